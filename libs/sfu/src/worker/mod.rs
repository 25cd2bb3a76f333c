//! One media thread: a socket, the rooms that live on it, and nothing shared with anybody.

mod admission;
mod arrive;
mod data;
mod depart;
mod forward;
mod moderate;
mod negotiate;
mod place;
mod publish;
mod renewal;
mod requests;
mod room;
mod simulate;
mod sound;
mod subscribe;
mod tick;
#[cfg(any(test, feature = "fuzzing"))]
mod yard;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet, VecDeque};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant, SystemTime};

use livekit_protocol::{SubscriptionPermissionUpdate, signal_request};
use mio::{Events, Interest, Poll, Token};
use str0m::Event;
use str0m::ice::StunMessage;
use str0m::net::{Protocol, Receive};

use crate::clock;
use crate::counters::Tally;
use crate::ids::{PeerKey, SessionKey, TrackKey};
use crate::peer::Peer;
use crate::presence::{Change, Outlet, Presence};
use crate::token::Key;
use crate::track::Track;
use crate::wire::Wire;

pub(crate) use arrive::Arrival;
pub(crate) use room::Room;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use yard::Yard;

/// Bits a second assumed of a path before anything is known.
pub(crate) const FIRST_ESTIMATE: u64 = 1_500_000;
/// Datagrams read before the packets among them are forwarded.
const BATCH: usize = 64;
/// Largest datagram that is looked at.
const LARGEST: usize = 2_000;
/// How often slow matters are looked after.
const TICK: Duration = Duration::from_millis(100);

const SOCKET: Token = Token(0);
/// The token of the waker that commands ring.
pub(crate) const BELL: Token = Token(1);

/// What a worker is told from outside.
pub(crate) enum Command {
    /// Somebody opened a websocket with a good token.
    Arrive(Box<Arrival>),
    /// A message came over a websocket.
    Say(SessionKey, Box<signal_request::Message>),
    /// Work on the rooms, for a moderator.
    Order(Box<dyn FnOnce(&mut Worker) + Send>),
    /// Tell everybody and end.
    Stop,
}

/// One media thread's whole state.
pub(crate) struct Worker {
    wire: Wire,
    commands: Receiver<Command>,
    peers: HashMap<PeerKey, Peer>,
    tracks: HashMap<TrackKey, Track>,
    rooms: HashMap<String, Room>,
    /// Who was sent away from which room, and when: older tokens of theirs are dead, whether the room lasts or not.
    removed: HashMap<(String, String), SystemTime>,
    sessions: HashMap<SessionKey, PeerKey>,
    by_address: HashMap<SocketAddr, PeerKey>,
    by_ufrag: HashMap<String, PeerKey>,
    timers: BinaryHeap<Reverse<(Instant, PeerKey)>>,
    inbox: VecDeque<(PeerKey, Event)>,
    touched: Vec<PeerKey>,
    /// Participants whose client may have to be asked for an offer.
    asking: HashSet<PeerKey>,
    /// Participants for whom there is a new track, or room for one.
    placing: HashSet<PeerKey>,
    next_key: u64,
    ticks: u64,
    outlet: Outlet,
    /// What tokens are renewed with.
    key: Key,
    /// Who has to be told that they may receive a track, or no longer, once they know of it.
    verdicts: Vec<(PeerKey, SubscriptionPermissionUpdate)>,
    tally: Arc<Tally>,
    forwarded: u64,
    /// Somebody's transport has failed in this round.
    broken: bool,
    stopping: bool,
}

impl Worker {
    pub(crate) fn new(wire: Wire, commands: Receiver<Command>, outlet: Outlet, tally: Arc<Tally>, key: Key) -> Self {
        Self {
            wire,
            commands,
            peers: HashMap::new(),
            tracks: HashMap::new(),
            rooms: HashMap::new(),
            removed: HashMap::new(),
            sessions: HashMap::new(),
            by_address: HashMap::new(),
            by_ufrag: HashMap::new(),
            timers: BinaryHeap::new(),
            inbox: VecDeque::new(),
            touched: Vec::new(),
            asking: HashSet::new(),
            placing: HashSet::new(),
            next_key: 1,
            ticks: 0,
            outlet,
            key,
            verdicts: Vec::new(),
            tally,
            forwarded: 0,
            broken: false,
            stopping: false,
        }
    }

