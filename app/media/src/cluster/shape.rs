//! What is said to a cluster's API and what it answers, as far as we use it: LiveKit's `RoomService` in its JSON form. Its
//! server writes the names of the protocol, its messages the names of JSON: both are read. What we do not know is passed over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sfu::token::Source;

/// A whole number as JSON carries 64 bits: in a text, or plain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Number")]
pub(crate) struct Whole(pub(crate) i64);

#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Plain(i64),
    Text(String),
    Other(serde::de::IgnoredAny),
}

impl From<Number> for Whole {
    fn from(number: Number) -> Self {
        match number {
            Number::Plain(number) => Self(number),
            Number::Text(text) => Self(text.parse().unwrap_or(0)),
            Number::Other(serde::de::IgnoredAny) => Self(0),
        }
    }
}

/// A named value of an enumeration; empty where it was a number that has no name yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "serde_json::Value")]
pub(crate) struct Name(pub(crate) String);

impl From<serde_json::Value> for Name {
    fn from(value: serde_json::Value) -> Self {
        Self(value.as_str().unwrap_or_default().to_owned())
    }
}

#[derive(Serialize)]
pub(crate) struct ListRooms<'a> {
    pub(crate) names: &'a [&'a str],
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct RoomList {
    pub(crate) rooms: Vec<Room>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Room {
    pub(crate) name: String,
}

#[derive(Serialize)]
pub(crate) struct InRoom<'a> {
    pub(crate) room: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ParticipantList {
    pub(crate) participants: Vec<Participant>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Participant {
    pub(crate) sid: String,
    pub(crate) identity: String,
    pub(crate) state: Name,
    pub(crate) tracks: Vec<Track>,
    #[serde(alias = "joinedAt")]
    pub(crate) joined_at: Whole,
    #[serde(alias = "joinedAtMs")]
    pub(crate) joined_at_ms: Whole,
    pub(crate) permission: Option<Permission>,
    #[serde(alias = "disconnectReason")]
    pub(crate) disconnect_reason: Name,
}

impl Participant {
    /// When they came, in microseconds since 1970; 0 where it is not told.
    pub(crate) fn joined(&self) -> i64 {
        match (self.joined_at_ms.0, self.joined_at.0) {
            (0, seconds) => seconds.saturating_mul(1_000_000),
            (millis, _) => millis.saturating_mul(1_000),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Track {
    pub(crate) sid: String,
    pub(crate) source: Name,
    pub(crate) muted: bool,
}

/// What a track shows or says.
pub(crate) fn source(name: &Name) -> Option<Source> {
    match name.0.as_str() {
        "CAMERA" => Some(Source::Camera),
        "MICROPHONE" => Some(Source::Microphone),
        "SCREEN_SHARE" => Some(Source::ScreenShare),
        "SCREEN_SHARE_AUDIO" => Some(Source::ScreenShareAudio),
        _ => None,
    }
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Permission {
    #[serde(alias = "canSubscribe")]
    pub(crate) can_subscribe: bool,
    #[serde(alias = "canPublish")]
    pub(crate) can_publish: bool,
    #[serde(alias = "canPublishData")]
    pub(crate) can_publish_data: bool,
    pub(crate) hidden: bool,
}

#[derive(Serialize)]
pub(crate) struct Somebody<'a> {
    pub(crate) room: &'a str,
    pub(crate) identity: &'a str,
    /// Tokens from before this second are not good any more, where the server looks at it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) revoke_token_ts: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct Mute<'a> {
    pub(crate) room: &'a str,
    pub(crate) identity: &'a str,
    pub(crate) track_sid: &'a str,
    pub(crate) muted: bool,
}

#[derive(Serialize)]
pub(crate) struct Update<'a> {
    pub(crate) room: &'a str,
    pub(crate) identity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) permission: Option<Permission>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) attributes: BTreeMap<String, String>,
}

#[derive(Serialize)]
pub(crate) struct Data<'a> {
    pub(crate) room: &'a str,
    /// In base64.
    pub(crate) data: String,
    pub(crate) kind: &'a str,
    pub(crate) destination_identities: Vec<String>,
    pub(crate) topic: &'a str,
    /// In base64: the server passes on a message of the same nonce once.
    pub(crate) nonce: String,
}

#[derive(Serialize)]
pub(crate) struct Inscription<'a> {
    pub(crate) room: &'a str,
    pub(crate) metadata: &'a str,
}

/// An answer that says nothing but that it was done.
#[derive(Deserialize)]
pub(crate) struct Done {}

/// Why it was not done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fault {
    pub(crate) code: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_in_either_spelling_and_whatever_else_it_says() {
        let server = r#"{"sid":"PA_1","identity":"a","state":"ACTIVE","joined_at":"7","joined_at_ms":"7250","permission":null,
            "tracks":[{"sid":"TR_1","source":"MICROPHONE","muted":true,"width":0}],"disconnect_reason":"UNKNOWN_REASON"}"#;
        let one: Participant = serde_json::from_str(server).unwrap();
        assert_eq!((one.sid.as_str(), one.joined(), one.state.0.as_str()), ("PA_1", 7_250_000, "ACTIVE"));
        assert_eq!(one.tracks.first().and_then(|track| source(&track.source)), Some(Source::Microphone));
        let message = r#"{"sid":"PA_2","joinedAt":7,"disconnectReason":"CLIENT_INITIATED","kind":"AGENT","state":9,
            "permission":{"canPublish":true,"hidden":true}}"#;
        let other: Participant = serde_json::from_str(message).unwrap();
        assert_eq!((other.joined(), other.disconnect_reason.0.as_str()), (7_000_000, "CLIENT_INITIATED"));
        assert_eq!(other.state.0, "");
        assert!(other.permission.is_some_and(|permission| permission.can_publish && permission.hidden));
    }

    #[test]
    fn a_name_twice_is_refused() {
        assert!(serde_json::from_str::<Participant>(r#"{"sid":"PA_1","sid":"PA_2"}"#).is_err());
        assert!(serde_json::from_str::<Participant>(r#"{"joinedAt":"1","joined_at":"2"}"#).is_err());
    }
}
