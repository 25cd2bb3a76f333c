//! What a figure of a report rests on, and which of its states may stand beside those that were told before.
//!
//! Whoever lays two reports side by side subtracts one from the other. So each figure is kept with its basis: who has a part in
//! it, and which. A state is told only when, against every state of the same figure that was frozen before, the parts of nobody or
//! of at least the floor differ: in each of its lines, in all of them together, and in every sum of lines between. Else the figure
//! stays as it was told last, with its date, or is not told ([`newest`]). One rule for counts, sums, means and shares alike:
//! whatever is worked out of two states rests on the parts in which they differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::nobody_or_enough;
use crate::moment::Moment;

/// Who has a part in a line, and the parts: as marks, so that a kept basis says nothing by itself.
pub type Line = BTreeMap<String, BTreeSet<String>>;

/// The most lines of which every sum is looked at; of more, each alone and all together are.
const SUMMED: usize = 6;

/// What a figure rests on: one breakdown of people or cases beside another. A figure by itself is a breakdown of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis(pub Vec<Vec<Line>>);

impl Basis {
    /// Of a figure by itself: who has a part in it, and which.
    pub fn of<W: ToString>(parts: impl IntoIterator<Item = (W, String)>) -> Self {
        Self(vec![vec![line(parts)]])
    }

    /// The same with other marks: `mark` gets who, and a part of theirs or nothing.
    pub fn marked(&self, mark: impl Fn(&str, Option<&str>) -> String) -> Self {
        let part = |(who, parts): (&String, &BTreeSet<String>)| {
            (mark(who, None), parts.iter().map(|part| mark(who, Some(part))).collect())
        };
        Self(self.0.iter().map(|lines| lines.iter().map(|line| line.iter().map(part).collect()).collect()).collect())
    }

    /// Whether nothing that rests on few follows from this state and an earlier one.
    pub fn stands_beside(&self, earlier: &Self, floor: u32) -> bool {
        let both = self.0.iter().zip(&earlier.0);
        both.into_iter().all(|(now, before)| {
            let before = sums(before);
            let enough = |now: &Line| before.iter().all(|before| nobody_or_enough(differing(now, before), floor));
            sums(now).iter().all(enough)
        })
    }
}

/// A line of whoever has a part in it, and which.
pub fn line<W: ToString>(parts: impl IntoIterator<Item = (W, String)>) -> Line {
    let mut line = Line::new();
    for (who, part) in parts {
        line.entry(who.to_string()).or_default().insert(part);
    }
    line
}

/// The lines, and the sums of lines that can be subtracted from others.
fn sums(lines: &[Line]) -> Vec<Line> {
    let sum = |own: &dyn Fn(usize) -> bool| {
        let mut all = Line::new();
        for (who, parts) in lines.iter().enumerate().filter(|(place, _)| own(*place)).flat_map(|(_, line)| line) {
            all.entry(who.clone()).or_default().extend(parts.iter().cloned());
        }
        all
    };
    if lines.len() > SUMMED {
        return lines.iter().cloned().chain([sum(&|_| true)]).collect();
    }
    (1..1_u32 << lines.len()).map(|chosen| sum(&|place| chosen >> place & 1 == 1)).collect()
}

/// How many have other parts in the one than in the other.
fn differing(one: &Line, other: &Line) -> usize {
    let changed = one.iter().filter(|(who, parts)| other.get(*who) != Some(*parts)).count();
    changed + other.keys().filter(|who| !one.contains_key(*who)).count()
}

/// A figure as it was frozen: until when it counted, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The first moment that did not count.
    pub until: Moment,
    /// What it rests on.
    pub basis: Basis,
}

/// The figures of a frozen report by name.
pub type Frozen = BTreeMap<String, Kept>;

/// Which of the states of a figure, the newest first, is told after the reports that were frozen before: the first that stands
/// beside all of theirs. None when none does.
pub fn newest(name: &str, states: &[Option<&Basis>], frozen: &[Frozen], floor: u32) -> Option<usize> {
    let kept: Vec<&Basis> = frozen.iter().filter_map(|figures| figures.get(name)).map(|kept| &kept.basis).collect();
    let stands = |state: &Option<&Basis>| {
        state.is_some_and(|state| kept.iter().all(|earlier| state.stands_beside(earlier, floor)))
    };
    states.iter().position(stands)
}

