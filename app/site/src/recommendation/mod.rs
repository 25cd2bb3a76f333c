//! Recommendations on a case, as they are given in its session.

pub mod change;
pub mod feasibility;
pub mod list;
pub mod merging;
pub mod second;
pub mod striking;
