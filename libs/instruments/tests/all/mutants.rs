//! Whether the rows pin the rules: each number of each rule is changed by one, and some row has to notice.

use std::collections::BTreeMap;

use instruments::{Instrument, Rule, all};
use serde_json::Value;

/// The inputs of all rows, by instrument.
fn inputs() -> BTreeMap<String, Vec<Value>> {
    let mut inputs: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let rows = [include_str!("../visible.jsonl"), include_str!("../rules.jsonl")];
    for line in rows.iter().flat_map(|rows| rows.lines()) {
        let row: Value = serde_json::from_str(line).unwrap();
        inputs.entry(row["instrument"].as_str().unwrap().to_owned()).or_default().push(row["input"].clone());
    }
    inputs
}

/// The places of all numbers in a document, as JSON pointers.
fn numbers(document: &Value, place: &str, found: &mut Vec<String>) {
    match document {
        Value::Number(_) => found.push(place.to_owned()),
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| numbers(value, &format!("{place}/{index}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| numbers(value, &format!("{place}/{key}"), found));
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

fn outcomes(instrument: &Instrument, inputs: &[Value]) -> Vec<String> {
    let tell = |input| match instrument.score_json(input) {
        Ok(scoring) => {
            let results = scoring.scored.results.iter();
            results.map(|found| format!("{} {:?};", found.key, found.value)).collect()
        }
        Err(refusal) => refusal.code.as_str().to_owned(),
    };
    inputs.iter().map(tell).collect()
}

#[test]
fn every_number_of_every_rule_is_held_by_a_row() {
    let inputs = inputs();
    let mut unnoticed = Vec::new();
    let mut tried = 0;
    for instrument in all() {
        let document = serde_json::to_value(instrument).unwrap();
        let before = outcomes(instrument, &inputs[&instrument.id]);
        let mut places = Vec::new();
        numbers(&document, "", &mut places);
        // Two ends of bands are held by the test that bands follow each other over the whole range: the lower ends, which are
        // only printed, and the last higher end, which no figure can pass.
        let last_ends: Vec<String> = instrument
            .results
            .iter()
            .enumerate()
            .filter_map(|(place, outcome)| {
                let Rule::Band { bands, .. } = &outcome.rule else { return None };
                Some(format!("/results/{place}/bands/{}/to", bands.len() - 1))
            })
            .collect();
        places.retain(|place| {
            let lower_end = place.contains("/bands/") && place.ends_with("/from");
            // A part that ends with the instrument cannot grow.
            let growing_part = place == "/fields/parts/1/last";
            place != "/revision" && !growing_part && !lower_end && !last_ends.contains(place)
        });
        for place in places {
            for step in [-1, 1] {
                let mut changed = document.clone();
                let number = changed.pointer_mut(&place).unwrap();
                let value = number.as_i64().unwrap() + step;
                *number = value.into();
                let Ok(mutant) = serde_json::from_value::<Instrument>(changed) else { continue };
                tried += 1;
                if outcomes(&mutant, &inputs[&instrument.id]) == before {
                    unnoticed.push(format!("{} {place} {step:+}", instrument.id));
                }
            }
        }
    }
    assert_eq!(unnoticed, Vec::<String>::new());
    assert!(tried > 900, "{tried}");
}
