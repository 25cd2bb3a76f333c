//! A knowledge test's items: how hard is each, and does it tell those who know from those who do not?

use serde::Serialize;

use crate::{
    change::correlation,
    describe::mean,
    error::{Error, Result},
    reliability::{complete, of_columns, totals, transposed},
};

/// Item statistics of a test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemAnalysis {
    /// The names of the methods.
    pub method: &'static str,
    /// People in all.
    pub people: usize,
    /// People with every item answered: those who enter discrimination and KR-20.
    pub complete: usize,
    /// Mean number of points of complete people; absent without them.
    pub mean_total: Option<f64>,
    /// Kuder–Richardson 20 (Cronbach's alpha of right and wrong); absent when the total does not vary.
    pub kr20: Option<f64>,
    /// Per item, in order.
    pub items: Vec<ItemStatistics>,
}

/// One item of a test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemStatistics {
    /// People who answered it.
    pub n: usize,
    /// People who did not.
    pub missing: usize,
    /// Difficulty: the share of those who answered that got it right (1 = everybody). Absent without answers.
    pub difficulty: Option<f64>,
    /// Discrimination: the point-biserial correlation with the number of other items right; absent without variation.
    pub discrimination: Option<f64>,
    /// The correlation with the whole total, the item itself included (higher by construction).
    pub item_total: Option<f64>,
    /// Share right in the upper less that in the lower 27 % by total (Kelley 1939), ties at the border included.
    pub upper_lower: Option<f64>,
}

/// Difficulty and discrimination from one row a person, one column an item, 1 for right and 0 for wrong (or a share of
/// the points in between). A missing answer does not count as wrong.
///
/// # Errors
/// [`Error::Input`] for rows of different length and scores outside of 0 to 1.
///
/// ```
/// let rows = [vec![Some(1.0), Some(1.0)], vec![Some(1.0), Some(0.0)], vec![Some(0.0), None]];
/// let test = measures::item_analysis(&rows)?;
/// assert_eq!(test.items[1].difficulty, Some(0.5));
/// assert_eq!(test.complete, 2);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn item_analysis(rows: &[Vec<Option<f64>>]) -> Result<ItemAnalysis> {
    let (whole, _) = complete(rows)?;
    if rows.iter().flatten().flatten().any(|score| !(0.0..=1.0).contains(score)) {
        return Err(Error::input("An item is scored from 0 (wrong) to 1 (right)."));
    }
    let width = rows.first().map_or(0, Vec::len);
    let columns = transposed(&whole, width);
    let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let total = totals(&slices);
    let items = (0..width)
        .map(|item| {
            let answers: Vec<f64> = rows.iter().filter_map(|row| row.get(item).copied().flatten()).collect();
            let own = columns.get(item).map_or(&[][..], Vec::as_slice);
            let rest: Vec<f64> = total.iter().zip(own).map(|(total, own)| total - own).collect();
            ItemStatistics {
                n: answers.len(),
                missing: rows.len() - answers.len(),
                difficulty: mean(&answers),
                discrimination: correlation(own, &rest),
                item_total: correlation(own, &total),
                upper_lower: upper_lower(own, &total),
            }
        })
        .collect();
    Ok(ItemAnalysis {
        method: "difficulty = share right; discrimination = item-rest point-biserial; KR-20; upper and lower 27 %",
        people: rows.len(),
        complete: whole.len(),
        mean_total: mean(&total),
        kr20: of_columns(&slices),
        items,
    })
}

/// Everybody at least as good as the last of the best 27 % (rounded up), against everybody at most as good as the last of
/// the worst; so the order of people does not matter. Absent when the two groups meet.
fn upper_lower(own: &[f64], total: &[f64]) -> Option<f64> {
    let order = crate::describe::sorted(total);
    let size = (0.27 * order.len() as f64).ceil() as usize;
    let (low, high) = (*order.get(size.checked_sub(1)?)?, *order.get(order.len().checked_sub(size)?)?);
    let share = |keep: &dyn Fn(f64) -> bool| {
        mean(&own.iter().zip(total).filter(|(_, total)| keep(**total)).map(|(own, _)| *own).collect::<Vec<_>>())
    };
    (low < high).then(|| Some(share(&|total| total >= high)? - share(&|total| total <= low)?)).flatten()
}
