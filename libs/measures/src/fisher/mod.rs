//! Fisher's exact test for tables of any size within bounds.

mod larger;
mod two_by_two;

use serde::Serialize;

use crate::{
    alternative::{Alternative, confidence as checked},
    error::{Error, Result},
    table,
};

/// Two tables count as equally likely when their probabilities differ by less than this (relative), as in R.
const SAME: f64 = 1e-7;

/// Fisher's exact test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fisher {
    /// The name of the method.
    pub method: &'static str,
    /// The total of the table.
    pub n: u64,
    /// Rows and columns without a count, which were left out.
    pub empty: [usize; 2],
    /// What counts against independence; for tables beyond 2×2 always both sides.
    pub alternative: Alternative,
    /// The sum of the probabilities of all tables with the same margins that are at most as likely as this one, or one
    /// tail.
    pub p: f64,
    /// The odds ratio of a 2×2 table and its interval.
    pub odds: Option<Odds>,
}

/// The odds ratio of a 2×2 table, with the first row and the first column as the event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Odds {
    /// ad / bc; absent when bc is 0.
    pub sample: Option<f64>,
    /// The conditional maximum likelihood estimate (R's); absent when it is infinite.
    pub conditional: Option<f64>,
    /// Level of the interval.
    pub confidence: f64,
    /// The exact interval from the two tails; an infinite upper limit is absent.
    pub interval: [Option<f64>; 2],
}

/// Fisher's exact test of a table of whole counts, as R's `fisher.test`.
///
/// Beyond 2×2 the probabilities of all tables are collected column by column, equal partial tables merged (the network
/// idea of Mehta and Patel 1983); this is done for tables whose number stays within bounds (about 5 million steps).
///
/// # Errors
/// [`Error::Input`] for counts that are not whole numbers of 0 or more, for one-sided tests beyond 2×2, and when there
/// are too many tables; [`Error::NotEstimable`] when fewer than two rows or columns hold a count.
///
/// ```
/// use measures::{Alternative, fisher};
/// let tea = fisher(&[vec![3.0, 1.0], vec![1.0, 3.0]], Alternative::Greater, 0.95)?;
/// assert!((tea.p - 17.0 / 70.0).abs() < 1e-12);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn fisher(counts: &[Vec<f64>], alternative: Alternative, confidence: f64) -> Result<Fisher> {
    let confidence = checked(confidence)?;
    table::checked(counts)?;
    if counts.iter().flatten().any(|count| count.fract() != 0.0 || *count > 1e9) {
        return Err(Error::input("Fisher's test needs whole counts (up to 1,000,000,000)."));
    }
    let (kept, empty) = table::without_empty(counts)?;
    if kept.len() < 2 || kept.first().map_or(0, Vec::len) < 2 {
        return Err(Error::not_estimable("fewer than two rows or two columns hold a count"));
    }
    let whole: Vec<Vec<u64>> = kept.iter().map(|row| row.iter().map(|count| *count as u64).collect()).collect();
    let n = whole.iter().flatten().sum();
    if let [[a, b], [c, d]] = whole.iter().map(Vec::as_slice).collect::<Vec<_>>().as_slice() {
        let (p, odds) = two_by_two::test([*a, *b, *c, *d], alternative, confidence)?;
        let method = "Fisher's exact test, 2 x 2";
        return Ok(Fisher { method, n, empty, alternative, p, odds: Some(odds) });
    }
    if alternative != Alternative::TwoSided {
        return Err(Error::input("Beyond 2 x 2, Fisher's test has no direction; leave \"alternative\" out."));
    }
    let method = "Fisher's exact test, r x c, all tables with the same margins";
    Ok(Fisher { method, n, empty, alternative, p: larger::p(&whole)?, odds: None })
}
