//! Data messages: from one participant's channel to the others'.

use std::collections::HashMap;
use std::time::Duration;

use bytes::Bytes;
use livekit_protocol as proto;
use livekit_protocol::data_packet::{Kind, Value};
use livekit_protocol::request_response::Reason;
use prost::Message as _;
use str0m::channel::ChannelId;

use super::Worker;
use crate::clock;
use crate::ids::PeerKey;

/// Largest message that is passed on, in bytes.
const LARGEST: usize = 64 * 1024;
/// Bytes that may wait in a lossy channel before messages are dropped.
const LOSSY_QUEUE: usize = 256 * 1024;
/// Bytes that may wait in a reliable channel; a client further behind has to connect anew.
const RELIABLE_QUEUE: usize = 2 * 1024 * 1024;
/// Who sends too much is told so at most this often.
const TOLD_PAUSE: Duration = Duration::from_secs(1);

impl Worker {
    pub(super) fn channel_opened(&mut self, key: PeerKey, channel: ChannelId, label: &str) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        match label {
            "_reliable" => {
                let first = !std::mem::replace(&mut peer.opened_reliable, true);
                peer.channels.reliable = Some(channel);
                // What was said since it came in, while its transport was being set up.
                if first {
                    self.replay(key, &[]);
                }
            }
            "_lossy" => peer.channels.lossy = Some(channel),
            _ => {}
        }
    }

    pub(super) fn channel_closed(&mut self, key: PeerKey, channel: ChannelId) {
        if let Some(peer) = self.peers.get_mut(&key) {
            for slot in [&mut peer.channels.reliable, &mut peer.channels.lossy] {
                slot.take_if(|open| *open == channel);
            }
        }
    }

    /// A message came: check it, say truly who sent it, pass it on.
    pub(super) fn data_came(&mut self, key: PeerKey, channel: ChannelId, bytes: &[u8]) {
        let Some(peer) = self.peers.get(&key) else { return };
        let kind = if peer.channels.reliable == Some(channel) {
            Kind::Reliable
        } else if peer.channels.lossy == Some(channel) {
            Kind::Lossy
        } else {
            return;
        };
        self.data_from(key, kind, bytes);
    }

    pub(super) fn data_from(&mut self, key: PeerKey, kind: Kind, bytes: &[u8]) {
        let Some(peer) = self.peers.get(&key) else { return };
        if bytes.len() > LARGEST || !peer.grants.can_publish_data {
            return;
        }
        if !self.affordable(key, bytes.len()) {
            return;
        }
        let Ok(mut packet) = proto::DataPacket::decode(bytes) else { return };
        // After a resume a client sends again what it does not know to have arrived.
        if kind == Kind::Reliable && packet.sequence > 0 && !self.is_news(key, packet.sequence) {
            return;
        }
        let Some(peer) = self.peers.get(&key) else { return };
        packet.participant_sid.clone_from(&peer.sid);
        packet.participant_identity.clone_from(&peer.grants.identity);
        packet.set_kind(kind);
        if let Some(Value::User(user)) = &mut packet.value {
            let meant = stamp(user, &peer.sid, &peer.grants.identity);
            if packet.destination_identities.is_empty() {
                packet.destination_identities = meant;
            }
        }
        let targets = self.roommates(key);
        self.pass_on(&targets, &packet, kind);
    }

    /// Whether somebody has not yet sent too much; who does is told so, and what is too much goes nowhere.
    fn affordable(&mut self, key: PeerKey, length: usize) -> bool {
        let now = clock::now();
        let Some(peer) = self.peers.get_mut(&key) else { return false };
        let bytes = u32::try_from(length).map_or(f64::MAX, f64::from);
        if peer.data_messages.spend(1.0, now) && peer.data_bytes.spend(bytes, now) {
            return true;
        }
        if peer.told_data_limit.is_none_or(|told| now.saturating_duration_since(told) >= TOLD_PAUSE) {
            peer.told_data_limit = Some(now);
            let text = "too much data at once: some of it was not passed on";
            self.respond(key, 0, Reason::LimitExceeded, text, None);
        }
        false
    }

    /// Whether this is the first time that a sender's message with this number comes.
    fn is_news(&mut self, key: PeerKey, sequence: u32) -> bool {
        let Some(peer) = self.peers.get_mut(&key) else { return false };
        let news = sequence > peer.last_sequence;
        peer.last_sequence = peer.last_sequence.max(sequence);
        news
    }

    /// Sends a client that has come back what it has missed: it names the last number it received of each sender.
    pub(super) fn replay(&mut self, key: PeerKey, received: &[proto::DataChannelReceiveState]) {
        let received: HashMap<&str, u32> =
            received.iter().map(|state| (state.publisher_sid.as_str(), state.last_seq)).collect();
        let missed = self.peers.get(&key).map(|peer| peer.replay.after(&received)).unwrap_or_default();
        for bytes in missed {
            self.write(key, &bytes, Kind::Reliable);
        }
    }

    /// Sends a message to those of `targets` it is meant for.
    pub(super) fn pass_on(&mut self, targets: &[PeerKey], packet: &proto::DataPacket, kind: Kind) {
        let bytes = Bytes::from(packet.encode_to_vec());
        for target in targets {
            let Some(peer) = self.peers.get_mut(target) else { continue };
            let meant = packet.destination_identities.is_empty()
                || packet.destination_identities.contains(&peer.grants.identity);
            if !meant {
                continue;
            }
            if kind == Kind::Reliable {
                peer.replay.keep(&packet.participant_sid, packet.sequence, bytes.clone());
            }
            self.write(*target, &bytes, kind);
        }
    }

    /// Writes a message to a participant's channel, as far as it reads what waits there.
    fn write(&mut self, target: PeerKey, bytes: &[u8], kind: Kind) {
        let Some(peer) = self.peers.get_mut(&target) else { return };
        let channel = match kind {
            Kind::Reliable => peer.channels.reliable,
            Kind::Lossy => peer.channels.lossy,
        };
        let Some(channel) = channel else { return };
        let behind = peer.guard(|rtc| {
            let Some(mut channel) = rtc.channel(channel) else { return false };
            let waiting = channel.buffered_amount();
            match kind {
                Kind::Lossy if waiting > LOSSY_QUEUE => false,
                Kind::Reliable if waiting > RELIABLE_QUEUE => true,
                _ => {
                    let written = channel.write(true, bytes);
                    kind == Kind::Reliable && !matches!(written, Ok(true))
                }
            }
        });
        if behind == Some(true) {
            tracing::info!(participant = %peer.sid, "data waits unread; the client has to connect anew");
            peer.failed = true;
            self.broken = true;
        }
        self.touch(target);
    }
}

/// Writes the true sender into a message and tells whom it is meant for.
#[expect(deprecated, reason = "clients in use read the sender and write the receivers here")]
fn stamp(user: &mut proto::UserPacket, sid: &str, identity: &str) -> Vec<String> {
    user.participant_sid = sid.to_owned();
    user.participant_identity = identity.to_owned();
    user.destination_identities.clone()
}
