//! Who talks how much: speech segments from audio levels, turns, overlap, evenness, balance of professions.

mod balance;
mod segments;
mod share;
#[cfg(test)]
mod tests;

pub use balance::{Balance, ProfessionTalk, Role, Speaker, balance};
pub use segments::{Detection, Level, segments};
pub use share::{PersonTalk, Speech, Talk, gini, talk};
