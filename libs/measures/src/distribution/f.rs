//! The F distribution.

use super::{root, special::beta_tails};

/// The F distribution: ratio of two mean squares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct F {
    /// Degrees of freedom of the numerator.
    pub numerator: f64,
    /// Degrees of freedom of the denominator.
    pub denominator: f64,
}

impl F {
    fn tails(self, f: f64) -> (f64, f64) {
        let (over, under) = (self.numerator * f.max(0.0), self.denominator);
        if over.is_infinite() {
            return (1.0, 0.0);
        }
        beta_tails(0.5 * self.numerator, 0.5 * self.denominator, over / (over + under), under / (over + under))
    }

    /// P(X ≤ f).
    #[must_use]
    pub fn below(self, f: f64) -> f64 {
        self.tails(f).0
    }

    /// P(X ≥ f).
    ///
    /// ```
    /// use measures::distribution::F;
    /// assert!((F { numerator: 1.0, denominator: 1.0 }.above(1.0) - 0.5).abs() < 1e-15);
    /// ```
    #[must_use]
    pub fn above(self, f: f64) -> f64 {
        self.tails(f).1
    }

    /// The f with P(X ≤ f) = p.
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        root::quantile(p, 0.0, 1.0, |f| self.below(f), |f| self.above(f))
    }
}
