//! Pearson's chi-square test of a table or of one row of counts.

use serde::Serialize;

use crate::{
    alternative::p_value,
    distribution::ChiSquare,
    error::{Error, Result},
};

/// Pearson's chi-square with what one needs to judge it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChiSquareTest {
    /// The name of the method.
    pub method: &'static str,
    /// The total of the table.
    pub n: f64,
    /// Rows and columns without a count, which were left out.
    pub empty: [usize; 2],
    /// Σ (observed − expected)² / expected.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// P(X ≥ chi-square).
    pub p: f64,
    /// Chi-square with Yates' continuity correction, for two rows and two columns (R's default).
    pub chi_square_corrected: Option<f64>,
    /// p of `chi_square_corrected`.
    pub p_corrected: Option<f64>,
    /// Cramér's V (phi for 2×2, without sign): √(chi² / (n (min(rows, columns) − 1))). Absent for one row.
    pub cramers_v: Option<f64>,
    /// Expected counts under independence.
    pub expected: Vec<Vec<f64>>,
    /// Share of cells with an expected count below 5; above 0.2 use Fisher's test (Cochran's rule).
    pub share_below_5: f64,
}

/// Tests whether rows and columns of a table are independent.
///
/// # Errors
/// [`Error::Input`] for rows of different length and counts that are negative or not finite; [`Error::NotEstimable`] when
/// fewer than two rows or columns hold a count.
///
/// ```
/// let test = measures::chi_square(&[vec![10.0, 20.0], vec![20.0, 10.0]])?;
/// assert!((test.chi_square - 20.0 / 3.0).abs() < 1e-12 && test.df == 1);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn chi_square(table: &[Vec<f64>]) -> Result<ChiSquareTest> {
    let (kept, empty) = crate::table::without_empty(table)?;
    let rows: Vec<f64> = kept.iter().map(|row| row.iter().sum()).collect();
    let columns = crate::table::column_sums(&kept);
    if rows.len() < 2 || columns.len() < 2 {
        return Err(Error::not_estimable("fewer than two rows or two columns hold a count"));
    }
    let n: f64 = rows.iter().sum();
    let expected: Vec<Vec<f64>> =
        rows.iter().map(|row| columns.iter().map(|column| row * (column / n)).collect()).collect();
    let sum =
        |correction: f64| cells(&kept, &expected).map(|(o, e)| ((o - e).abs() - correction).powi(2) / e).sum::<f64>();
    let chi_square: f64 = sum(0.0);
    let df = (rows.len() - 1) * (columns.len() - 1);
    let distribution = ChiSquare { df: df as f64 };
    // As R: Yates' half never overshoots the difference.
    let yates = cells(&kept, &expected).map(|(o, e)| (o - e).abs()).fold(0.5, f64::min);
    let corrected = (df == 1).then(|| sum(yates));
    Ok(ChiSquareTest {
        method: "Pearson's chi-square, no continuity correction",
        n,
        empty,
        chi_square,
        df,
        p: p_value(distribution.above(chi_square)),
        chi_square_corrected: corrected,
        p_corrected: corrected.map(|value| p_value(distribution.above(value))),
        cramers_v: Some((chi_square / (n * (rows.len().min(columns.len()) as f64 - 1.0))).sqrt()),
        share_below_5: below_5(&expected),
        expected,
    })
}

/// Tests whether counts follow given proportions (equal ones without `expected`, which need not sum to 1).
///
/// # Errors
/// As [`chi_square`]; also when `expected` has another length or an entry that is not positive.
///
/// ```
/// let test = measures::goodness_of_fit(&[16.0, 18.0, 16.0, 14.0, 12.0, 12.0], None)?;
/// assert!((test.chi_square - 2.0).abs() < 1e-12 && (test.p - 0.849_145_036_084_609_6).abs() < 1e-12);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn goodness_of_fit(observed: &[f64], expected: Option<&[f64]>) -> Result<ChiSquareTest> {
    crate::table::checked(&[observed.to_vec()])?;
    let n: f64 = observed.iter().sum();
    let equal = vec![1.0; observed.len()];
    let weights = expected.unwrap_or(&equal);
    if weights.len() != observed.len() || !weights.iter().all(|weight| *weight > 0.0 && weight.is_finite()) {
        return Err(Error::input("Give one positive expected count or proportion for each observed count."));
    }
    if observed.len() < 2 || n == 0.0 {
        return Err(Error::not_estimable("fewer than two categories, or no counts"));
    }
    let whole: f64 = weights.iter().sum();
    let expected: Vec<f64> = weights.iter().map(|weight| n * (weight / whole)).collect();
    let chi_square: f64 = observed.iter().zip(&expected).map(|(o, e)| (o - e).powi(2) / e).sum();
    let df = observed.len() - 1;
    let expected = vec![expected];
    Ok(ChiSquareTest {
        method: "Pearson's chi-square, goodness of fit",
        n,
        empty: [0, 0],
        chi_square,
        df,
        p: p_value(ChiSquare { df: df as f64 }.above(chi_square)),
        chi_square_corrected: None,
        p_corrected: None,
        cramers_v: None,
        share_below_5: below_5(&expected),
        expected,
    })
}

fn cells<'a>(observed: &'a [Vec<f64>], expected: &'a [Vec<f64>]) -> impl Iterator<Item = (f64, f64)> + 'a {
    observed.iter().flatten().copied().zip(expected.iter().flatten().copied())
}

fn below_5(expected: &[Vec<f64>]) -> f64 {
    let cells = expected.iter().flatten();
    cells.clone().filter(|count| **count < 5.0).count() as f64 / cells.count() as f64
}
