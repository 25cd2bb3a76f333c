//! The tests of the whole library, in one binary.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod corpus;
mod details;
mod numbers;
mod properties;
mod prose;
#[path = "../../bench/score.rs"]
#[expect(dead_code, reason = "the benchmark asks for more")]
mod score;
mod tagger;
