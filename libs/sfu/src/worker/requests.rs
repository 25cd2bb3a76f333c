//! What clients ask for over the websocket, message by message.

use std::collections::{BTreeMap, HashMap};

use livekit_protocol as proto;
use livekit_protocol::request_response::{Reason, Request};
use livekit_protocol::signal_request::Message as Ask;
use livekit_protocol::signal_response::Message;

use super::Worker;
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::presence::{Change, Departure};
use crate::token::Grants;

/// Longest name, metadata, and attributes together, in bytes.
const LONGEST_NAME: usize = 512;
pub(super) const LONGEST_METADATA: usize = 32 * 1024;
const LONGEST_ATTRIBUTES: usize = 32 * 1024;
/// Most tracks named in one request.
const MOST_NAMED: usize = 2_000;

impl Worker {
    pub(super) fn request(&mut self, key: PeerKey, message: Ask) {
        match message {
            Ask::Offer(description) => self.offered(key, description),
            Ask::AddTrack(request) => self.add_track(key, request),
            Ask::Mute(mute) => {
                if let Some(track) = self.own_track(key, &mute.sid) {
                    self.set_muted(track, mute.muted);
                }
            }
            Ask::Subscription(change) => self.change_subscription(key, &change),
            Ask::TrackSetting(settings) => self.set_wish(key, &settings),
            Ask::Leave(_) => self.depart(key, Departure::Left),
            Ask::Ping(stamp) => self.send(key, Message::Pong(stamp)),
            Ask::PingReq(ping) => self.send(
                key,
                Message::PongResp(proto::Pong {
                    last_ping_timestamp: ping.timestamp,
                    timestamp: clock::millis(clock::wall()),
                }),
            ),
            Ask::UpdateMetadata(update) if self.take_ceiling(key, &update) => {}
            Ask::UpdateMetadata(update) => self.update_own(key, update),
            Ask::UpdateAudioTrack(update) => {
                if let Some(track) = self.own_track(key, &update.track_sid)
                    && let Some(track) = self.tracks.get_mut(&track)
                    && update.features.len() <= 16
                {
                    track.info.audio_features = update.features;
                    self.mark_changed(key);
                }
            }
            Ask::UpdateVideoTrack(update) => {
                if let Some(track) = self.own_track(key, &update.track_sid)
                    && let Some(track) = self.tracks.get_mut(&track)
                {
                    track.resize(update.width, update.height);
                    self.mark_changed(key);
                }
            }
            #[expect(deprecated, reason = "clients in use still send it")]
            Ask::UpdateLayers(update) => {
                if let Some(track) = self.own_track(key, &update.track_sid)
                    && let Some(track) = self.tracks.get_mut(&track)
                    && update.layers.len() <= 8
                {
                    track.relayer(&update.layers);
                    self.mark_changed(key);
                }
            }
            Ask::SubscriptionPermission(permission) => self.admit(key, &permission),
            Ask::SyncState(state) => self.synchronize(key, &state),
            Ask::Simulate(scenario) => self.simulate(key, &scenario),
            Ask::PublishDataTrackRequest(request) => self.unsupported(key, 0, Some(Request::PublishDataTrack(request))),
            Ask::UnpublishDataTrackRequest(request) => {
                self.unsupported(key, 0, Some(Request::UnpublishDataTrack(request)));
            }
            Ask::UpdateDataSubscription(_) => self.unsupported(key, 0, None),
            Ask::StoreDataBlobRequest(request) => self.unsupported(key, request.request_id, None),
            Ask::GetDataBlobRequest(request) => self.unsupported(key, request.request_id, None),
            // Clients find the server by its address in the answer, and offer; the rest is for
            // servers of other kinds.
            _ => {}
        }
    }

    /// Answers a request that carries a number, or that failed.
    pub(super) fn respond(&mut self, key: PeerKey, id: u32, reason: Reason, message: &str, request: Option<Request>) {
        self.send(
            key,
            Message::RequestResponse(proto::RequestResponse {
                request_id: id,
                reason: reason.into(),
                message: message.to_owned(),
                request,
            }),
        );
    }

