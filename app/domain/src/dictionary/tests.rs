use std::collections::BTreeMap;

use redcap::records::Value;
use uuid::Uuid;

use super::*;
use crate::{
    id::{Id, WaveId},
    profession::Family,
    survey::{Answer, Answers, Sheet, Token},
};

fn survey() -> Survey {
    Survey::parse(include_str!("../change/reference/survey.json")).unwrap()
}

fn token(number: u8) -> Token {
    Token::of(&[number; 16])
}

#[test]
fn the_dictionary_of_a_survey_is_one_that_redcap_reads() {
    let text = dictionary(&survey(), Language::En);
    let taken = redcap::dictionary::read("d.csv", text.as_bytes(), &redcap::Limits::default()).unwrap();
    assert!(!taken.notes.lost(), "{:?}", taken.notes);
    let fields = &taken.value.fields;
    assert_eq!(taken.value.id(), RECORD);
    // Two fields of our own, twelve items of the first grid with "then", eight of the second, five questions.
    assert_eq!(fields.len(), 2 + 12 + 8 + 5);
    let then = fields.iter().find(|field| field.name == "s1_then").unwrap();
    assert_eq!((then.matrix.as_str(), then.choices.len()), ("grid-s_then", 8));
    // The key of a knowledge question stays here.
    assert!(fields.iter().filter(|field| field.name.starts_with('k')).all(|field| field.annotation.is_empty()));
}

#[test]
fn sheets_are_records_that_redcap_reads_and_small_families_are_told_together() {
    let survey = survey();
    let answers = Answers::default()
        .with("s1", Answer::Point(4))
        .with("s1.then", Answer::NotApplicable)
        .with("k1", Answer::Choice("b".to_owned()));
    let wave = WaveId::from_uuid(Uuid::from_u128(1));
    let sheets: Vec<Sheet> = (1..=9)
        .map(|number| Sheet { wave, token: token(number), answers: answers.clone(), complete: number > 1 })
        .collect();
    let family = |number: u8| match number {
        1..=5 => Family::Physician,
        6..=7 => Family::Nursing,
        _ => Family::Pharmacy,
    };
    let few: BTreeMap<Token, Family> = (1..=9).map(|number| (token(number), family(number))).collect();
    // Four others are too few: everybody would stand together, so nothing is said.
    assert_eq!(families(&few, 5), BTreeMap::new());
    let mut more = few.clone();
    more.insert(token(10), Family::Nursing);
    let told = families(&more, 5);
    assert_eq!(
        (told[&token(1)].as_str(), told[&token(6)].as_str(), told[&token(9)].as_str()),
        ("physician", "others", "others")
    );

    let filed: Vec<Filed<'_>> =
        sheets.iter().rev().map(|sheet| Filed { sheet, event: "after_arm_1".to_owned() }).collect();
    let text = records(&survey, Language::En, &filed, &told);
    let dictionary = fields(&survey, Language::En);
    let taken =
        redcap::records::read("r.csv", text.as_bytes(), &dictionary, &redcap::records::Options::default()).unwrap();
    assert_eq!(taken.notes.kept, []);
    let first = &taken.value.records[0];
    assert_eq!((first.id.as_str(), first.event.as_str()), (token(1).as_str(), "after_arm_1"));
    assert_eq!(first.values["s1"], Value::One("4".to_owned()));
    assert_eq!(first.values["s1_then"], Value::One("na".to_owned()));
    assert_eq!(first.values[FAMILY], Value::One("physician".to_owned()));
    assert_eq!(first.complete["page"], redcap::records::Status::Incomplete);
}
