//! Sending: announcing a track, binding it to the section it comes in, muting, ending.

use livekit_protocol as proto;
use livekit_protocol::request_response::{Reason, Request};
use livekit_protocol::signal_response::Message;

use super::Worker;
use super::moderate::summary;
use crate::clock;
use crate::ids::{PeerKey, TrackKey, sid};
use crate::peer::source_number;
use crate::presence::Change;
use crate::sdp::Kind;
use crate::token::Grants;
use crate::track::{Coding, Track};

/// Most tracks one participant may send.
const MOST_TRACKS: usize = 8;
/// Longest name of a track or its stream, and of a client's own id for it.
const LONGEST_NAME: usize = 256;

impl Worker {
    /// A client announces a track it will send.
    pub(super) fn add_track(&mut self, key: PeerKey, request: proto::AddTrackRequest) {
        let Some(peer) = self.peers.get(&key) else { return };
        let reason = if !may_publish(&peer.grants, request.source) {
            Some(Reason::NotAllowed)
        } else if peer.tracks.len() >= MOST_TRACKS {
            Some(Reason::LimitExceeded)
        } else if request.cid.is_empty()
            || request.r#type() == proto::TrackType::Data
            || [&request.cid, &request.name, &request.stream].iter().any(|text| text.len() > LONGEST_NAME)
            || request.layers.len() > 8
            || request.simulcast_codecs.len() > 8
        {
            Some(Reason::InvalidRequest)
        } else {
            None
        };
        if let Some(reason) = reason {
            self.respond(key, 0, reason, "this track cannot be published", Some(Request::AddTrack(request)));
            return;
        }
        let requested = request.cid.clone();
        let known = peer
            .tracks
            .iter()
            .filter_map(|track| self.tracks.get(track))
            .find(|track| track.cid == requested && track.mid.is_none())
            .map(|track| track.info.clone());
        let info = match known {
            Some(info) => info,
            None => self.new_track(key, request),
        };
        self.send(key, Message::TrackPublished(proto::TrackPublishedResponse { cid: requested, track: Some(info) }));
        self.bind_tracks(key);
    }

