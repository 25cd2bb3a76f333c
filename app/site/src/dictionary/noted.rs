//! What of a foreign file was not taken, in sentences: by kind, with the first of each.

use domain::dictionary::{Note, noted};

use crate::visit::Visit;

/// A kind of note: how many there are, and the first of them.
pub struct Told {
    /// "3 values are not among the choices".
    pub heading: String,
    /// "Row 7, sure: 9".
    pub first: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// The notes in sentences.
pub fn told(v: &Visit, notes: &[Note]) -> Vec<Told> {
    let of = |note: &&Note| {
        let place = match (note.row, note.column.as_str()) {
            (0, column) => column.to_owned(),
            (row, "") => v.t1("dictionary-row", "row", row),
            (row, column) => v.t2("dictionary-row-column", "row", row, "column", column),
        };
        match (place.is_empty(), note.detail.is_empty()) {
            (false, false) => v.t2("dictionary-place-detail", "place", place.as_str(), "detail", note.detail.as_str()),
            (false, true) => place,
            (true, _) => note.detail.clone(),
        }
    };
    let kinds = noted(notes).into_iter();
    kinds
        .map(|kind| Told {
            heading: v.t1(&format!("dictionary-note-{}", kind.code), "count", kind.count),
            first: kind.first.iter().map(of).filter(|words| !words.is_empty()).collect(),
            more: kind.count.saturating_sub(kind.first.len()),
        })
        .collect()
}
