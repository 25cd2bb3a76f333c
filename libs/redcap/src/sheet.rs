//! CSV as spreadsheets and survey tools write it: any of three separators, any line ending, quoted newlines.
//!
//! Not the `csv` crate: it reads a quotation without an end to the end of the file and says nothing, and a survey would lose
//! every row below without a word. Rows are counted as a spreadsheet counts them.

mod decode;
mod write;

pub use write::{Csv, safe};

pub(crate) use decode::text;

use crate::{Error, Kind, Limits, Notes, Problem, Taken};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The rows that hold something.
    pub rows: Vec<Row>,
    /// The character between cells.
    pub separator: char,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet counts, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell at a place; empty where the row is shorter.
    #[must_use]
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", String::as_str)
    }
}

/// Reads a table.
///
/// # Errors
/// When it is too large, or a quotation never ends.
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Taken<Sheet>, Error> {
    let (text, mut notes) = text(file, bytes, limits)?;
    let (text, skipped, separator) = match text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("sep=")) {
        true => {
            let (line, rest) = text.split_once(['\r', '\n']).unwrap_or((&text, ""));
            let separator = line.chars().nth(4).unwrap_or(',');
            (rest.strip_prefix('\n').unwrap_or(rest), 1, separator)
        }
        false => (text.as_str(), 0, separator_of(&text)),
    };
    let mut reader = Reader { file, limits, separator, number: skipped, cells: 0, rows: Vec::new() };
    reader.read(text, &mut notes)?;
    Ok(Taken { value: Sheet { rows: reader.rows, separator }, notes })
}

/// The separator that most often stands outside of quotations in the first lines.
fn separator_of(text: &str) -> char {
    let mut counts = [(',', 0_u32), (';', 0), ('\t', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for sign in text.chars().take(20_000) {
        match sign {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(own, _)| *own == sign).for_each(|(_, count)| *count += 1),
        }
        // A line of a title holds none: look on until one does.
        if lines > 0 && counts.iter().any(|(_, count)| *count > 0) {
            break;
        }
    }
    // The first of equals, which is the comma.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(sign, _)| *sign)
}

struct Reader<'a> {
    file: &'a str,
    limits: &'a Limits,
    separator: char,
    number: usize,
    cells: usize,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, PartialEq)]
enum At {
    Start,
    Plain,
    Quoted,
    Closed,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, notes: &mut Notes) -> Result<(), Error> {
        let (mut row, mut cell, mut length) = (Vec::new(), String::new(), 0_usize);
        let mut at = At::Start;
        let mut opened = 0;
        let (mut cut, mut trailing) = (false, false);
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            let mut keep = None;
            match (at, sign) {
                (At::Start, '"') => {
                    at = At::Quoted;
                    opened = self.number + 1;
                }
                (At::Quoted, '"') if signs.next_if_eq(&'"').is_some() => keep = Some('"'),
                (At::Quoted, '"') => at = At::Closed,
                (At::Quoted, other) => keep = Some(other),
                (_, other) if other == self.separator => {
                    self.end_cell(&mut row, &mut cell)?;
                    (at, length) = (At::Start, 0);
                }
                (_, '\n' | '\r') => {
                    if sign == '\r' {
                        signs.next_if_eq(&'\n');
                    }
                    self.end_cell(&mut row, &mut cell)?;
                    self.end_row(std::mem::take(&mut row), (cut, trailing), notes)?;
                    (at, length, cut, trailing) = (At::Start, 0, false, false);
                }
                (_, other) => {
                    trailing |= at == At::Closed && !other.is_whitespace();
                    at = if at == At::Closed { At::Closed } else { At::Plain };
                    keep = Some(other);
                }
            }
            if let Some(sign) = keep {
                length += 1;
                if length > self.limits.cell {
                    cut = true;
                } else {
                    cell.push(sign);
                }
            }
        }
        if at == At::Quoted {
            let problem = format!("row {opened} opens a quotation that never ends");
            return Err(Error::new(self.file, Kind::Broken, problem));
        }
        if at != At::Start || !row.is_empty() {
            self.end_cell(&mut row, &mut cell)?;
            self.end_row(row, (cut, trailing), notes)?;
        }
        Ok(())
    }

    fn end_cell(&mut self, row: &mut Vec<String>, cell: &mut String) -> Result<(), Error> {
        self.cells += 1;
        if row.len() >= self.limits.columns || self.cells > self.limits.cells {
            let problem = format!(
                "more than {} columns or {} cells are not read (row {})",
                self.limits.columns,
                self.limits.cells,
                self.number + 1
            );
            return Err(Error::new(self.file, Kind::TooLarge, problem));
        }
        row.push(write::plain(std::mem::take(cell)));
        Ok(())
    }

    fn end_row(&mut self, cells: Vec<String>, (cut, trailing): (bool, bool), notes: &mut Notes) -> Result<(), Error> {
        self.number += 1;
        if cut {
            notes.add(self.number, "", Problem::Cut, "");
        }
        if trailing {
            notes.add(self.number, "", Problem::Quote, "");
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.rows.len() >= self.limits.rows {
            let problem = format!("more than {} rows are not read", self.limits.rows);
            return Err(Error::new(self.file, Kind::TooLarge, problem));
        }
        self.rows.push(Row { number: self.number, cells });
        Ok(())
    }
}

#[cfg(test)]
mod tests;
