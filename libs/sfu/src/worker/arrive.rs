//! Coming in: the first join, and coming back after the websocket broke.

use bytes::Bytes;
use livekit_protocol as proto;
use livekit_protocol::leave_request::Action;
use livekit_protocol::signal_response::Message;
use prost::Message as _;
use str0m::net::TcpType;
use str0m::rtp::{Extension, ExtensionMap};
use str0m::{Candidate, Rtc};
use tokio::sync::mpsc;

use super::{Room, Worker, room};
use crate::clock;
use crate::egress::{Agreement, overheard};
use crate::ids::{PeerKey, SessionKey, sid};
use crate::peer::{Link, Peer};
use crate::presence::{Change, Departure};
use crate::token::Token;

/// Most participants in one room.
const MOST_PARTICIPANTS: usize = 500;
/// Seconds between a client's signs of life, and how long it may be silent.
const PING_INTERVAL: i32 = 5;
const PING_TIMEOUT: i32 = 15;

/// The attribute of a token that lets somebody's voice in at once when a room has more voices than are passed on.
const HEARD: &str = "heard";
const HEARD_FIRST: &str = "first";
/// How often a transport tells which way it has found.
const STATISTICS: std::time::Duration = std::time::Duration::from_secs(1);

/// Somebody with a good token and an open websocket.
pub(crate) struct Arrival {
    pub(crate) session: SessionKey,
    pub(crate) token: Token,
    pub(crate) request: proto::JoinRequest,
    pub(crate) sink: mpsc::Sender<Bytes>,
}

impl Worker {
    pub(super) fn arrive(&mut self, arrival: Arrival) {
        if self.turned_away(&arrival.token) {
            let link = Link { sink: arrival.sink };
            refuse(&link, Action::Disconnect, proto::DisconnectReason::ParticipantRemoved);
        } else if arrival.request.reconnect {
            self.resume(arrival);
        } else {
            self.join(arrival);
        }
    }

    fn join(&mut self, arrival: Arrival) {
        let Arrival { session, token, request, sink } = arrival;
        let mut grants = self.rights(&token);
        let link = Link { sink };
        if let Some(before) = self.find(&grants.room, &grants.identity) {
            self.dismiss(before, Action::Disconnect, proto::DisconnectReason::DuplicateIdentity);
            self.depart(before, Departure::Replaced);
        }
        let full = self.rooms.get(&grants.room).is_some_and(|room| room.peers.len() >= MOST_PARTICIPANTS);
        let Some(transport) = (!full && !self.outlet.overfull()).then(|| self.transport()).flatten() else {
            refuse(&link, Action::Disconnect, proto::DisconnectReason::JoinFailure);
            return;
        };
        // What the token says, before anything a client says of itself.
        let first = grants.attributes.get(HEARD).is_some_and(|value| value == HEARD_FIRST);
        if grants.can_update_own_metadata {
            let fits = super::requests::fits(&grants, None, None, Some(&request.participant_attributes));
            if fits {
                grants.attributes.extend(request.participant_attributes.clone());
            }
        }
        let key = PeerKey(self.new_key());
        let mut peer =
            Peer::new(key, grants.room.clone(), sid("PA_"), grants, clock::wall(), link, transport, clock::now());
        let settings = request.connection_settings.unwrap_or_default();
        peer.first = first;
        peer.auto_subscribe = settings.auto_subscribe;
        peer.client_protocol = request.client_info.as_ref().map_or(0, |client| client.client_protocol);
        let name = peer.room.clone();
        self.peers.insert(key, peer);
        self.sessions.insert(session, key);
        let opened = !self.rooms.contains_key(&name);
        let room = self.rooms.entry(name.clone()).or_insert_with(Room::new);
        room.peers.push(key);
        if let Some(title) = self.titles.remove(&name) {
            room.metadata = title;
        }
        self.count(&name);
        if opened {
            self.tell_of_room(&name, Change::RoomStarted);
        }
        self.welcome(key, &name);
        self.renew_token(key);
        self.mark_changed(key);
        let (name, attributes) = self
            .peers
            .get(&key)
            .map_or_else(Default::default, |peer| (peer.grants.name.clone(), peer.grants.attributes.clone()));
        self.tell(key, Change::Joined { name, attributes });
        for track in request.add_track_requests {
            self.add_track(key, track);
        }
        self.subscribe_to_all(key);
        if let Some(offer) = request.publisher_offer {
            self.offered(key, offer);
        }
    }

    fn welcome(&mut self, key: PeerKey, name: &str) {
        let Some(participant) = self.info(key) else { return };
        let room = self.rooms.get(name).map(|room| room.info(name));
        let join = proto::JoinResponse {
            room,
            participant: Some(participant),
            other_participants: self.others(key),
            server_version: server().version,
            subscriber_primary: false,
            ping_timeout: PING_TIMEOUT,
            ping_interval: PING_INTERVAL,
            server_info: Some(server()),
            enabled_publish_codecs: room::codecs(),
            fast_publish: true,
            ice_servers: self.relays(key),
            ..Default::default()
        };
        self.send(key, Message::Join(join));
    }

