//! The paired t test.

use serde::Serialize;

use super::{Missing, Pairs};
use crate::{
    alternative::{Alternative, confidence as checked},
    describe,
    distribution::StudentT,
    error::{Error, Result},
};

/// The paired t test and the mean change with its confidence interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairedT {
    /// The name of the method.
    pub method: &'static str,
    /// Pairs that entered.
    pub n: usize,
    /// What was left out.
    pub missing: Missing,
    /// Mean of post − pre, in units of the scale.
    pub mean_change: f64,
    /// Standard deviation of the changes (n − 1).
    pub standard_deviation: f64,
    /// Standard error of the mean change.
    pub standard_error: f64,
    /// Mean change divided by its standard error.
    pub t: f64,
    /// Degrees of freedom, n − 1.
    pub df: f64,
    /// What counts against "no change".
    pub alternative: Alternative,
    /// The p value of that alternative.
    pub p: f64,
    /// The level of the interval.
    pub confidence: f64,
    /// The two-sided confidence interval of the mean change.
    pub interval: [f64; 2],
}

/// Student's t test for paired samples (as R's `t.test(post, pre, paired = TRUE)`).
///
/// # Errors
/// [`Error::NotEstimable`] without complete pairs, with one, or when all changed by the same amount: no t of infinity.
///
/// ```
/// use measures::{Alternative, change::{Pairs, paired_t}};
/// let pairs = Pairs::complete(&[3.0, 4.0, 2.0, 5.0], &[4.0, 6.0, 3.0, 5.0])?;
/// let result = paired_t(&pairs, Alternative::TwoSided, 0.95)?;
/// assert!((result.t - 2.449_489_742_783_178).abs() < 1e-12 && (result.p - 0.091_721_113_311_571_89).abs() < 1e-12);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn paired_t(pairs: &Pairs, alternative: Alternative, confidence: f64) -> Result<PairedT> {
    let confidence = checked(confidence)?;
    pairs.sameness()?;
    let none = || Error::not_estimable("one pair is not enough");
    let n = pairs.len();
    let mean_change = describe::mean(pairs.changes()).ok_or_else(none)?;
    let standard_deviation = describe::standard_deviation(pairs.changes()).ok_or_else(none)?;
    let standard_error = standard_deviation / (n as f64).sqrt();
    let t = mean_change / standard_error;
    if !t.is_finite() {
        return Err(Error::not_estimable("the changes are too large or too small to be computed with"));
    }
    let df = n as f64 - 1.0;
    let student = StudentT { df };
    let reach = student.quantile(0.5 + 0.5 * confidence) * standard_error;
    Ok(PairedT {
        method: "paired t test",
        n,
        missing: pairs.missing(),
        mean_change,
        standard_deviation,
        standard_error,
        t,
        df,
        alternative,
        p: alternative.choose(student.two_sided(t), student.above(t), student.below(t)),
        confidence,
        interval: [mean_change - reach, mean_change + reach],
    })
}
