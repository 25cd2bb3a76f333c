//! What a clinic's record (FHIR) offers for the draft of a case, line by line, to be taken or left by the presenter.
//!
//! Nothing of a record is kept: what is offered travels in the page, and only what the presenter ticks goes through the check for
//! identifying details and into the answers. Nothing that was answered is replaced without saying so.

mod condition;
mod direction;
mod line;
mod medication;
mod person;
mod score;
mod take;

use crate::{
    form::{Answers, Form},
    language::Language,
};

pub use fhir::{BYTES, Day, Kind, Record, Unreadable, read};
pub use line::{Line, Note, Target, sent, ticked};
pub use score::loinc;
pub use take::{names, take};

pub(crate) use medication::called;

/// Lines of one kind that are offered at once.
pub const LINES: usize = 60;

/// What a record offers.
pub struct Offer {
    /// The lines.
    pub lines: Vec<Line>,
    /// What was left out.
    pub left: Vec<Left>,
}

/// Something of a record that is not offered. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Left {
    /// What kind.
    pub kind: Kind,
    /// What it is called, where that helps.
    pub label: Option<String>,
    /// Why, as the end of the key "import-left-…".
    pub why: &'static str,
    /// How many.
    pub count: usize,
}

crate::unprinted!(Offer, Left);

/// Why something that was read is not offered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gone {
    /// A drug or condition by a code that is not known here, without words.
    Code,
    /// No number where a score has one.
    Value,
    /// Some answers of a questionnaire, not all.
    Incomplete,
    /// A total that somebody else worked out.
    Reported,
    /// The form does not ask for it.
    NotAsked,
    /// More than are offered at once.
    TooMany,
}

impl Gone {
    const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Value => "no-value",
            Self::Incomplete => "incomplete",
            Self::Reported => "reported",
            Self::NotAsked => "not-asked",
            Self::TooMany => "too-many",
        }
    }
}

const fn key(reason: fhir::Reason) -> &'static str {
    match reason {
        fhir::Reason::NotRead => "not-read",
        fhir::Reason::NotActive => "not-active",
        fhir::Reason::Error => "error",
        fhir::Reason::Negated => "negated",
        fhir::Reason::Nameless => "nameless",
        fhir::Reason::NoValue => "no-value",
        fhir::Reason::Older => "older",
        fhir::Reason::TooMany => "too-many",
        fhir::Reason::Malformed => "malformed",
    }
}

impl Offer {
    /// What a record offers for these answers.
    pub fn of(record: &Record, form: &Form, answers: &Answers, language: Language) -> Self {
        let of_person = |left: &fhir::Left| if left.kind == Kind::Person { "person" } else { key(left.reason) };
        let left = record.left.iter().map(|left| Left {
            kind: left.kind,
            label: left.label.clone(),
            why: of_person(left),
            count: left.count,
        });
        let mut offer = Self { lines: Vec::new(), left: left.collect() };
        let beside = |line: Line| line.beside(form, answers, language);
        for line in person::lines(record.person, form, language).into_iter().map(beside) {
            // What is answered so already needs no question.
            if !line.notes.contains(&Note::There) {
                offer.add(Kind::Person, line);
            }
        }
        for one in &record.medications {
            match medication::lines(one, language) {
                Ok(lines) => lines.into_iter().for_each(|line| offer.add(Kind::Medication, beside(line))),
                Err(gone) => offer.leave(Kind::Medication, None, gone),
            }
        }
        for one in &record.conditions {
            match condition::line(one, form, language) {
                Some(line) => offer.add(Kind::Condition, beside(line)),
                None => offer.leave(Kind::Condition, None, Gone::Code),
            }
        }
        let (scores, gone) = score::lines(&record.observations, form);
        scores.into_iter().for_each(|line| offer.add(Kind::Observation, beside(line)));
        gone.into_iter().for_each(|(label, gone)| offer.leave(Kind::Observation, label, gone));
        offer
    }

    /// Adds a line, unless it is there: orders are renewed, conditions are told twice.
    fn add(&mut self, kind: Kind, line: Line) {
        let same =
            |other: &&mut Line| (other.target, &other.field, &other.cells) == (line.target, &line.field, &line.cells);
        if let Some(other) = self.lines.iter_mut().find(same) {
            other.count_again();
        } else if self.lines.iter().filter(|other| other.target == line.target).count() >= LINES {
            self.leave(kind, None, Gone::TooMany);
        } else {
            self.lines.push(line);
        }
    }

    fn leave(&mut self, kind: Kind, label: Option<String>, gone: Gone) {
        let why = gone.key();
        let same = |left: &&mut Left| left.kind == kind && left.why == why && left.label == label;
        match self.left.iter_mut().find(same) {
            Some(left) => left.count += 1,
            None => self.left.push(Left { kind, label, why, count: 1 }),
        }
    }
}

#[cfg(test)]
mod tests;
