//! Examples, and an exact search over random small tables: nothing hidden can be worked out.

use super::publish::{choose, written};
use super::*;
use proptest::prelude::*;

fn table(counts: &[&[u32]]) -> Table {
    let names = |count: usize, letter: char| (0..count).map(|i| format!("{letter}{i}")).collect();
    let counts: Vec<Vec<u32>> = counts.iter().map(|row| row.to_vec()).collect();
    Table::new(names(counts.len(), 'r'), names(counts[0].len(), 'c'), counts).unwrap()
}

fn rule(floor: u32) -> Rule {
    Rule { floor, ..Rule::default() }
}

#[test]
fn a_table_without_small_cells_is_printed_whole() {
    let found = publish(&table(&[&[7, 0], &[9, 12]]), &rule(5)).unwrap();
    assert_eq!(found.status, Status::Full);
    assert_eq!(found.cells, [vec![Some(7), Some(0)], vec![Some(9), Some(12)]]);
    assert_eq!((found.row_totals, found.total), (vec![Some(7), Some(21)], Some(28)));
    assert!(found.hidden.is_empty());
}

#[test]
fn one_small_cell_takes_a_rectangle_of_helpers_with_it() {
    let found = publish(&table(&[&[3, 20, 9], &[30, 8, 14], &[11, 16, 40]]), &rule(5)).unwrap();
    assert_eq!(found.status, Status::Protected);
    assert_eq!(found.hidden.len(), 4);
    assert_eq!(found.row_totals, [Some(32), Some(52), Some(67)]);
    let small = &found.hidden[0];
    assert_eq!((small.name.as_str(), small.why), ("r0, c0", "small"));
    assert!(small.lowest == 0 && small.highest.unwrap() >= 5);
}

#[test]
fn zeros_stay_zeros() {
    let found = publish(&table(&[&[2, 0, 30], &[0, 25, 31], &[40, 12, 0]]), &rule(5)).unwrap();
    for (row, column) in [(0, 1), (1, 0), (2, 2)] {
        assert_eq!(found.cells[row][column], Some(0));
    }
}

#[test]
fn two_small_cells_alone_in_a_line_are_not_enough() {
    // 1 + 2 = 3 would still be a small group; a third cell has to go.
    let list = Rule { column_totals: false, row_totals: false, ..rule(5) };
    let found = publish(&table(&[&[1, 2, 9, 30]]), &list).unwrap();
    assert_eq!(found.cells, [vec![None, None, None, Some(30)]]);
    assert_eq!(found.hidden.iter().map(|hidden| hidden.why).collect::<Vec<_>>(), ["small", "small", "helper"]);
    assert_eq!((found.hidden[0].lowest, found.hidden[0].highest), (0, Some(12)));
    assert_eq!((found.hidden[0].lowest_knowing_zeros, found.hidden[0].highest_knowing_zeros), (1, Some(10)));
}

#[test]
fn small_margins_are_hidden_like_cells() {
    let found = publish(&table(&[&[2, 1], &[20, 30], &[15, 40]]), &rule(5)).unwrap();
    assert_eq!(found.row_totals[0], None);
    assert_eq!(found.status, Status::Protected);
}

#[test]
fn a_lone_small_total_is_refused() {
    let found = publish(&table(&[&[2, 1]]), &rule(5)).unwrap();
    assert_eq!(found.status, Status::Refused);
    assert_eq!((found.total, found.cells), (None, vec![vec![None, None]]));
    assert!(found.notes[0].starts_with("Not even the total"));
}

#[test]
fn when_no_pattern_protects_only_the_total_is_printed() {
    // Everybody but three stands in one cell, which cannot be reached: 3 + 0 and 0 + 0 with the total of 3 hidden would
    // leave the total of everything, and zeros stay.
    let found = publish(&table(&[&[3, 0], &[0, 0]]), &rule(2)).unwrap();
    assert_eq!(found.status, Status::Full);
    let one = Rule { column_totals: false, ..rule(5) };
    let found = publish(&table(&[&[4, 0, 0]]), &one).unwrap();
    assert_eq!(found.status, Status::Refused);
    let found = publish(&table(&[&[4, 0, 3]]), &one).unwrap();
    assert_eq!((found.status, found.total), (Status::Protected, Some(7)));
    let found = publish(&table(&[&[1, 0, 4]]), &one).unwrap();
    assert_eq!((found.status, found.total), (Status::TotalOnly, Some(5)));
}

