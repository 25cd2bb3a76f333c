//! Data messages: from one participant's channel to the others'.

use livekit_protocol as proto;
use livekit_protocol::data_packet::{Kind, Value};
use prost::Message as _;
use str0m::channel::ChannelId;

use super::Worker;
use crate::ids::PeerKey;

/// Largest message that is passed on, in bytes.
const LARGEST: usize = 64 * 1024;
/// Bytes that may wait in a lossy channel before messages are dropped.
const LOSSY_QUEUE: usize = 256 * 1024;
/// Bytes that may wait in a reliable channel; a client further behind has to connect anew.
const RELIABLE_QUEUE: usize = 2 * 1024 * 1024;

impl Worker {
    pub(super) fn channel_opened(&mut self, key: PeerKey, channel: ChannelId, label: &str) {
        if let Some(peer) = self.peers.get_mut(&key) {
            match label {
                "_reliable" => peer.channels.reliable = Some(channel),
                "_lossy" => peer.channels.lossy = Some(channel),
                _ => {}
            }
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
        if bytes.len() > LARGEST || !peer.grants.can_publish_data {
            return;
        }
        let Ok(mut packet) = proto::DataPacket::decode(bytes) else { return };
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

    /// Sends a message to those of `targets` it is meant for.
    pub(super) fn pass_on(&mut self, targets: &[PeerKey], packet: &proto::DataPacket, kind: Kind) {
        let bytes = packet.encode_to_vec();
        for target in targets {
            let Some(peer) = self.peers.get_mut(target) else { continue };
            let meant = packet.destination_identities.is_empty()
                || packet.destination_identities.contains(&peer.grants.identity);
            let channel = match kind {
                Kind::Reliable => peer.channels.reliable,
                Kind::Lossy => peer.channels.lossy,
            };
            let (true, Some(channel)) = (meant, channel) else { continue };
            let behind = peer.guard(|rtc| {
                let Some(mut channel) = rtc.channel(channel) else { return false };
                let waiting = channel.buffered_amount();
                match kind {
                    Kind::Lossy if waiting > LOSSY_QUEUE => false,
                    Kind::Reliable if waiting > RELIABLE_QUEUE => true,
                    _ => {
                        let written = channel.write(true, &bytes);
                        kind == Kind::Reliable && !matches!(written, Ok(true))
                    }
                }
            });
            if behind == Some(true) {
                tracing::info!(participant = %peer.sid, "data waits unread; the client has to connect anew");
                peer.failed = true;
                self.broken = true;
            }
            self.touch(*target);
        }
    }
}

/// Writes the true sender into a message and tells whom it is meant for.
#[expect(deprecated, reason = "clients in use read the sender and write the receivers here")]
fn stamp(user: &mut proto::UserPacket, sid: &str, identity: &str) -> Vec<String> {
    user.participant_sid = sid.to_owned();
    user.participant_identity = identity.to_owned();
    user.destination_identities.clone()
}
