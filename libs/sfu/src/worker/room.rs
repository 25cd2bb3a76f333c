//! Rooms: who is in, and what the others are told.

use std::collections::BTreeSet;
use std::time::SystemTime;

use livekit_protocol as proto;
use livekit_protocol::signal_response::Message;
use prost::Message as _;

use super::Worker;
use crate::clock;
use crate::hearing::Hearing;
use crate::ids::{PeerKey, TrackKey, sid};
use crate::speakers::Speakers;
use crate::talk::Talk;

/// A room exists while somebody is in it.
pub(crate) struct Room {
    pub(crate) sid: String,
    pub(crate) created: SystemTime,
    pub(crate) peers: Vec<PeerKey>,
    /// Participants of whom the others have to be told something.
    pub(crate) changed: BTreeSet<PeerKey>,
    pub(crate) speakers: Speakers<PeerKey>,
    pub(crate) talk: Talk<PeerKey>,
    pub(crate) hearing: Hearing<TrackKey>,
    /// Text about the room that everybody in it can read.
    pub(crate) metadata: String,
    /// What people in it send is recorded.
    pub(crate) recorded: bool,
    /// How many are in and may be seen, and how many of them were told.
    pub(crate) visible: usize,
    pub(crate) told_visible: usize,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self {
            sid: sid("RM_"),
            created: clock::wall(),
            peers: Vec::new(),
            changed: BTreeSet::new(),
            speakers: Speakers::default(),
            talk: Talk::default(),
            hearing: Hearing::default(),
            metadata: String::new(),
            recorded: false,
            visible: 0,
            told_visible: 0,
        }
    }

    pub(crate) fn info(&self, name: &str) -> proto::Room {
        proto::Room {
            sid: self.sid.clone(),
            name: name.to_owned(),
            creation_time: clock::millis(self.created) / 1_000,
            creation_time_ms: clock::millis(self.created),
            num_participants: u32::try_from(self.visible).unwrap_or(u32::MAX),
            metadata: self.metadata.clone(),
            active_recording: self.recorded,
            enabled_codecs: codecs(),
            ..Default::default()
        }
    }
}

/// What this server forwards.
pub(crate) fn codecs() -> Vec<proto::Codec> {
    ["audio/opus", "video/VP8", "video/H264"]
        .into_iter()
        .map(|mime| proto::Codec { mime: mime.to_owned(), fmtp_line: String::new() })
        .collect()
}

/// The message as bytes, to be written once and sent to many.
pub(super) fn encode(message: Message) -> bytes::Bytes {
    proto::SignalResponse { message: Some(message) }.encode_to_vec().into()
}

impl Worker {
    /// A participant with its tracks, as the others see it.
    pub(super) fn info(&self, key: PeerKey) -> Option<proto::ParticipantInfo> {
        let peer = self.peers.get(&key)?;
        let mut info = peer.info();
        info.tracks = peer
            .tracks
            .iter()
            .filter_map(|track| self.tracks.get(track))
            .filter(|track| track.mid.is_some())
            .map(|track| track.info.clone())
            .collect();
        Some(info)
    }

    /// Everybody in the room of `key` whom it may see, without itself.
    pub(super) fn others(&self, key: PeerKey) -> Vec<proto::ParticipantInfo> {
        self.roommates(key)
            .into_iter()
            .filter(|other| self.peers.get(other).is_some_and(|peer| !peer.grants.hidden))
            .filter_map(|other| self.info(other))
            .collect()
    }

    pub(super) fn roommates(&self, key: PeerKey) -> Vec<PeerKey> {
        let room = self.peers.get(&key).and_then(|peer| self.rooms.get(&peer.room));
        room.map_or_else(Vec::new, |room| room.peers.iter().copied().filter(|other| *other != key).collect())
    }

    /// Tells the room about a participant at the end of this round.
    pub(super) fn mark_changed(&mut self, key: PeerKey) {
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.version = peer.version.saturating_add(1);
            if let Some(room) = self.rooms.get_mut(&peer.room) {
                room.changed.insert(key);
            }
        }
    }

    /// Sends what changed to everybody in each room; hidden participants hear of themselves only.
    pub(super) fn announce_changes(&mut self) {
        let rooms: Vec<(Vec<PeerKey>, Vec<PeerKey>)> = self
            .rooms
            .values_mut()
            .filter(|room| !room.changed.is_empty())
            .map(|room| (std::mem::take(&mut room.changed).into_iter().collect(), room.peers.clone()))
            .collect();
        for (changed, peers) in rooms {
            let mut public = Vec::new();
            for key in changed {
                let Some(info) = self.info(key) else { continue };
                if info.permission.as_ref().is_some_and(|permission| permission.hidden) {
                    self.send(key, Message::Update(proto::ParticipantUpdate { participants: vec![info] }));
                } else {
                    public.push(info);
                }
            }
            if !public.is_empty() {
                let update = Message::Update(proto::ParticipantUpdate { participants: public });
                self.send_all(&peers, update);
            }
        }
        self.tell_verdicts();
    }

    /// Counts who may be seen in a room: hidden participants are not given away by a number.
    pub(super) fn count(&mut self, name: &str) {
        let Some(room) = self.rooms.get_mut(name) else { return };
        let visible = room.peers.iter().filter(|key| self.peers.get(key).is_some_and(|peer| !peer.grants.hidden));
        room.visible = visible.count();
    }

    /// Tells rooms how many are in them where that has changed; a crowd that comes in at once is told once.
    pub(super) fn tell_rooms(&mut self) {
        let changed: Vec<String> = self
            .rooms
            .iter()
            .filter(|(_, room)| room.visible != room.told_visible)
            .map(|(name, _)| name.clone())
            .collect();
        for name in changed {
            self.tell_room(&name);
        }
    }

    /// Tells everybody in a room what is known of it.
    pub(super) fn tell_room(&mut self, name: &str) {
        let Some(room) = self.rooms.get_mut(name) else { return };
        room.told_visible = room.visible;
        let (info, peers) = (room.info(name), room.peers.clone());
        self.send_all(&peers, Message::RoomUpdate(proto::RoomUpdate { room: Some(info) }));
    }

    pub(super) fn send(&mut self, key: PeerKey, message: Message) {
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.send(message);
        }
    }

    pub(super) fn send_all(&mut self, keys: &[PeerKey], message: Message) {
        let bytes = encode(message);
        for key in keys {
            if let Some(peer) = self.peers.get_mut(key) {
                peer.send_bytes(bytes.clone());
            }
        }
    }
}
