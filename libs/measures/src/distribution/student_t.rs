//! Student's t distribution.

use super::{normal, root, special::beta_tails};

/// Student's t distribution with a positive, not necessarily whole, number of degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudentT {
    /// Degrees of freedom.
    pub df: f64,
}

impl StudentT {
    /// P(T ≤ t).
    #[must_use]
    pub fn below(self, t: f64) -> f64 {
        let half = 0.5 * self.two_sided(t);
        if t <= 0.0 { half } else { 1.0 - half }
    }

    /// P(T ≥ t).
    #[must_use]
    pub fn above(self, t: f64) -> f64 {
        self.below(-t)
    }

    /// P(|T| ≥ |t|).
    ///
    /// ```
    /// use measures::distribution::StudentT;
    /// assert!((StudentT { df: 1.0 }.two_sided(1.0) - 0.5).abs() < 1e-15);
    /// ```
    #[must_use]
    pub fn two_sided(self, t: f64) -> f64 {
        if t.is_nan() || self.df.is_nan() || self.df <= 0.0 {
            return f64::NAN;
        }
        if self.df.is_infinite() {
            return normal::two_sided(t);
        }
        let square = t * t;
        if square.is_infinite() {
            return 0.0;
        }
        let total = self.df + square;
        beta_tails(0.5 * self.df, 0.5, self.df / total, square / total).0
    }

    /// The t with P(T ≤ t) = p; infinite at 0 and 1.
    ///
    /// ```
    /// use measures::distribution::StudentT;
    /// assert!((StudentT { df: 9.0 }.quantile(0.975) - 2.262157162798205).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        if p == 0.5 {
            return 0.0;
        }
        let z = normal::quantile(p);
        let start = if z.is_finite() { z * (1.0 + (z * z + 1.0) / (4.0 * self.df.max(1.0))) } else { z };
        root::quantile(p, f64::NEG_INFINITY, start, |t| self.below(t), |t| self.above(t))
    }
}
