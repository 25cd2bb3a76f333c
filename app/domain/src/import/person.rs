//! Age in tens and gender, as the form asks for them.

use std::collections::BTreeMap;

use fhir::{Person, Sex};

use super::{Line, Target};
use crate::{form::Form, language::Language};

/// The lines of the person.
pub(super) fn lines(person: Option<Person>, form: &Form, language: Language) -> Vec<Line> {
    let age = person.and_then(|person| person.decade).map(|decade| match decade {
        0..20 => "under-20".to_owned(),
        90.. => "90-plus".to_owned(),
        from => format!("{from}-{}", from + 9),
    });
    let gender = person.and_then(|person| person.sex).map(|sex| match sex {
        Sex::Female => "woman",
        Sex::Male => "man",
        Sex::Other => "other",
    });
    let line = |field: &str, value: String| {
        let word = form.word(field, &value, language);
        let cells = BTreeMap::from([("value".to_owned(), value.clone())]);
        let said = word.to_owned();
        (!word.is_empty()).then(|| Line {
            target: Target::Answer,
            field: field.to_owned(),
            cells,
            said,
            notes: Vec::new(),
        })
    };
    let age = age.and_then(|age| line("age-band", age));
    age.into_iter().chain(gender.and_then(|gender| line("gender", gender.to_owned()))).collect()
}
