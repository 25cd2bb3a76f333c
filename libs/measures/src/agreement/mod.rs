//! Do coders agree? Percent, Cohen's kappa, Krippendorff's alpha, Gwet's AC1 and AC2, and the unitizing alphas.

mod alpha;
mod counts;
mod gwet;
mod kappa;
mod metric;
mod percent;
mod ratings;
mod resample;
mod unitizing;
mod value;
mod weights;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use alpha::{Alpha, CategoryAlpha, alpha, alpha_of_counts};
pub use gwet::{Gwet, gwet, gwet_interval};
pub use kappa::{CategoryKappa, Kappa, kappa, kappa_interval, kappa_of_table};
pub use metric::Metric;
pub use percent::{Percent, percent};
pub use ratings::Ratings;
pub use resample::{Below, Draws, Interval, alpha_interval};
pub use unitizing::{CodeAlpha, Continuum, Pairing, Segment, Unitizing, unitizing, unitizing_interval};
pub use value::Value;
pub use weights::Weights;
