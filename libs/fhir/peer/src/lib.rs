//! The reader and the writer beside fhirbolt, which knows all of FHIR R4 and forgives nothing.

#![cfg(test)]

use std::path::Path;

use fhirbolt::model::r4::{
    Resource,
    resources::{
        Bundle, MedicationRequestMedication as Ordered, MedicationStatementMedication as Taken, ObservationValue,
    },
    types::{CodeableConcept, Dosage, DosageAsNeeded, DosageDoseAndRateDose as Dose, Quantity},
};
use serde_json::json;

/// What both readers say of one direction: words, low and high end, times, period, unit of time, as needed.
type Said = (Option<String>, [Option<String>; 2], [Option<String>; 3], bool);

/// What both readers say of one medication: the codes of the drug, its words, its directions.
type Drug = (Vec<String>, Option<String>, Vec<Said>);

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/record").join(name)).unwrap()
}

fn strict(bytes: &[u8]) -> Bundle {
    match fhirbolt::json::from_slice::<Resource>(bytes, None).unwrap() {
        Resource::Bundle(bundle) => *bundle,
        _ => panic!("no bundle"),
    }
}

/// Decimals without the zeros that mean nothing, as the reader has them.
fn short(text: &str) -> String {
    let cut = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    cut.to_owned()
}

fn theirs_said(dosage: &Dosage) -> Said {
    let number = |quantity: &Quantity| Some(short(quantity.value.as_ref()?.value.as_deref()?));
    let dose = match dosage.dose_and_rate.first().and_then(|rate| rate.dose.as_ref()) {
        Some(Dose::Quantity(one)) => [number(one), number(one)],
        Some(Dose::Range(range)) => [range.low.as_deref().and_then(number), range.high.as_deref().and_then(number)],
        Some(Dose::Invalid) => panic!("invalid"),
        None => [None, None],
    };
    let repeat = dosage.timing.as_ref().and_then(|timing| timing.repeat.as_ref());
    let times = repeat.and_then(|repeat| Some(repeat.frequency.as_ref()?.value?.to_string()));
    let period = repeat.and_then(|repeat| Some(short(repeat.period.as_ref()?.value.as_deref()?)));
    let unit = repeat.and_then(|repeat| repeat.period_unit.as_ref()?.value.clone());
    let needed = match &dosage.as_needed {
        Some(DosageAsNeeded::Boolean(yes)) => yes.value == Some(true),
        Some(DosageAsNeeded::CodeableConcept(_)) => true,
        Some(DosageAsNeeded::Invalid) => panic!("invalid"),
        None => false,
    };
    (dosage.text.as_ref().and_then(|text| text.value.clone()), dose, [times, period, unit], needed)
}

fn ours_said(dosage: &fhir::Dosage) -> Said {
    let (low, high) = dosage.dose.as_ref().map_or((None, None), |dose| (dose.low.clone(), dose.high.clone()));
    let timing = dosage.timing.clone().unwrap_or_default();
    (dosage.text.clone(), [low, high], [timing.frequency, timing.period, timing.unit], dosage.as_needed)
}

fn theirs(bundle: &Bundle) -> Vec<Drug> {
    let resources = || bundle.entry.iter().filter_map(|entry| entry.resource.as_ref());
    let behind = |reference: Option<&str>| {
        let id = reference?.rsplit('/').next()?;
        resources().find_map(|resource| match resource {
            Resource::Medication(product) if product.id.as_ref()?.value.as_deref() == Some(id) => product.code.as_deref(),
            _ => None,
        })
    };
    let read = |concept: Option<&CodeableConcept>, dosages: &[Dosage]| {
        let concept = concept.cloned().unwrap_or_default();
        let codes = concept.coding.iter().filter_map(|coding| coding.code.as_ref()?.value.clone()).collect();
        let words = concept.text.and_then(|text| text.value);
        (codes, words, dosages.iter().map(theirs_said).collect())
    };
    let over = |status: Option<&str>| matches!(status, Some("stopped" | "completed" | "cancelled" | "entered-in-error"));
    resources()
        .filter_map(|resource| match resource {
            Resource::MedicationStatement(one) if !over(one.status.value.as_deref()) => Some(match &one.medication {
                Taken::CodeableConcept(concept) => read(Some(concept), &one.dosage),
                Taken::Reference(to) => read(behind(to.reference.as_ref().and_then(|to| to.value.as_deref())), &one.dosage),
                Taken::Invalid => panic!("invalid"),
            }),
            Resource::MedicationRequest(one) if !over(one.status.value.as_deref()) => Some(match &one.medication {
                Ordered::CodeableConcept(concept) => read(Some(concept), &one.dosage_instruction),
                Ordered::Reference(to) => {
                    read(behind(to.reference.as_ref().and_then(|to| to.value.as_deref())), &one.dosage_instruction)
                }
                Ordered::Invalid => panic!("invalid"),
            }),
            _ => None,
        })
        .collect()
}

