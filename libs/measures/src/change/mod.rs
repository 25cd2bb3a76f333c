//! Did the same people change? Two scores a person, before and after, on one scale.
//!
//! A change is always `post − pre`. [`paired_change`] gives everything at once; the parts can be had alone.

mod direction;
mod effect;
mod pairs;
mod signed_rank;
mod summary;
mod t;

pub use direction::{Aims, Direction, direction};
pub(crate) use effect::correlation;
pub use effect::{Effect, Effects, effects};
pub use pairs::{Missing, Pairs};
pub use signed_rank::{Method, SignedRank, SignedRankOptions, Zeros, signed_rank};
pub use summary::{Options, PairedChange, Wave, paired_change};
pub use t::{PairedT, paired_t};

#[cfg(test)]
mod tests;
