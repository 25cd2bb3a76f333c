//! What a coder wrote for a unit: a number or a label.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// One coding. Read from JSON, `true` and `false` become labels, and "2" is the number 2.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// Any text.
    Label(String),
}

impl Value {
    /// The number, also when it was written as text ("3" or " 2.5").
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Label(label) => label.trim().parse().ok().filter(|n: &f64| n.is_finite()),
        }
    }

    /// Numbers before labels, numbers by size, labels by alphabet.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Number(_), Self::Label(_)) => Ordering::Less,
            (Self::Label(_), Self::Number(_)) => Ordering::Greater,
            (Self::Label(a), Self::Label(b)) => a.cmp(b),
        }
    }

    /// One spelling for one value: minus zero is zero.
    pub(crate) fn settled(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(number + 0.0),
            label @ Self::Label(_) => label,
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(label: &str) -> Self {
        Self::Label(label.to_owned())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Label(label) => f.write_str(label),
        }
    }
}

impl Serialize for Value {
    /// Whole numbers without a decimal point.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                serializer.serialize_i64(*number as i64)
            }
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Label(label) => serializer.serialize_str(label),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Number(f64),
            Label(String),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Truth(truth) => Self::Label(truth.to_string()),
            Written::Number(number) => Self::Number(number),
            Written::Label(label) => match label.parse::<f64>() {
                Ok(number) if number.is_finite() && number.to_string() == label => Self::Number(number),
                _ => Self::Label(label),
            },
        })
    }
}
