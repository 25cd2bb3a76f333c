//! Datagrams for one address that leave together.

use std::net::SocketAddr;

use quinn_udp::Transmit;

/// Bytes that one call takes at most.
const MOST: usize = 60_000;

/// Datagrams of one length, of which the last may be shorter: so the system can cut them apart.
#[derive(Default)]
pub(super) struct Batch {
    bytes: Vec<u8>,
    segment: usize,
    count: usize,
    destination: Option<SocketAddr>,
    /// A shorter one came: nothing may follow it.
    full: bool,
}

impl Batch {
    /// Adds a datagram, if it fits behind those that wait.
    pub(super) fn push(&mut self, datagram: &[u8], to: SocketAddr, most: usize) -> bool {
        self.compose(to, most, |bytes| {
            bytes.extend_from_slice(datagram);
            Some(())
        })
        .is_ok()
    }

    /// Adds a datagram that `write` puts at the end of what it is given.
    ///
    /// # Errors
    /// The datagram, with what `write` told, when it does not fit behind those that wait; nothing in it, when nothing was written.
    pub(super) fn compose<T>(
        &mut self,
        to: SocketAddr,
        most: usize,
        write: impl FnOnce(&mut Vec<u8>) -> Option<T>,
    ) -> Result<T, Option<(Vec<u8>, T)>> {
        let start = self.bytes.len();
        let Some(told) = write(&mut self.bytes) else {
            self.bytes.truncate(start);
            return Err(None);
        };
        let length = self.bytes.len().saturating_sub(start);
        if self.destination.is_none() {
            self.destination = Some(to);
            self.segment = length;
        } else if self.full
            || self.destination != Some(to)
            || length > self.segment
            || self.count >= most
            || self.bytes.len() > MOST
        {
            return Err(Some((self.bytes.split_off(start), told)));
        }
        self.full = length < self.segment;
        self.count = self.count.saturating_add(1);
        Ok(told)
    }

    /// All of it as one call; None when nothing waits.
    pub(super) fn transmit(&self) -> Option<Transmit<'_>> {
        let destination = self.destination?;
        let segment_size = (self.count > 1).then_some(self.segment);
        Some(Transmit { destination, ecn: None, contents: &self.bytes, segment_size, src_ip: None })
    }

    /// Each datagram as a call of its own.
    pub(super) fn singly(&self) -> impl Iterator<Item = Transmit<'_>> {
        self.bytes.chunks(self.segment.max(1)).filter_map(|contents| {
            Some(Transmit { destination: self.destination?, ecn: None, contents, segment_size: None, src_ip: None })
        })
    }

    /// How many datagrams and bytes.
    pub(super) fn amount(&self) -> (u64, u64) {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        (number(self.count), number(self.bytes.len()))
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.destination = None;
        self.count = 0;
        self.full = false;
    }
}
