//! Packets of one stream in the order in which they were sent.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Packets that may wait for a missing one.
const WAITING: usize = 512;

/// A packet of one stream.
#[derive(Clone, Debug)]
pub(crate) struct Packet {
    /// Its number, which does not go round.
    pub(crate) seq: u64,
    /// Time stamp in the clock of the codec; goes round.
    pub(crate) time: u32,
    /// The last one of its picture.
    pub(crate) marker: bool,
    pub(crate) payload: Arc<[u8]>,
    /// When it came in.
    pub(crate) at: Instant,
}

/// Puts packets back in order. One that is missing is given up when those behind it have waited long enough, or are too many.
pub(super) struct Order {
    patience: Duration,
    next: Option<u64>,
    waiting: BTreeMap<u64, Packet>,
}

impl Order {
    pub(super) fn new(patience: Duration) -> Self {
        Self { patience, next: None, waiting: BTreeMap::new() }
    }

    /// Takes a packet in. One that is there already, or comes too late, is dropped.
    pub(super) fn take(&mut self, packet: Packet) {
        let next = *self.next.get_or_insert(packet.seq);
        if packet.seq >= next {
            self.waiting.entry(packet.seq).or_insert(packet);
        }
    }

    /// The next packet, if it is there or no longer waited for. `None` for the time means that nothing more comes.
    pub(super) fn next(&mut self, now: Option<Instant>) -> Option<Packet> {
        let first = self.waiting.first_entry()?;
        let in_turn = Some(*first.key()) == self.next;
        let waited = now.is_none_or(|now| now.saturating_duration_since(first.get().at) >= self.patience);
        if !in_turn && !waited && self.waiting.len() < WAITING {
            return None;
        }
        let (seq, packet) = self.waiting.pop_first()?;
        self.next = Some(seq.saturating_add(1));
        Some(packet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(seq: u64, at: Instant) -> Packet {
        Packet { seq, time: 0, marker: false, payload: [0].into(), at }
    }

    fn read(order: &mut Order, now: Option<Instant>) -> Vec<u64> {
        std::iter::from_fn(|| order.next(now)).map(|packet| packet.seq).collect()
    }

    #[test]
    fn a_missing_packet_is_waited_for_and_given_up() {
        let start = Instant::now();
        let later = |millis| start + Duration::from_millis(millis);
        let mut order = Order::new(Duration::from_millis(500));
        for seq in [5, 7, 6, 7, 4] {
            order.take(packet(seq, start));
        }
        assert_eq!(read(&mut order, Some(start)), [5, 6, 7], "4 came after the first");
        order.take(packet(9, later(20)));
        order.take(packet(10, later(40)));
        assert_eq!(read(&mut order, Some(later(519))), [0; 0]);
        assert_eq!(read(&mut order, Some(later(520))), [9, 10]);
        order.take(packet(8, later(530)));
        assert_eq!(read(&mut order, None), [0; 0], "8 came too late");
        order.take(packet(12, later(540)));
        assert_eq!(read(&mut order, None), [12], "nothing more comes");
    }

    #[test]
    fn never_more_than_so_many_wait() {
        let start = Instant::now();
        let mut order = Order::new(Duration::from_secs(60));
        order.take(packet(0, start));
        assert_eq!(read(&mut order, Some(start)), [0]);
        let mut seen = Vec::new();
        for seq in 2..2 + 600 {
            order.take(packet(seq, start));
            assert!(order.waiting.len() <= WAITING);
            seen.extend(read(&mut order, Some(start)));
        }
        assert_eq!(seen, (2..602).collect::<Vec<_>>());
    }
}
