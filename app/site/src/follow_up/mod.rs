//! The follow-up: what became of each recommendation, and the scores of now beside those of then.

pub mod answers;
pub mod presentation;
pub mod scores;
