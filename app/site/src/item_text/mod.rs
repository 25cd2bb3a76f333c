//! The hub's own words of questionnaires.

pub mod list;
pub mod removal;
