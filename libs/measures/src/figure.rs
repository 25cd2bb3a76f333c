//! One figure among several: there, or absent with the reason.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::error::{Error, Result};

/// A part of a larger result that may not exist for the data at hand. In JSON it is the part itself, or
/// `{"estimable": false, "reason": "…"}`.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure<T> {
    /// The part.
    Known(T),
    /// Why there is none, as a sentence.
    Absent(String),
}

impl<T> Figure<T> {
    /// Keeps a missing figure as its sentence, and hands on an error about the input.
    pub(crate) fn of(result: Result<T>) -> Result<Self> {
        match result {
            Ok(known) => Ok(Self::Known(known)),
            Err(Error::NotEstimable(reason)) => Ok(Self::Absent(reason)),
            Err(error) => Err(error),
        }
    }

    /// The part, if it exists.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(known) => Some(known),
            Self::Absent(_) => None,
        }
    }
}

impl<T: Serialize> Serialize for Figure<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Self::Known(known) => known.serialize(serializer),
            Self::Absent(reason) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("estimable", &false)?;
                map.serialize_entry("reason", reason)?;
                map.end()
            }
        }
    }
}
