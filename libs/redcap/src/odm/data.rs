//! What was answered: the data of an ODM file as records.

use std::collections::HashMap;

use super::{
    Event,
    define::Defined,
    xml::{Node, Xml},
};
use crate::{
    Error, Notes, Problem,
    dictionary::Dictionary,
    records::{Options, Record, Settler, Table},
};

/// One row to be: event, repeated instrument, instance, cells by column.
struct Row {
    event: String,
    instrument: String,
    instance: Option<u32>,
    cells: Vec<(String, String)>,
}

/// Reads the data that has just begun.
pub(super) fn read(
    xml: &mut Xml<'_>,
    (dictionary, _): &(Dictionary, Vec<Event>),
    defined: &Defined,
    options: &Options,
    notes: &mut Notes,
) -> Result<Vec<Record>, Error> {
    let table = Table::new(dictionary, options);
    let mut settler = Settler::new(&table);
    let mut known = HashMap::new();
    let (mut subject, mut number) = (String::new(), 0);
    let (mut event, mut current) = (String::new(), 0_usize);
    let mut rows: Vec<Row> = Vec::new();
    let mut path: Vec<String> = vec!["ClinicalData".to_owned()];
    while let (Some(inside), Some(node)) = (path.last().cloned(), xml.next()?) {
        match node {
            Node::Open(tag) => {
                match (inside.as_str(), tag.local()) {
                    (_, "SubjectData") => {
                        tag.get("SubjectKey").clone_into(&mut subject);
                        number += 1;
                    }
                    (_, "StudyEventData") => {
                        event = defined.event(tag.get("StudyEventOID"), tag.get("UniqueEventName"))
                    }
                    (_, "FormData") => {
                        let form = defined.form(tag.get("FormOID"));
                        let key = tag.get("FormRepeatKey").parse().unwrap_or(1_u32);
                        let repeats = defined.repeating.contains(&form) || key > 1;
                        let (instrument, instance) = if repeats { (form, Some(key)) } else { (String::new(), None) };
                        let same =
                            |row: &Row| row.event == event && row.instrument == instrument && row.instance == instance;
                        current = rows.iter().position(same).unwrap_or_else(|| {
                            rows.push(Row {
                                event: event.clone(),
                                instrument: instrument.clone(),
                                instance,
                                cells: Vec::new(),
                            });
                            rows.len() - 1
                        });
                    }
                    (_, "ItemData") => {
                        let name = tag.get("ItemOID").to_owned();
                        if let Some(row) = rows.get_mut(current) {
                            row.cells.push((name, tag.get("Value").to_owned()));
                        }
                    }
                    (_, "ItemGroupData") => {}
                    (_, other) => {
                        let name = other.to_owned();
                        super::unread(xml, &name, notes)?;
                        continue;
                    }
                }
                path.push(tag.local().to_owned());
            }
            Node::Close => {
                path.pop();
                if inside == "SubjectData" {
                    for row in rows.drain(..) {
                        take(&mut settler, &table, (number, &subject), &row, &mut known, notes);
                    }
                    current = 0;
                }
            }
            Node::Text(_) => {}
        }
    }
    Ok(settler.records)
}

/// Gives a row to the settler, with the columns that are taken.
fn take<'a>(
    settler: &mut Settler<'a>,
    table: &Table<'a>,
    (number, subject): (usize, &str),
    row: &Row,
    known: &mut HashMap<String, bool>,
    notes: &mut Notes,
) {
    let mut cells = Vec::new();
    for (name, value) in &row.cells {
        // A column that is not taken is told once.
        if known.get(name) == Some(&false) {
            continue;
        }
        let mut own = Notes::new(1);
        let place = table.holds(name, 0, &mut own);
        if !known.contains_key(name) {
            own.kept.iter_mut().filter(|note| note.problem == Problem::UnknownColumn).for_each(|note| {
                note.problem = Problem::NoSuchField;
                name.clone_into(&mut note.detail);
            });
            notes.append(own);
            known.insert(name.clone(), place.is_some());
        }
        cells.extend(place.map(|place| (name.as_str(), place, value.as_str())));
    }
    settler.take_as(number, (subject, &row.event, &row.instrument, row.instance), cells.into_iter(), notes);
}
