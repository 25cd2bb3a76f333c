//! How media gets through: ports as clients are told them, TCP beside UDP, relays.

use std::fmt;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_lc_rs::hmac;
use data_encoding::BASE64;
use livekit_protocol as proto;

/// Ways for media beyond the UDP port. The default has none.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// The UDP port that clients are told, where it is not the one listened on because something in
    /// front of this machine hands packets on.
    pub udp_port: Option<u16>,
    /// Media over TCP as well, for networks that let no UDP out.
    pub tcp: Option<Tcp>,
    /// A TURN server, for networks that let only TLS out.
    pub turn: Option<Turn>,
}

/// Media over TCP (ICE-TCP, RFC 6544).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tcp {
    /// Where to listen; port 0 lets the system choose.
    pub bind: SocketAddr,
    /// The port that clients are told, such as 443 when a proxy there hands on what is not TLS; the
    /// one listened on when left out.
    pub port: Option<u16>,
}

/// A TURN server that shares a secret with this one (coturn's `use-auth-secret`): every participant
/// gets a pass of their own, good for some hours.
#[derive(Clone)]
pub struct Turn {
    /// Its addresses, such as `turns:turn.example.org:443?transport=tcp`.
    pub urls: Vec<String>,
    /// The secret.
    pub secret: Vec<u8>,
    /// How long a pass is good for: longer than a meeting.
    pub life: Duration,
}

impl Turn {
    /// A pass for somebody: the time it ends and a name, signed
    /// (draft-uberti-behave-turn-rest-00; SHA-1 is what TURN servers speak).
    pub(crate) fn pass(&self, name: &str, now: SystemTime) -> proto::IceServer {
        let until = now.duration_since(UNIX_EPOCH).unwrap_or_default().saturating_add(self.life).as_secs();
        let username = format!("{until}:{name}");
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.secret);
        let credential = BASE64.encode(hmac::sign(&key, username.as_bytes()).as_ref());
        proto::IceServer { urls: self.urls.clone(), username, credential }
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turn").field("urls", &self.urls).field("life", &self.life).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_ends_in_time_and_is_signed_as_turn_servers_expect() {
        let turn = Turn {
            urls: vec!["turns:turn.example.org:443?transport=tcp".into()],
            secret: b"north".to_vec(),
            life: Duration::from_secs(3_600),
        };
        let pass = turn.pass("PA_x", UNIX_EPOCH + Duration::from_secs(1_000));
        assert_eq!(pass.username, "4600:PA_x");
        // printf '4600:PA_x' | openssl dgst -sha1 -hmac north -binary | base64
        assert_eq!(pass.credential, "5pFjuGedRx/EtVNGUiGMZgkeuXo=");
        assert!(!format!("{turn:?}").contains("north"));
    }
}
