//! A case as it leaves.

use serde_json::{Value, json};

use super::*;
use crate::computation::Tables;
use crate::{
    fields::Fields,
    form::{self, Form},
};

fn answers(pages: &[(&str, &[(&str, &str)])]) -> Answers {
    let form = form::newest();
    pages.iter().fold(Answers::default(), |answers, (section, fields)| {
        let fields = fields.iter().fold(Fields::default(), |fields, (name, value)| fields.with(*name, *value));
        form.draft(form.section(section).unwrap(), &fields, &answers).unwrap()
    })
}

const CASE: &[(&str, &[(&str, &str)])] = &[
    (
        "medications",
        &[
            ("opioid-now", "yes"),
            ("medications-0-drug", "Hydromorphone"),
            ("medications-0-formulation", "long-acting"),
            ("medications-0-dose", "12"),
            ("medications-0-unit", "mg"),
            ("medications-0-route", "oral"),
            ("medications-0-frequency", "twice daily"),
            ("medications-0-purpose", "pain"),
            ("medications-1-drug", "=Lorazepam"),
            ("medications-1-dose", "0.5-1"),
            ("medications-1-unit", "mg"),
        ],
    ),
    ("scores", &[("phq9-0-total", "14"), ("bpi-0-severity_mean", "7.3"), ("bpi-0-interference_mean", "8")]),
];

fn words() -> Words {
    Words {
        notice: "Education, not prescribing.".into(),
        subject: "De-identified".into(),
        total: "Morphine equivalents a day".into(),
        later: "at the follow-up".into(),
        tables: ["Factor table: CDC 2022.".into(), "Factor table now: CDC 2022.".into()],
        caution: "An estimate.".into(),
        columns: COLUMNS.map(str::to_owned),
        kinds: ["medication", "total", "score"].map(str::to_owned),
    }
}

fn exported(form: &Form, answers: &Answers, language: Language) -> (Value, String) {
    let computed = Computation::of(form, answers, Tables::default(), language);
    let export =
        Export { form, answers, computed: &computed, later: None, code: Some("K4M-72"), language, words: words() };
    (serde_json::from_str(&export.bundle()).unwrap(), export.table())
}

#[test]
fn medications_at_the_follow_up_stand_behind_those_of_the_case() {
    let case = answers(CASE);
    let rows =
        r#"{"medications":[{"drug":"hydromorphone","dose":"2","unit":"mg","route":"oral","frequency":"twice daily"}]}"#;
    let now = Answers::parse(rows).unwrap();
    let doses = crate::follow_up::Doses::of(&now, Tables::default().factors);
    let later = Medicines { at: crate::moment::Moment::from_micros(0), answers: now, doses };
    let computed = Computation::of(form::newest(), &case, Tables::default(), Language::En);
    let export = Export {
        form: form::newest(),
        answers: &case,
        computed: &computed,
        later: Some(&later),
        code: None,
        language: Language::En,
        words: words(),
    };
    let bundle: Value = serde_json::from_str(&export.bundle()).unwrap();
    let entry = |place: usize| &bundle["entry"][place]["resource"];
    assert_eq!(bundle["entry"].as_array().unwrap().len(), 7);
    let notes = ["at the follow-up", "4 mg/day × 5 = 20 MME/day", "Education, not prescribing."];
    assert_eq!(entry(2)["note"], json!(notes.map(|text| json!({"text": text}))));
    assert_eq!(
        (&entry(4)["valueQuantity"]["value"], &entry(4)["code"]["text"], &entry(4)["method"]["text"]),
        (&json!(20), &json!("Morphine equivalents a day (at the follow-up)"), &json!("Factor table now: CDC 2022."))
    );
    assert_eq!(entry(3)["valueQuantity"]["value"], json!(120));
    let table = export.table();
    let line = |start: &str| table.lines().filter(|line| line.starts_with(start)).collect::<Vec<_>>();
    assert_eq!((line("\"medication\",").len(), line("\"total\",").len()), (2, 1));
    assert!(line("\"medication (at the follow-up)\",\"hydromorphone\",")[0].contains("\"20\",\"20\""), "{table}");
    let total = line("\"total (at the follow-up)\",\"Morphine equivalents a day (at the follow-up)\",")[0];
    assert!(total.contains("Factor table now: CDC 2022.") && total.contains("Education, not prescribing."), "{total}");
}

