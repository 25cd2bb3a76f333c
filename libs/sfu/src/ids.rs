//! Names of things: the keys this server uses inside, and the sids that clients see.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

/// A participant inside one worker; never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PeerKey(pub(crate) u64);

/// A published track inside one worker; never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TrackKey(pub(crate) u64);

/// One websocket; never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct SessionKey(pub(crate) u64);

/// A new sid such as `PA_x7Kd93kfh2Qs`.
pub(crate) fn sid(prefix: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789xy";
    let mut bytes = [0u8; 14];
    // A system without randomness could not have made its keys; zeros would only repeat a name.
    let _ = SystemRandom::new().fill(&mut bytes);
    let mut sid = String::with_capacity(prefix.len() + bytes.len());
    sid.push_str(prefix);
    for byte in bytes {
        let letter = LETTERS.get(usize::from(byte & 63)).copied().unwrap_or(b'A');
        sid.push(char::from(letter));
    }
    sid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sids_have_their_prefix_and_differ() {
        let first = sid("TR_");
        assert!(first.starts_with("TR_"));
        assert_eq!(first.len(), 17);
        assert!(first.chars().skip(3).all(|letter| letter.is_ascii_alphanumeric()));
        assert_ne!(first, sid("TR_"));
    }
}
