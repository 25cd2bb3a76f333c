//! The chi-square distribution.

use super::{normal, root, special::gamma_tails};

/// The chi-square distribution with a positive number of degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    /// Degrees of freedom.
    pub df: f64,
}

impl ChiSquare {
    /// P(X ≤ x).
    #[must_use]
    pub fn below(self, x: f64) -> f64 {
        gamma_tails(0.5 * self.df, 0.5 * x.max(0.0)).0
    }

    /// P(X ≥ x), the p value of a chi-square test.
    ///
    /// ```
    /// use measures::distribution::ChiSquare;
    /// assert!((ChiSquare { df: 2.0 }.above(3.0) - (-1.5_f64).exp()).abs() < 1e-15);
    /// ```
    #[must_use]
    pub fn above(self, x: f64) -> f64 {
        gamma_tails(0.5 * self.df, 0.5 * x.max(0.0)).1
    }

    /// The x with P(X ≤ x) = p.
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        // Wilson and Hilferty's cube.
        let ninth = 2.0 / (9.0 * self.df);
        let cube = (1.0 - ninth + normal::quantile(p) * ninth.sqrt()).max(1e-3).powi(3);
        root::quantile(p, 0.0, self.df * cube, |x| self.below(x), |x| self.above(x))
    }
}
