//! Bootstrap of agreement: how alpha varies when units, or whole documents of units, are drawn anew.

use super::alpha::disagreement;
use super::counts::Counts;
use super::metric::Metric;
use super::ratings::Ratings;
use crate::describe::quantile;
use crate::error::{Error, Result};
use crate::random::Generator;
use serde::Serialize;

/// What is drawn, with replacement, by [`crate::random`]: units or documents in the order of their first appearance.
#[derive(Debug, Clone, PartialEq)]
pub enum Draws {
    /// `resamples` times as many pairable units as there are, from the seed.
    Units {
        /// Number of resamples.
        resamples: usize,
        /// Stored with the result, so that it can be repeated.
        seed: u64,
    },
    /// `resamples` times as many documents as there are; `of_unit` names each unit's document.
    Documents {
        /// Number of resamples.
        resamples: usize,
        /// Stored with the result, so that it can be repeated.
        seed: u64,
        /// One name a unit, in the order of units.
        of_unit: Vec<String>,
    },
    /// These units (positions from 0), one list a resample.
    Given(Vec<Vec<usize>>),
}

/// Percentile interval of a bootstrap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Interval {
    /// "percentile bootstrap over units" and the like.
    pub method: String,
    /// 0.95 for a 95 % interval.
    pub level: f64,
    /// Lower limit; none when no resample was estimable.
    pub lower: Option<f64>,
    /// Upper limit.
    pub upper: Option<f64>,
    /// Resamples drawn.
    pub resamples: usize,
    /// Resamples without variation, which have no coefficient and are left out.
    pub not_estimable: usize,
    /// Mean of the estimable resamples.
    pub mean: Option<f64>,
    /// Share of estimable resamples below .667 and .800, the customary floors.
    pub below: Vec<Below>,
    /// The seed, when one was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// How often a resample fell short of a floor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Below {
    /// The floor.
    pub floor: f64,
    /// Share of estimable resamples below it.
    pub share: f64,
}

/// More comparisons of ratio values than this would take minutes.
const MOST_PAIRS: u64 = 20_000_000_000;

/// Percentile bootstrap interval of alpha.
///
/// # Errors
/// When there is nothing to draw from, an index is out of range, the level is not between 0 and 1, or the documents
/// do not match the units.
pub fn alpha_interval(ratings: &Ratings, level: Metric, draws: &Draws, confidence: f64) -> Result<Interval> {
    let scale = level.scale(ratings.categories())?;
    let counts = Counts::of(ratings);
    let resamples = match draws {
        Draws::Units { resamples, .. } | Draws::Documents { resamples, .. } => *resamples,
        Draws::Given(lists) => lists.len(),
    };
    // The ratio metric has no shortcut: each resample compares every value with every other one.
    // Counted in 64 bits: a browser's `usize` has 32.
    let [lists, values] = [resamples, counts.categories].map(|count| u64::try_from(count).unwrap_or(u64::MAX));
    if level == Metric::Ratio && lists.saturating_mul(values).saturating_mul(values) > MOST_PAIRS {
        return Err(Error::input("These are too many different ratio values for so many resamples."));
    }
    interval(&counts.of_unit, draws, confidence, |drawn| {
        let mut weights = vec![0.0; counts.patterns.len()];
        for pattern in drawn {
            if let Some(weight) = weights.get_mut(*pattern as usize) {
                *weight += 1.0;
            }
        }
        let marginals = counts.marginals(&weights);
        let (observed, expected) = disagreement(&counts, &weights, &marginals, level, &scale)?;
        (expected > 0.0).then(|| 1.0 - observed / expected)
    })
}

/// Percentile interval of any coefficient: `of_unit` holds what each unit contributes (none: nothing to compare).
pub(crate) fn interval<T: Copy>(
    of_unit: &[Option<T>],
    draws: &Draws,
    confidence: f64,
    mut coefficient: impl FnMut(&[T]) -> Option<f64>,
) -> Result<Interval> {
    let mut values = Vec::new();
    let mut drawn = Vec::with_capacity(of_unit.len());
    let (what, seed) = match draws {
        Draws::Units { resamples, seed } => {
            let pairable: Vec<T> = of_unit.iter().flatten().copied().collect();
            if pairable.is_empty() {
                return Err(Error::input("There is no unit with two values to draw from."));
            }
            let mut generator = Generator::new(*seed);
            for _ in 0..*resamples {
                drawn.clear();
                drawn
                    .extend((0..pairable.len()).filter_map(|_| pairable.get(generator.below(pairable.len())).copied()));
                values.push(coefficient(&drawn));
            }
            ("units", Some(*seed))
        }
        Draws::Documents { resamples, seed, of_unit: names } => {
            let documents = documents(of_unit, names)?;
            let mut generator = Generator::new(*seed);
            for _ in 0..*resamples {
                drawn.clear();
                for _ in 0..documents.len() {
                    drawn.extend(documents.get(generator.below(documents.len())).into_iter().flatten().copied());
                }
                values.push(coefficient(&drawn));
            }
            ("documents", Some(*seed))
        }
        Draws::Given(lists) => {
            for list in lists {
                drawn.clear();
                for unit in list {
                    let Some(contribution) = of_unit.get(*unit) else {
                        return Err(Error::input(format!("The resample names unit {unit}, which does not exist.")));
                    };
                    drawn.extend(*contribution);
                }
                values.push(coefficient(&drawn));
            }
            ("given units", None)
        }
    };
    percentile(values, confidence, what, seed)
}

fn documents<T: Copy>(of_unit: &[Option<T>], names: &[String]) -> Result<Vec<Vec<T>>> {
    if names.len() != of_unit.len() {
        let (names, units) = (names.len(), of_unit.len());
        return Err(Error::input(format!("{names} documents are named for {units} units; name one document a unit.")));
    }
    let mut places = std::collections::BTreeMap::<&str, usize>::new();
    let mut documents: Vec<Vec<T>> = Vec::new();
    for (name, contribution) in names.iter().zip(of_unit) {
        let place = *places.entry(name).or_insert(documents.len());
        if place == documents.len() {
            documents.push(Vec::new());
        }
        if let Some(document) = documents.get_mut(place) {
            document.extend(*contribution);
        }
    }
    if documents.is_empty() {
        return Err(Error::input("There is no document to draw from."));
    }
    Ok(documents)
}

/// The percentile interval of resampled coefficients.
pub(crate) fn percentile(values: Vec<Option<f64>>, confidence: f64, what: &str, seed: Option<u64>) -> Result<Interval> {
    if !(confidence > 0.0 && confidence < 1.0) {
        return Err(Error::input("The confidence level must lie between 0 and 1, such as 0.95."));
    }
    let resamples = values.len();
    let mut known: Vec<f64> = values.into_iter().flatten().collect();
    known.sort_by(f64::total_cmp);
    let share = |floor: f64| known.iter().filter(|value| **value < floor).count() as f64 / known.len() as f64;
    Ok(Interval {
        method: format!("percentile bootstrap over {what}"),
        level: confidence,
        lower: quantile(&known, (1.0 - confidence) / 2.0),
        upper: quantile(&known, 1.0 - (1.0 - confidence) / 2.0),
        resamples,
        not_estimable: resamples - known.len(),
        mean: (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64),
        below: if known.is_empty() {
            Vec::new()
        } else {
            [0.667, 0.8].map(|floor| Below { floor, share: share(floor) }).to_vec()
        },
        seed,
    })
}
