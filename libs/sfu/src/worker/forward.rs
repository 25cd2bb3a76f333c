//! The packet path: from the one who sends to those who receive.

use std::sync::Arc;
use std::time::{Duration, Instant};

use str0m::rtp::{RtpPacket, Ssrc, Vp8Descriptor};

use super::Worker;
use super::sound::Packing;
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::sdp::Kind;
use crate::subscription::Parsed;
use crate::track::{Coding, h264};

/// How long packets of a picture wait for its last one.
const HOLD: Duration = Duration::from_millis(2);

impl Worker {
    /// Sends what has waited long enough for the rest of its picture.
    pub(super) fn release_pictures(&mut self) {
        if self.release.is_none_or(|at| at > clock::now()) {
            return;
        }
        self.release = None;
        for key in std::mem::take(&mut self.held) {
            // Whoever was sent something meanwhile got this with it.
            if let Some(peer) = self.peers.get_mut(&key)
                && peer.held
                && !std::mem::replace(&mut peer.loaded, true)
            {
                self.loaded.push(key);
            }
        }
        self.settle();
    }

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

    /// A packet of pictures. Where packets overtake each other, the first one of a keyframe may come behind others of it: whoever
    /// begins with it gets those then, since they can be had nowhere else.
    fn forward_picture(&mut self, track_key: TrackKey, number: usize, packet: RtpPacket, now: Instant) {
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        let coding = track.coding;
        let Some(parsed) = parse(coding, &packet) else { return };
        let Some(layer) = track.layers.get_mut(number) else { return };
        let early = if parsed.keyframe { layer.begin_anew(parsed.seq) } else { Vec::new() };
        let beginners = if early.is_empty() { Vec::new() } else { self.beginners(track_key, number) };
        self.hand_on(track_key, number, &parsed, None, now);
        if !beginners.is_empty() {
            for parsed in early.iter().filter_map(|packet| parse(coding, packet)) {
                self.hand_on(track_key, number, &parsed, Some(&beginners), now);
            }
        }
        if let Some(layer) = self.tracks.get_mut(&track_key).and_then(|track| track.layers.get_mut(number)) {
            early.into_iter().chain([packet]).for_each(|packet| layer.keep(packet));
        }
    }

    /// Who begins to receive this layer with the next keyframe of it.
    fn beginners(&self, track_key: TrackKey, layer: usize) -> Vec<PeerKey> {
        let subscribers = self.tracks.get(&track_key).map_or(&[][..], |track| &track.subscribers);
        let begins = |key: &&PeerKey| {
            let subscription = self.peers.get(key).and_then(|peer| peer.subscriptions.get(&track_key));
            subscription.is_some_and(|one| one.target == Some(layer) && one.now != Some(layer))
        };
        subscribers.iter().filter(begins).copied().collect()
    }

    /// Gives a packet to everybody who receives its track in this layer, or of them only to some.
    pub(super) fn hand_on(
        &mut self,
        track_key: TrackKey,
        layer: usize,
        parsed: &Parsed<'_>,
        only: Option<&[PeerKey]>,
        now: Instant,
    ) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        // A picture is of use when its last packet is there: those before may wait for it, and leave together.
        let waits = track.kind == Kind::Video && !parsed.packet.header.marker;
        // In a big room some are heard in the section of another.
        let room = match track.kind {
            Kind::Audio if !track.is_encrypted() => {
                self.peers.get(&track.owner).and_then(|peer| self.rooms.get(&peer.room))
            }
            _ => None,
        };
        let mut packing = Packing::new(track, parsed);
        for subscriber in only.unwrap_or(&track.subscribers) {
            let Some(peer) = self.peers.get_mut(subscriber) else { continue };
            if !peer.connected {
                continue;
            }
            let level = peer.care.level();
            let Some(subscription) = super::voice::way(peer, track_key, room) else { continue };
            let packed = subscription.outlet.and_then(|outlet| packing.of(&outlet, level));
            let bytes = packed.as_ref().unwrap_or(&parsed.payload).len();
            let Some((ssrc, packet)) = subscription.forward(layer, parsed, packed, now) else { continue };
            if track.kind == Kind::Audio {
                peer.line.speak(bytes);
            }
            peer.egress.write(*ssrc, packet, now);
            self.forwarded = self.forwarded.wrapping_add(1);
            if waits {
                if !peer.held {
                    peer.held = true;
                    self.held.push(*subscriber);
                }
            } else if !peer.loaded {
                peer.loaded = true;
                self.loaded.push(*subscriber);
            }
        }
        if waits && !self.held.is_empty() {
            self.release.get_or_insert(now + HOLD);
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
fn parse(coding: Coding, packet: &RtpPacket) -> Option<Parsed<'_>> {
    let (vp8, keyframe) = match coding {
        Coding::Vp8 => {
            let vp8 = Vp8Descriptor::parse(&packet.payload).ok()?;
            (Some(vp8), vp8.starts_keyframe(&packet.payload))
        }
        Coding::H264 => (None, h264::starts_keyframe(&packet.payload)),
    };
    Some(Parsed {
        packet,
        seq: *packet.seq_no,
        time: packet.header.timestamp,
        payload: Arc::clone(&packet.payload),
        video: true,
        vp8,
        keyframe,
    })
}
