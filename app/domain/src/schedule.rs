//! When the sessions of a cycle are held: the same wall-clock time each time, whatever daylight saving does.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Weekday},
};

use crate::moment::{Moment, Zone};

/// How often sessions are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every week.
    Weekly,
    /// Every second week.
    Biweekly,
    /// Every month, on the same weekday of the month as the first session: each second Thursday; a fifth one means the last.
    Monthly,
}

impl Rhythm {
    /// Every rhythm, in the order in which a choice lists them.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::Biweekly, Self::Monthly];

    /// The rhythm of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.code() == code)
    }

    /// The code; its name is the message "cycle-rhythm-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Biweekly => "biweekly",
            Self::Monthly => "monthly",
        }
    }

    /// The date of a session, counted from 0; none beyond the calendar's end.
    fn date(self, first: Date, count: u32) -> Option<Date> {
        match self {
            Self::Weekly => first.checked_add(i64::from(count).weeks()).ok(),
            Self::Biweekly => first.checked_add((2 * i64::from(count)).weeks()).ok(),
            Self::Monthly => {
                let month = first.first_of_month().checked_add(i64::from(count).months()).ok()?;
                in_month(month, (first.day() - 1) / 7 + 1, first.weekday())
            }
        }
    }
}

/// The nth weekday of a month; the last one when n is 5.
fn in_month(month: Date, nth: i8, weekday: Weekday) -> Option<Date> {
    month.nth_weekday_of_month(if nth == 5 { -1 } else { nth }, weekday).ok()
}

/// A plan of meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Date and wall-clock time of the first session.
    pub first: DateTime,
    /// How often.
    pub rhythm: Rhythm,
    /// How many sessions.
    pub count: u32,
}

/// One planned meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The promised wall-clock time.
    pub local: DateTime,
    /// The moment it is.
    pub starts: Moment,
}

impl Schedule {
    /// The meetings in a zone, in order. A time skipped by daylight saving moves forward on that day only.
    pub fn meetings(&self, zone: &Zone) -> Vec<Meeting> {
        (0..self.count)
            .filter_map(|count| self.rhythm.date(self.first.date(), count))
            .map(|date| date.to_datetime(self.first.time()))
            .map(|local| Meeting { local, starts: zone.moment(local) })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn zone(id: &str) -> Zone {
        Zone::parse(id).unwrap()
    }

    fn days(schedule: &Schedule, zone_id: &str) -> Vec<String> {
        schedule.meetings(&zone(zone_id)).iter().map(|meeting| meeting.local.date().to_string()).collect()
    }

    #[test]
    fn weekly_sessions_stay_at_half_past_twelve_when_the_clocks_change() {
        let schedule = Schedule { first: date(2026, 10, 22).at(12, 30, 0, 0), rhythm: Rhythm::Weekly, count: 3 };
        let starts: Vec<_> =
            schedule.meetings(&zone("America/Toronto")).iter().map(|meeting| meeting.starts.rfc3339()).collect();
        assert_eq!(starts, ["2026-10-22T16:30:00Z", "2026-10-29T16:30:00Z", "2026-11-05T17:30:00Z"]);
    }

    #[test]
    fn where_clocks_never_change_the_moments_are_a_week_apart() {
        let schedule = Schedule { first: date(2026, 10, 22).at(12, 30, 0, 0), rhythm: Rhythm::Weekly, count: 20 };
        for zone_id in ["America/Regina", "America/Phoenix", "Asia/Kolkata"] {
            let meetings = schedule.meetings(&zone(zone_id));
            assert!(
                meetings.windows(2).all(|pair| pair[1].starts.seconds_since(pair[0].starts) == 7 * 24 * 3600),
                "{zone_id}"
            );
        }
    }

    #[test]
    fn every_second_week_and_every_month() {
        let first = date(2026, 11, 12).at(8, 0, 0, 0);
        let biweekly = Schedule { first, rhythm: Rhythm::Biweekly, count: 3 };
        assert_eq!(days(&biweekly, "America/St_Johns"), ["2026-11-12", "2026-11-26", "2026-12-10"]);
        let monthly = Schedule { first, rhythm: Rhythm::Monthly, count: 3 };
        assert_eq!(days(&monthly, "America/St_Johns"), ["2026-11-12", "2026-12-10", "2027-01-14"]);
    }

    #[test]
    fn a_fifth_weekday_means_the_last_of_the_month() {
        let monthly = Schedule { first: date(2026, 10, 29).at(8, 0, 0, 0), rhythm: Rhythm::Monthly, count: 4 };
        assert_eq!(days(&monthly, "UTC"), ["2026-10-29", "2026-11-26", "2026-12-31", "2027-01-28"]);
    }

    #[test]
    fn a_time_that_daylight_saving_skips_moves_on_that_day_only() {
        let night = Schedule { first: date(2026, 3, 1).at(2, 30, 0, 0), rhythm: Rhythm::Weekly, count: 3 };
        let toronto = zone("America/Toronto");
        let shown: Vec<_> =
            night.meetings(&toronto).iter().map(|meeting| meeting.starts.local(&toronto).time().to_string()).collect();
        assert_eq!(shown, ["02:30:00", "03:30:00", "02:30:00"]);
    }

    proptest! {
        #[test]
        fn every_meeting_is_at_the_promised_time_of_day(
            day in 0_i64..3000, hour in 6_i8..22, minute in 0_i8..60, count in 1_u32..60, rhythm in 0_usize..3, place in 0_usize..6,
        ) {
            let first = date(2024, 1, 1).checked_add(day.days()).unwrap().at(hour, minute, 0, 0);
            let schedule = Schedule { first, rhythm: Rhythm::ALL[rhythm], count };
            let zone = zone(["America/Toronto", "America/St_Johns", "America/Regina", "Asia/Kolkata", "Europe/Paris", "Australia/Lord_Howe"][place]);
            let meetings = schedule.meetings(&zone);
            prop_assert_eq!(meetings.len(), usize::try_from(count).unwrap());
            for meeting in &meetings {
                prop_assert_eq!(meeting.local.time(), first.time());
                prop_assert_eq!(meeting.local.weekday(), first.weekday());
                prop_assert_eq!(meeting.starts.local(&zone), meeting.local);
            }
            prop_assert!(meetings.windows(2).all(|pair| pair[0].starts < pair[1].starts));
        }
    }
}
