//! Finds identifying details in clinical text, English and French, as it is typed in Canadian primary care.
//!
//! Rules, lists and three small tables of learned numbers: deterministic, nothing sent or fetched, no clock, linear time on any input.
//! [`scan`] gives what was found, with offsets in bytes, code points and UTF-16 units, the rule that found it, how sure it
//! is, and what could stand there instead. [`combination`] tells when details that identify nobody alone do so together.
//! [`batch`] reads and writes JSON lines.
//!
//! ```
//! let found = deid::scan("Dr. Okafor saw her in Moosonee, HCN 1234-567-897-KB, on March 3rd.");
//! let told: Vec<_> = found.iter().map(|finding| (finding.label, finding.rule)).collect();
//! use deid::Label::*;
//! assert_eq!(told, [(Name, "name-title"), (Location, "community"), (Id, "ohip"), (Date, "date-day")]);
//! ```
//!
//! What it finds is checked, not guaranteed: a person confirms before a text is shared.

mod chain;
mod class;
mod fold;
mod low;
mod strain;
mod table;
mod word;

mod lexicon;

mod familiar;

mod seen;

#[doc(hidden)]
pub mod judge;

#[doc(hidden)]
pub mod tagger;

#[doc(hidden)]
pub mod input;

#[doc(hidden)]
pub mod network;

mod text;

mod day;
mod finding;
mod offsets;
mod region;
mod replacement;
mod rules;
mod settle;

#[cfg(test)]
mod linear;

pub mod batch;
mod combination;
mod excerpt;

pub use combination::{Combination, combination};
pub use day::Day;
pub use excerpt::folded;
pub use finding::{Finding, Label, Tier};
pub use offsets::utf16;
#[doc(hidden)]
pub use text::Thin;

use offsets::Counter;
use tagger::Model;
use text::Text;

/// A longer text is read in pieces, so that memory stays bounded and places fit in 32 bits.
const PIECE: usize = 16 << 20;

/// What answers depend on: the version of this crate, and a short number made of all its lists and rules. Another version
/// may find other details in the same text, so that decisions made under this one have to be looked at again.
///
/// ```
/// let (number, content) = deid::version().split_once('-').unwrap();
/// assert_eq!(number.split('.').count(), 3);
/// assert_eq!(content.len(), 8);
/// ```
pub fn version() -> &'static str {
    concat!(env!("CARGO_PKG_VERSION"), "-", env!("DEID_CONTENT"))
}

/// Finds the identifying details of a text, in the order of their places.
///
/// ```
/// let found = deid::scan("Mme Tremblay, 93 ans, habite à Val-d'Or.");
/// assert_eq!(found[0].chars, 4..12);
/// assert_eq!(found[1].replacement, "90 ans ou plus");
/// assert_eq!(found[2].label, deid::Label::Location);
/// ```
pub fn scan(text: &str) -> Vec<Finding> {
    examine(text, None, &Model::shipped(), |_| ())
}

/// Finds the same as [`scan`], and suggests for a date that tells its year how long ago it was, seen from the day on which the
/// text is written.
///
/// ```
/// let today = deid::Day { year: 2026, month: 11, day: 26 };
/// let found = deid::scan_at("Lumbar fusion on March 3, 2023.", today);
/// assert_eq!(found[0].replacement, "about four years ago");
/// let found = deid::scan_at("Chute le 12 septembre 2026.", today);
/// assert_eq!((&*found[0].replacement, found[0].lead), ("il y a environ deux mois", "le ".len()));
/// ```
pub fn scan_at(text: &str, today: Day) -> Vec<Finding> {
    examine(text, Some(today), &Model::shipped(), |_| ())
}

/// What rules and lists alone find, without all that is learned: for measuring.
#[doc(hidden)]
pub fn scan_unlearned(text: &str) -> Vec<Finding> {
    examine(text, None, &Model::NONE, |_| ())
}

/// Scans a text and shows every piece of it, as it was read.
fn examine(text: &str, today: Option<Day>, model: &Model, mut shown: impl FnMut(&Text)) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut counter = Counter::new(text);
    let mut from = 0;
    while from < text.len() {
        let to = cut(text, from);
        let part = text.get(from..to).unwrap_or_default();
        let mut read = Text::read(part);
        let (found, reading) = rules::run(&mut read, model);
        let found = judge::keep(&read, settle::settle(found), &reading, model);
        findings.reserve(found.len());
        let mut word = 0;
        for one in found {
            while read.words.get(word).is_some_and(|word| word.end <= one.start) {
                word += 1;
            }
            // What another finding took may leave a space behind.
            let whole = part.get(one.start as usize..one.end as usize).unwrap_or_default();
            let kept = whole.trim_end_matches([' ', ',', ';', ':', '\n', '\t']);
            if kept.is_empty() {
                continue;
            }
            let start = from + one.start as usize;
            let bytes = start..start + kept.len();
            let (first, first16) = counter.upto(bytes.start);
            let (last, last16) = counter.upto(bytes.end);
            let (replacement, lead) = replacement::of(&read, &one, word, today);
            findings.push(Finding {
                chars: first..last,
                utf16: first16..last16,
                bytes,
                label: one.label,
                tier: one.tier,
                rule: one.rule,
                replacement,
                lead,
            });
        }
        shown(&read);
        from = to;
    }
    findings
}

/// Finds the same as [`scan`] or, told the day, as [`scan_at`], and what the findings tell together as [`combination`] does, reading the
/// text once.
pub fn scan_together(text: &str, today: Option<Day>) -> (Vec<Finding>, Option<Combination>) {
    let mut features = combination::Features::default();
    let findings =
        examine(text, today, &Model::shipped(), |read| features = features.or(combination::Features::of(read)));
    let together = combination::together(features, &findings);
    (findings, together)
}

/// Where a piece ends: at the end of the text, or after a space near the bound, or at any character.
fn cut(text: &str, from: usize) -> usize {
    let far = from.saturating_add(PIECE);
    if far >= text.len() {
        return text.len();
    }
    let near = text.as_bytes().get(far - 4_096..far).unwrap_or_default();
    let space = near.iter().rposition(|byte| byte.is_ascii_whitespace()).map(|place| far - 4_096 + place + 1);
    space.unwrap_or_else(|| (far - 4..=far).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(text.len()))
}
