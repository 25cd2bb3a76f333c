//! Webhooks: what happens in rooms, told to other programs over HTTP, and how to know that a message came from whom it says.
//!
//! Form and signature are those of a LiveKit server, so that one receiver serves both. The body is JSON; the `Authorization`
//! header carries a token signed with the shared key whose `sha256` claim is the digest of that body. This library makes and
//! checks messages; sending them, and trying again, is the caller's.

use std::time::{Duration, SystemTime};

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde::{Deserialize, Serialize};

use crate::jwt::{self, Fault, Key};

mod event;

pub use event::{Event, Happening, Person, RoomName, TrackKind, TrackName};

/// The type of the body, for the `Content-Type` header.
pub const CONTENT_TYPE: &str = "application/webhook+json";
/// How long a message may be on its way.
const LIFE: Duration = Duration::from_secs(5 * 60);
/// Largest body that is read, in bytes.
const LARGEST: usize = 256 * 1024;

/// Why a message is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// The header does not carry a token that was signed with the shared key.
    #[error("the message is not signed with the shared key")]
    Signature,
    /// The token belongs to another body.
    #[error("the message was changed on its way")]
    Digest,
    /// The message is older than it may be, or from the future.
    #[error("the message is too old, or not valid yet")]
    Time,
    /// The body is not an event.
    #[error("the message cannot be read")]
    Malformed,
    /// The body is longer than any event.
    #[error("the message is too long")]
    TooLong,
}

impl From<Fault> for WebhookError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Malformed | Fault::Signature => Self::Signature,
            Fault::Expired | Fault::Early => Self::Time,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    #[serde(default)]
    nbf: u64,
    exp: u64,
    sha256: String,
}

/// A message ready to be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The `Authorization` header.
    pub authorization: String,
    /// The body, of type [`CONTENT_TYPE`].
    pub body: Vec<u8>,
}

/// Writes and signs a message about an event. Sign anew for each try: a signature is good for five minutes.
pub fn sign(key: &Key, event: &Event, now: SystemTime) -> Signed {
    let body = event.write();
    Signed { authorization: authorize(key, &body, now), body }
}

fn authorize(key: &Key, body: &[u8], now: SystemTime) -> String {
    let start = jwt::seconds(now);
    let sha256 = BASE64.encode(digest(&SHA256, body).as_ref());
    jwt::seal(key, &Claims { iss: key.name.clone(), nbf: start, exp: start.saturating_add(LIFE.as_secs()), sha256 })
}

/// Checks that a body came from whoever knows the key and was not changed, comparing in constant time. `authorization` is the
/// header's value, with or without `Bearer`. A message may be posted again within its time: remember [`Event::id`].
///
/// # Errors
/// A [`WebhookError`]; nothing of a body may be used then.
pub fn verify(key: &Key, authorization: &str, body: &[u8], now: SystemTime) -> Result<(), WebhookError> {
    if body.len() > LARGEST {
        return Err(WebhookError::TooLong);
    }
    let token = authorization.trim();
    let token = token.strip_prefix("Bearer ").unwrap_or(token);
    let claims: Claims = jwt::open(key, token)?;
    if claims.iss != key.name {
        return Err(WebhookError::Signature);
    }
    jwt::within(claims.nbf, claims.exp, now)?;
    let stated = claims.sha256.as_bytes();
    // LiveKit writes plain base64; some of its libraries the kind for addresses.
    let stated = BASE64.decode(stated).or_else(|_| BASE64URL_NOPAD.decode(stated)).map_err(|_| WebhookError::Digest)?;
    let actual = digest(&SHA256, body);
    verify_slices_are_equal(&stated, actual.as_ref()).map_err(|_| WebhookError::Digest)
}

