//! The document: parts in reading order, every text final. Page, PDF, DOCX and CSV are made of it and add nothing but a stamp.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A report in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The language of every text, as its code.
    pub language: String,
    /// The hub that answers for it.
    pub hub: String,
    /// What the report is called.
    pub title: String,
    /// The program it is about, and until when it counts.
    pub about: String,
    /// Its parts, in reading order.
    pub parts: Vec<Part>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    /// Begins a section.
    Heading {
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Text {
        /// The paragraph.
        text: String,
    },
    /// A table; its first column names the row.
    Table {
        /// What it shows.
        caption: String,
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, each as long as `columns`.
        rows: Vec<Vec<String>>,
        /// What has to be said under it: how it was worked out, what is hidden; may be empty.
        note: String,
    },
    /// Shares as bars. Each says its number in words, so that nobody needs the picture.
    Bars {
        /// What they show.
        caption: String,
        /// The bars.
        bars: Vec<Bar>,
    },
    /// What somebody said, cleared for reports.
    Quote {
        /// The words.
        text: String,
        /// Who, as far as may be told.
        by: String,
    },
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// What it is.
    pub name: String,
    /// Its length in tenths of a percent, at most 1000.
    pub permille: u32,
    /// Its number in words, as "23 (61%)".
    pub words: String,
}

impl Document {
    /// The language of the texts.
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or(Language::En)
    }

    /// Every figure as a row of a table to take away: section, table, row, column, value. Texts are rows without a column.
    pub fn rows(&self) -> Vec<[String; 5]> {
        let mut rows = Vec::new();
        let mut section = self.title.clone();
        for part in &self.parts {
            let row = |table: &str, name: &str, column: &str, value: &str| {
                [section.clone(), table.to_owned(), name.to_owned(), column.to_owned(), value.to_owned()]
            };
            match part {
                Part::Heading { text } => section.clone_from(text),
                Part::Text { text } => rows.push(row("", "", "", text)),
                Part::Quote { text, by } => rows.push(row("", by, "", text)),
                Part::Bars { caption, bars } => {
                    rows.extend(bars.iter().map(|bar| row(caption, &bar.name, "", &bar.words)));
                }
                Part::Table { caption, columns, rows: lines, note } => {
                    for line in lines {
                        let name = line.first().map(String::as_str).unwrap_or_default();
                        let cells = columns.iter().zip(line).skip(1);
                        rows.extend(cells.map(|(column, cell)| row(caption, name, &column.name, cell)));
                    }
                    if !note.is_empty() {
                        rows.push(row(caption, "", "", note));
                    }
                }
            }
        }
        rows
    }
}