    /// Runs until told to stop.
    ///
    /// # Errors
    /// When the kernel refuses to watch the socket.
    pub(crate) fn run(mut self, mut poll: Poll) -> std::io::Result<()> {
        self.tally.begin();
        poll.registry().register(self.wire.socket(), SOCKET, Interest::READABLE)?;
        let mut ready = Events::with_capacity(8);
        let mut buffer = vec![0u8; LARGEST];
        let mut next_tick = clock::now() + TICK;
        // The kernel tells once that there is something to read, not again while there still is.
        let mut readable = true;
        while !self.stopping {
            let wait = if readable { Duration::ZERO } else { self.wait(next_tick) };
            match poll.poll(&mut ready, Some(wait)) {
                Err(error) if error.kind() != std::io::ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
            readable |= ready.iter().any(|event| event.token() == SOCKET);
            if readable {
                readable = self.read(&mut buffer);
                self.settle();
            }
            self.obey();
            self.expire();
            if clock::now() >= next_tick {
                next_tick = clock::now() + TICK;
                self.tick();
                self.settle();
            }
            self.finish_round();
        }
        Ok(())
    }

    fn wait(&self, next_tick: Instant) -> Duration {
        let due = self.timers.peek().map_or(next_tick, |Reverse((at, _))| (*at).min(next_tick));
        due.saturating_duration_since(clock::now())
    }

    /// Reads a batch of datagrams; true when there may be more.
    fn read(&mut self, buffer: &mut [u8]) -> bool {
        for _ in 0..BATCH {
            let Some((length, from)) = self.wire.receive(buffer) else {
                return false;
            };
            let now = clock::now();
            if let Some(bytes) = buffer.get(..length) {
                self.dispatch(bytes, from, now);
            }
        }
        true
    }

    /// Finds whose datagram it is: by address, or for the first ones by the name inside.
    fn dispatch(&mut self, bytes: &[u8], from: SocketAddr, now: Instant) {
        let Ok(packet) = Receive::new(Protocol::Udp, from, self.wire.local, bytes) else {
            self.tally.refuse();
            return;
        };
        let stun = bytes.first().is_some_and(|first| *first < 2);
        let known = self.by_address.get(&from).copied().filter(|key| self.peers.contains_key(key));
        let key = if stun {
            self.named_in(bytes).filter(|key| {
                let Ok(packet) = Receive::new(Protocol::Udp, from, self.wire.local, bytes) else {
                    return false;
                };
                self.peers.get_mut(key).is_some_and(|peer| peer.accepts(packet, now))
            })
        } else {
            known
        };
        let Some(key) = key.or(known) else {
            self.tally.refuse();
            return;
        };
        if stun && known != Some(key) {
            self.by_address.insert(from, key);
        }
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.receive(packet, now);
        }
        self.drain(key);
    }

    fn named_in(&self, bytes: &[u8]) -> Option<PeerKey> {
        let message = StunMessage::parse(bytes).ok()?;
        let (local, _) = message.split_username()?;
        self.by_ufrag.get(local).copied()
    }

    /// Sends what a participant's transport has to send and notes when it wants to be woken.
    fn drain(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        peer.drain(&mut self.wire, &mut self.inbox, clock::now());
        self.broken |= peer.failed;
        if peer.alarm != Some(peer.deadline) {
            peer.alarm = Some(peer.deadline);
            self.timers.push(Reverse((peer.deadline, key)));
        }
    }

