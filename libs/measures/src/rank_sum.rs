//! The Mann–Whitney test (Wilcoxon's rank-sum test), exact with ties.

use serde::{Deserialize, Serialize};

use crate::{
    alternative::Alternative,
    error::{Error, Result},
    ranks,
};

/// Additions that an exact distribution may cost (about a second).
const FEASIBLE: u128 = 400_000_000;

/// How the p value is computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RankSumMethod {
    /// Exact where feasible, else normal with tie and continuity correction.
    #[default]
    Auto,
    /// The conditional distribution over all ways to form the groups.
    Exact,
    /// Normal approximation with tie correction, without continuity correction.
    #[serde(alias = "approx")]
    Normal,
    /// Normal approximation with tie and continuity correction (default of R and SciPy with ties).
    #[serde(alias = "asymptotic", alias = "normal_corrected", alias = "corrected")]
    NormalCorrected,
}

/// The Mann–Whitney test with every p value that other programs print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankSum {
    /// The name of the method behind `p`.
    pub method: &'static str,
    /// Sizes of the two groups.
    pub n: [usize; 2],
    /// Whether values are tied.
    pub ties: bool,
    /// U of the first group: pairs in which it is higher, ties counting half (R's W, SciPy's statistic).
    pub u_first: f64,
    /// U of the second group.
    pub u_second: f64,
    /// Sums of the mid-ranks of the two groups.
    pub rank_sums: [f64; 2],
    /// U of the first group / number of pairs: the chance that one of the first is higher than one of the second.
    pub superiority: f64,
    /// 2 · superiority − 1: the rank-biserial correlation (also Cliff's delta), 1 when the first group is always higher.
    pub rank_biserial: f64,
    /// What counts against "no difference"; `greater` = the first group is higher.
    pub alternative: Alternative,
    /// The p value of the named method.
    pub p: f64,
    /// Exact p: for two sides, all groupings at least as far from the mean as the observed one (as R's coin).
    pub p_exact: Option<f64>,
    /// Twice the smaller exact tail, another convention for two sides (as SciPy's); the same without ties.
    pub p_exact_doubled: Option<f64>,
    /// The normal deviate without continuity correction, variance corrected for ties.
    pub z: f64,
    /// p of `z`.
    pub p_normal: f64,
    /// The normal deviate with a continuity correction of 0.5.
    pub z_corrected: f64,
    /// p of `z_corrected`.
    pub p_normal_corrected: f64,
}

/// The Mann–Whitney test of two independent groups.
///
/// The exact distribution is conditional on the mid-ranks: every choice of the first group among all people is equally
/// likely; their rank sums are counted by dynamic programming over doubled ranks. "Feasible" is about two groups of 100.
///
/// # Errors
/// [`Error::Input`] for a value that is not finite, or when the exact method is asked for and not feasible;
/// [`Error::NotEstimable`] when a group is empty or all values are equal.
///
/// ```
/// use measures::{Alternative, RankSumMethod, rank_sum};
/// let test = rank_sum(&[1.0, 2.0, 4.0], &[3.0, 5.0, 6.0, 7.0], RankSumMethod::Auto, Alternative::TwoSided)?;
/// assert_eq!((test.u_first, test.p), (1.0, 4.0 / 35.0));
/// # Ok::<(), measures::Error>(())
/// ```
pub fn rank_sum(first: &[f64], second: &[f64], method: RankSumMethod, alternative: Alternative) -> Result<RankSum> {
    if !first.iter().chain(second).all(|value| value.is_finite()) {
        return Err(Error::input("Every value must be a finite number."));
    }
    if first.is_empty() || second.is_empty() {
        return Err(Error::not_estimable("one of the groups is empty"));
    }
    let all: Vec<f64> = first.iter().chain(second).map(|value| value + 0.0).collect();
    let doubled = ranks::doubled(&all);
    if doubled.iter().all(|rank| Some(rank) == doubled.first()) {
        return Err(Error::not_estimable("all values are equal"));
    }
    let (m, n) = (first.len() as f64, second.len() as f64);
    let people = m + n;
    let sum_first: u64 = doubled.iter().take(first.len()).sum();
    let sum_second = doubled.iter().sum::<u64>() - sum_first;
    let u_first = sum_first as f64 / 2.0 - m * (m + 1.0) / 2.0;
    let u_second = m * n - u_first;
    let center = (people + 1.0) / 2.0;
    let scatter: f64 = doubled.iter().map(|rank| (*rank as f64 / 2.0 - center).powi(2)).sum();
    let spread = (m * n * scatter / (people * (people - 1.0))).sqrt();
    let deviation = u_first - m * n / 2.0;
    let (z, p_normal) = alternative.normal(deviation, spread, 0.0);
    let (z_corrected, p_normal_corrected) = alternative.normal(deviation, spread, 0.5);
    let exact = match method {
        RankSumMethod::Auto | RankSumMethod::Exact => Tails::count(&doubled, first.len(), sum_first),
        RankSumMethod::Normal | RankSumMethod::NormalCorrected => None,
    };
    let p_exact = exact.map(|tails| alternative.choose(tails.as_far, tails.above, tails.below));
    let (name, p) = match (method, p_exact) {
        (RankSumMethod::Auto | RankSumMethod::Exact, Some(p)) => {
            ("Mann-Whitney, exact conditional on the mid-ranks", p)
        }
        (RankSumMethod::Exact, None) => {
            return Err(Error::input(
                "The exact Mann-Whitney test is not feasible for groups of this size; ask for \"normal-corrected\".",
            ));
        }
        (RankSumMethod::Normal, _) => {
            ("Mann-Whitney, normal approximation, tie correction, no continuity correction", p_normal)
        }
        (RankSumMethod::Auto | RankSumMethod::NormalCorrected, _) => {
            ("Mann-Whitney, normal approximation, tie and continuity correction", p_normal_corrected)
        }
    };
    let mut distinct = doubled.clone();
    distinct.sort_unstable();
    distinct.dedup();
    Ok(RankSum {
        method: name,
        n: [first.len(), second.len()],
        ties: distinct.len() < doubled.len(),
        u_first,
        u_second,
        rank_sums: [sum_first as f64 / 2.0, sum_second as f64 / 2.0],
        superiority: u_first / (m * n),
        rank_biserial: (u_first - u_second) / (m * n),
        alternative,
        p,
        p_exact,
        p_exact_doubled: exact
            .map(|tails| alternative.choose(2.0 * tails.below.min(tails.above), tails.above, tails.below)),
        z,
        p_normal,
        z_corrected,
        p_normal_corrected,
    })
}

