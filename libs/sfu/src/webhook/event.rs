//! Events as they stand in a webhook's body: the protocol's JSON, of which the few fields that matter are read.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::ids;
use crate::jwt::{moment, seconds};
use crate::moderation::TrackSummary;
use crate::presence::{Change, Presence};
use crate::token::Source;

/// Something happened in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Unique: the same event posted again has the same.
    pub id: String,
    /// What happened.
    pub happening: Happening,
    /// Where; empty names in events that are not about a room.
    pub room: RoomName,
    /// Who, in events about participants and tracks.
    pub person: Option<Person>,
    /// What they send, in events about tracks.
    pub track: Option<TrackName>,
    /// When, in whole seconds.
    pub at: SystemTime,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The first participant came.
    RoomStarted,
    /// The last one is gone.
    RoomFinished,
    /// Somebody came in.
    ParticipantJoined,
    /// Somebody is gone.
    ParticipantLeft,
    /// Somebody began to send something.
    TrackPublished,
    /// Somebody ceased to send something.
    TrackUnpublished,
    /// An event this library has no use for, such as those of recorders.
    Other,
}

/// Which room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomName {
    /// New each time a room is opened.
    pub sid: String,
    /// Its name, as in the tokens.
    pub name: String,
}

/// Which participant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// New for each time somebody joins.
    pub sid: String,
    /// Unique in the room, as in the token.
    pub identity: String,
    /// The name others see.
    pub name: String,
}

/// Which track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackName {
    /// Its name in the room.
    pub sid: String,
    /// Sound or pictures.
    pub kind: TrackKind,
    /// What it shows or says; None when the client did not tell.
    pub source: Option<Source>,
}

/// Sound or pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackKind {
    /// Sound.
    Audio,
    /// Pictures.
    Video,
}

/// The body. Numbers of 64 bits are written as text in the protocol's JSON, and read as either.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    event: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    created_at: Seconds,
    #[serde(default)]
    room: Option<RoomName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    participant: Option<Person>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    track: Option<TrackBody>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Seconds {
    Text(String),
    Number(u64),
}

impl Default for Seconds {
    fn default() -> Self {
        Self::Number(0)
    }
}

#[derive(Serialize, Deserialize)]
struct TrackBody {
    #[serde(default)]
    sid: String,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    source: String,
}

const NAMES: [(&str, Happening); 6] = [
    ("room_started", Happening::RoomStarted),
    ("room_finished", Happening::RoomFinished),
    ("participant_joined", Happening::ParticipantJoined),
    ("participant_left", Happening::ParticipantLeft),
    ("track_published", Happening::TrackPublished),
    ("track_unpublished", Happening::TrackUnpublished),
];

const SOURCES: [(&str, Source); 4] = [
    ("CAMERA", Source::Camera),
    ("MICROPHONE", Source::Microphone),
    ("SCREEN_SHARE", Source::ScreenShare),
    ("SCREEN_SHARE_AUDIO", Source::ScreenShareAudio),
];

impl Event {
    /// What a receiver of webhooks is told about something that happened; None for what they are not told.
    pub fn of(presence: &Presence) -> Option<Self> {
        let happening = match &presence.change {
            Change::RoomStarted => Happening::RoomStarted,
            Change::RoomFinished => Happening::RoomFinished,
            Change::Joined { .. } => Happening::ParticipantJoined,
            Change::Left(_) => Happening::ParticipantLeft,
            Change::Published(_) => Happening::TrackPublished,
            Change::Unpublished(_) => Happening::TrackUnpublished,
            Change::Attributes(_)
            | Change::Reconnecting
            | Change::Resumed
            | Change::Speaking(_)
            | Change::Spoke { .. } => return None,
        };
        let name = match &presence.change {
            Change::Joined { name, .. } => name.clone(),
            _ => String::new(),
        };
        let person = (!presence.identity.is_empty()).then(|| Person {
            sid: presence.participant.clone(),
            identity: presence.identity.clone(),
            name,
        });
        let track = match &presence.change {
            Change::Published(track) | Change::Unpublished(track) => Some(TrackName::of(track)),
            _ => None,
        };
        let room = RoomName { sid: presence.room_sid.clone(), name: presence.room.clone() };
        Some(Self { id: ids::sid("EV_"), happening, room, person, track, at: moment(seconds(presence.wall)) })
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let event = NAMES.iter().find(|(_, happening)| *happening == self.happening);
        let track = self.track.as_ref().map(|track| TrackBody {
            sid: track.sid.clone(),
            kind: if track.kind == TrackKind::Video { "VIDEO".into() } else { "AUDIO".into() },
            source: SOURCES
                .iter()
                .find(|(_, source)| Some(*source) == track.source)
                .map_or("UNKNOWN", |(name, _)| name)
                .to_owned(),
        });
        let body = Body {
            event: event.map_or("other", |(name, _)| name).to_owned(),
            id: self.id.clone(),
            created_at: Seconds::Text(seconds(self.at).to_string()),
            room: Some(self.room.clone()),
            participant: self.person.clone(),
            track,
        };
        // Texts only: writing them cannot fail.
        serde_json::to_vec(&body).unwrap_or_default()
    }

    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let body: Body = serde_json::from_slice(body).ok()?;
        let happening = NAMES.iter().find(|(name, _)| *name == body.event).map_or(Happening::Other, |(_, what)| *what);
        let at = match body.created_at {
            Seconds::Text(text) => text.parse().ok()?,
            Seconds::Number(number) => number,
        };
        let track = body.track.map(|track| TrackName {
            sid: track.sid,
            kind: if track.kind == "VIDEO" { TrackKind::Video } else { TrackKind::Audio },
            source: SOURCES.iter().find(|(name, _)| *name == track.source).map(|(_, source)| *source),
        });
        let room = body.room.unwrap_or_default();
        Some(Self { id: body.id, happening, room, person: body.participant, track, at: moment(at) })
    }
}

impl TrackName {
    fn of(track: &TrackSummary) -> Self {
        let video = matches!(track.source, Some(Source::Camera | Source::ScreenShare)) || track.sid.starts_with("TR_V");
        let kind = if video { TrackKind::Video } else { TrackKind::Audio };
        Self { sid: track.sid.clone(), kind, source: track.source }
    }
}
