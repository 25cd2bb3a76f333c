//! What is worked out of a case's answers: the day's morphine equivalents with guideline flags, and scores of questionnaires.
//!
//! Education, not prescribing. Nothing is guessed: what is missing is said to be missing. A computation carries its factor
//! table's name and version and is kept as it was made, so that what a session saw can be shown after a table has changed.

mod dose;
mod factors;
mod said;
pub mod score;
mod topic;

use serde::{Deserialize, Serialize};

pub(crate) use dose::GUIDELINES;
pub use dose::{Dose, Flag, Line, Table, products};
pub use factors::{Factors, Tables, USUAL};
pub use mme::flag::TOPICS;
pub use score::{Figure, Score};
pub use topic::{Topic, topics};

use crate::{
    form::{Answers, Form},
    language::Language,
    unprinted,
};

/// The section that holds the table of medications.
pub const MEDICATIONS: &str = "medications";

/// The section that asks what guidelines speak of beside the dose.
pub const SAFETY: &str = "safety";

/// Everything that is worked out of a case, in the sentences of one language. Health data.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Computation {
    /// The day's morphine equivalents; none while no medication is named.
    pub dose: Option<Dose>,
    /// The same by a second table, where the program shows one beside it.
    #[serde(default)]
    pub beside: Option<Dose>,
    /// The scores, in the order of the form.
    pub scores: Vec<Score>,
}

/// A computation as it is kept: in both languages, since people of both read one case. Health data.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// In English.
    pub en: Computation,
    /// In French.
    pub fr: Computation,
}

unprinted!(Computation, Kept);

impl Computation {
    /// Works everything out, by the tables that the program chose.
    pub fn of(form: &Form, answers: &Answers, tables: Tables, language: Language) -> Self {
        let beside = tables.beside.and_then(|factors| Dose::of(answers, factors, language));
        let dose = Dose::of(answers, tables.factors, language);
        Self { dose, beside, scores: score::all(form, answers, language) }
    }

    /// The part that belongs to a section of the form: the dose to the medications, each score to where it is asked for.
    pub fn part(mut self, section: &crate::form::Section) -> Self {
        self.dose = self.dose.filter(|_| section.name == MEDICATIONS);
        self.beside = self.beside.filter(|_| section.name == MEDICATIONS);
        self.scores.retain(|score| section.field(&score.field).is_some());
        self
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.dose.is_none() && self.scores.is_empty()
    }
}

impl Kept {
    /// Works everything out, to be kept.
    pub fn of(form: &Form, answers: &Answers, tables: Tables) -> Self {
        let of = |language| Computation::of(form, answers, tables, language);
        Self { en: of(Language::En), fr: of(Language::Fr) }
    }

    /// The tables it was made by; none when no medication was named.
    pub fn tables(&self) -> Option<Tables> {
        let id = |dose: &Option<Dose>| dose.as_ref().map(|dose| dose.table.id.clone());
        Tables::parse(&id(&self.en.dose)?, &id(&self.en.beside).unwrap_or_default())
    }

    /// The computation in a language.
    pub fn get(self, language: Language) -> Computation {
        match language {
            Language::En => self.en,
            Language::Fr => self.fr,
        }
    }

    /// As JSON, to be kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The computation kept as JSON.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

/// What a page hands to the script that computes while somebody types, as JSON: what is kept, which the page's own answers
/// then replace ([`Dose::typed`]).
pub fn question(answers: &Answers, factors: Factors, language: Language) -> String {
    dose::question(answers, factors, language).to_string()
}

#[cfg(test)]
mod tests;
