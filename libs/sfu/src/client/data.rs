//! Data messages of a headless participant: numbered, kept for those who may have missed them, taken once.

use std::collections::{HashMap, VecDeque};

use livekit_protocol as proto;
use livekit_protocol::data_packet::Value;
use prost::Message as _;
use str0m::channel::{ChannelData, ChannelId};

use super::report::Message;
use super::run::Run;

/// Own reliable messages that are kept in case the server missed some.
const KEPT: usize = 64;

/// What was sent and received.
#[derive(Default)]
pub(super) struct Ledger {
    sequence: u32,
    sent: VecDeque<(u32, Vec<u8>)>,
    /// The last number received of each sender, by sid.
    received: HashMap<String, u32>,
    /// Loses what comes.
    pub(super) deaf: bool,
}

impl Ledger {
    /// What the server has to know to send again what was missed.
    pub(super) fn states(&self) -> Vec<proto::DataChannelReceiveState> {
        self.received
            .iter()
            .map(|(sid, last)| proto::DataChannelReceiveState { publisher_sid: sid.clone(), last_seq: *last })
            .collect()
    }

    /// Whether this is the first time that a message comes.
    fn is_news(&mut self, packet: &proto::DataPacket) -> bool {
        if packet.sequence == 0 || packet.participant_sid.is_empty() {
            return true;
        }
        let last = self.received.entry(packet.participant_sid.clone()).or_default();
        let news = packet.sequence > *last;
        *last = packet.sequence.max(*last);
        news
    }
}

impl Run {
    pub(super) fn say(&mut self, topic: String, payload: Vec<u8>, to: Vec<String>, reliable: bool) {
        let sequence = if reliable { self.ledger.sequence.saturating_add(1) } else { 0 };
        let packet = proto::DataPacket {
            destination_identities: to,
            sequence,
            value: Some(Value::User(proto::UserPacket { payload, topic: Some(topic), ..Default::default() })),
            ..Default::default()
        };
        let bytes = packet.encode_to_vec();
        let channel = if reliable { self.transport.reliable } else { self.transport.lossy };
        // Until the channel is open nothing was said.
        let Some(channel) = channel else { return };
        if reliable {
            self.ledger.sequence = sequence;
            self.ledger.sent.push_back((sequence, bytes.clone()));
            if self.ledger.sent.len() > KEPT {
                self.ledger.sent.pop_front();
            }
        }
        self.write(channel, &bytes);
    }

    fn write(&mut self, channel: ChannelId, bytes: &[u8]) {
        if let Some(mut channel) = self.transport.rtc.channel(channel) {
            // A full channel loses what is lossy; tests look at what arrives.
            let _ = channel.write(true, bytes);
        }
    }

    /// Says again what came after the last message that the server knows of.
    pub(super) fn say_again(&mut self, last: u32) {
        let missed: Vec<Vec<u8>> =
            self.ledger.sent.iter().filter(|(number, _)| *number > last).map(|(_, bytes)| bytes.clone()).collect();
        for bytes in missed {
            if let Some(channel) = self.transport.reliable {
                self.write(channel, &bytes);
            }
        }
    }

    pub(super) fn hear(&mut self, data: &ChannelData) {
        let reliable = self.transport.reliable == Some(data.id);
        let Ok(packet) = proto::DataPacket::decode(data.data.as_slice()) else { return };
        if self.ledger.deaf {
            return;
        }
        if !self.ledger.is_news(&packet) {
            self.report.send_modify(|report| report.repeats += 1);
            return;
        }
        if let Some(Value::User(user)) = packet.value {
            let message = Message {
                from: packet.participant_identity,
                topic: user.topic.unwrap_or_default(),
                payload: user.payload,
                reliable,
            };
            self.report.send_modify(|report| report.message(message));
        }
    }
}
