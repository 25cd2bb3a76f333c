//! One participant: its transport, what it sends and what it receives.

mod drain;
pub(crate) mod line;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Instant, SystemTime};

use bytes::Bytes;
use livekit_protocol as proto;
use livekit_protocol::signal_response::Message;
use prost::Message as _;
use str0m::channel::ChannelId;
use str0m::media::{MediaKind, Mid, Pt};
use str0m::net::Receive;
use str0m::rtp::{Extension, Ssrc};
use str0m::{Input, Rtc};
use tokio::sync::mpsc;

use crate::allowance::Allowance;
use crate::audience::Audience;
use crate::egress::{Agreement, Egress, Names, Route};
use crate::ids::{PeerKey, TrackKey};
use crate::negotiator::Negotiator;
use crate::paths::Paths;
use crate::redundant::Care;
use crate::replay::Replay;
use crate::seats::Seats;
use crate::subscription::Subscription;
use crate::token::Grants;
use crate::track::Coding;
use line::Line;

/// Data messages and bytes one participant may send: at once, and a second. Everybody in the room gets each of them.
const DATA_MESSAGES: (f64, f64) = (400.0, 100.0);
const DATA_BYTES: (f64, f64) = (2_000_000.0, 256_000.0);

/// A participant's websocket.
pub(crate) struct Link {
    pub(crate) sink: mpsc::Sender<Bytes>,
}

/// The data channels a client has opened.
#[derive(Default)]
pub(crate) struct Channels {
    pub(crate) reliable: Option<ChannelId>,
    pub(crate) lossy: Option<ChannelId>,
}

/// One participant.
pub(crate) struct Peer {
    pub(crate) key: PeerKey,
    pub(crate) room: String,
    pub(crate) sid: String,
    /// Identity, name, attributes and permissions as they are now.
    pub(crate) grants: Grants,
    pub(crate) joined: SystemTime,
    pub(crate) version: u32,
    pub(crate) client_protocol: i32,
    /// The websocket; None while it is broken.
    pub(crate) link: Option<Link>,
    pub(crate) lost: Option<Instant>,
    /// The break was told to the reader of events.
    pub(crate) told_lost: bool,
    /// How good its connection was when the room was told last.
    pub(crate) told_quality: Option<proto::ConnectionQuality>,
    pub(crate) auto_subscribe: bool,
    /// When its client was last sent a fresh token.
    pub(crate) renewed: Instant,
    /// Who may receive what it sends.
    pub(crate) audience: Audience,
    /// Tracks it would receive if their senders let it.
    pub(crate) denied: BTreeSet<TrackKey>,
    /// What of the data it sends is still allowed: messages and bytes.
    pub(crate) data_messages: Allowance,
    pub(crate) data_bytes: Allowance,
    pub(crate) told_data_limit: Option<Instant>,
    /// The number of the last reliable message it sent.
    pub(crate) last_sequence: u32,
    /// Its channel for reliable messages has been open.
    pub(crate) opened_reliable: bool,
    /// The last reliable messages sent to it.
    pub(crate) replay: Replay,
    /// Bits a second it pretends to have, for a test of its client.
    pub(crate) ceiling: Option<u64>,
    /// Until when its client is shown itself speaking, for a test.
    pub(crate) pretends: Option<Instant>,
    /// Its next resume is broken off, after (true) or before the first message, for a test.
    pub(crate) interrupt: Option<bool>,

    rtc: Rtc,
    /// Media can flow.
    pub(crate) connected: bool,
    /// The other side closed its transport.
    pub(crate) closed: bool,
    /// The transport failed and must not be used again.
    pub(crate) failed: bool,
    /// What it is sent as media, and where to, as the transport found.
    pub(crate) egress: Egress,
    pub(crate) route: Option<Route>,
    /// When the transport wants to be woken.
    asks: Instant,
    /// When something is to be done for it, if nothing happens before.
    pub(crate) deadline: Instant,
    /// The time it will be woken at.
    pub(crate) alarm: Option<Instant>,
    /// Something waits in the transport for the next flush.
    pub(crate) touched: bool,
    /// Media waits for the next flush.
    pub(crate) loaded: bool,
    pub(crate) ufrag: String,
    /// What is known of the path to this participant, beside what it carries.
    pub(crate) line: Line,
    /// Where its packets come from and go to, over UDP.
    pub(crate) paths: Paths,
    /// How sound is repaired on the path to this participant.
    pub(crate) care: Care,

