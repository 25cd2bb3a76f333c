//! Until when the advice of a program is counted: the end of a month, so that two looks in one month see the same figures.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use crate::{
    moment::{Moment, Zone},
    small_cells::{FLOOR, least},
};

/// The last end of a month by which at least `floor` cases (or people) had changed since the one that was used before: fewer
/// would be pointed at by the difference. `events` are what changed and when, as letters that went out and answers that came
/// in; none when there were too few. Where a report asks for more than the page inside the hub, it counts until an end of a month
/// that the page counted until, too: between the two lie never few.
pub fn as_of<T: Ord + Copy>(events: &[(Moment, T)], zone: &Zone, now: Moment, floor: u32) -> Option<Moment> {
    let mut events: Vec<&(Moment, T)> = events.iter().collect();
    events.sort();
    let first = events.first()?.0.local(zone).date();
    let ends: Vec<Moment> = ends(first, zone).take_while(|end| *end <= now).collect();
    let inside = reached(&events, &ends, floor.min(FLOOR));
    reached(&events, &inside, floor).pop()
}

/// The ends by which at least `floor` had changed since the one before.
fn reached<T: Ord + Copy>(events: &[&(Moment, T)], ends: &[Moment], floor: u32) -> Vec<Moment> {
    let (mut found, mut changed) = (Vec::new(), BTreeSet::new());
    let mut left = events.iter().peekable();
    for end in ends {
        while let Some((_, case)) = left.next_if(|(at, _)| at < end) {
            changed.insert(*case);
        }
        if changed.len() >= least(floor) {
            found.push(*end);
            changed.clear();
        }
    }
    found
}

/// The ends of months from a day on, each as the first moment of the next.
fn ends(day: Date, zone: &Zone) -> impl Iterator<Item = Moment> + '_ {
    let next = |day: &Date| day.first_of_month().checked_add(1.month()).ok();
    std::iter::successors(next(&day), next).map(|first| zone.moment(first.at(0, 0, 0, 0)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{CaseId, Id};

    fn zone() -> Zone {
        Zone::parse("America/Toronto").unwrap()
    }

    fn at(text: &str) -> Moment {
        zone().moment(text.parse().unwrap())
    }

    fn events(list: &[(&str, u128)]) -> Vec<(Moment, CaseId)> {
        list.iter().map(|(text, case)| (at(text), CaseId::from_uuid(Uuid::from_u128(*case)))).collect()
    }

    #[test]
    fn the_count_moves_at_ends_of_months_and_only_when_enough_cases_changed() {
        let early = events(&[("2026-08-03T10:00", 1), ("2026-08-05T10:00", 2), ("2026-08-31T23:59", 3)]);
        assert_eq!(as_of(&early, &zone(), at("2026-08-31T23:59:59"), 3), None);
        assert_eq!(as_of(&early, &zone(), at("2026-09-01T00:00"), 3), Some(at("2026-09-01T00:00")));
        // The same case twice is one case; two more are too few until October is over.
        let more =
            [early, events(&[("2026-09-02T10:00", 3), ("2026-09-03T10:00", 3), ("2026-09-04T10:00", 4)])].concat();
        assert_eq!(as_of(&more, &zone(), at("2026-10-15T10:00"), 3), Some(at("2026-09-01T00:00")));
        let last = [more, events(&[("2026-10-20T10:00", 5)])].concat();
        assert_eq!(as_of(&last, &zone(), at("2026-10-31T10:00"), 3), Some(at("2026-09-01T00:00")));
        assert_eq!(as_of(&last, &zone(), at("2026-11-15T10:00"), 3), Some(at("2026-11-01T00:00")));
    }

    #[test]
    fn a_report_counts_until_an_end_of_a_month_that_the_page_inside_counted_until() {
        let of = |day: &str, cases: std::ops::Range<u128>| -> Vec<(Moment, CaseId)> {
            events(&cases.map(|case| (day, case)).collect::<Vec<_>>())
        };
        // Nine cases in August, two in September: the page stands still at nine, and a report of eleven would tell of the two.
        let nine = of("2026-08-10T10:00", 0..9);
        let eleven = [nine, of("2026-09-10T10:00", 9..11)].concat();
        assert_eq!(as_of(&eleven, &zone(), at("2026-10-02T10:00"), 5), Some(at("2026-09-01T00:00")));
        assert_eq!(as_of(&eleven, &zone(), at("2026-10-02T10:00"), 11), None);
        let more = [eleven, of("2026-10-10T10:00", 11..14)].concat();
        for floor in [5, 11] {
            assert_eq!(as_of(&more, &zone(), at("2026-11-02T10:00"), floor), Some(at("2026-11-01T00:00")));
        }
    }

    #[test]
    fn without_letters_there_is_nothing_to_count() {
        assert_eq!(as_of::<CaseId>(&[], &zone(), at("2026-11-15T10:00"), 5), None);
    }
}
