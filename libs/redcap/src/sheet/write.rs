//! CSV written so that spreadsheets show it and nothing in it runs.

use std::borrow::Cow;

/// What begins a formula in a spreadsheet.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A table being written (RFC 4180, with a byte-order mark so that spreadsheets know the encoding).
///
/// ```
/// let mut csv = redcap::sheet::Csv::default();
/// csv.row(["a", "=1+1", "-2"]);
/// assert_eq!(csv.text(), "\u{feff}a,'=1+1,-2\r\n");
/// ```
#[derive(Debug, Clone)]
pub struct Csv {
    text: String,
}

impl Default for Csv {
    fn default() -> Self {
        Self { text: "\u{feff}".to_owned() }
    }
}

impl Csv {
    /// Adds a row.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let begun = self.text.len();
        let mut count = 0;
        for cell in cells {
            if count > 0 {
                self.text.push(',');
            }
            count += 1;
            let cell = safe(cell.as_ref());
            if cell.contains([',', ';', '\t', '"', '\n', '\r']) || cell.trim() != cell {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&cell);
            }
        }
        // A row of one empty cell would be no row.
        if self.text.len() == begun && count == 1 {
            self.text.push_str("\"\"");
        }
        self.text.push_str("\r\n");
    }

    /// What was written.
    #[must_use]
    pub fn text(self) -> String {
        self.text
    }
}

/// Whether a spreadsheet could take it for a formula, apostrophes before it aside. A plain number is none.
fn risky(cell: &str) -> bool {
    let begins = |sign: char| sign == '\'' || sign.is_whitespace();
    cell.trim_start_matches(begins).starts_with(FORMULA) && !number(cell)
}

fn number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, part].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A cell as it may stand in a spreadsheet: what could be taken for a formula begins with an apostrophe, which makes it text.
#[must_use]
pub fn safe(cell: &str) -> Cow<'_, str> {
    if risky(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell that [`safe`] was given.
pub(super) fn plain(mut cell: String) -> String {
    if cell.strip_prefix('\'').is_some_and(risky) {
        cell.remove(0);
    }
    cell
}
