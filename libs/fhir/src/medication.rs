//! Medications, ordered (`MedicationRequest`) or taken (`MedicationStatement`), with their directions.

use serde_json::Value;

use crate::{
    concept::{Concept, System},
    quantity::{Quantity, Span},
    value::{at, decimal, list, text, yes},
};

/// Whether it was ordered or is told to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// An order.
    Request,
    /// Somebody's word that it is taken.
    Statement,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Taken or in force.
    Active,
    /// Paused.
    OnHold,
    /// Written and not in force yet; intended, proposed, planned.
    Draft,
    /// Not told, or not known.
    Unknown,
}

/// A medication of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medication {
    /// Ordered or taken.
    pub order: Order,
    /// Where it stands. What is over is left out by the reader.
    pub status: Status,
    /// The status as it was written; none when it was not, or is none of FHIR's.
    pub written: Option<String>,
    /// What it is: words and codes, of the resource itself and of the `Medication` it refers to.
    pub drug: Concept,
    /// The form: tablet, patch.
    pub form: Option<String>,
    /// Its ingredients with their strengths, where the product tells them.
    pub ingredients: Vec<Ingredient>,
    /// Directions. Several are taken side by side, unless they are steps.
    pub dosages: Vec<Dosage>,
    /// Whether the directions are steps one after the other: their sequence numbers differ.
    pub steps: bool,
    /// What it is given for.
    pub reasons: Vec<Concept>,
    /// Days that one supply lasts.
    pub days: Option<String>,
    /// How much one supply is.
    pub supply: Option<Quantity>,
}

/// An ingredient of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingredient {
    /// What it is.
    pub name: Concept,
    /// So much of it …
    pub strength: Option<Quantity>,
    /// … in so much of the product.
    pub per: Option<Quantity>,
}

/// One direction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dosage {
    /// In words.
    pub text: Option<String>,
    /// Further words: instructions for the patient, additional instructions.
    pub more: Vec<String>,
    /// How it is given.
    pub route: Option<String>,
    /// How much at a time, both ends.
    pub dose: Option<Span>,
    /// How often.
    pub timing: Option<Timing>,
    /// As needed.
    pub as_needed: bool,
    /// What it is needed for, in words.
    pub needed_for: Option<String>,
    /// The most in a day.
    pub most: Option<Quantity>,
}

/// How often, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// So many times …
    pub frequency: Option<String>,
    /// … at most so many …
    pub frequency_max: Option<String>,
    /// … in so much time …
    pub period: Option<String>,
    /// … at most so much …
    pub period_max: Option<String>,
    /// … of this unit: s, min, h, d, wk, mo, a.
    pub unit: Option<String>,
    /// So many times of the day are named.
    pub times_of_day: usize,
    /// A code or words, as BID.
    pub code: Option<String>,
}

/// Why a medication was left out.
pub(crate) enum Over {
    /// It is not taken now.
    NotActive,
    /// It was entered in error.
    Error,
    /// It says what not to take.
    Negated,
}

/// Directions and ingredients of one medication, at most.
const MOST: usize = 8;

/// Statuses of FHIR that say it is over or never was.
const OVER: &[&str] = &["stopped", "completed", "cancelled", "not-taken", "ended"];

impl Medication {
    /// Reads a resource. `product`: the `Medication` it refers to, null without one.
    pub(crate) fn read(resource: &Value, order: Order, product: &Value) -> Result<Self, (Over, Concept)> {
        let drug = drug(resource, product);
        let word = at(resource, "status").as_str().unwrap_or_default().trim().to_ascii_lowercase();
        if word == "entered-in-error" {
            return Err((Over::Error, drug));
        }
        if OVER.contains(&word.as_str()) {
            return Err((Over::NotActive, drug));
        }
        if yes(at(resource, "doNotPerform")) == Some(true) {
            return Err((Over::Negated, drug));
        }
        let intent = at(resource, "intent").as_str().unwrap_or_default();
        let status = match word.as_str() {
            _ if matches!(intent, "proposal" | "plan" | "option") => Status::Draft,
            "active" => Status::Active,
            "on-hold" => Status::OnHold,
            "draft" | "intended" => Status::Draft,
            _ => Status::Unknown,
        };
        let known = ["active", "on-hold", "draft", "intended", "unknown"];
        let directions = match order {
            Order::Request => at(resource, "dosageInstruction"),
            Order::Statement => at(resource, "dosage"),
        };
        let supply = at(resource, "dispenseRequest");
        let reasons = list(at(resource, "reasonCode")).iter().take(MOST).map(Concept::read);
        let ingredients = list(at(product, "ingredient")).iter().take(MOST).filter_map(Ingredient::read).collect();
        Ok(Self {
            order,
            status,
            written: known.contains(&word.as_str()).then_some(word),
            form: Concept::read(at(product, "form")).name().map(str::to_owned),
            drug,
            ingredients,
            dosages: list(directions).iter().take(MOST).map(Dosage::read).collect(),
            steps: steps(list(directions)),
            reasons: reasons.filter(|reason| !reason.is_empty()).collect(),
            days: days(at(supply, "expectedSupplyDuration")),
            supply: Quantity::read(at(supply, "quantity")),
        })
    }
}

