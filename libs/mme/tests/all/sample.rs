//! The public sample rows, all of them, through the batch face.

use mme::Ratio;
use mme::batch::{Kind, Options, answer};
use mme::json::{Json, parse};

fn rows(text: &str) -> Vec<(String, Json, String)> {
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let row = parse(line).unwrap();
            (line.to_owned(), row.clone(), row.get("id").text().unwrap().to_owned())
        })
        .collect()
}

fn given(kind: Kind, line: &str) -> Json {
    parse(&answer(kind, line, &Options::default())).unwrap()
}

/// The same number, or none at both.
fn close(left: &Json, right: &Json) -> bool {
    match (left.number(), right.number()) {
        (Some(left), Some(right)) => {
            let apart = left.minus(right).unwrap();
            apart <= Ratio::parse("0.001").unwrap() && apart >= Ratio::parse("-0.001").unwrap()
        }
        (left, right) => left.is_none() && right.is_none(),
    }
}

#[test]
fn totals_by_every_table_and_the_reasons_for_none() {
    for (line, row, id) in rows(include_str!("sample/mme_cases.jsonl")) {
        let given = given(Kind::Mme, &line);
        assert!(close(row.get("expected_mme_per_day"), given.get("mme_per_day")), "{id}");
        for (table, expected) in row.get("expected_by_table").pairs() {
            assert!(close(expected, given.get("by_table").get(table).get("mme_per_day")), "{id} {table}");
        }
        for (table, code) in row.get("expected_codes_by_table").pairs() {
            assert_eq!(
                given.get("by_table").get(table).get("codes").list(),
                std::slice::from_ref(code),
                "{id} {table}"
            );
        }
    }
}

#[test]
fn bad_and_hard_lines() {
    for (line, row, id) in rows(include_str!("sample/mme_edge_cases.jsonl")) {
        let (given, expected) = (given(Kind::Mme, &line), row.get("expected"));
        assert_eq!(given.get("outcome"), expected.get("outcome"), "{id}");
        assert_eq!(given.get("codes"), expected.get("codes"), "{id}");
        assert!(close(expected.get("mme_per_day"), given.get("mme_per_day")), "{id}");
        if !expected.get("flags").is_null() {
            assert_eq!(given.get("flags"), expected.get("flags"), "{id}");
        }
    }
}

#[test]
fn flags_and_the_cards_of_the_public_guide() {
    for (line, row, id) in rows(include_str!("sample/flag_cases.jsonl")) {
        let given = given(Kind::Flags, &line);
        if row.get("hook").is_null() {
            assert_eq!(given.get("flags"), row.get("expected_flags"), "{id}");
        } else {
            let named = |card: &Json| (card.get("summary").clone(), card.get("indicator").clone());
            let cards: Vec<_> = given.get("cards").list().iter().map(named).collect();
            assert_eq!(cards, row.get("expected_cards").list().iter().map(named).collect::<Vec<_>>(), "{id}");
        }
    }
}

#[test]
fn tapers_and_rotations() {
    for (line, row, id) in rows(include_str!("sample/taper_rotation_cases.jsonl")) {
        let (given, expected) = (given(Kind::Taper, &line), row.get("expected"));
        if let Json::List(doses) = expected {
            let ours = given.get("doses").list();
            assert!(ours.len() == doses.len() && ours.iter().zip(doses).all(|(ours, dose)| close(ours, dose)), "{id}");
        }
        for (key, value) in expected.pairs() {
            assert_eq!(given.get(key), value, "{id}");
        }
    }
}
