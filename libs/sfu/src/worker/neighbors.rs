//! One port for all threads: the system spreads what comes in over their sockets by address, and what is another thread's is
//! handed to it in batches.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Instant;

use mio::Waker;
use str0m::net::Protocol;

use super::Worker;
use crate::names::Seat;
use crate::tcp::name_in;

/// Batches that may wait for a thread; with more, datagrams are lost as on a full network.
const BATCHES: usize = 64;
/// Datagrams of a batch.
const BATCH: usize = 64;
/// Addresses that are remembered of those who live elsewhere.
const REMEMBERED: usize = 4_096;

/// A datagram and whom it came from.
type Letter = (SocketAddr, Vec<u8>);

/// The way to another thread.
#[derive(Clone)]
pub(crate) struct Neighbor {
    letters: SyncSender<Vec<Letter>>,
    bell: Arc<Waker>,
}

impl Neighbor {
    /// The way to a thread, and its end there.
    pub(crate) fn new(bell: Arc<Waker>) -> (Self, Receiver<Vec<Letter>>) {
        let (letters, received) = sync_channel(BATCHES);
        (Self { letters, bell }, received)
    }
}

/// What a thread knows of the others.
#[derive(Default)]
pub(crate) struct Neighbors {
    /// By number, oneself among them; empty where there is one thread.
    all: Vec<Neighbor>,
    letters: Option<Receiver<Vec<Letter>>>,
    /// What waits to be handed over, by number.
    sorted: Vec<Vec<Letter>>,
    elsewhere: HashMap<SocketAddr, usize>,
    edition: u64,
    /// Datagrams handed over.
    pub(crate) passed: u64,
    /// Datagrams that a busy thread had no room for.
    pub(crate) lost: u64,
}

impl Neighbors {
    pub(crate) fn new(all: Vec<Neighbor>, letters: Receiver<Vec<Letter>>) -> Self {
        let sorted = vec![Vec::new(); all.len()];
        Self { all, letters: Some(letters), sorted, ..Self::default() }
    }

    /// Keeps a datagram for the thread it is meant for; false when nobody knows one.
    fn keep(&mut self, seat: &Seat, from: SocketAddr, bytes: &[u8]) -> bool {
        if self.all.is_empty() {
            return false;
        }
        let stun = bytes.first().is_some_and(|first| *first < 2);
        let number = if stun { name_in(bytes).and_then(|name| seat.names.find(&name)) } else { self.home(seat, from) };
        let Some(waiting) =
            number.filter(|number| *number != seat.number).and_then(|number| self.sorted.get_mut(number))
        else {
            return false;
        };
        waiting.push((from, bytes.to_vec()));
        if waiting.len() >= BATCH {
            self.hand_over();
        }
        true
    }

    /// The thread of an address: asked for once, then remembered until one has changed hands.
    fn home(&mut self, seat: &Seat, from: SocketAddr) -> Option<usize> {
        let edition = seat.names.edition();
        if edition != self.edition || self.elsewhere.len() >= REMEMBERED {
            self.elsewhere.clear();
            self.edition = edition;
        }
        if let Some(number) = self.elsewhere.get(&from) {
            return Some(*number);
        }
        let number = seat.names.at(from)?;
        self.elsewhere.insert(from, number);
        Some(number)
    }

    /// Hands everything over that waits.
    pub(super) fn hand_over(&mut self) {
        for (neighbor, waiting) in self.all.iter().zip(&mut self.sorted) {
            if waiting.is_empty() {
                continue;
            }
            let letters = std::mem::take(waiting);
            let count = u64::try_from(letters.len()).unwrap_or(0);
            if neighbor.letters.try_send(letters).is_ok() {
                self.passed = self.passed.wrapping_add(count);
                // A thread that cannot be woken looks at its letters within a tenth of a second.
                let _ = neighbor.bell.wake();
            } else {
                self.lost = self.lost.wrapping_add(count);
            }
        }
    }
}

impl Worker {
    /// A datagram from the network: for somebody here, or for another thread.
    pub(super) fn take_in(&mut self, bytes: &[u8], from: SocketAddr, now: Instant) {
        let local = self.wire.local;
        if !self.dispatch((Protocol::Udp, from), local, bytes, now) && !self.neighbors.keep(&self.seat, from, bytes) {
            self.tally.refuse();
        }
    }

    /// What the other threads have handed over; true when there may be more.
    pub(super) fn read_letters(&mut self, now: Instant) -> bool {
        for _ in 0..BATCHES {
            let letters = self.neighbors.letters.as_ref().and_then(|letters| letters.try_recv().ok());
            let Some(letters) = letters else { return false };
            for (from, bytes) in letters {
                if !self.dispatch((Protocol::Udp, from), self.wire.local, &bytes, now) {
                    self.tally.refuse();
                }
            }
        }
        true
    }
}
