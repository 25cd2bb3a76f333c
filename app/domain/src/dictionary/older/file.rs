//! A file of records: a CSV of raw codes, or CDISC ODM in REDCap's flavor.

use std::collections::BTreeSet;

use redcap::{
    Limits,
    dictionary::{Choice, Dictionary, Field, FieldKind},
    records::{Options, Record},
    sheet::{self, Csv, Sheet},
};

use super::{Choosing, Older, fitting, one, settle};
use crate::{
    dictionary::{Unreadable, name, note},
    language::Language,
    survey::{Phase, Survey},
};

/// The name of the column that numbers the rows of a CSV, so that codes that stand twice are seen.
const ROW: &str = "row_of_the_file";

/// Reads a file of records for a wave of this phase.
pub fn read(
    file: &str,
    bytes: &[u8],
    (survey, phase): (&Survey, Phase),
    choosing: &Choosing,
) -> Result<Older, Unreadable> {
    let begin: Vec<u8> =
        bytes.iter().copied().filter(|byte| !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff)).take(64).collect();
    let xml = begin.trim_ascii_start().starts_with(b"<");
    if xml { odm(file, bytes, (survey, phase), choosing) } else { csv(file, bytes, (survey, phase), choosing) }
}

fn begun(rows: usize, events: Vec<String>, columns: Vec<String>, phase: Phase, choosing: &Choosing) -> Older {
    let event = fitting(&events, phase, &choosing.event);
    let code = columns.iter().find(|column| **column == choosing.code).or(columns.first()).cloned();
    Older {
        rows,
        events,
        columns,
        chosen: Choosing { event, code: code.unwrap_or_default() },
        matched: Vec::new(),
        people: Vec::new(),
        blank: 0,
        empty: 0,
        notes: Vec::new(),
        more: 0,
    }
}

/// The events of records, in the order in which they first stand.
fn events(records: &[Record]) -> Vec<String> {
    let mut events: Vec<String> = Vec::new();
    for record in records {
        if !events.contains(&record.event) {
            events.push(record.event.clone());
        }
    }
    events
}

fn odm(file: &str, bytes: &[u8], (survey, phase): (&Survey, Phase), choosing: &Choosing) -> Result<Older, Unreadable> {
    let taken = redcap::odm::read(file, bytes, &Options::default(), &Limits::default())?;
    let project = taken.value;
    let records = project.records.records;
    let own = super::taken(survey);
    let id = project.dictionary.id().to_owned();
    let texts = project.dictionary.fields.iter().filter(|field| {
        matches!(field.kind, FieldKind::Text) && !field.identifier && !own.contains(&name::code(&field.name))
    });
    let columns: Vec<String> =
        std::iter::once(id.clone()).chain(texts.map(|field| field.name.clone()).filter(|name| *name != id)).collect();
    let mut older = begun(records.len(), events(&records), columns, phase, choosing);
    (older.more, older.notes) = (taken.notes.more, note::of(taken.notes, |row| row));
    let column = older.chosen.code.clone();
    let code = |record: &Record| {
        if column == id {
            record.id.clone()
        } else {
            record.values.get(&column).and_then(one).unwrap_or_default().to_owned()
        }
    };
    Ok(settle(survey, phase, &records, code, (older, |row| row)))
}

