//! Sound in rooms with more voices than sections: who is passed on, and in whose section.

use std::collections::BTreeMap;

use super::Worker;
use super::room::Room;
use crate::clock;
use crate::ids::TrackKey;
use crate::sdp::Kind;
use crate::seats::Seats;
use crate::subscription::Subscription;

impl Worker {
    /// A track's sound can be heard from now on.
    pub(super) fn voice_enters(&mut self, track_key: TrackKey) {
        let Some(track) = self.tracks.get(&track_key) else { return };
        let Some(owner) = self.peers.get(&track.owner) else { return };
        if track.kind == Kind::Audio
            && !track.is_encrypted()
            && let Some(room) = self.rooms.get_mut(&owner.room)
        {
            room.hearing.enter(track_key, track.info.muted, owner.first, clock::now());
        }
    }
}

/// Through which subscription a packet of a track goes to a subscriber; None when it does not. Pictures and encrypted sounds go
/// through their own.
pub(super) fn way<'a>(
    subscriptions: &'a mut BTreeMap<TrackKey, Subscription>,
    seats: &mut Seats<TrackKey>,
    track: TrackKey,
    room: Option<&Room>,
) -> Option<&'a mut Subscription> {
    let Some(room) = room else { return subscriptions.get_mut(&track) };
    let plays = |track: TrackKey| subscriptions.get(&track).is_some_and(|one| one.target.is_some());
    if !plays(track) {
        return None;
    }
    let hearing = &room.hearing;
    let (owner, changed) = seats.of(
        track,
        |owner| {
            hearing.lends(owner) && plays(owner) && subscriptions.get(&owner).is_some_and(|one| one.outlet.is_some())
        },
        |voice| hearing.is_heard(voice),
    )?;
    let subscription = subscriptions.get_mut(&owner)?;
    if changed {
        // Another voice continues the numbers of the one before.
        subscription.halt();
    }
    Some(subscription)
}
