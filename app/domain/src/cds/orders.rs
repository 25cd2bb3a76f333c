//! The orders of a request, as rows that `mme` reads: what is active, what is being drafted, conditions and observations.

use fhir::{Dosage, Medication, Observation, Record, Status, System};
use mme::{drug::plain, product::Product};
use serde_json::{Value, json};

use super::{
    Hook, Refusal,
    past::{self, Past, Today},
};
use crate::import;

/// What a request brings. Health data: it has no `Debug`.
pub(super) struct Orders {
    /// When it was asked.
    pub hook: Hook,
    /// Rows of orders: drafts first, then what is active.
    pub rows: Vec<Value>,
    /// How many of the rows are drafts.
    pub drafts: usize,
    /// Whether statements were left out because the drug is ordered too.
    pub twice: bool,
    /// Conditions as `{"display", "code"}`.
    pub conditions: Vec<Value>,
    /// Conditions of the past 90 days (`recent`), and those without a date: what the public guide looks at.
    pub recent: Vec<Value>,
    /// Days on an opioid before the day of the request, as far as the orders' dates tell.
    pub past: Option<Past>,
    /// Observations as `{"display", "code", "value"}`.
    pub observations: Vec<Value>,
    /// A total that the record holds already.
    pub reported: Option<String>,
}

/// SNOMED codes that the public guide asks for, by the words that mean the same here.
const CODES: [(&str, &str); 4] = [
    ("66590003", "alcohol dependence"),
    ("191865004", "opioid dependence"),
    ("75544000", "opioid dependence"),
    ("5602001", "opioid use disorder"),
];

impl Orders {
    pub(super) fn read(hook: Hook, request: &Value, today: Option<Today>) -> Result<Self, Refusal> {
        let none = Value::Null;
        let context = request.get("context").unwrap_or(&none);
        let prefetch = request.get("prefetch").unwrap_or(&none);
        let sent = |key: &str| prefetch.get(key).filter(|value| is_resource(value));
        if !context.is_object() {
            return Err(Refusal::Unreadable);
        }
        let requests = sent("requests").ok_or(Refusal::NoOrders)?;
        let all: Vec<Value> = [Some(requests), sent("statements"), sent("conditions"), sent("observations")]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        let active = fhir::read_value(&Value::Array(all), None).map_err(|_| Refusal::Unreadable)?;
        let drafts = match (hook, context.get("draftOrders")) {
            (Hook::OrderSelect, Some(bundle)) => fhir::read_value(bundle, None).map_err(|_| Refusal::Unreadable)?,
            _ => Record::default(),
        };
        let drafted: Vec<Value> = drafts.medications.iter().flat_map(|one| rows(one, true)).collect();
        let ordered: Vec<&Medication> =
            active.medications.iter().filter(|one| one.order == fhir::Order::Request).collect();
        let (mut taken, mut twice) = (Vec::new(), false);
        for one in &active.medications {
            if one.order == fhir::Order::Statement && ordered.iter().any(|other| is_same(one, other)) {
                twice = true;
                continue;
            }
            taken.extend(rows(one, false));
        }
        let count = drafted.len();
        let drafted_on = context.get("draftOrders").filter(|_| hook == Hook::OrderSelect).and_then(past::written);
        let today = drafted_on.or(today.map(Today::day));
        let recent = match (sent("conditions"), today) {
            (Some(sent), Some(today)) => {
                let [dated, undated] = past::recent(sent, today);
                let read = |part| fhir::read_value(&part, None).map_err(|_| Refusal::Unreadable);
                let mut recent = conditions(&read(dated)?);
                for condition in recent.iter_mut().filter_map(Value::as_object_mut) {
                    condition.insert("recent".to_owned(), json!(true));
                }
                recent.into_iter().chain(conditions(&read(undated)?)).collect()
            }
            _ => conditions(&active),
        };
        Ok(Self {
            hook,
            rows: drafted.into_iter().chain(taken).collect(),
            drafts: count,
            twice,
            conditions: conditions(&active),
            recent,
            past: today.and_then(|today| past::days(requests, today)),
            observations: active.observations.iter().map(observation).collect(),
            reported: active
                .observations
                .iter()
                .find(|one| is_mme(one))
                .and_then(Observation::number)
                .map(str::to_owned),
        })
    }

    /// Whether a row is of an opioid.
    pub(super) fn is_opioid(row: &Value) -> bool {
        product(row).opioid.is_some()
    }

    /// Whether a row is of a long-acting opioid.
    pub(super) fn is_long_acting(row: &Value) -> bool {
        let product = product(row);
        product.opioid.is_some() && product.long_acting
    }
}

fn product(row: &Value) -> Product {
    let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
    Product::read(&format!("{} {}", text("name"), text("form")))
}