/// Areas of the exact distribution of the first group's rank sum, the observed sum included in each.
#[derive(Clone, Copy)]
struct Tails {
    below: f64,
    above: f64,
    as_far: f64,
}

impl Tails {
    /// Counts the subsets of `size` ranks by their sum. `None` when that costs too much.
    fn count(ranks: &[u64], size: usize, observed: u64) -> Option<Self> {
        let total: u64 = ranks.iter().sum();
        // The smaller group is chosen; the other's sum is the rest.
        let mirrored = size > ranks.len() - size;
        let (size, observed) = if mirrored { (ranks.len() - size, total - observed) } else { (size, observed) };
        // Sums are counted from the smallest possible one, in units that all ranks' distances share.
        let least = ranks.iter().min().copied().unwrap_or(0);
        let shifted: Vec<u64> = ranks.iter().map(|rank| rank - least).collect();
        let unit = ranks::common_divisor(&shifted);
        let mut steps: Vec<usize> = shifted.iter().filter_map(|rank| usize::try_from(rank / unit).ok()).collect();
        steps.sort_unstable();
        let top: usize = steps.iter().rev().take(size).sum();
        if size as u128 * (top as u128 + 1) * ranks.len() as u128 > FEASIBLE {
            return None;
        }
        // areas[k][s]: share of subsets of k among the people seen so far, kept as probabilities so that nothing overflows:
        // each person joins with probability size / people, and only full groups count in the end.
        let join = size as f64 / ranks.len() as f64;
        let mut areas = vec![vec![0.0; top + 1]; size + 1];
        *areas.first_mut()?.first_mut()? = 1.0;
        for (seen, step) in steps.iter().enumerate() {
            for k in (0..size.min(seen + 1)).rev() {
                let (fewer, more) = areas.split_at_mut(k + 1);
                let (from, to) = (fewer.last()?, more.first_mut()?);
                for (area, source) in to.iter_mut().skip(*step).zip(from) {
                    *area += source * join / (1.0 - join);
                }
            }
        }
        let full = areas.last()?;
        let whole: f64 = full.iter().sum();
        let at = usize::try_from((observed - least * size as u64) / unit).ok()?;
        let below = full.iter().take(at + 1).sum::<f64>() / whole;
        let above = full.iter().skip(at).sum::<f64>() / whole;
        // Distance from the mean in whole numbers: |people · sum − size · total|.
        let sum_of_steps = steps.iter().map(|step| *step as i128).sum::<i128>();
        let distance = |sum: usize| (sum as i128 * ranks.len() as i128 - size as i128 * sum_of_steps).unsigned_abs();
        let far = distance(at);
        let as_far =
            full.iter().enumerate().filter(|(sum, _)| distance(*sum) >= far).map(|(_, area)| area).sum::<f64>() / whole;
        let (below, above) = if mirrored { (above, below) } else { (below, above) };
        Some(Self { below, above, as_far })
    }
}
