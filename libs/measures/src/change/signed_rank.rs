//! Wilcoxon's signed-rank test, exact with ties and zeros.

use serde::{Deserialize, Serialize};

use super::{Missing, Pairs};
use crate::{
    alternative::Alternative,
    error::{Error, Result},
    ranks,
};

/// The largest number of nonzero changes for which the exact distribution is computed.
const EXACT_UP_TO: usize = 200;

/// What happens to pairs that did not change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zeros {
    /// Wilcoxon: left out before ranking.
    #[default]
    #[serde(alias = "wilcox", alias = "wilcoxon", alias = "dropped")]
    Drop,
    /// Pratt (1959): ranked with the others, then left out.
    Pratt,
}

/// How the p value is computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Exact up to 200 nonzero changes, above normal with continuity correction.
    #[default]
    Auto,
    /// The conditional distribution over all signs of the ranks at hand.
    Exact,
    /// Normal approximation with tie correction, without continuity correction (SciPy's `approx`).
    #[serde(alias = "approx", alias = "asymptotic")]
    Normal,
    /// Normal approximation with tie and continuity correction (R's when there are ties or zeros).
    #[serde(alias = "corrected", alias = "normal_corrected")]
    NormalCorrected,
}

/// How [`signed_rank`] is to be computed; the default is exact with zeros dropped, two-sided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignedRankOptions {
    /// What happens to zeros.
    pub zeros: Zeros,
    /// Exact or approximate.
    pub method: Method,
    /// What counts against "no change".
    pub alternative: Alternative,
}

/// The signed-rank test with every p value that other programs print for the same data, so that one can see which.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignedRank {
    /// The name of the method behind `p`.
    pub method: String,
    /// What is odd about the data, as "all changed by 1": the test exists all the same.
    pub note: Option<String>,
    /// Complete pairs.
    pub n: usize,
    /// What was left out.
    pub missing: Missing,
    /// Pairs without change.
    pub zeros: usize,
    /// Pairs with a change: those whose ranks enter.
    pub n_used: usize,
    /// Whether some changes are of equal size.
    pub ties: bool,
    /// Sum of the ranks of positive changes (R's V).
    pub w_plus: f64,
    /// Sum of the ranks of negative changes.
    pub w_minus: f64,
    /// The smaller of the two sums (SciPy's two-sided statistic).
    pub w: f64,
    /// (W+ − W−) / (W+ + W−): the matched-pairs rank-biserial correlation (Kerby 2014), 1 when all changes are positive.
    pub rank_biserial: f64,
    /// What counts against "no change".
    pub alternative: Alternative,
    /// The p value of the named method.
    pub p: f64,
    /// Exact p; absent above 200 nonzero changes.
    pub p_exact: Option<f64>,
    /// The normal deviate without continuity correction, variance corrected for ties.
    pub z: f64,
    /// p of `z`.
    pub p_normal: f64,
    /// The normal deviate with a continuity correction of 0.5.
    pub z_corrected: f64,
    /// p of `z_corrected`.
    pub p_normal_corrected: f64,
}

