//! What the guide's own tests print, and the defects of its source.

use super::*;
use crate::json::parse;

fn order(row: &str) -> Medication {
    Medication::read(&parse(row).unwrap(), false).unwrap()
}

fn rows(rows: &str) -> Vec<Medication> {
    parse(rows).unwrap().list().iter().map(|row| Medication::read(row, false).unwrap()).collect()
}

fn number(text: &str) -> Option<Ratio> {
    Ratio::parse(text)
}

/// Product, dose, unit, times, period, its unit, and the guide's printed value.
const LOGIC: &[(&str, &str, &str, &str, &str, &str, &str)] = &[
    ("72 HR fentanyl 0.025 MG/HR Transdermal System", "1", "{patch}", "1", "3", "d", "60"),
    ("72 HR fentanyl 0.0375 MG/HR Transdermal System", "1", "{patch}", "1", "3", "d", "90"),
    ("methadone hydrochloride 10 MG Oral Tablet", "2", "{tab}", "3", "1", "d", "600"),
    ("fentanyl 0.4 MG/ACTUAT Metered Dose Nasal Spray", "1", "{actuat}", "3", "1", "d", "192"),
    ("fentanyl 1.2 MG Buccal Film", "1", "{film}", "2", "1", "d", "432"),
    ("fentanyl 0.1 MG/ACTUAT Mucosal Spray", "1", "{actuat}", "3", "1", "d", "48"),
    ("oxycodone hydrochloride 10 MG Oral Tablet", "1", "{tab}", "4", "1", "d", "60"),
    ("12 HR oxycodone hydrochloride 30 MG Extended Release Oral Tablet", "1", "{tab}", "2", "1", "d", "90"),
    ("12 HR tapentadol 100 MG Extended Release Oral Tablet", "1", "{tab}", "2", "1", "d", "80"),
];

#[test]
fn the_logic_librarys_printed_values_are_reproduced() {
    for (name, dose, unit, frequency, period, period_unit, mme) in LOGIC {
        let row = format!(
            r#"{{"name": "{name}", "dose": {dose}, "dose_unit": "{unit}", "timing": {{"frequency": {frequency}, "period": {period}, "periodUnit": "{period_unit}"}}}}"#
        );
        assert_eq!(line(&order(&row), Factors::Logic), number(mme), "{name}");
    }
    let injection = r#"{"name": "fentanyl 0.004 MG/ML / ropivacaine hydrochloride 2 MG/ML Injectable Solution", "dose": 1, "dose_unit": "{injection}", "timing": {"frequency": 1, "period": 1, "periodUnit": "d"}}"#;
    assert_eq!(line(&order(injection), Factors::Logic), None);
}

#[test]
fn the_calculators_printed_values_are_reproduced() {
    let total = |list: &str| total(&rows(list), Factors::Services);
    let morphine = r#"[{"rxnorm": "892494", "name": "24 HR morphine sulfate 20 MG Extended Release Oral Capsule", "dose": 1, "dose_unit": "{tab}", "timing": {"frequency": 1, "period": 1, "periodUnit": "d"}}]"#;
    assert_eq!(total(morphine), number("20"));
    let fentanyl = r#"[{"rxnorm": "197696", "dose": 1, "dose_unit": "patch", "timing": {"frequency": 1, "period": 3, "periodUnit": "d"}}]"#;
    assert_eq!(total(fentanyl), number("180"));
    let oxycodone = r#"[{"rxnorm": "1049502", "dose": 1, "dose_unit": "{tab}", "timing": {"frequency": 1, "period": 12, "periodUnit": "h"}}]"#;
    assert_eq!(total(oxycodone), number("30"));
    let by_times =
        r#"[{"rxnorm": "1049502", "dose": 1, "dose_unit": "{tab}", "timing": {"timeOfDay": ["10:00", "22:00"]}}]"#;
    assert_eq!(total(by_times), number("30"));
    assert_eq!(total("[]"), None);
}

