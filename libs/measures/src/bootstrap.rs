//! Bootstrap intervals, percentile and BCa, that give the same figure for ever: from a stored seed or given indices.

use serde::Serialize;

use crate::{
    alternative::confidence as checked,
    describe::{mean, quantile, sorted, standard_deviation},
    distribution::normal,
    error::{Error, Result},
    figure::Figure,
    random::Generator,
};

/// Most resamples in one call.
const MOST_RESAMPLES: usize = 1_000_000;
/// Most drawn indices in one call.
const MOST_DRAWS: usize = 2_000_000_000;

/// Where resamples come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resampling {
    /// From the generator of [`crate::random`], one stream for all resamples.
    Seed {
        /// The seed to store beside the result.
        seed: u64,
        /// How many resamples; 1,000 to 10,000 are usual.
        resamples: usize,
    },
    /// Given: each resample is a list of indices below n (usually n of them).
    Indices(Vec<Vec<usize>>),
}

/// A statistic with its bootstrap distribution.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bootstrap {
    /// The name of the method.
    pub method: &'static str,
    /// Units that were resampled.
    pub n: usize,
    /// Resamples that gave a value.
    pub resamples: usize,
    /// Resamples in which the statistic does not exist; left out.
    pub undefined: usize,
    /// The seed, if there was one.
    pub seed: Option<u64>,
    /// The statistic of the data.
    pub estimate: f64,
    /// Mean of the replicates − estimate.
    pub bias: f64,
    /// Standard deviation of the replicates; absent for fewer than two.
    pub standard_error: Option<f64>,
    /// Level of the intervals.
    pub confidence: f64,
    /// Quantiles (type 7) of the replicates.
    pub percentile: [f64; 2],
    /// Bias-corrected and accelerated (Efron 1987): z₀ from the share below the estimate, ties half (as SciPy), the
    /// acceleration from the jackknife.
    pub bca: Figure<[f64; 2]>,
    /// The statistic of every resample, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replicates: Vec<f64>,
}

/// Bootstraps a statistic of `n` units. The statistic gets the indices of the units that are in (with repetition) and
/// gives `None` where it does not exist.
///
/// # Errors
/// [`Error::Input`] for no or too many resamples and for an index that is not below `n`; [`Error::NotEstimable`] when the
/// statistic does not exist for the data, or in no resample.
///
/// ```
/// use measures::{Resampling, bootstrap, describe};
/// let ages = [31.0, 45.0, 28.0, 52.0, 39.0];
/// let mean = |chosen: &[usize]| describe::mean(&chosen.iter().filter_map(|k| ages.get(*k).copied()).collect::<Vec<_>>());
/// let result = bootstrap(ages.len(), &Resampling::Seed { seed: 7, resamples: 1000 }, 0.95, mean)?;
/// assert_eq!(result.estimate, 39.0);
/// assert_eq!(result, bootstrap(ages.len(), &Resampling::Seed { seed: 7, resamples: 1000 }, 0.95, mean)?);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn bootstrap(
    n: usize,
    resampling: &Resampling,
    confidence: f64,
    statistic: impl Fn(&[usize]) -> Option<f64>,
) -> Result<Bootstrap> {
    let confidence = checked(confidence)?;
    let finite = |chosen: &[usize]| statistic(chosen).filter(|value| value.is_finite());
    let all: Vec<usize> = (0..n).collect();
    let estimate = finite(&all).ok_or_else(|| Error::not_estimable("the statistic does not exist for these data"))?;
    let (seed, replicates, drawn) = match resampling {
        Resampling::Seed { seed, resamples } => {
            if *resamples == 0 || *resamples > MOST_RESAMPLES || resamples.saturating_mul(n) > MOST_DRAWS {
                return Err(Error::input(format!(
                    "Between 1 and {MOST_RESAMPLES} resamples are drawn, and at most {MOST_DRAWS} units in all."
                )));
            }
            let mut generator = Generator::new(*seed);
            let replicates = (0..*resamples).filter_map(|_| finite(&generator.resample(n))).collect::<Vec<_>>();
            (Some(*seed), replicates, *resamples)
        }
        Resampling::Indices(lists) => {
            if lists.is_empty() || lists.iter().flatten().any(|index| *index >= n) {
                return Err(Error::input(format!(
                    "Each resample is a list of indices from 0 to {}.",
                    n.saturating_sub(1)
                )));
            }
            (None, lists.iter().filter_map(|list| finite(list)).collect(), lists.len())
        }
    };
    let order = sorted(&replicates);
    let at = |share: f64| quantile(&order, share);
    let tail = 0.5 * (1.0 - confidence);
    let percentile = at(tail).zip(at(1.0 - tail));
    let (low, high) =
        percentile.ok_or_else(|| Error::not_estimable("the statistic exists in none of the resamples"))?;
    let bca = Figure::of(bca(&order, estimate, &jackknife(n, finite), tail))?;
    Ok(Bootstrap {
        method: "bootstrap, percentile and BCa",
        n,
        resamples: replicates.len(),
        undefined: drawn - replicates.len(),
        seed,
        estimate,
        bias: mean(&replicates).unwrap_or(f64::NAN) - estimate,
        standard_error: standard_deviation(&replicates),
        confidence,
        percentile: [low, high],
        bca,
        replicates,
    })
}

/// The statistic without each unit in turn.
fn jackknife(n: usize, statistic: impl Fn(&[usize]) -> Option<f64>) -> Vec<Option<f64>> {
    let mut others: Vec<usize> = (1..n).collect();
    (0..n)
        .map(|left_out| {
            let value = statistic(&others);
            if let Some(slot) = others.get_mut(left_out) {
                *slot = left_out;
            }
            value
        })
        .collect()
}

fn bca(order: &[f64], estimate: f64, jackknife: &[Option<f64>], tail: f64) -> Result<[f64; 2]> {
    let jackknife: Vec<f64> = jackknife.iter().copied().collect::<Option<_>>().ok_or_else(|| {
        Error::not_estimable("the statistic does not exist without one of the units, so there is no acceleration")
    })?;
    // Replicates that equal the estimate on paper may differ in the last bits; 12 digits decide.
    let noise = 1e-12 * order.iter().fold(estimate.abs(), |most, value| most.max(value.abs()));
    let below = order.partition_point(|value| *value < estimate - noise);
    let up_to = order.partition_point(|value| *value <= estimate + noise);
    let share = (below + up_to) as f64 / (2.0 * order.len() as f64);
    if share == 0.0 || share == 1.0 {
        return Err(Error::not_estimable("all replicates lie on one side of the estimate"));
    }
    let center = mean(&jackknife).ok_or_else(|| Error::not_estimable("there is no unit"))?;
    let (mut squares, mut cubes) = (0.0, 0.0);
    for value in &jackknife {
        let apart = center - value;
        squares += apart * apart;
        cubes += apart * apart * apart;
    }
    if squares == 0.0 {
        return Err(Error::not_estimable("no single unit changes the statistic, so there is no acceleration"));
    }
    let (z, acceleration) = (normal::quantile(share), cubes / (6.0 * squares.powf(1.5)));
    let place = |p: f64| {
        let sum = z + normal::quantile(p);
        normal::below(z + sum / (1.0 - acceleration * sum))
    };
    quantile(order, place(tail))
        .zip(quantile(order, place(1.0 - tail)))
        .map(<[f64; 2]>::from)
        .ok_or_else(|| Error::not_estimable("there is no replicate"))
}
