//! The noncentral t distribution: what t becomes when there is an effect; its limits are those of a standardized mean.

use super::{
    StudentT, normal, root,
    special::{gamma_tails, ln_gamma},
};

/// The distribution of (Z + δ) / √(χ²/df).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoncentralT {
    /// Degrees of freedom.
    pub df: f64,
    /// The noncentrality δ.
    pub noncentrality: f64,
}

impl NoncentralT {
    /// P(T ≤ t), to about 1e-13. By quadrature, of Φ(ts − δ) over the distribution of s = √(χ²/df) or, when |t| is large,
    /// of the chi-square area over Z: always the smoother of the two.
    ///
    /// ```
    /// use measures::distribution::NoncentralT;
    /// let p = NoncentralT { df: 5.0, noncentrality: 1.0 }.below(2.0);
    /// assert!((p - 0.778_074_662_616_214_87).abs() < 1e-12); // R: pt(2, 5, 1)
    /// ```
    #[must_use]
    pub fn below(self, t: f64) -> f64 {
        self.area(t, false)
    }

    /// P(T ≥ t).
    #[must_use]
    pub fn above(self, t: f64) -> f64 {
        self.area(t, true)
    }

    fn area(self, t: f64, upper: bool) -> f64 {
        let Self { df, noncentrality: delta } = self;
        if [t, df, delta].iter().any(|value| !value.is_finite()) || df <= 0.0 {
            return f64::NAN;
        }
        if delta == 0.0 {
            let central = StudentT { df };
            return if upper { central.above(t) } else { central.below(t) };
        }
        if t == 0.0 {
            return if upper { normal::above(-delta) } else { normal::below(-delta) };
        }
        if t * t <= 2.0 * df && df >= 2.0 {
            over_spread(df, |s| normal::below(if upper { delta - t * s } else { t * s - delta }))
        } else if t > 0.0 {
            over_normal(df, t, delta, upper)
        } else {
            over_normal(df, -t, -delta, !upper)
        }
        .clamp(0.0, 1.0)
    }
}

/// ∫ g(s) f(s) ds, f the density of √(χ²/df), which falls at least as fast as exp(−df (s − mode)² / 2).
fn over_spread(df: f64, g: impl Fn(f64) -> f64) -> f64 {
    let mode = ((df - 1.0) / df).sqrt();
    let reach = (90.0 / df).sqrt();
    let log_front = std::f64::consts::LN_2 + 0.5 * df * (0.5 * df).ln() - ln_gamma(0.5 * df);
    let density = |s: f64| if s > 0.0 { (log_front + (df - 1.0) * s.ln() - 0.5 * df * s * s).exp() } else { 0.0 };
    // Dividing by the same rule's integral of the density takes out the rounding of its constant.
    let both = |low: f64, high: f64| (integral(|s| g(s) * density(s), low, high), integral(density, low, high));
    let (left, right) = (both((mode - reach).max(0.0), mode), both(mode, mode + reach));
    (left.0 + right.0) / (left.1 + right.1)
}

/// For t > 0: P(T ≤ t) = Φ(−δ) + ∫ φ(z) P(χ² ≥ df ((z + δ)/t)²) over z > −δ; the upper area is the rest.
fn over_normal(df: f64, t: f64, delta: f64, upper: bool) -> f64 {
    let g = |z: f64| {
        let ratio = (z + delta) / t;
        let (p, q) = gamma_tails(0.5 * df, 0.5 * df * ratio * ratio);
        normal::density(z) * if upper { p } else { q }
    };
    let (low, high) = ((-delta).max(-13.0), (13.0_f64).max(13.0 - delta));
    let middle = 0.0_f64.clamp(low, high);
    let whole = integral(g, low, middle) + integral(g, middle, high.min(middle + 13.0));
    if upper { whole } else { whole + normal::below(-delta) }
}

/// Double exponential (tanh-sinh) quadrature.
fn integral(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let half = 0.5 * (high - low);
    if half <= 0.0 {
        return 0.0;
    }
    const STEP: f64 = 1.0 / 24.0;
    let mut sum = 0.0;
    for k in -84..=84_i32 {
        let u = f64::from(k) * STEP;
        let inner = std::f64::consts::FRAC_PI_2 * u.sinh();
        let weight = std::f64::consts::FRAC_PI_2 * u.cosh() / inner.cosh().powi(2);
        // The distance to the nearer end is exact, which matters where the integrand is singular.
        let from_end = half * 2.0 / (1.0 + (2.0 * inner.abs()).exp());
        let x = if u < 0.0 { low + from_end } else { high - from_end };
        sum += weight * f(x);
    }
    sum * half * STEP
}

/// The δ for which an observed t has this lower tail area, P(T ≤ t | δ) = p: a confidence limit of the noncentrality.
/// `None` when t is so large that no δ can be found.
///
/// ```
/// let low = measures::distribution::noncentrality(3.0, 19.0, 0.975).unwrap_or(f64::NAN);
/// assert!((low - 0.791_176_859_194_734).abs() < 1e-9);
/// ```
#[must_use]
pub fn noncentrality(t: f64, df: f64, p: f64) -> Option<f64> {
    if !(t.is_finite() && df > 0.0 && p > 0.0 && p < 1.0) {
        return None;
    }
    // P falls as δ grows; the approximation t ≈ N(δ, 1 + t²/2df) says where to look.
    let center = t - normal::quantile(p) * (1.0 + t * t / (2.0 * df)).sqrt();
    let f = |delta: f64| NoncentralT { df, noncentrality: delta }.below(t) - p;
    let (mut low, mut high, mut reach) = (center, center, 0.1 * (1.0 + center.abs()));
    for _ in 0..60 {
        let (above, below) = (f(low) >= 0.0, f(high) <= 0.0);
        if above && below {
            break;
        }
        if !above {
            low -= reach;
        }
        if !below {
            high += reach;
        }
        reach *= 2.0;
    }
    root::root(f, low, high)
}
