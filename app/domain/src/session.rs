//! A session: one meeting of a cycle, as it is planned, held, ended or cancelled.

use jiff::civil::DateTime;

use crate::{
    agenda::{Segment, SegmentKind, may_open},
    curriculum,
    fields::{Check, Faults, Fields},
    id::{PersonId, SegmentId},
    moment::Moment,
};

/// How far a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It has a date.
    Planned,
    /// Its room is open.
    Live,
    /// It was held.
    Ended,
    /// It will not be held.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Live, Self::Ended, Self::Cancelled];

    /// The state of a code, as the database keeps it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "session-state-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether a session may go from this state to another: planned → live → ended, or planned → cancelled.
    pub const fn may_become(self, next: Self) -> bool {
        matches!((self, next), (Self::Planned, Self::Live | Self::Cancelled) | (Self::Live, Self::Ended))
    }

    /// Whether the way into the room is shown: while it is open, and from a little before the start on.
    pub const fn lets_in(self, now: Moment, starts: Moment) -> bool {
        match self {
            Self::Live => true,
            Self::Planned => may_open(now, starts),
            Self::Ended | Self::Cancelled => false,
        }
    }
}

/// A segment as a coordinator plans it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSegment {
    /// The segment it changes; none for a new one.
    pub id: Option<SegmentId>,
    /// What it is for.
    pub kind: SegmentKind,
    /// Its title; empty when the kind says enough.
    pub title: String,
    /// Its length.
    pub minutes: u32,
    /// Who speaks.
    pub presenter: Option<PersonId>,
}

/// What a coordinator says about a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it is about.
    pub topic: String,
    /// What people can do afterwards.
    pub objectives: Vec<String>,
    /// The wall-clock time in the program's zone.
    pub local: DateTime,
    /// Its length.
    pub minutes: u32,
    /// Its segments in order.
    pub segments: Vec<PlannedSegment>,
}

/// A further session of a cycle, as a coordinator asks for it. Its agenda is the program's pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// What it is about; may be empty.
    pub topic: String,
    /// The wall-clock time in the program's zone.
    pub local: DateTime,
}

impl Added {
    /// Reads it from `topic`, `date`, `time`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let topic = check.maybe_line("topic", 200);
        let date = check.date("date");
        let time = check.time("time");
        check.build(|| Some(Self { topic, local: date?.to_datetime(time?) }))
    }
}

/// Whether a session that starts then is over before it can be held: nobody could come, and nobody would be told.
pub fn is_too_late(now: Moment, starts: Moment, minutes: u32) -> bool {
    starts.plus_minutes(i64::from(minutes)).micros() <= now.micros()
}

/// When whoever takes part is reminded of a session that starts then: a day before, at the same hour.
pub const fn reminded(starts: Moment) -> Moment {
    starts.plus_days(-1)
}

/// The most segments one session has.
pub const MOST_SEGMENTS: usize = 12;

impl Plan {
    /// The plan of a filled-in form: `topic`, `objectives` (one a line), `date`, `time`, `minutes`, and for each segment
    /// from 1 on `kind-N`, `title-N`, `minutes-N`, `presenter-N` and, when it is there already, `segment-N`. A row without
    /// a kind counts for nothing. `presents` tells who may be named as a presenter.
    pub fn check(fields: &Fields, presents: impl Fn(PersonId) -> bool) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let topic = check.line("topic", 200);
        let objectives = curriculum::objectives(&check.maybe_text("objectives", 2000));
        let date = check.date("date");
        let time = check.time("time");
        let minutes = check.number("minutes", 15, 480);
        let segments: Vec<_> =
            (1..=MOST_SEGMENTS).filter_map(|place| read_segment(&mut check, place, &presents)).collect();
        let planned: u32 = segments.iter().map(|segment| segment.minutes).sum();
        if let Some(minutes) = minutes
            && i64::from(planned) > minutes
        {
            let args = vec![("planned", planned.to_string()), ("minutes", minutes.to_string())];
            check.fault_with("minutes", "session-fault-minutes", args);
        }
        check.build(|| {
            let minutes = u32::try_from(minutes?).ok()?;
            Some(Self { topic, objectives, local: date?.to_datetime(time?), minutes, segments })
        })
    }

    /// The form that shows a session with its agenda.
    pub fn fields(topic: &str, objectives: &[String], local: DateTime, minutes: u32, agenda: &[Segment]) -> Fields {
        let mut fields = Fields::default()
            .with("topic", topic)
            .with("objectives", objectives.join("\n"))
            .with("date", local.date().to_string())
            .with("time", local.strftime("%H:%M").to_string())
            .with("minutes", minutes.to_string());
        for (place, segment) in (1..).zip(agenda) {
            fields = fields
                .with(format!("segment-{place}"), segment.id.to_string())
                .with(format!("kind-{place}"), segment.kind.code())
                .with(format!("title-{place}"), &segment.title)
                .with(format!("minutes-{place}"), segment.minutes.to_string())
                .with(format!("presenter-{place}"), segment.presenter.map(|id| id.to_string()).unwrap_or_default());
        }
        fields
    }
}

