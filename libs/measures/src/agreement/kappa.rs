//! Cohen's kappa of two coders, unweighted or weighted.
//!
//! Sources: J. Cohen 1960 and 1968; standard error by J. L. Fleiss, J. Cohen and B. S. Everitt 1969. Expected
//! agreement is Σ p_i· p_·i over **all** units both coders saw. Figures called "kappa" that take observed agreement
//! over coded passages only, or expected agreement as P(yes)·P(no), are something else and lie elsewhere.

use super::ratings::Ratings;
use super::resample::{Draws, Interval, interval};
use super::value::Value;
use super::weights::{Weights, positions};
use crate::error::{Error, Result};
use crate::square::Square;
use serde::Serialize;

/// Kappa with everything it was computed from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kappa {
    /// (observed − expected) / (1 − expected); none when not estimable.
    pub kappa: Option<f64>,
    /// Whether the coefficient exists for these data.
    pub estimable: bool,
    /// Why there is no kappa, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// "Cohen's kappa, unweighted" and the like.
    pub method: String,
    /// Units both coders coded.
    pub n: f64,
    /// Weighted share of agreeing units.
    pub observed_agreement: Option<f64>,
    /// The same when both coders code by chance at their own rates.
    pub expected_agreement: Option<f64>,
    /// Large-sample standard error.
    pub standard_error: Option<f64>,
    /// The categories in order.
    pub categories: Vec<Value>,
    /// Units by category of the first (rows) and second coder (columns).
    pub table: Square,
    /// Each category against all others taken together, unweighted.
    pub per_category: Vec<CategoryKappa>,
}

/// Kappa of one category against the rest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CategoryKappa {
    /// The category.
    pub category: Value,
    /// None when both coders used it never or always.
    pub kappa: Option<f64>,
    /// Share of units on which the coders agree about this category, yes or no.
    pub agreement: Option<f64>,
    /// How often the first coder used it.
    pub first: f64,
    /// How often the second coder used it.
    pub second: f64,
}

/// Kappa of two coders; units that one of them left out do not count.
///
/// # Errors
/// When there are not exactly two coders, or the weights do not fit.
pub fn kappa(ratings: &Ratings, weights: &Weights) -> Result<Kappa> {
    let pairs = pairs(ratings)?;
    let q = ratings.categories().len();
    let table = weights.table(&positions(ratings.categories()))?;
    let drawn: Vec<(usize, usize)> = pairs.into_iter().flatten().collect();
    Ok(written(crossed(&drawn, q), &table, weights, ratings.categories().to_vec()))
}

/// Kappa of a contingency table: rows the first coder's categories, columns the second's.
///
/// ```
/// use measures::agreement::{Weights, kappa_of_table};
/// let cohen = [vec![88.0, 10.0, 2.0], vec![14.0, 40.0, 6.0], vec![18.0, 10.0, 12.0]];
/// let found = kappa_of_table(&cohen, None, &Weights::Unweighted)?;
/// assert!((found.kappa.unwrap_or_default() - 0.492).abs() < 0.0005);
/// # Ok::<(), measures::Error>(())
/// ```
///
/// # Errors
/// When the table is not square, a count is negative or not finite, or the weights do not fit.
pub fn kappa_of_table(rows: &[Vec<f64>], categories: Option<Vec<Value>>, weights: &Weights) -> Result<Kappa> {
    let q = rows.len();
    if rows.iter().any(|row| row.len() != q) {
        return Err(Error::input("The table must be square: one row and one column for each category."));
    }
    if rows.iter().flatten().any(|count| !count.is_finite() || *count < 0.0) {
        return Err(Error::input("Counts in the table must be zero or more."));
    }
    let categories = categories.unwrap_or_else(|| (1..=q).map(|place| Value::Number(place as f64)).collect());
    if categories.len() != q {
        return Err(Error::input(format!("{} categories are named for a table of {q}.", categories.len())));
    }
    let mut table = Square::zeros(q);
    for (row, counts) in rows.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            table.add(row, column, *count);
        }
    }
    let weight_table = weights.table(&positions(&categories))?;
    Ok(written(table, &weight_table, weights, categories))
}

