//! Gwet's AC1 and, with weights, AC2: agreement corrected by the chance to agree on units that are hard to code.
//!
//! Source: K. L. Gwet, *Computing inter-rater reliability and its variance in the presence of high agreement* (2008),
//! and *Handbook of Inter-Rater Reliability* (4th ed., 2014), with missing codings. Unlike alpha and kappa, the
//! coefficient depends on the number of **possible** categories: name categories that nobody used.

use super::ratings::Ratings;
use super::resample::{Draws, Interval, interval};
use super::value::Value;
use super::weights::{Weights, own_numbers};
use crate::error::{Error, Result};
use crate::square::Square;
use serde::Serialize;

/// AC1 or AC2 with everything it was computed from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gwet {
    /// "AC1" without, "AC2" with weights.
    pub coefficient: &'static str,
    /// (observed − expected) / (1 − expected); none when not estimable.
    pub value: Option<f64>,
    /// Whether the coefficient exists for these data.
    pub estimable: bool,
    /// Why there is no value, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Weighted agreement within units.
    pub observed_agreement: Option<f64>,
    /// Weighted agreement by chance.
    pub expected_agreement: Option<f64>,
    /// Large-sample standard error over units.
    pub standard_error: Option<f64>,
    /// Units with at least one coding.
    pub units: usize,
    /// Units with at least two codings.
    pub pairable_units: usize,
    /// Name of the weights.
    pub weights: &'static str,
    /// The possible categories.
    pub categories: Vec<Value>,
    /// Mean share of each category.
    pub prevalence: Vec<f64>,
}

/// AC1 (unweighted) or AC2 of any number of coders.
///
/// # Errors
/// When the weights do not fit the categories.
pub fn gwet(ratings: &Ratings, weights: &Weights) -> Result<Gwet> {
    let table = weights.table(&own_numbers(ratings.categories()))?;
    let rows: Vec<Row> = rows(ratings).into_iter().flatten().collect();
    let drawn: Vec<&Row> = rows.iter().collect();
    let parts = parts(&drawn, &table);
    let reason = if table.size() < 2 {
        Some("There is only one category: name all possible categories.".to_owned())
    } else if parts.is_none() {
        Some("No unit has two codings, so nothing can be compared.".to_owned())
    } else if parts.as_ref().is_some_and(|p| p.expected >= 1.0) {
        Some("Expected agreement is complete, so there is no coefficient.".to_owned())
    } else {
        None
    };
    let known = parts.as_ref().filter(|_| reason.is_none());
    Ok(Gwet {
        coefficient: if *weights == Weights::Unweighted { "AC1" } else { "AC2" },
        value: known.map(Parts::value),
        standard_error: known.and_then(|p| error(&drawn, &table, p)),
        estimable: reason.is_none(),
        reason,
        observed_agreement: parts.as_ref().map(|p| p.observed),
        expected_agreement: parts.as_ref().map(|p| p.expected),
        units: rows.len(),
        pairable_units: rows.iter().filter(|row| row.values >= 2.0).count(),
        weights: weights.name(),
        categories: ratings.categories().to_vec(),
        prevalence: parts.map(|p| p.prevalence).unwrap_or_default(),
    })
}

/// Percentile bootstrap interval of AC1 or AC2.
///
/// # Errors
/// As [`gwet`], and when the draws do not fit the units.
pub fn gwet_interval(ratings: &Ratings, weights: &Weights, draws: &Draws, confidence: f64) -> Result<Interval> {
    let table = weights.table(&own_numbers(ratings.categories()))?;
    if table.size() < 2 {
        return Err(Error::input("There is only one category: name all possible categories."));
    }
    let rows = rows(ratings);
    let of_unit: Vec<Option<&Row>> = rows.iter().map(Option::as_ref).collect();
    interval(&of_unit, draws, confidence, |drawn| {
        let parts = parts(drawn, &table)?;
        (parts.expected < 1.0).then(|| parts.value())
    })
}

struct Row {
    counts: Vec<f64>,
    values: f64,
}

struct Parts {
    observed: f64,
    expected: f64,
    pairable: f64,
    prevalence: Vec<f64>,
}

impl Parts {
    fn value(&self) -> f64 {
        (self.observed - self.expected) / (1.0 - self.expected)
    }
}

fn rows(ratings: &Ratings) -> Vec<Option<Row>> {
    let row = |unit: &Vec<Option<usize>>| {
        let mut counts = vec![0.0; ratings.categories().len()];
        for category in unit.iter().flatten() {
            if let Some(count) = counts.get_mut(*category) {
                *count += 1.0;
            }
        }
        let values: f64 = counts.iter().sum();
        (values > 0.0).then_some(Row { counts, values })
    };
    ratings.units().iter().map(row).collect()
}

/// A unit's weighted share of agreeing pairs.
fn within(row: &Row, weights: &Square) -> f64 {
    let mut agreeing = 0.0;
    for (k, count) in row.counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
        let weighted: f64 = row.counts.iter().enumerate().map(|(l, other)| weights.at(k, l) * other).sum();
        agreeing += count * (weighted - 1.0);
    }
    agreeing / (row.values * (row.values - 1.0))
}

fn parts(rows: &[&Row], weights: &Square) -> Option<Parts> {
    let q = weights.size() as f64;
    let n = rows.len() as f64;
    let (mut observed, mut pairable) = (0.0, 0.0);
    let mut prevalence = vec![0.0; weights.size()];
    for row in rows {
        for (share, count) in prevalence.iter_mut().zip(&row.counts) {
            *share += count / row.values / n;
        }
        if row.values >= 2.0 {
            observed += within(row, weights);
            pairable += 1.0;
        }
    }
    let unsure: f64 = prevalence.iter().map(|share| share * (1.0 - share)).sum();
    let expected = if q > 1.0 { weights.total() * unsure / (q * (q - 1.0)) } else { 1.0 };
    (pairable > 0.0).then(|| Parts { observed: observed / pairable, expected, pairable, prevalence })
}

fn error(rows: &[&Row], weights: &Square, parts: &Parts) -> Option<f64> {
    let (n, q) = (rows.len() as f64, weights.size() as f64);
    if n < 2.0 {
        return None;
    }
    let value = parts.value();
    let mut spread = 0.0;
    for row in rows {
        let own = if row.values >= 2.0 { within(row, weights) - parts.expected } else { 0.0 };
        let own = n / parts.pairable * own / (1.0 - parts.expected);
        let hard: f64 = row.counts.iter().zip(&parts.prevalence).map(|(count, share)| count * (1.0 - share)).sum();
        let chance = weights.total() / (q * (q - 1.0)) * hard / row.values;
        let away = own - 2.0 * (1.0 - value) * (chance - parts.expected) / (1.0 - parts.expected) - value;
        spread += away * away;
    }
    Some((spread / (n * (n - 1.0))).sqrt())
}
