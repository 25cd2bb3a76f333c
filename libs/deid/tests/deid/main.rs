//! The tests of the whole library, in one binary.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod corpus;
mod details;
mod numbers;
mod properties;
mod tagger;
