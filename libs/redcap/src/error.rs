//! What can be wrong with a file, and with a line of it.

use std::fmt;

/// A file could not be read at all.
///
/// ```
/// let error = redcap::Error::new("codes.csv", redcap::Kind::Broken, "row 7 opens a quotation that never ends");
/// assert_eq!(error.to_string(), "codes.csv: row 7 opens a quotation that never ends");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct Error {
    file: String,
    kind: Kind,
    problem: String,
}

/// What sort of problem it is, for programs; people read the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Larger, deeper or longer than [`crate::Limits`] permits.
    TooLarge,
    /// Nothing in it, or not what it was given as.
    Unknown,
    /// Damaged: a quotation without an end, XML that is not well-formed.
    Broken,
    /// Asks for something that is refused on purpose (a document type declaration).
    Refused,
}

impl Kind {
    /// The code, for a program's own sentences.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
            Self::Refused => "refused",
        }
    }
}

impl Error {
    /// The problem of a file, as a sentence without its full stop.
    #[must_use]
    pub fn new(file: &str, kind: Kind, problem: impl Into<String>) -> Self {
        Self { file: file.to_owned(), kind, problem: problem.into() }
    }

    /// What sort of problem it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The problem without the file's name.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

/// Something of a file that was not taken, or was taken otherwise than it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The row as a spreadsheet counts, from 1; 0 for the file as a whole.
    pub row: usize,
    /// The column's name; empty for the whole row.
    pub column: String,
    /// What it is.
    pub problem: Problem,
    /// What the sentence is about: a name, a type, a value cut to 80 characters.
    pub detail: String,
}

impl fmt::Display for Note {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.row > 0 {
            write!(to, "Row {}", self.row)?;
            if !self.column.is_empty() {
                write!(to, ", {}", self.column)?;
            }
            write!(to, ": ")?;
        } else if !self.column.is_empty() {
            write!(to, "{}: ", self.column)?;
        }
        let sentence = self.problem.sentence();
        match sentence.split_once("{}") {
            Some((before, after)) => write!(to, "{before}{}{after}", self.detail),
            None => write!(to, "{sentence}"),
        }
    }
}

/// The notes of one file: bounded, the rest counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    /// Those kept, in the order of the file.
    pub kept: Vec<Note>,
    /// How many more there were.
    pub more: usize,
    most: usize,
}

impl Notes {
    pub(crate) fn new(most: usize) -> Self {
        Self { kept: Vec::new(), more: 0, most }
    }

    pub(crate) fn add(&mut self, row: usize, column: &str, problem: Problem, detail: &str) {
        if self.kept.len() >= self.most {
            self.more += 1;
            return;
        }
        let detail = detail.chars().take(80).collect();
        self.kept.push(Note { row, column: column.chars().take(80).collect(), problem, detail });
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.more += other.more;
        for note in other.kept {
            if self.kept.len() < self.most {
                self.kept.push(note);
            } else {
                self.more += 1;
            }
        }
    }

    /// Whether something was not taken (and not only said about what was).
    #[must_use]
    pub fn lost(&self) -> bool {
        self.more > 0 || self.kept.iter().any(|note| note.problem.loses())
    }
}

/// What was read of a file, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<T> {
    /// What was taken.
    pub value: T,
    /// What was not, or not as it stands.
    pub notes: Notes,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $code:literal $loses:literal $sentence:literal;)*) => {
        /// What can be said of a line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Problem {
            $($(#[$doc])* $name,)*
        }

        impl Problem {
            /// Every problem there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code, for a program's own sentences.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Whether something of the file is not taken because of it.
            #[must_use]
            pub const fn loses(self) -> bool {
                match self { $(Self::$name => $loses),* }
            }

            const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence),* }
            }
        }
    };
}

