//! Spreadsheets (XLSX): sheets of cells with a bold head. The same cells and the same moment give the same bytes.

use domain::moment::Moment;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The media type of a spreadsheet.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

impl Cell {
    /// The cell of a text: a number where it is a plain one, nothing where it is empty.
    pub fn of(text: &str) -> Self {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match text.parse::<f64>().ok().filter(|value| plain && value.is_finite()) {
            Some(number) => Self::Number(number),
            None if text.is_empty() => Self::Empty,
            None => Self::Text(text.to_owned()),
        }
    }
}

/// A sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name: at most 31 characters are kept.
    pub name: String,
    /// The head.
    pub head: Vec<String>,
    /// The rows below.
    pub rows: Vec<Vec<Cell>>,
}

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the spreadsheet could not be written: {0}")]
pub struct Unwritten(#[from] XlsxError);

/// The most characters of a cell.
const MOST: usize = 32_000;

/// Writes sheets as a workbook of this title, made at a moment.
pub fn workbook(title: &str, sheets: &[Sheet], made: Moment) -> Result<Vec<u8>, Unwritten> {
    let mut book = Workbook::new();
    let seconds = made.micros().div_euclid(1_000_000);
    let properties = DocProperties::new().set_title(title);
    book.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_timestamp(seconds)?));
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(name(&sheet.name))?;
        page.set_freeze_panes(1, 0)?;
        for (column, words) in (0_u16..).zip(&sheet.head) {
            page.write_string_with_format(0, column, kept(words), &bold)?;
            page.set_column_width(column, width(sheet, usize::from(column)))?;
        }
        for (row, cells) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Text(words) => page.write_string(row, column, kept(words))?,
                    Cell::Number(number) => page.write_number(row, column, *number)?,
                    Cell::Empty => page,
                };
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

/// As wide as its words, within bounds.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let head = sheet.head.get(column).map_or(0, |words| words.chars().count());
    let of = |cell: &Cell| match cell {
        Cell::Text(words) => words.chars().count(),
        Cell::Number(_) => 10,
        Cell::Empty => 0,
    };
    let widest = sheet.rows.iter().filter_map(|row| row.get(column)).map(of).chain([head]).max().unwrap_or(0);
    f64::from(u32::try_from(widest.clamp(8, 60)).unwrap_or(60)) + 2.0
}

fn kept(words: &str) -> String {
    words.chars().filter(|sign| !sign.is_control() || *sign == '\n').take(MOST).collect()
}

/// A sheet's name without the signs that spreadsheets refuse there.
fn name(words: &str) -> String {
    let plain: String = words.chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign }).collect();
    plain.trim().chars().take(31).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets() -> Vec<Sheet> {
        let row = ["=1+1", "-0.25", "+7", "", "@x"].map(Cell::of).to_vec();
        vec![
            Sheet { name: "What changed: all".to_owned(), head: vec!["Scale".to_owned()], rows: vec![row] },
            Sheet { name: "Codebook".to_owned(), head: vec!["Column".to_owned()], rows: Vec::new() },
        ]
    }

    #[test]
    fn a_number_is_a_number_and_nothing_is_a_formula() {
        let [formula, number, plus, empty, at] = ["=1+1", "-0.25", "+7", "", "@x"].map(Cell::of);
        assert_eq!(formula, Cell::Text("=1+1".to_owned()));
        assert_eq!(number, Cell::Number(-0.25));
        assert_eq!((plus, empty, at), (Cell::Text("+7".to_owned()), Cell::Empty, Cell::Text("@x".to_owned())));
    }

    #[test]
    fn the_same_sheets_give_the_same_bytes_and_hold_what_they_say() {
        use std::io::{Cursor, Read as _};
        let made = Moment::from_micros(1_795_714_200_000_000);
        let bytes = workbook("What changed", &sheets(), made).unwrap();
        assert!(bytes == workbook("What changed", &sheets(), made).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        assert!(read("docProps/core.xml").contains("2026-11-26T17:30:00Z"));
        let first = read("xl/worksheets/sheet1.xml");
        assert!(!first.contains("<f>") && first.contains("<v>-0.25</v>"), "{first}");
        assert!(read("xl/sharedStrings.xml").contains("=1+1"));
        assert!(read("xl/workbook.xml").contains("name=\"Codebook\""));
    }
}
