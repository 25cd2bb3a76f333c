//! What a cluster tells: LiveKit's webhooks. A message counts when its signature fits its body, when it is young, and once.

use std::collections::HashMap;

use domain::moment::Moment;
use serde::Deserialize;
use sfu::token::Key;
use sfu::webhook::{self, WebhookError};

use crate::cluster::{Name, Participant, Room, Whole};
use crate::presence::{Change, Departure, Presence};
use crate::ticket::wall;

/// How old a message may be, in minutes, and how far ahead our clock may be behind it.
const OLDEST: i64 = 5;
/// How long a message is known again, in minutes: longer than one may be old.
const MEMORY: i64 = 2 * OLDEST;
/// Messages that are known again; more in ten minutes are told apart by the database.
const MOST: usize = 100_000;

/// Why nothing was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventRefusal {
    /// The rooms are in this process: nobody tells us about them.
    #[error("there is no media cluster")]
    NoCluster,
    /// Not signed with our key, or changed since.
    #[error("the message is not signed by the media cluster")]
    Unsigned,
    /// From before, or from the future.
    #[error("the message is too old")]
    Old,
    /// Signed, and yet no event.
    #[error("the message cannot be read")]
    Unreadable,
    /// Not kept yet; it must be told again.
    #[error("the message could not be kept yet")]
    Busy,
}

impl From<WebhookError> for EventRefusal {
    fn from(error: WebhookError) -> Self {
        match error {
            WebhookError::Signature | WebhookError::Digest => Self::Unsigned,
            WebhookError::Time => Self::Old,
            WebhookError::Malformed | WebhookError::TooLong => Self::Unreadable,
        }
    }
}

/// An event as it is told.
#[derive(Deserialize)]
pub(crate) struct Event {
    pub(crate) id: String,
    event: String,
    #[serde(alias = "createdAt")]
    created_at: Whole,
    #[serde(default)]
    room: Room,
    #[serde(default)]
    participant: Option<Participant>,
}

/// Believes a message, or not.
pub(crate) fn read(key: &Key, authorization: &str, body: &[u8], now: Moment) -> Result<Event, EventRefusal> {
    webhook::verify(key, authorization, body, wall(now))?;
    let event: Event = serde_json::from_slice(body).map_err(|_| EventRefusal::Unreadable)?;
    if event.id.is_empty() || event.id.len() > 200 {
        return Err(EventRefusal::Unreadable);
    }
    let at = event.at();
    if at < now.plus_minutes(-OLDEST) || at > now.plus_minutes(OLDEST) {
        return Err(EventRefusal::Old);
    }
    Ok(event)
}

impl Event {
    /// When it happened, as exactly as it is told: to the second.
    fn at(&self) -> Moment {
        Moment::from_micros(self.created_at.0.saturating_mul(1_000_000))
    }

    /// What it says about who is in a room of ours; None for everything else: rooms that begin and end, tracks, other
    /// programs' rooms and machines that take part.
    pub(crate) fn presence(&self) -> Option<Presence> {
        let participant = self.participant.as_ref()?;
        let (session, person) = (self.room.name.parse().ok()?, participant.identity.parse().ok()?);
        let joined = Moment::from_micros(participant.joined());
        let (change, at) = match self.event.as_str() {
            "participant_joined" => (Change::Arrived, if joined.micros() > 0 { joined } else { self.at() }),
            // Seconds are cut off: nobody leaves before they came.
            "participant_left" | "participant_connection_aborted" => {
                (Change::Left(departure(&participant.disconnect_reason)), self.at().max(joined))
            }
            _ => return None,
        };
        Some(Presence { session, person, stay: participant.sid.clone(), change, at })
    }
}

fn departure(reason: &Name) -> Departure {
    match reason.0.as_str() {
        "CLIENT_INITIATED" => Departure::Left,
        "DUPLICATE_IDENTITY" => Departure::Replaced,
        "PARTICIPANT_REMOVED" => Departure::Removed,
        "ROOM_DELETED" | "ROOM_CLOSED" => Departure::Closed,
        "SERVER_SHUTDOWN" => Departure::Shutdown,
        "JOIN_FAILURE" | "MEDIA_FAILURE" => Departure::Failed,
        _ => Departure::Lost,
    }
}

/// The messages that were taken in.
#[derive(Default)]
pub(crate) struct Heard {
    since: HashMap<String, Moment>,
}

impl Heard {
    /// Whether a message was taken in before.
    pub(crate) fn knows(&mut self, id: &str, now: Moment) -> bool {
        if self.since.len() >= MOST {
            self.since.retain(|_, at| *at >= now.plus_minutes(-MEMORY));
        }
        self.since.contains_key(id)
    }

    /// Remembers a message.
    pub(crate) fn note(&mut self, id: String, now: Moment) {
        if self.since.len() < MOST {
            self.since.insert(id, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = Moment::from_micros(1_800_000_000_000_000);

    #[test]
    fn a_message_is_known_again_until_it_would_be_too_old() {
        let mut heard = Heard::default();
        assert!(!heard.knows("EV_1", NOON));
        heard.note("EV_1".to_owned(), NOON);
        assert!(heard.knows("EV_1", NOON.plus_minutes(OLDEST)));
        for number in 2..=MOST {
            heard.note(format!("EV_{number}"), NOON);
        }
        heard.note("one too many".to_owned(), NOON);
        assert!(!heard.knows("one too many", NOON), "the memory is bounded");
        assert!(!heard.knows("EV_1", NOON.plus_minutes(MEMORY + 1)), "it is made free again");
    }

    #[test]
    fn departures_are_told_by_their_reason() {
        let of = |reason: &str| departure(&Name(reason.to_owned()));
        assert_eq!(of("CLIENT_INITIATED"), Departure::Left);
        assert_eq!(of("DUPLICATE_IDENTITY"), Departure::Replaced);
        assert_eq!(of("PARTICIPANT_REMOVED"), Departure::Removed);
        assert_eq!(of("ROOM_DELETED"), Departure::Closed);
        assert_eq!(of("SERVER_SHUTDOWN"), Departure::Shutdown);
        assert_eq!(of("MEDIA_FAILURE"), Departure::Failed);
        assert_eq!((of("SIGNAL_CLOSE"), of(""), of("MIGRATION")), (Departure::Lost, Departure::Lost, Departure::Lost));
    }
}
