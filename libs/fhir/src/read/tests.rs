//! Whole records, and what becomes of everything in them.

use serde_json::json;

use super::*;
use crate::{Sex, System};

const TODAY: Option<Day> = Some([2026, 11, 26]);

fn record(value: &Value) -> Record {
    read(value.to_string().as_bytes(), TODAY).unwrap()
}

fn bundle(resources: &[Value]) -> Value {
    let entries: Vec<_> = resources.iter().map(|resource| json!({"resource": resource})).collect();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries})
}

/// A record that gives everything away, in the fields where FHIR has it.
fn telling() -> Value {
    let patient = json!({"resourceType": "Patient", "id": "jane-doe-19800203", "gender": "female", "birthDate": "1980-02-03",
        "name": [{"family": "Doe", "given": ["Jane"]}], "telecom": [{"value": "807-555-0142"}],
        "identifier": [{"system": "https://health.gov.on.ca/ohip", "value": "9876543217"}],
        "address": [{"line": ["12 Elm Street"], "city": "Moosonee", "postalCode": "P0L 1Y0"}]});
    let order = json!({"resourceType": "MedicationRequest", "id": "987", "status": "active", "authoredOn": "2026-10-02",
        "identifier": [{"value": "RX-4471"}], "subject": {"reference": "Patient/jane-doe-19800203", "display": "Jane Doe"},
        "requester": {"display": "Dr. Okafor"}, "note": [{"text": "Call Jane at 807-555-0142"}],
        "medicationCodeableConcept": {"text": "hydromorphone 2 mg", "coding": [{"system": "http://hl7.org/fhir/NamingSystem/ca-hc-din", "code": "00125083"}]},
        "dosageInstruction": [{"text": "1 tab QID"}]});
    let condition = json!({"resourceType": "Condition", "code": {"text": "Fibromyalgia"}, "onsetDateTime": "2019-03-04",
        "recorder": {"display": "Dr. Okafor"}, "subject": {"display": "Jane Doe"}});
    let score = json!({"resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-09-01",
        "code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]}, "valueInteger": 14,
        "performer": [{"display": "Nurse Tremblay"}]});
    bundle(&[patient, order, condition, score])
}

#[test]
fn who_it_is_about_never_leaves_the_reader() {
    let read = record(&telling());
    let told = format!("{read:?}");
    for secret in [
        "Jane",
        "Doe",
        "1980",
        "555",
        "9876543217",
        "Elm",
        "Moosonee",
        "P0L",
        "RX-4471",
        "987",
        "Okafor",
        "2026",
        "2019",
        "Tremblay",
    ] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    assert_eq!(read.person, Some(Person { decade: Some(40), sex: Some(Sex::Female) }));
    assert_eq!(read.medications[0].drug.code(System::Din), Some("00125083"));
    assert_eq!((read.conditions.len(), read.observations.len()), (1, 1));
}

#[test]
fn references_are_followed_however_they_are_written() {
    let product = json!({"resourceType": "Medication", "id": "m1", "code": {"text": "Morphine 10 mg"}});
    let statement = |reference: &str| {
        json!({"resourceType": "MedicationStatement", "status": "active", "medicationReference": {"reference": reference},
            "contained": [{"resourceType": "Medication", "id": "c1", "code": {"text": "Codeine 15 mg"}}]})
    };
    let all = json!({"resourceType": "Bundle", "entry": [
        {"fullUrl": "urn:uuid:0001", "resource": product},
        {"resource": statement("Medication/m1")},
        {"resource": statement("#c1")},
        {"resource": statement("urn:uuid:0001")},
        {"resource": statement("https://clinic.example/fhir/Medication/m1/_history/3")},
        {"resource": statement("Medication/none")},
    ]});
    let read = record(&all);
    let names: Vec<_> = read.medications.iter().map(|taken| taken.drug.name().unwrap()).collect();
    assert_eq!(names, ["Morphine 10 mg", "Codeine 15 mg", "Morphine 10 mg", "Morphine 10 mg"]);
    assert_eq!(read.left, [Left { kind: Kind::Medication, label: None, reason: Reason::Nameless, count: 1 }]);
}

