//! Secrets of links and logins: long, random, kept hashed.

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::BASE64URL_NOPAD;
use domain::world::World;

/// A new secret of 192 bits, fit for an address or a cookie.
pub fn draw(world: &World) -> String {
    BASE64URL_NOPAD.encode(&world.secret::<24>())
}

/// What the store keeps of a secret.
pub fn hash(secret: &str) -> Vec<u8> {
    digest(&SHA256, secret.as_bytes()).as_ref().to_vec()
}