/// The moments until which figures are worked out again: now, and those of the report that was frozen last (they stand first).
pub fn states(until: Moment, frozen: &[Frozen]) -> Vec<Moment> {
    let last = frozen.first().into_iter().flat_map(BTreeMap::values).map(|kept| kept.until);
    let earlier: BTreeSet<Moment> = last.filter(|moment| *moment < until).collect();
    std::iter::once(until).chain(earlier.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(numbers: impl IntoIterator<Item = u32>, part: &str) -> Line {
        line(numbers.into_iter().map(|number| (number, part.to_owned())))
    }

    fn alone(line: Line) -> Basis {
        Basis(vec![vec![line]])
    }

    #[test]
    fn a_state_stands_beside_another_when_the_parts_of_nobody_or_of_enough_differ() {
        let before = alone(people(0..20, "1"));
        assert!(before.stands_beside(&before, 5));
        assert!(!alone(people(0..21, "1")).stands_beside(&before, 5));
        assert!(!alone(people(0..19, "1")).stands_beside(&before, 5));
        assert!(alone(people(0..25, "1")).stands_beside(&before, 5));
        // The same people, four of whom answered something else; then five.
        let changed = |count| alone(people(0..count, "2").into_iter().chain(people(count..20, "1")).collect());
        assert!(!changed(4).stands_beside(&before, 5));
        assert!(changed(5).stands_beside(&before, 5));
    }

    #[test]
    fn each_line_and_each_sum_of_lines_counts() {
        let of = |one, two, three| Basis(vec![vec![people(0..one, ""), people(100..two, ""), people(200..three, "")]]);
        let before = of(20, 120, 220);
        assert!(of(20, 126, 220).stands_beside(&before, 5));
        // Eleven came, one of them to the third line.
        assert!(!of(30, 120, 221).stands_beside(&before, 5));
        // Told together they stand.
        let together = |one: u32, three: u32| {
            let second = people(100..120, "").into_iter().chain(people(200..three, "")).collect();
            Basis(vec![vec![people(0..one, ""), second]])
        };
        assert!(!together(30, 221).stands_beside(&before, 5));
        assert!(together(30, 226).stands_beside(&before, 5));
    }

    #[test]
    fn whoever_moves_from_one_line_to_the_next_is_seen_in_both() {
        let of = |first: u32| Basis(vec![vec![people(0..first, ""), people(first..40, "")]]);
        assert!(!of(21).stands_beside(&of(20), 5));
        assert!(of(25).stands_beside(&of(20), 5));
    }

    #[test]
    fn the_newest_state_that_stands_beside_all_others_is_told() {
        let at = |day: i64| Moment::from_micros(0).plus_days(day);
        let [now, before, oldest] = [21, 20, 9].map(|count| alone(people(0..count, "")));
        let kept = |day, basis: &Basis| Frozen::from([("n".to_owned(), Kept { until: at(day), basis: basis.clone() })]);
        let frozen = [kept(30, &before), kept(10, &oldest)];
        assert_eq!(states(at(60), &frozen), [at(60), at(30)]);
        assert_eq!(newest("n", &[Some(&now), Some(&before)], &frozen, 5), Some(1));
        assert_eq!(newest("n", &[Some(&now), None], &frozen, 5), None);
        assert_eq!(newest("other", &[Some(&now), Some(&before)], &frozen, 5), Some(0));
        assert_eq!(newest("n", &[Some(&alone(people(0..25, "")))], &frozen, 5), Some(0));
    }

    #[test]
    fn a_kept_basis_has_other_marks_and_compares_alike() {
        let sealed =
            |basis: &Basis| basis.marked(|who, part| format!("{:x}", who.len() * 31 + part.map_or(7, str::len)));
        let one = Basis::of([("ada", "4".to_owned()), ("grace", "35".to_owned())]);
        assert_eq!(sealed(&one).0[0][0].keys().collect::<Vec<_>>(), ["64", "a2"]);
        assert!(sealed(&one).stands_beside(&sealed(&one), 5));
    }
}
