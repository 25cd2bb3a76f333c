//! Cycles: their sessions, their curriculum, and what a coordinator says about them.

pub mod curriculum;
pub mod list;
pub mod new;
pub mod settings;
pub mod show;