problems! {
    /// The bytes are no UTF-8.
    Encoding "encoding" false "The file is not in UTF-8; it was read as {}.";
    /// Control characters were taken out.
    Control "control" false "Control characters were taken out.";
    /// A cell was longer than the bound.
    Cut "cut" true "The cell is too long; only its beginning was taken.";
    /// Characters stand after a closing quotation mark.
    Quote "quote" false "Characters follow a closing quotation mark; they were taken as part of the cell.";
    /// More cells than the header has.
    TooManyCells "too-many-cells" true "The row has more cells than the header; those behind were not taken.";
    /// A column nobody knows.
    UnknownColumn "unknown-column" true "The column is not known and was not taken.";
    /// A column twice.
    RepeatedColumn "repeated-column" true "The column stands in the file twice; only the first was taken.";
    /// A column that must be there is not.
    MissingColumn "missing-column" false "The column is missing; its cells were taken as empty.";
    /// A field without a name.
    NoName "no-name" true "The row has no variable name and was not taken.";
    /// A variable name REDCap would not accept.
    BadName "bad-name" true "“{}” is no variable name (lower-case letters, digits and underscores, a letter first); the row was not taken.";
    /// A variable name twice.
    RepeatedName "repeated-name" true "A field named “{}” stands further up; the row was not taken.";
    /// A field type that is not read.
    UnknownType "unknown-type" true "The field type “{}” is not known; the row was not taken.";
    /// A choice without a code and label.
    BadChoice "bad-choice" true "“{}” is no choice of the form “code, label”; it was left out.";
    /// A code of a choice twice.
    RepeatedChoice "repeated-choice" true "The code “{}” stands twice among the choices; only the first was taken.";
    /// A field of choices without any.
    NoChoices "no-choices" true "The field has no choices to choose from; the row was not taken.";
    /// A validation type that is not known.
    UnknownValidation "unknown-validation" false "The validation “{}” is not known; it is kept as text and not carried out.";
    /// Branching logic is kept as text.
    Branching "branching" false "The branching logic is kept as text and not carried out: the question is always shown.";
    /// A formula is kept as text.
    Calculation "calculation" false "The formula is kept as text and not carried out.";
    /// An action tag is kept as text.
    Annotation "annotation" false "The annotation “{}” is kept as text and not carried out.";
    /// The field is marked as identifying.
    Identifier "identifier" false "The field is marked as identifying a person; its answers are not taken.";
    /// Formatting of a label.
    Markup "markup" false "The label holds formatting (HTML); it is shown as plain text.";
    /// The record has no id.
    NoRecord "no-record" true "The row has no record id and was not taken.";
    /// The record stands in the file twice.
    RepeatedRecord "repeated-record" true "The same record, event and instance stand further up; the row was not taken.";
    /// No such choice.
    NoSuchChoice "no-such-choice" true "“{}” is not among the choices; the answer was not taken.";
    /// Not a value of the field's validation.
    BadValue "bad-value" true "“{}” does not fit the field's type; the answer was not taken.";
    /// Outside of the field's bounds.
    OutOfRange "out-of-range" false "“{}” is outside of the field's bounds; it was taken.";
    /// A column that says who or when.
    Revealing "revealing" true "The column tells who answered or when; it was not taken.";
    /// An instance that is no number.
    BadInstance "bad-instance" true "“{}” is no number of a repeated instrument; the row was not taken.";
    /// A status that is none.
    BadStatus "bad-status" true "“{}” is no status of an instrument (0, 1 or 2); it was not taken.";
    /// Part of an XML file that is not read.
    NotRead "not-read" true "The part “{}” of the file is not read.";
    /// An item of an XML file that the definitions do not know.
    NoSuchField "no-such-field" true "The file does not define “{}”; the value was not taken.";
    /// A row of a report that holds no answer.
    NoAnswer "no-answer" true "The row holds no question with an answer and was not taken.";
    /// Nobody is named.
    Anonymous "anonymous" false "The answers were given anonymously: they belong to nobody in the program.";
    /// Only a profile name is known.
    Guest "guest" false "“{}” joined without an e-mail address; the name alone is no proof who it was.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_where_and_what() {
        let note = |row, column: &str| Note {
            row,
            column: column.into(),
            problem: Problem::UnknownType,
            detail: "sql".into(),
        };
        let said = "The field type “sql” is not known; the row was not taken.";
        assert_eq!(note(4, "Field Type").to_string(), format!("Row 4, Field Type: {said}"));
        assert_eq!(note(4, "").to_string(), format!("Row 4: {said}"));
        assert_eq!(note(0, "").to_string(), said);
    }

    #[test]
    fn codes_are_distinct_and_only_so_many_notes_are_kept() {
        let codes: std::collections::BTreeSet<_> = Problem::ALL.iter().map(|problem| problem.code()).collect();
        assert_eq!(codes.len(), Problem::ALL.len());
        let mut notes = Notes::new(2);
        for row in 1..=5 {
            notes.add(row, "", Problem::NoName, "");
        }
        assert_eq!((notes.kept.len(), notes.more), (2, 3));
        assert!(notes.lost());
    }
}
