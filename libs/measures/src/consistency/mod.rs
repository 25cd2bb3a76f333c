//! Does a printed p value belong to its printed statistic? "t(27) = 2.20, p = .03" is recomputed within its rounding.
//!
//! After M. B. Nuijten and others, *The prevalence of statistical reporting errors in psychology* (2016; statcheck).

mod check;
mod claim;
#[cfg(test)]
mod tests;

pub use check::{Checked, Options, check, check_text};
pub use claim::{Claim, Printed, Relation, Test, claims};
