//! Recordings of sessions: off unless a program says otherwise, never of anybody without their own yes, and never of a case
//! unless the program says so too.

mod cut;

use crate::{
    agenda::{Agenda, Place, SegmentKind},
    fields::{Check, Faults, Fields},
};

pub use cut::{Cuts, Stretch};

/// The words by which people are asked now. Their answer is kept with it: other words are another question.
pub const WORDING: &str = "2026-11";

/// Days that recordings are kept, unless a program says otherwise.
pub const DAYS: u32 = 90;

/// How much is left out when somebody who leads presses for it, in milliseconds: what was said last.
pub const LAST: u64 = 60_000;

/// How long nothing is seen and heard between two parts in one file of a whole session, in milliseconds.
pub const GAP: u64 = 2_000;

/// What of its sessions a program lets be recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Nothing.
    #[default]
    Off,
    /// Everything but the cases.
    Didactic,
    /// Everything, cases too.
    Whole,
}

impl Extent {
    /// Every extent, in the order in which a choice lists them.
    pub const ALL: [Self; 3] = [Self::Off, Self::Didactic, Self::Whole];

    /// The code, as the database keeps it; its name is the message "recording-extent-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Didactic => "didactic",
            Self::Whole => "whole",
        }
    }

    /// The extent of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extent| extent.code() == code)
    }

    /// Whether a session may be recorded at a place of its agenda; why not, if not.
    pub fn allows(self, agenda: &Agenda, place: Option<Place>) -> Result<(), Refused> {
        let place = place.filter(|place| *place != Place::Ended).ok_or(Refused::NotLive)?;
        let kind = place.segment().and_then(|id| agenda.segment(id)).map(|segment| segment.kind);
        match self {
            Self::Off => Err(Refused::Off),
            Self::Didactic if kind == Some(SegmentKind::Case) => Err(Refused::Case),
            Self::Didactic | Self::Whole => Ok(()),
        }
    }
}

/// What a program says about recordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What is recorded at most.
    pub extent: Extent,
    /// Days that a recording is kept; then it is deleted.
    pub days: u32,
}

impl Rule {
    /// The rule of a filled-in form.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let extent = check.choice("extent", Extent::parse);
        let days = check.number("days", 1, 3_650);
        check.build(|| Some(Self { extent: extent?, days: u32::try_from(days?).ok()? }))
    }

    /// The form that gives this rule back.
    pub fn fields(&self) -> Fields {
        Fields::default().with("extent", self.extent.code()).with("days", self.days.to_string())
    }
}

/// Why nothing is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The program does not record.
    Off,
    /// A case is discussed, and the program records no cases.
    Case,
    /// The session is not live.
    NotLive,
    /// Nobody is in the media room yet.
    Empty,
    /// The room is encrypted from end to end.
    Encrypted,
    /// The rooms are those of a cluster, which records by itself.
    Cluster,
    /// It is being recorded already.
    Already,
    /// Nothing can be written.
    Disk,
    /// The media server has too much to do.
    Busy,
}

impl Refused {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::Off,
        Self::Case,
        Self::NotLive,
        Self::Empty,
        Self::Encrypted,
        Self::Cluster,
        Self::Already,
        Self::Disk,
        Self::Busy,
    ];

    /// The sentence, as a key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Off => "recording-refused-off",
            Self::Case => "recording-refused-case",
            Self::NotLive => "recording-refused-not-live",
            Self::Empty => "recording-refused-empty",
            Self::Encrypted => "recording-refused-encrypted",
            Self::Cluster => "recording-refused-cluster",
            Self::Already => "recording-refused-already",
            Self::Disk => "recording-refused-disk",
            Self::Busy => "recording-refused-busy",
        }
    }
}

/// Why a recorded stretch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Somebody stopped it.
    Stopped,
    /// A case began that is not recorded, or the session ended.
    Agenda,
    /// Nobody was left in the room.
    Empty,
    /// The program stopped.
    Shutdown,
    /// The program broke off; what was written until then is there.
    Broken,
    /// Nothing could be written any more.
    Disk,
}

