//! A case form as data: sections of fields with their kinds, limits and bilingual texts, versioned. A case keeps the
//! version it was written with, hence the texts belong to the definition and not to the word files.

mod answers;
mod check;
mod show;
mod typed;

use std::sync::LazyLock;

use serde::Deserialize;

pub use answers::{Answer, Answers, Row};
pub use show::{Cell, Shown};

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

/// The form that new cases are written with.
pub fn newest() -> &'static Form {
    static FORM: LazyLock<Form> = LazyLock::new(|| Form {
        name: "chronic-pain",
        version: 1,
        // A section that could not be read would be missing; a test reads them all.
        sections: CHRONIC_PAIN_1.iter().filter_map(|text| serde_json::from_str(text).ok()).collect(),
    });
    &FORM
}

/// The form of a name and version, as a case remembers it.
pub fn of(name: &str, version: u32) -> Option<&'static Form> {
    let newest = newest();
    (newest.name == name && newest.version == version).then_some(newest)
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
                || (matches!(field.kind, Kind::Table { .. })
                    && name.strip_prefix(field.name.as_str()).is_some_and(|rest| rest.starts_with('-')))
        })
    }
}

/// The name of a cell of a table in a form: "medications-0-drug".
pub fn cell(table: &str, row: usize, column: &str) -> String {
    format!("{table}-{row}-{column}")
}

#[cfg(test)]
mod tests;
