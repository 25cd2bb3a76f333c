//! The follow-up: what became of each recommendation, and the scores and medications of now beside those of then.

pub mod answers;
pub mod medicines;
pub mod presentation;
pub mod scores;
