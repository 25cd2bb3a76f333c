//! Where the plain check found an identifying detail in a case.

use std::fmt;

use super::{Answers, Field, Form, Kind, Section, cell};
use crate::identifier::{self, Finding};

/// An identifying detail in an answer.
pub struct Detail<'a> {
    /// The section, where it can be changed.
    pub section: &'a Section,
    /// The field (for a cell: the table).
    pub field: &'a Field,
    /// The name of the field or cell in the form.
    pub name: String,
    /// What was found, and where in the answer.
    pub finding: Finding,
    /// The detail itself, to show to the presenter only.
    pub excerpt: String,
}

impl Form {
    /// Every certain identifying detail in the typed answers of a section.
    pub fn details<'a>(&'a self, section: &'a Section, answers: &Answers) -> Vec<Detail<'a>> {
        let mut details = Vec::new();
        for field in &section.fields {
            match &field.kind {
                Kind::Short { .. } | Kind::Long { .. } => {
                    look(section, field, field.name.clone(), answers.one(&field.name), &mut details);
                }
                Kind::Table { columns, .. } => {
                    for (number, row) in answers.rows(&field.name).iter().enumerate() {
                        let typed = columns.iter().filter(|column| matches!(column.kind, Kind::Short { .. }));
                        for (column, text) in typed.filter_map(|column| Some((column, row.get(&column.name)?))) {
                            look(section, field, cell(&field.name, number, &column.name), text, &mut details);
                        }
                    }
                }
                Kind::Number { .. } | Kind::Choice { .. } | Kind::Choices { .. } | Kind::Scale { .. } => {}
            }
        }
        details
    }

    /// Every certain identifying detail in the whole case, in order. A case with one cannot be submitted.
    pub fn all_details(&self, answers: &Answers) -> Vec<Detail<'_>> {
        self.sections.iter().flat_map(|section| self.details(section, answers)).collect()
    }
}

fn look<'a>(section: &'a Section, field: &'a Field, name: String, text: &str, details: &mut Vec<Detail<'a>>) {
    details.extend(identifier::find(text).into_iter().map(|finding| Detail {
        section,
        field,
        name: name.clone(),
        excerpt: finding.of(text),
        finding,
    }));
}

/// What was found is never printed, only where and of what class.
impl fmt::Debug for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in {}", self.finding.class, self.name)
    }
}
