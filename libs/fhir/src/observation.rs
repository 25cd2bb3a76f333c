//! Observations with a code of LOINC or of another list, and the answers of questionnaires that name one.

use serde_json::Value as Json;

use crate::{
    concept::{Concept, System},
    left::Reason,
    quantity::Quantity,
    value::{at, decimal, list, text},
};

/// A value observed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Amount(Quantity),
    /// Words or a code's words.
    Words(String),
}

/// Something observed, or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What was observed.
    pub what: Concept,
    /// The value; none where only the fact was noted, as some laboratories send it.
    pub value: Option<Value>,
    /// Of which resource of the record it is a part, from 0: the answers of one questionnaire belong together.
    pub of: usize,
}

impl Observation {
    /// The LOINC code.
    pub fn loinc(&self) -> Option<&str> {
        self.what.code(System::Loinc)
    }

    /// The number, where the value is one.
    pub fn number(&self) -> Option<&str> {
        match &self.value {
            Some(Value::Amount(amount)) => Some(&amount.value),
            _ => None,
        }
    }
}

/// Components of an observation and answers of a questionnaire, at most; and how deep its groups go.
const MOST: usize = 200;
const DEEP: usize = 8;

/// LOINC's answers to "how often in the last two weeks", with the number each stands for.
const OFTEN: [(&str, &str); 4] = [("LA6568-5", "0"), ("LA6569-3", "1"), ("LA6570-1", "2"), ("LA6571-9", "3")];

/// Reads an `Observation` with its components, or tells why not.
pub(crate) fn observed(resource: &Json, of: usize) -> Result<Vec<Observation>, (Reason, Concept)> {
    let what = Concept::read(at(resource, "code"));
    match at(resource, "status").as_str().unwrap_or_default() {
        "entered-in-error" => return Err((Reason::Error, what)),
        "cancelled" => return Err((Reason::NotActive, what)),
        _ => {}
    }
    if what.is_empty() {
        return Err((Reason::Nameless, what));
    }
    let component = |part: &Json| {
        let what = Concept::read(at(part, "code"));
        (!what.is_empty()).then(|| Observation { what, value: value(part), of })
    };
    let parts: Vec<_> = list(at(resource, "component")).iter().take(MOST).filter_map(component).collect();
    let own = value(resource);
    // A panel has no value of its own.
    let own = (own.is_some() || parts.is_empty()).then_some(Observation { what, value: own, of });
    Ok(own.into_iter().chain(parts).collect())
}

/// The value of an observation or of a part of it.
fn value(holder: &Json) -> Option<Value> {
    let amount = |value: String| Value::Amount(Quantity { value, unit: None });
    let coded = || {
        let concept = Concept::read(at(holder, "valueCodeableConcept"));
        let often = concept.codings.iter().find_map(|coding| number_of(&coding.code));
        often.map(amount).or_else(|| concept.name().map(|name| Value::Words(name.to_owned())))
    };
    Quantity::read(at(holder, "valueQuantity"))
        .map(Value::Amount)
        .or_else(|| decimal(at(holder, "valueInteger")).map(amount))
        .or_else(|| match text(at(holder, "valueString")) {
            Some(words) => Some(match decimal(at(holder, "valueString")) {
                Some(number) => amount(number),
                None => Value::Words(words),
            }),
            None => coded(),
        })
}

/// The number that an answer of LOINC's stands for.
fn number_of(code: &str) -> Option<String> {
    OFTEN.iter().find(|(answer, _)| *answer == code).map(|(_, number)| (*number).to_owned())
}

/// Reads the answers of a `QuestionnaireResponse` whose links or definitions name LOINC codes ("/44250-9").
pub(crate) fn answered(resource: &Json, of: usize) -> Result<Vec<Observation>, Reason> {
    match at(resource, "status").as_str().unwrap_or_default() {
        "entered-in-error" => return Err(Reason::Error),
        "in-progress" | "stopped" => return Err(Reason::NotActive),
        _ => {}
    }
    let mut found = Vec::new();
    items(at(resource, "item"), of, DEEP, &mut found);
    if found.is_empty() { Err(Reason::NoValue) } else { Ok(found) }
}

fn items(holder: &Json, of: usize, deep: usize, found: &mut Vec<Observation>) {
    for item in list(holder).iter().take(MOST) {
        if found.len() >= MOST {
            return;
        }
        let named = || linked(at(item, "linkId").as_str()).or_else(|| linked(at(item, "definition").as_str()));
        if let (Some(code), Some(answer)) = (named(), list(at(item, "answer")).first().and_then(answer)) {
            let coding = crate::Coding { system: System::Loinc, code, display: None };
            let what = Concept { text: None, codings: vec![coding] };
            found.push(Observation { what, value: Some(answer), of });
        }
        if deep > 0 {
            items(at(item, "item"), of, deep - 1, found);
        }
    }
}

