//! Ratings boiled down: how often each value occurs in each unit. Equal units share one pattern, so a thousand
//! resamples of ten thousand units cost little more than a thousand weighted sums.

use super::ratings::Ratings;
use std::collections::BTreeMap;

/// How often each category occurs in a unit: category position and count, zero counts left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pattern {
    pub(crate) counts: Vec<(usize, f64)>,
    /// Number of values in the unit.
    pub(crate) values: f64,
}

/// The patterns of a rating table and which unit has which.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counts {
    pub(crate) patterns: Vec<Pattern>,
    /// For each unit the position of its pattern; none when it has fewer than two values (nothing to compare).
    pub(crate) of_unit: Vec<Option<u32>>,
    /// How many units have each pattern.
    pub(crate) weights: Vec<f64>,
    pub(crate) categories: usize,
}

impl Counts {
    pub(crate) fn of(ratings: &Ratings) -> Self {
        let rows = ratings.units().iter().map(|unit| {
            let mut row = BTreeMap::<usize, u32>::new();
            for category in unit.iter().flatten() {
                *row.entry(*category).or_default() += 1;
            }
            row.into_iter().collect()
        });
        Self::of_rows(rows, ratings.categories().len())
    }

    /// From the counts of each unit, in order of categories, without zeros.
    pub(crate) fn of_rows(rows: impl Iterator<Item = Vec<(usize, u32)>>, categories: usize) -> Self {
        let mut known: BTreeMap<Vec<(usize, u32)>, u32> = BTreeMap::new();
        let mut counts = Self { patterns: Vec::new(), of_unit: Vec::new(), weights: Vec::new(), categories };
        for row in rows {
            let values: f64 = row.iter().map(|(_, count)| f64::from(*count)).sum();
            if values < 2.0 {
                counts.of_unit.push(None);
                continue;
            }
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            let pattern = *known.entry(row).or_insert_with_key(|row| {
                let row = row.iter().map(|(category, count)| (*category, f64::from(*count))).collect();
                counts.patterns.push(Pattern { counts: row, values });
                counts.weights.push(0.0);
                next
            });
            counts.of_unit.push(Some(pattern));
            if let Some(weight) = counts.weights.get_mut(pattern as usize) {
                *weight += 1.0;
            }
        }
        counts
    }

    /// How often each category occurs among the comparable values, for given pattern weights.
    pub(crate) fn marginals(&self, weights: &[f64]) -> Vec<f64> {
        let mut marginals = vec![0.0; self.categories];
        for (pattern, weight) in self.patterns.iter().zip(weights) {
            if *weight > 0.0 {
                for (category, count) in &pattern.counts {
                    if let Some(place) = marginals.get_mut(*category) {
                        *place += weight * count;
                    }
                }
            }
        }
        marginals
    }
}
