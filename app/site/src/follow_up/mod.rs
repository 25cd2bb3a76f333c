//! The follow-up: what became of each recommendation.

pub mod answers;
