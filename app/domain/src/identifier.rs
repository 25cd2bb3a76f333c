//! Identifying details in what people type about a case: found before a text is kept, replaced, or decided to be harmless.
//!
//! What keeps a text from being shared is a finding of the tiers `block` (must be replaced) and `confirm` (replaced, or kept
//! for a [`Reason`]). The rules are `deid`'s; a page applies the same ones while somebody types.

use std::{fmt, ops::Range};

use deid::{Label, Tier};

use crate::fields::{Faults, Fields};

mod decision;
mod floor;
mod look;
mod shown;

pub use decision::{Act, Decision, Reason, decisions};
pub use deid::{Combination, Day};
pub use floor::Floor;
pub use look::{Kept, Looked, look};
pub use shown::{Shown, shown};

/// An identifying detail in a typed text. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Identifier {
    /// The name of the field.
    pub field: String,
    /// The detail as it was typed, to show to its author only.
    pub found: String,
    /// Where in the field's text: bytes.
    pub bytes: Range<usize>,
    /// Where in the field's text: UTF-16 code units, as scripts count.
    pub utf16: Range<usize>,
    /// What it is.
    pub label: Label,
    /// Whether it must be replaced.
    pub tier: Tier,
    /// The rule that found it.
    pub rule: &'static str,
    /// What could stand there instead, in the language of the text.
    pub replacement: String,
    /// How many ASCII letters right before it the replacement takes along, in the same field: the "on " of "on March 3, 2023"
    /// when "about three years ago" takes its place.
    pub lead: usize,
}

/// What was found is never printed, only where and by which rule.
impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.rule, self.field)
    }
}

/// Stands between two fields that are read as one text, so that a name found in one is known in all others.
const BETWEEN: &str = "\n\n";

/// The details that keep these texts, each the value of a field, from being shared. Told the day on which somebody reads them, it
/// suggests how long ago a date was.
///
/// ```
/// let found = domain::identifier::find(&[("history", "Seen by Dr. Okafor."), ("plan", "Ask okafor again.")], None);
/// let told: Vec<_> = found.iter().map(|one| (one.field.as_str(), one.found.as_str())).collect();
/// assert_eq!(told, [("history", "Dr. Okafor"), ("plan", "okafor")]);
/// let today = domain::identifier::Day { year: 2026, month: 11, day: 27 };
/// let found = domain::identifier::find(&[("history", "Fell on March 3, 2023.")], Some(today));
/// assert_eq!((&*found[0].replacement, found[0].lead), ("about four years ago", "on ".len()));
/// ```
pub fn find(texts: &[(&str, &str)], today: Option<Day>) -> Vec<Identifier> {
    let whole = whole(texts);
    let found = today.map_or_else(|| deid::scan(&whole), |today| deid::scan_at(&whole, today));
    identifiers(texts, found)
}

/// The same details, and how many people they leave together, where that is fewer than the program's floor.
pub fn weigh(texts: &[(&str, &str)], today: Option<Day>, floor: Floor) -> (Vec<Identifier>, Option<Combination>) {
    let (found, together) = deid::scan_together(&whole(texts), today);
    (identifiers(texts, found), together.filter(|together| together.people < floor.people()))
}

/// How many people the details of these texts leave together, where that is fewer than the program's floor.
pub fn together(texts: &[(&str, &str)], floor: Floor) -> Option<Combination> {
    weigh(texts, None, floor).1
}

/// The texts as one.
fn whole(texts: &[(&str, &str)]) -> String {
    let texts: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    texts.join(BETWEEN)
}

/// What was found in all texts as one, each detail in its field.
fn identifiers(texts: &[(&str, &str)], found: Vec<deid::Finding>) -> Vec<Identifier> {
    let mut found = found.into_iter().filter(|finding| finding.tier != Tier::Hint).peekable();
    let mut identifiers: Vec<Identifier> = Vec::new();
    let (mut from, mut from16) = (0, 0);
    for (field, text) in texts {
        let (to, to16) = (from + text.len(), from16 + text.encode_utf16().count());
        while let Some(finding) = found.next_if(|finding| finding.bytes.start < to) {
            // A finding that reaches into the next field is cut at the border.
            let mut bytes = finding.bytes.start.max(from) - from..finding.bytes.end.min(to) - from;
            let mut utf16 = finding.utf16.start.max(from16) - from16..finding.utf16.end.min(to16) - from16;
            if finding.label == Label::Name {
                // What takes the place of "Okafor" takes that of "Dr. Okafor"; titles are ASCII.
                let title = title(text.get(..bytes.start).unwrap_or_default());
                (bytes.start, utf16.start) = (bytes.start - title, utf16.start - title);
            }
            let taken = identifiers.last().filter(|last| last.field == *field).map_or(0, |last| last.bytes.end);
            let lead = if taken + finding.lead <= bytes.start { finding.lead } else { 0 };
            let excerpt = text.get(bytes.clone()).unwrap_or_default();
            if excerpt.trim().is_empty() {
                continue;
            }
            identifiers.push(Identifier {
                field: (*field).to_owned(),
                found: excerpt.to_owned(),
                bytes,
                utf16,
                label: finding.label,
                tier: finding.tier,
                rule: finding.rule,
                replacement: finding.replacement.into_owned(),
                lead,
            });
        }
        (from, from16) = (to + BETWEEN.len(), to16 + BETWEEN.len());
    }
    identifiers
}

