//! Sections for what a subscriber receives: few enough that each packet stays cheap, given to what can be seen and heard.

use std::time::Instant;

use super::Worker;
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::negotiator::Wanted;
use crate::peer::Peer;
use crate::placing::{self, Candidate};
use crate::sdp::Kind;
use crate::track::Track;

/// Most sections bound for sounds and for cameras of one subscriber.
const MOST_SOUNDS: usize = crate::hearing::MOST;
const MOST_CAMERAS: usize = 16;

impl Worker {
    /// Gives a subscriber's sections to its tracks. Cheap when nothing waits.
    pub(super) fn place(&mut self, key: PeerKey) {
        let now = clock::now();
        let Some(peer) = self.peers.get_mut(&key) else { return };
        if peer.subscriptions.values().all(|subscription| subscription.placed) {
            return;
        }
        let mut sounds = Vec::new();
        let mut cameras = Vec::new();
        let mut exempt = Vec::new();
        for (track_key, subscription) in &mut peer.subscriptions {
            let Some(track) = self.tracks.get(track_key) else { continue };
            let shown = subscription.want.is_some() && !track.info.muted;
            let idle = if shown { None } else { Some(*subscription.idle.get_or_insert(now)) };
            subscription.idle = idle;
            let placed = subscription.placed;
            let candidate = Candidate { key: *track_key, placed, idle, since: subscription.since.unwrap_or(now) };
            if always(track) {
                exempt.push(candidate);
            } else if track.kind == Kind::Audio {
                sounds.push(candidate);
            } else {
                cameras.push(candidate);
            }
        }
        let exempt_most = exempt.len();
        for (most, candidates) in [(exempt_most, exempt), (MOST_SOUNDS, sounds), (MOST_CAMERAS, cameras)] {
            let plan = placing::plan(most, &candidates, now);
            for track in plan.release {
                self.release(key, track, now);
            }
            for track in plan.place {
                self.give_section(key, track, now);
            }
        }
    }

    fn give_section(&mut self, key: PeerKey, track_key: TrackKey, now: Instant) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        let Some(owner) = self.peers.get(&track.owner) else { return };
        let wanted = Wanted { track: track.info.sid.clone(), stream: track.stream(&owner.sid), kind: track.kind };
        let Some(peer) = self.peers.get_mut(&key) else { return };
        if let Some(subscription) = peer.subscriptions.get_mut(&track_key) {
            subscription.placed = true;
            subscription.since = Some(now);
            peer.negotiator.want(wanted);
            self.asking.insert(key);
        }
    }

    /// Takes a track's section away. What has none cannot be told to be shown: it counts as wanted when there is room again.
    fn release(&mut self, key: PeerKey, track_key: TrackKey, now: Instant) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        let Some(peer) = self.peers.get_mut(&key) else { return };
        let top = track.layers.len().saturating_sub(1);
        if let Some(subscription) = peer.subscriptions.get_mut(&track_key) {
            subscription.rest(top, now);
        }
        peer.negotiator.drop_track(&track.info.sid);
        peer.seats.close(track_key);
        self.asking.insert(key);
    }

    /// Looks after those for whom it is time, a tenth of all in each tick.
    pub(super) fn place_in_turn(&mut self) {
        let turn = self.ticks % 10;
        let due: Vec<PeerKey> = self.peers.keys().copied().filter(|key| key.0 % 10 == turn).collect();
        for key in due {
            self.place(key);
        }
    }

    /// A track can be heard or seen again: whoever has room for it gets it at once.
    pub(super) fn place_track(&mut self, track_key: TrackKey) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        let without = |key: &PeerKey| {
            let subscription = self.peers.get(key).and_then(|peer: &Peer| peer.subscriptions.get(&track_key));
            subscription.is_some_and(|subscription| !subscription.placed)
        };
        let keys: Vec<PeerKey> = track.subscribers.iter().copied().filter(without).collect();
        self.placing.extend(keys);
    }
}

/// Whether a track gets a section whatever else there is: a shared screen is looked at by all, and an encrypted sound cannot be
/// passed on in another's section.
fn always(track: &Track) -> bool {
    track.rank() > 0 || (track.kind == Kind::Audio && track.is_encrypted())
}