/// Wilcoxon's signed-rank test.
///
/// Ranks are mid-ranks of the absolute changes (rounded to 12 digits, so that 0.3 − 0.1 ties with 0.2). The exact p is
/// conditional on these ranks: all 2ⁿ assignments of signs are equally likely, and the number of those with each sum is
/// counted by dynamic programming over the doubled ranks. The two-sided p is twice the smaller tail. (Hollander, Wolfe
/// and Chicken 2014, ch. 3; R's `coin::wilcoxsign_test(distribution = "exact")` gives the same.)
///
/// # Errors
/// [`Error::NotEstimable`] when nobody changed, [`Error::Input`] when the exact method is asked for with more than 200
/// nonzero changes.
///
/// ```
/// use measures::change::{Pairs, SignedRankOptions, signed_rank};
/// let pairs = Pairs::complete(&[1.0, 2.0, 3.0, 3.0, 4.0], &[2.0, 4.0, 3.0, 5.0, 3.0])?;
/// let result = signed_rank(&pairs, SignedRankOptions::default())?;
/// assert_eq!((result.w_plus, result.w_minus, result.zeros, result.p), (8.5, 1.5, 1, 0.375));
/// # Ok::<(), measures::Error>(())
/// ```
pub fn signed_rank(pairs: &Pairs, options: SignedRankOptions) -> Result<SignedRank> {
    let SignedRankOptions { zeros, method, alternative } = options;
    let note = match pairs.sameness() {
        Err(sentence) if pairs.rounded.iter().all(|change| *change == 0.0) => return Err(sentence),
        Err(sentence) => Some(sentence.to_string()),
        Ok(()) => None,
    };
    let (doubled, positive) = ranked(&pairs.rounded, zeros);
    let (n, n_used) = (pairs.len(), doubled.len());
    let plus: u64 = doubled.iter().zip(&positive).filter(|(_, positive)| **positive).map(|(rank, _)| rank).sum();
    let total: u64 = doubled.iter().sum();
    let minus = total - plus;
    let deviation = (plus as f64 - minus as f64) / 4.0;
    let spread = doubled.iter().map(|rank| (*rank as f64).powi(2)).sum::<f64>().sqrt() / 4.0;
    let (z, p_normal) = alternative.normal(deviation, spread, 0.0);
    let (z_corrected, p_normal_corrected) = alternative.normal(deviation, spread, 0.5);
    let p_exact = (n_used <= EXACT_UP_TO).then(|| {
        let (below, above) = (area_up_to(&doubled, plus, total), area_up_to(&doubled, minus, total));
        alternative.choose(2.0 * below.min(above), above, below)
    });
    let (name, p) = match (method, p_exact) {
        (Method::Auto | Method::Exact, Some(p)) => ("exact conditional on the mid-ranks", p),
        (Method::Exact, None) => {
            return Err(Error::input(format!(
                "The exact signed-rank test is computed for up to {EXACT_UP_TO} changes; there are {n_used}."
            )));
        }
        (Method::Normal, _) => ("normal approximation, tie correction, no continuity correction", p_normal),
        (Method::Auto | Method::NormalCorrected, _) => {
            ("normal approximation, tie and continuity correction", p_normal_corrected)
        }
    };
    let handling = match zeros {
        Zeros::Drop => "zeros dropped",
        Zeros::Pratt => "zeros ranked and then left out (Pratt)",
    };
    let (w_plus, w_minus) = (plus as f64 / 2.0, minus as f64 / 2.0);
    let mut distinct = doubled.clone();
    distinct.sort_unstable();
    distinct.dedup();
    Ok(SignedRank {
        method: format!("Wilcoxon signed-rank, {name}, {handling}"),
        note,
        n,
        missing: pairs.missing(),
        zeros: n - n_used,
        n_used,
        ties: distinct.len() < n_used,
        w_plus,
        w_minus,
        w: w_plus.min(w_minus),
        rank_biserial: (w_plus - w_minus) / (w_plus + w_minus),
        alternative,
        p,
        p_exact,
        z,
        p_normal,
        z_corrected,
        p_normal_corrected,
    })
}

/// Doubled mid-ranks of the nonzero changes, and which of them are positive.
fn ranked(changes: &[f64], zeros: Zeros) -> (Vec<u64>, Vec<bool>) {
    let kept: Vec<f64> = changes.iter().copied().filter(|change| zeros == Zeros::Pratt || *change != 0.0).collect();
    let sizes: Vec<f64> = kept.iter().map(|change| change.abs()).collect();
    let ranks = ranks::doubled(&sizes);
    kept.iter().zip(ranks).filter(|(change, _)| **change != 0.0).map(|(change, rank)| (rank, *change > 0.0)).unzip()
}

/// P(S ≤ `most`), S the sum of the ranks whose fair coin shows heads. The distribution is symmetric about half the total,
/// so only the smaller tail is ever counted.
fn area_up_to(ranks: &[u64], most: u64, total: u64) -> f64 {
    if most >= total {
        return 1.0;
    }
    if 2 * most >= total {
        return 1.0 - area_up_to(ranks, total - most - 1, total);
    }
    let unit = ranks::common_divisor(ranks);
    let reach = usize::try_from(most / unit).unwrap_or(usize::MAX - 1);
    let mut areas = vec![0.0; reach + 1];
    if let Some(first) = areas.first_mut() {
        *first = 1.0;
    }
    let mut shifted = areas.clone();
    for rank in ranks {
        let rank = usize::try_from(rank / unit).unwrap_or(usize::MAX);
        shifted.copy_from_slice(&areas);
        for (area, from) in areas.iter_mut().skip(rank).zip(&shifted) {
            *area += from;
        }
        for area in &mut areas {
            *area *= 0.5;
        }
    }
    areas.iter().sum()
}
