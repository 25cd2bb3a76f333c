//! All connections of one media thread.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::time::Instant;

use mio::{Interest, Registry, Token};

use super::Caller;
use super::stream::Stream;
use crate::ids::PeerKey;

/// Connections of one thread; further ones are refused.
const MOST: usize = 2_000;
/// Connections of one participant; with more the oldest is closed.
const MOST_EACH: usize = 4;

/// The connections, by the token under which the kernel tells of them.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    registry: Option<Registry>,
    streams: HashMap<Token, Stream>,
    by_address: HashMap<SocketAddr, Token>,
    /// Those that may have something to read, each once.
    readable: VecDeque<Token>,
    next: usize,
    buffer: Vec<u8>,
    /// Datagrams that were too late to be written, or too many.
    pub(crate) lost: u64,
}

impl Streams {
    /// Tells where the kernel is asked about connections, whose tokens begin at `first`.
    pub(crate) fn begin(&mut self, registry: Registry, first: Token) {
        self.registry = Some(registry);
        self.next = first.0;
        self.buffer = vec![0; 4_096];
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.streams.len()
    }

    /// Takes a connection in; it is closed again unless its first frame proves whose it is.
    pub(crate) fn adopt(&mut self, mut caller: Caller, now: Instant) {
        let Some(registry) = self.registry.as_ref().filter(|_| self.streams.len() < MOST) else {
            tracing::info!("too many media connections over TCP; one was refused");
            return;
        };
        let token = Token(self.next);
        self.next = self.next.wrapping_add(1);
        let interest = Interest::READABLE | Interest::WRITABLE;
        if let Err(error) = registry.register(&mut caller.socket, token, interest) {
            tracing::warn!(%error, "a media connection over TCP cannot be watched");
            return;
        }
        self.by_address.insert(caller.from, token);
        let mut stream = Stream::new(caller.socket, caller.from, caller.frames, now);
        stream.queued = true;
        self.streams.insert(token, stream);
        self.readable.push_back(token);
    }

    /// The kernel tells that something can be read or written.
    pub(crate) fn ready(&mut self, event: &mio::event::Event, now: Instant) {
        let token = event.token();
        let Some(stream) = self.streams.get_mut(&token) else { return };
        let (readable, writable) = (event.is_readable() || event.is_read_closed(), event.is_writable());
        if writable {
            match stream.flush(now) {
                Ok(late) => self.lost = self.lost.wrapping_add(late),
                Err(_) => return self.close(token),
            }
        }
        if readable && !std::mem::replace(&mut stream.queued, true) {
            self.readable.push_back(token);
        }
    }

    /// Whether there may be something to read.
    pub(crate) fn is_readable(&self) -> bool {
        !self.readable.is_empty()
    }

    /// The next datagram, and the address it came from. Everybody has a turn.
    pub(crate) fn receive(&mut self) -> Option<(Vec<u8>, SocketAddr)> {
        while let Some(token) = self.readable.pop_front() {
            let Some(stream) = self.streams.get_mut(&token) else { continue };
            let from = stream.from;
            stream.queued = false;
            let frame = match stream.frames.next() {
                Ok(None) => match stream.read(&mut self.buffer) {
                    Ok(_) => stream.frames.next(),
                    Err(_) => {
                        self.close(token);
                        continue;
                    }
                },
                frame => frame,
            };
            match frame {
                Ok(Some(frame)) => {
                    // There may be more; a look into an empty socket costs little.
                    stream.queued = true;
                    self.readable.push_back(token);
                    return Some((frame, from));
                }
                // Cut in the middle of a frame, or all was read: the kernel tells when more comes.
                Ok(None) => {}
                Err(_) => {
                    tracing::debug!("a media connection over TCP spoke another language");
                    self.close(token);
                }
            }
        }
        None
    }

    /// Whose a connection is.
    pub(crate) fn owner(&self, from: SocketAddr) -> Option<PeerKey> {
        self.streams.get(self.by_address.get(&from)?)?.owner
    }

    /// A signed check came over a connection: it is this participant's.
    pub(crate) fn belongs(&mut self, from: SocketAddr, key: PeerKey) {
        let Some(token) = self.by_address.get(&from).copied() else { return };
        if let Some(stream) = self.streams.get_mut(&token) {
            stream.owner = Some(key);
        }
        let mut own = self.of(key);
        own.sort_unstable();
        let superfluous = own.len().saturating_sub(MOST_EACH);
        for token in own.into_iter().take(superfluous) {
            self.close(token);
        }
    }

    /// Nobody is behind this connection who may be.
    pub(crate) fn refuse(&mut self, from: SocketAddr) {
        if let Some(token) = self.by_address.get(&from).copied() {
            self.close(token);
        }
    }

    /// Writes a datagram; false when it is lost.
    pub(crate) fn send(&mut self, to: SocketAddr, datagram: &[u8], now: Instant) -> bool {
        let Some(token) = self.by_address.get(&to).copied() else { return false };
        let Some(stream) = self.streams.get_mut(&token) else { return false };
        match stream.send(datagram, now) {
            Ok(true) => return true,
            Ok(false) => self.lost = self.lost.wrapping_add(1),
            Err(_) => self.close(token),
        }
        false
    }

    /// Closes the connections of somebody who left.
    pub(crate) fn leave(&mut self, key: PeerKey) {
        for token in self.of(key) {
            self.close(token);
        }
    }

    /// Closes connections that take nothing any more.
    pub(crate) fn sweep(&mut self, now: Instant) {
        let stuck: Vec<Token> =
            self.streams.iter().filter(|(_, stream)| stream.is_stuck(now)).map(|(token, _)| *token).collect();
        for token in stuck {
            self.close(token);
        }
    }

    fn of(&self, key: PeerKey) -> Vec<Token> {
        self.streams.iter().filter(|(_, stream)| stream.owner == Some(key)).map(|(token, _)| *token).collect()
    }

    fn close(&mut self, token: Token) {
        let Some(mut stream) = self.streams.remove(&token) else { return };
        if self.by_address.get(&stream.from) == Some(&token) {
            self.by_address.remove(&stream.from);
        }
        if let Some(registry) = &self.registry {
            // A socket that is closed is no longer watched.
            let _ = registry.deregister(&mut stream.socket);
        }
    }
}
