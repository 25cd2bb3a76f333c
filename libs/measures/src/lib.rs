//! Statistics that an evaluator can defend: every figure comes with its method, its n and what was left out.
//!
//! No database, no clock, no hidden chance: a function that resamples takes a seed (see [`random`]). Nothing here
//! panics on any input, and a figure that does not exist is a sentence ([`Error::NotEstimable`]), never an infinite t or
//! a p of 0.
//!
//! [`batch`] gives the same functions as JSON in, JSON out.

pub mod agreement;
mod alternative;
pub mod batch;
mod bootstrap;
pub mod cells;
pub mod change;
mod chi_square;
pub mod consistency;
pub mod describe;
pub mod distribution;
mod error;
mod figure;
mod fisher;
mod items;
mod mcnemar;
pub mod mixed;
mod multiple;
pub mod networks;
mod proportion;
pub mod random;
mod rank_sum;
mod ranks;
mod reliability;
pub mod saturation;
mod square;
mod table;
pub mod talk;

pub use alternative::Alternative;
pub use bootstrap::{Bootstrap, Resampling, bootstrap};
pub use chi_square::{ChiSquareTest, chi_square, goodness_of_fit};
pub use error::{Error, Result};
pub use figure::Figure;
pub use fisher::{Fisher, Odds, fisher};
pub use items::{ItemAnalysis, ItemStatistics, item_analysis};
pub use mcnemar::{McNemar, mcnemar};
pub use multiple::{Adjusted, adjust};
pub use proportion::{Share, wilson};
pub use rank_sum::{RankSum, RankSumMethod, rank_sum};
pub use reliability::{Alpha, Item, cronbach_alpha};
pub use square::Square;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(test)]
mod tests;
