//! Medications from JSON, in the row shape of the test data; unknown fields are left alone.

use super::{Amount, Medication, Strength, Timing};
use crate::json::Json;
use crate::words::Language;

impl Medication {
    /// Reads one medication. None when it is no object, or a text field holds something that is no text.
    #[must_use]
    pub fn read(row: &Json, comma: bool) -> Option<Self> {
        if !matches!(row, Json::Object(_)) {
            return None;
        }
        let comma =
            row.any(&["locale", "lang", "language"]).text().map_or(comma, |tag| Language::of(tag) == Language::French);
        let text = |keys: &[&str]| match row.any(keys) {
            Json::Null | Json::Text(_) | Json::Number(_) => Some(row.any(keys).label().map(str::to_owned)),
            _ => None,
        };
        let amount = |keys: &[&str]| Amount::read(row.any(keys), comma);
        let flag = |keys: &[&str]| match row.any(keys) {
            Json::Null => Some(None),
            Json::Bool(value) => Some(Some(*value)),
            _ => None,
        };
        let strength = row.get("strength");
        let mut read = Self {
            name: text(&["name", "display", "product"])?,
            ingredient: text(&["ingredient"])?,
            route: text(&["route"])?,
            form: text(&["form", "dose_form"])?,
            dose: amount(&["dose"]),
            dose_unit: text(&["dose_unit"])?,
            frequency_per_day: amount(&["frequency_per_day"]),
            timing: Timing::read(row.get("timing"), comma)?,
            sig: text(&["sig"])?,
            strength: Strength::read(strength, comma)?,
            rxnorm: text(&["rxnorm"])?,
            din: text(&["din"])?,
            ccdd: text(&["ccdd"])?,
            long_acting: flag(&["long_acting"])?,
            prn: flag(&["prn", "as_needed", "asNeededBoolean"])?,
            max_per_day: amount(&["max_per_day", "max_dose_per_day"]),
            days: amount(&["days", "days_supply"]),
            quantity: amount(&["quantity"]),
            status: text(&["status"])?,
            indication: row
                .any(&["indication", "reason", "reason_code", "reasonCode", "purpose"])
                .label()
                .map(str::to_owned),
            ordered: text(&["authored_on", "authoredOn", "ordered", "start", "start_date", "date"])?,
            comma,
            ..Self::default()
        };
        read.salts = row.get("salts").list().iter().map(|salt| milligrams(salt, comma)).collect();
        read.others = row
            .any(&["co_ingredients", "others"])
            .list()
            .iter()
            .map(|other| {
                (other.any(&["name", "ingredient"]).text().unwrap_or_default().to_owned(), milligrams(other, comma))
            })
            .collect();
        // The short form of the CDS Hooks pairs: "doses": [{"value": 1, "unit": "patch"}].
        if let [only] = row.get("doses").list()
            && read.dose.is_missing()
        {
            read.dose = Amount::read(only, comma);
            read.dose_unit = read.dose_unit.or_else(|| only.any(&["unit", "code"]).text().map(str::to_owned));
        }
        Some(read)
    }
}

/// `{"mg": 2.25}` or a number.
fn milligrams(value: &Json, comma: bool) -> Amount {
    match value {
        Json::Object(_) => Amount::read(value.any(&["mg", "value"]), comma),
        value => Amount::read(value, comma),
    }
}

impl Strength {
    fn read(value: &Json, comma: bool) -> Option<Self> {
        match value {
            Json::Null => Some(Self::default()),
            Json::Object(_) => Some(Self {
                value: Amount::read(value.get("value"), comma),
                unit: value.get("unit").text().map(str::to_owned),
                per_value: Amount::read(value.any(&["per_value", "per"]), comma),
                per_unit: value.get("per_unit").text().map(str::to_owned),
            }),
            // "10 mg" as a text.
            Json::Text(_) => match Amount::read(value, comma) {
                Amount::Given(ends, unit) => Some(Self { value: Amount::Given(ends, None), unit, ..Self::default() }),
                other => Some(Self { value: other, ..Self::default() }),
            },
            Json::Number(_) => Some(Self { value: Amount::read(value, comma), ..Self::default() }),
            _ => None,
        }
    }
}

impl Timing {
    fn read(value: &Json, comma: bool) -> Option<Option<Self>> {
        match value {
            Json::Null => return Some(None),
            Json::Text(code) => return Some(Some(Self { code: Some(code.clone()), ..Self::default() })),
            Json::Object(_) => {}
            _ => return None,
        }
        let repeat = if value.get("repeat").is_null() { value } else { value.get("repeat") };
        let amount = |keys: &[&str]| Amount::read(repeat.any(keys), comma);
        let code = value.get("code");
        let code = code
            .text()
            .or_else(|| code.get("text").text())
            .or_else(|| code.get("coding").list().first()?.get("code").text());
        Some(Some(Self {
            frequency: amount(&["frequency"]),
            frequency_max: amount(&["frequencyMax", "frequency_max"]),
            period: amount(&["period"]),
            period_max: amount(&["periodMax", "period_max"]),
            unit: repeat.any(&["periodUnit", "period_unit"]).text().map(str::to_owned),
            times_of_day: repeat.any(&["timeOfDay", "time_of_day"]).list().len(),
            code: code.map(str::to_owned),
        }))
    }
}