    fn new_track(&mut self, key: PeerKey, request: proto::AddTrackRequest) -> proto::TrackInfo {
        let track_key = TrackKey(self.new_key());
        let prefix = match (request.r#type(), request.source()) {
            (proto::TrackType::Video, proto::TrackSource::ScreenShare) => "TR_VS",
            (proto::TrackType::Video, _) => "TR_VC",
            _ => "TR_AM",
        };
        let now = clock::millis(clock::wall()).saturating_mul(1_000);
        let track = Track::new(track_key, key, sid(prefix), request, now);
        let info = track.info.clone();
        self.tracks.insert(track_key, track);
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.tracks.push(track_key);
        }
        info
    }

    /// Finds for each announced track the section its client sends it in. The section names the
    /// client's id for the track; browsers that invent another id there get the only track of
    /// that kind which has no section yet.
    pub(super) fn bind_tracks(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get(&key) else { return };
        let taken: Vec<&str> = peer.tracks.iter().filter_map(|track| self.tracks.get(track)?.mid.as_deref()).collect();
        let open: Vec<(String, Kind, String)> = peer
            .negotiator
            .sending()
            .filter(|(mid, _, _)| !taken.contains(mid))
            .map(|(mid, kind, cid)| (mid.to_owned(), kind, cid.to_owned()))
            .collect();
        let mut unbound: Vec<TrackKey> = peer
            .tracks
            .iter()
            .copied()
            .filter(|track| self.tracks.get(track).is_some_and(|track| track.mid.is_none()))
            .collect();
        let mut bound = Vec::new();
        for (mid, kind, cid) in open {
            let fits = |track: &TrackKey| self.tracks.get(track).is_some_and(|track| track.kind == kind);
            let named = unbound
                .iter()
                .copied()
                .find(|track| fits(track) && self.tracks.get(track).is_some_and(|track| track.cid == cid));
            let mut candidates = unbound.iter().copied().filter(fits);
            let only = candidates.next().filter(|_| candidates.next().is_none());
            if let Some(track) = named.or(only) {
                unbound.retain(|other| *other != track);
                bound.push((track, mid));
            }
        }
        for (track_key, mid) in bound {
            let Some(track) = self.tracks.get_mut(&track_key) else { continue };
            let coding = self.peers.get(&key).map_or(Coding::Vp8, |peer| peer.negotiator.coding(&mid));
            track.bind(mid, coding);
            let published = Change::Published(summary(track));
            self.mark_changed(key);
            self.tell(key, published);
            self.voice_enters(track_key);
            for other in self.roommates(key) {
                if self.peers.get(&other).is_some_and(|peer| peer.auto_subscribe) {
                    self.subscribe(other, track_key);
                }
            }
        }
    }

    /// The client stopped sending in these sections.
    pub(super) fn sections_ended(&mut self, key: PeerKey, mids: &[String]) {
        let Some(peer) = self.peers.get(&key) else { return };
        let ended: Vec<TrackKey> = peer
            .tracks
            .iter()
            .copied()
            .filter(|track| {
                let mid = self.tracks.get(track).and_then(|track| track.mid.as_ref());
                mid.is_some_and(|mid| mids.contains(mid))
            })
            .collect();
        for track in ended {
            self.unpublish(track);
        }
    }

    /// Ends a track: nobody receives it any more.
    pub(super) fn unpublish(&mut self, track_key: TrackKey) {
        let Some(track) = self.tracks.remove(&track_key) else { return };
        if track.mid.is_some() {
            self.tell(track.owner, Change::Unpublished(summary(&track)));
        }
        for peer in self.peers.values_mut() {
            peer.denied.remove(&track_key);
        }
        for subscriber in &track.subscribers {
            if let Some(peer) = self.peers.get_mut(subscriber) {
                peer.subscriptions.remove(&track_key);
                peer.negotiator.drop_track(&track.info.sid);
                peer.seats.close(track_key);
                self.asking.insert(*subscriber);
                self.placing.insert(*subscriber);
            }
        }
        if let Some(owner) = self.peers.get_mut(&track.owner) {
            owner.tracks.retain(|other| *other != track_key);
            owner.sources.retain(|_, (other, _)| *other != track_key);
        }
        if track.kind == Kind::Audio
            && let Some(owner) = self.peers.get(&track.owner)
            && let Some(room) = self.rooms.get_mut(&owner.room)
        {
            room.speakers.hush(track.owner);
            room.talk.end(track.owner);
            room.hearing.leave(track_key);
        }
        self.mark_changed(track.owner);
    }

    /// Ends a track and tells its client so: it must not, or must no longer, be sent.
    pub(super) fn revoke(&mut self, track_key: TrackKey) {
        let Some((owner, sid)) = self.tracks.get(&track_key).map(|track| (track.owner, track.info.sid.clone())) else {
            return;
        };
        self.unpublish(track_key);
        self.send(owner, Message::TrackUnpublished(proto::TrackUnpublishedResponse { track_sid: sid }));
    }

    /// Mutes or unmutes a track; while muted nothing of it is forwarded.
    pub(super) fn set_muted(&mut self, track_key: TrackKey, muted: bool) {
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        if track.info.muted == muted {
            return;
        }
        track.info.muted = muted;
        let (owner, kind) = (track.owner, track.kind);
        for subscriber in track.subscribers.clone() {
            let peer = self.peers.get_mut(&subscriber);
            if let Some(subscription) = peer.and_then(|peer| peer.subscriptions.get_mut(&track_key)) {
                subscription.halt();
            }
        }
        if kind == Kind::Audio
            && let Some(room) = self.peers.get(&owner).and_then(|peer| self.rooms.get_mut(&peer.room))
        {
            room.speakers.hush(owner);
            room.talk.end(owner);
            room.hearing.mute(track_key, muted);
        }
        if !muted {
            self.place_track(track_key);
        }
        self.mark_changed(owner);
    }

    /// The track with this sid, if it belongs to `key`.
    pub(super) fn own_track(&self, key: PeerKey, sid: &str) -> Option<TrackKey> {
        self.peers
            .get(&key)?
            .tracks
            .iter()
            .copied()
            .find(|track| self.tracks.get(track).is_some_and(|track| track.info.sid == sid))
    }
}

/// Whether somebody may send a track of this source.
pub(super) fn may_publish(grants: &Grants, source: i32) -> bool {
    grants.can_publish
        && (grants.can_publish_sources.is_empty()
            || grants.can_publish_sources.iter().any(|allowed| i32::from(source_number(*allowed)) == source))
}
