//! A worker without a thread, with two participants in a room, for inputs from strangers.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use bytes::Bytes;
use livekit_protocol as proto;
use livekit_protocol::data_packet::Kind;
use livekit_protocol::signal_request;
use tokio::sync::mpsc;

use super::{Arrival, Worker};
use crate::clock;
use crate::counters::Tally;
use crate::ids::SessionKey;
use crate::names::Seat;
use crate::presence::Outlet;
use crate::token::{Grants, Key, Token};
use crate::wire::Wire;

/// Messages that wait for a participant; nobody reads them.
const QUEUE: usize = 64;

pub(crate) struct Yard {
    worker: Worker,
    queues: Vec<mpsc::Receiver<Bytes>>,
}

impl Yard {
    /// Ben is in, and mallory. None when the system has no socket left.
    pub(crate) fn new() -> Option<Self> {
        let home = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let wire = Wire::open(home, home.ip(), false).ok()?;
        let (_, commands) = sync_channel(1);
        let (told, _) = mpsc::channel(1);
        let key = Key::new("yard", b"a secret of the tests");
        let worker = Worker::new(wire, Seat::default(), commands, Outlet::new(told), Arc::new(Tally::default()), key);
        let mut yard = Self { worker, queues: Vec::new() };
        yard.join("ben", 1);
        yard.join("mallory", 2);
        Some(yard)
    }

    fn join(&mut self, name: &str, session: u64) {
        let now = clock::now();
        let local = SocketAddr::from((Ipv4Addr::LOCALHOST, u16::try_from(session).unwrap_or(9)));
        let offer = crate::client::offer_for_tests(local, now);
        let request = proto::JoinRequest {
            connection_settings: Some(proto::ConnectionSettings { auto_subscribe: true, ..Default::default() }),
            add_track_requests: vec![proto::AddTrackRequest {
                cid: name.to_owned(),
                r#type: proto::TrackType::Video.into(),
                ..Default::default()
            }],
            publisher_offer: Some(proto::SessionDescription {
                r#type: "offer".into(),
                sdp: offer,
                id: 1,
                ..Default::default()
            }),
            ..Default::default()
        };
        let token = Token {
            grants: Grants::participant("room", name),
            issued: clock::wall(),
            expires: clock::wall(),
            id: name.to_owned(),
        };
        let (sink, queue) = mpsc::channel(QUEUE);
        self.queues.push(queue);
        self.worker.arrive(Arrival { session: SessionKey(session), token, request, sink });
        self.finish();
    }

    fn finish(&mut self) {
        self.worker.settle();
        self.worker.finish_round();
        for queue in &mut self.queues {
            while queue.try_recv().is_ok() {}
        }
    }

    /// Mallory says something; true while she is in.
    pub(crate) fn say(&mut self, message: signal_request::Message) -> bool {
        let Some(key) = self.worker.find("room", "mallory") else { return false };
        self.worker.request(key, message);
        self.finish();
        true
    }

    /// Mallory sends a data message.
    pub(crate) fn send(&mut self, bytes: &[u8], reliable: bool) {
        let kind = if reliable { Kind::Reliable } else { Kind::Lossy };
        if let Some(key) = self.worker.find("room", "mallory") {
            self.worker.data_from(key, kind, bytes);
            self.finish();
        }
    }

    /// A datagram comes from some port of this machine.
    pub(crate) fn datagram(&mut self, bytes: &[u8], port: u16) {
        let from = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        self.worker.take_in(bytes, from, clock::now());
        self.finish();
    }

    /// The name by which ben's connection checks find him.
    pub(crate) fn name_of_ben(&self) -> String {
        let ben = self.worker.find("room", "ben").and_then(|key| self.worker.peers.get(&key));
        ben.map(|peer| peer.ufrag.clone()).unwrap_or_default()
    }

    /// Whether anything from this port is taken for ben's.
    pub(crate) fn knows(&self, port: u16) -> bool {
        self.worker.by_address.contains_key(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
    }

    /// Ben is in, whatever mallory does, under his own name and with a working transport.
    pub(crate) fn is_sound(&self) -> bool {
        let ben = self.worker.find("room", "ben").and_then(|key| self.worker.peers.get(&key));
        ben.is_some_and(|peer| !peer.failed && peer.grants.identity == "ben")
    }
}
