//! Sample records, whole and damaged, and records that nobody would write.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use fhir::{Reason, Status, System, read};
use proptest::prelude::*;
use serde_json::{Value, json};

const TODAY: Option<fhir::Day> = Some([2026, 11, 26]);

fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/record");
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    all.sort();
    assert!(all.len() >= 12);
    all
}

fn sample(name: &str) -> fhir::Record {
    let (_, bytes) = samples().into_iter().find(|(other, _)| other == name).unwrap();
    read(&bytes, TODAY).unwrap()
}

#[test]
fn a_canadian_summary_is_read_with_product_numbers_and_directions_in_words() {
    let read = sample("canadian-summary.json");
    let told: Vec<_> = read
        .medications
        .iter()
        .map(|one| (one.drug.name().unwrap(), one.drug.code(System::Din), one.dosages[0].text.as_deref().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("Hydromorph Contin 12 mg", Some("02359510"), "1 caps PO BID"),
            ("codéine 15 mg comprimé", Some("02341212"), "1-2 co aux 4 h prn, max 8/jour"),
            ("Lorazépam 1 mg", None, "1 co HS"),
        ]
    );
    assert_eq!(read.conditions[0].what.code(System::Icd10), Some("M54.5"));
    assert_eq!(read.person.unwrap().decade, Some(40));
    let left: Vec<_> = read.left.iter().map(|left| (left.label.as_deref(), left.reason)).collect();
    assert_eq!(
        left,
        [
            (Some("Composition"), Reason::NotRead),
            (None, Reason::NotRead),
            (Some("Oxycodone 5 mg"), Reason::NotActive),
            (Some("AllergyIntolerance"), Reason::NotRead),
        ]
    );
}

#[test]
fn structured_orders_keep_their_parts() {
    let read = sample("structured-orders.json");
    assert_eq!(read.medications.len(), 4);
    assert_eq!(read.medications[2].status, Status::OnHold);
    assert_eq!(read.medications[2].dosages[0].most.as_ref().unwrap().value, "400");
    assert!(read.medications[3].steps && read.medications[3].dosages.len() == 2);
    assert!(read.conditions[0].suspected);
    let numbers: Vec<_> = read.observations.iter().filter_map(fhir::Observation::number).collect();
    assert_eq!(numbers, ["14", "210"]);
}

#[test]
fn answers_of_a_questionnaire_stay_together() {
    let read = sample("questionnaires.json");
    let told: Vec<_> =
        read.observations.iter().map(|one| (one.loinc().unwrap(), one.number().unwrap(), one.of)).collect();
    assert_eq!(told[0], ("44250-9", "0", 0));
    assert_eq!(told[9], ("44261-6", "12", 0));
    assert_eq!(told[10..], [("70274-6", "11", 1), ("69725-0", "2", 1)]);
}

#[test]
fn every_sample_is_read_or_refused_and_so_is_every_beginning_of_it() {
    for (_, bytes) in samples() {
        let _ = read(&bytes, TODAY);
        for end in (0..bytes.len()).step_by(37) {
            let _ = read(&bytes[..end], TODAY);
        }
    }
}

/// Any JSON.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        let key = prop::sample::select(vec![
            "resourceType",
            "entry",
            "resource",
            "code",
            "coding",
            "display",
            "text",
            "system",
            "value",
            "unit",
            "status",
            "dosage",
            "dosageInstruction",
            "doseAndRate",
            "doseQuantity",
            "timing",
            "repeat",
            "component",
            "item",
            "answer",
            "linkId",
            "birthDate",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6).prop_map(|pairs| Value::Object(
                pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

const TYPES: [&str; 6] =
    ["MedicationRequest", "MedicationStatement", "Condition", "Observation", "QuestionnaireResponse", "Patient"];

proptest! {
    #[test]
    fn nothing_breaks_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, TODAY);
    }

    #[test]
    fn a_resource_of_any_shape_is_read_or_left_out(mut inner in anything(), kind in prop::sample::select(&TYPES[..])) {
        if let Some(object) = inner.as_object_mut() {
            object.insert("resourceType".to_owned(), json!(kind));
            let record = fhir::read_value(&inner, TODAY).unwrap();
            let carried = record.medications.len() + record.conditions.len() + record.observations.len();
            prop_assert!(carried > 0 || record.person.is_some() || !record.left.is_empty());
        }
    }

    #[test]
    fn what_stands_where_people_are_named_is_never_carried(
        name in "[A-Z][a-z]{7,12}",
        kind in prop::sample::select(&TYPES[..5]),
        place in prop::sample::select(vec!["subject", "performer", "recorder", "asserter", "requester", "identifier", "note", "id",
            "encounter", "informationSource", "author", "source", "authoredOn", "effectiveDateTime", "onsetDateTime", "extension"]),
    ) {
        let resource = json!({"resourceType": kind, "status": "active", "code": {"text": "x"}, "medicationCodeableConcept": {"text": "x"},
            "valueInteger": 3, place: {"display": name, "value": name, "reference": name, "text": name, "valueString": name}});
        let told = format!("{:?}", fhir::read_value(&resource, TODAY).unwrap());
        prop_assert!(!told.contains(&name), "{told}");
    }
}
