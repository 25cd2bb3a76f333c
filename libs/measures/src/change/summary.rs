//! Everything about a paired change at once.

use serde::Serialize;

use super::{
    Aims, Direction, Effects, Missing, PairedT, Pairs, SignedRank, SignedRankOptions, direction, effects, paired_t,
    signed_rank,
};
use crate::{
    describe::{mean, standard_deviation},
    error::Result,
    figure::Figure,
};

/// Options of [`paired_change`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Level of the intervals.
    pub confidence: f64,
    /// How the signed-rank test is computed; its alternative is that of the t test too.
    pub signed_rank: SignedRankOptions,
    /// What counts as better.
    pub aims: Aims,
}

impl Default for Options {
    fn default() -> Self {
        Self { confidence: 0.95, signed_rank: SignedRankOptions::default(), aims: Aims::default() }
    }
}

/// Mean and spread of the matched people at one time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Wave {
    /// Mean score.
    pub mean: f64,
    /// Standard deviation (n − 1); absent with one person.
    pub standard_deviation: Option<f64>,
}

/// The whole picture of a paired change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairedChange {
    /// Complete pairs.
    pub n: usize,
    /// What was left out.
    pub missing: Missing,
    /// First scores of the matched people.
    pub pre: Option<Wave>,
    /// Second scores of the matched people.
    pub post: Option<Wave>,
    /// Mean of post − pre; absent without pairs.
    pub mean_change: Option<f64>,
    /// The t test, or why there is none.
    pub t_test: Figure<PairedT>,
    /// The signed-rank test, or why there is none.
    pub signed_rank: Figure<SignedRank>,
    /// Standardized effects, or why there are none.
    pub effects: Figure<Effects>,
    /// Improved, same, worse.
    pub direction: Figure<Direction>,
}

/// Counts, means, both tests, effect sizes and directions of a paired change. What does not exist carries its sentence.
///
/// # Errors
/// [`crate::Error::Input`] for an option that cannot be used.
///
/// ```
/// use measures::{Figure, change::{Options, Pairs, paired_change}};
/// let all = paired_change(&Pairs::complete(&[1.0, 2.0, 3.0], &[2.0, 3.0, 4.0])?, Options::default())?;
/// assert_eq!(all.mean_change, Some(1.0));
/// assert_eq!(all.t_test, Figure::Absent("all changed by 1".to_owned()));
/// # Ok::<(), measures::Error>(())
/// ```
pub fn paired_change(pairs: &Pairs, options: Options) -> Result<PairedChange> {
    let wave = |scores: &[f64]| mean(scores).map(|mean| Wave { mean, standard_deviation: standard_deviation(scores) });
    Ok(PairedChange {
        n: pairs.len(),
        missing: pairs.missing(),
        pre: wave(&pairs.pre),
        post: wave(&pairs.post),
        mean_change: mean(pairs.changes()),
        t_test: Figure::of(paired_t(pairs, options.signed_rank.alternative, options.confidence))?,
        signed_rank: Figure::of(signed_rank(pairs, options.signed_rank))?,
        effects: Figure::of(effects(pairs, options.confidence))?,
        direction: Figure::of(direction(pairs, options.aims))?,
    })
}
