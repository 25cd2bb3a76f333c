//! Krippendorff's alpha for predefined units, any number of coders, missing codings, four levels of measurement.
//!
//! Source: K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), section E; A. F. Hayes and
//! K. Krippendorff, *Answering the call for a standard reliability measure* (2007).

use super::counts::{Counts, Pattern};
use super::metric::{Metric, mid_ranks};
use super::ratings::Ratings;
use super::value::Value;
use crate::error::{Error, Result};
use crate::square::Square;
use serde::Serialize;

/// Coincidence matrices of more values than this are not written out.
const COINCIDENCES_SHOWN: usize = 200;

/// Alpha with everything it was computed from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alpha {
    /// 1 − observed / expected disagreement; none when not estimable.
    pub alpha: Option<f64>,
    /// Whether the coefficient exists for these data.
    pub estimable: bool,
    /// Why there is no alpha, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Level of measurement.
    pub level: Metric,
    /// Mean squared difference within units.
    pub observed_disagreement: Option<f64>,
    /// Mean squared difference when values meet by chance.
    pub expected_disagreement: Option<f64>,
    /// Number of coders (rows or columns of the data, whether or not they coded anything).
    pub coders: usize,
    /// Units given.
    pub units: usize,
    /// Units with at least two values; only these count.
    pub pairable_units: usize,
    /// Values present.
    pub values: usize,
    /// Values in pairable units (Krippendorff's n).
    pub pairable_values: f64,
    /// The possible values in order.
    pub categories: Vec<Value>,
    /// Pairable values per category (Krippendorff's n_c).
    pub coincidence_totals: Vec<f64>,
    /// Coincidence matrix (o_ck); left out above 200 categories.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coincidences: Option<Square>,
    /// For nominal data: each category against all others taken together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub per_category: Vec<CategoryAlpha>,
}

/// Alpha of one category against the rest (Krippendorff 2019, section 12.3, binary data).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CategoryAlpha {
    /// The category.
    pub category: Value,
    /// None when the category was used never or always.
    pub alpha: Option<f64>,
    /// Comparable values in this category.
    pub count: f64,
    /// Share of comparable values in this category: a rare code can have a low alpha at high raw agreement.
    pub prevalence: f64,
}

/// Alpha of a rating table.
///
/// ```
/// use measures::agreement::{Metric, Ratings, alpha};
/// let coder = |codes: &str| codes.chars().map(|code| Some(code.to_string().as_str().into())).collect();
/// let ratings = Ratings::from_coders(vec![coder("aabbdcccedda"), coder("babbbccceddd")], None)?;
/// let found = alpha(&ratings, Metric::Nominal)?;
/// assert!((found.alpha.unwrap_or_default() - 0.692).abs() < 0.0005);
/// # Ok::<(), measures::Error>(())
/// ```
///
/// # Errors
/// When the level needs numbers and the values are labels, ratio data are negative, or ordinal labels have no order.
pub fn alpha(ratings: &Ratings, level: Metric) -> Result<Alpha> {
    let scale = level.scale(ratings.categories())?;
    Ok(of_counts(&Counts::of(ratings), ratings, level, &scale))
}

/// Alpha from how often each category was used in each unit (one row a unit, one column a category).
///
/// # Errors
/// As [`alpha`], and when a row has more columns than there are categories.
pub fn alpha_of_counts(rows: &[Vec<u32>], categories: Vec<Value>, level: Metric) -> Result<Alpha> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width > categories.len() {
        return Err(Error::input("A row of counts has more columns than there are categories."));
    }
    let scale = level.scale(&categories)?;
    let sparse = rows.iter().map(|row| row.iter().copied().enumerate().filter(|(_, count)| *count > 0).collect());
    let counts = Counts::of_rows(sparse, categories.len());
    let values = rows.iter().flatten().map(|count| *count as usize).sum();
    let coders = rows.iter().map(|row| row.iter().map(|c| *c as usize).sum()).max().unwrap_or(0);
    Ok(written(&counts, level, &scale, Size { coders, units: rows.len(), values }, categories))
}

pub(crate) fn of_counts(counts: &Counts, ratings: &Ratings, level: Metric, scale: &[f64]) -> Alpha {
    let size = Size { coders: ratings.coders(), units: ratings.units().len(), values: ratings.values() };
    written(counts, level, scale, size, ratings.categories().to_vec())
}

struct Size {
    coders: usize,
    units: usize,
    values: usize,
}