/// Checks a message as [`verify`] does and reads the event in it.
///
/// # Errors
/// A [`WebhookError`].
pub fn read(key: &Key, authorization: &str, body: &[u8], now: SystemTime) -> Result<Event, WebhookError> {
    verify(key, authorization, body, now)?;
    Event::read(body).ok_or(WebhookError::Malformed)
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn key() -> Key {
        Key::new("hub", b"a secret of the tests")
    }

    fn noon() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_800_000_000)
    }

    fn event() -> Event {
        Event {
            id: "EV_1".into(),
            happening: Happening::TrackPublished,
            room: RoomName { sid: "RM_1".into(), name: "session-7".into() },
            person: Some(Person { sid: "PA_1".into(), identity: "ana".into(), name: "Ana \"Lopez\"".into() }),
            track: Some(TrackName {
                sid: "TR_1".into(),
                kind: TrackKind::Video,
                source: Some(crate::token::Source::Camera),
            }),
            at: noon(),
        }
    }

    #[test]
    fn a_message_is_read_as_it_was_written() {
        for happening in [
            Happening::RoomStarted,
            Happening::RoomFinished,
            Happening::ParticipantJoined,
            Happening::ParticipantLeft,
            Happening::TrackPublished,
            Happening::TrackUnpublished,
        ] {
            let event = Event { happening, ..event() };
            let signed = sign(&key(), &event, noon());
            assert_eq!(read(&key(), &signed.authorization, &signed.body, noon()), Ok(event));
        }
    }

    #[test]
    fn the_body_is_what_a_livekit_server_writes() {
        let written: serde_json::Value = serde_json::from_slice(&sign(&key(), &event(), noon()).body).unwrap();
        assert_eq!(
            written,
            serde_json::json!({
                "event": "track_published",
                "id": "EV_1",
                "createdAt": "1800000000",
                "room": { "sid": "RM_1", "name": "session-7" },
                "participant": { "sid": "PA_1", "identity": "ana", "name": "Ana \"Lopez\"" },
                "track": { "sid": "TR_1", "type": "VIDEO", "source": "CAMERA" },
            })
        );
        // The library that LiveKit's own server kit reads it with understands it.
        let theirs: livekit_protocol::WebhookEvent = serde_json::from_value(written).unwrap();
        assert_eq!(theirs.created_at, 1_800_000_000);
        assert_eq!(theirs.participant.unwrap().identity, "ana");
        assert_eq!(theirs.track.unwrap().source(), livekit_protocol::TrackSource::Camera);
    }

    #[test]
    fn what_a_livekit_server_writes_is_read_whatever_else_it_says() {
        let theirs = livekit_protocol::WebhookEvent {
            event: "participant_left".into(),
            id: "EV_9".into(),
            created_at: 1_800_000_000,
            room: Some(livekit_protocol::Room {
                sid: "RM_1".into(),
                name: "session-7".into(),
                creation_time: 5,
                ..Default::default()
            }),
            participant: Some(livekit_protocol::ParticipantInfo {
                sid: "PA_1".into(),
                identity: "ana".into(),
                joined_at: 7,
                permission: Some(Default::default()),
                ..Default::default()
            }),
            ..Default::default()
        };
        let body = serde_json::to_vec(&theirs).unwrap();
        let authorization = authorize(&key(), &body, noon());
        let event = read(&key(), &format!("Bearer {authorization}"), &body, noon()).unwrap();
        assert_eq!((event.happening, event.id.as_str(), event.at), (Happening::ParticipantLeft, "EV_9", noon()));
        assert_eq!(event.person.unwrap().identity, "ana");
        let egress = br#"{"event":"egress_started","id":"EV_2","createdAt":"1800000000","later":[1]}"#;
        let event = read(&key(), &authorize(&key(), egress, noon()), egress, noon()).unwrap();
        assert_eq!(event.happening, Happening::Other);
    }

    #[test]
    fn a_changed_body_another_key_a_stale_message_and_an_access_token_are_refused() {
        let signed = sign(&key(), &event(), noon());
        let check = |key: &Key, authorization: &str, body: &[u8], late: u64| {
            verify(key, authorization, body, noon() + Duration::from_secs(late))
        };
        let body = signed.body.as_slice();
        assert_eq!(check(&key(), &signed.authorization, body, 310), Ok(()));
        assert_eq!(check(&key(), &signed.authorization, body, 311), Err(WebhookError::Time));
        let mut changed = signed.body.clone();
        changed.push(b' ');
        assert_eq!(check(&key(), &signed.authorization, &changed, 0), Err(WebhookError::Digest));
        for other in [Key::new("hub", b"another"), Key::new("other", b"a secret of the tests")] {
            assert_eq!(check(&other, &signed.authorization, body, 0), Err(WebhookError::Signature));
        }
        let grants = crate::token::Grants::participant("r", "a");
        let access = crate::token::mint(&key(), &grants, noon(), Duration::from_secs(60));
        for nonsense in ["", "Bearer ", "a.b.c", access.as_str()] {
            assert_eq!(check(&key(), nonsense, body, 0), Err(WebhookError::Signature), "{nonsense:.8}");
        }
        let short = jwt::seal(&key(), &Claims { iss: "hub".into(), nbf: 0, exp: u64::MAX, sha256: String::new() });
        assert_eq!(check(&key(), &short, body, 0), Err(WebhookError::Digest));
        assert_eq!(check(&key(), &signed.authorization, &vec![b' '; LARGEST + 1], 0), Err(WebhookError::TooLong));
        let text = b"no event";
        assert_eq!(read(&key(), &authorize(&key(), text, noon()), text, noon()), Err(WebhookError::Malformed));
    }

    #[test]
    fn a_webhook_token_opens_no_room() {
        let signed = sign(&key(), &event(), noon());
        let read = crate::token::verify(&key(), &signed.authorization, noon());
        assert_eq!(read, Err(crate::token::TokenError::Malformed), "it names nobody");
    }
}
