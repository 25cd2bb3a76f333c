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

/// The `Authorization` header of a message with this body. Sign anew for each try: a signature is good for five minutes.
pub fn authorize(key: &Key, body: &[u8], now: SystemTime) -> String {
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

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn a_changed_body_another_key_and_a_stale_message_are_refused() {
        let key = Key::new("hub", b"a secret of the tests");
        let noon = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let authorization = authorize(&key, b"body", noon);
        assert_eq!(verify(&key, &authorization, b"body", noon), Ok(()));
        assert_eq!(verify(&key, &authorization, b"body ", noon), Err(WebhookError::Digest));
        let other = Key::new("hub", b"another");
        assert_eq!(verify(&other, &authorization, b"body", noon), Err(WebhookError::Signature));
        let late = noon + Duration::from_secs(311);
        assert_eq!(verify(&key, &authorization, b"body", late), Err(WebhookError::Time));
    }
}
