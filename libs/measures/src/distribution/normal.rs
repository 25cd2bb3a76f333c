//! The standard normal distribution.

use std::f64::consts::{SQRT_2, TAU};

/// P(Z ≤ z), exact in the lower tail (to about 1e-15 relative).
///
/// ```
/// assert!((measures::distribution::normal::below(-1.959963984540054) - 0.025).abs() < 1e-16);
/// ```
#[must_use]
pub fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / SQRT_2)
}

/// P(Z ≥ z), exact in the upper tail.
#[must_use]
pub fn above(z: f64) -> f64 {
    below(-z)
}

/// P(|Z| ≥ |z|).
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2)
}

/// The density at z.
#[must_use]
pub fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / TAU.sqrt()
}

/// The z with P(Z ≤ z) = p: Hastings' rational start (Abramowitz and Stegun 26.2.23), then Halley's steps on the small
/// tail. Infinite at 0 and 1, NaN outside.
///
/// ```
/// assert!((measures::distribution::normal::quantile(0.975) - 1.959963984540054).abs() < 1e-14);
/// ```
#[must_use]
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let tail = p.min(1.0 - p);
    if tail == 0.0 {
        return if p == 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let t = (-2.0 * tail.ln()).sqrt();
    let mut z =
        (2.515_517 + t * (0.802_853 + t * 0.010_328)) / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308))) - t;
    for _ in 0..3 {
        let step = (below(z) - tail) / density(z);
        z -= step / (1.0 + 0.5 * z * step);
    }
    if p == 0.5 {
        0.0
    } else if p < 0.5 {
        z
    } else {
        -z
    }
}
