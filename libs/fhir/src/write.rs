//! A bundle about nobody: medications, scores and a day's morphine equivalents, with how each figure came about.
//!
//! Every resource carries the notice it is given ("Education, not prescribing"). Where FHIR wants a subject, one stands that says
//! it is masked.

use serde_json::{Map, Number, Value, json};

/// Where units come from.
const UCUM: &str = "http://unitsofmeasure.org";

/// What goes into a bundle. Sentences are in one language; they are written as they are given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// The language, as "en".
    pub language: String,
    /// What the whole is called by the hub, without telling who it is about.
    pub code: Option<String>,
    /// What must stand beside every figure.
    pub notice: String,
    /// What the masked subject is called.
    pub subject: String,
    /// The medications.
    pub medications: Vec<Taken>,
    /// The day's morphine equivalents.
    pub dose: Option<Dose>,
    /// The medications at a later time; their notes say when.
    pub later: Vec<Taken>,
    /// The day's morphine equivalents at that time; its name says when.
    pub dose_later: Option<Dose>,
    /// Scores.
    pub scores: Vec<Score>,
}

/// A medication as it is taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The drug with its strength.
    pub drug: String,
    /// The directions in words.
    pub directions: String,
    /// The route in words.
    pub route: String,
    /// How much at a time, low and high, where it is a number.
    pub dose: Option<[Number; 2]>,
    /// The unit of it, in words.
    pub unit: String,
    /// What it is given for, in words.
    pub reason: String,
    /// How its figure came about, or why it has none.
    pub notes: Vec<String>,
}

/// A total with its method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dose {
    /// What it is called.
    pub name: String,
    /// Low end.
    pub low: Option<Number>,
    /// High end; none when it is not known.
    pub high: Option<Number>,
    /// The factor table with its version.
    pub method: String,
    /// The total in words, how it came about, what is to be said of it.
    pub notes: Vec<String>,
}

/// A score with its method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// What the instrument is called.
    pub name: String,
    /// The LOINC code of its (only) figure.
    pub loinc: Option<String>,
    /// Its figures by name.
    pub figures: Vec<(String, Number)>,
    /// What they mean.
    pub meanings: Vec<String>,
    /// Edition and publication.
    pub method: String,
    /// What is to be said of it; why there is none.
    pub notes: Vec<String>,
}

/// The bundle, as JSON.
pub fn bundle(export: &Export) -> Value {
    let all = export.medications.iter().chain(&export.later).enumerate();
    let medications = all.map(|(place, taken)| medication(export, place, taken));
    let totals =
        export.dose.iter().map(|dose| (dose, "mme")).chain(export.dose_later.iter().map(|dose| (dose, "mme-later")));
    let dose = totals.map(|(dose, id)| total(export, dose, id));
    let scores = export.scores.iter().enumerate().map(|(place, one)| score(export, place, one));
    let entries: Vec<Value> =
        medications.chain(dose).chain(scores).map(|resource| json!({"resource": resource})).collect();
    let mut bundle = Map::new();
    bundle.insert("resourceType".to_owned(), json!("Bundle"));
    bundle.insert("language".to_owned(), json!(export.language));
    bundle.insert("meta".to_owned(), json!({"tag": [{"display": export.notice}]}));
    if let Some(code) = &export.code {
        bundle.insert("identifier".to_owned(), json!({"value": code}));
    }
    bundle.insert("type".to_owned(), json!("collection"));
    // FHIR has no empty lists.
    if !entries.is_empty() {
        bundle.insert("entry".to_owned(), Value::Array(entries));
    }
    plain(Value::Object(bundle))
}

/// Texts with the white space FHIR's `string` allows: `[ \r\n\t\S]+`. Others, as the unbroken spaces of French, become plain ones.
/// Source: <https://hl7.org/fhir/R4/datatypes.html#string>.
fn plain(value: Value) -> Value {
    let mark =
        |mark: char| if mark.is_whitespace() && !"\r\n\t".contains(mark) || mark == '\u{feff}' { ' ' } else { mark };
    match value {
        Value::String(text) => Value::String(text.chars().map(mark).collect()),
        Value::Array(all) => all.into_iter().map(plain).collect(),
        Value::Object(all) => all.into_iter().map(|(key, value)| (key, plain(value))).collect(),
        other => other,
    }
}

