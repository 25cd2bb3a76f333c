//! Fresh tokens for those who are in: whoever comes back hours later comes with one that is good, and with what they may do now.

use std::time::{Duration, Instant};

use livekit_protocol::signal_response::Message;

use super::Worker;
use crate::clock;
use crate::ids::PeerKey;
use crate::token::{self, Grants};

/// How often a client gets a fresh token, and how long that is good.
const PAUSE: Duration = Duration::from_secs(5 * 60);
const LIFE: Duration = Duration::from_secs(10 * 60);
/// Most bytes of metadata and attributes in a token, which stands in addresses. What is longer is left out: a resume does not
/// need it, and a client that starts over brings its own.
const MOST_TEXT: usize = 4 * 1024;

impl Worker {
    /// Sends a client a token for the time after this: the one it came in with is used up.
    pub(super) fn renew_token(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        peer.renewed = clock::now();
        let token = token::mint(&self.key, &portable(&peer.grants), clock::wall(), LIFE);
        peer.send(Message::RefreshToken(token));
    }

    /// Renews the tokens that are getting old. Who has no websocket now gets one on coming back.
    pub(super) fn renew_tokens(&mut self) {
        let now = clock::now();
        let old: Vec<PeerKey> = self
            .peers
            .values()
            .filter(|peer| peer.link.is_some() && due(peer.renewed, now))
            .map(|peer| peer.key)
            .collect();
        for key in old {
            self.renew_token(key);
        }
    }
}

fn due(renewed: Instant, now: Instant) -> bool {
    now.saturating_duration_since(renewed) >= PAUSE
}

/// Grants as they fit in a token.
fn portable(grants: &Grants) -> Grants {
    let mut grants = grants.clone();
    let text: usize = grants.attributes.iter().map(|(name, value)| name.len().saturating_add(value.len())).sum();
    if text.saturating_add(grants.metadata.len()) > MOST_TEXT {
        grants.metadata.clear();
        grants.attributes.clear();
    }
    grants
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;
    use crate::token::{Key, TokenError};

    /// The newest token of somebody who was in for so long: minted at the last pause before.
    fn newest(key: &Key, grants: &Grants, came: SystemTime, stayed: Duration) -> String {
        let (start, mut renewed) = (Instant::now(), Duration::ZERO);
        let mut token = token::mint(key, grants, came, Duration::from_secs(60));
        let mut passed = Duration::ZERO;
        while passed <= stayed {
            if due(start + renewed, start + passed) {
                renewed = passed;
                token = token::mint(key, &portable(grants), came + passed, LIFE);
            }
            passed += Duration::from_millis(100);
        }
        token
    }

    #[test]
    fn who_was_in_for_hours_comes_back_with_a_good_token() {
        let key = Key::new("hub", b"a secret of the tests");
        let mut grants = Grants::participant("r", "ana");
        grants.can_publish = false;
        let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let hours = Duration::from_secs(3 * 3_600 + 299);
        let first = token::mint(&key, &grants, noon, Duration::from_secs(60));
        assert_eq!(token::verify(&key, &first, noon + hours), Err(TokenError::Expired));
        let last = newest(&key, &grants, noon, hours);
        let read = token::verify(&key, &last, noon + hours).unwrap();
        assert_eq!(read.grants, grants);
        assert_eq!(read.expires, noon + Duration::from_secs(3 * 3_600 + 600));
    }

    #[test]
    fn a_token_stays_short_enough_for_an_address() {
        let key = Key::new("hub", b"a secret of the tests");
        let mut grants = Grants::participant("r", "ana");
        grants.metadata = "m".repeat(32 * 1024);
        grants.attributes.insert("a".into(), "v".repeat(32 * 1024));
        let now = SystemTime::UNIX_EPOCH;
        let token = token::mint(&key, &portable(&grants), now, LIFE);
        assert_eq!(token::verify(&key, &token, now).unwrap().grants.identity, "ana");
        assert!(token.len() < 1_000);
    }
}