/// What the drug is: the concept of the resource, and that of the product it refers to.
fn drug(resource: &Value, product: &Value) -> Concept {
    let mut drug = Concept::read(at(resource, "medicationCodeableConcept"));
    let mut further = Concept::read(at(product, "code"));
    let shown = text(at(at(resource, "medicationReference"), "display"));
    drug.codings.append(&mut further.codings);
    drug.text = drug.text.or(further.text).or(shown);
    drug
}

/// Whether directions follow one another.
fn steps(directions: &[Value]) -> bool {
    let number = |direction: &Value| at(direction, "sequence").as_i64();
    let mut numbers = directions.iter().filter_map(number);
    let first = numbers.next();
    numbers.any(|number| Some(number) != first)
}

/// A duration in days.
fn days(duration: &Value) -> Option<String> {
    let Quantity { value, unit } = Quantity::read(duration)?;
    let factor = match unit.as_deref() {
        Some("d" | "day" | "days" | "jour" | "jours") => 1,
        Some("wk" | "week" | "weeks" | "semaine" | "semaines") => 7,
        Some("mo" | "month" | "months" | "mois") => 30,
        _ => return None,
    };
    if factor == 1 {
        return Some(value);
    }
    let whole: u32 = value.parse().ok()?;
    Some(whole.checked_mul(factor)?.to_string())
}

impl Ingredient {
    fn read(value: &Value) -> Option<Self> {
        let mut name = Concept::read(at(value, "itemCodeableConcept"));
        name.text = name.text.or_else(|| text(at(at(value, "itemReference"), "display")));
        let strength = at(value, "strength");
        let (strength, per) = (Quantity::read(at(strength, "numerator")), Quantity::read(at(strength, "denominator")));
        (!name.is_empty()).then_some(Self { name, strength, per })
    }
}

impl Dosage {
    fn read(value: &Value) -> Self {
        let rates = list(at(value, "doseAndRate"));
        // Of several, the ordered one; the calculated one is derived from it.
        let calculated = |rate: &&Value| Concept::read(at(rate, "type")).code(System::Other) == Some("calculated");
        let rate = rates.iter().find(|rate| !calculated(rate)).or(rates.first()).unwrap_or(&Value::Null);
        let dose = Span::one(at(rate, "doseQuantity"))
            .or_else(|| Span::range(at(rate, "doseRange")))
            // Where FHIR had it before the fourth release.
            .or_else(|| Span::one(at(value, "doseQuantity")))
            .or_else(|| Span::range(at(value, "doseRange")));
        let needed_for = Concept::read(at(value, "asNeededCodeableConcept"));
        let further = list(at(value, "additionalInstruction")).iter().take(MOST).map(Concept::read);
        let more = further.filter_map(|concept| concept.name().map(str::to_owned));
        Self {
            text: text(at(value, "text")),
            more: more.chain(text(at(value, "patientInstruction"))).collect(),
            route: Concept::read(at(value, "route")).name().map(str::to_owned),
            dose,
            timing: Timing::read(at(value, "timing")),
            as_needed: yes(at(value, "asNeededBoolean")).unwrap_or(false) || !needed_for.is_empty(),
            needed_for: needed_for.name().map(str::to_owned),
            most: most(at(value, "maxDosePerPeriod")),
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The most in a day, where the period is one day.
fn most(ratio: &Value) -> Option<Quantity> {
    let ratio = list(ratio).first()?;
    let period = Quantity::read(at(ratio, "denominator"))?;
    let day = matches!(
        (period.value.as_str(), period.unit.as_deref()),
        ("1", Some("d" | "day" | "days" | "jour")) | ("24", Some("h" | "hour" | "hours"))
    );
    if day { Quantity::read(at(ratio, "numerator")) } else { None }
}

impl Timing {
    fn read(value: &Value) -> Option<Self> {
        let repeat = at(value, "repeat");
        let number = |key: &str| decimal(at(repeat, key));
        let code = Concept::read(at(value, "code"));
        let word = code.codings.iter().map(|coding| &coding.code).find(|code| !code.is_empty()).cloned();
        let timing = Self {
            frequency: number("frequency"),
            frequency_max: number("frequencyMax"),
            period: number("period"),
            period_max: number("periodMax"),
            unit: text(at(repeat, "periodUnit")),
            times_of_day: list(at(repeat, "timeOfDay")).len(),
            code: word.or_else(|| code.name().map(str::to_owned)),
        };
        (timing != Self::default()).then_some(timing)
    }
}

#[cfg(test)]
mod tests;
