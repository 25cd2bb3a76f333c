//! Mean, standard deviation and quantiles, with the definitions that R and NumPy use by default.

/// Arithmetic mean, or `None` without values. Two passes: the second takes out the rounding of the first.
///
/// ```
/// assert_eq!(measures::describe::mean(&[1.0, 2.0, 6.0]), Some(3.0));
/// ```
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let n = values.len() as f64;
    let first = values.iter().sum::<f64>() / n;
    let rest = values.iter().map(|value| value - first).sum::<f64>() / n;
    Some(first + rest)
}

/// Sample variance (divisor n − 1), or `None` with fewer than two values.
///
/// ```
/// assert_eq!(measures::describe::variance(&[1.0, 2.0, 3.0]), Some(1.0));
/// ```
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let center = mean(values)?;
    Some(values.iter().map(|value| (value - center).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0))
}

/// Sample standard deviation (divisor n − 1), or `None` with fewer than two values.
#[must_use]
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(f64::sqrt)
}

/// Quantile of **sorted** values at `share` (0 to 1) by linear interpolation between order statistics: Hyndman and Fan
/// type 7, the default of R's `quantile` and NumPy's `percentile`. `None` without values.
///
/// ```
/// assert_eq!(measures::describe::quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let low = place.floor();
    let below = *sorted.get(low as usize)?;
    let above = *sorted.get((low as usize + 1).min(last))?;
    Some(if below == above { below } else { below + (place - low) * (above - below) })
}

/// A copy of the values in ascending order (NaN last).
#[must_use]
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut copy = values.to_vec();
    copy.sort_by(f64::total_cmp);
    copy
}
