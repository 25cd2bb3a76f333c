//! Texts of a case that must go: hidden from everyone at once, or removed for good.

pub mod hiding;
pub mod list;
pub mod removal;
