//! Access tokens: who may enter which room and do what there, signed with HMAC-SHA256.
//!
//! The claims are those of the LiveKit access token, so the same token opens a room of a LiveKit
//! server that knows the same key. Absent permissions mean "allowed", as there.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::ids;
pub use crate::jwt::Key;
use crate::jwt::{self, Fault};

/// What a track shows or says; permissions can be given for some sources only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A camera.
    Camera,
    /// A microphone.
    Microphone,
    /// A shared screen or window.
    ScreenShare,
    /// The sound of a shared screen.
    ScreenShareAudio,
}

/// Who somebody is and what they may do in one room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    /// The person, unique in the room: a second one with the same identity takes over.
    pub identity: String,
    /// The name that others see.
    pub name: String,
    /// The room this token opens.
    pub room: String,
    /// Free text others can read.
    pub metadata: String,
    /// Named values others can read.
    pub attributes: BTreeMap<String, String>,
    /// May send audio and video.
    pub can_publish: bool,
    /// The sources that may be sent; empty means all.
    pub can_publish_sources: Vec<Source>,
    /// May receive audio and video.
    pub can_subscribe: bool,
    /// May send data messages.
    pub can_publish_data: bool,
    /// May change their own name, metadata and attributes.
    pub can_update_own_metadata: bool,
    /// Not shown to others.
    pub hidden: bool,
}

impl Grants {
    /// A participant of `room` who may send, receive and change their own attributes.
    pub fn participant(room: impl Into<String>, identity: impl Into<String>) -> Self {
        Self {
            identity: identity.into(),
            name: String::new(),
            room: room.into(),
            metadata: String::new(),
            attributes: BTreeMap::new(),
            can_publish: true,
            can_publish_sources: Vec::new(),
            can_subscribe: true,
            can_publish_data: true,
            can_update_own_metadata: true,
            hidden: false,
        }
    }
}

/// Why a token was refused. The text may be shown to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not three parts of base64url text with JSON inside, or signed by another method.
    #[error("this is not an access token for this server")]
    Malformed,
    /// The signature does not fit: another secret, or changed on the way.
    #[error("the access token was not issued by this server")]
    Signature,
    /// Past its end.
    #[error("the access token has expired")]
    Expired,
    /// Before its start.
    #[error("the access token is not valid yet")]
    Early,
    /// Good for something else than entering a room.
    #[error("the access token does not open a room")]
    NoRoom,
    /// Somebody came in with it already: it is good for one first join.
    #[error("the access token was used already; ask for a new one")]
    Spent,
}

impl From<Fault> for TokenError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Malformed => Self::Malformed,
            Fault::Signature => Self::Signature,
            Fault::Expired => Self::Expired,
            Fault::Early => Self::Early,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default)]
    nbf: u64,
    exp: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    jti: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    metadata: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, String>,
    #[serde(default)]
    video: Video,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Video {
    room_join: bool,
    room: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_publish: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    can_publish_sources: Vec<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_subscribe: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_publish_data: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_update_own_metadata: Option<bool>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
}

/// Signs `grants` for the time from `now` to `now + life`. Each token has a random id: whoever comes first with it comes in,
/// once. What renews it later is sent to the client by the server.
pub fn mint(key: &Key, grants: &Grants, now: SystemTime, life: Duration) -> String {
    let start = jwt::seconds(now);
    let claims = Claims {
        iss: key.name.clone(),
        sub: grants.identity.clone(),
        name: grants.name.clone(),
        nbf: start,
        exp: start.saturating_add(life.as_secs()),
        jti: ids::sid(""),
        metadata: grants.metadata.clone(),
        attributes: grants.attributes.clone(),
        video: Video {
            room_join: true,
            room: grants.room.clone(),
            can_publish: Some(grants.can_publish),
            can_publish_sources: grants.can_publish_sources.clone(),
            can_subscribe: Some(grants.can_subscribe),
            can_publish_data: Some(grants.can_publish_data),
            can_update_own_metadata: Some(grants.can_update_own_metadata),
            hidden: grants.hidden,
        },
    };
    jwt::seal(key, &claims)
}

/// A token with a good signature, within its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Who it is for.
    pub grants: Grants,
    /// Since when it has been good, in whole seconds: when it was minted.
    pub issued: SystemTime,
    /// Until when it is good, in whole seconds.
    pub expires: SystemTime,
    /// What tells it from every other token; its signature where whoever minted it gave it no id.
    pub id: String,
}

