//! Who gave which unit which value: the table every agreement coefficient starts from.

use super::value::Value;
use crate::error::{Error, Result};
use std::collections::BTreeMap;

/// Codings of units by coders; any coding may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    coders: usize,
    categories: Vec<Value>,
    /// One row a unit, one place a coder, holding the position of the category.
    units: Vec<Vec<Option<usize>>>,
}

/// Orders values so that a map can hold them.
#[derive(Debug, Clone, PartialEq)]
struct Key(Value);
impl Eq for Key {}
impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.order(&other.0)
    }
}

impl Ratings {
    /// From one row a unit, one place a coder. `categories` gives the possible values in their order (needed for
    /// ordered labels, and for coefficients that depend on categories nobody used); without it, the values that
    /// occur, numbers by size and labels by alphabet.
    ///
    /// # Errors
    /// When a number is not finite, a value is not among the given categories, or a category is given twice.
    pub fn from_units(units: Vec<Vec<Option<Value>>>, categories: Option<Vec<Value>>) -> Result<Self> {
        let coders = units.iter().map(Vec::len).max().unwrap_or(0);
        let mut places: BTreeMap<Key, usize> = BTreeMap::new();
        let given = categories.is_some();
        for value in categories.into_iter().flatten() {
            let next = places.len();
            if places.insert(Key(finite(value)?), next).is_some() {
                return Err(Error::input("A category is listed twice."));
            }
        }
        let mut settled = Vec::with_capacity(units.len());
        for unit in units {
            let mut row = Vec::with_capacity(coders);
            for value in unit {
                row.push(value.map(finite).transpose()?.map(Key));
            }
            for key in row.iter().flatten() {
                if given && !places.contains_key(key) {
                    return Err(Error::input(format!("The value \"{}\" is not among the given categories.", key.0)));
                }
                if !given {
                    places.entry(key.clone()).or_insert(0);
                }
            }
            row.resize(coders, None);
            settled.push(row);
        }
        if !given {
            places.values_mut().enumerate().for_each(|(position, place)| *place = position);
        }
        let units = settled
            .iter()
            .map(|row| row.iter().map(|key| key.as_ref().and_then(|k| places.get(k)).copied()).collect())
            .collect();
        let mut named: Vec<(usize, Value)> = places.into_iter().map(|(key, place)| (place, key.0)).collect();
        named.sort_by_key(|(place, _)| *place);
        Ok(Self { coders, categories: named.into_iter().map(|(_, value)| value).collect(), units })
    }

    /// From one row a coder, one place a unit (Krippendorff's reliability data matrix).
    ///
    /// # Errors
    /// As [`Ratings::from_units`].
    pub fn from_coders(coders: Vec<Vec<Option<Value>>>, categories: Option<Vec<Value>>) -> Result<Self> {
        let width = coders.iter().map(Vec::len).max().unwrap_or(0);
        let mut units = vec![Vec::with_capacity(coders.len()); width];
        for coder in coders {
            let mut values = coder.into_iter();
            for unit in &mut units {
                unit.push(values.next().flatten());
            }
        }
        Self::from_units(units, categories)
    }

    /// Number of coders.
    pub fn coders(&self) -> usize {
        self.coders
    }

    /// The possible values, in order.
    pub fn categories(&self) -> &[Value] {
        &self.categories
    }

    /// One row a unit, one place a coder: the position of the category.
    pub fn units(&self) -> &[Vec<Option<usize>>] {
        &self.units
    }

    /// Codings that are present.
    pub fn values(&self) -> usize {
        self.units.iter().flatten().flatten().count()
    }
}

fn finite(value: Value) -> Result<Value> {
    match value {
        Value::Number(number) if !number.is_finite() => {
            Err(Error::input("A coding must be a finite number or a label."))
        }
        settled => Ok(settled.settled()),
    }
}
