//! One media thread: a socket, the rooms that live on it, and nothing shared with anybody.

mod admission;
mod arrive;
mod ceiling;
mod data;
mod depart;
mod dispatch;
mod forward;
mod handover;
mod moderate;
mod negotiate;
mod neighbors;
mod picture;
mod place;
mod publish;
mod record;
mod renewal;
mod requests;
mod room;
mod simulate;
mod sound;
mod subscribe;
mod tick;
mod voice;
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

use crate::clock;
use crate::counters::Tally;
use crate::handover::Handover;
use crate::ids::{PeerKey, SessionKey, TrackKey};
use crate::moderation::Permission;
use crate::names::Seat;
use crate::peer::Peer;
use crate::presence::{Change, Outlet, Presence};
use crate::tcp::Caller;
use crate::token::Key;
use crate::track::Track;
use crate::ways::Turn;
use crate::wire::{Inbox, Wire};

pub(crate) use arrive::{Arrival, offer_h264};
pub(crate) use neighbors::{Neighbor, Neighbors};
pub(crate) use room::Room;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use yard::Yard;

/// Bits a second assumed of a path before anything is known.
pub(crate) const FIRST_ESTIMATE: u64 = 1_500_000;
/// Commands obeyed before media has its turn.
const BATCH: usize = 64;
/// How often slow matters are looked after.
const TICK: Duration = Duration::from_millis(100);

const SOCKET: Token = Token(0);
/// The token of the waker that commands ring.
pub(crate) const BELL: Token = Token(1);
/// Connections over TCP have tokens from here on.
const STREAMS: Token = Token(2);

/// What a worker is told from outside.
pub(crate) enum Command {
    /// Somebody opened a websocket with a good token.
    Arrive(Box<Arrival>),
    /// A message came over a websocket.
    Say(SessionKey, Box<signal_request::Message>),
    /// Work on the rooms, for a moderator.
    Order(Box<dyn FnOnce(&mut Worker) + Send>),
    /// Somebody came over TCP and named one of ours.
    Call(Caller),
    /// Tell everybody and end.
    Stop,
}

/// One media thread's whole state.
pub(crate) struct Worker {
    wire: Wire,
    seat: Seat,
    pub(crate) neighbors: Neighbors,
    pub(crate) turn: Option<Turn>,
    recorder: record::Recorder,
    commands: Receiver<Command>,
    peers: HashMap<PeerKey, Peer>,
    tracks: HashMap<TrackKey, Track>,
    rooms: HashMap<String, Room>,
    /// Who was sent away from which room, and when: older tokens of theirs are dead, whether the room lasts or not.
    removed: HashMap<(String, String), SystemTime>,
    /// What an earlier server has decided: rights of people who have not come back yet, and what rooms are about.
    inherited: HashMap<(String, String), (SystemTime, Permission)>,
    titles: HashMap<String, String>,
    sessions: HashMap<SessionKey, PeerKey>,
    by_address: HashMap<SocketAddr, PeerKey>,
    by_ufrag: HashMap<String, PeerKey>,
    timers: BinaryHeap<Reverse<(Instant, PeerKey)>>,
    inbox: VecDeque<(PeerKey, Event)>,
    touched: Vec<PeerKey>,
    /// Participants for whom media waits to be sent.
    loaded: Vec<PeerKey>,
    pictures: picture::Pictures,
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
    /// What is left for the next server.
    estate: Handover,
    /// Somebody's transport has failed in this round.
    broken: bool,
    stopping: bool,
}

impl Worker {
    pub(crate) fn new(
        wire: Wire,
        seat: Seat,
        commands: Receiver<Command>,
        outlet: Outlet,
        tally: Arc<Tally>,
        key: Key,
    ) -> Self {
        Self {
            wire,
            seat,
            neighbors: Neighbors::default(),
            turn: None,
            recorder: record::Recorder::default(),
            commands,
            peers: HashMap::new(),
            tracks: HashMap::new(),
            rooms: HashMap::new(),
            removed: HashMap::new(),
            inherited: HashMap::new(),
            titles: HashMap::new(),
            sessions: HashMap::new(),
            by_address: HashMap::new(),
            by_ufrag: HashMap::new(),
            timers: BinaryHeap::new(),
            inbox: VecDeque::new(),
            touched: Vec::new(),
            loaded: Vec::new(),
            pictures: picture::Pictures::default(),
            asking: HashSet::new(),
            placing: HashSet::new(),
            next_key: 1,
            ticks: 0,
            outlet,
            key,
            verdicts: Vec::new(),
            tally,
            forwarded: 0,
            estate: Handover::default(),
            broken: false,
            stopping: false,
        }
    }

