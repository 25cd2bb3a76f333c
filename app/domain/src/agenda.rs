//! A session's agenda: its timed segments, and the place in it where a live session stands.
//!
//! Order of a case: present → clarify → recommend → summary (NEOMED, "Presenting a Case"). No advice before the
//! clarifying questions are over: [`Live::takes_recommendations`] is the only gate, and it opens by moving, never by a clock.

use std::{collections::BTreeSet, fmt};

use crate::{
    id::{CaseId, PersonId, SegmentId},
    moment::Moment,
};

/// Minutes before the start from which a session may be opened.
pub const DOORS: i64 = 20;

/// Whether a session that starts then may be opened now. There is no latest moment: a late start is still a start.
pub const fn may_open(now: Moment, starts: Moment) -> bool {
    now.micros() >= starts.plus_minutes(-DOORS).micros()
}

/// What a segment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SegmentKind {
    /// Announcements, roll call, introductions.
    Welcome,
    /// A short talk with questions.
    Didactic,
    /// One case, in four steps.
    Case,
    /// Thanks, the next date, the short evaluation.
    WrapUp,
}

impl SegmentKind {
    /// Every kind, in the order in which a session has them.
    pub const ALL: [Self; 4] = [Self::Welcome, Self::Didactic, Self::Case, Self::WrapUp];

    /// The code, as the database keeps it; its name is the message "agenda-segment-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Didactic => "didactic",
            Self::Case => "case",
            Self::WrapUp => "wrap-up",
        }
    }

    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A timed part of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its id.
    pub id: SegmentId,
    /// What it is for.
    pub kind: SegmentKind,
    /// What it is called, as the topic of the talk; empty when the kind says enough.
    pub title: String,
    /// Planned minutes.
    pub minutes: u32,
    /// Who gives the talk or presents the case, once known.
    pub presenter: Option<PersonId>,
    /// The case that is discussed, once one is scheduled. Only in a segment for a case.
    pub case: Option<CaseId>,
}

/// A step within a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// The whole segment: it has no steps.
    Whole,
    /// The presenter gives the case and the question.
    Present,
    /// Clarifying questions only.
    Clarify,
    /// Recommendations, spokes and hub.
    Recommend,
    /// The facilitator sums up, and the date of the follow-up is set.
    Summary,
}

impl Step {
    const ALL: [Self; 5] = [Self::Whole, Self::Present, Self::Clarify, Self::Recommend, Self::Summary];

    /// The steps of a case with their shares of its minutes: of 25 minutes 5, 8, 9 and 3 (after ECHO Ontario's
    /// 25-minute case segments and the durations published for the steps).
    const CASE: [(Self, u32); 4] = [(Self::Present, 5), (Self::Clarify, 8), (Self::Recommend, 9), (Self::Summary, 3)];

    /// The code, as the database keeps it; its name is the message "agenda-step-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Present => "present",
            Self::Clarify => "clarify",
            Self::Recommend => "recommend",
            Self::Summary => "summary",
        }
    }

    /// The step of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Whether the step lies behind the clarifying questions.
    const fn is_after_clarifying(self) -> bool {
        matches!(self, Self::Recommend | Self::Summary)
    }
}

impl Segment {
    /// The steps of this segment in order. A place for a case that nobody presents has none.
    fn steps(&self) -> Vec<Step> {
        if self.kind == SegmentKind::Case && self.case.is_some() {
            Step::CASE.iter().map(|(step, _)| *step).collect()
        } else {
            vec![Step::Whole]
        }
    }

