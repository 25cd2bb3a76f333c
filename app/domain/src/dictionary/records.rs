//! Sheets of answers as records: one a token and wave.

use std::collections::{BTreeMap, BTreeSet};

use redcap::records::{Record, Records, Status, Value};

use super::{FAMILY, NOT_APPLICABLE, fields, name};
use crate::{
    language::Language,
    profession::Family,
    small_cells::fold,
    survey::{Answer, Sheet, Survey, Token},
};

/// A sheet with where it is filed.
pub struct Filed<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The event: small letters, digits and underscores.
    pub event: String,
}

/// What is said of the family of each token's profession: its code where it holds enough people, else "others" for all of those
/// told together; nothing where all would be one.
pub fn families(holders: &BTreeMap<Token, Family>, floor: u32) -> BTreeMap<Token, String> {
    let of = |family: Family| -> BTreeSet<Token> {
        holders.iter().filter(|(_, own)| **own == family).map(|(token, _)| token.clone()).collect()
    };
    let resting: Vec<_> = Family::ALL.into_iter().map(|family| (family, of(family))).collect();
    let mut told = BTreeMap::new();
    let lines = fold(&resting, floor).into_iter().map(|line| {
        let people: Vec<Token> = line.iter().flat_map(|family| of(*family)).collect();
        (line, people)
    });
    let lines: Vec<(Vec<Family>, Vec<Token>)> = lines.filter(|(_, people)| !people.is_empty()).collect();
    if lines.len() < 2 {
        return told;
    }
    for (line, people) in lines {
        let code = match line.as_slice() {
            [one] => one.code(),
            _ => "others",
        };
        told.extend(people.into_iter().map(|token| (token, code.to_owned())));
    }
    told
}

/// The records of sheets as REDCap takes them, in the order of tokens and events.
pub fn records(survey: &Survey, language: Language, filed: &[Filed<'_>], families: &BTreeMap<Token, String>) -> String {
    let mut found: Vec<Record> = filed.iter().map(|filed| record(survey, filed, families)).collect();
    found.sort_by(|one, other| (&one.id, &one.event).cmp(&(&other.id, &other.event)));
    redcap::records::write(&Records { records: found }, &fields(survey, language))
}

fn record(survey: &Survey, filed: &Filed<'_>, families: &BTreeMap<Token, String>) -> Record {
    let sheet = filed.sheet;
    let value = |answer: &Answer| match answer {
        Answer::Point(value) => Some(Value::One(value.to_string())),
        Answer::NotApplicable => Some(Value::One(NOT_APPLICABLE.to_owned())),
        Answer::Choice(code) => Some(Value::One(code.clone())),
        Answer::Choices(codes) => Some(Value::Many(codes.iter().cloned().collect())),
        Answer::Number(value) => Some(Value::One(value.to_string())),
        Answer::Text(text) => Some(Value::One(text.clone())),
        // Tokens of others do not leave.
        Answer::People(_) => None,
    };
    let mut values: BTreeMap<String, Value> =
        sheet.answers.iter().filter_map(|(key, answer)| Some((name(key), value(answer)?))).collect();
    if let Some(family) = families.get(&sheet.token) {
        values.insert(FAMILY.to_owned(), Value::One(family.clone()));
    }
    let status = if sheet.complete { Status::Complete } else { Status::Incomplete };
    let complete = survey.sections.iter().map(|section| (section.code.clone(), status)).collect();
    Record { id: sheet.token.to_string(), event: filed.event.clone(), values, complete, ..Record::default() }
}
