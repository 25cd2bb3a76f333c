//! Receiving: who gets which track, in which section, in which layer.

use std::collections::HashMap;

use livekit_protocol as proto;
use livekit_protocol::signal_response::Message;
use str0m::media::{KeyframeRequestKind, Mid};

use super::Worker;
use super::negotiate::Numbered;
use crate::clock;
use crate::egress::{Repair, Source};
use crate::ids::{PeerKey, TrackKey};
use crate::sdp::Kind;
use crate::subscription::{AUDIO_RATE, Outlet, Subscription, VIDEO_RATE};
use crate::track::Coding;

impl Worker {
    /// Subscribes a newcomer to everything that is sent in its room.
    pub(super) fn subscribe_to_all(&mut self, key: PeerKey) {
        if self.peers.get(&key).is_none_or(|peer| !peer.auto_subscribe) {
            return;
        }
        for track in self.visible_tracks(key) {
            self.subscribe(key, track);
        }
    }

    /// Every bound track of the others in the room, sound first.
    fn visible_tracks(&self, key: PeerKey) -> Vec<TrackKey> {
        let mut tracks: Vec<(bool, TrackKey)> = self
            .roommates(key)
            .into_iter()
            .filter_map(|other| self.peers.get(&other))
            .flat_map(|peer| peer.tracks.iter())
            .filter_map(|track| self.tracks.get(track))
            .filter(|track| track.mid.is_some())
            .map(|track| (track.kind == Kind::Video, track.key))
            .collect();
        tracks.sort_unstable();
        tracks.into_iter().map(|(_, track)| track).collect()
    }

