//! A WebRTC media server for conferences that speaks the LiveKit client protocol.
//!
//! It forwards audio, camera (simulcast), screen and data between the browsers of a room, inside
//! your process: no second service, no database. Stock `livekit-client` connects to the
//! websocket that [`Sfu::router`] serves; tokens come from [`token::mint`].
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::{Duration, SystemTime};
//! use sfu::{Config, Sfu, token::{self, Grants, Key}};
//!
//! let key = Key::new("hub", b"a long random secret");
//! let sfu = Sfu::start(Config::local(key.clone()))?;
//! let app: axum::Router = sfu.router();
//! let grants = Grants::participant("session-7", "ana");
//! let token = token::mint(&key, &grants, SystemTime::now(), Duration::from_secs(600));
//! # Ok(()) }
//! ```
//!
//! Media runs on plain threads, each with its own socket and its own rooms; they share nothing on
//! the packet path. See the README for what is and what is not supported.

pub mod admin;
mod allocate;
mod allowance;
mod audience;
pub mod client;
mod clock;
mod counters;
mod egress;
mod handover;
mod hearing;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod hostile;
mod ids;
mod join;
mod jwt;
mod layer;
mod moderation;
mod names;
mod negotiator;
mod paths;
mod peer;
mod placing;
mod presence;
pub mod recording;
mod redundant;
mod replay;
mod rewrite;
mod sdp;
mod seats;
mod signal;
mod speakers;
mod spent;
mod subscription;
mod talk;
mod tcp;
pub mod token;
mod track;
mod ways;
pub mod webhook;
mod wire;
mod worker;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use mio::{Poll, Waker};
use tokio::sync::mpsc;

pub use counters::Counters;
pub use handover::{Handover, Removed, Right};
pub use moderation::{Notice, ParticipantSummary, Permission, Refusal, RoomSummary, TrackSummary};
pub use presence::{Change, Departure, Presence};
pub use ways::{Tcp, Turn, Ways};

use crate::counters::Tally;
use crate::ids::SessionKey;
use crate::names::{Names, Seat};
use crate::spent::Spent;
use crate::tcp::{Caller, Door};
use crate::token::Key;
use crate::wire::Wire;
use crate::worker::{BELL, Command, Neighbor, Neighbors, Worker};

/// Commands that may wait for a media thread; further ones are refused.
const COMMANDS: usize = 4_096;

/// How to run a media server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen for media, all threads at the same port; with port 0 the system chooses.
    pub bind: SocketAddr,
    /// The address under which clients reach this machine: its public address, or loopback when
    /// everybody is on this machine.
    pub advertised: IpAddr,
    /// What tokens are checked with.
    pub key: Key,
    /// Media threads; a room lives on one of them.
    pub workers: usize,
    /// How media gets through where the plain port does not.
    pub ways: Ways,
}

impl Config {
    /// One thread, for clients on the same machine.
    pub fn local(key: Key) -> Self {
        Self {
            bind: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            advertised: IpAddr::V4(Ipv4Addr::LOCALHOST),
            key,
            workers: 1,
            ways: Ways::default(),
        }
    }
}

