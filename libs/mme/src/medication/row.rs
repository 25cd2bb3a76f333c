//! A row of a form's table, by the column names and option codes that such tables use.

use super::{Amount, Medication, Strength};
use crate::Ratio;
use crate::json::Json;

impl Medication {
    /// Reads a row of texts: `drug`, `formulation` (`tablet`, `capsule`, `long-acting`, `liquid`, `film`, `patch`,
    /// `injection`, …), `strength`, `dose`, `unit`, `route`, `frequency` in words, `purpose` (`oud` for opioid use
    /// disorder). None for a row without a drug.
    #[must_use]
    pub fn of_row(row: &Json, comma: bool) -> Option<Self> {
        let cell = |key: &str| row.get(key).label().map(str::trim).filter(|text| !text.is_empty());
        let text = |key: &str| cell(key).map(str::to_owned);
        let drug = cell("drug")?;
        let strength =
            cell("strength").map(|strength| if comma { strength.replace(',', ".") } else { strength.to_owned() });
        // "37.5/325 mg" is two ingredients and no fraction: it is read where product names have it.
        let number = |text: &str| Ratio::parse(text.trim()).is_some();
        let joined = |text: &&String| {
            text.split_once('/')
                .is_some_and(|(first, rest)| number(first) && rest.starts_with(|sign: char| sign.is_ascii_digit()))
        };
        let pair = strength.as_ref().filter(joined);
        let name = pair.map_or_else(|| drug.to_owned(), |strength| format!("{drug} {strength}"));
        let strength = match strength.as_ref().filter(|_| pair.is_none()) {
            Some(text) => match Amount::read(&Json::Text(text.clone()), false) {
                Amount::Given(ends, unit) => Strength { value: Amount::Given(ends, None), unit, ..Strength::default() },
                value => Strength { value, ..Strength::default() },
            },
            None => Strength::default(),
        };
        let formulation = cell("formulation");
        Some(Self {
            name: Some(name),
            form: match formulation {
                Some("long-acting") => Some("long-acting tablet".to_owned()),
                Some("other" | "cream") | None => None,
                Some(form) => Some(form.to_owned()),
            },
            long_acting: (formulation == Some("long-acting")).then_some(true),
            strength,
            dose: Amount::read(row.get("dose"), comma),
            dose_unit: match cell("unit") {
                Some("mcg-h") => Some("mcg/h".to_owned()),
                Some("percent") => Some("%".to_owned()),
                unit => unit.map(str::to_owned),
            },
            route: text("route"),
            sig: text("frequency"),
            indication: match cell("purpose") {
                Some("oud") => Some("opioid use disorder".to_owned()),
                purpose => purpose.map(str::to_owned),
            },
            comma,
            ..Self::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{json::parse, table, total::List};

    fn total(row: &str) -> String {
        let line = Medication::of_row(&parse(row).unwrap(), false).unwrap();
        let total = List::read(&[line]).total(table::named("cdc2022").unwrap());
        let codes: Vec<_> = total.codes.iter().map(crate::code::Code::text).collect();
        format!("{} {:?} {}", total.outcome.text(), total.high.map(|high| high.to_string()), codes.join(" "))
    }

    #[test]
    fn rows_of_a_form_are_read_as_orders() {
        let long = r#"{"drug": "Hydromorphone", "formulation": "long-acting", "dose": "12", "unit": "mg", "frequency": "twice daily"}"#;
        assert_eq!(total(long), r#"value Some("120") "#);
        let patch =
            r#"{"drug": "fentanyl", "formulation": "patch", "dose": "25", "unit": "mcg-h", "frequency": "every 72 h"}"#;
        assert_eq!(total(patch), r#"value Some("60") "#);
        let pieces = r#"{"drug": "tramadol/acetaminophen", "strength": "37.5/325 mg", "formulation": "tablet", "dose": "2", "unit": "tablet", "route": "oral", "frequency": "tid"}"#;
        assert_eq!(total(pieces), r#"value Some("45") "#);
        let liquid = r#"{"drug": "morphine", "strength": "10 mg/5 mL", "formulation": "liquid", "dose": "5", "unit": "ml", "route": "oral", "frequency": "every 4 h"}"#;
        assert_eq!(total(liquid), r#"value Some("60") "#);
        let treatment = r#"{"drug": "methadone", "dose": "80", "unit": "mg", "route": "oral", "frequency": "daily", "purpose": "oud"}"#;
        assert_eq!(total(treatment), r#"excluded_with_notice None OUD_INDICATION"#);
        assert!(Medication::of_row(&parse(r#"{"dose": "5"}"#).unwrap(), false).is_none());
    }

    #[test]
    fn a_comma_is_a_decimal_sign_in_french_rows_alone() {
        let row = parse(r#"{"drug": "oxycodone", "strength": "2,5 mg", "dose": "7,5", "unit": "mg"}"#).unwrap();
        let french = Medication::of_row(&row, true).unwrap();
        assert_eq!(french.dose.one(), crate::Ratio::parse("7.5"));
        assert_eq!(french.strength.value.one(), crate::Ratio::parse("2.5"));
        assert_eq!(Medication::of_row(&row, false).unwrap().dose.one(), None);
    }
}