fn read_segment(check: &mut Check<'_>, place: usize, presents: impl Fn(PersonId) -> bool) -> Option<PlannedSegment> {
    let kind = check.maybe_choice(&format!("kind-{place}"), SegmentKind::parse)?;
    let id = check.maybe_choice(&format!("segment-{place}"), |text| text.parse().ok());
    let title = check.maybe_line(&format!("title-{place}"), 200);
    let minutes = check.number(&format!("minutes-{place}"), 1, 240);
    let presenter =
        check.maybe_choice(&format!("presenter-{place}"), |text| text.parse().ok().filter(|person| presents(*person)));
    Some(PlannedSegment { id, kind, title, minutes: u32::try_from(minutes?).ok()?, presenter })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::id::Id;

    fn filled() -> Fields {
        Fields::default()
            .with("topic", "Opioid tapering")
            .with("objectives", "- Plan a taper\n- Listen")
            .with("date", "2026-11-26")
            .with("time", "12:30")
            .with("minutes", "60")
            .with("kind-1", "welcome")
            .with("minutes-1", "5")
            .with("kind-2", "")
            .with("minutes-2", "not read")
            .with("kind-3", "didactic")
            .with("title-3", "Tapering in practice")
            .with("minutes-3", "20")
            .with("presenter-3", Uuid::from_u128(4).to_string())
    }

    fn everybody(_: PersonId) -> bool {
        true
    }

    #[test]
    fn a_filled_form_gives_the_plan_and_rows_without_a_kind_count_for_nothing() {
        let plan = Plan::check(&filled(), everybody).unwrap();
        assert_eq!(plan.objectives, ["Plan a taper", "Listen"]);
        assert_eq!(plan.local, date(2026, 11, 26).at(12, 30, 0, 0));
        let segments: Vec<_> = plan.segments.iter().map(|segment| (segment.kind, segment.minutes)).collect();
        assert_eq!(segments, [(SegmentKind::Welcome, 5), (SegmentKind::Didactic, 20)]);
        assert_eq!(plan.segments[1].presenter, Some(PersonId::from_uuid(Uuid::from_u128(4))));
    }

    #[test]
    fn segments_longer_than_the_session_are_refused() {
        let faults = Plan::check(&filled().with("kind-4", "case").with("minutes-4", "36"), everybody).unwrap_err();
        let fault = faults.of("minutes").unwrap();
        assert_eq!(fault.key, "session-fault-minutes");
        assert_eq!(fault.args, [("planned", "61".to_owned()), ("minutes", "60".to_owned())]);
        assert!(Plan::check(&filled().with("kind-4", "case").with("minutes-4", "35"), everybody).is_ok());
    }

    #[test]
    fn somebody_elses_person_is_no_presenter() {
        let faults = Plan::check(&filled(), |_| false).unwrap_err();
        assert_eq!(faults.of("presenter-3").unwrap().key, "fault-unknown-option");
    }

    #[test]
    fn states_go_forward_only() {
        let ways: Vec<_> = State::ALL
            .into_iter()
            .flat_map(|from| State::ALL.into_iter().filter(move |to| from.may_become(*to)).map(move |to| (from, to)))
            .collect();
        assert_eq!(
            ways,
            [(State::Planned, State::Live), (State::Planned, State::Cancelled), (State::Live, State::Ended)]
        );
    }

    #[test]
    fn the_room_lets_people_in_twenty_minutes_before_the_start() {
        let starts = Moment::from_micros(0);
        assert!(!State::Planned.lets_in(starts.plus_minutes(-21), starts));
        assert!(State::Planned.lets_in(starts.plus_minutes(-20), starts));
        assert!(!State::Cancelled.lets_in(starts, starts));
        assert!(!State::Ended.lets_in(starts, starts));
    }
}
