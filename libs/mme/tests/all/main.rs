//! What the library promises, asked through its batch face.

#![expect(clippy::unwrap_used, reason = "tests")]

mod cases;
mod compared;
mod defects;
mod products;
mod properties;
mod published;
mod sample;