impl Ending {
    /// Every ending.
    pub const ALL: [Self; 6] = [Self::Stopped, Self::Agenda, Self::Empty, Self::Shutdown, Self::Broken, Self::Disk];

    /// The code, as the database keeps it; its name is the message "recording-ending-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Agenda => "agenda",
            Self::Empty => "empty",
            Self::Shutdown => "shutdown",
            Self::Broken => "broken",
            Self::Disk => "disk",
        }
    }

    /// The ending of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.code() == code)
    }
}

/// What a recorded track shows or says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What somebody says.
    Microphone,
    /// Their face.
    Camera,
    /// What they show.
    Screen,
    /// What that says.
    ScreenSound,
    /// Everybody in one file, put together afterwards.
    Together,
    /// The same with all parts of a session behind each other.
    Whole,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 6] =
        [Self::Microphone, Self::Camera, Self::Screen, Self::ScreenSound, Self::Together, Self::Whole];

    /// The code, as the media server and the database keep it; its name is the message "recording-source-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Microphone => "microphone",
            Self::Camera => "camera",
            Self::Screen => "screen",
            Self::ScreenSound => "screen-sound",
            Self::Together => "together",
            Self::Whole => "whole",
        }
    }

    /// Whether it was put together of what several sent.
    pub const fn is_everybody(self) -> bool {
        matches!(self, Self::Together | Self::Whole)
    }

    /// The source of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// The media type of its file, and how the file's name ends.
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Microphone | Self::ScreenSound => ("audio/ogg", "ogg"),
            Self::Camera | Self::Screen | Self::Together | Self::Whole => ("video/webm", "webm"),
        }
    }
}

/// How far one file of everybody is that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// It is being made.
    Waits,
    /// It could not be made.
    Failed,
}

impl Together {
    /// The code, as the database keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Failed => "failed",
        }
    }

    /// The state of a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Waits, Self::Failed].into_iter().find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Segment, Step};
    use crate::id::{Id as _, SegmentId};

    fn agenda() -> (Agenda, SegmentId, SegmentId) {
        let [talk, case] = [1, 2].map(|number| SegmentId::from_uuid(uuid::Uuid::from_u128(number)));
        let segment = |id, kind| Segment { id, kind, title: String::new(), minutes: 10, presenter: None, case: None };
        (Agenda::new(vec![segment(talk, SegmentKind::Didactic), segment(case, SegmentKind::Case)]), talk, case)
    }

    #[test]
    fn nothing_is_recorded_unless_the_program_says_so_and_cases_only_when_it_says_that_too() {
        let (agenda, talk, case) = agenda();
        let at = |extent: Extent, place| extent.allows(&agenda, place);
        let (talk, case) = (Some(Place::In(talk, Step::Whole)), Some(Place::In(case, Step::Clarify)));
        for place in [Some(Place::Doors), talk, case] {
            assert_eq!(at(Extent::default(), place), Err(Refused::Off));
            assert_eq!(at(Extent::Whole, place), Ok(()));
        }
        assert_eq!((at(Extent::Didactic, talk), at(Extent::Didactic, case)), (Ok(()), Err(Refused::Case)));
        for place in [None, Some(Place::Ended)] {
            assert_eq!(at(Extent::Whole, place), Err(Refused::NotLive));
        }
    }

    #[test]
    fn a_rule_is_a_choice_and_a_number_of_days() {
        let rule = Rule { extent: Extent::Didactic, days: 30 };
        assert_eq!(Rule::check(&rule.fields()), Ok(rule));
        let faults = Rule::check(&Fields::default().with("extent", "all").with("days", "0")).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["extent", "days"]);
    }

    #[test]
    fn every_code_is_read_back() {
        assert!(Extent::ALL.iter().all(|one| Extent::parse(one.code()) == Some(*one)));
        assert!(Ending::ALL.iter().all(|one| Ending::parse(one.code()) == Some(*one)));
        assert!(Source::ALL.iter().all(|one| Source::parse(one.code()) == Some(*one)));
    }
}
