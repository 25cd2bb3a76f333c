//! Which deviations count against the null hypothesis, and how confident an interval is.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The alternative hypothesis of a test.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alternative {
    /// A difference in either direction.
    #[default]
    #[serde(alias = "two_sided", alias = "two.sided", alias = "both")]
    TwoSided,
    /// Higher after than before, or in the first group than in the second.
    Greater,
    /// Lower after than before, or in the first group than in the second.
    Less,
}

impl Alternative {
    /// Chooses among the two-sided p and the areas above and below the observed value.
    pub(crate) fn choose(self, two_sided: f64, above: f64, below: f64) -> f64 {
        p_value(match self {
            Self::TwoSided => two_sided,
            Self::Greater => above,
            Self::Less => below,
        })
    }

    /// The p value of a z that should be normal; `correction` moves the numerator toward 0 (0 or 0.5).
    pub(crate) fn normal(self, deviation: f64, spread: f64, correction: f64) -> (f64, f64) {
        use crate::distribution::normal;
        let toward = match self {
            Self::TwoSided => correction.min(deviation.abs()) * deviation.signum(),
            Self::Greater => correction,
            Self::Less => -correction,
        };
        let z = (deviation - toward) / spread;
        (z, self.choose(normal::two_sided(z), normal::above(z), normal::below(z)))
    }
}

/// A p value is never 0: an area that underflowed is below 2.2e-308, and never above 1.
pub(crate) fn p_value(area: f64) -> f64 {
    if area.is_nan() { area } else { area.clamp(f64::MIN_POSITIVE, 1.0) }
}

/// A confidence level strictly between 0 and 1, as 0.95.
pub(crate) fn confidence(level: f64) -> Result<f64> {
    if level > 0.0 && level < 1.0 {
        Ok(level)
    } else {
        Err(Error::input(format!("A confidence level lies between 0 and 1, as 0.95; this one is {level}.")))
    }
}
