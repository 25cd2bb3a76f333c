//! A type for each identity, so that a person can never stand where a case belongs.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What every identity can do: be made from a UUID and give it back.
pub trait Id: Copy {
    /// Wraps a UUID that is already known to name this kind of thing.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The UUID inside, as the database keeps it.
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl Id for $name {
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+};
}

ids! {
    /// A hub: the team of specialists and the programs they run.
    HubId,
    /// A person, staff or practitioner.
    PersonId,
    /// A program: one subject a hub teaches.
    ProgramId,
    /// A cycle: the people who go through a curriculum together.
    CycleId,
    /// A request to take part in a cycle, and the enrolment it becomes.
    RegistrationId,
    /// One meeting of a cycle.
    SessionId,
    /// A timed part of a session's agenda.
    SegmentId,
    /// A de-identified case.
    CaseId,
    /// A raised hand in a session.
    HandId,
    /// A clarifying question on a case, with its answer.
    ClarificationId,
    /// A note of the hub's team on a case before its session.
    CommentId,
    /// One piece of advice on a case.
    RecommendationId,
    /// A recommendation of the hub's library.
    SnippetId,
    /// A picture or document attached to a case.
    AttachmentId,
    /// The letter that carries a case's recommendations to its presenter.
    LetterId,
    /// A reason with which somebody put a letter back to draft.
    ObjectionId,
    /// How a recommendation was worded before somebody changed it.
    WordingId,
    /// An act that somebody added to role maps.
    RoleActId,
    /// A certificate of credit.
    CertificateId,
    /// A survey of a program, in one version.
    SurveyId,
    /// One asking of a survey: for a cycle, at one time.
    WaveId,
    /// A frozen report of a program.
    ReportId,
    /// A qualitative study of a program.
    StudyId,
    /// A focus group of a study.
    FocusGroupId,
    /// Somebody who takes part in a study, as the study knows them.
    ParticipantId,
    /// What was said in a focus group.
    TranscriptId,
    /// Words of a participant that a report may print.
    QuoteId,
    /// A code of a study's codebook, the same in every version.
    CodeId,
    /// Somebody who codes in a study.
    CoderId,
    /// A round of coding.
    RoundId,
    /// A code given to a stretch of a transcript.
    CodingId,
    /// A thought written down on a code, a cue or a theme.
    MemoId,
    /// A theme over codes.
    ThemeId,
    /// A thing to do later.
    JobId,
    /// A mail in the outbox.
    MailId,
    /// A stretch of a session that is recorded.
    RecordingId,
    /// What one person sent in a recorded stretch, in one file.
    TrackId,
    /// That somebody opened one of them to play it.
    ViewId,
    /// A kept file.
    FileId,
    /// The key that makes a repeated request give the first result.
    RequestKey,
}