/// Why a media server did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address cannot be listened on.
    #[error("cannot listen for media on {address}: {source}")]
    Bind {
        /// The address that was tried.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The address cannot be listened on over TCP.
    #[error("cannot listen for media over TCP on {address}: {source}")]
    BindTcp {
        /// The address that was tried.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system gave no thread, or nothing to wait on.
    #[error("cannot start a media thread: {0}")]
    Thread(#[source] std::io::Error),
    /// Without a thread there is no server.
    #[error("a media server needs at least one thread")]
    NoWorkers,
}

/// The way to a media thread.
#[derive(Clone)]
struct Handle {
    commands: SyncSender<Command>,
    bell: Arc<Waker>,
}

impl Handle {
    /// Leaves a command; fails when the thread is too busy or has ended.
    fn tell(&self, command: Command) -> Result<(), TrySendError<()>> {
        self.commands.try_send(command).map_err(|error| match error {
            TrySendError::Full(_) => TrySendError::Full(()),
            TrySendError::Disconnected(_) => TrySendError::Disconnected(()),
        })?;
        // A thread that cannot be woken looks at its commands within a tenth of a second.
        let _ = self.bell.wake();
        Ok(())
    }
}

struct Inner {
    key: Key,
    workers: Vec<Handle>,
    tallies: Vec<Arc<Tally>>,
    threads: Mutex<Vec<JoinHandle<Handover>>>,
    door: Option<tcp::Handle>,
    events: Mutex<Option<mpsc::Receiver<Presence>>>,
    next_session: AtomicU64,
    spent: Mutex<Spent>,
    desk: recording::Desk,
    address: SocketAddr,
    tcp: Option<SocketAddr>,
}

/// A running media server. Clones are the same server.
#[derive(Clone)]
pub struct Sfu {
    inner: Arc<Inner>,
}

impl Sfu {
    /// Opens the sockets and starts the threads.
    ///
    /// # Errors
    /// When an address cannot be listened on or the system gives no thread.
    pub fn start(config: Config) -> Result<Self, Error> {
        Self::start_after(config, Handover::default())
    }

    /// Starts with what an earlier server has left, see [`Sfu::shutdown`].
    ///
    /// # Errors
    /// As for [`Sfu::start`].
    pub fn start_after(config: Config, before: Handover) -> Result<Self, Error> {
        let spent = before.spent(clock::wall());
        if config.workers == 0 {
            return Err(Error::NoWorkers);
        }
        let (told, events) = mpsc::channel(presence::QUEUE);
        let names = Names::default();
        let door = config.ways.tcp.map(|tcp| open_door(tcp, &names)).transpose()?;
        let told_tcp = door.as_ref().map(|(_, _, here)| {
            let port = config.ways.tcp.and_then(|tcp| tcp.port).unwrap_or(here.port());
            SocketAddr::new(config.advertised, port)
        });
        let wires = open_wires(&config)?;
        let address = wires.first().map_or(config.bind, |wire| wire.local);
        let mut neighbors = Vec::new();
        let mut beginnings = Vec::new();
        for (number, mut wire) in wires.into_iter().enumerate() {
            wire.local_tcp = told_tcp;
            if let Some(port) = config.ways.udp_port {
                wire.local.set_port(port);
            }
            let poll = Poll::new().map_err(Error::Thread)?;
            let bell = Arc::new(Waker::new(poll.registry(), BELL).map_err(Error::Thread)?);
            let (neighbor, letters) = Neighbor::new(Arc::clone(&bell));
            neighbors.push(neighbor);
            beginnings.push((number, wire, poll, bell, letters));
        }
        let mut workers = Vec::new();
        let mut tallies = Vec::new();
        let mut threads = Vec::new();
        for (number, wire, poll, bell, letters) in beginnings {
            let (commands, received) = sync_channel(COMMANDS);
            let tally = Arc::new(Tally::default());
            let seat = Seat { number, names: names.clone() };
            let outlet = presence::Outlet::new(told.clone());
            let key = config.key.clone();
            let mut worker = Worker::new(wire, seat, received, outlet, Arc::clone(&tally), key);
            worker.turn.clone_from(&config.ways.turn);
            worker.inherit(before.of(|room| home(room, config.workers) == number));
            if config.workers > 1 {
                worker.neighbors = Neighbors::new(neighbors.clone(), letters);
            }
            let thread = std::thread::Builder::new()
                .name(format!("media-{number}"))
                .spawn(move || {
                    let left = worker.run(poll);
                    left.unwrap_or_else(|error| {
                        tracing::error!(%error, "a media thread has ended");
                        Handover::default()
                    })
                })
                .map_err(Error::Thread)?;
            workers.push(Handle { commands, bell });
            tallies.push(tally);
            threads.push(thread);
        }
        let mut handle = None;
        let mut tcp = None;
        if let Some((door, closer, here)) = door {
            threads.push(attend(door, workers.clone())?);
            (handle, tcp) = (Some(closer), Some(here));
        }
        Ok(Self {
            inner: Arc::new(Inner {
                key: config.key,
                workers,
                tallies,
                threads: Mutex::new(threads),
                door: handle,
                events: Mutex::new(Some(events)),
                next_session: AtomicU64::new(1),
                spent: Mutex::new(spent),
                desk: recording::Desk::default(),
                address,
                tcp,
            }),
        })
    }

    /// The routes that clients connect to: `/rtc/v1` and `/rtc/v1/validate`.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> axum::Router<S> {
        signal::router(self.clone())
    }

    /// What happens to participants, in order. There is one reader: the first call takes it.
    pub fn events(&self) -> Option<mpsc::Receiver<Presence>> {
        self.inner.events.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Totals since the start.
    pub fn counters(&self) -> Counters {
        let mut sum = Counters::default();
        for tally in &self.inner.tallies {
            tally.add_to(&mut sum);
        }
        sum
    }

    /// The address that clients send media to over UDP, whatever the number of threads: the one listened on.
    pub fn address(&self) -> SocketAddr {
        self.inner.address
    }

    /// The address that is listened on for media over TCP, where that is wanted.
    pub fn tcp_address(&self) -> Option<SocketAddr> {
        self.inner.tcp
    }

    /// Tells all clients to connect anew, to the server that comes after this one, and ends the
    /// threads. Blocks for the moment that takes. What it returns is for [`Sfu::start_after`] of the next one.
    pub fn shutdown(&self) -> Handover {
        if let Some(door) = &self.inner.door {
            door.close();
        }
        for worker in &self.inner.workers {
            // A thread that has ended already needs not be told.
            let _ = worker.tell(Command::Stop);
        }
        let threads = std::mem::take(&mut *self.inner.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let mut left = Handover::default();
        for thread in threads {
            // Whoever panicked has said itself why.
            left.add(thread.join().unwrap_or_default());
        }
        self.inner.desk.close();
        left.used = self.spent().all().map(|(id, expires)| (id.to_owned(), clock::millis(expires))).collect();
        left
    }

    fn key(&self) -> &Key {
        &self.inner.key
    }

    fn workers(&self) -> &[Handle] {
        &self.inner.workers
    }

    /// The thread a room lives on.
    #[expect(clippy::indexing_slicing, reason = "the remainder is less than the number of workers, which is not zero")]
    fn worker_of(&self, room: &str) -> &Handle {
        let workers = &self.inner.workers;
        &workers[home(room, workers.len())]
    }

    /// Tokens that somebody came in with.
    fn spent(&self) -> std::sync::MutexGuard<'_, Spent> {
        self.inner.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn new_session(&self) -> SessionKey {
        SessionKey(self.inner.next_session.fetch_add(1, Ordering::Relaxed))
    }
}

/// The number of the thread a room lives on, of so many.
fn home(room: &str, workers: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    room.hash(&mut hasher);
    let count = u64::try_from(workers).unwrap_or(1).max(1);
    usize::try_from(hasher.finish() % count).unwrap_or(0)
}

fn open_door(tcp: Tcp, names: &Names) -> Result<(Door, tcp::Handle, SocketAddr), Error> {
    Door::open(tcp.bind, names.clone()).map_err(|source| Error::BindTcp { address: tcp.bind, source })
}

/// Lets people in at the door, on a thread of its own, and takes each to the thread of its room.
fn attend(door: Door, workers: Vec<Handle>) -> Result<JoinHandle<Handover>, Error> {
    let lead = move |number: usize, caller: Caller| {
        // A thread that is too busy or has ended lets the connection fall; the client comes again.
        let told = workers.get(number).map(|worker| worker.tell(Command::Call(caller)));
        if !matches!(told, Some(Ok(()))) {
            tracing::debug!("a media connection over TCP was not taken in");
        }
    };
    let attend = move || {
        if let Err(error) = door.run(lead) {
            tracing::error!(%error, "the thread that takes in media over TCP has ended");
        }
        Handover::default()
    };
    std::thread::Builder::new().name("media-door".to_owned()).spawn(attend).map_err(Error::Thread)
}

/// A socket for each thread, all of one address.
fn open_wires(config: &Config) -> Result<Vec<Wire>, Error> {
    let open = |address, shared| {
        Wire::open(address, config.advertised, shared).map_err(|source| Error::Bind { address, source })
    };
    if config.workers == 1 {
        return Ok(vec![open(config.bind, false)?]);
    }
    // A shared address would also be shared with another server: see first that there is none.
    let alone = open(config.bind, false)?;
    let address = SocketAddr::new(config.bind.ip(), alone.local.port());
    drop(alone);
    (0..config.workers).map(|_| open(address, true)).collect()
}
