//! A linear mixed model with a random intercept: people measured several times, or not all of them matched.
//!
//! score = fixed effects + person's own level + rest. With one random intercept the likelihood has one unknown, the ratio
//! λ of the two variances, and everything else in closed form; λ is found on a grid and refined.

mod design;
mod fit;
mod profile;

pub use design::{Column, Design};
pub use fit::{Coefficient, Likelihood, LikelihoodRatio, MixedModel, likelihood_ratio, mixed_model};

#[cfg(test)]
mod tests;