    fn resume(&mut self, arrival: Arrival) {
        let Arrival { session, token: Token { grants, .. }, request, sink } = arrival;
        let link = Link { sink };
        let found = self.find(&grants.room, &grants.identity).filter(|key| {
            self.peers.get(key).is_some_and(|peer| peer.sid == request.participant_sid && !peer.failed && !peer.closed)
        });
        let Some(key) = found else {
            // The client makes a new session by itself.
            refuse(&link, Action::Reconnect, proto::DisconnectReason::StateMismatch);
            return;
        };
        self.sessions.retain(|_, other| *other != key);
        self.sessions.insert(session, key);
        let mut told = false;
        let mut last_message_seq = 0;
        let mut interrupt = None;
        if let Some(peer) = self.peers.get_mut(&key) {
            interrupt = peer.interrupt.take();
            last_message_seq = peer.last_sequence;
            peer.link = Some(link);
            peer.lost = None;
            told = std::mem::take(&mut peer.told_lost);
            peer.negotiator.forget_question();
        }
        if interrupt != Some(false) {
            let (ice_servers, server_info) = (self.relays(key), Some(server()));
            self.send(
                key,
                Message::Reconnect(proto::ReconnectResponse {
                    ice_servers,
                    server_info,
                    last_message_seq,
                    ..Default::default()
                }),
            );
        }
        if interrupt.is_some() {
            // The client asked for its websocket to break here. It is told lost again if it was before.
            if let Some(peer) = self.peers.get_mut(&key) {
                peer.link = None;
                peer.told_lost = told;
            }
            return;
        }
        self.renew_token(key);
        let mut participants = self.others(key);
        participants.extend(self.info(key));
        self.send(key, Message::Update(proto::ParticipantUpdate { participants }));
        let room = self.peers.get(&key).map(|peer| peer.room.clone());
        if let Some(name) = room
            && let Some(info) = self.rooms.get(&name).map(|room| room.info(&name))
        {
            self.send(key, Message::RoomUpdate(proto::RoomUpdate { room: Some(info) }));
        }
        self.asking.insert(key);
        if told {
            self.tell(key, Change::Resumed);
        }
    }

    /// A transport for one participant: the server is "ICE-lite", it waits to be found.
    fn transport(&self) -> Option<(Rtc, Agreement)> {
        let mut extensions = ExtensionMap::empty();
        extensions.set(1, Extension::AudioLevel);
        extensions.set(2, Extension::AbsoluteSendTime);
        extensions.set(3, Extension::TransportSequenceNumber);
        extensions.set(4, Extension::RtpMid);
        extensions.set(10, Extension::RtpStreamId);
        extensions.set(11, Extension::RepairedRtpStreamId);
        extensions.set(13, Extension::VideoOrientation);
        let mut config = Rtc::builder().clear_codecs().enable_opus(true, true).enable_vp8(true);
        offer_h264(config.codec_config());
        let config = config
            .set_extension_map(extensions)
            .set_rtp_mode(true)
            .set_ice_lite(true)
            .set_stats_interval(Some(STATISTICS));
        let (mut rtc, agreement) = overheard(|provider| config.set_crypto_provider(provider).build(clock::now()));
        let candidate = Candidate::host(self.wire.local, "udp").ok()?;
        rtc.add_local_candidate(candidate);
        if let Some(local) = self.wire.local_tcp {
            let candidate = Candidate::builder().tcp().host(local).tcptype(TcpType::Passive).build().ok()?;
            rtc.add_local_candidate(candidate);
        }
        Some((rtc, agreement))
    }

    /// The relays a participant may use, with its pass for them.
    fn relays(&self, key: PeerKey) -> Vec<proto::IceServer> {
        let (Some(turn), Some(peer)) = (&self.turn, self.peers.get(&key)) else { return Vec::new() };
        vec![turn.pass(&peer.sid, clock::wall())]
    }

    /// Media can flow now.
    pub(super) fn connected(&mut self, key: PeerKey) {
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.connected = true;
        }
        self.mark_changed(key);
        self.ask_keyframes(key);
    }

    /// The participant with this identity in a room.
    pub(super) fn find(&self, room: &str, identity: &str) -> Option<PeerKey> {
        self.rooms
            .get(room)?
            .peers
            .iter()
            .copied()
            .find(|key| self.peers.get(key).is_some_and(|peer| peer.grants.identity == identity))
    }
}

/// H.264 as every browser that has it knows it: baseline, constrained or not, in pieces where need be.
pub(crate) fn offer_h264(codecs: &mut str0m::format::CodecConfig) {
    codecs.add_h264(108.into(), Some(109.into()), true, 0x42_e01f);
    codecs.add_h264(127.into(), Some(121.into()), true, 0x42_001f);
}

/// What clients are told about this server; they look at the version to know what it can do.
fn server() -> proto::ServerInfo {
    proto::ServerInfo { version: "1.9.1".to_owned(), protocol: 17, ..Default::default() }
}

/// The first and last message to a client that does not come in.
fn refuse(link: &Link, action: Action, reason: proto::DisconnectReason) {
    let leave = proto::LeaveRequest { action: action.into(), reason: reason.into(), ..Default::default() };
    let response = proto::SignalResponse { message: Some(Message::Leave(leave)) };
    // A websocket that is closed already needs no refusal.
    let _ = link.sink.try_send(response.encode_to_vec().into());
}
