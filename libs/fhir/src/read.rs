//! A whole record: a bundle, a list, or one resource.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    condition::Condition,
    left::{Kind, Left, Reason, leave},
    medication::{Medication, Order, Over},
    observation::{Observation, answered, observed},
    person::{Day, Person},
    value::{at, list},
};

/// The largest record, in bytes.
pub const BYTES: usize = 4 * 1024 * 1024;

/// Resources read of one record.
pub const RESOURCES: usize = 5_000;

/// Lines of one kind carried on of one record.
pub const LINES: usize = 200;

/// Bundles within bundles.
const DEEP: usize = 4;

/// What a record says, without who it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The person, as far as may be told.
    pub person: Option<Person>,
    /// Medications in force, in the record's order.
    pub medications: Vec<Medication>,
    /// Conditions that are not over.
    pub conditions: Vec<Condition>,
    /// The newest observation of each code; the answers of a questionnaire together.
    pub observations: Vec<Observation>,
    /// What was left out, and why.
    pub left: Vec<Left>,
}

/// Why nothing could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing.
    Empty,
    /// Larger than [`BYTES`].
    Large,
    /// FHIR as XML, or another document of angle brackets.
    Xml,
    /// No JSON, cut off, not UTF-8, or nested deeper than any record.
    NoJson,
    /// JSON, and no resource of FHIR in it.
    NoFhir,
}

/// Reads a record. With `today`, the person's age is told in tens.
///
/// # Errors
/// When nothing of it can be read.
pub fn read(bytes: &[u8], today: Option<Day>) -> Result<Record, Unreadable> {
    if bytes.len() > BYTES {
        return Err(Unreadable::Large);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
    match bytes.first() {
        None => return Err(Unreadable::Empty),
        Some(b'<') => return Err(Unreadable::Xml),
        Some(_) => {}
    }
    // The reader stops at 128 levels by itself.
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::NoJson)?;
    read_value(&value, today)
}

/// Reads a record that is JSON already.
///
/// # Errors
/// When it holds no resource.
pub fn read_value(value: &Value, today: Option<Day>) -> Result<Record, Unreadable> {
    let mut found = Found::default();
    match value {
        Value::Array(values) => values.iter().for_each(|value| found.collect(value, None, DEEP)),
        value => found.collect(value, None, DEEP),
    }
    if !found.any {
        return Err(Unreadable::NoFhir);
    }
    Ok(found.read(today))
}

/// The resources of a record, and where references lead.
#[derive(Default)]
struct Found<'a> {
    resources: Vec<&'a Value>,
    places: HashMap<String, &'a Value>,
    left: Vec<Left>,
    any: bool,
}

fn kind_of(resource: &Value) -> &str {
    at(resource, "resourceType").as_str().unwrap_or_default()
}

impl<'a> Found<'a> {
    fn collect(&mut self, value: &'a Value, address: Option<&str>, deep: usize) {
        let kind = kind_of(value);
        if kind.is_empty() {
            leave(&mut self.left, Kind::Other, None, Reason::Malformed);
            return;
        }
        self.any = true;
        if kind == "Bundle" {
            for entry in list(at(value, "entry")) {
                if deep == 0 || self.resources.len() >= RESOURCES {
                    leave(&mut self.left, Kind::Other, None, Reason::TooMany);
                    continue;
                }
                let resource = at(entry, "resource");
                // An answer without a resource (a mere status) holds nothing that could be missed.
                if !resource.is_null() {
                    self.collect(resource, at(entry, "fullUrl").as_str(), deep - 1);
                }
            }
            return;
        }
        if self.resources.len() >= RESOURCES {
            leave(&mut self.left, Kind::Other, None, Reason::TooMany);
            return;
        }
        if let Some(id) = at(value, "id").as_str() {
            self.places.insert(format!("{kind}/{id}"), value);
        }
        if let Some(address) = address {
            self.places.insert(address.to_owned(), value);
        }
        self.resources.push(value);
    }

