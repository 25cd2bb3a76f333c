//! Records of a project: one row a record, event and instance of a repeated instrument.

mod column;
mod read;
mod settle;
mod write;

pub use read::{read, read_as};
pub use write::write;

pub(crate) use settle::{Settler, Table};

use std::collections::{BTreeMap, BTreeSet};

/// The records of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// The records, in the order of the file.
    pub records: Vec<Record>,
}

/// What one row holds. Empty texts are what the project does not use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The row of the file, as a spreadsheet counts; 0 for one that comes from nowhere.
    pub row: usize,
    /// The record's id: often a token or a self-made code.
    pub id: String,
    /// The unique name of the event (`redcap_event_name`): the wave.
    pub event: String,
    /// The repeated instrument, if the row is an instance of one.
    pub instrument: String,
    /// Which instance.
    pub instance: Option<u32>,
    /// The data access group.
    pub group: String,
    /// The answers by variable; those not given are absent.
    pub values: BTreeMap<String, Value>,
    /// How far each instrument is, by its name.
    pub complete: BTreeMap<String, Status>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, a number, a date, the code of a choice.
    One(String),
    /// The codes ticked of a checkbox field; none when it was shown and left.
    Many(BTreeSet<String>),
    /// A code that says why there is no answer.
    Missing(String),
}

/// How far an instrument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 0
    Incomplete,
    /// 1
    Unverified,
    /// 2
    Complete,
}

impl Status {
    /// The code in records.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Incomplete => "0",
            Self::Unverified => "1",
            Self::Complete => "2",
        }
    }

    /// The status of a code, or of the word in a file with labels.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code.trim().to_ascii_lowercase().as_str() {
            "0" | "incomplete" => Some(Self::Incomplete),
            "1" | "unverified" => Some(Self::Unverified),
            "2" | "complete" => Some(Self::Complete),
            _ => None,
        }
    }
}

/// What a project agreed on beside its dictionary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Codes that say why there is no answer ("-99", "NA").
    pub missing: BTreeSet<String>,
    /// Whether answers of fields marked as identifying are taken; they are not by default.
    pub identifiers: bool,
}

#[cfg(test)]
mod tests;
