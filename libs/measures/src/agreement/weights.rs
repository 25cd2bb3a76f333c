//! How much two different categories still agree: weights for kappa and AC2.

use super::value::Value;
use crate::error::{Error, Result};
use crate::square::Square;
use serde::{Deserialize, Serialize};

/// Agreement weights: 1 on the diagonal, less away from it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weights {
    /// Different is different.
    #[default]
    #[serde(alias = "none", alias = "identity", alias = "nominal")]
    Unweighted,
    /// 1 − |i − j| / (q − 1).
    #[serde(alias = "equal")]
    Linear,
    /// 1 − (i − j)² / (q − 1)².
    #[serde(alias = "squared")]
    Quadratic,
    /// 1 − (choose pairs between i and j) / (choose pairs between the ends), as in Gwet 2014.
    Ordinal,
    /// Agreement weights as given, row by row.
    Custom(Vec<Vec<f64>>),
}

impl Weights {
    /// The name in results.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unweighted => "unweighted",
            Self::Linear => "linear",
            Self::Quadratic => "quadratic",
            Self::Ordinal => "ordinal",
            Self::Custom(_) => "custom",
        }
    }

    /// The weight table for categories standing at `places`.
    ///
    /// # Errors
    /// When a given table does not have the size of the categories or holds something that is not finite.
    pub(crate) fn table(&self, places: &[f64]) -> Result<Square> {
        let q = places.len();
        let mut table = Square::zeros(q);
        let low = places.iter().copied().fold(f64::INFINITY, f64::min);
        let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let span = high - low;
        let choose = |steps: f64| (steps + 1.0) * steps / 2.0;
        for (row, a) in places.iter().enumerate() {
            for (column, b) in places.iter().enumerate() {
                let apart = (a - b).abs();
                let weight = match self {
                    _ if row == column && !matches!(self, Self::Custom(_)) => 1.0,
                    Self::Unweighted => 0.0,
                    Self::Linear => 1.0 - apart / span,
                    Self::Quadratic => 1.0 - (apart / span) * (apart / span),
                    Self::Ordinal => 1.0 - choose(row.abs_diff(column) as f64) / choose(q as f64 - 1.0),
                    Self::Custom(rows) => {
                        let given = rows.get(row).and_then(|r| r.get(column)).copied();
                        given.filter(|w| w.is_finite() && rows.len() == q).ok_or_else(|| {
                            Error::input(format!("The weight table must be {q} × {q} numbers, like the categories."))
                        })?
                    }
                };
                table.add(row, column, weight);
            }
        }
        Ok(table)
    }
}

/// Positions 0, 1, 2 … of categories.
pub(crate) fn positions(categories: &[Value]) -> Vec<f64> {
    (0..categories.len()).map(|place| place as f64).collect()
}

/// The categories' own numbers when all are numbers, else their positions.
pub(crate) fn own_numbers(categories: &[Value]) -> Vec<f64> {
    categories.iter().map(Value::number).collect::<Option<Vec<f64>>>().unwrap_or_else(|| positions(categories))
}