#[test]
fn families_come_first() {
    let singles = Table::new(
        ["nurse", "nurse practitioner", "pharmacist", "physician"].map(str::to_owned).to_vec(),
        ["yes", "no"].map(str::to_owned).to_vec(),
        vec![vec![3, 4], vec![4, 5], vec![6, 2], vec![12, 9]],
    )
    .unwrap();
    let family = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let families = [family("nurse", "nursing"), family("nurse practitioner", "nursing")].into_iter().collect();
    let merged = singles.by_family(&families, &Default::default());
    assert_eq!(merged.rows, ["nursing", "pharmacist", "physician"]);
    assert_eq!(merged.counts, [vec![7, 9], vec![6, 2], vec![12, 9]]);
}

#[test]
fn a_group_that_agrees_throughout_is_noted() {
    let found = publish(&table(&[&[5, 0], &[9, 8]]), &rule(5)).unwrap();
    assert_eq!(found.notes, ["Everybody in row r0 is in column c0: who belongs to the row is known to belong there."]);
}

#[test]
fn missing_figures_have_their_exact_intervals() {
    let printed = Printed {
        cells: vec![vec![None, None, Some(9)], vec![None, None, Some(14)]],
        row_totals: vec![Some(19), Some(24)],
        column_totals: vec![Some(7), Some(13), Some(23)],
        total: Some(43),
        least: 0,
    };
    let found = attainable(&printed).unwrap();
    let ranges: Vec<_> = found.iter().map(|known| (known.lowest, known.highest.unwrap())).collect();
    assert_eq!(ranges, [(0, 7), (3, 10), (0, 7), (3, 10)]);
    let impossible = Printed { total: Some(44), ..printed };
    assert!(attainable(&impossible).unwrap_err().to_string().contains("contradict"));
}

fn series(tables: &[&[&[u32]]], growing: bool) -> Series {
    let name = |at: usize| format!("report {at}");
    Series { tables: tables.iter().enumerate().map(|(at, counts)| (name(at), table(counts))).collect(), growing }
}

#[test]
fn a_later_table_with_one_more_person_is_refused() {
    let found = publish_series(&series(&[&[&[10, 20], &[30, 15]], &[&[11, 20], &[30, 15]]], true), &rule(5)).unwrap();
    assert!(found[0].printed && !found[1].printed);
    let reason = found[1].reason.as_deref().unwrap();
    assert_eq!(reason, "The table differs from \"report 0\" by 1 people only: fewer than 5.");
}

#[test]
fn small_differences_between_two_tables_are_hidden_though_both_are_large() {
    let tables: [&[&[u32]]; 2] = [&[&[10, 20], &[30, 15]], &[&[11, 26], &[38, 22]]];
    let found = publish_series(&series(&tables, true), &rule(5)).unwrap();
    let second = found[1].publication.as_ref().unwrap();
    assert_eq!(second.cells[0][0], None);
    assert_eq!(second.status, Status::Protected);
    assert_eq!(second.total, Some(97));
}

#[test]
fn another_breakdown_of_the_same_people_is_refused() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let columns = || names(&["yes", "no"]);
    let singles = vec![vec![20, 9], vec![3, 6], vec![30, 25]];
    let first = Table::new(names(&["nurse", "nurse practitioner", "physician"]), columns(), singles).unwrap();
    let second = Table::new(names(&["nursing", "physician"]), columns(), vec![vec![23, 15], vec![30, 25]]).unwrap();
    let both = Series { tables: vec![("singles".to_owned(), first), ("families".to_owned(), second)], growing: true };
    let found = publish_series(&both, &rule(5)).unwrap();
    assert!(found[0].printed && !found[1].printed);
    assert!(found[1].reason.as_deref().unwrap().starts_with("\"singles\" has people under \"nurse\""));
}