fn csv(file: &str, bytes: &[u8], (survey, phase): (&Survey, Phase), choosing: &Choosing) -> Result<Older, Unreadable> {
    let sheet = sheet::read(file, bytes, &Limits::default())?;
    let head = sheet.value.rows.first().ok_or(Unreadable { code: "unknown" })?;
    let (own, taken) = (super::ever(survey), super::taken(survey));
    let plain = |cell: &String| cell.trim().to_owned();
    // A checkbox's column is that of its field.
    let field = |column: &str| name::code(column.split("___").next().unwrap_or(column));
    let columns: Vec<String> = head
        .cells
        .iter()
        .map(plain)
        .filter(|column| !column.is_empty() && !column.starts_with("redcap_") && !taken.contains(&field(column)))
        .filter(|column| !column.ends_with("_complete") && !column.ends_with("_timestamp"))
        .collect();
    let code = columns.iter().find(|column| **column == choosing.code).or(columns.first()).cloned();
    let code = code.ok_or(Unreadable { code: "no-code" })?;
    let numbers: Vec<usize> = sheet.value.rows.iter().map(|row| row.number).collect();
    let row = |row: usize| row.checked_sub(1).and_then(|place| numbers.get(place)).copied().unwrap_or(row);
    let text = numbered(survey, &sheet.value, &own, &code);
    let dictionary = lenient(survey, &columns);
    let taken = redcap::records::read(file, text.as_bytes(), &dictionary, &Options::default())?;
    let records = taken.value.records;
    let mut older = begun(records.len(), events(&records), columns, phase, choosing);
    older.more = taken.notes.more + sheet.notes.more;
    older.notes = note::of(sheet.notes, |row| row);
    older.notes.extend(
        note::of(taken.notes, row).into_iter().filter(|note| note.column != code || note.code != "unknown-column"),
    );
    let held = variable(&code);
    let of = |record: &Record| record.values.get(&held).and_then(one).unwrap_or_default().to_owned();
    Ok(settle(survey, phase, &records, of, (older, row)))
}

/// The name of the variable that holds codes, whatever its column is called.
fn variable(column: &str) -> String {
    format!("code_{}", name::code(column))
}

/// The table with a numbered first column, and its headers as a survey's codes.
fn numbered(survey: &Survey, sheet: &Sheet, own: &BTreeSet<String>, code: &str) -> String {
    let mut csv = Csv::default();
    // The page that an instrument became, and whether it was done.
    let page = |form: &str| {
        let made = [name::code(form), name::code(&format!("{form}_page"))];
        survey.sections.iter().find(|section| made.contains(&section.code)).map(|section| section.code.as_str())
    };
    for (place, row) in sheet.rows.iter().enumerate() {
        let first = if place == 0 { ROW.to_owned() } else { row.number.to_string() };
        let cells = row.cells.iter().map(|cell| {
            let cell = cell.trim();
            if place > 0 {
                return cell.to_owned();
            }
            if let Some(page) = cell.strip_suffix("_complete").and_then(page) {
                return format!("{page}_complete");
            }
            let (field, tick) = cell.split_once("___").map_or((cell, None), |(field, tick)| (field, Some(tick)));
            match (name::code(field), tick) {
                _ if cell == code => variable(code),
                (name, None) if own.contains(&name) => name,
                (name, Some(tick)) if own.contains(&name) => format!("{name}___{tick}"),
                _ => cell.to_owned(),
            }
        });
        csv.row(std::iter::once(first).chain(cells));
    }
    csv.text()
}

/// A dictionary that takes every value of the survey's fields as it stands: whether it is an answer is asked afterwards.
fn lenient(survey: &Survey, columns: &[String]) -> Dictionary {
    let text = |name: &str| Field { name: name.to_owned(), kind: FieldKind::Notes, ..Field::default() };
    let mut fields = vec![text(ROW)];
    fields.extend(columns.iter().map(|column| text(&variable(column))));
    for field in super::super::fields(survey, Language::En).fields.into_iter().skip(2) {
        if field.kind != FieldKind::Checkbox {
            fields.push(Field { form: field.form, ..text(&field.name) });
            continue;
        }
        // As our own code, and as the code of a dictionary that it was made from.
        let both = field.choices.iter().flat_map(|choice| {
            let there = choice.code.strip_prefix('o').filter(|rest| !rest.is_empty()).map(str::to_owned);
            std::iter::once(choice.code.clone()).chain(there)
        });
        let choices = both.map(|code| Choice { code, label: String::new() }).collect();
        fields.push(Field { choices, ..field });
    }
    Dictionary { fields }
}
