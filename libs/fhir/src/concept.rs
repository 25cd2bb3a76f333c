//! Things named by codes and words, and the code systems that records of this field use.

use serde_json::Value;

use crate::value::{at, code, list, text};

/// A code system, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// Canadian drug identification number.
    Din,
    /// Canadian Clinical Drug Data Set.
    Ccdd,
    /// RxNorm.
    RxNorm,
    /// Anatomical Therapeutic Chemical classification.
    Atc,
    /// SNOMED CT.
    Snomed,
    /// International classification of diseases, tenth revision, with its national versions.
    Icd10,
    /// The ninth revision.
    Icd9,
    /// LOINC.
    Loinc,
    /// Units by UCUM.
    Ucum,
    /// Another, or none named.
    Other,
}

impl System {
    /// The system of an address; letter case and a final slash do not matter.
    fn of(address: &str) -> Self {
        let address = address.trim().trim_end_matches('/').to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| address.contains(word));
        match address.as_str() {
            "http://snomed.info/sct" | "urn:oid:2.16.840.1.113883.6.96" => Self::Snomed,
            "http://loinc.org" | "urn:oid:2.16.840.1.113883.6.1" => Self::Loinc,
            "http://unitsofmeasure.org" | "urn:oid:2.16.840.1.113883.6.8" => Self::Ucum,
            "http://www.nlm.nih.gov/research/umls/rxnorm" | "urn:oid:2.16.840.1.113883.6.88" => Self::RxNorm,
            "http://www.whocc.no/atc" | "urn:oid:2.16.840.1.113883.6.73" => Self::Atc,
            "urn:oid:2.16.840.1.113883.2.20.6.1" => Self::Ccdd,
            "urn:oid:2.16.840.1.113883.5.1105" => Self::Din,
            _ if has(&["ca-hc-din", "hc-din", "/din"]) => Self::Din,
            _ if has(&["hc-ccdd", "canadianclinicaldrugdataset", "ccdd"]) => Self::Ccdd,
            _ if has(&["icd-10", "icd10", "2.16.840.1.113883.6.90", "2.16.840.1.113883.6.3"]) => Self::Icd10,
            _ if has(&["icd-9", "icd9", "2.16.840.1.113883.6.103"]) => Self::Icd9,
            _ => Self::Other,
        }
    }
}

/// A code of a system, with what the record calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The system.
    pub system: System,
    /// The code; empty where only words were given.
    pub code: String,
    /// The words.
    pub display: Option<String>,
}

/// A thing named by codes, by words, or by both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// The words of whoever wrote the record.
    pub text: Option<String>,
    /// The codes.
    pub codings: Vec<Coding>,
}

/// Codes of one concept, at most.
const CODINGS: usize = 16;

impl Concept {
    /// Reads a `CodeableConcept`. A text where an object belongs is taken as its words.
    pub(crate) fn read(value: &Value) -> Self {
        let coding = |value: &Value| {
            let address = at(value, "system").as_str().unwrap_or_default();
            let (code, display) = (code(at(value, "code")).unwrap_or_default(), text(at(value, "display")));
            // The identification number of a product has eight digits, in whichever Canadian system it was put.
            let number = code.len() == 8 && code.bytes().all(|sign| sign.is_ascii_digit());
            let system = match System::of(address) {
                System::Ccdd if number && code.starts_with("0") => System::Din,
                system => system,
            };
            (!code.is_empty() || display.is_some()).then_some(Coding { system, code, display })
        };
        let codings = list(at(value, "coding")).iter().take(CODINGS).filter_map(coding).collect();
        Self { text: text(at(value, "text")).or_else(|| text(value)), codings }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.text.is_none() && self.codings.is_empty()
    }

    /// The first code of a system.
    pub fn code(&self, system: System) -> Option<&str> {
        self.codings
            .iter()
            .find(|coding| coding.system == system && !coding.code.is_empty())
            .map(|coding| &*coding.code)
    }

    /// Everything that it is called, its own words first; nothing twice.
    pub fn names(&self) -> Vec<&str> {
        let displays = self.codings.iter().filter_map(|coding| coding.display.as_deref());
        let mut names: Vec<&str> = Vec::new();
        for name in self.text.as_deref().into_iter().chain(displays) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The words it is best called by.
    pub fn name(&self) -> Option<&str> {
        self.names().first().copied()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn canadian_and_other_systems_are_told_apart() {
        for (address, system) in [
            ("http://hl7.org/fhir/NamingSystem/ca-hc-din", System::Din),
            ("https://fhir.infoway-inforoute.ca/CodeSystem/canadianclinicaldrugdataset", System::Ccdd),
            ("http://terminology.hl7.org/CodeSystem/hc-CCDD", System::Ccdd),
            ("http://www.nlm.nih.gov/research/umls/rxnorm", System::RxNorm),
            ("http://www.whocc.no/atc/", System::Atc),
            ("http://snomed.info/sct", System::Snomed),
            ("http://hl7.org/fhir/sid/icd-10-ca", System::Icd10),
            ("http://hl7.org/fhir/sid/icd-9-cm", System::Icd9),
            ("http://loinc.org", System::Loinc),
            ("urn:somebody", System::Other),
            ("", System::Other),
        ] {
            assert_eq!(System::of(address), system, "{address}");
        }
    }

    #[test]
    fn a_product_number_inside_the_drug_data_set_is_a_product_number() {
        let read = |code: &str| {
            let coding = json!({"system": "http://terminology.hl7.org/CodeSystem/hc-CCDD", "code": code});
            Concept::read(&json!({"coding": [coding]})).codings[0].system
        };
        assert_eq!(read("02359537"), System::Din);
        assert_eq!(read("8000123"), System::Ccdd);
    }

    #[test]
    fn words_and_codes_are_read_whatever_stands_around_them() {
        let concept = Concept::read(&json!({"text": "Morphine", "coding": [
            {"system": "http://www.whocc.no/atc", "code": "N02AA01", "display": "morphine"}, {"display": "Morphine"}, {}, 7
        ], "extension": []}));
        assert_eq!(concept.names(), ["Morphine", "morphine"]);
        assert_eq!(concept.code(System::Atc), Some("N02AA01"));
        assert_eq!(concept.codings.len(), 2);
        assert_eq!(Concept::read(&json!("Morphine")).name(), Some("Morphine"));
        assert!(Concept::read(&json!(null)).is_empty());
    }
}