    /// The planned seconds of a step; those of all steps add up to the segment's minutes.
    fn seconds(&self, step: Step) -> i64 {
        let whole = i64::from(self.minutes) * 60;
        let shares: u32 = Step::CASE.iter().map(|(_, share)| share).sum();
        let until = |last: Step| {
            let taken: u32 = Step::CASE.iter().filter(|(step, _)| *step <= last).map(|(_, share)| share).sum();
            whole * i64::from(taken) / i64::from(shares)
        };
        match step {
            Step::Whole => whole,
            Step::Present => until(Step::Present),
            Step::Clarify => until(Step::Clarify) - until(Step::Present),
            Step::Recommend => until(Step::Recommend) - until(Step::Clarify),
            Step::Summary => whole - until(Step::Recommend),
        }
    }
}

/// A place in an agenda. Written as "doors", "SEGMENT.STEP" or "ended".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// People arrive; nothing has begun.
    Doors,
    /// A step of a segment.
    In(SegmentId, Step),
    /// The session is over.
    Ended,
}

impl Place {
    /// The place that a text names; none when it names none.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "doors" => Some(Self::Doors),
            "ended" => Some(Self::Ended),
            _ => {
                let (segment, step) = text.split_once('.')?;
                Some(Self::In(segment.parse().ok()?, Step::parse(step)?))
            }
        }
    }

    /// The segment of the place, if it is in one.
    pub const fn segment(self) -> Option<SegmentId> {
        match self {
            Self::In(segment, _) => Some(segment),
            Self::Doors | Self::Ended => None,
        }
    }

    /// The step of the place, if it is in a segment.
    pub const fn step(self) -> Option<Step> {
        match self {
            Self::In(_, step) => Some(step),
            Self::Doors | Self::Ended => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doors => f.write_str("doors"),
            Self::In(segment, step) => write!(f, "{segment}.{}", step.code()),
            Self::Ended => f.write_str("ended"),
        }
    }
}

/// The segments of a session in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda(Vec<Segment>);

impl Agenda {
    /// An agenda of these segments in this order.
    pub fn new(segments: Vec<Segment>) -> Self {
        Self(segments)
    }

    /// The segments in order.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// A segment by its id.
    pub fn segment(&self, id: SegmentId) -> Option<&Segment> {
        self.0.iter().find(|segment| segment.id == id)
    }

    /// The segment in which a case is discussed.
    pub fn segment_of(&self, case: CaseId) -> Option<&Segment> {
        self.0.iter().find(|segment| segment.case == Some(case))
    }

    /// Every place in order, from the doors to the end.
    pub fn places(&self) -> Vec<Place> {
        let inside =
            self.0.iter().flat_map(|segment| segment.steps().into_iter().map(|step| Place::In(segment.id, step)));
        std::iter::once(Place::Doors).chain(inside).chain(std::iter::once(Place::Ended)).collect()
    }

    /// All planned minutes.
    pub fn minutes(&self) -> u32 {
        self.0.iter().map(|segment| segment.minutes).sum()
    }

    /// The planned seconds at a place; none at the doors and at the end.
    pub fn seconds(&self, place: Place) -> Option<i64> {
        let Place::In(segment, step) = place else { return None };
        Some(self.segment(segment)?.seconds(step))
    }

    /// Where a place stands among [`Agenda::places`]. When the agenda was changed under a live session, the nearest that is left.
    fn position(&self, place: Place) -> usize {
        let places = self.places();
        let exact = places.iter().position(|found| *found == place);
        let same_segment =
            || places.iter().position(|found| place.segment().is_some() && found.segment() == place.segment());
        exact.or_else(same_segment).unwrap_or(0)
    }
}

/// Why a move is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The agenda has no such place.
    #[error("there is no such place in this agenda")]
    Unknown,
    /// The clarifying questions of that case have not been heard.
    #[error("the clarifying questions come first")]
    ClarifyFirst,
    /// The session is over.
    #[error("the session has ended")]
    Ended,
}

impl Refused {
    /// The sentence that explains the refusal.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "agenda-refused-unknown",
            Self::ClarifyFirst => "agenda-refused-clarify-first",
            Self::Ended => "agenda-refused-ended",
        }
    }
}