#[test]
fn the_same_table_twice_is_printed_twice() {
    let counts: &[&[u32]] = &[&[3, 20], &[30, 15]];
    let found = publish_series(&series(&[counts, counts], true), &rule(5)).unwrap();
    assert_eq!(found[0].publication, found[1].publication);
}

/// Every table of whole numbers that fits what is printed, by trying all; calls `each` with its figures.
struct Search<'a> {
    columns: usize,
    known: &'a [Option<i64>],
    least: i64,
    most: i64,
}

impl Search<'_> {
    fn rows(&self) -> usize {
        (self.known.len() - 1 - self.columns) / (self.columns + 1)
    }

    fn bounds(&self, at: usize, cells: &[i64]) -> (i64, i64) {
        let (row, column, rows) = (at / self.columns, at % self.columns, self.rows());
        if let Some(value) = self.known[at] {
            return (value, value);
        }
        let left = self.known[rows * self.columns + row]
            .map(|total| total - cells[row * self.columns..at].iter().sum::<i64>());
        let down = self.known[rows * self.columns + rows + column];
        let down = down.map(|total| total - cells[..at].iter().skip(column).step_by(self.columns).sum::<i64>());
        let high = left.unwrap_or(self.most).min(down.unwrap_or(self.most));
        let low = if column + 1 == self.columns { left.unwrap_or(self.least) } else { self.least };
        (low.max(self.least), high)
    }

    fn each(&self, cells: &mut Vec<i64>, each: &mut impl FnMut(&[i64])) {
        let rows = self.rows();
        if cells.len() == rows * self.columns {
            let mut figures = cells.clone();
            figures.extend(cells.chunks(self.columns).map(|row| row.iter().sum::<i64>()));
            figures.extend((0..self.columns).map(|c| cells.iter().skip(c).step_by(self.columns).sum::<i64>()));
            figures.push(cells.iter().sum());
            if figures.iter().zip(self.known).all(|(figure, known)| known.is_none_or(|known| known == *figure)) {
                each(&figures);
            }
            return;
        }
        let (low, high) = self.bounds(cells.len(), cells);
        for value in low..=high {
            cells.push(value);
            self.each(cells, each);
            cells.pop();
        }
    }
}

fn search(columns: usize, known: &[Option<i64>], least: i64, most: i64, mut each: impl FnMut(&[i64])) {
    Search { columns, known, least, most }.each(&mut Vec::new(), &mut each);
}

fn printed(found: &Publication) -> Vec<Option<i64>> {
    let cells = found.cells.iter().flatten();
    cells.chain(&found.row_totals).chain(&found.column_totals).chain([&found.total]).copied().collect()
}

/// Least and greatest value of each figure over all fitting tables.
fn extremes(found: &Publication, least: i64, most: i64) -> Vec<(i64, i64)> {
    let known = printed(found);
    let mut extremes = vec![(i64::MAX, i64::MIN); known.len()];
    search(found.columns.len(), &known, least, most, |figures| {
        for (range, figure) in extremes.iter_mut().zip(figures) {
            *range = (range.0.min(*figure), range.1.max(*figure));
        }
    });
    extremes
}

