//! What one source has sent lately, to be sent again when it was lost.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::Packet;

/// Packets that are kept, and how long.
const MOST: usize = 1_024;
const AGE: Duration = Duration::from_secs(3);
/// How often the oldest are looked at.
const LOOK: Duration = Duration::from_millis(250);
/// A packet that was sent again is not sent once more before it can have been missed again.
const LEAST_PAUSE: Duration = Duration::from_millis(20);

struct Entry {
    packet: Packet,
    sent: Instant,
}

/// By number.
#[derive(Default)]
pub(super) struct Kept {
    entries: VecDeque<Entry>,
    looked: Option<Instant>,
}

impl Kept {
    pub(super) fn keep(&mut self, packet: Packet, now: Instant) {
        self.let_go(now);
        // Nearly all come in order; a search would touch memory that was not used for seconds.
        if self.entries.back().is_none_or(|newest| newest.packet.seq < packet.seq) {
            return self.entries.push_back(Entry { packet, sent: now });
        }
        let place = self.entries.partition_point(|entry| entry.packet.seq < packet.seq);
        if self.entries.get(place).is_none_or(|entry| entry.packet.seq != packet.seq) {
            self.entries.insert(place, Entry { packet, sent: now });
        }
    }

    /// Drops what is too much, and now and then what is too old.
    fn let_go(&mut self, now: Instant) {
        if self.entries.len() >= MOST {
            self.entries.pop_front();
        }
        if self.looked.is_some_and(|looked| now.saturating_duration_since(looked) < LOOK) {
            return;
        }
        self.looked = Some(now);
        let old = |entry: &mut Entry| now.saturating_duration_since(entry.sent) > AGE;
        while self.entries.pop_front_if(old).is_some() {}
    }

    /// The packet with these last sixteen bits, if it was not sent within a round trip; it counts as sent now.
    pub(super) fn again(&mut self, seq: u16, round_trip: Duration, now: Instant) -> Option<Packet> {
        let newest = self.entries.back()?.packet.seq;
        // Within half of all numbers before the newest, or a little after it.
        let back = (newest & 0xffff).wrapping_sub(u64::from(seq)) & 0xffff;
        let wanted = newest.checked_sub(back)?;
        let place = self.entries.binary_search_by_key(&wanted, |entry| entry.packet.seq).ok()?;
        let entry = self.entries.get_mut(place)?;
        if now.saturating_duration_since(entry.sent) < round_trip.max(LEAST_PAUSE) {
            return None;
        }
        entry.sent = now;
        Some(entry.packet.clone())
    }

    /// Something to fill the line with that may be of use: the newest packet.
    pub(super) fn filling(&self) -> Option<&Packet> {
        self.entries.back().map(|entry| &entry.packet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    #[test]
    fn what_was_lost_is_found_by_sixteen_bits_and_not_sent_twice_within_a_round_trip() {
        let start = Instant::now();
        let mut kept = Kept::default();
        for seq in [65_534, 65_535, 65_537, 65_536, 65_536] {
            kept.keep(Packet::for_tests(seq), start);
        }
        assert_eq!(kept.entries.len(), 4);
        let trip = Duration::from_millis(100);
        assert!(kept.again(0, trip, at(start, 99)).is_none());
        assert_eq!(kept.again(0, trip, at(start, 100)).map(|packet| packet.seq), Some(65_536));
        assert!(kept.again(0, trip, at(start, 199)).is_none());
        assert_eq!(kept.again(65_535, trip, at(start, 199)).map(|packet| packet.seq), Some(65_535));
        assert!(kept.again(2, trip, at(start, 300)).is_none(), "never sent");
        assert!(kept.again(65_533, trip, at(start, 300)).is_none());
    }

    #[test]
    fn what_is_too_old_or_too_much_is_let_go() {
        let start = Instant::now();
        let mut kept = Kept::default();
        for seq in 0..2_000 {
            kept.keep(Packet::for_tests(seq), start);
        }
        assert_eq!(kept.entries.len(), MOST);
        kept.keep(Packet::for_tests(2_000), at(start, 3_001));
        assert_eq!(kept.entries.len(), 1);
    }
}
