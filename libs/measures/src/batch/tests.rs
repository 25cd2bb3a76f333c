//! Runs every example of the README.

use super::*;

/// Numbers may differ in the last digits between machines; everything else is exact.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64().unwrap(), right.as_f64().unwrap());
            (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1e-3)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        (left, right) => left == right,
    }
}

#[test]
fn every_function_has_an_example_in_the_readme_and_gives_what_it_says() {
    let mut wrong = String::new();
    for function in FAMILIES.iter().copied().flatten() {
        let blocks: Vec<_> = section(function.name)
            .split("```json\n")
            .skip(1)
            .map(|rest| rest.split("```").next().unwrap_or_default())
            .collect();
        assert!(!blocks.is_empty() && blocks.len().is_multiple_of(2), "{}: input and output, please", function.name);
        for pair in blocks.chunks(2) {
            let printed = run(function.name, pair[0]).unwrap_or_else(|error| error.to_string());
            let ours: Value = serde_json::from_str(&printed).unwrap_or_default();
            let told: Value = serde_json::from_str(pair[1]).unwrap_or_default();
            if ours.is_null() || !same(&ours, &told) {
                wrong += &format!("### `{}`\n{}\n{printed}\n\n", function.name, pair[0].trim());
            }
        }
    }
    assert!(wrong.is_empty(), "the README says something else than these:\n{wrong}");
}

#[test]
fn names_are_used_once() {
    let mut names: Vec<_> = FAMILIES
        .iter()
        .copied()
        .flatten()
        .flat_map(|f| [f.name].into_iter().chain(f.aliases.iter().copied()))
        .collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn hostile_documents_end_in_a_sentence() {
    let deep = "[".repeat(100_000);
    let documents = [
        "",
        "{",
        "[]",
        "{}",
        "null",
        "\u{feff}{\"values\": [\"x\"]}",
        r#"{"values": 1e999}"#,
        "[[1e308, -1e308]]",
        &deep,
    ];
    for function in FAMILIES.iter().copied().flatten() {
        for document in documents {
            if let Err(error) = run(function.name, document) {
                assert!(error.to_string().len() > 10, "{}: {error}", function.name);
            }
        }
    }
    assert!(run("no-such", "{}").unwrap_err().to_string().contains("describe"));
}
