//! Clarifying questions on a case.

pub mod answer;
pub mod list;
