//! Until when the advice of a program is counted: the end of a month, so that two looks in one month see the same figures.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use crate::moment::{Moment, Zone};

/// The last end of a month by which at least `floor` cases (or people) had changed since the one that was used before: fewer
/// would be pointed at by the difference. `events` are what changed and when, as letters that went out and answers that came
/// in; none when there were too few.
pub fn as_of<T: Ord + Copy>(events: &[(Moment, T)], zone: &Zone, now: Moment, floor: u32) -> Option<Moment> {
    let mut events: Vec<&(Moment, T)> = events.iter().collect();
    events.sort();
    let first = events.first()?.0.local(zone).date();
    let (mut used, mut changed) = (None, BTreeSet::new());
    let mut left = events.into_iter().peekable();
    for end in ends(first, zone).take_while(|end| *end <= now) {
        while let Some((_, case)) = left.next_if(|(at, _)| *at < end) {
            changed.insert(*case);
        }
        if u32::try_from(changed.len()).unwrap_or(u32::MAX) >= floor {
            used = Some(end);
            changed.clear();
        }
    }
    used
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
    fn without_letters_there_is_nothing_to_count() {
        assert_eq!(as_of::<CaseId>(&[], &zone(), at("2026-11-15T10:00"), 5), None);
    }
}
