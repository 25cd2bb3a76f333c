//! Our own cases (`reference/cases.py`, from the printed tables) and the public sample rows, through the batch face.

use mme::batch::{Kind, Options, answer};
use mme::json::{Json, parse};

fn rows(text: &str) -> Vec<(String, Json)> {
    text.lines().filter(|line| !line.is_empty()).map(|line| (line.to_owned(), parse(line).unwrap())).collect()
}

/// Equal, numbers exactly.
fn same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(_), Json::Number(_)) => left.number() == right.number(),
        (Json::List(left), Json::List(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (left, right) => left == right,
    }
}

#[test]
fn every_case_of_our_own_gives_what_the_printed_tables_give() {
    let mut wrong = String::new();
    let rows = rows(include_str!("cases.jsonl"));
    assert!(rows.len() > 500);
    for (line, row) in rows {
        let given = parse(&answer(Kind::Mme, &line, &Options::default())).unwrap();
        let expected = row.get("expected");
        let mut sound = expected.pairs().iter().all(|(key, value)| same(given.get(key), value));
        // No number where none is expected.
        sound &= !expected.get("mme_per_day").is_null() || given.get("mme_per_day").is_null();
        if !sound {
            wrong += &format!(
                "{}: expected {expected:?}\n  given {:?}\n",
                row.get("id").text().unwrap(),
                given.get("codes")
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn orders_as_people_write_them_give_the_number_worked_out_by_hand_or_none() {
    let mut wrong = String::new();
    let rows = rows(include_str!("words.jsonl"));
    assert!(rows.len() > 1000);
    for (line, row) in rows {
        let given = parse(&answer(Kind::Mme, &line, &Options::default())).unwrap();
        let sound = row.get("expected").pairs().iter().all(|(key, value)| match key.as_str() {
            "code" => given.get("codes").list().iter().any(|code| code.text() == value.text()),
            key => same(given.get(key), value),
        });
        if !sound {
            wrong += &format!("{line}\n  given {:?} {:?}\n", given.get("mme_per_day"), given.get("codes"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_flags_tapers_and_rotations_of_our_own_are_right() {
    let mut wrong = String::new();
    for (line, row) in rows(include_str!("aids.jsonl")) {
        let kind = if row.get("kind").is_null() { Kind::Flags } else { Kind::Taper };
        let given = parse(&answer(kind, &line, &Options::default())).unwrap();
        for (key, value) in row.get("expected").pairs() {
            if !same(given.get(key), value) {
                wrong += &format!("{} {key}: {value:?} not {:?}\n", row.get("id").text().unwrap(), given.get(key));
            }
        }
        for card in row.get("expected_cards").list() {
            let found = given.get("cards").list().iter().any(|given| given.get("summary") == card.get("summary"));
            if !found {
                wrong += &format!("{}: no card {card:?}\n", row.get("id").text().unwrap());
            }
        }
        if !row.get("expected_cards").is_null()
            && given.get("cards").list().len() != row.get("expected_cards").list().len()
        {
            wrong += &format!("{}: {:?}\n", row.get("id").text().unwrap(), given.get("cards"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