    pub(crate) negotiator: Negotiator,
    pub(crate) tracks: Vec<TrackKey>,
    /// Where packets of a source belong: track and layer.
    pub(crate) sources: HashMap<Ssrc, (TrackKey, usize)>,
    pub(crate) subscriptions: BTreeMap<TrackKey, Subscription>,
    pub(crate) channels: Channels,
    /// Which of its sound sections plays whose voice.
    pub(crate) seats: Seats<TrackKey>,
    /// Its voice is let in at once when it speaks.
    pub(crate) first: bool,
}

impl Peer {
    #[expect(clippy::too_many_arguments, reason = "a participant is made in one place, from all of this")]
    pub(crate) fn new(
        key: PeerKey,
        room: String,
        sid: String,
        grants: Grants,
        joined: SystemTime,
        link: Link,
        (rtc, agreement): (Rtc, Agreement),
        now: Instant,
    ) -> Self {
        Self {
            key,
            room,
            sid,
            grants,
            joined,
            version: 1,
            client_protocol: 0,
            link: Some(link),
            lost: None,
            told_lost: false,
            told_quality: None,
            auto_subscribe: true,
            renewed: now,
            audience: Audience::default(),
            denied: BTreeSet::new(),
            data_messages: Allowance::new(DATA_MESSAGES.0, DATA_MESSAGES.1, now),
            data_bytes: Allowance::new(DATA_BYTES.0, DATA_BYTES.1, now),
            told_data_limit: None,
            last_sequence: 0,
            opened_reliable: false,
            replay: Replay::default(),
            ceiling: None,
            pretends: None,
            interrupt: None,
            rtc,
            connected: false,
            closed: false,
            failed: false,
            egress: Egress::new(agreement, crate::worker::FIRST_ESTIMATE, now),
            route: None,
            asks: now,
            deadline: now,
            alarm: None,
            touched: false,
            loaded: false,
            ufrag: String::new(),
            line: Line::default(),
            paths: Paths::default(),
            care: Care::default(),
            negotiator: Negotiator::default(),
            tracks: Vec::new(),
            sources: HashMap::new(),
            subscriptions: BTreeMap::new(),
            channels: Channels::default(),
            seats: Seats::default(),
            first: false,
        }
    }

    /// Works on the transport. str0m treats a broken assumption as a panic: that ends this
    /// participant's connection and nobody else's.
    pub(crate) fn guard<T>(&mut self, work: impl FnOnce(&mut Rtc) -> T) -> Option<T> {
        if self.failed {
            return None;
        }
        let result = catch_unwind(AssertUnwindSafe(|| work(&mut self.rtc)));
        if result.is_err() {
            self.failed = true;
        }
        result.ok()
    }

    /// Gives a datagram to the transport.
    pub(crate) fn receive(&mut self, packet: Receive<'_>, now: Instant) {
        if let Some(Err(error)) = self.guard(|rtc| rtc.handle_input(Input::Receive(now, packet))) {
            tracing::debug!(participant = %self.sid, %error, "a datagram was refused");
        }
    }

    /// Lets time pass in the transport; packets written before go out with the next drain.
    pub(crate) fn pass(&mut self, now: Instant) {
        if let Some(Err(error)) = self.guard(|rtc| rtc.handle_input(Input::Timeout(now))) {
            tracing::debug!(participant = %self.sid, %error, "the transport failed");
            self.failed = true;
        }
    }

    /// Whether a STUN packet is meant for this participant and signed with its password.
    pub(crate) fn accepts(&mut self, packet: Receive<'_>, now: Instant) -> bool {
        self.guard(|rtc| rtc.accepts(&Input::Receive(now, packet))) == Some(true)
    }

    /// The payload type this client uses for Opus, or for pictures written in this way, in a section; None when it cannot read them.
    pub(crate) fn payload(&mut self, mid: Mid, coding: Coding) -> Option<Pt> {
        self.guard(|rtc| {
            let media = rtc.media(mid)?;
            let codec = match media.kind() {
                MediaKind::Video if coding == Coding::H264 => str0m::format::Codec::H264,
                MediaKind::Video => str0m::format::Codec::Vp8,
                MediaKind::Audio => str0m::format::Codec::Opus,
            };
            rtc.codec_config()
                .iter()
                .filter(|params| params.spec().codec == codec)
                .map(|params| params.pt())
                .find(|payload| media.remote_pts().contains(payload))
        })
        .flatten()
    }

