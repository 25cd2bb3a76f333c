//! What left for one participant under which number of the connection, and what became of it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Packets that are remembered, and how long: reports come several times a second.
const MOST: usize = 8_192;
const AGE: Duration = Duration::from_secs(5);
/// How far back losses count.
const LATELY: Duration = Duration::from_secs(1);
/// Of fewer packets nobody can say what share was lost.
const FEWEST: u32 = 10;

#[derive(Clone, Copy)]
enum Fate {
    Unknown,
    Arrived,
    Missing,
}

struct Entry {
    sent: Instant,
    size: u32,
    /// The trial of the line that it was part of.
    trial: Option<u16>,
    fate: Fate,
}

/// A packet that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arrival {
    pub(crate) sent: Instant,
    /// Microseconds of the receiver's clock.
    pub(crate) came: i64,
    /// Bytes of the datagram.
    pub(crate) size: u32,
    pub(crate) trial: Option<u16>,
}

/// What a report says of packets that nothing was known of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct News {
    /// In the order in which they were sent.
    pub(crate) arrivals: Vec<Arrival>,
    pub(crate) missing: u32,
}

/// What was sent and what is known of it.
#[derive(Default)]
pub(crate) struct Register {
    entries: VecDeque<Entry>,
    /// The number of the first of them.
    first: u64,
    /// What reports said lately: when, how many arrived, how many were missing.
    told: VecDeque<(Instant, u32, u32)>,
    round_trip: Option<Duration>,
}

impl Register {
    /// The number that the next packet has.
    pub(crate) fn next(&self) -> u16 {
        let next = self.first.wrapping_add(u64::try_from(self.entries.len()).unwrap_or(0));
        u16::try_from(next & 0xffff).unwrap_or(0)
    }

    /// The packet with that number leaves.
    pub(crate) fn send(&mut self, size: usize, trial: Option<u16>, now: Instant) {
        if self.entries.len() >= MOST {
            self.entries.pop_front();
            self.first = self.first.wrapping_add(1);
        }
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        self.entries.push_back(Entry { sent: now, size, trial, fate: Fate::Unknown });
    }

    /// A report: from a number on, when each packet arrived.
    pub(crate) fn hear(&mut self, first: u16, times: &[Option<i64>], now: Instant) -> News {
        let mut news = News::default();
        let next = self.first.wrapping_add(u64::try_from(self.entries.len()).unwrap_or(0));
        // The last packet with these sixteen bits.
        let back = (next.wrapping_sub(1) & 0xffff).wrapping_sub(u64::from(first)) & 0xffff;
        let Some(start) = next.checked_sub(1).and_then(|last| last.checked_sub(back)) else { return news };
        let mut last_sent = None;
        for (number, time) in (start..).zip(times) {
            let place = number.checked_sub(self.first).and_then(|place| usize::try_from(place).ok());
            let Some(entry) = place.and_then(|place| self.entries.get_mut(place)) else { continue };
            match (time, entry.fate) {
                (Some(came), Fate::Unknown | Fate::Missing) => {
                    entry.fate = Fate::Arrived;
                    news.arrivals.push(Arrival { sent: entry.sent, came: *came, size: entry.size, trial: entry.trial });
                    last_sent = last_sent.max(Some(entry.sent));
                }
                (None, Fate::Unknown) => {
                    entry.fate = Fate::Missing;
                    news.missing = news.missing.saturating_add(1);
                }
                _ => {}
            }
        }
        if let Some(sent) = last_sent {
            self.round_trip = Some(now.saturating_duration_since(sent));
        }
        let arrived = u32::try_from(news.arrivals.len()).unwrap_or(u32::MAX);
        self.told.push_back((now, arrived, news.missing));
        news
    }

    /// How long the last packet reported, and its report, took.
    pub(crate) fn round_trip(&self) -> Option<Duration> {
        self.round_trip
    }

    /// Forgets what was sent long ago; to be called every second or so.
    pub(crate) fn let_go(&mut self, now: Instant) {
        let old = |entry: &mut Entry| now.saturating_duration_since(entry.sent) > AGE;
        while self.entries.pop_front_if(old).is_some() {
            self.first = self.first.wrapping_add(1);
        }
    }

    /// The share of what was reported in the last second that was missing.
    pub(crate) fn lost(&mut self, now: Instant) -> Option<f32> {
        while self.told.front().is_some_and(|(when, ..)| now.saturating_duration_since(*when) > LATELY) {
            self.told.pop_front();
        }
        let (arrived, missing) = self
            .told
            .iter()
            .fold((0u32, 0u32), |sum, told| (sum.0.saturating_add(told.1), sum.1.saturating_add(told.2)));
        let all = arrived.saturating_add(missing);
        let share = f64::from(missing) / f64::from(all.max(1));
        #[expect(clippy::cast_possible_truncation, reason = "a share between nothing and one")]
        let share = share as f32;
        (all >= FEWEST).then_some(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_matched_over_the_turn_of_the_numbers_and_count_once() {
        let start = Instant::now();
        let at = |millis: u64| start + Duration::from_millis(millis);
        let mut register = Register { first: 65_530, ..Register::default() };
        for millis in 0..10 {
            register.send(100, Some(3).filter(|_| millis == 7), at(millis));
        }
        assert_eq!(register.next(), 4);
        let news = register.hear(65_534, &[Some(1_000), None, Some(3_000), Some(4_000)], at(60));
        let arrival = |millis, came, trial| Arrival { sent: at(millis), came, size: 100, trial };
        assert_eq!(news.missing, 1);
        assert_eq!(news.arrivals, [arrival(4, 1_000, None), arrival(6, 3_000, None), arrival(7, 4_000, Some(3))]);
        assert_eq!(register.round_trip(), Some(Duration::from_millis(53)));
        let late = register.hear(65_534, &[Some(1_000), Some(9_000), None], at(70));
        assert_eq!(late, News { arrivals: vec![arrival(5, 9_000, None)], missing: 0 });
        assert_eq!(register.hear(5, &[Some(1)], at(71)), News::default(), "never sent");
    }

    #[test]
    fn losses_count_for_a_second() {
        let start = Instant::now();
        let at = |millis: u64| start + Duration::from_millis(millis);
        let mut register = Register::default();
        (0..40).for_each(|_| register.send(100, None, start));
        register.hear(0, &[Some(1); 9], at(10));
        assert_eq!(register.lost(at(10)), None, "too few to say");
        register.hear(9, &[None, Some(1), Some(1), None, Some(1), Some(1)], at(500));
        assert_eq!(register.lost(at(1_000)), Some(2.0 / 15.0));
        assert_eq!(register.lost(at(1_011)), None);
        register.hear(15, &[Some(1); 14], at(1_100));
        assert_eq!(register.lost(at(1_100)), Some(0.1));
    }
}