/// The length of a title at the end of a text, with the space behind it; 0 without one.
fn title(before: &str) -> usize {
    const TITLES: [&str; 14] =
        ["dr", "dre", "drs", "mr", "mrs", "ms", "miss", "mx", "mme", "mlle", "mmes", "prof", "m", "sr"];
    let Some(word) = before.strip_suffix(' ').map(|text| text.strip_suffix('.').unwrap_or(text)) else { return 0 };
    let start = word.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    // A letter of another script before it is no beginning of a word; `start` is then no border, and nothing is found.
    let whole = word.get(..start).is_none_or(|rest| !rest.ends_with(char::is_alphanumeric));
    match word.get(start..) {
        Some(last) if whole && TITLES.iter().any(|title| last.eq_ignore_ascii_case(title)) => before.len() - start,
        _ => 0,
    }
}

impl Identifier {
    /// The code of what it is; its name is the message "identifier-CODE".
    pub const fn code(&self) -> &'static str {
        match self.label {
            Label::Name => "name",
            Label::Location => "place",
            Label::Org => "institution",
            Label::Date => "date",
            Label::Age | Label::Age90 => "age",
            Label::Id => "number",
            Label::Contact => "contact",
        }
    }

    /// Whether it must be replaced: no reason keeps it.
    pub fn blocks(&self) -> bool {
        self.tier == Tier::Block
    }

    /// Its normal form: the same for every way of writing it.
    pub fn folded(&self) -> String {
        folded(&self.found)
    }

    /// The key of the sentence that says it is in the way: "identifier-fault-CODE".
    const fn fault(&self) -> &'static str {
        match self.label {
            Label::Name => "identifier-fault-name",
            Label::Location => "identifier-fault-place",
            Label::Org => "identifier-fault-institution",
            Label::Date => "identifier-fault-date",
            Label::Age | Label::Age90 => "identifier-fault-age",
            Label::Id => "identifier-fault-number",
            Label::Contact => "identifier-fault-contact",
        }
    }
}

/// These details as faults at their fields, each once a field. What they say beside the sentence, [`told`] reads back.
pub fn faults(open: &[Identifier]) -> Faults {
    let mut faults = Faults::default();
    for (place, one) in open.iter().enumerate() {
        let again = |other: &Identifier| other.field == one.field && other.found == one.found;
        if open.iter().take(place).any(again) {
            continue;
        }
        let tier = if one.blocks() { "block" } else { "confirm" };
        let args =
            vec![("found", one.found.clone()), ("replacement", one.replacement.clone()), ("tier", tier.to_owned())];
        faults.add_with(&one.field, one.fault(), args);
    }
    faults
}

/// A detail as a fault carries it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The field.
    pub field: &'a str,
    /// The detail.
    pub found: &'a str,
    /// What could stand there.
    pub replacement: &'a str,
    /// Whether it must be replaced.
    pub blocks: bool,
}

/// The details among these faults.
pub fn told(faults: &Faults) -> Vec<Told<'_>> {
    let details = faults.iter().filter(|fault| fault.key.starts_with("identifier-fault-"));
    let told = details.map(|fault| {
        let arg = |name: &str| fault.args.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.as_str());
        let blocks = arg("tier") == "block";
        Told { field: &fault.field, found: arg("found"), replacement: arg("replacement"), blocks }
    });
    told.collect()
}

/// The normal form of a detail: letter case, accents, spaces and invisible characters do not matter.
pub fn folded(found: &str) -> String {
    deid::folded(found)
}

/// The version of rules and lists, as attestations name it.
pub fn engine() -> &'static str {
    deid::version()
}

/// The texts under these names, as [`find`] takes them.
pub fn texts<'a>(fields: &'a Fields, names: &'a [String]) -> Vec<(&'a str, &'a str)> {
    names.iter().map(|name| (name.as_str(), fields.get(name))).filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests;
