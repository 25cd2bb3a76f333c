//! Choices as a dictionary writes them: `1, label | 2, label`.

use crate::{Notes, Problem};

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What records hold.
    pub code: String,
    /// What people read.
    pub label: String,
}

/// The choices of a cell. A label may hold commas; the code ends at the first.
pub(super) fn read(cell: &str, row: usize, column: &str, notes: &mut Notes) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for part in cell.split('|').map(str::trim).filter(|part| !part.is_empty()) {
        let Some((code, label)) = part.split_once(',').map(|(code, label)| (code.trim(), label.trim())) else {
            notes.add(row, column, Problem::BadChoice, part);
            continue;
        };
        if code.is_empty() || code.chars().count() > 100 || code.contains(char::is_whitespace) {
            notes.add(row, column, Problem::BadChoice, part);
        } else if choices.iter().any(|choice| choice.code == code) {
            notes.add(row, column, Problem::RepeatedChoice, code);
        } else {
            choices.push(Choice { code: code.to_owned(), label: label.to_owned() });
        }
    }
    choices
}

/// The choices as a cell.
pub(super) fn write(choices: &[Choice]) -> String {
    choices.iter().map(|choice| format!("{}, {}", choice.code, choice.label)).collect::<Vec<_>>().join(" | ")
}

/// The column of a checkbox's choice in records: `name___code`, the code in lower case, a minus as an underscore, other
/// signs left out.
///
/// ```
/// assert_eq!(redcap::dictionary::checkbox_column("topics", "-9"), "topics____9");
/// assert_eq!(redcap::dictionary::checkbox_column("topics", "A.b"), "topics___ab");
/// ```
#[must_use]
pub fn checkbox_column(name: &str, code: &str) -> String {
    let sign = |sign: char| match sign {
        '-' => Some('_'),
        '_' => Some('_'),
        sign if sign.is_ascii_alphanumeric() => Some(sign.to_ascii_lowercase()),
        _ => None,
    };
    format!("{name}___{}", code.chars().filter_map(sign).collect::<String>())
}
