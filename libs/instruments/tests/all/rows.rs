//! Rows with their expected answer, through the batch face.

use instruments::batch::{Options, answer};
use serde_json::Value;

/// Every key of `expected` is in the answer with the same value; a mean or percentage is compared by its text to six decimals.
fn check(file: &str, rows: &str) -> usize {
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in rows.lines().filter(|line| !line.trim().is_empty()) {
        let mut row: Value = serde_json::from_str(line).unwrap();
        let expected = row.as_object_mut().unwrap().remove("expected").unwrap();
        let given: Value = serde_json::from_str(&answer(&row.to_string(), Options::default())).unwrap();
        count += 1;
        assert_eq!(given["id"], row["id"]);
        let same = expected.as_object().unwrap().iter().all(|(key, value)| given.get(key) == Some(value));
        let scored_though_refused = expected.get("refuse").is_some() && given.get("total").is_some();
        let refused_though_scored = expected.get("refuse").is_none() && given.get("refuse").is_some();
        if !same || scored_though_refused || refused_though_scored {
            wrong.push(format!("{}: expected {expected}, got {given}", row["id"]));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{file}");
    count
}

#[test]
fn the_rows_of_the_specification_come_out_as_they_say() {
    assert_eq!(check("visible.jsonl", include_str!("../visible.jsonl")), 43);
}

#[test]
fn the_rows_worked_out_from_the_published_rules_come_out_as_they_say() {
    assert!(check("rules.jsonl", include_str!("../rules.jsonl")) > 700);
}
