//! What holds for every input: no panic, one line for each line, more dose is never less, order does not matter, and no
//! total without its table.

use mme::batch::{Kind, Options, answer};
use mme::json::{Json, parse};
use mme::table;
use proptest::prelude::*;

const KINDS: [Kind; 3] = [Kind::Mme, Kind::Taper, Kind::Flags];

/// Words that lead deep into the reader.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("morphine".to_owned()),
        Just("Méthadone".to_owned()),
        Just("fentanyl patch".to_owned()),
        Just("BuTrans 20 mcg/h".to_owned()),
        Just("Percocet".to_owned()),
        Just("1-2 co q4-6h prn max 8/jour".to_owned()),
        Just("1 timbre aux 72 h".to_owned()),
        Just("mcg/h".to_owned()),
        Just("tab".to_owned()),
        Just("oral".to_owned()),
        Just("transdermal".to_owned()),
        Just("cdc2016".to_owned()),
        Just("nougg2010".to_owned()),
        Just("CDC 2022".to_owned()),
        Just("original".to_owned()),
        Just("4 weeks".to_owned()),
        Just("10,5".to_owned()),
        "\\PC{0,12}",
        "[0-9½/.,x -]{0,10}",
    ]
}

fn key() -> impl Strategy<Value = String> {
    let keys = [
        "id",
        "table",
        "medications",
        "name",
        "ingredient",
        "route",
        "dose",
        "dose_unit",
        "frequency_per_day",
        "timing",
        "frequency",
        "period",
        "periodUnit",
        "sig",
        "strength",
        "value",
        "unit",
        "per_value",
        "prn",
        "days",
        "quantity",
        "status",
        "salts",
        "mg",
        "co_ingredients",
        "low",
        "high",
        "rxnorm",
        "input",
        "start",
        "percent",
        "basis",
        "interval",
        "steps",
        "from",
        "to",
        "kind",
        "guideline",
        "total_mme",
        "history",
        "hook",
        "observations",
        "conditions",
        "taper",
    ];
    prop::sample::select(keys.to_vec()).prop_map(str::to_owned)
}

fn json() -> impl Strategy<Value = String> {
    let quoted = |text: String| serde_json::to_string(&text).unwrap();
    let leaf = prop_oneof![
        word().prop_map(quoted),
        any::<i64>().prop_map(|number| number.to_string()),
        (0_u32..2000, 0_u32..1000).prop_map(|(whole, part)| format!("{whole}.{part}")),
        Just("1e12".to_owned()),
        Just("-0.0".to_owned()),
        Just("null".to_owned()),
        Just("true".to_owned()),
    ];
    leaf.prop_recursive(4, 48, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec((key(), inner), 0..10).prop_map(|pairs| {
                let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", pairs.join(","))
            }),
        ]
    })
}

fn medication() -> impl Strategy<Value = String> {
    let drugs = [
        "morphine",
        "codeine",
        "oxycodone",
        "hydromorphone",
        "tramadol",
        "methadone",
        "buprenorphine",
        "metonitazene",
        "ibuprofen",
    ];
    (prop::sample::select(drugs.to_vec()), 1_u32..400, 1_u32..5, any::<bool>()).prop_map(|(drug, dose, times, prn)| {
        format!(r#"{{"name":"{drug}","ingredient":"{drug}","route":"oral","dose":{dose},"dose_unit":"mg","frequency_per_day":{times},"prn":{prn}}}"#)
    })
}

fn total(table: &str, medications: &[String]) -> Json {
    let row = format!(r#"{{"id":"p","table":"{table}","medications":[{}]}}"#, medications.join(","));
    parse(&answer(Kind::Mme, &row, &Options::default())).unwrap()
}

fn any_table() -> impl Strategy<Value = String> {
    prop::sample::select(table::all().iter().map(|table| table.id.clone()).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_an_answer(text in "\\PC{0,200}") {
        for kind in KINDS {
            let given = parse(&answer(kind, &text, &Options::default()));
            prop_assert!(given.is_some_and(|given| given.get("outcome").text().is_some()));
        }
    }

    #[test]
    fn every_document_has_an_answer_and_no_total_stands_without_its_table(text in json()) {
        for kind in KINDS {
            let given = parse(&answer(kind, &text, &Options::default())).unwrap();
            prop_assert!(given.get("outcome").text().is_some());
            prop_assert!(given.get("education").text().is_some());
            if kind == Kind::Mme && !given.get("mme_per_day").is_null() {
                prop_assert!(given.get("text").text().unwrap().contains(given.get("table").get("name").text().unwrap()));
            }
        }
    }

    #[test]
    fn a_medication_list_of_any_shape_has_an_answer(medications in prop::collection::vec(json(), 0..4), table in any_table()) {
        let given = total(&table, &medications);
        prop_assert!(given.get("outcome").text().is_some());
    }

    #[test]
    fn more_dose_is_never_less(dose in 1_u32..1000, more in 1_u32..1000, times in 1_u32..6, table in any_table()) {
        for drug in ["morphine", "hydromorphone", "codeine", "methadone", "tapentadol"] {
            let line = |dose: u32| format!(r#"{{"name":"{drug}","route":"oral","dose":{dose}e-1,"dose_unit":"mg","frequency_per_day":{times}}}"#);
            let (low, high) = (total(&table, &[line(dose)]), total(&table, &[line(dose + more)]));
            if let (Some(low), Some(high)) = (low.get("mme_per_day").number(), high.get("mme_per_day").number()) {
                prop_assert!(low < high, "{drug} {table}");
            }
        }
    }

    #[test]
    fn the_order_of_the_list_does_not_matter(mut medications in prop::collection::vec(medication(), 1..6), table in any_table()) {
        let there = total(&table, &medications);
        medications.reverse();
        let back = total(&table, &medications);
        for key in ["outcome", "mme_per_day", "low", "high", "codes", "flags", "text"] {
            prop_assert_eq!(there.get(key), back.get(key));
        }
    }

    #[test]
    fn an_incomplete_total_says_so(medications in prop::collection::vec(medication(), 1..6), table in any_table()) {
        let given = total(&table, &medications);
        let refused = given.get("lines").list().iter().any(|line| line.get("outcome").text() == Some("refuse"));
        if refused && !given.get("mme_per_day").is_null() {
            prop_assert_eq!(given.get("lower_bound"), &Json::Bool(true));
            prop_assert!(given.get("high").is_null());
            prop_assert_eq!(given.get("outcome").text(), Some("warn"));
        }
    }

    #[test]
    fn directions_of_any_words_are_read_without_harm(text in "(co|tab|q|h|4|1-2|/|jour|par|fois|prn|max|aux|72|mg|et|,|\\(|\\)| |½|puis){0,24}") {
        let _ = mme::sig::Sig::parse(&text, true);
    }
}
