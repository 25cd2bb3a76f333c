//! Details that identify nobody alone and somebody together: exact age, small place, rare work, unusual event.
//!
//! The estimate is coarse on purpose and says how it was made: the people of the named kind of place (or of a region, when
//! none is named), divided by how many share each further detail. A program compares it with its floor; groups of 11, 15
//! and 20 are the steps of the de-identification guideline of Ontario's privacy commissioner (2025).

use serde::Serialize;

use crate::{
    class::{EVENT, RARE_WORK, Set},
    finding::{Finding, Label},
    text::Text,
};

/// Several details of one text together.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Combination {
    /// 0 (nobody is near) to 1 (one person).
    pub score: f64,
    /// About how many people share these details.
    pub people: u32,
    /// Which details, in words.
    pub reasons: Vec<String>,
}

/// Roughly as many live in a small Canadian town, a First Nations or Inuit community, a region.
const TOWN: f64 = 10_000.0;
const COMMUNITY: f64 = 1_000.0;
const REGION: f64 = 200_000.0;
/// One in so many has a given age, a rare occupation, an event that is told of few.
const AGE: f64 = 80.0;
const WORK: f64 = 1_000.0;
const HAPPENED: f64 = 2_000.0;

/// Estimates how many people the details of a text leave, when there are at least two of them.
///
/// ```
/// let text = "58 yo bush pilot from Moosonee, survivor of a plane crash.";
/// let found = deid::scan(text);
/// let together = deid::combination(text, &found).unwrap();
/// assert!(together.people < 11);
/// assert_eq!(together.reasons.len(), 4);
/// ```
pub fn combination(text: &str, findings: &[Finding]) -> Option<Combination> {
    together(Features::of(&Text::read(text)), findings)
}

/// What a text says beside its findings.
#[derive(Clone, Copy, Default)]
pub(crate) struct Features {
    french: bool,
    work: bool,
    event: bool,
}

impl Features {
    pub(crate) fn of(text: &Text) -> Self {
        let has = |set: Set| {
            text.words.iter().any(|word| word.set.any(set)) || text.phrases.iter().any(|phrase| phrase.set.any(set))
        };
        Self { french: text.french, work: has(RARE_WORK), event: has(EVENT) }
    }

    /// The features of two pieces of one text.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { french: self.french || other.french, work: self.work || other.work, event: self.event || other.event }
    }
}

/// Weighs a text's features and findings.
pub(crate) fn together(read: Features, findings: &[Finding]) -> Option<Combination> {
    let say = |english: &str, french: &str| if read.french { french } else { english }.to_owned();
    let mut reasons = Vec::new();
    let mut people = REGION;
    let exact = |label: Label| findings.iter().any(|finding| finding.label == label);
    if findings.iter().any(|finding| finding.rule == "community") {
        people = COMMUNITY;
        reasons.push(say("a community is named", "une communauté est nommée"));
    } else if findings.iter().any(|finding| finding.label == Label::Location && !finding.rule.starts_with("postal")) {
        people = TOWN;
        reasons.push(say("a place is named", "un lieu est nommé"));
    }
    if exact(Label::Age) || exact(Label::Age90) {
        people /= AGE;
        reasons.push(say("the age is exact", "l'âge est exact"));
    }
    if read.work {
        people /= WORK;
        reasons.push(say("the occupation is rare", "la profession est rare"));
    }
    if read.event {
        people /= HAPPENED;
        reasons.push(say("the event is unusual", "l'événement est inhabituel"));
    }
    if reasons.len() < 2 {
        return None;
    }
    let people = people.max(1.0);
    Some(Combination { score: (1.0 / people.sqrt() * 1000.0).round() / 1000.0, people: people.round() as u32, reasons })
}
