//! Scores of a record as answers of the form: the answers of a questionnaire where all are there, else its total as reported.

use fhir::{Observation, Value};

use super::{Gone, Line, Target};
use crate::form::{Form, Row};

/// Totals by their LOINC code: code, field of the form, figure.
const TOTALS: [(&str, &str, &str); 4] = [
    ("44261-6", "phq9", "total"),
    ("70274-6", "gad7", "total"),
    ("91147-9", "peg", "mean"),
    ("91392-1", "ort", "total"),
];

/// The single answers of questionnaires by their LOINC codes, in their order.
const ITEMS: [(&str, &[&str]); 2] = [
    ("phq9", &["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"]),
    ("gad7", &["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]),
];

/// The LOINC code of a figure of the form.
pub fn loinc(field: &str) -> Option<&'static str> {
    TOTALS.iter().find(|(_, known, _)| *known == field).map(|(code, ..)| *code)
}

/// The lines that observations make, and what became of the others.
pub(super) fn lines(observations: &[Observation], form: &Form) -> (Vec<Line>, Vec<(Option<String>, Gone)>) {
    let (mut lines, mut gone) = (Vec::new(), Vec::new());
    let mut whole: Vec<&str> = Vec::new();
    for (field, codes) in ITEMS {
        let one = |code: &&str| observations.iter().find(|one| one.loinc() == Some(code));
        let all: Vec<&Observation> = codes.iter().filter_map(one).collect();
        let together = all.len() == codes.len() && all.iter().all(|one| Some(one.of) == all.first().map(|one| one.of));
        let numbers: Vec<&str> = all.iter().filter_map(|one| one.number()).collect();
        if together && numbers.len() == codes.len() {
            let cells =
                numbers.iter().enumerate().map(|(place, number)| ((place + 1).to_string(), (*number).to_owned()));
            if let Some(line) = line(field, cells.collect(), numbers.join(" · "), form) {
                lines.push(line);
                whole.push(field);
            }
        }
    }
    for one in observations {
        let code = one.loinc().unwrap_or_default();
        let item = ITEMS.iter().find(|(_, codes)| codes.contains(&code));
        match (TOTALS.iter().find(|(known, ..)| *known == code), one.number()) {
            (Some((_, field, _)), _) if whole.contains(field) => {}
            (Some((_, field, key)), Some(number)) => {
                let cells = Row::from([((*key).to_owned(), number.to_owned())]);
                match line(field, cells, number.to_owned(), form) {
                    Some(line) => lines.push(line),
                    None => gone.push((name(one), Gone::NotAsked)),
                }
            }
            (Some(_), None) => gone.push((name(one), Gone::Value)),
            (None, _) if item.is_some_and(|(field, _)| whole.contains(field)) => {}
            (None, _) if item.is_some() => gone.push((None, Gone::Incomplete)),
            (None, _) if reported(one) => gone.push((name(one), Gone::Reported)),
            (None, _) => gone.push((name(one), Gone::NotAsked)),
        }
    }
    (lines, gone)
}

fn name(one: &Observation) -> Option<String> {
    let value = match &one.value {
        Some(Value::Amount(amount)) => {
            format!(" {} {}", amount.value, amount.unit.as_deref().unwrap_or_default().replace(['{', '}'], ""))
        }
        _ => String::new(),
    };
    one.what.name().map(|name| format!("{name}{}", value.trim_end()))
}

/// Whether it is a day's morphine equivalents that somebody else worked out.
fn reported(one: &Observation) -> bool {
    let unit = match &one.value {
        Some(Value::Amount(amount)) => amount.unit.as_deref().unwrap_or_default().to_ascii_uppercase(),
        _ => String::new(),
    };
    let named = one.what.codings.iter().any(|coding| coding.code == "MME");
    named || unit.contains("MME")
}

/// None in a form that does not ask for it.
fn line(field: &str, cells: Row, said: String, form: &Form) -> Option<Line> {
    form.holder(field)?;
    Some(Line { target: Target::Score, field: field.to_owned(), cells, said, notes: Vec::new() })
}
