//! McNemar's test: did yes and no change among the same people?

use serde::Serialize;

use crate::{
    alternative::p_value,
    distribution::{
        ChiSquare,
        special::{beta_tails, ln_choose},
    },
    error::{Error, Result},
};

/// McNemar's test in its four usual forms.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct McNemar {
    /// The name of the method behind `p`.
    pub method: &'static str,
    /// Pairs in all, when known.
    pub n: Option<u64>,
    /// Pairs that went from yes to no.
    pub yes_no: u64,
    /// Pairs that went from no to yes.
    pub no_yes: u64,
    /// Two-sided exact p: twice the binomial tail, at most 1.
    pub p: f64,
    /// The mid-p: the exact p less the probability of the observed split (Fagerland, Lydersen and Laake 2013).
    pub p_mid: f64,
    /// Chi-square without correction, one degree of freedom.
    pub chi_square: f64,
    /// p of `chi_square`.
    pub p_chi_square: f64,
    /// Chi-square with Edwards' continuity correction (R's default).
    pub chi_square_corrected: f64,
    /// p of `chi_square_corrected`.
    pub p_chi_square_corrected: f64,
    /// `no_yes` / `yes_no`; absent when nobody went from yes to no.
    pub odds_ratio: Option<f64>,
}

/// McNemar's test from the two counts of people who changed.
///
/// # Errors
/// [`Error::NotEstimable`] when nobody changed.
///
/// ```
/// let test = measures::mcnemar(6, 16)?; // Fagerland et al. 2013 style: 6 and 16 discordant pairs
/// assert!((test.p - 0.052_479).abs() < 1e-6 && (test.p_mid - 0.034_690).abs() < 1e-6);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn mcnemar(yes_no: u64, no_yes: u64) -> Result<McNemar> {
    let changed = yes_no.saturating_add(no_yes);
    if changed == 0 {
        return Err(Error::not_estimable("nobody changed: there are no discordant pairs"));
    }
    let (n, fewer) = (changed as f64, yes_no.min(no_yes));
    // P(X ≤ k) for X binomial(n, ½) is I_½(n − k, k + 1).
    let tail = beta_tails(n - fewer as f64, fewer as f64 + 1.0, 0.5, 0.5).0;
    let observed = (ln_choose(changed, fewer) - n * std::f64::consts::LN_2).exp();
    let apart = yes_no.abs_diff(no_yes) as f64;
    let (chi_square, chi_square_corrected) = (apart * apart / n, (apart - 1.0).max(0.0).powi(2) / n);
    let one = ChiSquare { df: 1.0 };
    Ok(McNemar {
        method: "McNemar, exact binomial, two-sided",
        n: None,
        yes_no,
        no_yes,
        p: p_value(2.0 * tail),
        p_mid: p_value(2.0 * tail - observed),
        chi_square,
        p_chi_square: p_value(one.above(chi_square)),
        chi_square_corrected,
        p_chi_square_corrected: p_value(one.above(chi_square_corrected)),
        odds_ratio: (yes_no > 0).then(|| no_yes as f64 / yes_no as f64),
    })
}