#[test]
fn times_a_day_are_those_the_guide_prints() {
    let daily = |frequency: i64, period: &str, unit: &str| {
        let row = format!(r#"{{"timing": {{"frequency": {frequency}, "period": {period}, "periodUnit": "{unit}"}}}}"#);
        per_day(&order(&row)).map(|ratio| ratio.rounded(6))
    };
    assert_eq!(daily(2, "4", "h").as_deref(), Some("12.000000"));
    assert_eq!(daily(1, "30", "min").as_deref(), Some("48.000000"));
    assert_eq!(daily(4, "1", "d").as_deref(), Some("4.000000"));
    assert_eq!(daily(2, "1", "wk").as_deref(), Some("0.285714"));
    assert_eq!(daily(10, "1", "mo").as_deref(), Some("0.333333"));
    assert_eq!(daily(10, "1", "a").as_deref(), Some("0.027397"));
    // An unknown unit gives nothing, and then once a day is taken.
    assert_eq!(daily(10, "1", "x").as_deref(), Some("1.000000"));
}

fn reasons(list: &str) -> (Option<String>, Vec<&'static str>) {
    let compared = compare(&rows(list), table::named("cdc2022").unwrap());
    (compared.mme.map(|mme| mme.to_string()), compared.reasons.into_iter().map(Reason::id).collect())
}

#[test]
fn every_difference_is_named() {
    let some = |text: &str| Some(text.to_owned());
    let daily = r#""timing": {"frequency": 4, "period": 1, "periodUnit": "d"}"#;
    for (list, mme, letters) in [
        (format!(r#"[{{"rxnorm": "1", "name": "hydromorphone hydrochloride 2 MG Oral Tablet", "dose": 1, "dose_unit": "tab", {daily}}}]"#), some("32"), vec!["a"]),
        (
            format!(
                r#"[{{"rxnorm": "1", "name": "tramadol hydrochloride 50 MG Oral Tablet", "dose": 1, "dose_unit": "tab", {daily}}},
                {{"rxnorm": "2", "name": "morphine sulfate 10 MG Oral Tablet", "dose": 1, "dose_unit": "tab", {daily}}}]"#
            ),
            some("40"),
            vec!["a", "b"],
        ),
        (r#"[{"rxnorm": "1", "name": "methadone hydrochloride 1 MG/ML Oral Solution", "dose": 20.5, "dose_unit": "mg", "timing": {"frequency": 1, "period": 1, "periodUnit": "d"}}]"#.to_owned(), None, vec!["a", "b", "c"]),
        (
            r#"[{"rxnorm": "864706", "name": "methadone hydrochloride 10 MG Oral Tablet", "dose": 30, "dose_unit": "mg", "timing": {"frequency": 1, "period": 1, "periodUnit": "d"}},
            {"rxnorm": "864706", "name": "methadone hydrochloride 10 MG Oral Tablet", "dose": 30, "dose_unit": "mg", "timing": {"frequency": 1, "period": 1, "periodUnit": "d"}}]"#
                .to_owned(),
            some("480"),
            vec!["a", "d", "j"],
        ),
        (format!(r#"[{{"rxnorm": "1", "name": "morphine sulfate 10 MG/ML Injectable Solution", "route": "intravenous", "dose": 10, "dose_unit": "mg", {daily}}}]"#), some("40"), vec!["e"]),
        (
            r#"[{"rxnorm": "1", "name": "morphine sulfate 10 MG Oral Tablet", "dose": 10000, "dose_unit": "ug", "timing": {"frequency": 1, "period": 1, "periodUnit": "d"}}]"#.to_owned(),
            some("10000"),
            vec!["f", "j"],
        ),
        (
            r#"[{"rxnorm": "197696", "dose": 75, "dose_unit": "mcg/h", "timing": {"frequency": 1, "period": 3, "periodUnit": "d"}}]"#.to_owned(),
            some("13500"),
            vec!["g", "j"],
        ),
        (
            r#"[{"rxnorm": "197696", "dose": 1, "dose_unit": "patch", "timing": {"frequency": 1, "period": 12, "periodUnit": "d"}}]"#.to_owned(),
            some("180"),
            vec!["h", "j"],
        ),
        (
            r#"[{"rxnorm": "1", "name": "12 HR oxycodone hydrochloride 60 MG Extended Release Oral Tablet", "dose": 10, "dose_unit": "mg", "timing": {"frequency": 2, "period": 1, "periodUnit": "d"}}]"#.to_owned(),
            some("30"),
            vec!["i"],
        ),
        (format!(r#"[{{"rxnorm": "1", "name": "morphine sulfate 2 MG/ML Oral Solution", "dose": 1, "dose_unit": "TAB", {daily}}}]"#), some("8"), vec!["k"]),
        (r#"[{"rxnorm": "1", "name": "oxycodone hydrochloride 10 MG Oral Tablet", "dose": 1, "dose_unit": "tab"}]"#.to_owned(), some("15"), vec!["l"]),
        (format!(r#"[{{"rxnorm": "1", "name": "oxycodone hydrochloride 10 MG Oral Tablet", "dose": 1, "dose_unit": "tab", "prn": true, {daily}}}]"#), some("60"), vec!["j", "prn"]),
        (format!(r#"[{{"name": "codeine 15 mg tablet", "dose": 1, "dose_unit": "tab", {daily}}}]"#), None, vec!["rxnorm"]),
        (format!(r#"[{{"rxnorm": "1", "name": "morphine sulfate 10 MG Oral Tablet", "dose": 1, "dose_unit": "tab", {daily}}}]"#), some("40"), vec![]),
    ] {
        assert_eq!(reasons(&list), (mme, letters), "{list}");
    }
}

#[test]
fn every_reason_has_its_sentence_in_both_languages() {
    let all = [
        Reason::A,
        Reason::B,
        Reason::C,
        Reason::D,
        Reason::E,
        Reason::F,
        Reason::G,
        Reason::H,
        Reason::I,
        Reason::J,
        Reason::K,
        Reason::L,
        Reason::Prn,
        Reason::Range,
        Reason::RxNorm,
    ];
    for reason in all {
        for language in [Language::English, Language::French] {
            assert!(!reason.text(language).starts_with("guide."), "{reason:?}");
        }
    }
}