    /// The payload type this client uses for sound that carries earlier packets along.
    pub(crate) fn redundant_payload(&mut self, mid: Mid) -> Option<Pt> {
        self.guard(|rtc| {
            let media = rtc.media(mid)?;
            rtc.codec_config()
                .iter()
                .filter(|params| params.spec().codec == str0m::format::Codec::Opus)
                .find(|params| media.remote_pts().contains(&params.pt()))
                .and_then(|params| params.red())
        })
        .flatten()
    }

    /// The payload type under which what was sent with another one is repeated.
    pub(crate) fn repair_payload(&mut self, payload: Pt) -> Option<Pt> {
        self.guard(|rtc| rtc.codec_config().iter().find(|params| params.pt() == payload)?.resend()).flatten()
    }

    /// What this client calls the extensions of a section.
    pub(crate) fn names(&mut self, mid: Mid) -> Names {
        let names = self.guard(|rtc| {
            let known = rtc.media(mid)?.remote_extmap();
            Some(Names {
                section: known.id_of(Extension::RtpMid),
                transport: known.id_of(Extension::TransportSequenceNumber),
                level: known.id_of(Extension::AudioLevel),
                orientation: known.id_of(Extension::VideoOrientation),
            })
        });
        names.flatten().unwrap_or_default()
    }

    /// Whether a packet carries earlier ones along.
    pub(crate) fn is_redundant(&mut self, payload: Pt) -> bool {
        self.guard(|rtc| rtc.codec_config().iter().any(|params| params.red() == Some(payload))) == Some(true)
    }

    /// Sends a message over the websocket. A client that reads too slowly loses the socket and
    /// resumes with a fresh one.
    pub(crate) fn send(&mut self, message: Message) {
        if self.link.is_some() {
            let response = proto::SignalResponse { message: Some(message) };
            self.send_bytes(response.encode_to_vec().into());
        }
    }

    /// Sends a message that was written before, for several participants.
    pub(crate) fn send_bytes(&mut self, bytes: Bytes) {
        if let Some(link) = &self.link
            && link.sink.try_send(bytes).is_err()
        {
            tracing::debug!(participant = %self.sid, "the websocket is closed or too slow");
            self.link = None;
        }
    }

    /// What the others are told about this participant, without its tracks.
    pub(crate) fn info(&self) -> proto::ParticipantInfo {
        use proto::participant_info::State;
        let state = if self.connected { State::Active } else { State::Joined };
        proto::ParticipantInfo {
            sid: self.sid.clone(),
            identity: self.grants.identity.clone(),
            state: state.into(),
            metadata: self.grants.metadata.clone(),
            joined_at: crate::clock::millis(self.joined) / 1_000,
            joined_at_ms: crate::clock::millis(self.joined),
            name: self.grants.name.clone(),
            version: self.version,
            permission: Some(permission(&self.grants)),
            is_publisher: !self.tracks.is_empty(),
            attributes: self.grants.attributes.clone().into_iter().collect(),
            client_protocol: self.client_protocol,
            ..Default::default()
        }
    }
}

/// Permissions as clients read them.
pub(crate) fn permission(grants: &Grants) -> proto::ParticipantPermission {
    proto::ParticipantPermission {
        can_subscribe: grants.can_subscribe,
        can_publish: grants.can_publish,
        can_publish_data: grants.can_publish_data,
        can_publish_sources: grants
            .can_publish_sources
            .iter()
            .map(|source| i32::from(source_number(*source)))
            .collect(),
        hidden: grants.hidden,
        can_update_metadata: grants.can_update_own_metadata,
        ..Default::default()
    }
}

/// The protocol's name for a source.
pub(crate) fn source_number(source: crate::token::Source) -> proto::TrackSource {
    use crate::token::Source;
    match source {
        Source::Camera => proto::TrackSource::Camera,
        Source::Microphone => proto::TrackSource::Microphone,
        Source::ScreenShare => proto::TrackSource::ScreenShare,
        Source::ScreenShareAudio => proto::TrackSource::ScreenShareAudio,
    }
}
