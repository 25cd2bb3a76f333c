//! What is said of a foreign file: why it cannot be read, and what of it was not taken.

/// A file that cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong; its sentence is the message "dictionary-fault-CODE".
    pub code: &'static str,
}

impl From<redcap::Error> for Unreadable {
    fn from(error: redcap::Error) -> Self {
        Self { code: error.kind().code() }
    }
}

/// Something of a file that was not taken, or not as it stands there.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// The row as a spreadsheet counts; 0 for the file as a whole.
    pub row: usize,
    /// The column; empty for the whole row.
    pub column: String,
    /// What it is; its sentence is the message "dictionary-note-CODE".
    pub code: &'static str,
    /// What the sentence is about. May be what somebody answered.
    pub detail: String,
}

crate::unprinted!(Note);

impl Note {
    pub(super) fn new(row: usize, column: &str, code: &'static str, detail: &str) -> Self {
        Self { row, column: column.to_owned(), code, detail: detail.chars().take(80).collect() }
    }
}

/// Notes of one kind: the first of them, and how many there are.
pub struct Noted<'n> {
    /// The code of the kind.
    pub code: &'static str,
    /// The first ones.
    pub first: Vec<&'n Note>,
    /// How many there are.
    pub count: usize,
}

/// How many notes of a kind are shown.
const SHOWN: usize = 5;

/// Notes by kind, in the order in which kinds first stand.
pub fn noted(notes: &[Note]) -> Vec<Noted<'_>> {
    let mut kinds: Vec<Noted<'_>> = Vec::new();
    for note in notes {
        match kinds.iter_mut().find(|kind| kind.code == note.code) {
            Some(kind) => {
                kind.count += 1;
                if kind.first.len() < SHOWN {
                    kind.first.push(note);
                }
            }
            None => kinds.push(Noted { code: note.code, first: vec![note], count: 1 }),
        }
    }
    kinds
}

/// The notes of a reader; `row` says which row of the file one of them is.
pub(super) fn of(notes: redcap::Notes, row: impl Fn(usize) -> usize) -> Vec<Note> {
    let note = |note: redcap::Note| Note {
        row: row(note.row),
        column: note.column,
        code: note.problem.code(),
        detail: note.detail,
    };
    notes.kept.into_iter().map(note).collect()
}
