//! What the library promises, tested through its public face.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod definitions;
mod lines;
mod mutants;
mod properties;
mod rows;
mod trends;