    /// Lets a participant receive a track, as soon as it has a section for it.
    pub(super) fn subscribe(&mut self, key: PeerKey, track_key: TrackKey) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        let Some(owner) = self.peers.get(&track.owner) else { return };
        let room = owner.room.clone();
        let top = track.layers.len().saturating_sub(1);
        let Some(peer) = self.peers.get(&key) else { return };
        if !peer.grants.can_subscribe
            || peer.room != room
            || track.owner == key
            || peer.subscriptions.contains_key(&track_key)
        {
            return;
        }
        if !self.admitted(key, track_key) {
            self.deny(key, track_key);
            return;
        }
        let Some(peer) = self.peers.get_mut(&key) else { return };
        // A picture begins small: its keyframe comes soonest, and the allocation raises it.
        let mut subscription = Subscription::new(Some(top), Some(0));
        subscription.since = Some(clock::now());
        peer.subscriptions.insert(track_key, subscription);
        self.placing.insert(key);
        if let Some(track) = self.tracks.get_mut(&track_key) {
            track.subscribers.push(key);
        }
    }

    pub(super) fn unsubscribe(&mut self, key: PeerKey, track_key: TrackKey) {
        let sid = match self.tracks.get_mut(&track_key) {
            Some(track) => {
                track.subscribers.retain(|subscriber| *subscriber != key);
                track.info.sid.clone()
            }
            None => return,
        };
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.denied.remove(&track_key);
            peer.subscriptions.remove(&track_key);
            peer.negotiator.drop_track(&sid);
            peer.seats.close(track_key);
            self.asking.insert(key);
            self.placing.insert(key);
        }
    }

    /// The tracks in the room of `key` by their sids.
    pub(super) fn visible_sids(&self, key: PeerKey) -> HashMap<String, TrackKey> {
        let sid = |track: TrackKey| Some((self.tracks.get(&track)?.info.sid.clone(), track));
        self.visible_tracks(key).into_iter().filter_map(sid).collect()
    }

    /// The tracks with these sids in the room of `key`.
    pub(super) fn tracks_named(&self, key: PeerKey, sids: &[String]) -> Vec<TrackKey> {
        self.visible_tracks(key)
            .into_iter()
            .filter(|track| self.tracks.get(track).is_some_and(|track| sids.contains(&track.info.sid)))
            .collect()
    }

    /// A client tells how large it shows a track, or that it does not.
    pub(super) fn set_wish(&mut self, key: PeerKey, settings: &proto::UpdateTrackSettings) {
        for track_key in self.tracks_named(key, &settings.track_sids) {
            let Some(track) = self.tracks.get(&track_key) else { continue };
            let top = track.layers.len().saturating_sub(1);
            let want = if settings.disabled {
                None
            } else if track.kind == Kind::Audio {
                Some(0)
            } else if settings.width > 0 && settings.height > 0 {
                Some(track.layer_for_size(settings.width, settings.height))
            } else {
                Some(track.layer_for_quality(settings.quality)).map(|layer| layer.min(top))
            };
            let audio = track.kind == Kind::Audio;
            let peer = self.peers.get_mut(&key);
            if let Some(subscription) = peer.and_then(|peer| peer.subscriptions.get_mut(&track_key)) {
                subscription.wish(want);
                self.placing.insert(key);
                if audio {
                    subscription.target = want;
                }
            }
        }
        self.allocate_for(key);
    }

    /// A section carries another track now: new source, new numbers.
    pub(super) fn bind_outlets(&mut self, key: PeerKey, bound: &[(String, String)], numbers: &[Numbered]) {
        let (mut first, mut unread) = (Vec::new(), Vec::new());
        for (mid, sid) in bound {
            let name = Mid::from(mid.as_str());
            let Some(peer) = self.peers.get_mut(&key) else { return };
            let track =
                peer.subscriptions.keys().find_map(|key| self.tracks.get(key).filter(|track| track.info.sid == *sid));
            let payload = peer.payload(name, track.map_or(Coding::Vp8, |track| track.coding));
            let redundant = peer.redundant_payload(name);
            let numbered = numbers.iter().find(|numbered| numbered.mid == name);
            let (Some(payload), Some(numbered)) = (payload, numbered) else {
                unread.push(sid.clone());
                continue;
            };
            let ssrc = numbered.ssrc;
            let repair =
                numbered.repair.and_then(|ssrc| Some(Repair { ssrc: *ssrc, payload: *peer.repair_payload(payload)? }));
            let rate = if track.is_some_and(|track| track.kind == Kind::Audio) { AUDIO_RATE } else { VIDEO_RATE };
            let names = peer.names(name);
            peer.egress.bind(Source { ssrc: *ssrc, mid: name, rate, names, repair });
            for (track_key, subscription) in &mut peer.subscriptions {
                let Some(track) = self.tracks.get_mut(track_key) else { continue };
                if track.info.sid != *sid {
                    continue;
                }
                subscription.begin(Outlet { ssrc, payload, redundant });
                if track.kind == Kind::Audio {
                    peer.seats.open(*track_key);
                }
                if !track.told_subscribed {
                    track.told_subscribed = true;
                    first.push((track.owner, sid.clone()));
                }
            }
        }
        // Better told than shown black.
        for track_sid in unread {
            let err = proto::SubscriptionError::SeCodecUnsupported.into();
            self.send(key, Message::SubscriptionResponse(proto::SubscriptionResponse { track_sid, err }));
        }
        for (owner, track_sid) in first {
            self.send(owner, Message::TrackSubscribed(proto::TrackSubscribed { track_sid }));
        }
        self.allocate_for(key);
        self.ask_keyframes(key);
    }

    /// Asks the senders for keyframes that a participant waits for.
    pub(super) fn ask_keyframes(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get(&key) else { return };
        if !peer.connected {
            return;
        }
        let (now, full) = (clock::now(), peer.line.is_full());
        let waiting: Vec<(TrackKey, usize)> = peer
            .subscriptions
            .iter()
            .filter(|(_, subscription)| subscription.waits() && !subscription.drains(full, now))
            .filter_map(|(track, subscription)| Some((*track, subscription.target?)))
            .collect();
        for (track, layer) in waiting {
            self.ask_keyframe(track, layer);
        }
    }

    /// A subscriber's decoder needs a keyframe in one of its sections.
    pub(super) fn keyframe_wanted(&mut self, key: PeerKey, mid: Mid) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        let (now, full) = (clock::now(), peer.line.is_full());
        let found = peer.subscriptions.iter_mut().find_map(|(track_key, subscription)| {
            let track = self.tracks.get(track_key)?;
            let section = peer.negotiator.section_of(&track.info.sid)?;
            let layer = subscription.now.or(subscription.target)?;
            let due = Mid::from(section) == mid && (!full || subscription.has_use_for_keyframe(now));
            due.then_some((*track_key, layer))
        });
        if let Some((track, layer)) = found {
            self.ask_keyframe(track, layer);
        }
    }

    /// Asks for keyframes where somebody receives pictures of which something was lost on the way here.
    pub(super) fn mend(&mut self, track_key: TrackKey) {
        let now = clock::now();
        let Some(track) = self.tracks.get_mut(&track_key).filter(|track| track.kind == Kind::Video) else { return };
        let torn: Vec<usize> =
            track.layers.iter_mut().enumerate().filter_map(|(layer, it)| it.is_torn(now).then_some(layer)).collect();
        if torn.is_empty() {
            return;
        }
        let received = |layer: &usize| {
            track.subscribers.iter().any(|subscriber| {
                let peer = self.peers.get(subscriber);
                let subscription = peer.and_then(|peer| peer.subscriptions.get(&track_key));
                subscription.is_some_and(|subscription| subscription.now == Some(*layer))
            })
        };
        let wanted: Vec<usize> = torn.into_iter().filter(received).collect();
        for layer in wanted {
            self.ask_keyframe(track_key, layer);
        }
    }

    /// Asks the sender of a track for a keyframe, at most twice a second.
    pub(super) fn ask_keyframe(&mut self, track_key: TrackKey, layer: usize) {
        let now = clock::now();
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        if track.kind != Kind::Video {
            return;
        }
        let (owner, mid) = (track.owner, track.mid.clone());
        let Some(layer) = track.layers.get_mut(layer) else { return };
        // A source that has not sent yet begins with a keyframe anyway.
        let (Some(ssrc), Some(_)) = (layer.ssrc, mid) else { return };
        if !layer.may_ask(now) {
            return;
        }
        if let Some(peer) = self.peers.get_mut(&owner) {
            peer.guard(|rtc| {
                if let Some(stream) = rtc.direct_api().stream_rx(&ssrc) {
                    stream.request_keyframe(KeyframeRequestKind::Pli);
                }
            });
            self.touch(owner);
        }
    }
}
