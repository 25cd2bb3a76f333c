//! Fitting the model and reading it.

use serde::{Deserialize, Serialize};

use super::{
    Design,
    profile::{At, Profile},
};
use crate::{
    alternative::{confidence as checked, p_value},
    distribution::{ChiSquare, StudentT},
    error::{Error, Result},
};

/// Which likelihood is maximized.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Likelihood {
    /// Restricted: for estimates.
    #[default]
    #[serde(alias = "reml")]
    Reml,
    /// Full: for comparing models with different fixed effects.
    #[serde(alias = "ml")]
    Ml,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MixedModel {
    /// The name of the method.
    pub method: &'static str,
    /// Observations.
    pub n: usize,
    /// People (or other groups).
    pub groups: usize,
    /// The fixed effects, the intercept first.
    pub coefficients: Vec<Coefficient>,
    /// Variance of the people's own levels.
    pub variance_between: f64,
    /// Variance of the rest.
    pub variance_within: f64,
    /// between / (between + within): how alike two scores of one person are.
    pub intraclass_correlation: f64,
    /// Whether the between variance is 0, the border of what is possible (a "singular" fit).
    pub at_border: bool,
    /// The maximized (restricted) log-likelihood, with all constants, as R's `logLik`.
    pub log_likelihood: f64,
    /// −2 log-likelihood + 2 (fixed effects + 2).
    pub aic: f64,
    /// Level of the intervals.
    pub confidence: f64,
    /// Which likelihood was maximized.
    pub likelihood: Likelihood,
}

/// One fixed effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coefficient {
    /// The column's name.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error, as R's lme4.
    pub standard_error: f64,
    /// estimate / standard error.
    pub t: f64,
    /// Degrees of freedom by containment, as R's nlme: within people for what varies within them (and the intercept),
    /// between people for what does not.
    pub df: f64,
    /// p of t with these degrees of freedom.
    pub p: f64,
    /// The confidence interval with these degrees of freedom.
    pub interval: [f64; 2],
}

/// Fits score = design + random intercept of a person.
///
/// # Errors
/// [`Error::Input`] when lists differ in length or a score is not finite; [`Error::NotEstimable`] when nobody has two
/// scores, there are too few observations, columns follow from one another, or the model fits without any rest.
///
/// ```
/// use measures::mixed::{Design, Likelihood, mixed_model};
/// let score = [3.0, 4.0, 2.0, 4.0, 4.0, 5.0, 3.0];
/// let person = ["a", "a", "b", "b", "c", "c", "d"];
/// let design = Design::new(7).numeric("time", &[0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0])?;
/// let model = mixed_model(&score, &person, &design, Likelihood::Reml, 0.95)?;
/// assert!(model.coefficients[1].estimate > 1.0);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn mixed_model<S: AsRef<str>>(
    score: &[f64],
    person: &[S],
    design: &Design,
    likelihood: Likelihood,
    confidence: f64,
) -> Result<MixedModel> {
    let confidence = checked(confidence)?;
    let columns: Vec<&[f64]> = design.columns().iter().map(|column| column.values.as_slice()).collect();
    if person.len() != score.len() || columns.iter().any(|column| column.len() != score.len()) {
        return Err(Error::input("Scores, people and fixed effects need one entry for each observation."));
    }
    if !score.iter().all(|score| score.is_finite()) {
        return Err(Error::input("Every score must be a finite number."));
    }
    let mut names: Vec<&str> = person.iter().map(AsRef::as_ref).collect();
    names.sort_unstable();
    names.dedup();
    let group: Vec<usize> =
        person.iter().map(|person| names.binary_search(&person.as_ref()).unwrap_or(usize::MAX)).collect();
    if score.len() < columns.len() + 2 {
        return Err(Error::not_estimable("there are too few observations for these fixed effects"));
    }
    if names.len() == score.len() {
        return Err(Error::not_estimable(
            "nobody has two scores, so the levels of people cannot be told from the rest",
        ));
    }
    if names.len() < 2 {
        return Err(Error::not_estimable("there is only one person"));
    }
    let profile = Profile::new(score, &group, &columns)?;
    let size: f64 = score.iter().map(|score| score * score).sum();
    if profile.unexplained() <= 1e-20 * size {
        return Err(Error::not_estimable("the fixed effects explain every score, so there is no variance to estimate"));
    }
    let (lambda, at) = best(&profile, likelihood == Likelihood::Reml)?;
    let df = if likelihood == Likelihood::Reml { profile.n - columns.len() as f64 } else { profile.n };
    let variance_within = at.squares / df;
    let deviance = profile.deviance(&at, likelihood == Likelihood::Reml);
    let freedom = degrees(&columns, &group, names.len());
    let coefficients = coefficients(&profile, &at, variance_within)
        .into_iter()
        .zip(design.columns())
        .zip(freedom)
        .map(|(((estimate, standard_error), column), df)| {
            let (t, student) = (estimate / standard_error, StudentT { df });
            let reach = student.quantile(0.5 + 0.5 * confidence) * standard_error;
            Coefficient {
                name: column.name.clone(),
                estimate,
                standard_error,
                t,
                df,
                p: p_value(student.two_sided(t)),
                interval: [estimate - reach, estimate + reach],
            }
        })
        .collect();
    Ok(MixedModel {
        method: match likelihood {
            Likelihood::Reml => {
                "linear mixed model, random intercept, REML; t tests with containment degrees of freedom"
            }
            Likelihood::Ml => "linear mixed model, random intercept, ML; t tests with containment degrees of freedom",
        },
        n: score.len(),
        groups: profile.groups(),
        coefficients,
        variance_between: lambda * variance_within,
        variance_within,
        intraclass_correlation: lambda / (1.0 + lambda),
        at_border: lambda == 0.0,
        log_likelihood: -0.5 * deviance,
        aic: deviance + 2.0 * (columns.len() as f64 + 2.0),
        confidence,
        likelihood,
    })
}

