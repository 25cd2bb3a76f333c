//! A data dictionary of REDCap: the fields of a project, one a row, in eighteen columns.

mod choice;
mod column;
mod kind;
mod read;
mod settle;
mod write;

pub use choice::{Choice, checkbox_column};
pub use column::HEADER;
pub use kind::{FieldKind, Fit, Validation};
pub use read::read;
pub use write::write;

pub(crate) use column::Column;
pub(crate) use settle::settle;

use std::collections::HashMap;

/// A project's fields in their order. The first is the record id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dictionary {
    /// The fields.
    pub fields: Vec<Field>,
}

impl Dictionary {
    /// The name of the field that holds the record id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.fields.first().map_or("", |field| field.name.as_str())
    }

    /// The names of the instruments, in the order in which they begin.
    #[must_use]
    pub fn forms(&self) -> Vec<&str> {
        let mut forms: Vec<&str> = Vec::new();
        for field in &self.fields {
            if !forms.contains(&field.form.as_str()) {
                forms.push(&field.form);
            }
        }
        forms
    }

    /// Fields by name.
    #[must_use]
    pub fn by_name(&self) -> HashMap<&str, &Field> {
        self.fields.iter().map(|field| (field.name.as_str(), field)).collect()
    }
}

/// A field. What is not used by its kind is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// The variable's name: lower-case letters, digits and underscores, a letter first.
    pub name: String,
    /// The instrument it stands in.
    pub form: String,
    /// The heading above it.
    pub section: String,
    /// What it takes.
    pub kind: FieldKind,
    /// The question, possibly with HTML.
    pub label: String,
    /// The choices of a field of choices.
    pub choices: Vec<Choice>,
    /// The formula of a calculated field, kept as text.
    pub formula: String,
    /// The labels of a slider: left, middle, right; those given.
    pub ends: Vec<String>,
    /// What stands below the question.
    pub note: String,
    /// How a text is checked, or what REDCap keeps in that column.
    pub validation: Validation,
    /// The least value, as text.
    pub least: String,
    /// The greatest value, as text.
    pub greatest: String,
    /// Whether the field is marked as identifying a person.
    pub identifier: bool,
    /// When it is shown, kept as text.
    pub branching: String,
    /// Whether an answer is asked for.
    pub required: bool,
    /// How it is aligned.
    pub alignment: String,
    /// Its number on a survey page.
    pub question_number: String,
    /// The group of fields that are shown as one grid.
    pub matrix: String,
    /// Whether each column of the grid may be chosen once only.
    pub ranking: bool,
    /// Action tags and notes, kept as text.
    pub annotation: String,
}

impl Field {
    /// The label without HTML tags, the five common entities resolved, white space as single spaces.
    #[must_use]
    pub fn plain_label(&self) -> String {
        plain(&self.label)
    }
}

/// A text without HTML tags. A lone "<" as in "p < 5" stays.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let tag = from
            .get(1..)
            .is_some_and(|after| after.starts_with(|sign: char| sign.is_ascii_alphabetic() || "/!".contains(sign)));
        match from.find('>').filter(|_| tag) {
            Some(end) => {
                out.push(' ');
                rest = from.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    for (entity, sign) in
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        out = out.replace(entity, sign);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
