//! What a presenter answered: field by field, kept as one JSON object. Health data.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use super::{Kind, Section, cell};
use crate::fields::Fields;

/// The cells of a table's row by column; empty cells are left out.
pub type Row = BTreeMap<String, String>;

/// The answer to one field. Empty answers are not kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// A text, a number as it was typed, or the code of an option.
    One(String),
    /// The codes of several options.
    Many(Vec<String>),
    /// The rows of a table.
    Rows(Vec<Row>),
}

/// The answers of a case.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// The answers kept as JSON.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The answers as JSON, to be kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// The answer to a field, if there is one.
    pub fn get(&self, field: &str) -> Option<&Answer> {
        self.0.get(field)
    }

    /// The one value of a field, empty when it has none.
    pub fn one(&self, field: &str) -> &str {
        match self.0.get(field) {
            Some(Answer::One(text)) => text,
            _ => "",
        }
    }

    /// The presenter's questions, the main one first.
    pub fn questions(&self) -> Vec<&str> {
        let names = ["question-1", "question-2", "question-3"];
        names.into_iter().map(|name| self.one(name).trim()).filter(|text| !text.is_empty()).collect()
    }

    /// The several values of a field.
    pub fn many(&self, field: &str) -> &[String] {
        match self.0.get(field) {
            Some(Answer::Many(codes)) => codes,
            _ => &[],
        }
    }

    /// The rows of a table.
    pub fn rows(&self, field: &str) -> &[Row] {
        match self.0.get(field) {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Whether a section has any answer.
    pub fn has_any_of(&self, section: &Section) -> bool {
        section.fields.iter().any(|field| self.0.contains_key(&field.name))
    }

    /// Whether a section is answered alike here and there.
    pub fn agree_on(&self, section: &Section, other: &Self) -> bool {
        section.fields.iter().all(|field| self.0.get(&field.name) == other.0.get(&field.name))
    }

    /// The answers but for some fields.
    pub fn without(&self, fields: &BTreeSet<String>) -> Self {
        let kept = self.0.iter().filter(|(name, _)| !fields.contains(*name));
        Self(kept.map(|(name, answer)| (name.clone(), answer.clone())).collect())
    }

    /// The answers of one section alone.
    pub fn part(&self, section: &Section) -> Self {
        let fields =
            section.fields.iter().filter_map(|field| Some((field.name.clone(), self.0.get(&field.name)?.clone())));
        Self(fields.collect())
    }

    /// A section's answers as the fields of a form page.
    pub fn fields(&self, section: &Section) -> Fields {
        let mut fields = Fields::default();
        for field in &section.fields {
            match self.0.get(&field.name) {
                Some(Answer::One(text)) => fields = fields.with(&field.name, text),
                Some(Answer::Many(codes)) => {
                    for code in codes {
                        fields = fields.with(&field.name, code);
                    }
                }
                Some(Answer::Rows(rows)) => {
                    for (number, row) in rows.iter().enumerate() {
                        for (column, text) in row {
                            fields = fields.with(cell(&field.name, number, column), text);
                        }
                    }
                }
                None => {}
            }
        }
        fields
    }

    /// Replaces the answer to a field; an empty one removes it.
    pub(super) fn set(&mut self, field: &str, answer: Answer) {
        let empty = match &answer {
            Answer::One(text) => text.is_empty(),
            Answer::Many(codes) => codes.is_empty(),
            Answer::Rows(rows) => rows.is_empty(),
        };
        if empty {
            self.0.remove(field);
        } else {
            self.0.insert(field.to_owned(), answer);
        }
    }
}

/// Answers are health data: only the names of the answered fields are ever printed.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

/// An answer is health data: only its shape is ever printed.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(_) => f.write_str("One"),
            Self::Many(codes) => write!(f, "Many({})", codes.len()),
            Self::Rows(rows) => write!(f, "Rows({})", rows.len()),
        }
    }
}

impl Section {
    /// The rows of a table that a page sent, as far as the table allows: the highest row named, plus one.
    pub fn rows_sent(&self, table: &str, fields: &Fields) -> usize {
        let Some(Kind::Table { most, .. }) = self.field(table).map(|field| &field.kind) else { return 0 };
        let number = |name: &str| {
            let rest = name.strip_prefix(table)?.strip_prefix('-')?;
            rest.split('-').next()?.parse::<usize>().ok()
        };
        fields.pairs().filter_map(|(name, _)| number(name)).max().map_or(0, |last| last.saturating_add(1)).min(*most)
    }
}
