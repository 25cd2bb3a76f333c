//! Raised hands.

pub mod lowering;
pub mod order;
pub mod own;
