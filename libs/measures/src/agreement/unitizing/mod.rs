//! The unitizing family of alpha: do coders cut a continuum into the same segments, and give them the same codes?
//!
//! Source: K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher, *On the reliability of unitizing textual continua:
//! further developments* (2016); K. Krippendorff, *Content Analysis* (4th ed. 2019), section 12.6, equations 32 to 38.
//! Gaps have no unit of their own, so a gap may meet itself along its length, a segment only as a whole: the expected
//! coincidences subtract squared segment lengths but plain gap lengths. For cuα and (k)uα a segment counts only where it
//! meets others' segments; [`Pairing`] says how that is counted when there are more than two coders, where the paper of
//! 2016 (equation 10) and a later reading differ. Several continua are pooled by their sums.
//! The alpha-U of 1995 and 2004 is another coefficient; its authors withdrew it for more than two coders.

mod continuum;
mod family;
#[cfg(test)]
mod tests;

pub use continuum::{Continuum, Pairing, Segment};
pub use family::{CodeAlpha, Unitizing, unitizing, unitizing_interval};