/// Percentile bootstrap interval of kappa.
///
/// # Errors
/// As [`kappa`], and when the draws do not fit the units.
pub fn kappa_interval(ratings: &Ratings, weights: &Weights, draws: &Draws, confidence: f64) -> Result<Interval> {
    let pairs = pairs(ratings)?;
    let q = ratings.categories().len();
    let table = weights.table(&positions(ratings.categories()))?;
    interval(&pairs, draws, confidence, |drawn| {
        let (observed, expected) = agreement(&crossed(drawn, q), &table)?;
        (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
    })
}

fn pairs(ratings: &Ratings) -> Result<Vec<Option<(usize, usize)>>> {
    if ratings.coders() != 2 {
        return Err(Error::input(format!(
            "Cohen's kappa compares two coders, but there are {}; use Krippendorff's alpha for more.",
            ratings.coders()
        )));
    }
    let pair = |unit: &Vec<Option<usize>>| {
        let mut values = unit.iter().copied();
        Some((values.next().flatten()?, values.next().flatten()?))
    };
    Ok(ratings.units().iter().map(pair).collect())
}

fn crossed(pairs: &[(usize, usize)], categories: usize) -> Square {
    let mut table = Square::zeros(categories);
    for (first, second) in pairs {
        table.add(*first, *second, 1.0);
    }
    table
}

/// Observed and expected weighted agreement; none for an empty table.
fn agreement(table: &Square, weights: &Square) -> Option<(f64, f64)> {
    let n = table.total();
    if n <= 0.0 {
        return None;
    }
    let (rows, columns) = (table.row_sums(), table.column_sums());
    let (mut observed, mut expected) = (0.0, 0.0);
    for (i, row) in rows.iter().enumerate() {
        for (j, column) in columns.iter().enumerate() {
            observed += weights.at(i, j) * table.at(i, j) / n;
            expected += weights.at(i, j) * row * column / (n * n);
        }
    }
    // One category used throughout gives 1 up to rounding: say so exactly.
    let alone = rows.iter().zip(&columns).any(|(row, column)| *row == n && *column == n);
    Some((observed, if alone { 1.0 } else { expected }))
}

fn written(table: Square, weight_table: &Square, weights: &Weights, categories: Vec<Value>) -> Kappa {
    let pair = agreement(&table, weight_table);
    let reason = match pair {
        None => Some("No unit was coded by both coders.".to_owned()),
        Some((_, expected)) if expected >= 1.0 => Some(
            "Both coders used one and the same category throughout: without variation there is no kappa.".to_owned(),
        ),
        Some(_) => None,
    };
    let known = pair.filter(|_| reason.is_none());
    let kappa = known.map(|(observed, expected)| (observed - expected) / (1.0 - expected));
    Kappa {
        kappa,
        estimable: reason.is_none(),
        reason,
        method: format!("Cohen's kappa, {}", weights.name()),
        n: table.total(),
        observed_agreement: pair.map(|(observed, _)| observed),
        expected_agreement: pair.map(|(_, expected)| expected),
        standard_error: kappa.zip(known).map(|(kappa, (_, expected))| error(&table, weight_table, kappa, expected)),
        per_category: per_category(&table, &categories),
        categories,
        table,
    }
}

fn per_category(table: &Square, categories: &[Value]) -> Vec<CategoryKappa> {
    let n = table.total();
    let uses = table.row_sums().into_iter().zip(table.column_sums());
    let one = |(place, (category, (first, second))): (usize, (&Value, (f64, f64)))| {
        let observed = (n - first - second + 2.0 * table.at(place, place)) / n;
        let expected = (first * second + (n - first) * (n - second)) / (n * n);
        let varied = n > 0.0 && !(first == second && (first == 0.0 || first == n));
        CategoryKappa {
            category: category.clone(),
            kappa: varied.then(|| (observed - expected) / (1.0 - expected)),
            agreement: (n > 0.0).then_some(observed),
            first,
            second,
        }
    };
    categories.iter().zip(uses).enumerate().map(one).collect()
}

/// Fleiss, Cohen and Everitt's large-sample standard error.
fn error(table: &Square, weights: &Square, kappa: f64, expected: f64) -> f64 {
    let n = table.total();
    let (rows, columns) = (table.row_sums(), table.column_sums());
    let mean_of_row = |i: usize| columns.iter().enumerate().map(|(j, c)| weights.at(i, j) * c / n).sum::<f64>();
    let mean_of_column = |j: usize| rows.iter().enumerate().map(|(i, r)| weights.at(i, j) * r / n).sum::<f64>();
    let row_means: Vec<f64> = (0..rows.len()).map(mean_of_row).collect();
    let column_means: Vec<f64> = (0..columns.len()).map(mean_of_column).collect();
    let mut spread = 0.0;
    for (i, row_mean) in row_means.iter().enumerate() {
        for (j, column_mean) in column_means.iter().enumerate() {
            let away = weights.at(i, j) - (row_mean + column_mean) * (1.0 - kappa);
            spread += table.at(i, j) / n * away * away;
        }
    }
    let centre = kappa - expected * (1.0 - kappa);
    ((spread - centre * centre) / (n * (1.0 - expected) * (1.0 - expected))).max(0.0).sqrt()
}
