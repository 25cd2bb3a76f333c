//! When a survey is asked: before a cycle, after it, months later, or after each session. The moments follow the cycle's
//! sessions, also when these are moved.

use jiff::{ToSpan, civil::Time};

use super::Phase;
use crate::{
    fields::{Check, Faults, Fields},
    id::{CycleId, SessionId},
    moment::{Moment, Zone},
    session::State,
};

/// The latest wave, in months after the last session.
pub const MOST_MONTHS: i64 = 36;

/// The longest time a wave is open, in days.
pub const MOST_DAYS: i64 = 90;

/// Which wave of a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// From enrolment until the first session begins.
    Before,
    /// From the end of the last session on.
    After,
    /// So many months after the end of the last session.
    Months(u32),
    /// From the end of one session on.
    Session(SessionId),
}

impl When {
    /// Where in the cycle it stands.
    pub const fn phase(self) -> Phase {
        match self {
            Self::Before => Phase::Before,
            Self::After => Phase::After,
            Self::Months(_) => Phase::Later,
            Self::Session(_) => Phase::Session,
        }
    }
}

/// A session of the cycle, as far as waves go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The session.
    pub id: SessionId,
    /// The moment it starts.
    pub starts: Moment,
    /// The moment it is planned to end.
    pub ends: Moment,
    /// How far it has come.
    pub state: State,
    /// When it was ended.
    pub ended: Option<Moment>,
}

impl Held {
    /// When it is over; none while nobody knows, because it still goes on.
    fn over(&self) -> Option<Moment> {
        match self.state {
            State::Ended => Some(self.ended.unwrap_or(self.ends)),
            State::Planned => Some(self.ends),
            State::Live | State::Cancelled => None,
        }
    }
}

/// From when to when a wave is open; an end that nobody knows yet is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The moment it opens.
    pub opens: Option<Moment>,
    /// The moment it closes.
    pub closes: Option<Moment>,
}

/// How a wave stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not opened.
    Waiting,
    /// It can be answered.
    Open,
    /// It can be answered no more.
    Closed,
}

impl Standing {
    /// The code; its name is the message "survey-wave-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl Window {
    /// How it stands at a moment.
    pub fn standing(&self, now: Moment) -> Standing {
        if self.closes.is_some_and(|closes| closes <= now) {
            Standing::Closed
        } else if self.opens.is_some_and(|opens| opens <= now) {
            Standing::Open
        } else {
            Standing::Waiting
        }
    }
}

/// What a coordinator did to a wave by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// Opened then, whatever the sessions say.
    pub opened: Option<Moment>,
    /// Closed then, whatever the sessions say.
    pub closed: Option<Moment>,
}

/// The window of a wave that was scheduled at `scheduled` and is open for `days`. A wave ends with a day of the program's zone,
/// but the one before the cycle, which ends when the first session starts.
pub fn window(when: When, days: u32, sessions: &[Held], zone: &Zone, scheduled: Moment, by_hand: Override) -> Window {
    let held = || sessions.iter().filter(|session| session.state != State::Cancelled);
    let over = match when {
        When::Before => Some(scheduled),
        When::After => held().max_by_key(|session| session.ends).and_then(Held::over),
        When::Months(months) => {
            let last = held().max_by_key(|session| session.ends).and_then(Held::over);
            last.and_then(|last| later(last, months, zone))
        }
        When::Session(id) => held().find(|session| session.id == id).and_then(Held::over),
    };
    let opens = by_hand.opened.or(over);
    let closes = match when {
        When::Before if by_hand.opened.is_none() => held().map(|session| session.starts).min(),
        _ => opens.and_then(|opens| end_of_day(opens, days, zone)),
    };
    Window { opens, closes: by_hand.closed.or(closes) }
}

/// The same wall-clock time some months later; the last day of a shorter month where the day does not exist.
fn later(moment: Moment, months: u32, zone: &Zone) -> Option<Moment> {
    moment.local(zone).checked_add(i64::from(months).months()).ok().map(|local| zone.moment(local))
}

/// The midnight that ends the day some days later.
fn end_of_day(moment: Moment, days: u32, zone: &Zone) -> Option<Moment> {
    let date = moment.local(zone).date().checked_add((i64::from(days) + 1).days()).ok()?;
    Some(zone.moment(date.to_datetime(Time::midnight())))
}

/// What a person is due to be sent by now: 0 the invitation, 1 the reminder, half of the way from the invitation to the closing.
/// Everybody gets both, so one reminder has to do. `sent` is what they were sent before, each with its moment.
pub fn due(window: &Window, sent: &[(u32, Moment)], now: Moment) -> Option<u32> {
    if window.standing(now) != Standing::Open {
        return None;
    }
    let Some((_, invited)) = sent.iter().find(|(number, _)| *number == 0) else { return Some(0) };
    let reminded = sent.iter().any(|(number, _)| *number > 0);
    let half = window.closes?.seconds_since(*invited) / 2;
    (!reminded && invited.plus_seconds(half) <= now).then_some(1)
}

/// What a coordinator plans: a survey for a cycle, at some of its waves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The cycle.
    pub cycle: CycleId,
    /// The waves, without those after sessions.
    pub waves: Vec<When>,
    /// Whether it is asked after each session.
    pub sessions: bool,
    /// Days for which each wave is open.
    pub days: u32,
}

