//! Small cells: what of a count may be printed, so that nobody is pointed at and nothing hidden can be worked out.
//!
//! Three steps, in this order. Groups that rest on too few people are told together ([`fold`], [`join`]), so that every
//! margin may be printed. Then a table is printed between its margins with small cells hidden, and as many others as it
//! takes that no hidden one follows from the rest ([`protect`], proved by the flows of [`measures::cells`]). Tables that
//! share nothing but printed margins tell nothing about each other's cells: any filling of the one goes with any filling of
//! the other. So a page prints breakdowns side by side, and never one inside a cell of another.

pub mod basis;
#[cfg(test)]
pub(crate) mod known;
mod told;

use std::collections::BTreeSet;

use measures::cells::{Rule, Table, publish};

pub use told::{Crossed, Told, least, nobody_or_enough};

/// The least number of people, and of things counted, that a printed figure stands for; zero is printed.
pub const FLOOR: u32 = 5;

/// A group with the people it rests on.
pub type Resting<T, P> = (T, BTreeSet<P>);

fn small(people: usize, floor: u32) -> bool {
    !nobody_or_enough(people, floor)
}

/// Tells groups together that rest on fewer people than the floor, with the next smallest where that is still too few.
/// Groups on nobody stand alone. Each list is a line of the table; the one told together comes last.
pub fn fold<T: Clone, P: Ord + Clone>(groups: &[Resting<T, P>], floor: u32) -> Vec<Vec<T>> {
    let mut together: Vec<usize> = (0..groups.len())
        .filter(|place| groups.get(*place).is_some_and(|(_, people)| small(people.len(), floor)))
        .collect();
    let people = |places: &[usize]| {
        let all = places.iter().filter_map(|place| groups.get(*place));
        all.flat_map(|(_, people)| people).collect::<BTreeSet<_>>().len()
    };
    while small(people(&together), floor) {
        let rest = (0..groups.len()).filter(|place| !together.contains(place));
        let sizes = rest.filter_map(|place| Some((groups.get(place)?.1.len(), place)));
        let Some((_, next)) = sizes.filter(|(size, _)| *size > 0).min() else { break };
        together.push(next);
    }
    together.sort_unstable();
    let named = |places: &[usize]| places.iter().filter_map(|place| Some(groups.get(*place)?.0.clone())).collect();
    let alone = (0..groups.len()).filter(|place| !together.contains(place)).map(|place| named(&[place]));
    let mut lines: Vec<Vec<T>> = alone.collect();
    if !together.is_empty() {
        lines.push(named(&together));
    }
    lines
}

/// Joins columns that rest on fewer people than the floor to a column they can be told with: the first of `partners` that
/// has anybody in it. Columns with nobody stand alone. In the order of the columns' first members.
pub fn join<T: Copy + PartialEq, P: Ord + Clone>(
    columns: &[Resting<T, P>],
    partners: impl Fn(T) -> Vec<T>,
    floor: u32,
) -> Vec<Vec<T>> {
    let mut joined: Vec<(Vec<T>, BTreeSet<P>)> =
        columns.iter().map(|(name, people)| (vec![*name], people.clone())).collect();
    loop {
        let sizes = joined.iter().enumerate().map(|(place, (_, people))| (people.len(), place));
        let Some((_, place)) = sizes.filter(|(size, _)| small(*size, floor)).min() else { break };
        let wanted: Vec<T> =
            joined.get(place).into_iter().flat_map(|(names, _)| names).flat_map(|name| partners(*name)).collect();
        let partner = wanted.iter().find_map(|name| {
            let holds = |(at, (names, people)): (usize, &(Vec<T>, BTreeSet<P>))| {
                (at != place && names.contains(name) && !people.is_empty()).then_some(at)
            };
            joined.iter().enumerate().find_map(holds)
        });
        let Some(partner) = partner else { break };
        let (from, to) = (place.max(partner), place.min(partner));
        let (names, people) = joined.remove(from);
        if let Some(kept) = joined.get_mut(to) {
            kept.0.extend(names);
            kept.1.extend(people);
        }
    }
    joined.into_iter().map(|(names, _)| names).collect()
}

