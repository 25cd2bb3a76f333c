//! When do further documents stop bringing new codes?
//!
//! Source: G. Guest, E. Namey and M. Chen, *A simple method to assess and report thematic saturation in qualitative
//! research* (2020). The first `base` documents give the base number of codes; a run of `run` further documents is
//! saturated when its new codes, over the base number, do not exceed the threshold. Runs slide by one document. For focus
//! groups a base of 2 and a run of 1 is an adaptation of ours and labelled as such.

mod orders;
mod path;
#[cfg(test)]
mod tests;

pub use orders::{Cumulative, Orders, spread};
pub use path::{Document, Rule, Run, Saturation, Step, saturation};