/// The ratio with the highest likelihood: a grid over the intraclass correlation, then golden section.
fn best(profile: &Profile, restricted: bool) -> Result<(f64, At)> {
    const CELLS: u32 = 256;
    let lambda = |share: f64| share / (1.0 - share);
    let value = |share: f64| {
        profile
            .at(lambda(share))
            .filter(|at| at.squares > 0.0)
            .map_or(f64::INFINITY, |at| profile.deviance(&at, restricted))
    };
    // Denser toward 1, where a person's own level is nearly everything.
    let place = |cell: u32| 1.0 - (1.0 - f64::from(cell) / f64::from(CELLS)).powi(3);
    let lowest = (0..CELLS).min_by(|left, right| value(place(*left)).total_cmp(&value(place(*right)))).unwrap_or(0);
    if lowest + 1 == CELLS {
        return Err(Error::not_estimable("scores do not vary within people beyond the fixed effects"));
    }
    let (mut low, mut high) = (place(lowest.saturating_sub(1)), place(lowest + 1));
    let golden = 0.5 * (5.0_f64.sqrt() - 1.0);
    let (mut left, mut right) = (high - golden * (high - low), low + golden * (high - low));
    let (mut at_left, mut at_right) = (value(left), value(right));
    for _ in 0..100 {
        if at_left <= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - golden * (high - low);
            at_left = value(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + golden * (high - low);
            at_right = value(right);
        }
    }
    let inner = 0.5 * (low + high);
    let share = if value(0.0) <= value(inner) { 0.0 } else { inner };
    let at =
        profile.at(lambda(share)).ok_or_else(|| Error::not_estimable("the model cannot be fitted to these data"))?;
    Ok((lambda(share), at))
}

/// Estimates and standard errors of X's columns: β = R⁻¹γ, cov = within · R⁻¹ (Q'V⁻¹Q)⁻¹ R⁻ᵀ.
fn coefficients(profile: &Profile, at: &At, within: f64) -> Vec<(f64, f64)> {
    let p = at.gamma.len();
    // Row i of R⁻¹ solves x R = eᵢ, from the left.
    let row = |i: usize| {
        let mut x = vec![0.0; p];
        for j in i..p {
            let Some(column) = profile.r.get(j) else { continue };
            let known: f64 = x.iter().zip(column).take(j).map(|(x, r)| x * r).sum();
            let diagonal = column.get(j).copied().unwrap_or(f64::NAN);
            if let Some(slot) = x.get_mut(j) {
                *slot = (f64::from(u8::from(i == j)) - known) / diagonal;
            }
        }
        x
    };
    (0..p)
        .map(|i| {
            let x = row(i);
            let estimate = x.iter().zip(&at.gamma).map(|(x, gamma)| x * gamma).sum();
            let spread: f64 = at
                .inverse
                .iter()
                .zip(&x)
                .map(|(row, x_i)| x_i * row.iter().zip(&x).map(|(cell, x_j)| cell * x_j).sum::<f64>())
                .sum();
            (estimate, (within * spread).sqrt())
        })
        .collect()
}

/// Containment (Pinheiro and Bates 2000, 2.4.2): columns that are constant within every person compete for people, the
/// others for observations within people; the intercept is tested within.
fn degrees(columns: &[&[f64]], group: &[usize], groups: usize) -> Vec<f64> {
    let mut first: Vec<Option<usize>> = vec![None; groups];
    for (place, group) in group.iter().enumerate() {
        if let Some(slot) = first.get_mut(*group) {
            slot.get_or_insert(place);
        }
    }
    let between = |column: &[f64]| {
        column.iter().zip(group).all(|(value, group)| {
            first.get(*group).copied().flatten().and_then(|place| column.get(place)) == Some(value)
        })
    };
    let constant: Vec<bool> = columns.iter().map(|column| between(column)).collect();
    let people = constant.iter().filter(|constant| **constant).count();
    let inner = group.len() as f64 - groups as f64 - (columns.len() - people) as f64;
    let outer = groups as f64 - people as f64;
    constant.iter().enumerate().map(|(place, constant)| if *constant && place > 0 { outer } else { inner }).collect()
}

/// A likelihood-ratio test between two models.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LikelihoodRatio {
    /// The name of the method.
    pub method: &'static str,
    /// Twice the difference of the log-likelihoods.
    pub chi_square: f64,
    /// Columns that the larger model has more.
    pub df: usize,
    /// P(X ≥ chi-square).
    pub p: f64,
}

/// Tests the columns that `larger` has and `smaller` has not, as an interaction. Both by ML on the same observations.
///
/// # Errors
/// [`Error::Input`] for models by REML, of different observations, or of the same size.
pub fn likelihood_ratio(larger: &MixedModel, smaller: &MixedModel) -> Result<LikelihoodRatio> {
    if larger.likelihood != Likelihood::Ml || smaller.likelihood != Likelihood::Ml || larger.n != smaller.n {
        return Err(Error::input(
            "A likelihood-ratio test of fixed effects needs two models by ML on the same scores.",
        ));
    }
    let df = larger.coefficients.len().saturating_sub(smaller.coefficients.len());
    if df == 0 {
        return Err(Error::input("The larger model must have more fixed effects than the smaller one."));
    }
    let chi_square = (2.0 * (larger.log_likelihood - smaller.log_likelihood)).max(0.0);
    let p = p_value(ChiSquare { df: df as f64 }.above(chi_square));
    Ok(LikelihoodRatio { method: "likelihood-ratio test (ML)", chi_square, df, p })
}
