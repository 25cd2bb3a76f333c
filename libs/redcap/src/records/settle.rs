//! Cells as a record, whatever file they came from.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    Options, Record, Status, Value,
    column::{Place, places},
};
use crate::{
    Notes, Problem,
    dictionary::{Dictionary, Field, FieldKind, Fit},
    sheet::Row,
};

/// What a dictionary says about columns.
pub(crate) struct Table<'a> {
    places: HashMap<String, Place<'a>>,
    options: &'a Options,
}

/// A column of a file that is taken: its place, its name, what it holds.
pub(crate) type Taken<'a, 'h> = (usize, &'h str, Place<'a>);

impl<'a> Table<'a> {
    pub(crate) fn new(dictionary: &'a Dictionary, options: &'a Options) -> Self {
        Self { places: places(dictionary), options }
    }

    /// The columns of a header that are taken; the others are told.
    pub(crate) fn columns<'h>(&self, header: &'h Row, notes: &mut Notes) -> Vec<Taken<'a, 'h>> {
        let mut seen = HashSet::new();
        let mut taken = Vec::new();
        for (place, name) in header.cells.iter().enumerate() {
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            if !seen.insert(name) {
                notes.add(header.number, name, Problem::RepeatedColumn, "");
            } else if let Some(holds) = self.holds(name, header.number, notes) {
                taken.push((place, name, holds));
            }
        }
        taken
    }

    /// What a column of this name holds, if it is taken; if not, that is told.
    pub(crate) fn holds(&self, name: &str, row: usize, notes: &mut Notes) -> Option<Place<'a>> {
        match self.places.get(name) {
            None => notes.add(row, name, Problem::UnknownColumn, ""),
            Some(Place::Revealing) => notes.add(row, name, Problem::Revealing, ""),
            Some(Place::One(field) | Place::Tick(field, _)) if field.identifier && !self.options.identifiers => {
                notes.add(row, name, Problem::Identifier, "");
            }
            Some(place) => return Some(*place),
        }
        None
    }
}

/// Collects records, each but once.
pub(crate) struct Settler<'a> {
    table: &'a Table<'a>,
    seen: HashSet<(String, String, String, Option<u32>)>,
    pub(crate) records: Vec<Record>,
}

impl<'a> Settler<'a> {
    pub(crate) fn new(table: &'a Table<'a>) -> Self {
        Self { table, seen: HashSet::new(), records: Vec::new() }
    }

    /// Takes the record of a row that says nowhere but in its cells whose it is.
    pub(crate) fn take<'c>(
        &mut self,
        row: usize,
        cells: impl Iterator<Item = (&'c str, Place<'a>, &'c str)>,
        notes: &mut Notes,
    ) {
        self.take_as(row, ("", "", "", None), cells, notes);
    }

    /// Takes the record of a row, or tells why not. `whose` are record, event, repeated instrument and instance where they
    /// are known beside the cells.
    pub(crate) fn take_as<'c>(
        &mut self,
        row: usize,
        whose: (&str, &str, &str, Option<u32>),
        cells: impl Iterator<Item = (&'c str, Place<'a>, &'c str)>,
        notes: &mut Notes,
    ) {
        let (id, event, instrument, instance) = whose;
        let mut record = Record {
            row,
            id: id.trim().to_owned(),
            event: event.to_owned(),
            instrument: instrument.to_owned(),
            instance,
            ..Record::default()
        };
        for (name, place, cell) in cells {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            match place {
                Place::Id => cell.clone_into(&mut record.id),
                Place::Event => cell.clone_into(&mut record.event),
                Place::Instrument => cell.clone_into(&mut record.instrument),
                Place::Group => cell.clone_into(&mut record.group),
                Place::Instance => match cell.parse() {
                    Ok(instance) => record.instance = Some(instance),
                    Err(_) => return notes.add(row, name, Problem::BadInstance, cell),
                },
                Place::Complete(form) => match Status::parse(cell) {
                    Some(status) => drop(record.complete.insert(form.to_owned(), status)),
                    None => notes.add(row, name, Problem::BadStatus, cell),
                },
                Place::One(field) => {
                    if let Some(value) = self.one(row, field, cell, notes) {
                        record.values.insert(field.name.clone(), value);
                    }
                }
                Place::Tick(field, code) => self.tick(&mut record, (row, name), (field, code), cell, notes),
                Place::Revealing => {}
            }
        }
        if record.id.is_empty() {
            return notes.add(row, "", Problem::NoRecord, "");
        }
        let key = (record.id.clone(), record.event.clone(), record.instrument.clone(), record.instance);
        if self.seen.insert(key) {
            self.records.push(record);
        } else {
            notes.add(row, "", Problem::RepeatedRecord, "");
        }
    }

    fn one(&self, row: usize, field: &Field, cell: &str, notes: &mut Notes) -> Option<Value> {
        if self.table.options.missing.contains(cell) {
            return Some(Value::Missing(cell.to_owned()));
        }
        let (fit, problem) = match field.kind {
            FieldKind::Radio | FieldKind::Dropdown => {
                (field.choices.iter().any(|choice| choice.code == cell), Problem::NoSuchChoice)
            }
            FieldKind::YesNo | FieldKind::TrueFalse => (["0", "1"].contains(&cell), Problem::NoSuchChoice),
            FieldKind::Slider => (cell.parse::<i32>().is_ok(), Problem::BadValue),
            FieldKind::Text => match field.validation.look(cell, &field.least, &field.greatest) {
                Fit::Fits => (true, Problem::BadValue),
                Fit::Wrong => (false, Problem::BadValue),
                Fit::Outside => {
                    notes.add(row, &field.name, Problem::OutOfRange, cell);
                    (true, Problem::BadValue)
                }
            },
            _ => (true, Problem::BadValue),
        };
        if !fit {
            notes.add(row, &field.name, problem, cell);
        }
        fit.then(|| Value::One(cell.to_owned()))
    }

    /// A checkbox's choice: "1" ticks it, "0" says that it was shown, a missing code stands for the whole field.
    fn tick(
        &self,
        record: &mut Record,
        (row, name): (usize, &str),
        (field, code): (&Field, &str),
        cell: &str,
        notes: &mut Notes,
    ) {
        let ticked = match cell {
            "1" => true,
            "0" => false,
            _ if self.table.options.missing.contains(cell) => {
                record.values.entry(field.name.clone()).or_insert_with(|| Value::Missing(cell.to_owned()));
                return;
            }
            _ => return notes.add(row, name, Problem::NoSuchChoice, cell),
        };
        let value = record.values.entry(field.name.clone()).or_insert_with(|| Value::Many(BTreeSet::new()));
        if ticked && !matches!(value, Value::Many(_)) {
            *value = Value::Many(BTreeSet::new());
        }
        if let (Value::Many(codes), true) = (value, ticked) {
            codes.insert(code.to_owned());
        }
    }
}
