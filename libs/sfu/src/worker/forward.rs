//! The packet path: from the one who sends to those who receive.

use std::time::Instant;

use str0m::rtp::{RtpPacket, Ssrc, Vp8Descriptor};

use super::Worker;
use super::sound::Packing;
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::sdp::Kind;
use crate::subscription::Parsed;
use crate::track::{Coding, h264};

impl Worker {
    /// Sends a packet on to everybody who receives its track in this layer.
    pub(super) fn forward(&mut self, from: PeerKey, packet: RtpPacket) {
        let now = clock::now();
        let Some((track_key, layer)) = self.source(from, packet.header.ssrc) else { return };
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        if let Some(layer) = track.layers.get_mut(layer) {
            layer.count(packet.payload.len(), now);
            if track.kind == Kind::Video {
                layer.follow(*packet.seq_no, now);
            }
        }
        if track.kind == Kind::Video && track.coding == Coding::Vp8 && !track.info.muted {
            self.recorder.picture(track_key, layer, &packet, now);
        }
        // Padding to probe the path, or a source that is muted.
        if packet.payload.is_empty() || track.info.muted {
            return;
        }
        match track.kind {
            Kind::Video => self.forward_picture(track_key, layer, packet, now),
            Kind::Audio => self.forward_sound(from, track_key, &packet, now),
        }
    }

    /// Gives packets of a track, in order, to everybody who receives it in this layer, or of them only to some. They leave with the
    /// next round, or at once where nothing else is about to follow.
    pub(super) fn hand_on(
        &mut self,
        track_key: TrackKey,
        layer: usize,
        packets: &[Parsed],
        only: Option<&[PeerKey]>,
        at_once: bool,
        now: Instant,
    ) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        // In a big room some are heard in the section of another.
        let room = match track.kind {
            Kind::Audio if !track.is_encrypted() => {
                self.peers.get(&track.owner).and_then(|peer| self.rooms.get(&peer.room))
            }
            _ => None,
        };
        let mut packing = Packing::new(track);
        for subscriber in only.unwrap_or(&track.subscribers) {
            let Some(peer) = self.peers.get_mut(subscriber) else { continue };
            if !peer.connected {
                continue;
            }
            let level = peer.care.level();
            let way = super::voice::way(&mut peer.subscriptions, &mut peer.seats, track_key, room);
            let Some(subscription) = way else { continue };
            let mut goes = false;
            for parsed in packets {
                let packed = subscription.outlet.and_then(|outlet| packing.of(parsed, &outlet, level));
                let bytes = packed.as_ref().unwrap_or(&parsed.payload).len();
                let Some((ssrc, packet)) = subscription.forward(layer, parsed, packed, now) else { continue };
                if track.kind == Kind::Audio {
                    peer.line.speak(bytes);
                }
                peer.egress.write(*ssrc, packet, now);
                self.forwarded = self.forwarded.wrapping_add(1);
                goes = true;
            }
            if goes && at_once {
                peer.send_media(&mut self.wire, now);
                peer.set_alarm(&mut self.timers);
            } else if goes && !peer.loaded {
                peer.loaded = true;
                self.loaded.push(*subscriber);
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

/// What a packet of pictures says of itself; None for one that is none.
pub(super) fn parse(coding: Coding, packet: &RtpPacket) -> Option<Parsed> {
    let (vp8, keyframe) = match coding {
        Coding::Vp8 => {
            let vp8 = Vp8Descriptor::parse(&packet.payload).ok()?;
            (Some(vp8), vp8.starts_keyframe(&packet.payload))
        }
        Coding::H264 => (None, h264::starts_keyframe(&packet.payload)),
    };
    Some(Parsed { vp8, keyframe, ..Parsed::of(packet) })
}