fn small_tables() -> impl Strategy<Value = Vec<Vec<u32>>> {
    (1_usize..4, 2_usize..4).prop_flat_map(|(rows, columns)| {
        let cell = prop_oneof![2 => 1_u32..3, 2 => 3_u32..5, 1 => Just(0_u32)];
        proptest::collection::vec(proptest::collection::vec(cell, columns), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// With a floor of 3: an outsider who tries every table, knowing the rule about zeros, never finds a small figure,
    /// nor that it is small; and the printed intervals are those of the search.
    #[test]
    fn no_small_figure_can_be_worked_out(counts in small_tables()) {
        let table = Table::new(
            (0..counts.len()).map(|i| format!("r{i}")).collect(),
            (0..counts[0].len()).map(|i| format!("c{i}")).collect(),
            counts,
        ).unwrap();
        let found = publish(&table, &rule(3)).unwrap();
        prop_assume!(found.total.is_some());
        let most = found.total.unwrap();
        let free = found.hidden.iter().filter(|hidden| hidden.row.is_some() && hidden.column.is_some()).count()
            - found.row_totals.iter().zip(&found.cells).filter(|(t, c)| t.is_some() && c.contains(&None)).count();
        prop_assume!(free <= 3);
        if matches!(found.status, Status::TotalOnly | Status::WithoutMargins) {
            return Ok(());
        }
        let knowing = extremes(&found, 1, most);
        let plain = extremes(&found, 0, most);
        for (place, (low, high)) in table.places().iter().zip(&knowing) {
            let value = table.at(*place);
            prop_assert!(*low <= value && value <= *high);
            if value > 0 && value < 3 {
                prop_assert!(low < high && *high >= 3, "{} = {value} lies in {low}–{high}", table.name(*place));
            }
        }
        for hidden in &found.hidden {
            let at = table.places().iter().position(|place| table.name(*place) == hidden.name).unwrap();
            prop_assert_eq!((hidden.lowest, hidden.highest.unwrap()), plain[at]);
        }
    }

    /// Two tables of a growing group, tried together: no small cell of either and no small growth is found, nor that it
    /// is small.
    #[test]
    fn two_reports_together_give_no_small_figure_away(
        first in proptest::collection::vec(proptest::collection::vec(0_u32..8, 2), 2),
        growth in proptest::collection::vec(proptest::collection::vec(0_u32..6, 2), 2),
    ) {
        let second: Vec<Vec<u32>> =
            first.iter().zip(&growth).map(|(a, b)| a.iter().zip(b).map(|(x, y)| x + y).collect()).collect();
        let tables: Vec<Table> = [&first, &second].map(|counts| {
            table(&counts.iter().map(Vec::as_slice).collect::<Vec<_>>())
        }).to_vec();
        let all = Series { tables: tables.iter().map(|t| (String::new(), t.clone())).collect(), growing: true };
        let found = publish_series(&all, &rule(3)).unwrap();
        let (Some(old), Some(new)) = (&found[0].publication, &found[1].publication) else { return Ok(()) };
        let (old_known, new_known) = (printed(old), printed(new));
        let mut pasts = Vec::new();
        search(2, &old_known, 0, 14, |figures| pasts.push(figures.to_vec()));
        prop_assume!(pasts.len() <= 300 && !new.cells.iter().flatten().all(Option::is_none));
        let mut seen: Vec<[std::collections::BTreeSet<i64>; 3]> = vec![Default::default(); old_known.len()];
        search(2, &new_known, 0, 24, |now| {
            for past in pasts.iter().filter(|past| past.iter().zip(now).take(4).all(|(a, b)| a <= b)) {
                for ((sets, a), b) in seen.iter_mut().zip(past).zip(now) {
                    sets[0].insert(*a);
                    sets[1].insert(*b);
                    sets[2].insert(b - a);
                }
            }
        });
        for (place, sets) in tables[0].places().iter().zip(&seen) {
            let values = [tables[0].at(*place), tables[1].at(*place), tables[1].at(*place) - tables[0].at(*place)];
            for (value, set) in values.iter().zip(sets) {
                prop_assert!(set.contains(value));
                if *value > 0 && *value < 3 {
                    prop_assert!(set.len() > 1 && set.last() >= Some(&3), "{}: {value} is known", tables[0].name(*place));
                }
            }
        }
    }
}

#[test]
fn a_forced_place_is_hidden_whatever_its_size() {
    let table = table(&[&[10, 20], &[30, 15]]);
    let choice = choose(&table, &rule(5), |place| place == Place::Cell(0, 0)).unwrap();
    let found = written(&table, &rule(5), &choice);
    assert_eq!(found.cells, [vec![None, None], vec![None, None]]);
}