fn notes(export: &Export, own: &[String]) -> Value {
    let said = own.iter().filter(|note| !note.is_empty()).chain([&export.notice]);
    said.map(|text| json!({"text": text})).collect()
}

fn medication(export: &Export, place: usize, taken: &Taken) -> Value {
    let mut dosage = Map::new();
    if !taken.directions.is_empty() {
        dosage.insert("text".to_owned(), json!(taken.directions));
    }
    if !taken.route.is_empty() {
        dosage.insert("route".to_owned(), json!({"text": taken.route}));
    }
    if let Some([low, high]) = &taken.dose {
        let amount = |value: &Number| match taken.unit.as_str() {
            "" => json!({"value": value}),
            unit => json!({"value": value, "unit": unit}),
        };
        let rate = if low == high {
            json!({"doseQuantity": amount(low)})
        } else {
            json!({"doseRange": {"low": amount(low), "high": amount(high)}})
        };
        dosage.insert("doseAndRate".to_owned(), json!([rate]));
    }
    let masked = json!([{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]);
    let mut resource = json!({
        "resourceType": "MedicationStatement",
        "id": format!("medication-{}", place + 1),
        "language": export.language,
        "status": "active",
        "medicationCodeableConcept": {"text": taken.drug},
        "subject": {"extension": masked, "display": export.subject},
        "note": notes(export, &taken.notes),
    });
    if let Some(all) = resource.as_object_mut() {
        if !dosage.is_empty() {
            all.insert("dosage".to_owned(), json!([dosage]));
        }
        if !taken.reason.is_empty() {
            all.insert("reasonCode".to_owned(), json!([{"text": taken.reason}]));
        }
    }
    resource
}

/// A reason why an observation has no value.
fn absent() -> Value {
    let system = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    json!({"coding": [{"system": system, "code": "unknown"}]})
}

fn total(export: &Export, dose: &Dose, id: &str) -> Value {
    let amount = |value: &Number| json!({"value": value, "unit": "MME/d", "system": UCUM, "code": "{MME}/d"});
    let code = json!({"system": "http://cds.ahrq.gov/cdsconnect/pms", "code": "MME"});
    let (key, value) = match (&dose.low, &dose.high) {
        (Some(low), Some(high)) if low == high => ("valueQuantity", amount(low)),
        (Some(low), Some(high)) => ("valueRange", json!({"low": amount(low), "high": amount(high)})),
        (Some(low), None) => {
            let mut least = amount(low);
            if let Some(least) = least.as_object_mut() {
                least.insert("comparator".to_owned(), json!(">="));
            }
            ("valueQuantity", least)
        }
        (None, _) => ("dataAbsentReason", absent()),
    };
    let mut resource = json!({
        "resourceType": "Observation",
        "id": id,
        "language": export.language,
        "status": "final",
        "code": {"coding": [code], "text": dose.name},
        "method": {"text": dose.method},
        "note": notes(export, &dose.notes),
    });
    if let Some(all) = resource.as_object_mut() {
        all.insert(key.to_owned(), value);
    }
    resource
}

fn score(export: &Export, place: usize, score: &Score) -> Value {
    let mut code = json!({"text": score.name});
    if let (Some(loinc), Some(code)) = (&score.loinc, code.as_object_mut()) {
        code.insert("coding".to_owned(), json!([{"system": "http://loinc.org", "code": loinc}]));
    }
    let amount = |value: &Number| json!({"value": value, "unit": "{score}", "system": UCUM, "code": "{score}"});
    let (key, value) = match score.figures.as_slice() {
        [] => ("dataAbsentReason", absent()),
        [(_, value)] => ("valueQuantity", amount(value)),
        several => {
            let part =
                |(name, value): &(String, Number)| json!({"code": {"text": name}, "valueQuantity": amount(value)});
            ("component", several.iter().map(part).collect())
        }
    };
    let mut resource = json!({
        "resourceType": "Observation",
        "id": format!("score-{}", place + 1),
        "language": export.language,
        "status": "final",
        "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}],
        "code": code,
        "method": {"text": score.method},
        "note": notes(export, &score.notes),
    });
    if let Some(all) = resource.as_object_mut() {
        all.insert(key.to_owned(), value);
        let meanings: Vec<Value> = score.meanings.iter().map(|text| json!({"text": text})).collect();
        if !meanings.is_empty() {
            all.insert("interpretation".to_owned(), Value::Array(meanings));
        }
    }
    resource
}

#[cfg(test)]
mod tests;
