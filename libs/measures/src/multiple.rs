//! Many p values at once: corrections for multiple testing.

use serde::Serialize;

use crate::error::{Error, Result};

/// p values adjusted in the three usual ways, each in the order given; a missing p stays missing and does not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Adjusted {
    /// The name of the methods.
    pub method: &'static str,
    /// p values that entered.
    pub n: usize,
    /// Missing ones.
    pub missing: usize,
    /// Holm's step-down (family-wise error), the default within a family of scales.
    pub holm: Vec<Option<f64>>,
    /// Benjamini and Hochberg's step-up (false discovery rate), for exploratory lists only.
    pub bh: Vec<Option<f64>>,
    /// Bonferroni, for comparison.
    pub bonferroni: Vec<Option<f64>>,
}

/// Adjusts p values, as R's `p.adjust`.
///
/// # Errors
/// [`Error::Input`] for a p outside of 0 to 1.
///
/// ```
/// let adjusted = measures::adjust(&[Some(0.01), Some(0.04), None, Some(0.03)])?;
/// assert_eq!(adjusted.holm, [Some(0.03), Some(0.06), None, Some(0.06)]);
/// assert_eq!(adjusted.bh, [Some(0.03), Some(0.04), None, Some(0.04)]);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn adjust(p: &[Option<f64>]) -> Result<Adjusted> {
    if let Some(wrong) = p.iter().flatten().find(|p| !(0.0..=1.0).contains(*p)) {
        return Err(Error::input(format!("A p value lies between 0 and 1; {wrong} does not.")));
    }
    let mut order: Vec<(usize, f64)> = p.iter().enumerate().filter_map(|(place, p)| p.map(|p| (place, p))).collect();
    order.sort_by(|left, right| left.1.total_cmp(&right.1));
    let m = order.len();
    let mut holm = vec![None; p.len()];
    let mut most = 0.0_f64;
    for (rank, (place, p)) in order.iter().enumerate() {
        most = most.max((p * (m - rank) as f64).min(1.0));
        put(&mut holm, *place, most);
    }
    let mut bh = vec![None; p.len()];
    let mut least = 1.0_f64;
    for (rank, (place, p)) in order.iter().enumerate().rev() {
        least = least.min(p * m as f64 / (rank + 1) as f64);
        put(&mut bh, *place, least);
    }
    Ok(Adjusted {
        method: "Holm; Benjamini-Hochberg; Bonferroni",
        n: m,
        missing: p.len() - m,
        holm,
        bh,
        bonferroni: p.iter().map(|p| p.map(|p| (p * m as f64).min(1.0))).collect(),
    })
}

fn put(list: &mut [Option<f64>], place: usize, value: f64) {
    if let Some(slot) = list.get_mut(place) {
        *slot = Some(value);
    }
}
