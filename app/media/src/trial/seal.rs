//! The stand-in's own idea of tokens, apart from the one that is tested against it.

use aws_lc_rs::{digest, hmac};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use domain::moment::Moment;
use serde_json::{Value, json};

/// The longest life of an administrator's token, in seconds.
const LONGEST: i64 = 600;

fn sign(secret: &str, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let head = format!("{}.{}", part(&json!({ "alg": "HS256", "typ": "JWT" })), part(claims));
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let tag = hmac::sign(&key, head.as_bytes());
    format!("{head}.{}", BASE64URL_NOPAD.encode(tag.as_ref()))
}

/// The claims of a token that is signed with a secret.
pub(super) fn open(secret: &str, token: &str) -> Option<Value> {
    let (head, tag) = token.rsplit_once('.')?;
    let (kind, claims) = head.split_once('.')?;
    let kind: Value = serde_json::from_slice(&BASE64URL_NOPAD.decode(kind.as_bytes()).ok()?).ok()?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    hmac::verify(&key, head.as_bytes(), &BASE64URL_NOPAD.decode(tag.as_bytes()).ok()?).ok()?;
    if kind.get("alg")? != "HS256" {
        return None;
    }
    serde_json::from_slice(&BASE64URL_NOPAD.decode(claims.as_bytes()).ok()?).ok()
}

/// What a token allows: of this key, good now and not for long.
pub(super) fn admin(key: &str, secret: &str, token: &str, now: Moment) -> Option<Value> {
    let claims = open(secret, token)?;
    let (start, end) = (claims.get("nbf")?.as_i64()?, claims.get("exp")?.as_i64()?);
    let now = now.micros() / 1_000_000;
    let good = claims.get("iss")? == key && start <= now && now < end && end - start <= LONGEST;
    if good { claims.get("video").cloned() } else { None }
}

/// The header of a message: a token that states the digest of its body and is good for five minutes.
pub(super) fn webhook(key: &str, secret: &str, body: &[u8], now: Moment) -> String {
    let now = now.micros() / 1_000_000;
    let sum = BASE64.encode(digest::digest(&digest::SHA256, body).as_ref());
    sign(secret, &json!({ "iss": key, "nbf": now, "exp": now + 300, "sha256": sum }))
}