impl Schedule {
    /// The plan of a filled-in form: `cycle`, `when` (before, after, later, session), `months`, `days`. `cycles` are those of the
    /// survey's program.
    pub fn check(fields: &Fields, cycles: &[CycleId]) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let cycle = check.choice("cycle", |text| text.parse().ok().filter(|id| cycles.contains(id)));
        let phases: Option<Vec<Phase>> = fields.all("when").map(Phase::parse).collect();
        let days = check.number("days", 1, MOST_DAYS);
        let mut waves = Vec::new();
        let mut sessions = false;
        match phases.as_deref() {
            None => check.fault("when", "fault-unknown-option"),
            Some([]) => check.fault("when", "fault-choose"),
            Some(phases) => {
                for phase in phases {
                    match phase {
                        Phase::Before => waves.push(When::Before),
                        Phase::After => waves.push(When::After),
                        Phase::Session => sessions = true,
                        Phase::Later => {
                            let months = check.number("months", 1, MOST_MONTHS);
                            waves.extend(months.and_then(|months| u32::try_from(months).ok()).map(When::Months));
                        }
                    }
                }
            }
        }
        check.build(|| Some(Self { cycle: cycle?, waves, sessions, days: u32::try_from(days?).ok()? }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::id::Id;

    fn zone() -> Zone {
        Zone::parse("America/Toronto").unwrap()
    }

    fn at(month: i8, day: i8, hour: i8) -> Moment {
        zone().moment(date(2026, month, day).at(hour, 0, 0, 0))
    }

    fn held(number: u128, starts: Moment, state: State) -> Held {
        let id = SessionId::from_uuid(Uuid::from_u128(number));
        let ended = (state == State::Ended).then(|| starts.plus_minutes(70));
        Held { id, starts, ends: starts.plus_minutes(60), state, ended }
    }

    fn of(when: When, sessions: &[Held]) -> [Option<String>; 2] {
        let window = window(when, 14, sessions, &zone(), at(9, 1, 9), Override::default());
        [window.opens, window.closes].map(|moment| moment.map(|moment| moment.local(&zone()).to_string()))
    }

    fn some(opens: &str, closes: &str) -> [Option<String>; 2] {
        [Some(opens.to_owned()), Some(closes.to_owned())]
    }

    #[test]
    fn waves_follow_the_sessions_and_end_with_a_day_of_the_zone() {
        let sessions = [
            held(1, at(10, 15, 12), State::Ended),
            held(2, at(10, 22, 12), State::Planned),
            held(3, at(10, 29, 12), State::Cancelled),
        ];
        assert_eq!(of(When::Before, &sessions), some("2026-09-01T09:00:00", "2026-10-15T12:00:00"));
        // The clocks change on November 1: the wave still ends at midnight.
        assert_eq!(of(When::After, &sessions), some("2026-10-22T13:00:00", "2026-11-06T00:00:00"));
        assert_eq!(of(When::Months(6), &sessions), some("2027-04-22T13:00:00", "2027-05-07T00:00:00"));
        let first = When::Session(sessions[0].id);
        assert_eq!(of(first, &sessions), some("2026-10-15T13:10:00", "2026-10-30T00:00:00"));
        assert_eq!(of(When::Session(sessions[2].id), &sessions), [None, None]);
    }

    #[test]
    fn a_session_that_still_goes_on_opens_nothing() {
        let sessions = [held(1, at(10, 15, 12), State::Live)];
        assert_eq!(of(When::After, &sessions), [None, None]);
        assert_eq!(of(When::After, &[]), [None, None]);
    }

    #[test]
    fn three_months_after_the_end_of_november_is_the_end_of_february() {
        let sessions = [held(1, at(11, 30, 12), State::Ended)];
        assert_eq!(of(When::Months(3), &sessions), some("2027-02-28T13:10:00", "2027-03-15T00:00:00"));
    }

    #[test]
    fn what_a_coordinator_does_by_hand_counts() {
        let sessions = [held(1, at(10, 15, 12), State::Planned)];
        let by_hand = Override { opened: Some(at(9, 2, 8)), closed: None };
        let opened = window(When::After, 1, &sessions, &zone(), at(9, 1, 9), by_hand);
        assert_eq!((opened.opens, opened.closes), (Some(at(9, 2, 8)), Some(at(9, 4, 0))));
        let closed =
            window(When::After, 1, &sessions, &zone(), at(9, 1, 9), Override { closed: Some(at(9, 3, 8)), ..by_hand });
        assert_eq!(closed.standing(at(9, 3, 8)), Standing::Closed);
        assert_eq!(closed.standing(at(9, 3, 7)), Standing::Open);
        assert_eq!(closed.standing(at(9, 2, 7)), Standing::Waiting);
    }

    #[test]
    fn an_invitation_is_followed_by_a_reminder_half_way() {
        let window = Window { opens: Some(at(9, 1, 0)), closes: Some(at(9, 11, 0)) };
        let invited = (0, at(9, 1, 0));
        assert_eq!(due(&window, &[], at(8, 31, 0)), None);
        assert_eq!(due(&window, &[], at(9, 1, 0)), Some(0));
        assert_eq!(due(&window, &[invited], at(9, 5, 23)), None);
        assert_eq!(due(&window, &[invited], at(9, 6, 0)), Some(1));
        assert_eq!(due(&window, &[invited, (1, at(9, 6, 0))], at(9, 10, 23)), None);
        assert_eq!(due(&window, &[invited], at(9, 11, 0)), None);
    }

    #[test]
    fn a_plan_names_its_waves() {
        let cycle = CycleId::from_uuid(Uuid::from_u128(5));
        let fields = Fields::default().with("cycle", cycle.to_string()).with("when", "before").with("when", "later");
        let fields = fields.with("months", "6").with("days", "21");
        let plan = Schedule::check(&fields, &[cycle]).unwrap();
        assert_eq!((plan.waves, plan.sessions, plan.days), (vec![When::Before, When::Months(6)], false, 21));
        let faults = Schedule::check(&fields.replacing("months", "").replacing("days", "91"), &[]).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("cycle", "fault-unknown-option"), ("days", "fault-range"), ("months", "fault-missing")]);
    }
}
