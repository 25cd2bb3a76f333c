//! A case form as data: sections of fields with their kinds, limits and bilingual texts, versioned. A case keeps the
//! version it was written with, hence the texts belong to the definition and not to the word files.

mod answers;
mod begun;
mod check;
mod instrument;
mod show;
mod typed;

use std::sync::LazyLock;

use serde::Deserialize;

pub use answers::{Answer, Answers, Row};
pub use begun::{ADVISED, Advised};
pub use show::{Cell, Shown};

pub(crate) use instrument::words;
pub use instrument::{questionnaire_fields, questionnaires};

use crate::language::Text;

/// A version of a form.
#[derive(Debug)]
pub struct Form {
    /// What the form is for, as "chronic-pain".
    pub name: &'static str,
    /// Which version, from 1.
    pub version: u32,
    /// The sections in the order they are filled in and shown.
    pub sections: Vec<Section>,
}

/// A page of the form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The name in addresses, as "pain".
    pub name: String,
    /// The heading.
    pub title: Text,
    /// One or two sentences under the heading.
    pub intro: Text,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// A question of the form, or a column of a table.
#[derive(Debug, Deserialize)]
pub struct Field {
    /// The name in forms and in the kept answers; unique in its form (a column: in its table).
    pub name: String,
    /// The question.
    pub label: Text,
    /// Help under the question.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Whether a case cannot be submitted without it (a column: whether a row cannot do without it).
    #[serde(default)]
    pub required: bool,
    /// Whether it is among the key figures shown beside the question.
    #[serde(default)]
    pub figure: bool,
    /// What can be answered.
    #[serde(flatten)]
    pub kind: Kind,
}

/// What a field takes.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Kind {
    /// One line of at most `most` characters.
    Short {
        /// Characters.
        most: usize,
    },
    /// Several lines of at most `most` characters together.
    Long {
        /// Characters.
        most: usize,
    },
    /// A whole number from `least` to `most`.
    Number {
        /// The smallest.
        least: i64,
        /// The largest.
        most: i64,
    },
    /// One of the options.
    Choice {
        /// The options.
        options: Vec<Choice>,
    },
    /// Any of the options.
    Choices {
        /// The options.
        options: Vec<Choice>,
    },
    /// A whole number from 0 to 10 between two named ends.
    Scale {
        /// What 0 means.
        low: Text,
        /// What 10 means.
        high: Text,
    },
    /// Rows of columns.
    Table {
        /// The columns: short texts and choices.
        columns: Vec<Field>,
        /// The most rows.
        most: usize,
        /// What a row is called.
        row: Text,
    },
    /// A scored questionnaire: its answers by number, or figures that somebody worked out of them.
    Instrument {
        /// Its name among the instruments.
        instrument: String,
        /// Whether its single answers can be given.
        items: bool,
        /// The figures that can be given.
        figures: Vec<Figure>,
    },
}

/// A figure of a scored questionnaire that can be given instead of its answers.
#[derive(Debug, Deserialize)]
pub struct Figure {
    /// Its name among the instrument's results.
    pub key: String,
    /// What people call it.
    pub label: Text,
}

/// An option of a choice.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// The code kept in the answers.
    pub code: String,
    /// What people read.
    #[serde(flatten)]
    pub label: Text,
    /// Whether it excludes the others ("none of these").
    #[serde(default)]
    pub alone: bool,
}

/// The highest value of a scale.
pub const SCALE: u8 = 10;

macro_rules! sections {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        [$(include_str!(concat!("form/", $folder, "/", $name, ".json"))),+]
    };
}

const CHRONIC_PAIN_1: [&str; 13] = sections!["chronic-pain-1":
    "question", "person", "pain", "function", "health", "medications", "safety", "substances", "psychosocial", "treatments",
    "findings", "goals", "team",
];