fn written(counts: &Counts, level: Metric, scale: &[f64], size: Size, categories: Vec<Value>) -> Alpha {
    let marginals = counts.marginals(&counts.weights);
    let n: f64 = marginals.iter().sum();
    let disagreement = disagreement(counts, &counts.weights, &marginals, level, scale);
    let reason = if n < 2.0 {
        Some("No unit has two values, so nothing can be compared.".to_owned())
    } else if disagreement.is_none_or(|(_, expected)| expected <= 0.0) {
        Some("All comparable values are the same: without variation agreement cannot be told from chance.".to_owned())
    } else {
        None
    };
    let coincidences = (counts.categories <= COINCIDENCES_SHOWN).then(|| coincidences(counts));
    let known = disagreement.filter(|_| reason.is_none());
    Alpha {
        alpha: known.map(|(observed, expected)| 1.0 - observed / expected),
        estimable: reason.is_none(),
        reason,
        level,
        observed_disagreement: disagreement.map(|(observed, _)| observed),
        expected_disagreement: disagreement.map(|(_, expected)| expected),
        coders: size.coders,
        units: size.units,
        pairable_units: counts.of_unit.iter().flatten().count(),
        values: size.values,
        pairable_values: n,
        per_category: match (&coincidences, level) {
            (Some(matrix), Metric::Nominal) => per_category(matrix, &marginals, n, &categories),
            _ => Vec::new(),
        },
        categories,
        coincidences,
        coincidence_totals: marginals,
    }
}

/// Observed and expected disagreement for given pattern weights; none when no unit is comparable.
pub(crate) fn disagreement(
    counts: &Counts,
    weights: &[f64],
    marginals: &[f64],
    level: Metric,
    scale: &[f64],
) -> Option<(f64, f64)> {
    let n: f64 = marginals.iter().sum();
    if n < 2.0 {
        return None;
    }
    let ranks = if level == Metric::Ordinal { mid_ranks(marginals) } else { Vec::new() };
    let line = if level == Metric::Ordinal { &ranks } else { scale };
    let all: Vec<(usize, f64)> = marginals.iter().copied().enumerate().filter(|(_, count)| *count > 0.0).collect();
    let expected = pairs(&all, n, level, line) / (n * (n - 1.0));
    let observed: f64 = counts
        .patterns
        .iter()
        .zip(weights)
        .filter(|(_, weight)| **weight > 0.0)
        .map(|(pattern, weight)| weight * within(pattern, level, line))
        .sum();
    Some((observed / n, expected))
}

/// A unit's share of the observed disagreement.
pub(crate) fn within(pattern: &Pattern, level: Metric, line: &[f64]) -> f64 {
    pairs(&pattern.counts, pattern.values, level, line) / (pattern.values - 1.0)
}

/// Sum of squared differences over all ordered pairs of values.
fn pairs(counts: &[(usize, f64)], n: f64, level: Metric, line: &[f64]) -> f64 {
    let place = |category: &usize| line.get(*category).copied().unwrap_or(0.0);
    match level {
        Metric::Nominal => n * n - counts.iter().map(|(_, count)| count * count).sum::<f64>(),
        Metric::Ordinal | Metric::Interval => {
            // 2 (n Σ x² − (Σ x)²), taken from the values' mean so that large values lose no digits.
            let mean = counts.iter().map(|(c, count)| count * place(c)).sum::<f64>() / n;
            let (mut sum, mut squares) = (0.0, 0.0);
            for (category, count) in counts {
                let x = place(category) - mean;
                sum += count * x;
                squares += count * x * x;
            }
            2.0 * (n * squares - sum * sum)
        }
        Metric::Ratio => {
            let mut total = 0.0;
            for (position, (a, count)) in counts.iter().enumerate() {
                for (b, other) in counts.iter().skip(position + 1) {
                    let (x, y) = (place(a), place(b));
                    let apart = if x + y == 0.0 { 0.0 } else { (x - y) / (x + y) };
                    total += 2.0 * count * other * apart * apart;
                }
            }
            total
        }
    }
}

fn per_category(matrix: &Square, marginals: &[f64], n: f64, categories: &[Value]) -> Vec<CategoryAlpha> {
    categories
        .iter()
        .zip(marginals)
        .enumerate()
        .map(|(place, (category, count))| {
            let chance = count * (n - count);
            let alpha = (chance > 0.0).then(|| 1.0 - (n - 1.0) * (count - matrix.at(place, place)) / chance);
            let prevalence = if n > 0.0 { count / n } else { 0.0 };
            CategoryAlpha { category: category.clone(), alpha, count: *count, prevalence }
        })
        .collect()
}

fn coincidences(counts: &Counts) -> Square {
    let mut matrix = Square::zeros(counts.categories);
    for (pattern, weight) in counts.patterns.iter().zip(&counts.weights) {
        for (c, count) in &pattern.counts {
            for (k, other) in &pattern.counts {
                let meeting = if c == k { count * (count - 1.0) } else { count * other };
                matrix.add(*c, *k, weight * meeting / (pattern.values - 1.0));
            }
        }
    }
    matrix
}
