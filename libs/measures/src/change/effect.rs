//! How large a change is, in standard deviations.

use serde::Serialize;

use super::{Missing, Pairs, paired_t};
use crate::{
    alternative::Alternative,
    describe::{mean, standard_deviation},
    distribution::{noncentrality, special::ln_gamma_ratio},
    error::{Error, Result},
    figure::Figure,
};

/// A standardized effect with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Effect {
    /// The estimate.
    pub value: f64,
    /// Its confidence interval, from the noncentral t distribution.
    pub interval: [f64; 2],
}

/// The standardized effects of a paired change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Effects {
    /// The definitions in words.
    pub method: &'static str,
    /// Pairs that entered.
    pub n: usize,
    /// What was left out.
    pub missing: Missing,
    /// Correlation of first and second scores; absent when only changes are known or one wave does not vary.
    pub correlation: Option<f64>,
    /// Mean change / standard deviation of the changes.
    pub d_z: Effect,
    /// `d_z` times the Hedges factor.
    pub g_z: Figure<Effect>,
    /// Mean change / mean of the two standard deviations (Lakens 2013, eq. 10).
    pub d_av: Figure<Effect>,
    /// `d_av` times the Hedges factor.
    pub g_av: Figure<Effect>,
    /// Mean change / root of the mean of the two variances (Cumming 2012); another d of the same name in the literature.
    pub d_rms: Figure<Effect>,
    /// The exact small-sample correction Γ(df/2) / (√(df/2) Γ((df − 1)/2)), df = n − 1 (Hedges 1981); absent for two pairs.
    pub hedges_factor: Option<f64>,
    /// The level of the intervals.
    pub confidence: f64,
}

/// d_z, d_av and their Hedges corrections.
///
/// The interval of d_z is exact under normality: the limits of the noncentrality divided by √n (Goulet-Pelletier and
/// Cousineau 2018). Those of d_av and d_rms scale the same limits by the standard error of the mean change over the
/// standardizer (Algina and Keselman 2003), an approximation.
///
/// # Errors
/// [`Error::NotEstimable`] where the t test does not exist either.
///
/// ```
/// use measures::change::{Pairs, effects};
/// let pairs = Pairs::complete(&[3.0, 4.0, 2.0, 5.0], &[4.0, 6.0, 3.0, 5.0])?;
/// assert!((effects(&pairs, 0.95)?.d_z.value - 1.224_744_871_391_589).abs() < 1e-12);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn effects(pairs: &Pairs, confidence: f64) -> Result<Effects> {
    let test = paired_t(pairs, Alternative::TwoSided, confidence)?;
    let tail = 0.5 * (1.0 - confidence);
    let limit = |p: f64| {
        noncentrality(test.t, test.df, p).ok_or_else(|| {
            Error::not_estimable("the changes are so alike that no interval of the effect can be computed")
        })
    };
    let limits = [limit(1.0 - tail)?, limit(tail)?];
    let effect = |standardizer: f64| {
        let scale = test.standard_error / standardizer;
        Effect { value: test.mean_change / standardizer, interval: limits.map(|limit| limit * scale) }
    };
    let hedges_factor = hedges_factor(test.df);
    let corrected = |effect: &Effect| match hedges_factor {
        Some(factor) => Figure::Known(Effect {
            value: effect.value * factor,
            interval: effect.interval.map(|limit| limit * factor),
        }),
        None => Figure::Absent("the Hedges factor needs three pairs".to_owned()),
    };
    let spreads = standard_deviation(&pairs.pre).zip(standard_deviation(&pairs.post));
    let of_scores = |standardizer: fn(f64, f64) -> f64| match spreads {
        Some((pre, post)) => Figure::Known(effect(standardizer(pre, post))),
        None => Figure::Absent("the scores themselves are not known, only the changes".to_owned()),
    };
    let d_z = effect(test.standard_deviation);
    let d_av = of_scores(|pre, post| 0.5 * (pre + post));
    let g_av = match &d_av {
        Figure::Known(effect) => corrected(effect),
        Figure::Absent(reason) => Figure::Absent(reason.clone()),
    };
    Ok(Effects {
        method: "standardized mean change; noncentral t intervals; exact Hedges factor with n - 1 degrees of freedom",
        n: test.n,
        missing: pairs.missing(),
        correlation: correlation(&pairs.pre, &pairs.post),
        g_z: corrected(&d_z),
        d_z,
        g_av,
        d_av,
        d_rms: of_scores(|pre, post| (0.5 * (pre * pre + post * post)).sqrt()),
        hedges_factor,
        confidence,
    })
}

/// J(df) = Γ(df/2) / (√(df/2) Γ((df − 1)/2)); none with one degree of freedom, where Γ(0) is infinite.
fn hedges_factor(df: f64) -> Option<f64> {
    (df > 1.0).then(|| (ln_gamma_ratio(0.5 * (df - 1.0), 0.5) - 0.5 * (0.5 * df).ln()).exp())
}

/// Pearson's correlation, if both lists vary.
pub(crate) fn correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    let (center_left, center_right) = (mean(left)?, mean(right)?);
    let spread = standard_deviation(left)? * standard_deviation(right)?;
    let shared: f64 = left.iter().zip(right).map(|(l, r)| (l - center_left) * (r - center_right)).sum();
    let r = shared / (left.len() as f64 - 1.0) / spread;
    r.is_finite().then_some(r.clamp(-1.0, 1.0))
}
