//! What can be wrong with a file: one sentence that names the file and the problem.

/// A file could not be read or written.
///
/// ```
/// let error = qda::Error::new("meeting.vtt", qda::Kind::Broken, "line 7 has no end time");
/// assert_eq!(error.to_string(), "meeting.vtt: line 7 has no end time");
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
    /// The disk, the pipe or the folder failed.
    Io,
    /// The file is larger, deeper or more compressed than [`crate::limits::Limits`] permits.
    TooLarge,
    /// The file is of a format that is not read here.
    Unknown,
    /// The file is of a known format, but damaged or not well-formed.
    Broken,
    /// The file asks for something that is refused on purpose (a document type declaration, a path outside of it).
    Refused,
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

    /// The file, by the name the caller gave it (an entry of an archive follows after an arrow).
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The problem without the file's name.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}
