//! Cronbach's alpha: do the items of a scale go together?

use serde::Serialize;

use crate::{
    alternative::confidence as checked,
    change::correlation,
    describe::{mean, variance},
    distribution::F,
    error::{Error, Result},
};

/// Cronbach's alpha of a scale, with what each item does to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alpha {
    /// The name of the method.
    pub method: &'static str,
    /// People with every item answered: those who enter.
    pub n: usize,
    /// People left out because an item is missing.
    pub excluded: usize,
    /// Items.
    pub items: usize,
    /// k/(k − 1) · (1 − Σ item variances / variance of the total).
    pub alpha: f64,
    /// Level of the interval.
    pub confidence: f64,
    /// Feldt's interval from the F distribution (Feldt, Woodruff and Salih 1987).
    pub interval: [f64; 2],
    /// k r̄ / (1 + (k − 1) r̄), r̄ the mean correlation between items; absent when an item does not vary.
    pub standardized: Option<f64>,
    /// Per item, in order.
    pub per_item: Vec<Item>,
}

/// What one item does to the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Mean score.
    pub mean: f64,
    /// Standard deviation (n − 1).
    pub standard_deviation: f64,
    /// Correlation with the sum of the other items; absent when one of the two does not vary.
    pub item_rest: Option<f64>,
    /// Alpha of the scale without the item; absent for fewer than three items.
    pub alpha_without: Option<f64>,
}

/// Cronbach's alpha from one row a person, one column an item; people with a missing item are left out (listwise).
///
/// # Errors
/// [`Error::Input`] for rows of different length and values that are not finite; [`Error::NotEstimable`] with fewer than
/// two items or two complete people, and when the total does not vary.
///
/// ```
/// let row = |items: [f64; 3]| items.map(Some).to_vec();
/// let rows = [row([1., 2., 2.]), row([3., 3., 4.]), row([4., 5., 4.]), row([2., 2., 1.])];
/// assert!((measures::cronbach_alpha(&rows, 0.95)?.alpha - 174.0 / 187.0).abs() < 1e-12);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn cronbach_alpha(rows: &[Vec<Option<f64>>], confidence: f64) -> Result<Alpha> {
    let confidence = checked(confidence)?;
    let (complete, excluded) = complete(rows)?;
    let (n, items) = (complete.len(), rows.first().map_or(0, Vec::len));
    if items < 2 {
        return Err(Error::not_estimable("a scale needs two items or more"));
    }
    if n < 2 {
        return Err(Error::not_estimable("fewer than two people answered every item"));
    }
    let columns = transposed(&complete, items);
    let alpha = of_columns(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
        .ok_or_else(|| Error::not_estimable("the total score does not vary"))?;
    let tail = 0.5 * (1.0 - confidence);
    let df = n as f64 - 1.0;
    let f = F { numerator: df, denominator: df * (items as f64 - 1.0) };
    let limit = |p: f64| 1.0 - (1.0 - alpha) * f.quantile(p);
    Ok(Alpha {
        method: "Cronbach's alpha, people with every item answered; Feldt interval",
        n,
        excluded,
        items,
        alpha,
        confidence,
        interval: [limit(1.0 - tail), limit(tail)],
        standardized: standardized(&columns),
        per_item: (0..items).filter_map(|item| per_item(&columns, item)).collect(),
    })
}

/// The people without a missing item, and how many have one.
pub(crate) fn complete(rows: &[Vec<Option<f64>>]) -> Result<(Vec<Vec<f64>>, usize)> {
    let width = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != width) {
        return Err(Error::input("Every person needs the same number of items; write null for a missing answer."));
    }
    if rows.iter().flatten().flatten().any(|score| !score.is_finite()) {
        return Err(Error::input("Every score must be a finite number."));
    }
    let complete: Vec<Vec<f64>> = rows.iter().filter_map(|row| row.iter().copied().collect()).collect();
    let excluded = rows.len() - complete.len();
    Ok((complete, excluded))
}

pub(crate) fn transposed(rows: &[Vec<f64>], width: usize) -> Vec<Vec<f64>> {
    (0..width).map(|column| rows.iter().filter_map(|row| row.get(column).copied()).collect()).collect()
}

/// The sum of some columns for each person.
pub(crate) fn totals(columns: &[&[f64]]) -> Vec<f64> {
    let mut sums = vec![0.0; columns.first().map_or(0, |column| column.len())];
    for column in columns {
        for (sum, score) in sums.iter_mut().zip(*column) {
            *sum += score;
        }
    }
    sums
}

/// Alpha, if there are two items or more and their total varies.
pub(crate) fn of_columns(columns: &[&[f64]]) -> Option<f64> {
    let k = columns.len() as f64;
    let total = variance(&totals(columns)).filter(|total| *total > 0.0)?;
    let parts: f64 = columns.iter().filter_map(|column| variance(column)).sum();
    (k > 1.0).then(|| k / (k - 1.0) * (1.0 - parts / total)).filter(|alpha| alpha.is_finite())
}

fn standardized(columns: &[Vec<f64>]) -> Option<f64> {
    let mut all = Vec::new();
    for (place, left) in columns.iter().enumerate() {
        for right in columns.iter().skip(place + 1) {
            all.push(correlation(left, right)?);
        }
    }
    let (k, r) = (columns.len() as f64, mean(&all)?);
    Some(k * r / (1.0 + (k - 1.0) * r)).filter(|alpha| alpha.is_finite())
}

fn per_item(columns: &[Vec<f64>], item: usize) -> Option<Item> {
    let own = columns.get(item)?;
    let others: Vec<&[f64]> =
        columns.iter().enumerate().filter(|(place, _)| *place != item).map(|(_, column)| column.as_slice()).collect();
    Some(Item {
        mean: mean(own)?,
        standard_deviation: variance(own)?.sqrt(),
        item_rest: correlation(own, &totals(&others)),
        alpha_without: of_columns(&others),
    })
}
