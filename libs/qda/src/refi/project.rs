//! What a coding project holds: coders, codes, texts, selections, codings, cases, variables, memos, sets.

use super::Guid;

/// A project, or (with nothing but codes and sets) a codebook.
///
/// Positions in selections are those of the file until [`super::Bundle::settle`] has found out how the file counts.
/// In a project made by a program they are Unicode code points of a text whose lines end in `\n`, the end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// The project's name.
    pub name: String,
    /// The program that wrote it, as "NVivo for Windows 12.6".
    pub origin: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Who made it and when.
    pub made: Made,
    /// The coders.
    pub users: Vec<User>,
    /// The codes in the order of the tree: each after the code it stands under.
    pub codes: Vec<Code>,
    /// What is recorded of cases and sources.
    pub variables: Vec<Variable>,
    /// Participants, groups, places: whatever the study compares.
    pub cases: Vec<Case>,
    /// The texts. A PDF's text layer and a recording's transcript are texts too.
    pub sources: Vec<Source>,
    /// Memos. In the standard a note is a text source of its own.
    pub notes: Vec<Source>,
    /// Groups of codes, sources and memos.
    pub sets: Vec<Set>,
    /// Memos on the project as a whole.
    pub memos: Vec<Guid>,
}

/// Who made a thing and when; times as `xsd:dateTime`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// Who made it.
    pub by: Option<Guid>,
    /// When it was made.
    pub at: Option<Box<str>>,
    /// Who changed it last.
    pub changed_by: Option<Guid>,
    /// When it was changed last.
    pub changed_at: Option<Box<str>>,
}

/// A coder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its identifier.
    pub guid: Guid,
    /// Its name or pseudonym.
    pub name: Option<String>,
    /// Initials, as NVivo writes them.
    pub id: Option<String>,
}

/// A code of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its identifier.
    pub guid: Guid,
    /// The place, in the list of codes, of the code it stands under.
    pub parent: Option<usize>,
    /// Its name.
    pub name: String,
    /// Whether text may be coded with it; a theme that only holds others is not codable.
    pub codable: bool,
    /// `#RRGGBB` or `#RGB`.
    pub color: Option<Box<str>>,
    /// Its definition.
    pub description: Option<String>,
    /// Memos on it.
    pub memos: Vec<Guid>,
}

/// Something recorded of cases or sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its identifier.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// What its values are.
    pub kind: VariableKind,
    /// What it means.
    pub description: Option<String>,
}

/// What a variable's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableKind {
    /// Words.
    Text,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// A decimal number.
    Float,
    /// A day.
    Date,
    /// A day and a time.
    DateTime,
}

impl VariableKind {
    /// The standard's six kinds with their names.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Text, "Text"),
        (Self::Boolean, "Boolean"),
        (Self::Integer, "Integer"),
        (Self::Float, "Float"),
        (Self::Date, "Date"),
        (Self::DateTime, "DateTime"),
    ];

    /// The standard's name, which is also the beginning of the value's element.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("Text", |(_, name)| name)
    }
}

/// A value of a variable, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The variable.
    pub variable: Guid,
    /// What the value is; files do not always keep to the variable's own kind.
    pub kind: VariableKind,
    /// The value's words; `None` when the file has none.
    pub value: Option<Box<str>>,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its identifier. NVivo gives a case and a code the same one.
    pub guid: Guid,
    /// Its name; MAXQDA leaves it out.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Codes that stand for it, as `Speakers/P07`.
    pub codes: Vec<Guid>,
    /// What is recorded of it.
    pub values: Vec<Value>,
    /// Sources that belong to it.
    pub sources: Vec<Guid>,
    /// Selections that belong to it.
    pub selections: Vec<Guid>,
}

/// A text with what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its identifier.
    pub guid: Guid,
    /// Its name.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Where its plain text is.
    pub content: Content,
    /// The parts of it that were selected.
    pub selections: Vec<Selection>,
    /// Codes given to it as a whole.
    pub codings: Vec<Coding>,
    /// Memos on it.
    pub memos: Vec<Guid>,
    /// What is recorded of it.
    pub values: Vec<Value>,
    /// Who made it and when.
    pub made: Made,
}

/// Where a source's plain text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The file gives none.
    Missing,
    /// In the project file itself.
    Inline(String),
    /// In a file of the archive, by the path the project gives it.
    File(String),
    /// Outside of the archive; never opened.
    Outside(String),
}

/// A part of a text, with its codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Its identifier.
    pub guid: Guid,
    /// Some tools put the selected words here, some a number, some nothing.
    pub name: Option<Box<str>>,
    /// A comment on it.
    pub description: Option<Box<str>>,
    /// Where it begins.
    pub start: i64,
    /// Where it ends.
    pub end: i64,
    /// The codes given to it. A selection without any is a comment.
    pub codings: Vec<Coding>,
    /// Memos on it.
    pub memos: Vec<Guid>,
    /// Who made it and when.
    pub made: Made,
}

/// One coder gave one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Its identifier.
    pub guid: Guid,
    /// The code.
    pub code: Guid,
    /// The coder.
    pub by: Option<Guid>,
    /// When, as `xsd:dateTime`.
    pub at: Option<Box<str>>,
    /// Memos on it.
    pub memos: Vec<Guid>,
}

/// A group of codes, sources and memos.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Its identifier.
    pub guid: Guid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Its codes.
    pub codes: Vec<Guid>,
    /// Its sources.
    pub sources: Vec<Guid>,
    /// Its memos.
    pub notes: Vec<Guid>,
}