    /// Works off events until all is quiet: what comes in from one goes out to the others.
    fn settle(&mut self) {
        loop {
            while let Some((key, event)) = self.inbox.pop_front() {
                self.react(key, event);
            }
            let touched = std::mem::take(&mut self.touched);
            if touched.is_empty() {
                return;
            }
            let now = clock::now();
            for key in touched {
                if let Some(peer) = self.peers.get_mut(&key) {
                    peer.pass(now);
                }
                self.drain(key);
            }
        }
    }

    /// Marks a participant whose transport holds something new.
    fn touch(&mut self, key: PeerKey) {
        if let Some(peer) = self.peers.get_mut(&key)
            && !peer.touched
        {
            peer.touched = true;
            self.touched.push(key);
        }
    }

    fn obey(&mut self) {
        for _ in 0..BATCH {
            let Ok(command) = self.commands.try_recv() else { return };
            match command {
                Command::Arrive(arrival) => self.arrive(*arrival),
                Command::Say(session, message) => {
                    // A last word counts even when the websocket has closed behind it; one over a
                    // websocket that was replaced does not.
                    if let Some(key) = self.sessions.get(&session).copied() {
                        self.request(key, *message);
                    }
                }
                Command::Order(order) => order(self),
                Command::Stop => self.stop(),
            }
            self.settle();
        }
    }

    fn expire(&mut self) {
        let now = clock::now();
        while let Some(Reverse((at, key))) = self.timers.peek().copied() {
            if at > now {
                break;
            }
            self.timers.pop();
            let Some(peer) = self.peers.get_mut(&key) else { continue };
            // An alarm that was set to another time meanwhile.
            if peer.alarm != Some(at) {
                continue;
            }
            peer.alarm = None;
            peer.pass(now);
            self.drain(key);
        }
        self.settle();
    }

    fn react(&mut self, key: PeerKey, event: Event) {
        match event {
            Event::RtpPacket(packet) => self.forward(key, &packet),
            Event::KeyframeRequest(request) => self.keyframe_wanted(key, request.mid),
            Event::EgressBitrateEstimate(str0m::bwe::BweKind::Twcc { estimate, .. }) => {
                if let Some(peer) = self.peers.get_mut(&key) {
                    peer.estimate = estimate.as_u64();
                }
            }
            Event::Connected => self.connected(key),
            Event::ChannelOpen(channel, label) => self.channel_opened(key, channel, &label),
            Event::ChannelData(data) => self.data_came(key, data.id, &data.data),
            Event::ChannelClose(channel) => self.channel_closed(key, channel),
            Event::Closed => {
                if let Some(peer) = self.peers.get_mut(&key) {
                    peer.closed = true;
                }
            }
            _ => {}
        }
    }

    /// Tells the rooms what changed in this round, once for each participant.
    fn finish_round(&mut self) {
        self.announce_changes();
        for key in std::mem::take(&mut self.placing) {
            self.place(key);
        }
        self.ask_for_offers();
        self.sweep();
        self.tally.publish(&self.wire, self.forwarded, self.peers.len(), self.rooms.len());
    }

    fn tell(&mut self, key: PeerKey, change: Change) {
        if let Some(peer) = self.peers.get(&key) {
            self.outlet.tell(Presence {
                room: peer.room.clone(),
                room_sid: self.rooms.get(&peer.room).map(|room| room.sid.clone()).unwrap_or_default(),
                identity: peer.grants.identity.clone(),
                participant: peer.sid.clone(),
                change,
                wall: clock::wall(),
                at: clock::now(),
            });
        }
    }

    fn tell_of_room(&mut self, name: &str, change: Change) {
        self.outlet.tell(Presence {
            room: name.to_owned(),
            room_sid: self.rooms.get(name).map(|room| room.sid.clone()).unwrap_or_default(),
            identity: String::new(),
            participant: String::new(),
            change,
            wall: clock::wall(),
            at: clock::now(),
        });
    }

    fn new_key(&mut self) -> u64 {
        let key = self.next_key;
        self.next_key = self.next_key.wrapping_add(1);
        key
    }
}
