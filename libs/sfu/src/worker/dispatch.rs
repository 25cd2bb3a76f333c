//! Whose a datagram is: by the address or connection it came from, or by the name inside.

use std::net::SocketAddr;
use std::time::Instant;

use str0m::net::{Protocol, Receive};

use super::{BATCH, Worker};
use crate::clock;
use crate::ids::PeerKey;
use crate::peer::Peer;
use crate::tcp::name_in;
use crate::wire::Inbox;

/// Largest datagram that is looked at.
const LARGEST: usize = 2_000;
/// Datagrams that are read before anything is sent.
const READ_AT_ONCE: usize = 512;

impl Worker {
    /// Reads what has come, with a bound; true when there may be more. The more there is, the more leaves together for
    /// each receiver afterwards: so a thread that falls behind gets faster.
    pub(super) fn read(&mut self, inbox: &mut Inbox) -> bool {
        let mut read = 0;
        while read < READ_AT_ONCE {
            if !self.wire.receive(inbox) {
                return false;
            }
            let now = clock::now();
            for (bytes, from) in inbox.datagrams().filter(|(bytes, _)| bytes.len() <= LARGEST) {
                self.take_in(bytes, from, now);
                read += 1;
            }
            if !inbox.is_full() {
                return false;
            }
        }
        true
    }

    /// Gives a datagram to the participant it is meant for; false when that is nobody here. `local` is the
    /// address it was sent to, as clients know it.
    pub(super) fn dispatch(
        &mut self,
        way: (Protocol, SocketAddr),
        local: SocketAddr,
        bytes: &[u8],
        now: Instant,
    ) -> bool {
        let (protocol, from) = way;
        let Ok(packet) = Receive::new(protocol, from, local, bytes) else { return false };
        let stun = bytes.first().is_some_and(|first| *first < 2);
        let known = self.known(way);
        let key = match stun.then(|| name_in(bytes)).flatten() {
            None => known,
            Some(name) => {
                let named = self.by_ufrag.get(name.as_str()).copied();
                let Some(named) = named else { return false };
                let accepts = |peer: &mut Peer| {
                    Receive::new(protocol, from, local, bytes).is_ok_and(|packet| peer.accepts(packet, now))
                };
                let accepted = self.peers.get_mut(&named).is_some_and(accepts);
                if accepted
                    && protocol == Protocol::Udp
                    && let Some(peer) = self.peers.get_mut(&named)
                {
                    peer.paths.prove(from);
                }
                accepted.then_some(named).or(known)
            }
        };
        let Some(key) = key else { return false };
        if stun && known != Some(key) {
            self.learn(way, key);
        }
        if protocol == Protocol::Udp
            && let Some(peer) = self.peers.get_mut(&key)
        {
            peer.paths.hear(from, now);
        }
        if is_feedback(bytes) {
            self.hear(key, packet, bytes, now);
        } else {
            if let Some(peer) = self.peers.get_mut(&key) {
                peer.receive(packet, now);
            }
            self.drain(key);
        }
        true
    }

    /// A report of what was sent to a participant, or of what they send.
    fn hear(&mut self, key: PeerKey, packet: Receive<'_>, bytes: &[u8], now: Instant) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        let heard = peer.egress.hear(bytes, now);
        if heard.missing && !std::mem::replace(&mut peer.loaded, true) {
            self.loaded.push(key);
        }
        if heard.others {
            peer.receive(packet, now);
            self.touch(key);
        }
        for section in heard.keyframes {
            self.keyframe_wanted(key, section);
        }
    }

    /// Reads a batch of datagrams from connections over TCP.
    pub(super) fn read_streams(&mut self) {
        let Some(local) = self.wire.local_tcp else { return };
        for _ in 0..BATCH {
            let Some((bytes, from)) = self.wire.streams.receive() else { return };
            if !self.dispatch((Protocol::Tcp, from), local, &bytes, clock::now()) {
                self.refuse_stream(from);
            }
        }
    }

    fn known(&self, (protocol, from): (Protocol, SocketAddr)) -> Option<PeerKey> {
        let known = match protocol {
            Protocol::Udp => self.by_address.get(&from).copied(),
            _ => self.wire.streams.owner(from),
        };
        known.filter(|key| self.peers.contains_key(key))
    }

    fn learn(&mut self, (protocol, from): (Protocol, SocketAddr), key: PeerKey) {
        match protocol {
            Protocol::Udp => {
                self.by_address.insert(from, key);
                self.seat.names.settle(from, self.seat.number);
            }
            _ => self.wire.streams.belongs(from, key),
        }
    }

    /// Nobody here is meant. A connection of somebody unknown is closed.
    fn refuse_stream(&mut self, from: SocketAddr) {
        self.tally.refuse();
        if self.wire.streams.owner(from).is_none() {
            self.wire.streams.refuse(from);
        }
    }
}

/// Whether a datagram is RTCP (RFC 5761).
fn is_feedback(bytes: &[u8]) -> bool {
    matches!(bytes, [128..=191, 192..=223, ..])
}
