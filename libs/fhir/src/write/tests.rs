//! Bundles as they leave.

use super::*;

fn number(text: &str) -> Number {
    serde_json::from_str(text).unwrap()
}

/// Everything that a bundle can hold.
fn whole() -> Export {
    Export {
        language: "en".into(),
        code: Some("PAIN-26-01".into()),
        notice: "Education, not prescribing.".into(),
        subject: "De-identified".into(),
        medications: vec![
            Taken {
                drug: "Hydromorphone 12 mg".into(),
                directions: "12 mg by mouth twice daily".into(),
                route: "By mouth".into(),
                dose: Some([number("12"), number("12")]),
                unit: "mg".into(),
                reason: "Pain".into(),
                notes: vec!["24 mg/day × 5 = 120 MME/day".into(), String::new()],
            },
            Taken { drug: "Lorazepam".into(), ..Taken::default() },
        ],
        dose: Some(Dose {
            name: "Morphine equivalents a day".into(),
            low: Some(number("120")),
            high: Some(number("120")),
            method: "CDC 2022, MMWR 71(3)".into(),
            notes: vec!["120 MME/day (CDC 2022).".into()],
        }),
        later: vec![],
        dose_later: None,
        scores: vec![Score {
            name: "PHQ-9".into(),
            loinc: Some("44261-6".into()),
            figures: vec![("total".into(), number("14"))],
            meanings: vec!["moderate".into()],
            method: "Kroenke 2001".into(),
            notes: vec![],
        }],
    }
}

#[test]
fn what_was_told_later_stands_behind_with_its_own_names_and_numbers() {
    let later = Taken { drug: "Hydromorphone 6 mg".into(), notes: vec!["at the follow-up".into()], ..Taken::default() };
    let dose = Dose { name: "At the follow-up".into(), low: Some(number("60")), ..Dose::default() };
    let bundle = bundle(&Export { later: vec![later], dose_later: Some(dose), ..whole() });
    let entry = |place: usize| &bundle["entry"][place]["resource"];
    let ids: Vec<_> = (0..6).map(|place| entry(place)["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["medication-1", "medication-2", "medication-3", "mme", "mme-later", "score-1"]);
    assert_eq!(entry(2)["note"], json!([{"text": "at the follow-up"}, {"text": "Education, not prescribing."}]));
    assert_eq!(
        (&entry(4)["valueQuantity"]["value"], &entry(4)["code"]["text"]),
        (&json!(60), &json!("At the follow-up"))
    );
}

#[test]
fn a_bundle_tells_figures_with_method_and_notice_and_no_subject() {
    let bundle = bundle(&whole());
    let entry = |place: usize| &bundle["entry"][place]["resource"];
    assert_eq!((&bundle["type"], &bundle["identifier"]["value"]), (&json!("collection"), &json!("PAIN-26-01")));
    assert_eq!(entry(0)["dosage"][0]["doseAndRate"][0]["doseQuantity"], json!({"value": 12, "unit": "mg"}));
    assert_eq!(entry(0)["subject"]["extension"][0]["valueCode"], json!("masked"));
    assert_eq!(
        entry(0)["note"],
        json!([{"text": "24 mg/day × 5 = 120 MME/day"}, {"text": "Education, not prescribing."}])
    );
    assert!(entry(1).get("dosage").is_none() && entry(1).get("reasonCode").is_none());
    assert_eq!(entry(2)["valueQuantity"]["code"], json!("{MME}/d"));
    assert_eq!(entry(2)["method"]["text"], json!("CDC 2022, MMWR 71(3)"));
    assert_eq!(entry(3)["code"]["coding"][0]["code"], json!("44261-6"));
    assert_eq!(entry(3)["interpretation"], json!([{"text": "moderate"}]));
    for place in 0..4 {
        let notes = entry(place)["note"].as_array().unwrap();
        assert_eq!(notes.last().unwrap()["text"], json!("Education, not prescribing."), "{place}");
        assert!(entry(place).get("subject").is_none_or(|subject| subject.get("reference").is_none()));
    }
}

#[test]
fn ranges_lower_bounds_and_refusals_are_no_plain_numbers() {
    let value = |low: Option<&str>, high: Option<&str>| {
        let dose = Dose { low: low.map(number), high: high.map(number), ..Dose::default() };
        let export = Export { dose: Some(dose), ..whole() };
        bundle(&export)["entry"][2]["resource"].clone()
    };
    let range = value(Some("0"), Some("45"));
    assert_eq!((&range["valueRange"]["low"]["value"], &range["valueRange"]["high"]["value"]), (&json!(0), &json!(45)));
    let least = value(Some("60"), None);
    assert_eq!((&least["valueQuantity"]["comparator"], &least["valueQuantity"]["value"]), (&json!(">="), &json!(60)));
    let none = value(None, None);
    assert!(none.get("valueQuantity").is_none());
    assert_eq!(none["dataAbsentReason"]["coding"][0]["code"], json!("unknown"));
}

#[test]
fn several_figures_are_components_and_none_says_so() {
    let with = |figures: Vec<(String, Number)>| {
        let score = Score { figures, ..Score::default() };
        bundle(&Export { scores: vec![score], ..Export::default() })["entry"][0]["resource"].clone()
    };
    let two = with(vec![("severity".into(), number("7.3")), ("interference".into(), number("8"))]);
    assert_eq!(
        two["component"][1],
        json!({"code": {"text": "interference"}, "valueQuantity": {"value": 8, "unit": "{score}", "system": UCUM, "code": "{score}"}})
    );
    assert!(with(vec![]).get("dataAbsentReason").is_some());
    assert!(bundle(&Export::default()).get("entry").is_none());
}

#[test]
fn what_is_written_can_be_read_again() {
    let read = crate::read_value(&bundle(&whole()), None).unwrap();
    let [opioid, other] = read.medications.as_slice() else { panic!("two medications") };
    assert_eq!(opioid.drug.name(), Some("Hydromorphone 12 mg"));
    assert_eq!(opioid.dosages[0].dose.as_ref().unwrap().low.as_deref(), Some("12"));
    assert_eq!(other.drug.name(), Some("Lorazepam"));
    assert_eq!(read.observations.iter().filter_map(|one| one.number()).collect::<Vec<_>>(), ["120", "14"]);
    assert_eq!((read.person, read.left), (None, vec![]));
}

#[test]
fn white_space_that_a_fhir_string_forbids_becomes_plain() {
    let notice = "Aide\u{a0}: «\u{202f}oui\u{202f}»\u{2028}\tet\r\nnon\u{feff}.";
    let bundle = bundle(&Export { notice: notice.into(), ..whole() });
    assert_eq!(bundle["meta"]["tag"][0]["display"], json!("Aide : « oui » \tet\r\nnon ."));
}
