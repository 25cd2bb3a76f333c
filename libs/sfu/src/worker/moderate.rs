//! What a moderator may do, on this worker's rooms.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use livekit_protocol as proto;
use livekit_protocol::data_packet::{Kind, Value};
use livekit_protocol::leave_request::Action;
use livekit_protocol::signal_response::Message;

use super::Worker;
use super::publish::may_publish;
use crate::clock;
use crate::ids::PeerKey;
use crate::moderation::{Notice, ParticipantSummary, Permission, Refusal, RoomSummary, TrackSummary};
use crate::presence::Departure;
use crate::token::{Source, Token};
use crate::track::Track;

/// How long it is remembered that somebody was sent away; tokens should be good for much less.
pub(super) const LONGEST_TOKEN: Duration = Duration::from_secs(24 * 60 * 60);

impl Worker {
    pub(crate) fn room_summaries(&self) -> Vec<RoomSummary> {
        self.rooms
            .iter()
            .map(|(name, room)| RoomSummary {
                name: name.clone(),
                sid: room.sid.clone(),
                created: room.created,
                participants: room.peers.len(),
                metadata: room.metadata.clone(),
            })
            .collect()
    }

    pub(crate) fn participant_summaries(&self, room: &str) -> Vec<ParticipantSummary> {
        let keys = self.rooms.get(room).map(|room| room.peers.clone()).unwrap_or_default();
        keys.iter()
            .filter_map(|key| self.peers.get(key))
            .map(|peer| ParticipantSummary {
                identity: peer.grants.identity.clone(),
                sid: peer.sid.clone(),
                name: peer.grants.name.clone(),
                attributes: peer.grants.attributes.clone(),
                joined: peer.joined,
                connected: peer.connected && peer.link.is_some(),
                tracks: peer.tracks.iter().filter_map(|track| self.tracks.get(track)).map(summary).collect(),
            })
            .collect()
    }

    fn named(&self, room: &str, identity: &str) -> Result<PeerKey, Refusal> {
        self.find(room, identity).ok_or(Refusal::NoParticipant)
    }

    pub(crate) fn remove(&mut self, room: &str, identity: &str) -> Result<(), Refusal> {
        let now = clock::wall();
        self.removed.retain(|_, at| now.duration_since(*at).is_ok_and(|since| since < LONGEST_TOKEN));
        self.removed.insert((room.to_owned(), identity.to_owned()), now);
        let key = self.named(room, identity)?;
        self.dismiss(key, Action::Disconnect, proto::DisconnectReason::ParticipantRemoved);
        self.depart(key, Departure::Removed);
        Ok(())
    }

    /// Whether a token is older than the moment at which its person was sent away. Whoever is let in again gets a new one.
    pub(super) fn turned_away(&self, token: &Token) -> bool {
        let who = (token.grants.room.clone(), token.grants.identity.clone());
        self.removed.get(&who).is_some_and(|at| token.issued <= *at)
    }

    /// Mutes every track of a source. There is no unmuting for others: that needs their consent.
    pub(crate) fn mute(&mut self, room: &str, identity: &str, source: Source) -> Result<(), Refusal> {
        let key = self.named(room, identity)?;
        let tracks = self.peers.get(&key).map(|peer| peer.tracks.clone()).unwrap_or_default();
        let mut found = false;
        for track_key in tracks {
            let Some(track) = self.tracks.get(&track_key) else { continue };
            if source_of(track.info.source()) != Some(source) {
                continue;
            }
            found = true;
            let sid = track.info.sid.clone();
            self.set_muted(track_key, true);
            self.send(key, Message::Mute(proto::MuteTrackRequest { sid, muted: true }));
        }
        if found { Ok(()) } else { Err(Refusal::NoTrack) }
    }

