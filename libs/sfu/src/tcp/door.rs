//! Listens for media connections and finds out which thread each is meant for.
//!
//! Whoever connects has a few seconds to say who they are; of those who have not, only so many are
//! kept waiting, and a newcomer takes the place of the one who has waited longest.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Token, Waker};
use str0m::ice::StunMessage;

use super::{Caller, Frames};
use crate::clock;
use crate::names::Names;

const LISTENER: Token = Token(0);
const BELL: Token = Token(1);
const FIRST: usize = 2;
/// Connections that have not yet said who they are.
const MOST: usize = 256;
/// How long they may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The kernel's buffer for what is sent to a client, in bytes: what lies there can no longer be left out.
const SEND_BUFFER: usize = 32 * 1024;
/// How long nobody is let in after the system had no room for another connection.
const BREATH: Duration = Duration::from_millis(100);

/// The listener and those who wait at the door.
pub(crate) struct Door {
    listener: TcpListener,
    poll: Poll,
    names: Names,
    /// In the order in which they came; tokens grow as well.
    waiting: VecDeque<Guest>,
    next: usize,
    open: Arc<AtomicBool>,
}

struct Guest {
    token: Token,
    socket: TcpStream,
    from: SocketAddr,
    frames: Frames,
    since: Instant,
}

/// Closes the door.
#[derive(Clone)]
pub(crate) struct Handle {
    open: Arc<AtomicBool>,
    bell: Arc<Waker>,
}

impl Handle {
    pub(crate) fn close(&self) {
        self.open.store(false, Ordering::Relaxed);
        // A door that cannot be woken looks up within the time it gives its guests.
        let _ = self.bell.wake();
    }
}

impl Door {
    /// Opens the door; the port is told as well.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub(crate) fn open(address: SocketAddr, names: Names) -> io::Result<(Self, Handle, SocketAddr)> {
        let mut listener = TcpListener::bind(address)?;
        let here = listener.local_addr()?;
        let poll = Poll::new()?;
        poll.registry().register(&mut listener, LISTENER, Interest::READABLE)?;
        let bell = Arc::new(Waker::new(poll.registry(), BELL)?);
        let open = Arc::new(AtomicBool::new(true));
        let handle = Handle { open: Arc::clone(&open), bell };
        Ok((Self { listener, poll, names, waiting: VecDeque::new(), next: FIRST, open }, handle, here))
    }

    /// Lets people in until the door is closed; `lead` takes each to the thread of this number.
    ///
    /// # Errors
    /// When the kernel refuses to watch the listener.
    pub(crate) fn run(mut self, lead: impl Fn(usize, Caller)) -> io::Result<()> {
        let mut ready = Events::with_capacity(64);
        while self.open.load(Ordering::Relaxed) {
            match self.poll.poll(&mut ready, Some(PATIENCE)) {
                Err(error) if error.kind() != ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
            let now = clock::now();
            for event in &ready {
                match event.token() {
                    LISTENER => self.let_in(now),
                    BELL => {}
                    token => self.hear(token, &lead),
                }
            }
            while self.waiting.front().is_some_and(|guest| now.saturating_duration_since(guest.since) >= PATIENCE) {
                self.waiting.pop_front();
            }
        }
        Ok(())
    }

    fn let_in(&mut self, now: Instant) {
        loop {
            let (mut socket, from) = match self.listener.accept() {
                Ok(accepted) => accepted,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::ConnectionAborted) => continue,
                Err(error) => {
                    // No file left, for example: those who wait at the door are the first to go.
                    tracing::warn!(%error, "a media connection over TCP cannot be taken in");
                    self.waiting.clear();
                    std::thread::sleep(BREATH);
                    continue;
                }
            };
            // Without these it only takes longer.
            let _ = socket.set_nodelay(true);
            let _ = socket2::SockRef::from(&socket).set_send_buffer_size(SEND_BUFFER);
            let token = Token(self.next);
            self.next = self.next.wrapping_add(1).max(FIRST);
            if self.poll.registry().register(&mut socket, token, Interest::READABLE).is_err() {
                continue;
            }
            if self.waiting.len() >= MOST {
                self.waiting.pop_front();
            }
            self.waiting.push_back(Guest { token, socket, from, frames: Frames::default(), since: now });
        }
    }

    fn hear(&mut self, token: Token, lead: &impl Fn(usize, Caller)) {
        let Some(place) = self.waiting.iter().position(|guest| guest.token == token) else { return };
        let Some(guest) = self.waiting.get_mut(place) else { return };
        let thread = match guest.listen() {
            Ok(None) => return,
            Ok(Some(name)) => self.names.find(&name),
            Err(()) => None,
        };
        // Whoever names nobody we know is shown out.
        let Some(mut guest) = self.waiting.remove(place) else { return };
        if let Some(thread) = thread
            && self.poll.registry().deregister(&mut guest.socket).is_ok()
        {
            lead(thread, Caller { socket: guest.socket, from: guest.from, frames: guest.frames });
        }
    }
}

impl Guest {
    /// The name in the first frame, once it has come; an error when it is something else.
    fn listen(&mut self) -> Result<Option<String>, ()> {
        let mut buffer = [0u8; 2_048];
        loop {
            match self.socket.read(&mut buffer) {
                Ok(0) => return Err(()),
                Ok(length) => self.frames.extend(buffer.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => return Err(()),
            }
            if let Some(frame) = self.frames.peek().map_err(|_| ())? {
                return name_in(frame).map(Some).ok_or(());
            }
        }
    }
}

/// Whom of this server a connection check is addressed to.
pub(crate) fn name_in(frame: &[u8]) -> Option<String> {
    let message = StunMessage::parse(frame).ok()?;
    let (local, _) = message.split_username()?;
    Some(local.to_owned())
}
