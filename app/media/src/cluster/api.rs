//! Calls of a cluster's API: Twirp, which is a POST for each verb with JSON there and back.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use domain::moment::Moment;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sfu::admin::{self, Grant};
use sfu::token::Key;

use super::line::{Line, LineError};
use super::shape::Fault;
use crate::Refusal;
use crate::ticket::wall;

/// How long a token for one call is good. The cluster's clock may be a little off.
const LIFE: Duration = Duration::from_secs(60);
/// How long it rests before it tries again.
const REST: Duration = Duration::from_millis(200);

/// A verb of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    ListRooms,
    ListParticipants,
    GetParticipant,
    RemoveParticipant,
    MutePublishedTrack,
    UpdateParticipant,
    SendData,
    UpdateRoomMetadata,
    DeleteRoom,
}

impl Verb {
    fn path(self) -> &'static str {
        match self {
            Self::ListRooms => "/twirp/livekit.RoomService/ListRooms",
            Self::ListParticipants => "/twirp/livekit.RoomService/ListParticipants",
            Self::GetParticipant => "/twirp/livekit.RoomService/GetParticipant",
            Self::RemoveParticipant => "/twirp/livekit.RoomService/RemoveParticipant",
            Self::MutePublishedTrack => "/twirp/livekit.RoomService/MutePublishedTrack",
            Self::UpdateParticipant => "/twirp/livekit.RoomService/UpdateParticipant",
            Self::SendData => "/twirp/livekit.RoomService/SendData",
            Self::UpdateRoomMetadata => "/twirp/livekit.RoomService/UpdateRoomMetadata",
            Self::DeleteRoom => "/twirp/livekit.RoomService/DeleteRoom",
        }
    }

    /// It only looks: asking twice changes nothing.
    fn looks(self) -> bool {
        matches!(self, Self::ListRooms | Self::ListParticipants | Self::GetParticipant)
    }
}

/// Why a call did not do what it was to.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    /// See [`LineError`].
    #[error("the media cluster {0}: {1}")]
    Line(String, LineError),
    /// Another secret, an unknown key, or clocks that are minutes apart.
    #[error(
        "the media cluster {0} does not take our key: media.key and media.secret must be among its keys, and the clocks of \
         both machines right"
    )]
    Key(String),
    /// Something else answers there.
    #[error("there is no LiveKit server at {0}, or a proxy before it does not pass /twirp on")]
    NoApi(String),
    /// No such room or participant.
    #[error("the media cluster knows no such room or participant")]
    NotFound,
    /// Too much to do now.
    #[error("the media cluster {0} is busy")]
    Busy(String),
    /// Anything else.
    #[error("the media cluster {0} answered {1} {2}")]
    Odd(String, u16, String),
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::NotFound => Self::NotThere,
            ApiError::Busy(_) => Self::Busy,
            other => {
                tracing::warn!(error = %other, "the media cluster did not do what it was asked for");
                Self::Away
            }
        }
    }
}

/// The API of one cluster.
pub(crate) struct Api {
    line: Line,
    key: Key,
}

impl Api {
    pub(crate) fn new(line: Line, key: Key) -> Self {
        Self { line, key }
    }

    pub(crate) fn line(&self) -> &Line {
        &self.line
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    /// Calls a verb. What was never sent is tried twice, and so is what only looks.
    pub(crate) async fn call<A: DeserializeOwned>(
        &self,
        verb: Verb,
        grant: Grant<'_>,
        ask: &impl Serialize,
        now: Moment,
    ) -> Result<A, ApiError> {
        let body = Bytes::from(serde_json::to_vec(ask).unwrap_or_default());
        let token = admin::mint(&self.key, grant, wall(now), LIFE);
        let first = self.once(verb, &token, body.clone()).await;
        let again = match &first {
            Err(ApiError::Line(_, LineError::Unsent(_))) => true,
            Err(ApiError::Line(..) | ApiError::Busy(_)) => verb.looks(),
            _ => false,
        };
        if !again {
            return first;
        }
        tokio::time::sleep(REST).await;
        self.once(verb, &token, body).await
    }

    async fn once<A: DeserializeOwned>(&self, verb: Verb, token: &str, body: Bytes) -> Result<A, ApiError> {
        let place = || self.line.address().public.clone();
        let answer = self.line.post(verb.path(), token, body).await;
        let (status, body) = answer.map_err(|error| ApiError::Line(place(), error))?;
        if status == StatusCode::OK {
            let unreadable = |_| ApiError::Odd(place(), status.as_u16(), "with what cannot be read".to_owned());
            return serde_json::from_slice(&body).map_err(unreadable);
        }
        // Only the code, which is one of a short list: its sentence may name people.
        let code: String = serde_json::from_slice(&body).map(|fault: Fault| fault.code).unwrap_or_default();
        let code: String =
            code.chars().filter(|letter| letter.is_ascii_lowercase() || *letter == '_').take(40).collect();
        Err(match (status.as_u16(), code.as_str()) {
            (404, "not_found") => ApiError::NotFound,
            (401 | 403, _) => ApiError::Key(place()),
            (404 | 405, _) => ApiError::NoApi(place()),
            (429 | 502 | 503 | 504, _) => ApiError::Busy(place()),
            (status, _) => ApiError::Odd(place(), status, code),
        })
    }
}
