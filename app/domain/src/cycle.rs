//! A cycle: the people who go through a curriculum together, and the sessions they meet in.

use jiff::civil::Date;

use crate::{
    curriculum::{self, Topic},
    fields::{Check, Faults, Fields},
    schedule::{Rhythm, Schedule},
};

/// The most sessions one cycle has: a year of weekly ones.
pub const MOST_SESSIONS: i64 = 60;

/// What a coordinator says about a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Its name, as "Fall 2026".
    pub title: String,
    /// How many people take part at most; none means no limit.
    pub capacity: Option<u32>,
    /// Whether people can ask to take part.
    pub open: bool,
}

impl Cycle {
    /// The cycle of a filled-in form.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let cycle = Self::read(&mut check);
        check.done(cycle)
    }

    fn read(check: &mut Check<'_>) -> Self {
        let title = check.line("title", 120);
        let capacity = if check.fields().get("capacity").is_empty() { None } else { check.number("capacity", 1, 5000) };
        let open = check.fields().ticked("open", "yes");
        Self { title, capacity: capacity.and_then(|most| u32::try_from(most).ok()), open }
    }

    /// The form that gives this cycle back.
    pub fn fields(&self) -> Fields {
        let fields = Fields::default()
            .with("title", &self.title)
            .with("capacity", self.capacity.map(|most| most.to_string()).unwrap_or_default());
        if self.open { fields.with("open", "yes") } else { fields }
    }

    /// Whether one more person can be taken when so many are in.
    pub fn has_room(&self, enrolled: u32) -> bool {
        self.capacity.is_none_or(|most| enrolled < most)
    }
}

/// A new cycle with the plan of its sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCycle {
    /// The cycle itself.
    pub cycle: Cycle,
    /// When its sessions are held.
    pub schedule: Schedule,
    /// The topics known so far, in order; at most one a session.
    pub topics: Vec<Topic>,
}

impl NewCycle {
    /// The cycle of a filled-in form: the cycle's own fields, `first` and `time`, `rhythm`, `count`, and an outline in `topics`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let cycle = Cycle::read(&mut check);
        let first = check.date("first");
        let time = check.time("time");
        let rhythm = check.choice("rhythm", Rhythm::parse);
        let count = check.number("count", 1, MOST_SESSIONS);
        let topics = curriculum::read(&check.maybe_text("topics", 20_000));
        if let Some(count) = count
            && topics.len() > usize::try_from(count).unwrap_or_default()
        {
            let args = vec![("topics", topics.len().to_string()), ("sessions", count.to_string())];
            check.fault_with("topics", "cycle-fault-topics", args);
        }
        if topics.iter().any(|topic| topic.title.chars().count() > 200) {
            check.fault_with("topics", "cycle-fault-topic-long", vec![("most", "200".to_owned())]);
        }
        check.build(|| {
            let count = u32::try_from(count?).ok()?;
            Some(Self {
                cycle,
                schedule: Schedule { first: first?.to_datetime(time?), rhythm: rhythm?, count },
                topics,
            })
        })
    }
}

/// The dates between which a cycle's sessions lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first session's date in the program's zone.
    pub starts: Date,
    /// The last one's.
    pub ends: Date,
}

impl Span {
    /// The span of these dates; none without a date.
    pub fn of(dates: impl IntoIterator<Item = Date>) -> Option<Self> {
        dates.into_iter().fold(None, |span: Option<Self>, date| {
            Some(span.map_or(Self { starts: date, ends: date }, |span| Self {
                starts: span.starts.min(date),
                ends: span.ends.max(date),
            }))
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn filled() -> Fields {
        Fields::default()
            .with("title", "Fall 2026")
            .with("capacity", "40")
            .with("open", "yes")
            .with("first", "2026-11-26")
            .with("time", "12:30")
            .with("rhythm", "weekly")
            .with("count", "2")
            .with("topics", "What pain is\nOpioids")
    }

    #[test]
    fn a_filled_form_gives_the_cycle_with_its_plan() {
        let new = NewCycle::check(&filled()).unwrap();
        assert_eq!(new.cycle, Cycle { title: "Fall 2026".to_owned(), capacity: Some(40), open: true });
        assert_eq!(new.schedule.first, date(2026, 11, 26).at(12, 30, 0, 0));
        assert_eq!(new.topics.len(), 2);
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let fields = Fields::default().with("capacity", "none").with("first", "2026-02-30").with("time", "25:00");
        let fields = fields.with("rhythm", "daily").with("count", "61");
        let faults = NewCycle::check(&fields).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(
            found,
            [
                ("title", "fault-missing"),
                ("capacity", "fault-number"),
                ("first", "fault-date"),
                ("time", "fault-time"),
                ("rhythm", "fault-unknown-option"),
                ("count", "fault-range"),
            ]
        );
    }

    #[test]
    fn more_topics_than_sessions_are_refused() {
        let faults = NewCycle::check(&filled().with("topics", "")).map(|_| ());
        assert_eq!(faults, Ok(()));
        let mut fields: Vec<(String, String)> = filled().pairs().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        fields.retain(|(name, _)| name != "topics");
        let fields = Fields::new(fields).with("topics", "One\nTwo\nThree");
        assert_eq!(NewCycle::check(&fields).unwrap_err().of("topics").unwrap().key, "cycle-fault-topics");
    }

    #[test]
    fn a_full_cycle_takes_nobody() {
        let cycle = Cycle { title: "Fall".to_owned(), capacity: Some(2), open: true };
        assert!(cycle.has_room(1) && !cycle.has_room(2));
        assert!(Cycle { capacity: None, ..cycle }.has_room(4000));
    }

    #[test]
    fn a_span_reaches_from_the_first_to_the_last_session() {
        let dates = [date(2026, 12, 3), date(2026, 11, 26), date(2027, 1, 14)];
        assert_eq!(Span::of(dates), Some(Span { starts: date(2026, 11, 26), ends: date(2027, 1, 14) }));
        assert_eq!(Span::of([]), None);
    }
}