/// A record can send an error in the place of a resource.
fn is_resource(value: &Value) -> bool {
    value.get("resourceType").and_then(Value::as_str).is_some_and(|kind| kind != "OperationOutcome")
}

/// Whether two medications are the same drug, by a code or by name.
fn is_same(one: &Medication, other: &Medication) -> bool {
    let coded = [System::Din, System::RxNorm, System::Ccdd]
        .into_iter()
        .any(|system| one.drug.code(system).is_some_and(|code| other.drug.code(system) == Some(code)));
    let named = one.drug.names().iter().any(|name| other.drug.names().iter().any(|same| plain(name) == plain(same)));
    coded || named
}

/// The rows of an order, one a direction; steps stay one row whose directions say that they are steps.
fn rows(medication: &Medication, draft: bool) -> Vec<Value> {
    let none = Dosage::default();
    if medication.steps {
        let said: Vec<&str> = medication.dosages.iter().filter_map(|dosage| dosage.text.as_deref()).collect();
        let steps = Dosage { text: Some(said.join(" then ")), ..Dosage::default() };
        return vec![row(medication, &steps, draft)];
    }
    match medication.dosages.as_slice() {
        [] => vec![row(medication, &none, draft)],
        all => all.iter().map(|dosage| row(medication, dosage, draft)).collect(),
    }
}

fn row(medication: &Medication, dosage: &Dosage, draft: bool) -> Value {
    let dose = dosage.dose.as_ref();
    let timing = dosage.timing.as_ref().map(|timing| {
        json!({
            "frequency": timing.frequency, "frequencyMax": timing.frequency_max, "period": timing.period, "periodMax": timing.period_max,
            "periodUnit": timing.unit, "timeOfDay": vec![""; timing.times_of_day], "code": timing.code,
        })
    });
    let same_unit = |most: &&fhir::Quantity| most.unit == dose.and_then(|dose| dose.unit.clone());
    let ingredient = match medication.ingredients.as_slice() {
        [only] => only.strength.as_ref().map(|strength| (strength, only.per.as_ref())),
        _ => None,
    };
    let strength = ingredient.map(|(strength, per)| {
        let per = per.filter(|per| per.unit.as_deref().is_some_and(|unit| unit.eq_ignore_ascii_case("ml")));
        json!({"value": strength.value, "unit": strength.unit, "per_value": per.map(|per| &per.value), "per_unit": per.and_then(|per| per.unit.as_ref())})
    });
    let status = match medication.status {
        // What is being ordered counts as if it were.
        _ if draft => "active",
        Status::Active => "active",
        Status::OnHold => "on-hold",
        Status::Draft => "draft",
        Status::Unknown => "unknown",
    };
    let reasons: Vec<&str> = medication.reasons.iter().filter_map(fhir::Concept::name).collect();
    json!({
        "name": import::called(medication),
        "rxnorm": medication.drug.code(System::RxNorm),
        "din": medication.drug.code(System::Din),
        "ccdd": medication.drug.code(System::Ccdd),
        "form": medication.form,
        "route": dosage.route,
        "dose": dose.map(|dose| if dose.low == dose.high { json!(dose.low) } else { json!({"low": dose.low, "high": dose.high}) }),
        "dose_unit": dose.and_then(|dose| dose.unit.as_ref()),
        "timing": timing,
        "sig": dosage.text,
        "strength": strength,
        "prn": dosage.as_needed.then_some(true),
        "max_per_day": dosage.most.as_ref().filter(same_unit).map(|most| &most.value),
        "days": medication.days,
        "quantity": medication.supply.as_ref().map(|supply| &supply.value),
        "status": status,
        "indication": (!reasons.is_empty()).then(|| reasons.join(", ")),
    })
}

fn conditions(record: &Record) -> Vec<Value> {
    record.conditions.iter().filter(|one| !one.suspected).flat_map(|one| condition(&one.what)).collect()
}

fn condition(what: &fhir::Concept) -> Vec<Value> {
    let code = what.code(System::Snomed);
    let meant = CODES.iter().find(|(known, _)| Some(*known) == code).map(|(_, words)| *words);
    what.names().into_iter().chain(meant).map(|name| json!({"display": name, "code": code})).collect()
}

fn observation(one: &Observation) -> Value {
    let value = match &one.value {
        Some(fhir::Value::Words(words)) => json!(words),
        Some(fhir::Value::Amount(amount)) => json!(amount.value),
        None => Value::Null,
    };
    json!({"display": one.what.name(), "code": one.loinc(), "value": value})
}

/// Whether it is a day's morphine equivalents.
fn is_mme(one: &Observation) -> bool {
    matches!(&one.value, Some(fhir::Value::Amount(amount)) if amount.unit.as_deref().is_some_and(|unit| unit.to_ascii_uppercase().contains("MME")))
}
