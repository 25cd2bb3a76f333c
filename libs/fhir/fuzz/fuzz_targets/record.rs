//! Any bytes as a record: an error, or a reading that holds what it promises.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(record) = fhir::read(bytes, Some([2026, 11, 26])) else { return };
    assert!(record.medications.len() <= fhir::LINES && record.conditions.len() <= fhir::LINES);
    assert!(record.observations.len() <= fhir::LINES);
    // What day it is changes nothing but the age.
    let other = fhir::read(bytes, None).unwrap();
    assert!(other.medications == record.medications && other.left == record.left);
});