/// The cells of a table that may be printed beside all of its margins; none where hidden. Every margin must be zero or reach
/// the floor. Hides everything where no smaller pattern protects: between margins that reach the floor, any cell may.
pub fn protect(counts: &[Vec<u32>], floor: u32) -> Vec<Vec<Option<u32>>> {
    let columns = counts.first().map_or(0, Vec::len);
    let names = |count: usize| (0..count).map(|place| place.to_string()).collect::<Vec<_>>();
    let attempt = |hide_zeros| {
        let table = Table::new(names(counts.len()), names(columns), counts.to_vec()).ok()?;
        let found = publish(&table, &Rule { floor, hide_zeros, ..Rule::default() }).ok()?;
        let margins = found.row_totals.iter().chain(&found.column_totals).chain([&found.total]);
        let cell = |cell: &Option<i64>| cell.and_then(|count| u32::try_from(count).ok());
        let cells = || found.cells.iter().map(|row| row.iter().map(cell).collect()).collect();
        margins.into_iter().all(Option::is_some).then(cells)
    };
    attempt(false).or_else(|| attempt(true)).unwrap_or_else(|| {
        let empty = |row: &[u32]| row.iter().all(|count| *count == 0);
        let column = |place: usize| counts.iter().all(|row| row.get(place).is_none_or(|count| *count == 0));
        let zero = |row: &[u32], place: usize| (empty(row) || column(place)).then_some(0);
        counts.iter().map(|row| (0..row.len()).map(|place| zero(row, place)).collect()).collect()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn resting(sizes: &[u32]) -> Vec<Resting<usize, u32>> {
        let mut next = 0;
        let mut people = |size: u32| {
            next += size;
            (next - size..next).collect()
        };
        sizes.iter().enumerate().map(|(name, size)| (name, people(*size))).collect()
    }

    #[test]
    fn small_groups_are_told_together_with_the_next_smallest_where_needed() {
        assert_eq!(fold(&resting(&[9, 6, 0, 7]), 5), [[0], [1], [2], [3]]);
        assert_eq!(fold(&resting(&[9, 3, 7, 2]), 5), [vec![0], vec![2], vec![1, 3]]);
        assert_eq!(fold(&resting(&[9, 2, 7, 0]), 5), [vec![0], vec![3], vec![1, 2]]);
        assert_eq!(fold(&resting(&[1, 0, 2]), 5), [vec![1], vec![0, 2]]);
    }

    #[test]
    fn people_in_two_small_groups_count_once() {
        let same: BTreeSet<u32> = [1, 2, 3].into();
        let other: BTreeSet<u32> = (10..20).collect();
        assert_eq!(fold(&[("a", same.clone()), ("b", same), ("c", other)], 5), [["a", "b", "c"]]);
    }

    #[test]
    fn a_small_column_is_joined_to_the_one_it_goes_with() {
        let partners = |name: usize| [vec![1, 2], vec![2, 0], vec![1, 3], vec![2, 1]].into_iter().nth(name).unwrap();
        assert_eq!(join(&resting(&[9, 6, 7, 8]), partners, 5), [[0], [1], [2], [3]]);
        assert_eq!(join(&resting(&[9, 2, 7, 8]), partners, 5), [vec![0], vec![1, 2], vec![3]]);
        assert_eq!(join(&resting(&[9, 1, 2, 8]), partners, 5), [vec![0, 1, 2], vec![3]]);
        assert_eq!(join(&resting(&[9, 0, 3, 8]), partners, 5), [vec![0], vec![1], vec![2, 3]]);
        assert_eq!(join(&resting(&[3, 0, 0, 0]), partners, 5), [[0], [1], [2], [3]]);
    }

    #[test]
    fn a_hidden_cell_takes_others_with_it_and_margins_stay() {
        let shown = protect(&[vec![3, 20], vec![30, 15]], 5);
        assert_eq!(shown, [[None, None], [None, None]]);
        let full = protect(&[vec![8, 20], vec![30, 0]], 5);
        assert_eq!(full, [[Some(8), Some(20)], [Some(30), Some(0)]]);
        // Nothing else has room: a zero is hidden too.
        let tight = protect(&[vec![5, 0], vec![2, 8]], 5);
        assert_eq!(tight, [[None, None], [None, None]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        /// Every small cell between printed margins can also be the floor or more, by exact search over whole tables.
        #[test]
        fn no_small_cell_is_found_between_the_margins(
            counts in proptest::collection::vec(proptest::collection::vec(0_u32..9, 3), 2..4),
        ) {
            let reaches = |sum: u32| sum == 0 || sum >= 5;
            prop_assume!(counts.iter().all(|row| reaches(row.iter().sum())));
            prop_assume!((0..3).all(|at| reaches(counts.iter().map(|row| row[at]).sum())));
            let shown = protect(&counts, 5);
            let printed = measures::cells::Printed {
                cells: shown.clone(),
                row_totals: counts.iter().map(|row| Some(row.iter().sum())).collect(),
                column_totals: (0..3).map(|at| Some(counts.iter().map(|row| row[at]).sum())).collect(),
                total: Some(counts.iter().flatten().sum()),
                least: 0,
            };
            for known in measures::cells::attainable(&printed).unwrap() {
                let value = counts[known.row.unwrap()][known.column.unwrap()];
                if value > 0 && value < 5 {
                    prop_assert!(!known.exactly_known && known.highest.is_none_or(|highest| highest >= 5));
                }
            }
            for (row, cells) in counts.iter().zip(&shown) {
                for (count, cell) in row.iter().zip(cells) {
                    prop_assert!(cell.is_none_or(|cell| cell == *count && (cell == 0 || cell >= 5)));
                }
            }
        }
    }
}
