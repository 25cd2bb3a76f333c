//! Records as a CSV that REDCap takes.

use super::{Record, Records, Status, Value};
use crate::{
    dictionary::{Dictionary, Field, FieldKind, checkbox_column},
    sheet::Csv,
};

/// Writes records: the id, then events, repeated instruments and groups where some record has them, then each field in the
/// dictionary's order, the status of an instrument behind its last field.
#[must_use]
pub fn write(records: &Records, dictionary: &Dictionary) -> String {
    let uses = |part: fn(&Record) -> bool| records.records.iter().any(part);
    let mut columns = vec![Column::Id(dictionary.id())];
    columns.extend(uses(|record| !record.event.is_empty()).then_some(Column::Event));
    if uses(|record| !record.instrument.is_empty() || record.instance.is_some()) {
        columns.extend([Column::Instrument, Column::Instance]);
    }
    columns.extend(uses(|record| !record.group.is_empty()).then_some(Column::Group));
    let mut fields = dictionary.fields.iter().skip(1).peekable();
    let first = dictionary.fields.first().map(|field| field.form.as_str());
    if fields.peek().map(|field| field.form.as_str()) != first {
        columns.extend(first.map(Column::Complete));
    }
    while let Some(field) = fields.next() {
        match field.kind {
            FieldKind::Descriptive => {}
            FieldKind::Checkbox => columns.extend(field.choices.iter().map(|choice| Column::Tick(field, &choice.code))),
            _ => columns.push(Column::One(field)),
        }
        if fields.peek().is_none_or(|next| next.form != field.form) {
            columns.push(Column::Complete(&field.form));
        }
    }
    let mut csv = Csv::default();
    csv.row(columns.iter().map(Column::name));
    for record in &records.records {
        csv.row(columns.iter().map(|column| column.cell(record)));
    }
    csv.text()
}

enum Column<'a> {
    Id(&'a str),
    Event,
    Instrument,
    Instance,
    Group,
    One(&'a Field),
    Tick(&'a Field, &'a str),
    Complete(&'a str),
}

impl Column<'_> {
    fn name(&self) -> String {
        match self {
            Self::Id(name) => (*name).to_owned(),
            Self::Event => "redcap_event_name".to_owned(),
            Self::Instrument => "redcap_repeat_instrument".to_owned(),
            Self::Instance => "redcap_repeat_instance".to_owned(),
            Self::Group => "redcap_data_access_group".to_owned(),
            Self::One(field) => field.name.clone(),
            Self::Tick(field, code) => checkbox_column(&field.name, code),
            Self::Complete(form) => format!("{form}_complete"),
        }
    }

    fn cell(&self, record: &Record) -> String {
        match self {
            Self::Id(_) => record.id.clone(),
            Self::Event => record.event.clone(),
            Self::Instrument => record.instrument.clone(),
            Self::Instance => record.instance.map(|instance| instance.to_string()).unwrap_or_default(),
            Self::Group => record.group.clone(),
            Self::One(field) => match record.values.get(&field.name) {
                Some(Value::One(text) | Value::Missing(text)) => text.clone(),
                Some(Value::Many(_)) | None => String::new(),
            },
            Self::Tick(field, code) => match record.values.get(&field.name) {
                Some(Value::Many(codes)) => if codes.contains(*code) { "1" } else { "0" }.to_owned(),
                Some(Value::Missing(code)) => code.clone(),
                Some(Value::One(_)) | None => String::new(),
            },
            Self::Complete(form) => record.complete.get(*form).map_or("", |status: &Status| status.code()).to_owned(),
        }
    }
}
