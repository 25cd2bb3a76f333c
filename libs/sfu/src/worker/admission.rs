//! Who may receive what somebody sends: the sender decides, and those whom it concerns are told.

use livekit_protocol as proto;
use livekit_protocol::signal_response::Message;

use super::Worker;
use crate::audience::Audience;
use crate::ids::{PeerKey, TrackKey};

impl Worker {
    /// A sender says who may receive its tracks.
    pub(super) fn admit(&mut self, key: PeerKey, permission: &proto::SubscriptionPermission) {
        let Some(audience) = Audience::read(permission) else {
            tracing::info!("a permission names too many people or tracks; it is not heeded");
            return;
        };
        let Some(peer) = self.peers.get_mut(&key) else { return };
        if peer.audience == audience {
            return;
        }
        peer.audience = audience;
        let tracks = peer.tracks.clone();
        for other in self.roommates(key) {
            for track in &tracks {
                self.review(other, *track);
            }
        }
    }

    /// Gives or takes away a track after its sender's permission has changed.
    fn review(&mut self, subscriber: PeerKey, track: TrackKey) {
        let Some(peer) = self.peers.get(&subscriber) else { return };
        let (has, waits) = (peer.subscriptions.contains_key(&track), peer.denied.contains(&track));
        match (self.admitted(subscriber, track), has, waits) {
            (false, true, _) => {
                self.unsubscribe(subscriber, track);
                self.deny(subscriber, track);
            }
            (true, _, true) => {
                if let Some(peer) = self.peers.get_mut(&subscriber) {
                    peer.denied.remove(&track);
                }
                self.pronounce(subscriber, track, true);
                self.subscribe(subscriber, track);
            }
            _ => {}
        }
    }

    /// Whether the sender of a track lets somebody receive it.
    pub(super) fn admitted(&self, subscriber: PeerKey, track: TrackKey) -> bool {
        let Some(track) = self.tracks.get(&track) else { return false };
        let (Some(owner), Some(peer)) = (self.peers.get(&track.owner), self.peers.get(&subscriber)) else {
            return false;
        };
        owner.audience.admits(&peer.grants.identity, &peer.sid, &track.info.sid)
    }

    /// Remembers that somebody would have a track if they might, and tells them that they may not.
    pub(super) fn deny(&mut self, subscriber: PeerKey, track: TrackKey) {
        let new = self.peers.get_mut(&subscriber).is_some_and(|peer| peer.denied.insert(track));
        if new {
            self.pronounce(subscriber, track, false);
        }
    }

    fn pronounce(&mut self, subscriber: PeerKey, track: TrackKey, allowed: bool) {
        let Some(track) = self.tracks.get(&track) else { return };
        let Some(owner) = self.peers.get(&track.owner) else { return };
        let update = proto::SubscriptionPermissionUpdate {
            participant_sid: owner.sid.clone(),
            track_sid: track.info.sid.clone(),
            allowed,
        };
        self.verdicts.push((subscriber, update));
    }

    /// Tells verdicts. After the changes of a round, not before: clients drop what is said of a track they do not know.
    pub(super) fn tell_verdicts(&mut self) {
        for (key, update) in std::mem::take(&mut self.verdicts) {
            self.send(key, Message::SubscriptionPermissionUpdate(update));
        }
    }
}
