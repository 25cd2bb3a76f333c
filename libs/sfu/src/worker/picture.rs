//! The path of pictures: what comes of one waits for its last packet, since it is of no use before; then each receiver is
//! looked at once and gets all of it. With hundreds of receivers what is known of one has left the processor's caches before the
//! next packet comes, and would be fetched anew for each.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use str0m::rtp::RtpPacket;

use super::Worker;
use super::forward::parse;
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::subscription::Parsed;

/// How long packets of a picture wait for its last one.
const HOLD: Duration = Duration::from_millis(2);

/// Packets of one layer that go on together.
struct Picture {
    track: TrackKey,
    layer: usize,
    packets: Vec<Parsed>,
}

/// Pictures on their way.
#[derive(Default)]
pub(super) struct Pictures {
    /// Their last packet has not come.
    gathered: Vec<Picture>,
    /// Until when they wait for it.
    pub(super) release: Option<Instant>,
    /// Whole, or not waited for any longer.
    whole: Vec<Picture>,
}

impl Pictures {
    fn gather(&mut self, track: TrackKey, layer: usize, packet: Parsed, now: Instant) {
        let at = self.gathered.iter_mut().find(|picture| (picture.track, picture.layer) == (track, layer));
        match at {
            Some(picture) => picture.packets.push(packet),
            None => self.gathered.push(Picture { track, layer, packets: vec![packet] }),
        }
        if self.release.is_none() {
            self.release = now.checked_add(HOLD);
        }
    }

    /// What has come of a picture, with its last packet.
    fn finish(&mut self, track: TrackKey, layer: usize, packet: Parsed) -> Picture {
        let at = self.gathered.iter().position(|picture| (picture.track, picture.layer) == (track, layer));
        let mut picture = match at {
            Some(at) => self.gathered.swap_remove(at),
            None => Picture { track, layer, packets: Vec::with_capacity(1) },
        };
        if self.gathered.is_empty() {
            self.release = None;
        }
        picture.packets.push(packet);
        picture
    }
}

impl Worker {
    /// Sends what has waited long enough for the rest of its picture.
    pub(super) fn release_pictures(&mut self) {
        if self.pictures.release.is_none_or(|at| at > clock::now()) {
            return;
        }
        self.pictures.release = None;
        let late = std::mem::take(&mut self.pictures.gathered);
        self.pictures.whole.extend(late);
        self.settle();
    }

    /// A packet of pictures. Where packets overtake each other, the first one of a keyframe may come behind others of it: whoever
    /// begins with it gets those then, since they can be had nowhere else.
    pub(super) fn forward_picture(&mut self, track_key: TrackKey, number: usize, packet: RtpPacket, now: Instant) {
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        let coding = track.coding;
        let Some(parsed) = parse(coding, &packet) else { return };
        let Some(layer) = track.layers.get_mut(number) else { return };
        let early = if parsed.keyframe { layer.begin_anew(parsed.seq) } else { Vec::new() };
        if early.is_empty() {
            layer.keep(packet);
            if parsed.marker {
                let whole = self.pictures.finish(track_key, number, parsed);
                self.pictures.whole.push(whole);
            } else {
                self.pictures.gather(track_key, number, parsed, now);
            }
            return;
        }
        let again: Vec<Parsed> = early.iter().filter_map(|packet| parse(coding, packet)).collect();
        early.into_iter().chain([packet]).for_each(|packet| layer.keep(packet));
        self.hand_out();
        let beginners = self.beginners(track_key, number);
        let picture = self.pictures.finish(track_key, number, parsed);
        self.hand_on(track_key, number, &picture.packets, None, false, now);
        if !beginners.is_empty() {
            self.hand_on(track_key, number, &again, Some(&beginners), false, now);
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

    /// Gives whole pictures to those who receive them. What goes to the same people leaves together, with the last of it.
    pub(super) fn hand_out(&mut self) {
        if self.pictures.whole.is_empty() {
            return;
        }
        let whole = std::mem::take(&mut self.pictures.whole);
        let mut rooms = HashSet::new();
        let last: Vec<bool> = whole.iter().rev().map(|picture| rooms.insert(self.room_of(picture.track))).collect();
        let now = clock::now();
        for (picture, last) in whole.iter().zip(last.into_iter().rev()) {
            self.hand_on(picture.track, picture.layer, &picture.packets, None, last, now);
        }
    }

    fn room_of(&self, track: TrackKey) -> Option<&str> {
        let owner = self.tracks.get(&track)?.owner;
        Some(self.peers.get(&owner)?.room.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(seq: u64, now: Instant) -> Parsed {
        Parsed {
            seq,
            time: 0,
            payload: [0x10, 0].into(),
            marker: false,
            level: None,
            orientation: None,
            came: now,
            video: true,
            vp8: None,
            keyframe: false,
        }
    }

    #[test]
    fn layers_are_gathered_apart_and_nothing_is_woken_for_once_all_are_whole() {
        let start = Instant::now();
        let (one, other) = (TrackKey(1), TrackKey(2));
        let numbers = |picture: Picture| picture.packets.iter().map(|packet| packet.seq).collect::<Vec<_>>();
        let mut pictures = Pictures::default();
        pictures.gather(one, 0, packet(10, start), start);
        pictures.gather(one, 1, packet(20, start), start + Duration::from_millis(1));
        pictures.gather(other, 0, packet(30, start), start + Duration::from_millis(1));
        pictures.gather(one, 0, packet(11, start), start + Duration::from_millis(1));
        assert_eq!(pictures.release, Some(start + HOLD), "the first one waits for the longest");
        assert_eq!(numbers(pictures.finish(one, 0, packet(12, start))), [10, 11, 12]);
        assert_eq!(numbers(pictures.finish(one, 0, packet(13, start))), [13], "a picture of one packet");
        assert_eq!(numbers(pictures.finish(other, 0, packet(31, start))), [30, 31]);
        assert_eq!(pictures.release, Some(start + HOLD));
        assert_eq!(numbers(pictures.finish(one, 1, packet(21, start))), [20, 21]);
        assert_eq!(pictures.release, None);
    }
}
