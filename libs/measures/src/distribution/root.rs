//! Where a continuous function crosses zero.

/// The root between two places at which the function has different signs, to the last digits: Chandrupatla's method (1997),
/// inverse quadratic interpolation with bisection when that would stray. `None` without a change of sign.
pub(crate) fn root(f: impl Fn(f64) -> f64, low: f64, high: f64) -> Option<f64> {
    let (mut b, mut a) = (low, high);
    let (mut fb, mut fa) = (f(b), f(a));
    if fa == 0.0 || fb == 0.0 {
        return Some(if fa == 0.0 { a } else { b });
    }
    if fa.is_nan() || fb.is_nan() || fa.signum() == fb.signum() {
        return None;
    }
    let mut step = 0.5;
    for _ in 0..300 {
        let x = a + step * (b - a);
        let fx = f(x);
        if fx.is_nan() {
            return None;
        }
        let (c, fc);
        if fx.signum() == fa.signum() {
            (c, fc) = (a, fa);
        } else {
            (c, fc) = (b, fb);
            (b, fb) = (a, fa);
        }
        (a, fa) = (x, fx);
        let (best, f_best) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let least = (2.0 * f64::EPSILON * best.abs() + f64::MIN_POSITIVE) / (b - c).abs();
        if f_best == 0.0 || least > 0.5 || least.is_nan() {
            return Some(best);
        }
        let (xi, phi) = ((a - b) / (c - b), (fa - fb) / (fc - fb));
        step = if phi * phi < xi && (1.0 - phi).powi(2) < 1.0 - xi {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        step = step.clamp(least, 1.0 - least);
    }
    Some(a)
}

/// A quantile of a continuous distribution on all numbers: `below` gives the lower tail area, `above` the upper one (each
/// exact when small), `start` a first guess. The smaller tail decides, on the scale of its logarithm.
pub(super) fn quantile(p: f64, lowest: f64, start: f64, below: impl Fn(f64) -> f64, above: impl Fn(f64) -> f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p == 0.0 {
        return lowest;
    }
    if p == 1.0 {
        return f64::INFINITY;
    }
    let lower = p <= 0.5;
    let wanted = if lower { p.ln() } else { (1.0 - p).ln() };
    // Rising in x on both sides; an area that underflowed counts as very small.
    let log = |area: f64| area.max(1e-320).ln();
    let f = |x: f64| if lower { log(below(x)) - wanted } else { wanted - log(above(x)) };
    let (mut low, mut high, mut reach) = (start, start, start.abs().max(1.0) * 0.05);
    for _ in 0..1100 {
        let (short, far) = (f(low) > 0.0, f(high) < 0.0);
        if !short && !far {
            break;
        }
        if short {
            (high, low) = (low, if lowest.is_finite() { lowest + (low - lowest) / 2.0 } else { low - reach });
        } else {
            (low, high) = (high, high + reach);
        }
        reach *= 2.0;
    }
    root(f, low, high).unwrap_or(f64::NAN)
}
