//! The path of sound: packets that carry earlier ones along are taken apart, lost ones are put back in, and whoever
//! has a poor line gets them packed again.

use std::sync::Arc;
use std::time::Instant;

use livekit_protocol::TrackSource;
use str0m::rtp::RtpPacket;

use super::Worker;
use crate::ids::{PeerKey, TrackKey};
use crate::redundant::{Piece, unpack};
use crate::subscription::{Outlet, Parsed};
use crate::track::Track;

impl Worker {
    /// Sends a packet of sound on, after those it brings back.
    pub(super) fn forward_sound(&mut self, from: PeerKey, track_key: TrackKey, packet: &RtpPacket, now: Instant) {
        let Some(peer) = self.peers.get_mut(&from) else { return };
        let redundant = peer.is_redundant(packet.header.payload_type);
        let unpacked = if redundant { unpack(&packet.payload) } else { None };
        let payload = match &unpacked {
            Some(unpacked) => Arc::from(unpacked.primary),
            None if redundant => return,
            None => Arc::clone(&packet.payload),
        };
        let own = Piece { seq: *packet.seq_no, time: packet.header.timestamp, payload };
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        if !track.recent.note(own.clone()) {
            return;
        }
        let encrypted = track.is_encrypted();
        let recovered = unpacked.map(|unpacked| track.recent.recover(&own, &unpacked.earlier)).unwrap_or_default();
        // What a shared film says is nobody's speech.
        let speech = track.info.source() == TrackSource::Microphone;
        let level = packet.header.ext_vals.audio_level;
        let mut passed = true;
        if let Some(room) = self.peers.get(&from).and_then(|peer| self.rooms.get_mut(&peer.room)) {
            // In a big room not everybody is passed on.
            passed = encrypted || room.hearing.hear(track_key, level, now);
            if let Some(level) = level {
                room.speakers.hear(from, level);
                if speech {
                    room.talk.hear(from, level, now);
                }
            }
        }
        for piece in recovered.into_iter().chain([own]) {
            self.recorder.sound(track_key, &piece, now);
            if !passed {
                continue;
            }
            let Piece { seq, time, payload } = piece;
            // What it says of its loudness may be another packet's.
            let parsed = Parsed { seq, time, payload, video: false, ..Parsed::of(packet) };
            self.hand_on(track_key, 0, &[parsed], None, false, now);
        }
    }
}

/// A packet for one level and one payload type; None when there is nothing to take along.
struct Packed {
    seq: u64,
    level: usize,
    codec: u8,
    bytes: Option<Arc<[u8]>>,
}

/// A packet of sound with earlier ones along, made once for all who need as many.
pub(super) struct Packing<'a> {
    track: &'a Track,
    made: Vec<Packed>,
}

impl<'a> Packing<'a> {
    pub(super) fn new(track: &'a Track) -> Self {
        Self { track, made: Vec::new() }
    }

    /// The packet for a subscriber whose line needs this level of repair; None for the plain one.
    pub(super) fn of(&mut self, parsed: &Parsed, outlet: &Outlet, level: usize) -> Option<Arc<[u8]>> {
        if level == 0 || outlet.redundant.is_none() || !self.track.repairs() {
            return None;
        }
        let codec = *outlet.payload;
        let made = |made: &&Packed| (made.seq, made.level, made.codec) == (parsed.seq, level, codec);
        if let Some(made) = self.made.iter().find(made) {
            return made.bytes.clone();
        }
        let piece = Piece { seq: parsed.seq, time: parsed.time, payload: Arc::clone(&parsed.payload) };
        let packed = self.track.recent.pack(&piece, level, codec);
        self.made.push(Packed { seq: parsed.seq, level, codec, bytes: packed.clone() });
        packed
    }
}