fn ours(record: &fhir::Record) -> Vec<Drug> {
    let read = |one: &fhir::Medication| {
        let codes = one.drug.codings.iter().map(|coding| coding.code.clone()).collect();
        (codes, one.drug.text.clone(), one.dosages.iter().map(ours_said).collect())
    };
    record.medications.iter().map(read).collect()
}

#[test]
fn both_read_the_same_medications() {
    let mut seen = 0;
    for name in ["canadian-summary.json", "structured-orders.json", "renewals.json"] {
        let bytes = sample(name);
        let read = ours(&fhir::read(&bytes, None).unwrap());
        assert_eq!(read, theirs(&strict(&bytes)), "{name}");
        seen += read.len();
    }
    assert_eq!(seen, 12);
}

#[test]
fn both_read_the_same_values() {
    let bytes = sample("structured-orders.json");
    let theirs: Vec<String> = strict(&bytes)
        .entry
        .iter()
        .filter_map(|entry| match entry.resource.as_ref()? {
            Resource::Observation(one) => match one.value.as_ref()? {
                ObservationValue::Quantity(amount) => Some(short(amount.value.as_ref()?.value.as_deref()?)),
                ObservationValue::Integer(number) => Some(number.value?.to_string()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let record = fhir::read(&bytes, None).unwrap();
    let ours: Vec<&str> = record.observations.iter().filter_map(fhir::Observation::number).collect();
    // The older of the two totals is the one that ours leaves out.
    assert_eq!((theirs, ours), (vec!["14".to_owned(), "20".to_owned(), "210".to_owned()], vec!["14", "210"]));
}

#[test]
fn ours_reads_what_theirs_refuses() {
    let bytes = sample("malformed.json");
    assert!(fhirbolt::json::from_slice::<Resource>(&bytes, None).is_err());
    assert_eq!(fhir::read(&bytes, None).unwrap().medications[0].drug.name(), Some("Morphine"));
}

#[test]
fn what_is_written_is_strict_fhir() {
    let number = |text: &str| serde_json::from_str(text).unwrap();
    let dose = |low: Option<&str>, high: Option<&str>| fhir::write::Dose {
        name: "Morphine equivalents a day".into(),
        low: low.map(number),
        high: high.map(number),
        method: "CDC 2022".into(),
        notes: vec!["told".into()],
    };
    let score = |figures: &[(&str, &str)]| fhir::write::Score {
        name: "PHQ-9".into(),
        loinc: Some("44261-6".into()),
        figures: figures.iter().map(|(name, value)| ((*name).to_owned(), number(value))).collect(),
        meanings: vec!["moderate".into()],
        method: "Kroenke 2001".into(),
        notes: vec![],
    };
    let taken = |low: &str, high: &str| fhir::write::Taken {
        drug: "Hydromorphone 2 mg".into(),
        directions: "1 or 2 tablets".into(),
        route: "By mouth".into(),
        dose: Some([number(low), number(high)]),
        unit: "tablet".into(),
        reason: "Pain".into(),
        notes: vec!["told".into()],
    };
    for dose in [dose(Some("120"), Some("120")), dose(Some("0"), Some("45.5")), dose(Some("60"), None), dose(None, None)] {
        let export = fhir::write::Export {
            language: "fr".into(),
            code: Some("DC-26-01".into()),
            notice: "Aide à la formation, non à la prescription.".into(),
            subject: "Dépersonnalisé".into(),
            medications: vec![taken("1", "1"), taken("1", "2"), fhir::write::Taken::default()],
            dose: Some(dose.clone()),
            later: vec![taken("0", "0.5")],
            dose_later: Some(dose),
            scores: vec![score(&[("total", "14")]), score(&[("severity", "7.3"), ("interference", "8")]), score(&[])],
        };
        let json = fhir::write::bundle(&export).to_string();
        let bundle = strict(json.as_bytes());
        assert_eq!(bundle.entry.len(), 9);
        // And it comes out of fhirbolt as it went in.
        let again: serde_json::Value = serde_json::from_str(&fhirbolt::json::to_string(&Resource::Bundle(Box::new(bundle)), None).unwrap()).unwrap();
        assert_eq!(again["entry"][4], fhir::write::bundle(&export)["entry"][4]);
        assert_eq!(again["type"], json!("collection"));
    }
}
