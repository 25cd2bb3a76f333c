//! How many improved, stayed the same, got worse.

use serde::Serialize;

use super::{Missing, Pairs};
use crate::error::{Error, Result};

/// What counts as better, and the aims that were set beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aims {
    /// Whether higher scores are better. For pain they are not.
    pub higher_is_better: bool,
    /// The improvement that was aimed at, in units of the scale (as 0.7 points of 7).
    pub target: Option<f64>,
    /// The score that counts as competent (as 5.0 of 7).
    pub threshold: Option<f64>,
}

impl Default for Aims {
    fn default() -> Self {
        Self { higher_is_better: true, target: None, threshold: None }
    }
}

/// Counts and shares (0 to 1) of the complete pairs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Direction {
    /// Pairs that entered.
    pub n: usize,
    /// What was left out.
    pub missing: Missing,
    /// People whose score got better by any amount.
    pub improved: usize,
    /// People whose score stayed the same.
    pub same: usize,
    /// People whose score got worse by any amount.
    pub worse: usize,
    /// `improved` / n.
    pub improved_share: f64,
    /// `worse` / n.
    pub worse_share: f64,
    /// People who improved by the target or more, if one was set.
    pub reached_target: Option<usize>,
    /// People at the threshold or beyond before, if one was set.
    pub at_threshold_pre: Option<usize>,
    /// People at the threshold or beyond after, if one was set.
    pub at_threshold_post: Option<usize>,
}

/// Counts improved, same, worse, and who reached the aims.
///
/// # Errors
/// [`Error::NotEstimable`] without complete pairs; [`Error::Input`] for a threshold when only changes are known.
///
/// ```
/// use measures::change::{Aims, Pairs, direction};
/// let pairs = Pairs::complete(&[3.0, 4.0, 2.0], &[4.0, 4.0, 5.0])?;
/// let result = direction(&pairs, Aims { target: Some(2.0), ..Aims::default() })?;
/// assert_eq!((result.improved, result.same, result.worse, result.reached_target), (2, 1, 0, Some(1)));
/// # Ok::<(), measures::Error>(())
/// ```
pub fn direction(pairs: &Pairs, aims: Aims) -> Result<Direction> {
    let n = pairs.len();
    if n == 0 {
        return Err(Error::not_estimable("there is no complete pair"));
    }
    if aims.threshold.is_some() && pairs.pre.is_empty() {
        return Err(Error::input("A threshold needs the scores themselves, not only the changes."));
    }
    let sign = if aims.higher_is_better { 1.0 } else { -1.0 };
    let count = |scores: &[f64], test: &dyn Fn(f64) -> bool| scores.iter().filter(|score| test(sign * **score)).count();
    let improved = count(&pairs.rounded, &|change| change > 0.0);
    let worse = count(&pairs.rounded, &|change| change < 0.0);
    let beyond = |scores: &[f64]| aims.threshold.map(|least| count(scores, &|score| score >= sign * least));
    Ok(Direction {
        n,
        missing: pairs.missing(),
        improved,
        same: n - improved - worse,
        worse,
        improved_share: improved as f64 / n as f64,
        worse_share: worse as f64 / n as f64,
        reached_target: aims.target.map(|least| count(&pairs.rounded, &|change| change >= least)),
        at_threshold_pre: beyond(&pairs.pre),
        at_threshold_post: beyond(&pairs.post),
    })
}
