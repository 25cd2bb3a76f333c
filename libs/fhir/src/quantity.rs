//! Amounts with their units, exact as they were written.

use serde_json::Value;

use crate::value::{at, code, decimal, text};

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How much, a decimal.
    pub value: String,
    /// Of what: the code where one is given, else the words. Without either it is of nothing known.
    pub unit: Option<String>,
}

/// A low and a high end; equal for one amount. An end that was not given is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Low end.
    pub low: Option<String>,
    /// High end.
    pub high: Option<String>,
    /// Of what.
    pub unit: Option<String>,
}

impl Quantity {
    /// Reads a `Quantity`; none without a value.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        Some(Self { value: decimal(at(value, "value"))?, unit: unit(value) })
    }
}

impl Span {
    /// Reads a `Quantity` as one amount.
    pub(crate) fn one(value: &Value) -> Option<Self> {
        let Quantity { value, unit } = Quantity::read(value)?;
        Some(Self { low: Some(value.clone()), high: Some(value), unit })
    }

    /// Reads a `Range`.
    pub(crate) fn range(value: &Value) -> Option<Self> {
        let (low, high) = (Quantity::read(at(value, "low")), Quantity::read(at(value, "high")));
        let unit = high.iter().chain(&low).find_map(|end| end.unit.clone());
        let span = Self { low: low.map(|end| end.value), high: high.map(|end| end.value), unit };
        (span.low.is_some() || span.high.is_some()).then_some(span)
    }
}

/// A unit's code unless that is a mere "1" or a number of a table, then its words. Braces of UCUM's annotations are taken off.
fn unit(value: &Value) -> Option<String> {
    let (code, words) = (code(at(value, "code")), text(at(value, "unit")));
    let says = |code: &String| code != "1" && code.chars().any(char::is_alphabetic);
    let system = at(value, "system").as_str().unwrap_or_default();
    // Codes of other systems are numbers or letters that mean something only there; their words are read first.
    let ours = system.is_empty() || system.contains("unitsofmeasure") || system.contains("orderableDrugForm");
    let chosen = if ours { code.filter(says).or(words) } else { words.or(code.filter(says)) };
    chosen.map(|unit| match unit.strip_prefix('{').and_then(|unit| unit.strip_suffix('}')) {
        Some(inner) => inner.to_owned(),
        None => unit,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_unit_comes_from_its_code_or_its_words() {
        let unit = |value: Value| Quantity::read(&value).unwrap().unit;
        let ucum = "http://unitsofmeasure.org";
        assert_eq!(unit(json!({"value": 1, "unit": "milligram", "code": "mg", "system": ucum})).unwrap(), "mg");
        assert_eq!(unit(json!({"value": 1, "unit": "tablet", "code": "1", "system": ucum})).unwrap(), "tablet");
        assert_eq!(unit(json!({"value": 1, "code": "{tbl}", "system": ucum})).unwrap(), "tbl");
        assert_eq!(unit(json!({"value": 1, "unit": "comprimé"})).unwrap(), "comprimé");
        assert_eq!(
            unit(json!({"value": 1, "unit": "mg", "code": "258684004", "system": "http://snomed.info/sct"})).unwrap(),
            "mg"
        );
        assert_eq!(unit(json!({"value": 1})), None);
    }

    #[test]
    fn both_ends_of_a_range_are_kept_and_half_a_range_stays_half() {
        let span =
            Span::range(&json!({"low": {"value": 1, "unit": "tab"}, "high": {"value": 2.0, "unit": "tab"}})).unwrap();
        assert_eq!(
            (span.low.as_deref(), span.high.as_deref(), span.unit.as_deref()),
            (Some("1"), Some("2"), Some("tab"))
        );
        assert_eq!(Span::range(&json!({"low": {"value": 1}})).unwrap().high, None);
        assert_eq!(Span::range(&json!({"low": {"value": "x"}})), None);
    }
}