    /// The resource behind a reference: contained, in the record by its address, or by type and id at the address's end.
    fn behind(&self, holder: &'a Value, reference: &Value) -> Option<&'a Value> {
        let reference = at(reference, "reference").as_str()?;
        if let Some(id) = reference.strip_prefix('#') {
            return list(at(holder, "contained")).iter().find(|one| at(one, "id").as_str() == Some(id));
        }
        let without_version = reference.split("/_history/").next().unwrap_or(reference);
        self.places.get(without_version).copied().or_else(|| {
            let mut ends = without_version.rsplit('/');
            let (id, kind) = (ends.next()?, ends.next()?);
            self.places.get(&format!("{kind}/{id}")).copied()
        })
    }

    fn read(mut self, today: Option<Day>) -> Record {
        let mut record = Record::default();
        let (mut dated, mut people) = (Vec::<(String, Vec<Observation>)>::new(), 0);
        let resources = std::mem::take(&mut self.resources);
        for (place, resource) in resources.into_iter().enumerate() {
            match kind_of(resource) {
                "MedicationRequest" => self.medication(resource, Order::Request, &mut record),
                "MedicationStatement" => self.medication(resource, Order::Statement, &mut record),
                "Condition" => match Condition::read(resource) {
                    Ok(condition) if record.conditions.len() < LINES => record.conditions.push(condition),
                    Ok(_) => leave(&mut self.left, Kind::Condition, None, Reason::TooMany),
                    Err((reason, what)) => self.named(Kind::Condition, what.name(), reason),
                },
                "Observation" => match observed(resource, place) {
                    Ok(all) => dated.push((day_of(resource), all)),
                    Err((reason, what)) => self.named(Kind::Observation, what.name(), reason),
                },
                "QuestionnaireResponse" => match answered(resource, place) {
                    Ok(all) => dated.push((day_of(resource), all)),
                    Err(reason) => leave(&mut self.left, Kind::Observation, None, reason),
                },
                "Patient" => {
                    people += 1;
                    // Of a record about several people nobody's age is told.
                    record.person = Person::read(resource, today).filter(|_| people == 1);
                    leave(&mut self.left, Kind::Person, None, Reason::NotRead);
                }
                // Read where something refers to it.
                "Medication" => {}
                other => leave(&mut self.left, Kind::Other, known(other).map(str::to_owned), Reason::NotRead),
            }
        }
        self.newest(dated, &mut record);
        record.left = self.left;
        record
    }

    fn named(&mut self, kind: Kind, name: Option<&str>, reason: Reason) {
        leave(&mut self.left, kind, name.map(str::to_owned), reason);
    }

    fn medication(&mut self, resource: &'a Value, order: Order, record: &mut Record) {
        let product = self.behind(resource, at(resource, "medicationReference")).unwrap_or(&Value::Null);
        match Medication::read(resource, order, product) {
            Ok(read) if read.drug.is_empty() => self.named(Kind::Medication, None, Reason::Nameless),
            Ok(_) if record.medications.len() >= LINES => self.named(Kind::Medication, None, Reason::TooMany),
            Ok(read) => record.medications.push(read),
            Err((over, drug)) => {
                let reason = match over {
                    Over::NotActive => Reason::NotActive,
                    Over::Error => Reason::Error,
                    Over::Negated => Reason::Negated,
                };
                self.named(Kind::Medication, drug.name(), reason);
            }
        }
    }

    /// Of each code the newest resource; what has no date is older than what has one.
    fn newest(&mut self, mut dated: Vec<(String, Vec<Observation>)>, record: &mut Record) {
        dated.sort_by(|(one, _), (other, _)| other.cmp(one));
        let code = |one: &Observation| {
            let coding = one.what.codings.first().map(|coding| (coding.system, coding.code.clone()));
            coding.ok_or_else(|| one.what.text.clone())
        };
        let mut seen: HashMap<_, usize> = HashMap::new();
        for one in dated.into_iter().flat_map(|(_, all)| all) {
            let first = *seen.entry(code(&one)).or_insert(one.of);
            if first != one.of {
                leave(&mut self.left, Kind::Observation, one.what.name().map(str::to_owned), Reason::Older);
            } else if record.observations.len() >= LINES {
                leave(&mut self.left, Kind::Observation, None, Reason::TooMany);
            } else {
                record.observations.push(one);
            }
        }
    }
}

/// When it was observed, answered or issued, to be compared: never carried on.
fn day_of(resource: &Value) -> String {
    let dates = [
        at(resource, "effectiveDateTime"),
        at(resource, "effectiveInstant"),
        at(at(resource, "effectivePeriod"), "start"),
        at(resource, "authored"),
        at(resource, "issued"),
    ];
    dates.into_iter().find_map(Value::as_str).unwrap_or_default().to_owned()
}

/// The type of a resource, where it is one of FHIR's: a record could write anything there.
fn known(kind: &str) -> Option<&str> {
    TYPES.split_ascii_whitespace().find(|known| *known == kind)
}

/// The types of FHIR R4 that a record of a person holds.
const TYPES: &str = "Account AllergyIntolerance Appointment Binary BodyStructure CarePlan CareTeam ClinicalImpression \
    Communication Composition Consent Coverage DetectedIssue Device DeviceRequest DeviceUseStatement DiagnosticReport \
    DocumentReference Encounter EpisodeOfCare FamilyMemberHistory Flag Goal Group ImagingStudy Immunization List Location \
    Media MedicationAdministration MedicationDispense MedicationKnowledge NutritionOrder OperationOutcome Organization \
    Parameters Practitioner PractitionerRole Procedure Provenance Questionnaire RelatedPerson RequestGroup RiskAssessment \
    Schedule ServiceRequest Slot Specimen Subscription Substance Task VisionPrescription";

#[cfg(test)]
mod tests;
