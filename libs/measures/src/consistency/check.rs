//! Recomputes p within the rounding of the printed statistic and compares.

use super::claim::{Claim, Relation, Test, claims};
use crate::distribution::{ChiSquare, F, StudentT, normal};
use serde::{Deserialize, Serialize};

/// How to compare.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// The level at which results count as significant; p equal to it counts.
    pub alpha: f64,
    /// Whether every test was one-sided.
    pub one_sided: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { alpha: 0.05, one_sided: false }
    }
}

/// One result compared with its own statistic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// What was found.
    #[serde(flatten)]
    pub claim: Claim,
    /// p of the statistic as printed.
    pub computed_p: f64,
    /// Least and greatest p that the rounding of the statistic allows.
    pub computed_range: (f64, f64),
    /// Whether printed and computed p agree within rounding.
    pub consistent: bool,
    /// Whether an inconsistency changes the verdict at the level.
    pub decision_error: bool,
    /// Whether the printed p would fit a one-sided test.
    pub fits_one_sided: bool,
    /// The outcome as a sentence.
    pub sentence: String,
}

/// Every result of a text, compared.
///
/// ```
/// use measures::consistency::{Options, check_text};
/// let found = check_text("t(27) = 2.20, p = .03", Options::default());
/// assert!(!found[0].consistent);
/// assert_eq!(found[0].sentence, "The statistic gives p = 0.037; the printed p does not agree.");
/// ```
pub fn check_text(text: &str, options: Options) -> Vec<Checked> {
    claims(text).into_iter().map(|claim| check(claim, options)).collect()
}

/// One result, compared.
pub fn check(claim: Claim, options: Options) -> Checked {
    let one_sided = claim.one_sided || options.one_sided;
    let halved = |p: f64| if one_sided && sided(claim.test) { p / 2.0 } else { p };
    let computed_p = halved(p(&claim, claim.statistic.value));
    let (low, high) = range(&claim);
    let computed_range = (halved(low), halved(high));
    let consistent = agrees(&claim, computed_range, options.alpha);
    let fits_one_sided =
        sided(claim.test) && (one_sided && consistent || agrees(&claim, (low / 2.0, high / 2.0), options.alpha));
    let decision_error = !consistent && significant(&claim, options.alpha) != (computed_p <= options.alpha);
    let sentence = sentence(&claim, computed_p, consistent, decision_error, fits_one_sided, options.alpha);
    Checked { claim, computed_p, computed_range, consistent, decision_error, fits_one_sided, sentence }
}

/// Tests that have a direction.
fn sided(test: Test) -> bool {
    matches!(test, Test::T | Test::R | Test::Z)
}

/// p of a value of the statistic: two-sided for t, r and z.
fn p(claim: &Claim, statistic: f64) -> f64 {
    let df = |place: usize| claim.df.get(place).copied().unwrap_or(1.0);
    match claim.test {
        Test::T => StudentT { df: df(0) }.two_sided(statistic),
        Test::Z => normal::two_sided(statistic),
        Test::R if statistic.abs() >= 1.0 => 0.0,
        Test::R => StudentT { df: df(0) }.two_sided(statistic * (df(0) / (1.0 - statistic * statistic)).sqrt()),
        Test::F => F { numerator: df(0), denominator: df(1) }.above(statistic),
        Test::ChiSquare => ChiSquare { df: df(0) }.above(statistic),
    }
}

fn range(claim: &Claim) -> (f64, f64) {
    let size = if sided(claim.test) { claim.statistic.value.abs() } else { claim.statistic.value };
    let far = p(claim, size + claim.statistic.rounding);
    let near = p(claim, (size - claim.statistic.rounding).max(0.0));
    match claim.relation {
        Relation::Equal => (far, near),
        Relation::Below => (far, 1.0),
        Relation::Above => (0.0, near),
    }
}

fn agrees(claim: &Claim, (low, high): (f64, f64), alpha: f64) -> bool {
    // Borders computed in binary may miss a printed decimal border by a hair.
    let hair = 1e-9;
    match (claim.p, claim.p_relation) {
        (None, _) => high > alpha,
        (Some(p), Relation::Equal) => low <= p.value + p.rounding + hair && high >= p.value - p.rounding - hair,
        (Some(p), Relation::Below) => low < p.value,
        (Some(p), Relation::Above) => high > p.value,
    }
}

/// Whether the text claims significance.
fn significant(claim: &Claim, alpha: f64) -> bool {
    match (claim.p, claim.p_relation) {
        (None, _) => false,
        (Some(p), Relation::Equal | Relation::Below) => p.value <= alpha,
        // "p > .01" is no claim of significance at .05.
        (Some(_), Relation::Above) => false,
    }
}

fn sentence(claim: &Claim, p: f64, consistent: bool, decision: bool, one_sided: bool, alpha: f64) -> String {
    let computed = if p < 0.001 { "p < .001".to_owned() } else { format!("p = {p:.3}") };
    let zero = claim.p_relation == Relation::Equal && claim.p.is_some_and(|p| p.value == 0.0);
    let tail = if zero { " A p of zero does not exist; write p < .001." } else { "" };
    if consistent {
        return format!("The statistic gives {computed}; the printed p agrees.{tail}");
    }
    let weight = if decision { format!(", and the verdict at {alpha} changes") } else { String::new() };
    let hint = if one_sided { " The printed p would fit a one-sided test." } else { "" };
    format!("The statistic gives {computed}; the printed p does not agree{weight}.{hint}{tail}")
}