#[test]
fn what_is_left_out_is_told_with_its_reason() {
    let read = record(&bundle(&[
        json!({"resourceType": "MedicationRequest", "status": "stopped", "medicationCodeableConcept": {"text": "Oxycodone 5 mg"}}),
        json!({"resourceType": "MedicationRequest", "status": "stopped", "medicationCodeableConcept": {"text": "Oxycodone 5 mg"}}),
        json!({"resourceType": "Immunization", "status": "completed"}),
        json!({"resourceType": "Jane Doe"}),
        json!({"no": "type"}),
        json!({"resourceType": "Condition", "code": {"text": "Gout"}, "verificationStatus": {"coding": [{"code": "refuted"}]}}),
    ]));
    let told: Vec<_> =
        read.left.iter().map(|left| (left.kind, left.label.as_deref(), left.reason, left.count)).collect();
    assert_eq!(
        told,
        [
            (Kind::Other, None, Reason::Malformed, 1),
            (Kind::Medication, Some("Oxycodone 5 mg"), Reason::NotActive, 2),
            (Kind::Other, Some("Immunization"), Reason::NotRead, 1),
            (Kind::Other, None, Reason::NotRead, 1),
            (Kind::Condition, Some("Gout"), Reason::Negated, 1),
        ]
    );
}

#[test]
fn of_equal_observations_the_newest_counts() {
    let score = |date: Value, value: i32| {
        json!({"resourceType": "Observation", "status": "final", "effectiveDateTime": date,
            "code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]}, "valueInteger": value})
    };
    let read =
        record(&bundle(&[score(json!("2025-01-01"), 20), score(json!("2026-05-01"), 14), score(Value::Null, 3)]));
    let told: Vec<_> = read.observations.iter().map(|one| one.number().unwrap()).collect();
    assert_eq!(told, ["14"]);
    assert_eq!(read.left.iter().map(|left| (left.reason, left.count)).collect::<Vec<_>>(), [(Reason::Older, 2)]);
}

#[test]
fn a_record_of_several_people_has_nobody() {
    let patient = |born: &str| json!({"resourceType": "Patient", "gender": "female", "birthDate": born});
    for people in [2, 3] {
        assert_eq!(record(&bundle(&vec![patient("1980-01-01"); people])).person, None);
    }
}

#[test]
fn a_record_is_a_bundle_a_list_or_one_resource() {
    let one = json!({"resourceType": "Condition", "code": {"text": "Gout"}});
    assert_eq!(record(&one).conditions.len(), 1);
    assert_eq!(record(&json!([one, one])).conditions.len(), 2);
    let inner = bundle(std::slice::from_ref(&one));
    assert_eq!(record(&bundle(&[inner.clone(), one])).conditions.len(), 2);
    let mut deep = inner;
    for _ in 0..8 {
        deep = bundle(&[deep]);
    }
    assert_eq!(record(&deep).left[0].reason, Reason::TooMany);
}

#[test]
fn what_is_no_record_is_refused_by_its_kind() {
    let why = |bytes: &[u8]| read(bytes, None).unwrap_err();
    assert_eq!(why(b" \n"), Unreadable::Empty);
    assert_eq!(why(b"<Bundle xmlns=\"http://hl7.org/fhir\"/>"), Unreadable::Xml);
    assert_eq!(why(b"{\"resourceType\": \"Bun"), Unreadable::NoJson);
    assert_eq!(why(b"{\"resourceType\": \"\xFF\"}"), Unreadable::NoJson);
    assert_eq!(why(b"{\"a\": 1}"), Unreadable::NoFhir);
    assert_eq!(why(b"[]"), Unreadable::NoFhir);
    assert_eq!(why(b"7"), Unreadable::NoFhir);
    assert_eq!(why("[".repeat(100_000).as_bytes()), Unreadable::NoJson);
    assert_eq!(why(&vec![b' '; BYTES + 1]), Unreadable::Large);
    let with_mark = [&b"\xEF\xBB\xBF"[..], br#"{"resourceType": "Bundle"}"#].concat();
    assert_eq!(read(&with_mark, None).unwrap(), Record::default());
}

#[test]
fn a_huge_record_is_cut_off_and_says_so() {
    let one =
        json!({"resourceType": "MedicationStatement", "status": "active", "medicationCodeableConcept": {"text": "A"}});
    let read = record(&bundle(&vec![one; RESOURCES + 10]));
    assert_eq!(read.medications.len(), LINES);
    assert_eq!(read.left.iter().map(|left| left.count).sum::<usize>(), RESOURCES + 10 - LINES);
    assert!(read.left.iter().all(|left| left.reason == Reason::TooMany));
}