/// The LOINC code at the end of a link: digits, a hyphen, a check digit.
fn linked(link: Option<&str>) -> Option<String> {
    let last = link?.rsplit('/').next()?;
    let (digits, check) = last.split_once('-')?;
    let all = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    (all(digits) && digits.len() <= 6 && all(check) && check.len() == 1).then(|| last.to_owned())
}

/// An answer that is a number, or a coded one that stands for one: by its code, by the number a form gives it.
fn answer(answer: &Json) -> Option<Value> {
    let coding = at(answer, "valueCoding");
    let scored = || {
        let ends = |extension: &&Json| at(extension, "url").as_str().is_some_and(|url| url.ends_with("/ordinalValue"));
        let mut extensions = list(at(coding, "extension")).iter().chain(list(at(answer, "extension")));
        decimal(at(extensions.find(ends)?, "valueDecimal"))
    };
    let value = decimal(at(answer, "valueInteger"))
        .or_else(|| decimal(at(answer, "valueDecimal")))
        .or_else(|| Quantity::read(at(answer, "valueQuantity")).map(|amount| amount.value))
        .or_else(scored)
        .or_else(|| number_of(at(coding, "code").as_str()?))?;
    Some(Value::Amount(Quantity { value, unit: None }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LOINC: &str = "http://loinc.org";

    #[test]
    fn totals_are_read_from_amounts_integers_and_texts() {
        let number = |value: Json| {
            let mut resource = json!({"status": "final", "code": {"coding": [{"system": LOINC, "code": "44261-6"}]}});
            resource.as_object_mut().unwrap().extend(value.as_object().unwrap().clone());
            let all = observed(&resource, 0).ok().unwrap();
            assert_eq!(all[0].loinc(), Some("44261-6"));
            all[0].number().map(str::to_owned)
        };
        assert_eq!(number(json!({"valueQuantity": {"value": 14, "unit": "{score}"}})).as_deref(), Some("14"));
        assert_eq!(number(json!({"valueInteger": 14})).as_deref(), Some("14"));
        assert_eq!(number(json!({"valueString": "14"})).as_deref(), Some("14"));
        assert_eq!(number(json!({"valueString": "about 14"})), None);
        assert_eq!(number(json!({})), None);
    }

    #[test]
    fn a_panel_is_read_by_its_components() {
        let panel = json!({"status": "final", "code": {"text": "PHQ-9"}, "component": [
            {"code": {"coding": [{"system": LOINC, "code": "44250-9"}]}, "valueCodeableConcept": {"coding": [{"system": LOINC, "code": "LA6570-1"}]}},
            {"code": {"coding": [{"system": LOINC, "code": "44255-8"}]}, "valueInteger": 1}
        ]});
        let read = observed(&panel, 3).ok().unwrap();
        let told: Vec<_> = read.iter().map(|part| (part.loinc().unwrap(), part.number().unwrap(), part.of)).collect();
        assert_eq!(told, [("44250-9", "2", 3), ("44255-8", "1", 3)]);
    }

    #[test]
    fn answers_are_read_where_a_link_names_their_code() {
        let ordinal = json!([{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 3}]);
        let response = json!({"status": "completed", "item": [{"linkId": "/44249-1", "item": [
            {"linkId": "/44249-1/44250-9", "answer": [{"valueCoding": {"system": LOINC, "code": "LA6569-3"}}]},
            {"linkId": "1.2", "definition": "http://loinc.org/fhir/DataElement/44255-8", "answer": [{"valueCoding": {"extension": ordinal, "display": "x"}}]},
            {"linkId": "free", "answer": [{"valueString": "Call Jane at 555-0100"}]},
            {"linkId": "/69722-7", "answer": [{"valueString": "somewhat"}]}
        ]}]});
        let read = answered(&response, 0).unwrap();
        let told: Vec<_> = read.iter().map(|part| (part.loinc().unwrap(), part.number().unwrap())).collect();
        assert_eq!(told, [("44250-9", "1"), ("44255-8", "3")]);
        assert_eq!(answered(&json!({"status": "in-progress"}), 0), Err(Reason::NotActive));
    }

    #[test]
    fn only_a_code_is_a_code() {
        assert_eq!(linked(Some("/44250-9")).as_deref(), Some("44250-9"));
        for link in ["555-0100", "/a-1", "-", "44250", "/44250-99"] {
            assert_eq!(linked(Some(link)), None, "{link}");
        }
    }
}
