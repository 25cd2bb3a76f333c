//! Where a participant is now. An address can change under a connection (a translator on the way gives it another port, a
//! phone another network) while the transport still holds on to the old one for a quarter of a minute. So whoever is silent
//! there and has proved to be elsewhere is sent to where they are.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// How long nothing must have come from an address before another one takes its place.
const SILENCE: Duration = Duration::from_millis(800);
/// Addresses of one participant that are remembered.
const MOST: usize = 6;

/// The addresses of a participant.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// Where something came from, and when last.
    heard: Vec<(SocketAddr, Instant)>,
    /// The last address from which a signed connection check came.
    proved: Option<SocketAddr>,
    /// Where the transport sends to.
    aim: Option<SocketAddr>,
    /// Where what is meant for that goes instead.
    instead: Option<SocketAddr>,
}

impl Paths {
    /// Something came from an address that is known to be this participant's.
    pub(crate) fn hear(&mut self, from: SocketAddr, now: Instant) {
        if let Some(place) = self.heard.iter_mut().find(|(address, _)| *address == from) {
            place.1 = now;
            return;
        }
        if self.heard.len() >= MOST {
            self.heard.remove(0);
        }
        self.heard.push((from, now));
    }

    /// A signed connection check came from there.
    pub(crate) fn prove(&mut self, from: SocketAddr) {
        self.proved = Some(from);
    }

    /// Where a packet goes that the transport sends to an address.
    pub(crate) fn lead(&mut self, to: SocketAddr) -> SocketAddr {
        if self.aim != Some(to) {
            self.aim = Some(to);
            self.instead = None;
        }
        self.instead.unwrap_or(to)
    }

    /// Sees whether the participant has moved.
    pub(crate) fn look(&mut self, now: Instant) {
        let (Some(aim), Some(proved)) = (self.aim, self.proved) else { return };
        let silent = |address: SocketAddr| {
            let last = self.heard.iter().find(|(known, _)| *known == address).map(|(_, when)| *when);
            last.is_none_or(|when| now.saturating_duration_since(when) >= SILENCE)
        };
        if !silent(aim) {
            self.instead = None;
        } else if proved != aim && !silent(proved) {
            self.instead = Some(proved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_silent_here_and_proved_to_be_there_is_sent_there_until_they_are_back() {
        let (old, new): (SocketAddr, SocketAddr) =
            ("192.0.2.1:1000".parse().unwrap(), "192.0.2.1:2000".parse().unwrap());
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut paths = Paths::default();
        paths.hear(old, at(0));
        paths.prove(old);
        assert_eq!(paths.lead(old), old);
        // Both are heard: two ways at once, as while a browser looks for the better one.
        paths.hear(new, at(100));
        paths.prove(new);
        paths.look(at(200));
        assert_eq!(paths.lead(old), old);
        paths.hear(new, at(900));
        paths.look(at(900));
        assert_eq!(paths.lead(old), new);
        paths.hear(old, at(1_000));
        paths.look(at(1_000));
        assert_eq!(paths.lead(old), old);
        // Silence everywhere moves nobody.
        paths.look(at(9_000));
        assert_eq!(paths.lead(old), old);
        // The transport has found the new address itself.
        paths.hear(new, at(9_100));
        paths.look(at(9_100));
        assert_eq!((paths.lead(old), paths.lead(new), paths.lead(old)), (new, new, old));
    }

    #[test]
    fn an_address_without_proof_is_never_sent_to() {
        let (old, other): (SocketAddr, SocketAddr) =
            ("192.0.2.1:1000".parse().unwrap(), "192.0.2.9:2000".parse().unwrap());
        let start = Instant::now();
        let mut paths = Paths::default();
        paths.hear(old, start);
        paths.prove(old);
        paths.lead(old);
        for millis in 0..40 {
            let now = start + Duration::from_millis(millis * 100);
            paths.hear(other, now);
            paths.look(now);
            assert_eq!(paths.lead(old), old);
        }
    }
}