    /// Changes what somebody may do; tracks that may no longer be sent end at once.
    pub(crate) fn permit(&mut self, room: &str, identity: &str, permission: Permission) -> Result<(), Refusal> {
        let key = self.named(room, identity)?;
        let Some(peer) = self.peers.get_mut(&key) else { return Err(Refusal::NoParticipant) };
        let subscribe = permission.subscribe;
        super::handover::apply(&mut peer.grants, permission);
        let forbidden: Vec<_> = peer
            .tracks
            .iter()
            .copied()
            .filter(|track| self.tracks.get(track).is_some_and(|track| !may_publish(&peer.grants, track.info.source)))
            .collect();
        let received: Vec<_> = peer.subscriptions.keys().copied().collect();
        for track in forbidden {
            self.revoke(track);
        }
        if subscribe {
            self.subscribe_to_all(key);
        } else {
            for track in received {
                self.unsubscribe(key, track);
            }
        }
        self.mark_changed(key);
        Ok(())
    }

    pub(crate) fn describe(
        &mut self,
        room: &str,
        identity: &str,
        name: Option<String>,
        metadata: Option<String>,
        attributes: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let key = self.named(room, identity)?;
        let attributes: HashMap<String, String> = attributes.into_iter().collect();
        if self.update(key, name, metadata, &attributes) { Ok(()) } else { Err(Refusal::TooLong) }
    }

    /// Lets somebody receive tracks, or no longer. Their client may change it again.
    pub(crate) fn direct(
        &mut self,
        room: &str,
        identity: &str,
        sids: &[String],
        subscribe: bool,
    ) -> Result<(), Refusal> {
        let key = self.named(room, identity)?;
        let visible = self.visible_sids(key);
        let tracks: Vec<_> = sids.iter().map(|sid| visible.get(sid).copied()).collect();
        // All or nothing.
        let tracks: Vec<_> = tracks.into_iter().collect::<Option<_>>().ok_or(Refusal::NoTrack)?;
        for track in tracks {
            if subscribe {
                self.subscribe(key, track);
            } else {
                self.unsubscribe(key, track);
            }
        }
        Ok(())
    }

    /// Changes the text about a room.
    pub(crate) fn inscribe(&mut self, name: &str, metadata: String) -> Result<(), Refusal> {
        let room = self.rooms.get_mut(name).ok_or(Refusal::NoRoom)?;
        if metadata.len() > super::requests::LONGEST_METADATA {
            return Err(Refusal::TooLong);
        }
        room.metadata = metadata;
        self.tell_room(name);
        Ok(())
    }

    pub(crate) fn notify(&mut self, room: &str, notice: &Notice) -> Result<(), Refusal> {
        let keys = self.rooms.get(room).map(|room| room.peers.clone()).ok_or(Refusal::NoRoom)?;
        if notice.payload.len() > 60_000 {
            return Err(Refusal::TooLong);
        }
        let packet = proto::DataPacket {
            destination_identities: notice.to.clone(),
            value: Some(Value::User(proto::UserPacket {
                payload: notice.payload.clone(),
                topic: Some(notice.topic.clone()),
                ..Default::default()
            })),
            ..Default::default()
        };
        self.pass_on(&keys, &packet, Kind::Reliable);
        Ok(())
    }

    pub(crate) fn close(&mut self, room: &str) -> Result<(), Refusal> {
        let keys = self.rooms.get(room).map(|room| room.peers.clone()).ok_or(Refusal::NoRoom)?;
        for key in keys {
            self.dismiss(key, Action::Disconnect, proto::DisconnectReason::RoomDeleted);
            self.depart(key, Departure::Closed);
        }
        Ok(())
    }
}

/// A track as the one who runs the server sees it.
pub(super) fn summary(track: &Track) -> TrackSummary {
    TrackSummary { sid: track.info.sid.clone(), source: source_of(track.info.source()), muted: track.info.muted }
}

fn source_of(source: proto::TrackSource) -> Option<Source> {
    match source {
        proto::TrackSource::Camera => Some(Source::Camera),
        proto::TrackSource::Microphone => Some(Source::Microphone),
        proto::TrackSource::ScreenShare => Some(Source::ScreenShare),
        proto::TrackSource::ScreenShareAudio => Some(Source::ScreenShareAudio),
        proto::TrackSource::Unknown => None,
    }
}