    /// Answers a request for something this server does not have.
    fn unsupported(&mut self, key: PeerKey, id: u32, request: Option<Request>) {
        self.respond(key, id, Reason::UnsupportedType, "data tracks and blobs are not offered by this server", request);
    }

    fn change_subscription(&mut self, key: PeerKey, change: &proto::UpdateSubscription) {
        let named = change.participant_tracks.iter().flat_map(|tracks| &tracks.track_sids);
        let sids: Vec<&String> = change.track_sids.iter().chain(named).take(MOST_NAMED).collect();
        let visible: HashMap<String, TrackKey> = self.visible_sids(key);
        for sid in sids {
            match (visible.get(sid), change.subscribe) {
                (Some(track), true) => self.subscribe(key, *track),
                (Some(track), false) => self.unsubscribe(key, *track),
                (None, true) => {
                    let err = proto::SubscriptionError::SeTrackNotfound.into();
                    let track_sid = sid.clone();
                    self.send(key, Message::SubscriptionResponse(proto::SubscriptionResponse { track_sid, err }));
                }
                // What has ended needs not be given back.
                (None, false) => {}
            }
        }
    }

    /// After a resume the client says what it had: what it did not want, and what it has missed, is news.
    fn synchronize(&mut self, key: PeerKey, state: &proto::SyncState) {
        self.replay(key, &state.datachannel_receive_states);
        let auto = self.peers.get(&key).is_some_and(|peer| peer.auto_subscribe);
        if let Some(change) = &state.subscription
            && change.subscribe != auto
        {
            self.change_subscription(key, change);
        }
    }

    fn update_own(&mut self, key: PeerKey, update: proto::UpdateParticipantMetadata) {
        let Some(peer) = self.peers.get(&key) else { return };
        if !peer.grants.can_update_own_metadata {
            let id = update.request_id;
            let text = "you may not change your own attributes";
            self.respond(key, id, Reason::NotAllowed, text, Some(Request::UpdateMetadata(update)));
            return;
        }
        let id = update.request_id;
        let metadata = (!update.metadata.is_empty()).then_some(update.metadata);
        let name = (!update.name.is_empty()).then_some(update.name);
        match self.update(key, name, metadata, &update.attributes) {
            true => self.respond(key, id, Reason::Ok, "", None),
            false => self.respond(key, id, Reason::LimitExceeded, "the attributes are too long", None),
        }
    }

    /// Changes what others read about a participant; an empty value removes an attribute. False
    /// when it would be too long.
    pub(super) fn update(
        &mut self,
        key: PeerKey,
        name: Option<String>,
        metadata: Option<String>,
        attributes: &HashMap<String, String>,
    ) -> bool {
        let Some(peer) = self.peers.get_mut(&key) else { return false };
        if !fits(&peer.grants, name.as_deref(), metadata.as_deref(), Some(attributes)) {
            return false;
        }
        if let Some(name) = name {
            peer.grants.name = name;
        }
        if let Some(metadata) = metadata {
            peer.grants.metadata = metadata;
        }
        for (attribute, value) in attributes {
            if value.is_empty() {
                peer.grants.attributes.remove(attribute);
            } else {
                peer.grants.attributes.insert(attribute.clone(), value.clone());
            }
        }
        let now: BTreeMap<String, String> = peer.grants.attributes.clone();
        self.mark_changed(key);
        self.tell(key, Change::Attributes(now));
        true
    }
}

/// Whether a change leaves everything within its limits.
pub(super) fn fits(
    grants: &Grants,
    name: Option<&str>,
    metadata: Option<&str>,
    attributes: Option<&HashMap<String, String>>,
) -> bool {
    let size = |name: &str, value: &str| name.len().saturating_add(value.len());
    let kept: usize = grants
        .attributes
        .iter()
        .filter(|(name, _)| attributes.is_none_or(|new| !new.contains_key(*name)))
        .map(|(name, value)| size(name, value))
        .sum();
    let new: usize = attributes.into_iter().flatten().map(|(name, value)| size(name, value)).sum();
    name.is_none_or(|name| name.len() <= LONGEST_NAME)
        && metadata.is_none_or(|metadata| metadata.len() <= LONGEST_METADATA)
        && kept.saturating_add(new) <= LONGEST_ATTRIBUTES
}
