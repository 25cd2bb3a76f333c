//! What a statement is given: one value type for both databases, so that each SQL text is written once.

use domain::{
    id::{self, Id},
    language::Language,
    moment::{Moment, Zone},
};
use uuid::Uuid;

/// A value bound to a placeholder. Absent values keep their type, which PostgreSQL needs.
#[derive(Clone)]
pub enum Value {
    /// UUID column.
    Uuid(Option<Uuid>),
    /// TEXT column.
    Text(Option<String>),
    /// BIGINT column.
    Int(Option<i64>),
    /// BOOLEAN column.
    Bool(bool),
    /// BYTEA column (SQLite: any column).
    Bytes(Option<Vec<u8>>),
}

/// Builds the list of values of a statement: `values![id, name, moment]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Value::from($value)),*] };
}

macro_rules! from {
    ($($source:ty => |$value:ident| $made:expr;)+) => {$(
        impl From<$source> for Value {
            fn from($value: $source) -> Self { $made }
        }
    )+};
}

from! {
    Uuid => |value| Self::Uuid(Some(value));
    &str => |value| Self::Text(Some(value.to_owned()));
    String => |value| Self::Text(Some(value));
    &String => |value| Self::Text(Some(value.clone()));
    Option<String> => |value| Self::Text(value);
    Option<&str> => |value| Self::Text(value.map(str::to_owned));
    i64 => |value| Self::Int(Some(value));
    i32 => |value| Self::Int(Some(value.into()));
    u32 => |value| Self::Int(Some(value.into()));
    u16 => |value| Self::Int(Some(value.into()));
    Option<u32> => |value| Self::Int(value.map(i64::from));
    Option<i64> => |value| Self::Int(value);
    bool => |value| Self::Bool(value);
    Vec<u8> => |value| Self::Bytes(Some(value));
    &[u8] => |value| Self::Bytes(Some(value.to_vec()));
    Option<Vec<u8>> => |value| Self::Bytes(value);
    Moment => |value| Self::Int(Some(value.micros()));
    Option<Moment> => |value| Self::Int(value.map(Moment::micros));
    Language => |value| Self::Text(Some(value.code().to_owned()));
    &Zone => |value| Self::Text(Some(value.as_str().to_owned()));
}

macro_rules! from_ids {
    ($($name:ident)+) => {$(
        impl From<id::$name> for Value {
            fn from(value: id::$name) -> Self { Self::Uuid(Some(value.uuid())) }
        }
        impl From<Option<id::$name>> for Value {
            fn from(value: Option<id::$name>) -> Self { Self::Uuid(value.map(Id::uuid)) }
        }
    )+};
}

from_ids! {
    HubId PersonId ProgramId CycleId RegistrationId SessionId SegmentId CaseId HandId ClarificationId CommentId RecommendationId
    SnippetId AttachmentId LetterId ObjectionId WordingId RoleActId CertificateId SurveyId WaveId JobId MailId FileId RequestKey CodeId CoderId RoundId CodingId MemoId ThemeId ReportId
    StudyId FocusGroupId ParticipantId TranscriptId QuoteId RecordingId TrackId ViewId
}
