//! What a line carries by the delays on it: more with time, less at once when packets begin to wait
//! (draft-ietf-rmcat-gcc-02 §5.5).

use std::time::{Duration, Instant};

use super::delay::Usage;

/// What is left of what arrived when delays grow, in percent.
const BACK_OFF_PERCENT: u64 = 85;
/// Growth in a second, in percent, as long as it is not known where the line ends.
const GROWTH_PERCENT: u64 = 8;
/// Growth in a second near that end: at least this, or a packet each round trip.
const LEAST_GROWTH: u64 = 4_000;
const PACKET_BITS: u64 = 9_600;
/// The estimate is not higher than this share of what arrives, and this more.
const AHEAD_PERCENT: u64 = 150;
const AHEAD: u64 = 10_000;
/// How long growth is counted in one step at most.
const STEP: Duration = Duration::from_secs(1);
/// After it fell, this long it does not fall again for the same queue.
const REST: Duration = Duration::from_millis(200);
/// Where the line ended before is believed within this share of it, in percent.
const NEAR_PERCENT: u64 = 15;

/// The estimate by delays.
#[derive(Debug)]
pub(super) struct Rate {
    value: u64,
    changed: Option<Instant>,
    fell: Option<Instant>,
    /// Where delays have grown before.
    end: Option<u64>,
    /// A queue is emptying.
    holds: bool,
}

impl Rate {
    pub(super) fn new(value: u64) -> Self {
        Self { value, changed: None, fell: None, end: None, holds: false }
    }

    pub(super) fn value(&self) -> u64 {
        self.value
    }

    /// The line was seen to carry so much.
    pub(super) fn raise(&mut self, to: u64, now: Instant) {
        if to > self.value {
            (self.value, self.changed) = (to, Some(now));
            self.end = self.end.filter(|end| *end > to);
        }
    }

    /// Follows how the line is used and how fast packets arrive on it.
    /// `keeps_up` says whether all that is sent gets through as it comes.
    pub(super) fn follow(
        &mut self,
        usage: Usage,
        (arrived, keeps_up): (Option<u64>, bool),
        round_trip: Duration,
        now: Instant,
    ) {
        let passed = self.changed.map_or(Duration::ZERO, |changed| now.saturating_duration_since(changed)).min(STEP);
        self.changed = Some(now);
        match usage {
            Usage::Over => self.fall(arrived, keeps_up, round_trip, now),
            Usage::Under => self.holds = true,
            Usage::Normal if self.holds => self.holds = false,
            Usage::Normal => self.grow(arrived, round_trip, passed),
        }
    }

    fn fall(&mut self, arrived: Option<u64>, keeps_up: bool, round_trip: Duration, now: Instant) {
        if self.fell.is_some_and(|fell| now.saturating_duration_since(fell) < REST.max(round_trip)) {
            return;
        }
        let arrived = arrived.unwrap_or(self.value);
        let less = |rate: u64| rate.saturating_mul(BACK_OFF_PERCENT) / 100;
        // Where little is sent, that says little of the line: step by step then.
        let to = if keeps_up { less(arrived).max(less(self.value)) } else { less(arrived) };
        if to < self.value {
            self.end = self.end.filter(|_| keeps_up).or(Some(arrived).filter(|_| !keeps_up));
            self.value = to;
        }
        (self.fell, self.holds) = (Some(now), true);
    }

    fn grow(&mut self, arrived: Option<u64>, round_trip: Duration, passed: Duration) {
        if let (Some(end), Some(arrived)) = (self.end, arrived)
            && arrived > end.saturating_mul(100 + NEAR_PERCENT) / 100
        {
            self.end = None;
        }
        let near = self.end.is_some_and(|end| self.value >= end.saturating_mul(100 - NEAR_PERCENT - 10) / 100);
        let a_second = if near {
            let response = u64::try_from(round_trip.as_millis()).unwrap_or(u64::MAX).saturating_add(100);
            (PACKET_BITS.saturating_mul(1_000) / response).max(LEAST_GROWTH)
        } else {
            (self.value.saturating_mul(GROWTH_PERCENT) / 100).max(LEAST_GROWTH)
        };
        let micros = u64::try_from(passed.as_micros()).unwrap_or(0);
        let grown = self.value.saturating_add(a_second.saturating_mul(micros) / 1_000_000);
        let most = arrived.map_or(self.value, |arrived| arrived.saturating_mul(AHEAD_PERCENT) / 100 + AHEAD);
        self.value = grown.min(most.max(self.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIP: Duration = Duration::from_millis(50);

    #[test]
    fn it_falls_at_once_below_what_arrives_and_once_for_one_queue() {
        let start = Instant::now();
        let at = |millis: u64| start + Duration::from_millis(millis);
        let mut rate = Rate::new(1_000_000);
        rate.follow(Usage::Over, (Some(800_000), false), TRIP, start);
        assert_eq!(rate.value(), 680_000);
        rate.follow(Usage::Over, (Some(700_000), false), TRIP, at(199));
        assert_eq!(rate.value(), 680_000);
        rate.follow(Usage::Over, (Some(700_000), false), TRIP, at(200));
        assert_eq!(rate.value(), 595_000);
        rate.follow(Usage::Under, (Some(700_000), false), TRIP, at(300));
        rate.follow(Usage::Normal, (Some(700_000), false), TRIP, at(400));
        assert_eq!(rate.value(), 595_000, "a queue empties first");
    }

    #[test]
    fn it_grows_with_what_arrives_and_slowly_where_the_line_ended() {
        let start = Instant::now();
        let at = |secs: u64| start + Duration::from_secs(secs);
        let mut rate = Rate::new(1_000_000);
        for second in 0..=10 {
            rate.follow(Usage::Normal, (Some(1_000_000), false), TRIP, at(second));
        }
        assert_eq!(rate.value(), 1_510_000);
        rate.follow(Usage::Over, (Some(1_000_000), false), TRIP, at(11));
        rate.follow(Usage::Normal, (Some(1_000_000), false), TRIP, at(12));
        rate.follow(Usage::Normal, (Some(1_000_000), false), TRIP, at(13));
        assert_eq!(rate.value(), 850_000 + 64_000);
        rate.raise(2_000_000, at(14));
        assert_eq!(rate.value(), 2_000_000);
        rate.raise(1_000_000, at(14));
        assert_eq!(rate.value(), 2_000_000);
    }

    #[test]
    fn where_all_gets_through_it_falls_step_by_step() {
        let start = Instant::now();
        let mut rate = Rate::new(1_000_000);
        rate.follow(Usage::Over, (Some(50_000), true), TRIP, start);
        assert_eq!(rate.value(), 850_000);
        rate.follow(Usage::Over, (Some(50_000), false), TRIP, start + Duration::from_secs(1));
        assert_eq!(rate.value(), 42_500);
    }

    #[test]
    fn sound_alone_does_not_make_it_grow_nor_fall() {
        let start = Instant::now();
        let mut rate = Rate::new(300_000);
        for second in 0..60 {
            rate.follow(Usage::Normal, (Some(40_000), false), TRIP, start + Duration::from_secs(second));
        }
        assert_eq!(rate.value(), 300_000);
    }
}
