//! Bootstrap intervals of the usual statistics.

use serde::Deserialize;

use super::{
    Function, answer,
    input::{Level, Number, PairRow},
};
use crate::{
    bootstrap::{Bootstrap, Resampling, bootstrap},
    change::correlation,
    describe::{mean, quantile, sorted, standard_deviation, variance},
    error::{Error, Result},
};

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "bootstrap",
    aliases: &[],
    summary: "percentile and BCa intervals from a seed or from given indices",
    run: |json| answer(json, |input: Input| input.run()),
}];

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Statistic {
    #[default]
    Mean,
    Median,
    #[serde(alias = "sd", alias = "std")]
    StandardDeviation,
    #[serde(alias = "var")]
    Variance,
    #[serde(rename = "d_z", alias = "d-z", alias = "dz")]
    Dz,
    #[serde(alias = "pearson")]
    Correlation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "x", alias = "data")]
    values: Option<Vec<Number>>,
    #[serde(alias = "before")]
    pre: Option<Vec<Number>>,
    #[serde(alias = "after")]
    post: Option<Vec<Number>>,
    pairs: Option<Vec<PairRow>>,
    #[serde(default)]
    statistic: Statistic,
    seed: Option<u64>,
    #[serde(alias = "replications", alias = "n_resamples", alias = "B")]
    resamples: Option<usize>,
    indices: Option<Vec<Vec<usize>>>,
    confidence: Option<Level>,
    #[serde(default)]
    replicates: bool,
}

/// What is resampled: values, or pairs whose change or correlation counts.
enum Units {
    Values(Vec<f64>),
    Pairs(Vec<(f64, f64)>),
}

impl Input {
    fn units(&self) -> Result<(Units, usize)> {
        let pairs: Vec<(Option<f64>, Option<f64>)> = match (&self.values, &self.pre, &self.post, &self.pairs) {
            (Some(values), None, None, None) => {
                let known: Vec<f64> = values.iter().filter_map(|number| number.0).collect();
                let missing = values.len() - known.len();
                return Ok((Units::Values(known), missing));
            }
            (None, Some(pre), Some(post), None) if pre.len() == post.len() => {
                pre.iter().zip(post).map(|(pre, post)| (pre.0, post.0)).collect()
            }
            (None, None, None, Some(pairs)) => pairs.iter().map(|row| (row.0.0, row.1.0)).collect(),
            _ => {
                return Err(Error::input("Give \"values\", or \"pre\" and \"post\" of equal length, or \"pairs\"."));
            }
        };
        let known: Vec<(f64, f64)> = pairs.iter().filter_map(|(pre, post)| pre.zip(*post)).collect();
        let missing = pairs.len() - known.len();
        Ok((Units::Pairs(known), missing))
    }

    fn run(self) -> Result<WithMissing> {
        let (units, missing) = self.units()?;
        let resampling = match (self.indices, self.seed, self.resamples) {
            (Some(indices), None, None) => Resampling::Indices(indices),
            (None, seed, resamples) => {
                Resampling::Seed { seed: seed.unwrap_or(1), resamples: resamples.unwrap_or(2000) }
            }
            _ => return Err(Error::input("Give \"indices\", or \"seed\" and \"resamples\", not both.")),
        };
        let confidence = Level::or_default(self.confidence);
        let statistic = self.statistic;
        let mut result = match &units {
            Units::Values(values) => {
                if matches!(statistic, Statistic::Correlation) {
                    return Err(Error::input("A correlation needs pairs."));
                }
                bootstrap(values.len(), &resampling, confidence, |chosen| {
                    let drawn: Vec<f64> = chosen.iter().filter_map(|place| values.get(*place).copied()).collect();
                    of_values(statistic, &drawn)
                })?
            }
            Units::Pairs(pairs) => bootstrap(pairs.len(), &resampling, confidence, |chosen| {
                let drawn = chosen.iter().filter_map(|place| pairs.get(*place).copied());
                if matches!(statistic, Statistic::Correlation) {
                    let (pre, post): (Vec<f64>, Vec<f64>) = drawn.unzip();
                    correlation(&pre, &post)
                } else {
                    of_values(statistic, &drawn.map(|(pre, post)| post - pre).collect::<Vec<_>>())
                }
            })?,
        };
        if !self.replicates {
            result.replicates.clear();
        }
        Ok(WithMissing { missing, result })
    }
}

#[derive(serde::Serialize)]
struct WithMissing {
    #[serde(flatten)]
    result: Bootstrap,
    missing: usize,
}

fn of_values(statistic: Statistic, values: &[f64]) -> Option<f64> {
    match statistic {
        Statistic::Mean => mean(values),
        Statistic::Median => quantile(&sorted(values), 0.5),
        Statistic::StandardDeviation => standard_deviation(values),
        Statistic::Variance => variance(values),
        Statistic::Dz => Some(mean(values)? / standard_deviation(values)?),
        Statistic::Correlation => None,
    }
}
