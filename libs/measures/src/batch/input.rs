//! What foreign documents hold: numbers, labels, and the many ways to say that a value is missing.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny, Visitor},
};

/// A number, or nothing: `null`, `""`, `"NA"`, `"N/A"`, `"NaN"` and `"."` are missing; `true` is 1, `"2.5"` is 2.5.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
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

impl Number {
    pub(super) fn values(list: &[Self]) -> Vec<Option<f64>> {
        list.iter().map(|number| number.0).collect()
    }
}

/// A confidence level: 0.95, or 95 for percent.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(transparent)]
pub(super) struct Level(f64);

impl Level {
    pub(super) fn or_default(level: Option<Self>) -> f64 {
        match level {
            None => 0.95,
            Some(Self(percent)) if percent > 1.0 && percent < 100.0 => percent / 100.0,
            Some(Self(level)) => level,
        }
    }
}

/// The scores of one wave: in the order of the people, or by person.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scores {
    List(Vec<Number>),
    ByPerson(BTreeMap<String, Number>),
}

impl<'de> Deserialize<'de> for Scores {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if value.is_object() {
            serde_json::from_value(value).map(Self::ByPerson).map_err(D::Error::custom)
        } else {
            serde_json::from_value(value).map(Self::List).map_err(D::Error::custom)
        }
    }
}

/// One person's two scores: `[pre, post]` or `{"pre": …, "post": …}` (an `id` may stand beside).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PairRow(pub(super) Number, pub(super) Number);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedPair {
    #[serde(alias = "before", default)]
    pre: Number,
    #[serde(alias = "after", default)]
    post: Number,
    #[serde(rename = "id", alias = "person", default)]
    _id: IgnoredAny,
}

impl<'de> Deserialize<'de> for PairRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if value.is_object() {
            let pair: NamedPair = serde_json::from_value(value).map_err(D::Error::custom)?;
            Ok(Self(pair.pre, pair.post))
        } else {
            let (pre, post) = serde_json::from_value(value).map_err(D::Error::custom)?;
            Ok(Self(pre, post))
        }
    }
}
