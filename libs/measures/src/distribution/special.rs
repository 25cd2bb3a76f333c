//! The incomplete gamma and beta functions, each with the tail that stays exact when it is small.

/// ln Γ(x) for x > 0.
pub(crate) fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Stirling's remainder: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x ≥ 10.
fn stirling(x: f64) -> f64 {
    let y = 1.0 / (x * x);
    (1.0 / 12.0
        - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y * (1.0 / 1680.0 - y * (1.0 / 1188.0 - y * 691.0 / 360_360.0)))))
        / x
}

/// ln Γ(a + b) − ln Γ(a), without the cancellation of two large logarithms.
pub(crate) fn ln_gamma_ratio(a: f64, b: f64) -> f64 {
    if a < 10.0 || a + b < 10.0 {
        return ln_gamma(a + b) - ln_gamma(a);
    }
    (a - 0.5) * (b / a).ln_1p() + b * (a + b).ln() - b + stirling(a + b) - stirling(a)
}

/// Both tails of the gamma distribution with shape `a` at `x`: (P, Q), P + Q = 1. Series below the mode, continued
/// fraction above (Numerical Recipes 6.2; Lentz).
pub(crate) fn gamma_tails(a: f64, x: f64) -> (f64, f64) {
    if a.is_nan() || x.is_nan() || a <= 0.0 || a.is_infinite() || x < 0.0 {
        return (f64::NAN, f64::NAN);
    }
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    // x^a e^-x / Γ(a), on one logarithm; for large a around the mode, where a ln x − x nearly cancels ln Γ(a).
    let front = if a < 10.0 {
        (a * x.ln() - x - ln_gamma(a)).exp()
    } else {
        let mu = (x - a) / a;
        (-a * (mu - mu.ln_1p()) - stirling(a)).exp() * (a / std::f64::consts::TAU).sqrt()
    };
    if x < a + 1.0 {
        let (mut term, mut sum, mut k) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-17 {
            k += 1.0;
            term *= x / k;
            sum += term;
        }
        let p = (front * sum).min(1.0);
        (p, 1.0 - p)
    } else {
        let mut b = x + 1.0 - a;
        let (mut c, mut d) = (1e300, 1.0 / b);
        let mut h = d;
        for i in 1..1_000_000_u32 {
            let i = f64::from(i);
            let an = -i * (i - a);
            b += 2.0;
            d = 1.0 / nonzero(an * d + b);
            c = nonzero(b + an / c);
            h *= d * c;
            if (d * c - 1.0).abs() < 1e-16 {
                break;
            }
        }
        let q = (front * h).min(1.0);
        (1.0 - q, q)
    }
}

fn nonzero(value: f64) -> f64 {
    if value.abs() < 1e-300 { 1e-300 } else { value }
}

/// Both tails of the beta distribution: (I_x(a, b), I_y(b, a)) with y = 1 − x, which the caller knows exactly. Continued
/// fraction on the side where it converges (Numerical Recipes 6.4; Lentz).
pub(crate) fn beta_tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if [a, b, x, y].iter().any(|v| v.is_nan() || *v < 0.0) || a == 0.0 || b == 0.0 || (a + b).is_infinite() {
        return (f64::NAN, f64::NAN);
    }
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if y == 0.0 {
        return (1.0, 0.0);
    }
    let ln = |own: f64, other: f64| if own > 0.5 { (-other).ln_1p() } else { own.ln() };
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    let front = (a * ln(x, y) + b * ln(y, x) + ln_gamma_ratio(large, small) - ln_gamma(small)).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (front * fraction(a, b, x) / a).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * fraction(b, a, y) / b).min(1.0);
        (1.0 - upper, upper)
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let (mut c, mut d) = (1.0, 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0)));
    let mut h = d;
    for m in 1..1_000_000_u32 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / nonzero(1.0 + even * d);
        c = nonzero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / nonzero(1.0 + odd * d);
        c = nonzero(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    h
}

/// ln of the binomial coefficient "n over k".
pub(crate) fn ln_choose(n: u64, k: u64) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let k = k.min(n - k) as f64;
    let n = n as f64;
    if k == 0.0 { 0.0 } else { ln_gamma_ratio(n - k + 1.0, k) - ln_gamma(k + 1.0) }
}
