//! Which media thread somebody lives on: by the name that connection checks carry (the ICE ufrag), and by the address
//! they come from. Written when somebody offers, moves or leaves; threads keep what they have read of it, so that no lock is
//! on the way of packets.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// One thread's place in the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seat {
    pub(crate) number: usize,
    pub(crate) names: Names,
}

/// The names and addresses of all threads. Clones are the same list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    names: RwLock<HashMap<String, usize>>,
    addresses: RwLock<HashMap<SocketAddr, usize>>,
    /// Grows whenever an address has changed hands.
    edition: AtomicU64,
}

impl Names {
    /// Notes that a name is known on a thread.
    pub(crate) fn insert(&self, name: &str, thread: usize) {
        self.0.names.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), thread);
    }

    /// Forgets names.
    pub(crate) fn remove<'a>(&self, names: impl IntoIterator<Item = &'a String>) {
        let mut known = self.0.names.write().unwrap_or_else(PoisonError::into_inner);
        for name in names {
            known.remove(name);
        }
    }

    /// The number of the thread.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.0.names.read().unwrap_or_else(PoisonError::into_inner).get(name).copied()
    }

    /// Notes that a thread has proof that somebody of its own comes from an address.
    pub(crate) fn settle(&self, address: SocketAddr, thread: usize) {
        self.0.addresses.write().unwrap_or_else(PoisonError::into_inner).insert(address, thread);
        self.0.edition.fetch_add(1, Ordering::Release);
    }

    /// Forgets addresses, where they are still this thread's.
    pub(crate) fn unsettle<'a>(&self, addresses: impl IntoIterator<Item = &'a SocketAddr>, thread: usize) {
        let mut known = self.0.addresses.write().unwrap_or_else(PoisonError::into_inner);
        for address in addresses {
            if known.get(address) == Some(&thread) {
                known.remove(address);
            }
        }
        drop(known);
        self.0.edition.fetch_add(1, Ordering::Release);
    }

    /// The thread of whoever comes from an address.
    pub(crate) fn at(&self, address: SocketAddr) -> Option<usize> {
        self.0.addresses.read().unwrap_or_else(PoisonError::into_inner).get(&address).copied()
    }

    /// Another number than before means that an address has changed hands.
    pub(crate) fn edition(&self) -> u64 {
        self.0.edition.load(Ordering::Acquire)
    }
}
