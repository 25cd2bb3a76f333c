//! The packet path: from the one who sends to those who receive.

use livekit_protocol::TrackSource;
use str0m::rtp::{RtpPacket, Ssrc, Vp8Descriptor};

use super::Worker;
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::sdp::Kind;
use crate::subscription::Parsed;

impl Worker {
    /// Sends a packet on to everybody who receives its track in this layer.
    pub(super) fn forward(&mut self, from: PeerKey, packet: &RtpPacket) {
        let now = clock::now();
        let Some((track_key, layer)) = self.source(from, packet.header.ssrc) else { return };
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        if let Some(layer) = track.layers.get_mut(layer) {
            layer.count(packet.payload.len(), now);
        }
        // Padding to probe the path, or a source that is muted.
        if packet.payload.is_empty() || track.info.muted {
            return;
        }
        let vp8 = match track.kind {
            Kind::Audio => None,
            Kind::Video => match Vp8Descriptor::parse(&packet.payload) {
                Ok(vp8) => Some(vp8),
                Err(_) => return,
            },
        };
        // In a big room not everybody is passed on, and some in the section of another.
        let room = match track.kind {
            Kind::Audio if !track.is_encrypted() => {
                self.peers.get(&from).and_then(|peer| self.rooms.get_mut(&peer.room))
            }
            _ => None,
        };
        let mut passed = true;
        let room = room.map(|room| {
            passed = room.hearing.hear(track_key, packet.header.ext_vals.audio_level, now);
            &*room
        });
        let parsed = Parsed { packet, vp8, keyframe: vp8.is_some_and(|vp8| vp8.starts_keyframe(&packet.payload)) };
        for subscriber in track.subscribers.iter().filter(|_| passed) {
            let Some(peer) = self.peers.get_mut(subscriber) else { continue };
            if !peer.connected {
                continue;
            }
            let Some(subscription) = super::sound::way(peer, track_key, room) else { continue };
            let Some((ssrc, write)) = subscription.forward(layer, &parsed, now) else { continue };
            peer.guard(|rtc| {
                if let Some(stream) = rtc.direct_api().stream_tx(&ssrc) {
                    stream.write_rtp(write);
                }
            });
            peer.written = peer.written.saturating_add(1);
            self.forwarded = self.forwarded.wrapping_add(1);
            if !peer.touched {
                peer.touched = true;
                self.touched.push(*subscriber);
            }
        }
        if track.kind == Kind::Audio
            && let Some(level) = packet.header.ext_vals.audio_level
            && let Some(room) = self.peers.get(&from).and_then(|peer| self.rooms.get_mut(&peer.room))
        {
            room.speakers.hear(from, level);
            // What a shared film says is nobody's speech.
            if track.info.source() == TrackSource::Microphone {
                room.talk.hear(from, level, now);
            }
        }
    }

    /// The track and layer of a source, looked up once and remembered.
    fn source(&mut self, from: PeerKey, ssrc: Ssrc) -> Option<(TrackKey, usize)> {
        let peer = self.peers.get_mut(&from)?;
        if let Some(known) = peer.sources.get(&ssrc) {
            return Some(*known);
        }
        let (mid, rid) =
            peer.guard(|rtc| rtc.direct_api().stream_rx(&ssrc).map(|stream| (stream.mid(), stream.rid()))).flatten()?;
        let track_key = peer.tracks.iter().copied().find(|track| {
            let track = self.tracks.get(track).and_then(|track| track.mid.as_deref());
            track.is_some_and(|bound| str0m::media::Mid::from(bound) == mid)
        })?;
        let track = self.tracks.get_mut(&track_key)?;
        let layer = track.layer_of(rid)?;
        if let Some(layer) = track.layers.get_mut(layer) {
            layer.ssrc = Some(ssrc);
        }
        peer.sources.insert(ssrc, (track_key, layer));
        Some((track_key, layer))
    }
}
