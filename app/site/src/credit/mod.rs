//! Credit: a program's rule, and one's own credits.

pub mod mine;
pub mod rule;
