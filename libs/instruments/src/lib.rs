//! Scored questionnaires of pain and opioid care: an exact score, or the reason why there is none.
//!
//! Each instrument is a file in `data/`: its shape, rules, bands, cut-offs, source, and what may be shipped of it. Item text
//! is here only where its owner lets everybody reproduce it; for the others a hub may [load](ItemText::load) the text it has
//! a license for. Nothing is imputed, and nothing here panics on any input. For education, not for prescribing.
//!
//! No database, no clock, no network: [`find`] an instrument, give it [`Answers`] or a JSON object, and [`batch`] does the
//! same for many lines. [`trend`] tells what changed from one score to the next.

mod answers;
pub mod batch;
mod catalog;
mod exact;
mod instrument;
mod key;
mod read;
mod refusal;
mod rule;
mod score;
mod text;
pub mod trend;
mod words;

pub use answers::{Answer, Answers, Sex};
pub use catalog::{all, find};
pub use exact::Exact;
pub use instrument::{
    AgeItem, Excluded, Fields, Higher, ImportantChange, Instrument, License, LicenseClass, Missing, Part, Shape,
};
pub use key::Key;
pub use read::Scoring;
pub use refusal::{Code, Refusal};
pub use rule::{Band, Level, Outcome, Rule, Unreached, Weights};
pub use score::{Found, Scored, Value};
pub use text::{Item, ItemText, Label, TextFault};
pub use words::{Language, Words};

/// The sentence that stands wherever a score is shown.
#[must_use]
pub const fn notice(language: Language) -> &'static str {
    match language {
        Language::En => "For education, not for prescribing. A score is no diagnosis.",
        Language::Fr => "À des fins de formation et non de prescription. Un score n'est pas un diagnostic.",
    }
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