/// Checks a token's signature and times, and reads who it is for. Whether it was used before is not looked at.
///
/// # Errors
/// A [`TokenError`] that says what is wrong; nothing of a token with a bad signature is used.
pub fn verify(key: &Key, token: &str, now: SystemTime) -> Result<Token, TokenError> {
    let claims: Claims = jwt::open(key, token)?;
    if claims.iss != key.name {
        return Err(TokenError::Signature);
    }
    jwt::within(claims.nbf, claims.exp, now)?;
    if !claims.video.room_join || claims.video.room.is_empty() || claims.sub.is_empty() {
        return Err(TokenError::NoRoom);
    }
    let video = claims.video;
    let id = if claims.jti.is_empty() { token.rsplit('.').next().unwrap_or_default().to_owned() } else { claims.jti };
    let grants = Grants {
        identity: claims.sub,
        name: claims.name,
        room: video.room,
        metadata: claims.metadata,
        attributes: claims.attributes,
        can_publish: video.can_publish.unwrap_or(true),
        can_publish_sources: video.can_publish_sources,
        can_subscribe: video.can_subscribe.unwrap_or(true),
        can_publish_data: video.can_publish_data.unwrap_or(true),
        can_update_own_metadata: video.can_update_own_metadata.unwrap_or(false),
        hidden: video.hidden,
    };
    Ok(Token { grants, issued: jwt::moment(claims.nbf), expires: jwt::moment(claims.exp), id })
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use data_encoding::BASE64URL_NOPAD;

    use super::*;
    use crate::jwt::LONGEST;

    fn key() -> Key {
        Key::new("hub", b"a secret of the tests")
    }

    fn noon() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_800_000_000)
    }

    #[test]
    fn a_token_tells_what_it_was_minted_with() {
        let mut grants = Grants::participant("session-1", "ana");
        grants.name = "Ana Lopez".into();
        grants.attributes.insert("profession".into(), "pharmacist".into());
        grants.can_publish_sources = vec![Source::Microphone, Source::ScreenShare];
        grants.hidden = true;
        let token = mint(&key(), &grants, noon(), Duration::from_secs(60));
        let read = verify(&key(), &token, noon()).unwrap();
        assert_eq!((read.grants, read.issued), (grants.clone(), noon()));
        assert_eq!(read.expires, noon() + Duration::from_secs(60));
        let again = verify(&key(), &mint(&key(), &grants, noon(), Duration::from_secs(60)), noon()).unwrap();
        assert_eq!(again.id.len(), 14);
        assert_ne!(read.id, again.id, "two tokens of the same second");
    }

    #[test]
    fn a_token_ends_and_does_not_begin_early() {
        let token = mint(&key(), &Grants::participant("r", "a"), noon(), Duration::from_secs(60));
        let at = |offset: i64| {
            let time = if offset < 0 {
                noon() - Duration::from_secs(offset.unsigned_abs())
            } else {
                noon() + Duration::from_secs(offset.unsigned_abs())
            };
            verify(&key(), &token, time).map(|token| token.grants.identity)
        };
        assert_eq!(at(-11), Err(TokenError::Early));
        assert_eq!(at(-10), Ok("a".to_owned()));
        assert_eq!(at(70), Ok("a".to_owned()));
        assert_eq!(at(71), Err(TokenError::Expired));
    }

    #[test]
    fn another_secret_another_issuer_and_a_changed_body_are_refused() {
        let grants = Grants::participant("r", "a");
        let token = mint(&key(), &grants, noon(), Duration::from_secs(60));
        assert_eq!(verify(&Key::new("hub", b"another"), &token, noon()), Err(TokenError::Signature));
        assert_eq!(verify(&Key::new("other", b"a secret of the tests"), &token, noon()), Err(TokenError::Signature));
        let other = mint(&key(), &Grants::participant("r", "b"), noon(), Duration::from_secs(60));
        let (head, tag) = token.rsplit_once('.').unwrap();
        let (body, _) = other.rsplit_once('.').unwrap();
        assert_ne!(head, body);
        assert_eq!(verify(&key(), &format!("{body}.{tag}"), noon()), Err(TokenError::Signature));
    }

    #[test]
    fn unsigned_oversized_and_senseless_tokens_are_refused() {
        let none = BASE64URL_NOPAD.encode(br#"{"alg":"none"}"#);
        for bad in
            [String::new(), "..".to_owned(), "a.b".to_owned(), format!("{none}.{none}."), "x".repeat(LONGEST + 1)]
        {
            assert_eq!(verify(&key(), &bad, noon()), Err(TokenError::Malformed), "{bad:.40}");
        }
    }

    #[test]
    fn a_token_that_others_minted_without_an_id_is_told_by_its_signature() {
        let token = |room: &str| {
            let claims = serde_json::json!({
                "iss": "hub", "sub": "ana", "exp": 1_800_000_060u64, "video": { "roomJoin": true, "room": room },
            });
            verify(&key(), &jwt::seal(&key(), &claims), noon()).unwrap()
        };
        assert_eq!(token("r").id, token("r").id);
        assert_ne!(token("r").id, token("s").id);
        assert_eq!(token("r").id.len(), 43);
    }

    #[test]
    fn a_token_without_a_room_opens_nothing() {
        let token = mint(&key(), &Grants::participant("", "a"), noon(), Duration::from_secs(60));
        assert_eq!(verify(&key(), &token, noon()), Err(TokenError::NoRoom));
    }
}
