//! What a statement gives back: a row of either database, read by column name.

use domain::{
    id::{self, Id},
    language::Language,
    moment::{Moment, Zone},
};
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};
use uuid::Uuid;

use crate::error::{Error, Result};

/// A row of either database.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// The value of a column.
    pub fn get<T: Column>(&self, column: &'static str) -> Result<T> {
        T::read(self, column)
    }

    /// The value of a text column, parsed; a text that cannot be parsed is an inconsistency.
    pub fn parse<T>(&self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        parse(&self.get::<String>(column)?).ok_or(Error::Inconsistent(column))
    }

    /// As [`Row::parse`], for a column that may be absent.
    pub fn maybe_parse<T>(&self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>> {
        self.get::<Option<String>>(column)?.map(|text| parse(&text).ok_or(Error::Inconsistent(column))).transpose()
    }
}

/// A type that a column can hold.
pub trait Column: Sized {
    /// Reads the column of a row.
    fn read(row: &Row, column: &'static str) -> Result<Self>;
}

macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, column: &'static str) -> Result<Self> {
                match row {
                    Row::Sqlite(row) => Ok(row.try_get_unchecked(column)?),
                    Row::Postgres(row) => Ok(row.try_get(column)?),
                }
            }
        }
    )+};
}

plain!(i64, Option<i64>, bool, String, Option<String>, Vec<u8>, Option<Vec<u8>>, Uuid, Option<Uuid>);

macro_rules! wrapped {
    ($($type:ty, $inner:ty, |$value:ident| $made:expr;)+) => {$(
        impl Column for $type {
            fn read(row: &Row, column: &'static str) -> Result<Self> {
                let $value: $inner = row.get(column)?;
                $made
            }
        }
    )+};
}

wrapped! {
    Moment, i64, |value| Ok(Moment::from_micros(value));
    Option<Moment>, Option<i64>, |value| Ok(value.map(Moment::from_micros));
    Language, String, |value| Language::parse(&value).ok_or(Error::Inconsistent("language"));
    Zone, String, |value| Zone::parse(&value).ok_or(Error::Inconsistent("zone"));
    u32, i64, |value| u32::try_from(value).map_err(|_| Error::Inconsistent("count"));
}

macro_rules! ids {
    ($($name:ident)+) => {$(
        impl Column for id::$name {
            fn read(row: &Row, column: &'static str) -> Result<Self> {
                Ok(Self::from_uuid(row.get(column)?))
            }
        }
        impl Column for Option<id::$name> {
            fn read(row: &Row, column: &'static str) -> Result<Self> {
                Ok(row.get::<Option<Uuid>>(column)?.map(Id::from_uuid))
            }
        }
    )+};
}

ids! {
    HubId PersonId ProgramId CycleId RegistrationId SessionId SegmentId CaseId HandId ClarificationId CommentId RecommendationId
    SnippetId AttachmentId LetterId ObjectionId WordingId RoleActId CertificateId SurveyId WaveId JobId MailId FileId RequestKey CodeId CoderId RoundId CodingId MemoId ThemeId ReportId
    StudyId FocusGroupId ParticipantId TranscriptId QuoteId RecordingId TrackId ViewId
}
