//! What foreign documents hold: numbers, labels, and the many ways to say that a value is missing.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};

/// A number, or nothing: `null`, `""`, `"NA"`, `"N/A"`, `"NaN"` and `"."` are missing; `true` is 1, `"2.5"` is 2.5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number(pub(super) Option<f64>);

/// The name of a category, or nothing (as for [`Number`]); the number 2 and the text "2" are the same label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label(pub(super) Option<String>);

fn missing(text: &str) -> bool {
    ["", ".", "na", "n/a", "nan", "null", "none"].contains(&text.trim().to_lowercase().as_str())
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or null")
    }
    fn visit_unit<E>(self) -> Result<Number, E> {
        Ok(Number(None))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Number, E> {
        Ok(Number(Some(f64::from(u8::from(value)))))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
        Ok(Number(Some(value as f64)))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
        Ok(Number(Some(value as f64)))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Number, E> {
        Ok(Number(Some(value).filter(|value| !value.is_nan())))
    }
    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Number, E> {
        if missing(value) {
            return Ok(Number(None));
        }
        value
            .trim()
            .parse()
            .map(|value| Number(Some(value)))
            .map_err(|_| E::custom(format!("\"{value}\" is not a number")))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Null => Ok(Self(None)),
            serde_json::Value::Bool(value) => Ok(Self(Some(value.to_string()))),
            serde_json::Value::Number(value) => {
                let whole = value.as_f64().filter(|value| value.fract() == 0.0 && value.abs() < 1e15);
                Ok(Self(Some(whole.map_or_else(|| value.to_string(), |whole| format!("{whole:.0}")))))
            }
            serde_json::Value::String(value) if missing(&value) => Ok(Self(None)),
            serde_json::Value::String(value) => Ok(Self(Some(value))),
            _ => Err(D::Error::custom("a category is a text, a number or null")),
        }
    }
}