#[test]
fn a_bundle_has_medications_total_and_scores_with_their_methods() {
    let (bundle, _) = exported(form::newest(), &answers(CASE), Language::En);
    let entry = |place: usize| &bundle["entry"][place]["resource"];
    assert_eq!(bundle["entry"].as_array().unwrap().len(), 5);
    assert_eq!(bundle["identifier"], json!({"value": "K4M-72"}));
    let dosage = &entry(0)["dosage"][0];
    assert_eq!(dosage["text"], "Long-acting tablet or capsule · 12 mg · By mouth · twice daily");
    assert_eq!(dosage["doseAndRate"][0]["doseQuantity"], json!({"value": 12, "unit": "mg"}));
    assert_eq!(entry(0)["note"][0]["text"], "24 mg/day × 5 = 120 MME/day");
    let range = &entry(1)["dosage"][0]["doseAndRate"][0]["doseRange"];
    assert_eq!((&range["low"]["value"], &range["high"]["value"]), (&json!(0.5), &json!(1)));
    assert_eq!(
        (&entry(2)["valueQuantity"]["value"], &entry(2)["method"]["text"]),
        (&json!(120), &json!("Factor table: CDC 2022."))
    );
    assert!(entry(2)["note"].to_string().contains("120 MME/day (CDC 2022)."));
    assert_eq!(
        (&entry(3)["code"]["coding"][0]["code"], &entry(3)["valueQuantity"]["value"]),
        (&json!("44261-6"), &json!(14))
    );
    assert_eq!(entry(4)["component"][0]["valueQuantity"]["value"], json!(7.3));
}

#[test]
fn french_figures_are_the_same_numbers() {
    let (bundle, table) = exported(form::newest(), &answers(CASE), Language::Fr);
    assert_eq!(bundle["entry"][4]["resource"]["component"][0]["valueQuantity"]["value"], json!(7.3));
    assert_eq!(bundle["language"], "fr");
    assert!(table.contains("\"7.3\",\"7.3\""), "{table}");
}

#[test]
fn a_table_has_a_row_for_each_and_no_formula() {
    let (_, table) = exported(form::newest(), &answers(CASE), Language::En);
    let rows: Vec<&str> = table.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), 1 + 2 + 1 + 3);
    assert_eq!(
        rows[1],
        "\"medication\",\"Hydromorphone\",\"\",\"Long-acting tablet or capsule\",\"12\",\"mg\",\"By mouth\",\"twice daily\",\"Pain\",\
        \"120\",\"120\",\"24 mg/day × 5 = 120 MME/day\",\"Education, not prescribing.\""
    );
    assert!(rows[2].starts_with("\"medication\",\"'=Lorazepam\""));
    assert!(
        rows[3].starts_with("\"total\",\"Morphine equivalents a day\",")
            && rows[3].contains("\"120\",\"120\",\"120 MME/day (CDC 2022).")
    );
    assert!(rows[4].contains("\"14\",\"14\",\"moderate "));
    assert!(rows.iter().skip(1).all(|row| row.ends_with("\"Education, not prescribing.\"")));
}

#[test]
fn a_lower_bound_and_a_hidden_field_are_what_they_are() {
    let more = [CASE[0].1, &[("medications-2-drug", "oxycodone"), ("medications-2-dose", "5")]].concat();
    let answers = answers(&[("medications", &more)]);
    let (bundle, table) = exported(form::newest(), &answers, Language::En);
    let total = &bundle["entry"][3]["resource"]["valueQuantity"];
    assert_eq!((&total["comparator"], &total["value"]), (&json!(">="), &json!(120)));
    assert!(table.contains("\"120\",\"\",\"At least 120 MME/day"));
    let hidden = answers.without(&["medications".to_owned()].into());
    let (bundle, table) = exported(form::newest(), &hidden, Language::En);
    assert!(bundle.get("entry").is_none() && table.trim_end().lines().count() == 1);
}