    /// Runs until told to stop; tells what is left for the next server.
    ///
    /// # Errors
    /// When the kernel refuses to watch the socket.
    pub(crate) fn run(mut self, mut poll: Poll) -> std::io::Result<Handover> {
        self.tally.begin();
        poll.registry().register(self.wire.socket(), SOCKET, Interest::READABLE)?;
        self.wire.streams.begin(poll.registry().try_clone()?, STREAMS);
        let mut ready = Events::with_capacity(64);
        let mut inbox = Inbox::new();
        let mut next_tick = clock::now() + TICK;
        // The kernel tells once that there is something to read, not again while there still is.
        let mut readable = true;
        let mut letters = false;
        while !self.stopping {
            let busy = readable || letters || self.wire.streams.is_readable();
            let wait = if busy { Duration::ZERO } else { self.wait(next_tick) };
            match poll.poll(&mut ready, Some(wait)) {
                Err(error) if error.kind() != std::io::ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
            readable |= ready.iter().any(|event| event.token() == SOCKET);
            for event in ready.iter().filter(|event| event.token() >= STREAMS) {
                self.wire.streams.ready(event, clock::now());
            }
            if readable {
                readable = self.read(&mut inbox);
                self.settle();
            }
            self.neighbors.hand_over();
            letters = self.read_letters(clock::now());
            if self.wire.streams.is_readable() {
                self.read_streams();
            }
            self.settle();
            self.obey();
            self.release_pictures();
            self.expire();
            if clock::now() >= next_tick {
                next_tick = clock::now() + TICK;
                self.tick();
                self.settle();
            }
            self.finish_round();
        }
        Ok(self.estate)
    }

    fn wait(&self, next_tick: Instant) -> Duration {
        let due = self.timers.peek().map_or(next_tick, |Reverse((at, _))| (*at).min(next_tick));
        let due = self.pictures.release.map_or(due, |release| release.min(due));
        due.saturating_duration_since(clock::now())
    }

    /// Sends what a participant's transport has to send and notes when it wants to be woken.
    fn drain(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        peer.drain(&mut self.wire, &mut self.inbox, clock::now());
        self.broken |= peer.failed;
        peer.set_alarm(&mut self.timers);
    }

    /// Sends what may leave of a participant's media and notes when there is more to do.
    fn send_media(&mut self, key: PeerKey, now: Instant) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        peer.send_media(&mut self.wire, now);
        peer.set_alarm(&mut self.timers);
    }

    /// Works off events until all is quiet: what comes in from one goes out to the others.
    fn settle(&mut self) {
        loop {
            while let Some((key, event)) = self.inbox.pop_front() {
                self.react(key, event);
            }
            self.hand_out();
            let (touched, loaded) = (std::mem::take(&mut self.touched), std::mem::take(&mut self.loaded));
            if touched.is_empty() && loaded.is_empty() {
                return;
            }
            let now = clock::now();
            for key in loaded {
                // Whoever was sent a picture meanwhile got it with that.
                if self.peers.get(&key).is_some_and(|peer| peer.loaded) {
                    self.send_media(key, now);
                }
            }
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
                Command::Call(caller) => self.wire.streams.adopt(caller, clock::now()),
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
            if peer.is_due(now) {
                peer.pass(now);
                self.drain(key);
            } else {
                self.send_media(key, now);
            }
        }
        self.settle();
    }

    fn react(&mut self, key: PeerKey, event: Event) {
        match event {
            Event::RtpPacket(packet) => self.forward(key, packet),
            Event::PeerStats(stats) => {
                if let Some(peer) = self.peers.get_mut(&key) {
                    peer.look_at_the_line(stats.selected_candidate_pair, clock::now());
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
        self.tally.publish_passed(self.neighbors.passed, self.neighbors.lost);
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
