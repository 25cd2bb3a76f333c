//! A section as it is read: labels and answers in the reader's language, codes as words.

use super::{Answer, Answers, Choice, Field, Form, Kind, Section};
use crate::language::Language;

/// An answered field as it is read. Health data.
pub struct Shown<'a> {
    /// The field's name.
    pub name: &'a str,
    /// The question.
    pub label: &'a str,
    /// The answer.
    pub value: Cell<'a>,
}

/// An answer as it is read.
pub enum Cell<'a> {
    /// A text that a person typed, in whatever language; lines are kept.
    Typed(&'a str),
    /// Words of the form: an option, or several joined by commas.
    Words(String),
    /// A number from 0 to 10 and what the ends mean.
    Scale {
        /// The number.
        value: u8,
        /// What 0 means.
        low: &'a str,
        /// What 10 means.
        high: &'a str,
    },
    /// A table: its column labels, and rows of as many cells.
    Table {
        /// The labels of the columns that any row fills.
        columns: Vec<&'a str>,
        /// The rows.
        rows: Vec<Vec<Cell<'a>>>,
    },
}

impl Form {
    /// The answered fields of a section, in order.
    pub fn shown<'a>(&'a self, section: &'a Section, answers: &'a Answers, language: Language) -> Vec<Shown<'a>> {
        section.fields.iter().filter_map(|field| shown(field, answers, language)).collect()
    }

    /// The key figures: answered fields marked so in the definition.
    pub fn figures<'a>(&'a self, answers: &'a Answers, language: Language) -> Vec<Shown<'a>> {
        let marked = self.sections.iter().flat_map(|section| &section.fields).filter(|field| field.figure);
        marked.filter_map(|field| shown(field, answers, language)).collect()
    }

    /// The words of an option of a field; empty when there is no such option.
    pub fn word(&self, field: &str, code: &str, language: Language) -> &str {
        let field = self.sections.iter().flat_map(|section| &section.fields).find(|other| other.name == field);
        field.map_or("", |field| field.word(code, language))
    }

    /// A column of a table.
    pub fn column(&self, table: &str, column: &str) -> Option<&Field> {
        let field = self.sections.iter().flat_map(|section| &section.fields).find(|field| field.name == table)?;
        let Kind::Table { columns, .. } = &field.kind else { return None };
        columns.iter().find(|field| field.name == column)
    }

    /// The sections that stand below the questions when a case is read: all but the first one, which asks them.
    pub fn story(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| section.name != "question")
    }
}

impl Field {
    /// The words of an option; empty when there is no such option.
    pub fn word(&self, code: &str, language: Language) -> &str {
        label(self.options(), code, language).unwrap_or_default()
    }

    /// The options in their order; none of a field that is no choice.
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice { options } | Kind::Choices { options } => options,
            _ => &[],
        }
    }
}

fn shown<'a>(field: &'a Field, answers: &'a Answers, language: Language) -> Option<Shown<'a>> {
    let value = match (&field.kind, answers.get(&field.name)?) {
        (Kind::Choices { options }, Answer::Many(codes)) => {
            let labels: Vec<_> = codes.iter().filter_map(|code| label(options, code, language)).collect();
            Cell::Words(labels.join(", "))
        }
        (Kind::Table { columns, .. }, Answer::Rows(rows)) => {
            let filled: Vec<_> =
                columns.iter().filter(|column| rows.iter().any(|row| row.contains_key(&column.name))).collect();
            Cell::Table {
                columns: filled.iter().map(|column| column.label.get(language)).collect(),
                rows: rows
                    .iter()
                    .map(|row| {
                        let text = |column: &Field| row.get(&column.name).map_or("", String::as_str);
                        filled.iter().map(|column| single(column, text(column), language)).collect()
                    })
                    .collect(),
            }
        }
        (Kind::Instrument { figures, .. }, Answer::Rows(rows)) => {
            let row = rows.first()?;
            let given = figures.iter().filter_map(|figure| Some((figure, row.get(&figure.key)?)));
            let mut told: Vec<_> =
                given.map(|(figure, value)| format!("{} {value}", figure.label.get(language))).collect();
            let answers: Vec<_> =
                field.items().map(|item| row.get(&item.to_string()).map_or("–", String::as_str)).collect();
            if answers.iter().any(|answer| *answer != "–") {
                told.push(answers.join(" · "));
            }
            Cell::Words(told.join(", "))
        }
        (_, Answer::One(text)) => single(field, text, language),
        _ => return None,
    };
    Some(Shown { name: &field.name, label: field.label.get(language), value })
}

fn single<'a>(field: &'a Field, text: &'a str, language: Language) -> Cell<'a> {
    match &field.kind {
        Kind::Choice { options } => Cell::Words(label(options, text, language).unwrap_or_default().to_owned()),
        Kind::Scale { low, high } => match text.parse() {
            Ok(value) => Cell::Scale { value, low: low.get(language), high: high.get(language) },
            Err(_) => Cell::Typed(text),
        },
        _ => Cell::Typed(text),
    }
}

fn label<'a>(options: &'a [Choice], code: &str, language: Language) -> Option<&'a str> {
    options.iter().find(|option| option.code == code).map(|option| option.label.get(language))
}
