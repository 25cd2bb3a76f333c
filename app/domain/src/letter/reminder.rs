//! When those who can sign are reminded of a letter, and who that is.
//!
//! One reminder comes on the working day before the letter is due, then one on each of the next three working days after
//! it, all at nine in the morning where the session was. Who waits longer knows it by then; more mail would be read less.
//!
//! The smallest set that can do something: the specialists who took part in the session or advised on the case and have not
//! signed, for only they can sign; when there is none of them, every specialist of the hub who has not signed. Once the
//! letter is overdue, the coordinators too, for somebody must ask. Facilitators cannot sign and are not mailed.

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};

use super::{working_days_after, works};
use crate::{
    id::PersonId,
    moment::{Moment, Zone},
};

/// Reminders after the day the letter was due.
pub const OVERDUE: u32 = 3;

/// The hour of the day.
const HOUR: i8 = 9;

/// A reminder that is to come: its number and its moment. Number 0 comes before the letter is due, the others after.
pub type Next = (u32, Moment);

fn working_day_before(date: Date) -> Date {
    let earlier = |date: &Date| date.checked_sub(1.day()).ok();
    std::iter::successors(earlier(&date), earlier).find(|date| works(*date)).unwrap_or(date)
}

fn morning(date: Date) -> DateTime {
    date.at(HOUR, 0, 0, 0)
}

/// The first reminder for a letter that waits from `now` on. A letter that is due on the next working day is reminded of on
/// that day: on the day of the session nobody has forgotten it.
pub fn first(due: Moment, zone: &Zone, now: Moment) -> Option<Next> {
    let day = due.local(zone).date();
    let before = [working_day_before(day), day].map(|date| zone.moment(morning(date)));
    let before = before.into_iter().find(|moment| *moment > now).map(|moment| (0, moment));
    before.or_else(|| after(due, zone, 0, now))
}

/// The reminder after number `done`, sent now. What was missed while the program stood still is not made up for.
pub fn after(due: Moment, zone: &Zone, done: u32, now: Moment) -> Option<Next> {
    let day = due.local(zone).date();
    (done.saturating_add(1)..=OVERDUE)
        .map(|number| (number, zone.moment(morning(working_days_after(day, number)))))
        .find(|(_, moment)| *moment > now)
}

/// Somebody of the hub's team, as far as a letter waits for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// They are a specialist and have not signed this letter.
    pub can_sign: bool,
    /// They were in the session, had a part in it, or advised on the case.
    pub took_part: bool,
    /// They are a coordinator.
    pub coordinates: bool,
}

/// Who of the team is reminded.
pub fn reminded(team: &[Member], overdue: bool) -> Vec<PersonId> {
    let somebody_knows = team.iter().any(|member| member.can_sign && member.took_part);
    let signs = |member: &Member| member.can_sign && (member.took_part || !somebody_knows);
    let chosen = team.iter().filter(|member| signs(member) || overdue && member.coordinates);
    chosen.map(|member| member.person).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::{id::Id, letter::due};

    fn toronto() -> Zone {
        Zone::parse("America/Toronto").unwrap()
    }

    /// Noon of a day of November 2026; the 26th is a Thursday.
    fn noon(day: i8) -> Moment {
        toronto().moment(date(2026, 11, day).at(12, 0, 0, 0))
    }

    fn read(next: Option<Next>) -> Option<(u32, String)> {
        next.map(|(number, moment)| (number, moment.local(&toronto()).to_string()))
    }

    fn at(number: u32, text: &str) -> Option<(u32, String)> {
        Some((number, format!("2026-{text}T09:00:00")))
    }

    #[test]
    fn a_letter_is_reminded_of_the_working_day_before_and_three_working_days_after() {
        // A Thursday's session with two working days: due on Monday the 30th, so on Friday, then from Tuesday on.
        let due = due(noon(26), &toronto(), 2);
        assert_eq!(read(first(due, &toronto(), noon(26))), at(0, "11-27"));
        let mut next = first(due, &toronto(), noon(26));
        let mut seen = Vec::new();
        while let Some((number, moment)) = next {
            seen.extend(read(next));
            next = after(due, &toronto(), number, moment);
        }
        let all = [at(0, "11-27"), at(1, "12-01"), at(2, "12-02"), at(3, "12-03")];
        assert_eq!(seen, all.into_iter().flatten().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_due_the_next_day_is_reminded_of_on_that_day() {
        assert_eq!(read(first(due(noon(25), &toronto(), 1), &toronto(), noon(25))), at(0, "11-26"));
        // The night before a weekend, after a session that went on past midnight.
        let late = toronto().moment(date(2026, 11, 27).at(22, 0, 0, 0));
        assert_eq!(read(first(due(noon(26), &toronto(), 1), &toronto(), late)), at(1, "11-30"));
    }

    #[test]
    fn what_was_missed_while_the_program_stood_still_is_not_made_up_for() {
        let due = due(noon(19), &toronto(), 2);
        let late = toronto().moment(date(2026, 11, 25).at(12, 0, 0, 0));
        assert_eq!(read(after(due, &toronto(), 0, late)), at(3, "11-26"));
        assert_eq!(after(due, &toronto(), 3, late), None);
        assert_eq!(after(due, &toronto(), 0, noon(30)), None);
    }

    #[test]
    fn those_who_can_sign_and_were_there_are_asked_and_coordinators_once_it_is_overdue() {
        let person = |number| PersonId::from_uuid(Uuid::from_u128(number));
        let member = |number, can_sign, took_part, coordinates| Member {
            person: person(number),
            can_sign,
            took_part,
            coordinates,
        };
        let team = [member(1, true, true, false), member(2, true, false, false), member(3, false, true, true)];
        assert_eq!(reminded(&team, false), [person(1)]);
        assert_eq!(reminded(&team, true), [person(1), person(3)]);
        // Whoever was there has signed: the others can still do it.
        let team = [member(1, false, true, false), team[1], team[2]];
        assert_eq!(reminded(&team, false), [person(2)]);
        assert_eq!(reminded(&[], true), []);
    }
}
