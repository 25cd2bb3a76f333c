//! The items of a scale: how each changed, and how its answers are distributed.

use std::collections::BTreeSet;

use measures::change::{Options, PairedChange, Pairs, paired_change};

use super::{At, Level, Member, least, scale};
use crate::{
    small_cells::{Resting, join},
    survey::{Scale, Survey},
};

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemChange {
    /// Its code.
    pub code: String,
    /// Its change, or none where too few of the scale's people answered it at both times, or all of them alike at one.
    pub figures: Option<ItemFigures>,
}

/// What is shown of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFigures {
    /// Where people stood at the two times. Reversed items are counted from the other end, as in the scale.
    pub levels: [Level; 2],
    /// The change.
    pub change: PairedChange,
    /// The signed-rank p, adjusted by Holm over the scale's items.
    pub adjusted: Option<f64>,
    /// How the answers were distributed at the two times.
    pub distributions: [Distribution; 2],
}

/// How many chose which point. Points under the floor are told with their neighbors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// When.
    pub at: At,
    /// Points told together, from the lowest, and how many chose them.
    pub points: Vec<(Vec<i32>, u32)>,
}

/// The changes of a scale's items among its people.
pub(super) fn changes(
    survey: &Survey,
    scale: &Scale,
    people: &[&Member],
    (from, to): (At, At),
    floor: u32,
) -> Vec<ItemChange> {
    let value = |member: &Member, code: &str, at: At| {
        let (grid, item) = survey.item(code)?;
        grid.value(item, member.answers(at)?, at.design())
    };
    let figures = |code: &String| {
        let both = |member: &&&Member| value(member, code, from).is_some() && value(member, code, to).is_some();
        let own: Vec<&Member> = people.iter().filter(both).copied().collect();
        if own.len() < least(floor) {
            return None;
        }
        let values = |at: At| own.iter().filter_map(|member| value(member, code, at)).collect::<Vec<_>>();
        let (first, second) = (values(from), values(to));
        let change = paired_change(&Pairs::complete(&first, &second).ok()?, Options::default()).ok()?;
        let points: Vec<i32> = survey.item(code)?.0.points.iter().map(|point| point.value).collect();
        let levels = [scale::level(from, &first)?, scale::level(to, &second)?];
        // Everybody answered alike: the figures would say what each of them did.
        if levels.iter().any(|level| level.deviation.is_none()) {
            return None;
        }
        Some(ItemFigures {
            levels,
            change,
            adjusted: None,
            distributions: [distribution(from, &points, &first, floor), distribution(to, &points, &second, floor)],
        })
    };
    let mut items: Vec<ItemChange> =
        scale.items.iter().map(|code| ItemChange { code: code.clone(), figures: figures(code) }).collect();
    let values: Vec<_> = items.iter().map(|item| item.figures.as_ref().and_then(|own| scale::p(&own.change))).collect();
    for (item, value) in items.iter_mut().zip(scale::holm(&values)) {
        if let Some(figures) = &mut item.figures {
            figures.adjusted = value;
        }
    }
    items
}

/// The distribution of values over points, those under the floor joined with their neighbors.
fn distribution(at: At, points: &[i32], values: &[f64], floor: u32) -> Distribution {
    let mut points = points.to_vec();
    points.sort_unstable();
    points.dedup();
    let chose = |point: i32| -> BTreeSet<usize> {
        let is = |value: &f64| (*value - f64::from(point)).abs() < 0.5;
        values.iter().enumerate().filter(|(_, value)| is(value)).map(|(place, _)| place).collect()
    };
    let resting: Vec<Resting<i32, usize>> = points.iter().map(|point| (*point, chose(*point))).collect();
    // The nearest points first: a point that nobody chose cannot be told with.
    let partners = |point: i32| {
        let mut others = points.clone();
        others.sort_by_key(|other| ((other - point).abs(), *other));
        others.into_iter().filter(|other| *other != point).collect()
    };
    let mut joined = join(&resting, partners, floor);
    joined.iter_mut().for_each(|points| points.sort_unstable());
    joined.sort();
    let count = |points: &Vec<i32>| {
        u32::try_from(points.iter().map(|point| chose(*point).len()).sum::<usize>()).unwrap_or(u32::MAX)
    };
    Distribution {
        at,
        points: joined
            .into_iter()
            .map(|points| {
                let own = count(&points);
                (points, own)
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_that_few_chose_are_told_with_their_neighbors() {
        let values: Vec<f64> = [1, 1, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 7].map(f64::from).to_vec();
        let found = distribution(At::Before, &[1, 2, 3, 4, 5, 6, 7], &values, 5);
        assert_eq!(found.points.iter().map(|(_, count)| count).sum::<u32>(), 15);
        assert!(found.points.iter().all(|(_, count)| *count == 0 || *count >= 5));
        let one = distribution(At::Before, &[1, 2], &[1.0, 1.0, 1.0, 2.0, 2.0], 5);
        assert_eq!(one.points, [(vec![1, 2], 5)]);
    }
}
