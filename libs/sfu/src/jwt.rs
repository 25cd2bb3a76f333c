//! Signed claims: JSON Web Tokens with HMAC-SHA256 (RFC 7519) and nothing else. Another method in the header is refused.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_lc_rs::hmac;
use data_encoding::BASE64URL_NOPAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Longest token that is looked at, in bytes.
pub(crate) const LONGEST: usize = 16 * 1024;
/// How far the clocks of two machines may be apart.
const LEEWAY: Duration = Duration::from_secs(10);

/// The shared secret that tokens are signed with, and its public name.
#[derive(Clone)]
pub struct Key {
    pub(crate) name: String,
    secret: hmac::Key,
}

impl Key {
    /// A key called `name` (the token's `iss`) with the given secret.
    pub fn new(name: impl Into<String>, secret: &[u8]) -> Self {
        Self { name: name.into(), secret: hmac::Key::new(hmac::HMAC_SHA256, secret) }
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Why a token was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Not three parts of base64url text with JSON inside, or signed by another method.
    Malformed,
    /// The signature does not fit.
    Signature,
    /// Past its end.
    Expired,
    /// Before its start.
    Early,
}

#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    typ: Option<String>,
}

/// Signs claims.
pub(crate) fn seal(key: &Key, claims: &impl Serialize) -> String {
    let header = r#"{"alg":"HS256","typ":"JWT"}"#;
    // Claims hold strings, numbers and maps with string keys only: writing them cannot fail.
    let body = serde_json::to_string(claims).unwrap_or_default();
    let mut token = BASE64URL_NOPAD.encode(header.as_bytes());
    token.push('.');
    token.push_str(&BASE64URL_NOPAD.encode(body.as_bytes()));
    let tag = hmac::sign(&key.secret, token.as_bytes());
    token.push('.');
    token.push_str(&BASE64URL_NOPAD.encode(tag.as_ref()));
    token
}

/// Reads claims whose signature fits, compared in constant time. Their times are the caller's to check.
pub(crate) fn open<T: DeserializeOwned>(key: &Key, token: &str) -> Result<T, Fault> {
    if token.len() > LONGEST {
        return Err(Fault::Malformed);
    }
    let (signed, tag) = token.rsplit_once('.').ok_or(Fault::Malformed)?;
    let (header, body) = signed.split_once('.').ok_or(Fault::Malformed)?;
    let decode = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Fault::Malformed);
    let header: Header = serde_json::from_slice(&decode(header)?).map_err(|_| Fault::Malformed)?;
    if header.alg != "HS256" {
        return Err(Fault::Malformed);
    }
    hmac::verify(&key.secret, signed.as_bytes(), &decode(tag)?).map_err(|_| Fault::Signature)?;
    serde_json::from_slice(&decode(body)?).map_err(|_| Fault::Malformed)
}

/// Whether `now` lies between two times in seconds since 1970, give or take what clocks may be apart.
pub(crate) fn within(start: u64, end: u64, now: SystemTime) -> Result<(), Fault> {
    let now = seconds(now);
    if now > end.saturating_add(LEEWAY.as_secs()) {
        return Err(Fault::Expired);
    }
    if now.saturating_add(LEEWAY.as_secs()) < start {
        return Err(Fault::Early);
    }
    Ok(())
}

/// Whole seconds since 1970, 0 for a clock set before that.
pub(crate) fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs())
}

/// The moment so many seconds after 1970.
pub(crate) fn moment(seconds: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(UNIX_EPOCH)
}
