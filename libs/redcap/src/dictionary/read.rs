//! A data dictionary's CSV as fields.

use super::{Column, Dictionary, settle};
use crate::{Error, Kind, Limits, Notes, Problem, Taken, sheet};

/// Reads a data dictionary. Rows that cannot be used are told, and so is what is kept but not carried out.
///
/// # Errors
/// When the file is too large or damaged, or its first row does not name the columns of a data dictionary.
///
/// ```
/// let csv = "Variable / Field Name,Form Name,Field Type,Field Label\nrecord_id,about,text,Record\nage,about,text,Age\n";
/// let taken = redcap::dictionary::read("fields.csv", csv.as_bytes(), &Default::default())?;
/// assert_eq!(taken.value.fields[1].label, "Age");
/// # Ok::<(), redcap::Error>(())
/// ```
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Taken<Dictionary>, Error> {
    let Taken { value: sheet, mut notes } = sheet::read(file, bytes, limits)?;
    let mut rows = sheet.rows.iter();
    let header = rows.next().ok_or_else(|| Error::new(file, Kind::Unknown, "holds nothing"))?;
    let mut places = [None; 18];
    let mut unknown = Vec::new();
    for (place, cell) in header.cells.iter().enumerate() {
        let slot = Column::named(cell).and_then(|column| places.get_mut(column as usize));
        match slot {
            Some(slot) if slot.is_none() => *slot = Some(place),
            Some(_) => notes.add(header.number, cell, Problem::RepeatedColumn, ""),
            None if cell.trim().is_empty() => {}
            None => unknown.push(cell),
        }
    }
    let needed = [Column::Name, Column::Type, Column::Label];
    if needed.iter().any(|column| places.get(*column as usize).is_none_or(Option::is_none)) {
        let problem = "is no data dictionary: its first row does not name the variable, the field type and the label";
        return Err(Error::new(file, Kind::Unknown, problem));
    }
    for cell in unknown {
        notes.add(header.number, cell, Problem::UnknownColumn, "");
    }
    for (column, place) in Column::ALL.iter().zip(&places) {
        if place.is_none() {
            notes.add(header.number, column.title(), Problem::MissingColumn, "");
        }
    }
    let mut dictionary = Dictionary::default();
    for row in rows {
        if row.cells.iter().skip(header.cells.len()).any(|cell| !cell.trim().is_empty()) {
            notes.add(row.number, "", Problem::TooManyCells, "");
        }
        let cells = places.map(|place| place.map_or("", |place| row.cell(place)));
        take(&mut dictionary, &cells, row.number, &mut notes);
    }
    Ok(Taken { value: dictionary, notes })
}

/// Adds the field of a row, if it is one.
fn take(dictionary: &mut Dictionary, cells: &[&str; 18], row: usize, notes: &mut Notes) {
    let Some(field) = settle(cells, row, notes) else { return };
    if dictionary.fields.iter().any(|other| other.name == field.name) {
        notes.add(row, Column::Name.title(), Problem::RepeatedName, &field.name);
    } else {
        dictionary.fields.push(field);
    }
}
