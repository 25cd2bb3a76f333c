//! A records CSV as records.

use super::{Options, Records, Settler, Table};
use crate::{Error, Kind, Limits, Problem, Taken, dictionary::Dictionary, sheet};

/// Reads records (raw codes, not labels) of the projects that a dictionary describes.
///
/// # Errors
/// When the file is too large or damaged, or has no column of the record id.
///
/// ```
/// let fields = "Variable / Field Name,Form Name,Field Type,Field Label\nid,f,text,Id\nage,f,text,Age\n";
/// let dictionary = redcap::dictionary::read("d.csv", fields.as_bytes(), &Default::default())?.value;
/// let taken = redcap::records::read("r.csv", b"id,age\nA7,41\n", &dictionary, &Default::default())?;
/// assert_eq!(taken.value.records[0].values["age"], redcap::records::Value::One("41".into()));
/// # Ok::<(), redcap::Error>(())
/// ```
pub fn read(file: &str, bytes: &[u8], dictionary: &Dictionary, options: &Options) -> Result<Taken<Records>, Error> {
    read_as(file, bytes, dictionary, options, &Limits::default())
}

/// The same within other bounds.
///
/// # Errors
/// As [`read`].
pub fn read_as(
    file: &str,
    bytes: &[u8],
    dictionary: &Dictionary,
    options: &Options,
    limits: &Limits,
) -> Result<Taken<Records>, Error> {
    let Taken { value: sheet, mut notes } = sheet::read(file, bytes, limits)?;
    let mut rows = sheet.rows.iter();
    let header = rows.next().ok_or_else(|| Error::new(file, Kind::Unknown, "holds nothing"))?;
    let table = Table::new(dictionary, options);
    let columns = table.columns(header, &mut notes);
    if !header.cells.iter().any(|cell| cell.trim() == dictionary.id()) {
        let labels = dictionary.fields.iter().any(|field| header.cells.iter().any(|cell| cell.trim() == field.label));
        let hint = if labels { "; export the raw data, not the labels" } else { "" };
        let problem = format!("has no column of the record id ({}){hint}", dictionary.id());
        return Err(Error::new(file, Kind::Unknown, problem));
    }
    let mut settler = Settler::new(&table);
    for row in rows {
        if row.cells.iter().skip(header.cells.len()).any(|cell| !cell.trim().is_empty()) {
            notes.add(row.number, "", Problem::TooManyCells, "");
        }
        let cells =
            columns.iter().filter_map(|(place, name, holds)| Some((*name, *holds, row.cells.get(*place)?.as_str())));
        settler.take(row.number, cells, &mut notes);
    }
    Ok(Taken { value: Records { records: settler.records }, notes })
}
