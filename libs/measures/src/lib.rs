//! Statistics that an evaluator can defend: every figure comes with its method, its n and what was left out.
//!
//! No database, no clock, no hidden chance: a function that resamples takes a seed (see [`random`]). Nothing here
//! panics on any input, and a figure that does not exist is a sentence ([`Error::NotEstimable`]), never an infinite t or
//! a p of 0.
//!
//! [`batch`] gives the same functions as JSON in, JSON out.

pub mod agreement;
pub mod batch;
pub mod cells;
pub mod describe;
mod error;
pub mod networks;
pub mod random;
pub mod saturation;
mod square;
pub mod talk;

pub use error::{Error, Result};
pub use square::Square;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