/// Where a live session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// The place.
    pub place: Place,
    /// Since when.
    pub since: Moment,
    /// The segments whose clarifying step has ended.
    pub clarified: BTreeSet<SegmentId>,
}

impl Live {
    /// A session whose doors have just opened.
    pub fn open(now: Moment) -> Self {
        Self { place: Place::Doors, since: now, clarified: BTreeSet::new() }
    }

    /// The place that comes next; none at the end.
    pub fn next(&self, agenda: &Agenda) -> Option<Place> {
        agenda.places().get(agenda.position(self.place) + 1).copied().filter(|_| self.place != Place::Ended)
    }

    /// The nearest earlier place that may be gone back to; none at the doors and at the end.
    pub fn previous(&self, agenda: &Agenda) -> Option<Place> {
        if self.place == Place::Ended {
            return None;
        }
        let before = agenda.places().into_iter().take(agenda.position(self.place)).rev();
        before.into_iter().find(|place| self.may_go(agenda, *place).is_ok())
    }

    /// Whether the session may move to a place: forward, back or by a jump.
    pub fn may_go(&self, agenda: &Agenda, to: Place) -> Result<(), Refused> {
        if self.place == Place::Ended {
            return Err(Refused::Ended);
        }
        if !agenda.places().contains(&to) {
            return Err(Refused::Unknown);
        }
        match to {
            Place::In(segment, step) if step.is_after_clarifying() => {
                let heard = self.clarified.contains(&segment) || self.place == Place::In(segment, Step::Clarify);
                if heard { Ok(()) } else { Err(Refused::ClarifyFirst) }
            }
            _ => Ok(()),
        }
    }

    /// The session after a move. Leaving the clarifying step forward within its case ends that step for good.
    pub fn go(&self, agenda: &Agenda, to: Place, now: Moment) -> Result<Self, Refused> {
        self.may_go(agenda, to)?;
        let mut clarified = self.clarified.clone();
        if let Place::In(segment, step) = to
            && step.is_after_clarifying()
        {
            clarified.insert(segment);
        }
        Ok(Self { place: to, since: now, clarified })
    }

    /// Whether recommendations on a segment's case are accepted: its clarifying step has ended, nobody went back to it, and the
    /// session goes on.
    pub fn takes_recommendations(&self, segment: SegmentId) -> bool {
        let back = matches!(self.place, Place::In(here, step) if here == segment && !step.is_after_clarifying());
        self.clarified.contains(&segment) && !back && self.place != Place::Ended
    }

    /// Whether clarifying questions on a segment's case are accepted: from its presentation on, while the session goes on.
    pub fn takes_questions(&self, agenda: &Agenda, segment: SegmentId) -> bool {
        let first = agenda.position(Place::In(segment, Step::Present));
        self.place != Place::Ended && first > 0 && agenda.position(self.place) >= first
    }

    /// The cases whose discussion a move ends: their clarifying step has ended and the session goes on behind their segment.
    pub fn presented_by(&self, agenda: &Agenda, to: Place) -> Vec<CaseId> {
        let after = agenda.position(to);
        let behind = |segment: &&Segment| {
            let last = agenda.position(Place::In(segment.id, Step::Summary));
            self.clarified.contains(&segment.id) && to.segment() != Some(segment.id) && after > last
        };
        agenda.segments().iter().filter(behind).filter_map(|segment| segment.case).collect()
    }

    /// The time at this place; none at the doors and at the end.
    pub fn time(&self, agenda: &Agenda, now: Moment) -> Option<Time> {
        Some(Time { planned: agenda.seconds(self.place)?, used: now.seconds_since(self.since).max(0) })
    }
}

/// The time at one place, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Planned for it.
    pub planned: i64,
    /// Used so far.
    pub used: i64,
}

impl Time {
    /// What is left; negative when the time is over.
    pub const fn left(self) -> i64 {
        self.planned - self.used
    }
}

#[cfg(test)]
mod tests;
