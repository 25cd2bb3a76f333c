//! What a column of records holds.

use std::collections::HashMap;

use crate::dictionary::{Dictionary, FieldKind, checkbox_column};

/// A column of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    Id,
    Event,
    Instrument,
    Instance,
    Group,
    /// A field with one answer.
    One(&'a crate::dictionary::Field),
    /// A choice of a checkbox field.
    Tick(&'a crate::dictionary::Field, &'a str),
    /// The status of an instrument.
    Complete(&'a str),
    /// Who answered or when.
    Revealing,
}

/// The columns a dictionary gives, by name.
pub(crate) fn places(dictionary: &Dictionary) -> HashMap<String, Place<'_>> {
    let mut places = HashMap::new();
    for form in dictionary.forms() {
        places.insert(format!("{form}_complete"), Place::Complete(form));
        places.insert(format!("{form}_timestamp"), Place::Revealing);
        places.insert(format!("{form}_return_code"), Place::Revealing);
    }
    for field in &dictionary.fields {
        match field.kind {
            FieldKind::Checkbox => {
                for choice in &field.choices {
                    let name = checkbox_column(&field.name, &choice.code);
                    places.entry(name).or_insert(Place::Tick(field, &choice.code));
                }
            }
            FieldKind::Descriptive => {}
            _ => {
                places.insert(field.name.clone(), Place::One(field));
            }
        }
    }
    let own = [
        (dictionary.id(), Place::Id),
        ("redcap_event_name", Place::Event),
        ("redcap_repeat_instrument", Place::Instrument),
        ("redcap_repeat_instance", Place::Instance),
        ("redcap_data_access_group", Place::Group),
        ("redcap_survey_identifier", Place::Revealing),
        ("redcap_survey_timestamp", Place::Revealing),
    ];
    places.extend(own.map(|(name, place)| (name.to_owned(), place)));
    places
}