/// The second version: medications with strength and purpose, a new start told apart, questionnaires of their own, diagnoses
/// to choose.
const CHRONIC_PAIN_2: [&str; 14] = {
    let [question, person, _, function, _, _, _, substances, psychosocial, treatments, findings, goals, team] =
        CHRONIC_PAIN_1;
    let [pain, health, scores, medications, safety] =
        sections!["chronic-pain-2": "pain", "health", "scores", "medications", "safety"];
    [
        question,
        person,
        pain,
        function,
        health,
        scores,
        medications,
        safety,
        substances,
        psychosocial,
        treatments,
        findings,
        goals,
        team,
    ]
};

/// The third version: what guidelines ask about that the second did not, each to be answered or left out.
const CHRONIC_PAIN_3: [&str; 14] = {
    let [question, person, _, function, _, scores, medications, _, _, psychosocial, treatments, findings, goals, team] =
        CHRONIC_PAIN_2;
    let [pain, health, safety, substances] = sections!["chronic-pain-3": "pain", "health", "safety", "substances"];
    [
        question,
        person,
        pain,
        function,
        health,
        scores,
        medications,
        safety,
        substances,
        psychosocial,
        treatments,
        findings,
        goals,
        team,
    ]
};

/// The form of a follow-up presentation: what was done, how the person is, medications and questionnaires now, a new question.
const FOLLOW_UP_1: [&str; 4] = {
    let [question, advised] = sections!["follow-up-1": "question", "advised"];
    let [scores, medications] = sections!["chronic-pain-2": "scores", "medications"];
    [question, advised, medications, scores]
};

/// The versions of the form of a follow-up presentation, the newest last.
fn follow_ups() -> &'static [Form; 1] {
    static FORMS: LazyLock<[Form; 1]> = LazyLock::new(|| [read("follow-up", 1, &FOLLOW_UP_1)]);
    &FORMS
}

/// Reads a form. A section that could not be read would be missing; a test reads them all.
fn read(name: &'static str, version: u32, sections: &[&str]) -> Form {
    let sections = sections.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    Form { name, version, sections }
}

/// Every version that a case may have been written with, the newest last.
fn all() -> &'static [Form; 3] {
    static FORMS: LazyLock<[Form; 3]> = LazyLock::new(|| {
        [
            read("chronic-pain", 1, &CHRONIC_PAIN_1),
            read("chronic-pain", 2, &CHRONIC_PAIN_2),
            read("chronic-pain", 3, &CHRONIC_PAIN_3),
        ]
    });
    &FORMS
}

/// The form that new cases are written with.
pub fn newest() -> &'static Form {
    let [.., newest] = all();
    newest
}

/// The form of a name and version, as a case remembers it.
pub fn of(name: &str, version: u32) -> Option<&'static Form> {
    all().iter().chain(follow_ups()).find(|form| form.name == name && form.version == version)
}

/// The form that new follow-up presentations are written with.
pub fn follow_up() -> &'static Form {
    let [.., newest] = follow_ups();
    newest
}

/// Whether any form has a section of this name.
pub fn has_section(name: &str) -> bool {
    all().iter().chain(follow_ups()).any(|form| form.section(name).is_some())
}

impl Form {
    /// A section by its name.
    pub fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// The section after this one.
    pub fn after(&self, section: &Section) -> Option<&Section> {
        self.sections.iter().skip_while(|other| other.name != section.name).nth(1)
    }

    /// The section that holds a field, found by the field's name or by the name of a cell of its table.
    pub fn holder(&self, field: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.field(field).is_some())
    }
}

impl Section {
    /// A field by its name, or the table whose cell has this name ("medications-0-drug").
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| {
            field.name == name
                || (matches!(field.kind, Kind::Table { .. } | Kind::Instrument { .. })
                    && name.strip_prefix(field.name.as_str()).is_some_and(|rest| rest.starts_with('-')))
        })
    }
}

/// The name of a cell of a table in a form: "medications-0-drug"; of an answer to a questionnaire: "phq9-0-3".
pub fn cell(table: &str, row: usize, column: &str) -> String {
    format!("{table}-{row}-{column}")
}

#[cfg(test)]
mod tests;
