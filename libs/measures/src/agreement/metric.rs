//! How far two values lie apart: Krippendorff's squared differences for the four levels of measurement.

use super::value::Value;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// Level of measurement (Hayes and Krippendorff 2007; Krippendorff 2011, section E).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Metric {
    /// Different is different: δ² = 1.
    Nominal,
    /// δ² = (values ranked between, ends counted half)².
    Ordinal,
    /// δ² = (c − k)².
    Interval,
    /// δ² = ((c − k) / (c + k))².
    Ratio,
}

impl Metric {
    /// The level's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
            Self::Ratio => "ratio",
        }
    }

    /// Where the categories stand on a line; empty for nominal data, and for ordinal data the order itself (the real
    /// ranks depend on how often each category is used).
    pub(crate) fn scale(self, categories: &[Value]) -> Result<Vec<f64>> {
        match self {
            Self::Nominal | Self::Ordinal => Ok(Vec::new()),
            Self::Interval | Self::Ratio => categories
                .iter()
                .map(|value| match value.number() {
                    Some(number) if self == Self::Ratio && number < 0.0 => {
                        Err(Error::input(format!("Ratio data cannot be negative, but {number} is.")))
                    }
                    Some(number) => Ok(number),
                    None => Err(Error::input(format!(
                        "{} data must be numbers, but \"{value}\" is none.",
                        capital(self.name())
                    ))),
                })
                .collect(),
        }
    }
}

/// Mid-ranks of categories used `marginals` often: with them the ordinal difference is a plain difference.
pub(crate) fn mid_ranks(marginals: &[f64]) -> Vec<f64> {
    let mut below = 0.0;
    marginals
        .iter()
        .map(|count| {
            let rank = below + count / 2.0;
            below += count;
            rank
        })
        .collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
