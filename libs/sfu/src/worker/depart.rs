//! Going away: by one's own will, by a moderator's, by a broken connection or with the server.

use livekit_protocol as proto;
use livekit_protocol::leave_request::Action;
use livekit_protocol::participant_info::State;
use livekit_protocol::signal_response::Message;

use super::Worker;
use crate::ids::PeerKey;
use crate::presence::{Change, Departure};

impl Worker {
    /// Tells a client to leave, or to connect anew.
    pub(super) fn dismiss(&mut self, key: PeerKey, action: Action, reason: proto::DisconnectReason) {
        let leave = proto::LeaveRequest {
            can_reconnect: action != Action::Disconnect,
            reason: reason.into(),
            action: action.into(),
            ..Default::default()
        };
        self.send(key, Message::Leave(leave));
    }

    /// Takes a participant out of its room and out of this worker.
    pub(super) fn depart(&mut self, key: PeerKey, why: Departure) {
        self.tell_last_words(key);
        for track in self.peers.get(&key).map(|peer| peer.tracks.clone()).unwrap_or_default() {
            self.unpublish(track);
        }
        self.tell(key, Change::Left(why));
        let Some(mut peer) = self.peers.remove(&key) else { return };
        // Browsers notice the end of the transport sooner than its silence.
        let closed = peer.guard(|rtc| rtc.close().is_ok());
        if closed == Some(true) {
            peer.drain(&mut self.wire, &mut self.inbox, crate::clock::now());
            self.inbox.retain(|(owner, _)| *owner != key);
        }
        for track in self.tracks.values_mut() {
            track.subscribers.retain(|subscriber| *subscriber != key);
        }
        self.sessions.retain(|_, owner| *owner != key);
        let own = self.by_address.iter().filter(|(_, owner)| **owner == key).map(|(address, _)| address);
        self.seat.names.unsettle(own, self.seat.number);
        self.by_address.retain(|_, owner| *owner != key);
        self.seat.names.remove(self.by_ufrag.iter().filter(|(_, owner)| **owner == key).map(|(name, _)| name));
        self.by_ufrag.retain(|_, owner| *owner != key);
        self.wire.streams.leave(key);
        self.asking.remove(&key);
        self.placing.remove(&key);
        let mut empty = false;
        if let Some(room) = self.rooms.get_mut(&peer.room) {
            room.peers.retain(|other| *other != key);
            room.changed.remove(&key);
            room.speakers.forget(key);
            empty = room.peers.is_empty();
        }
        if empty {
            self.tell_of_room(&peer.room, Change::RoomFinished);
            self.rooms.remove(&peer.room);
        } else if !peer.grants.hidden {
            self.count(&peer.room);
            let mut info = peer.info();
            info.state = State::Disconnected.into();
            info.version = info.version.saturating_add(1);
            info.disconnect_reason = reason(why).into();
            let keys = self.rooms.get(&peer.room).map(|room| room.peers.clone()).unwrap_or_default();
            self.send_all(&keys, Message::Update(proto::ParticipantUpdate { participants: vec![info] }));
        }
    }

    /// Takes out participants whose transport has failed; their clients come back by themselves.
    pub(super) fn sweep(&mut self) {
        if !std::mem::take(&mut self.broken) {
            return;
        }
        let failed: Vec<PeerKey> = self.peers.values().filter(|peer| peer.failed).map(|peer| peer.key).collect();
        for key in failed {
            self.dismiss(key, Action::Reconnect, proto::DisconnectReason::MediaFailure);
            self.depart(key, Departure::Failed);
        }
    }

    /// Sends everybody away: the server stops. Clients connect anew, to it or to its successor.
    pub(super) fn stop(&mut self) {
        self.estate = self.estate();
        self.stop_recordings();
        let keys: Vec<PeerKey> = self.peers.keys().copied().collect();
        for key in &keys {
            self.dismiss(*key, Action::Reconnect, proto::DisconnectReason::ServerShutdown);
        }
        for key in keys {
            self.depart(key, Departure::Shutdown);
        }
        self.outlet.finish();
        self.stopping = true;
    }
}

fn reason(why: Departure) -> proto::DisconnectReason {
    use proto::DisconnectReason as Reason;
    match why {
        Departure::Left => Reason::ClientInitiated,
        Departure::Lost => Reason::ConnectionTimeout,
        Departure::Replaced => Reason::DuplicateIdentity,
        Departure::Removed => Reason::ParticipantRemoved,
        Departure::Closed => Reason::RoomDeleted,
        Departure::Shutdown => Reason::ServerShutdown,
        Departure::Failed => Reason::MediaFailure,
    }
}
