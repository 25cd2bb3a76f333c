//! Conditions.

use serde_json::Value;

use crate::{
    concept::{Concept, System},
    left::Reason,
    value::at,
};

/// A condition that is not over and was not ruled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it is.
    pub what: Concept,
    /// Whether it is only suspected: provisional, a differential.
    pub suspected: bool,
}

impl Condition {
    /// Reads a resource, or tells why not.
    pub(crate) fn read(resource: &Value) -> Result<Self, (Reason, Concept)> {
        let what = Concept::read(at(resource, "code"));
        let word = |key: &str| {
            let concept = Concept::read(at(resource, key));
            concept.code(System::Other).or(concept.name()).unwrap_or_default().to_ascii_lowercase()
        };
        let (clinical, verified) = (word("clinicalStatus"), word("verificationStatus"));
        match verified.as_str() {
            "entered-in-error" => return Err((Reason::Error, what)),
            "refuted" => return Err((Reason::Negated, what)),
            _ => {}
        }
        if matches!(clinical.as_str(), "inactive" | "remission" | "resolved") {
            return Err((Reason::NotActive, what));
        }
        if what.is_empty() {
            return Err((Reason::Nameless, what));
        }
        Ok(Self { what, suspected: matches!(verified.as_str(), "unconfirmed" | "provisional" | "differential") })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(clinical: &str, verified: &str) -> Result<Condition, Reason> {
        let status = |code: &str| json!({"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition", "code": code}]});
        let resource = json!({"code": {"text": "Fibromyalgia"}, "clinicalStatus": status(clinical), "verificationStatus": status(verified)});
        Condition::read(&resource).map_err(|(reason, _)| reason)
    }

    #[test]
    fn what_is_over_or_was_ruled_out_is_left_out() {
        assert!(!read("active", "confirmed").unwrap().suspected);
        assert!(read("active", "provisional").unwrap().suspected);
        assert_eq!(read("resolved", "confirmed"), Err(Reason::NotActive));
        assert_eq!(read("active", "refuted"), Err(Reason::Negated));
        assert_eq!(read("", "entered-in-error"), Err(Reason::Error));
        assert_eq!(Condition::read(&json!({})).map_err(|(reason, _)| reason), Err(Reason::Nameless));
    }
}
