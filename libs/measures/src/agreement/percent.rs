//! Percent agreement: plain, always shown beside any coefficient, never corrected for chance.

use super::ratings::Ratings;
use serde::Serialize;

/// Raw agreement in three customary readings, each a share from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Percent {
    /// Mean over units of the share of agreeing pairs (Gwet's p_a). For two coders all three figures are the same.
    pub agreement: Option<f64>,
    /// Agreeing pairs of codings among all pairs within units.
    pub of_pairs: Option<f64>,
    /// Units coded by every coder in which all coders agree, among units coded by every coder (R `irr::agree`).
    pub unanimous: Option<f64>,
    /// Units with at least two codings.
    pub units: usize,
    /// Pairs of codings within units.
    pub pairs: f64,
    /// Agreeing pairs.
    pub agreeing_pairs: f64,
    /// Units coded by every coder.
    pub complete_units: usize,
    /// Of these, units where all agree.
    pub unanimous_units: usize,
}

/// Raw agreement of any number of coders.
pub fn percent(ratings: &Ratings) -> Percent {
    let (mut shares, mut units, mut pairs, mut agreeing) = (0.0, 0_usize, 0.0, 0.0);
    let (mut complete, mut unanimous) = (0_usize, 0_usize);
    for unit in ratings.units() {
        let mut counts = vec![0.0; ratings.categories().len()];
        let mut m = 0.0;
        for category in unit.iter().flatten() {
            if let Some(count) = counts.get_mut(*category) {
                *count += 1.0;
                m += 1.0;
            }
        }
        if m < 2.0 {
            continue;
        }
        let same: f64 = counts.iter().map(|count| count * (count - 1.0) / 2.0).sum();
        let all = m * (m - 1.0) / 2.0;
        shares += same / all;
        units += 1;
        pairs += all;
        agreeing += same;
        if unit.iter().all(Option::is_some) {
            complete += 1;
            unanimous += usize::from(same == all);
        }
    }
    Percent {
        agreement: (units > 0).then(|| shares / units as f64),
        of_pairs: (units > 0).then(|| agreeing / pairs),
        unanimous: (complete > 0).then(|| unanimous as f64 / complete as f64),
        units,
        pairs,
        agreeing_pairs: agreeing,
        complete_units: complete,
        unanimous_units: unanimous,
    }
}
