//! Finds out whether a line carries more than is sent over it: a short burst, evenly apart, faster than what is known to pass;
//! what is sent again fills it up. How fast it arrives is how fast the line is, at least.

use std::time::{Duration, Instant};

use super::register::Arrival;

/// Length of a burst, and how many packets it has at least.
const LENGTH_MILLIS: u64 = 15;
const FEWEST: u32 = 5;
/// A burst that cannot be sent in this time is given up.
const PATIENCE: Duration = Duration::from_secs(1);
/// Pause between bursts that have shown nothing.
const PAUSE: Duration = Duration::from_secs(5);
/// Pause after one that has shown that the line carries more.
const BREATH: Duration = Duration::from_millis(200);
/// A burst is this much faster than the estimate, and than what is wished for, at most.
const FASTER: u64 = 2;
const WISH_PERCENT: u64 = 120;
/// How much of a burst must have arrived before it is judged.
const SHARE_PERCENT: u32 = 80;
/// A line on which it arrives slower than it was sent carries a little less than that.
const TIGHT_PERCENT: u64 = 95;

/// A burst that is being sent.
#[derive(Clone, Copy, Debug)]
struct Burst {
    rate: u64,
    began: Instant,
    bytes: u64,
    packets: u32,
}

/// What came of one.
#[derive(Clone, Copy, Debug)]
struct Outcome {
    rate: u64,
    packets: u32,
    sent: (Instant, Instant),
    came: (i64, i64),
    bytes: u64,
    first: u32,
    last: u32,
    arrived: u32,
}

/// The trials of one line.
#[derive(Debug, Default)]
pub(super) struct Trials {
    /// Bits a second that there is use for.
    desired: u64,
    number: u16,
    running: Option<Burst>,
    /// The last one that was sent, and what has arrived of it.
    sent: Option<(Burst, Option<Outcome>)>,
    not_before: Option<Instant>,
}

impl Trials {
    /// There is use for so many bits a second; 0 when the line is to be left alone.
    pub(super) fn aim(&mut self, desired: u64) {
        self.desired = desired;
        if desired == 0 {
            self.running = None;
        }
    }

    /// Begins a burst where it is time for one. `fills` says whether there is something to fill it with.
    pub(super) fn begin(&mut self, estimate: u64, fills: bool, now: Instant) {
        if self.running.is_some_and(|burst| now.saturating_duration_since(burst.began) > PATIENCE) {
            self.running = None;
        }
        let rested = self.not_before.is_none_or(|at| now >= at);
        if self.running.is_some() || !rested || !fills || !self.is_wanted(estimate) {
            return;
        }
        let rate = estimate.saturating_mul(FASTER).min(self.desired.saturating_mul(WISH_PERCENT) / 100);
        self.number = self.number.wrapping_add(1);
        self.running = Some(Burst { rate, began: now, bytes: 0, packets: 0 });
        self.not_before = now.checked_add(PAUSE);
    }

    /// Whether there is use for more than is known to pass.
    pub(super) fn is_wanted(&self, estimate: u64) -> bool {
        self.running.is_some() || self.desired > estimate.saturating_mul(21) / 20
    }

    /// The speed of the burst that is being sent, and its number.
    pub(super) fn running(&self) -> Option<(u64, u16)> {
        self.running.map(|burst| (burst.rate, self.number))
    }

    /// When there is something to do that no packet announces.
    pub(super) fn due(&self, estimate: u64) -> Option<Instant> {
        self.not_before.filter(|_| self.running.is_none() && self.is_wanted(estimate))
    }

    /// A packet of the burst has left.
    pub(super) fn send(&mut self, bytes: usize) {
        let Some(burst) = &mut self.running else { return };
        burst.packets = burst.packets.saturating_add(1);
        burst.bytes = burst.bytes.saturating_add(u64::try_from(bytes).unwrap_or(0));
        let wanted = burst.rate.saturating_mul(LENGTH_MILLIS) / 8_000;
        if burst.bytes >= wanted && burst.packets >= FEWEST {
            self.sent = Some((*burst, None));
            self.running = None;
        }
    }

    /// A packet of a burst has arrived; bits a second that the line carries, when that is known now.
    pub(super) fn hear(&mut self, arrival: &Arrival, now: Instant) -> Option<u64> {
        let (burst, outcome) = self.sent.as_mut().filter(|_| arrival.trial == Some(self.number))?;
        let outcome = outcome.get_or_insert(Outcome {
            rate: burst.rate,
            packets: burst.packets,
            sent: (arrival.sent, arrival.sent),
            came: (arrival.came, arrival.came),
            bytes: 0,
            first: arrival.size,
            last: arrival.size,
            arrived: 0,
        });
        outcome.add(arrival);
        if outcome.arrived.saturating_mul(100) < outcome.packets.saturating_mul(SHARE_PERCENT) {
            return None;
        }
        let (rate, found) = (burst.rate, outcome.speed());
        self.sent = None;
        let found = found?;
        if found.saturating_mul(10) >= rate.saturating_mul(7) {
            self.not_before = now.checked_add(BREATH);
        }
        Some(found)
    }
}

impl Outcome {
    fn add(&mut self, arrival: &Arrival) {
        if arrival.sent > self.sent.1 || self.arrived == 0 {
            (self.sent.1, self.last) = (arrival.sent, arrival.size);
        }
        if arrival.came < self.came.0 {
            (self.came.0, self.first) = (arrival.came, arrival.size);
        }
        self.came.1 = self.came.1.max(arrival.came);
        self.bytes = self.bytes.saturating_add(u64::from(arrival.size));
        self.arrived = self.arrived.saturating_add(1);
    }

    /// Bits a second with which it arrived; None when that cannot be said.
    fn speed(&self) -> Option<u64> {
        let span = |micros: u64, bytes: u64| bytes.saturating_mul(8_000_000).checked_div(micros);
        let sending = u64::try_from(self.sent.1.saturating_duration_since(self.sent.0).as_micros()).ok()?;
        let coming = u64::try_from(self.came.1.saturating_sub(self.came.0)).ok()?;
        let sent = span(sending, self.bytes.saturating_sub(self.last.into()))?;
        // What comes at one time has waited for a slow machine: then it is as fast as it was sent.
        let came = span(coming, self.bytes.saturating_sub(self.first.into())).unwrap_or(sent);
        let speed = sent.min(came).min(self.rate.saturating_mul(FASTER));
        Some(if came < sent.saturating_mul(9) / 10 { speed.saturating_mul(TIGHT_PERCENT) / 100 } else { speed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends a burst and lets it arrive over a line; what was found.
    fn tried(trials: &mut Trials, estimate: u64, line: u64, start: Instant) -> Option<u64> {
        trials.begin(estimate, true, start);
        let (rate, number) = trials.running()?;
        let mut packets = Vec::new();
        while trials.running().is_some() {
            let number_sent = u64::try_from(packets.len()).unwrap();
            packets.push(start + Duration::from_micros(number_sent * 8_000_000_000 / rate));
            trials.send(1_000);
        }
        let mut free = 0;
        let mut found = None;
        for sent in packets {
            let came = i64::try_from((sent - start).as_micros()).unwrap().max(free)
                + i64::try_from(8_000_000_000 / line).unwrap();
            free = came;
            let arrival = Arrival { sent, came, size: 1_000, trial: Some(number) };
            found = found.or(trials.hear(&arrival, start + Duration::from_millis(100)));
        }
        found
    }

    #[test]
    fn a_line_that_carries_more_shows_it_and_is_tried_again_soon() {
        let start = Instant::now();
        let mut trials = Trials::default();
        trials.begin(1_000_000, true, start);
        assert_eq!(trials.running(), None, "nothing is wished for");
        trials.aim(10_000_000);
        trials.begin(1_000_000, false, start);
        assert_eq!(trials.running(), None, "nothing to fill it with");
        let found = tried(&mut trials, 1_000_000, 50_000_000, start).unwrap();
        assert!((1_900_000..=2_100_000).contains(&found), "{found}");
        let again = start + Duration::from_millis(100) + BREATH;
        assert!(tried(&mut trials, found, 50_000_000, again).is_some());
    }

    #[test]
    fn a_tight_line_shows_how_much_it_carries_and_has_its_peace_then() {
        let start = Instant::now();
        let mut trials = Trials::default();
        trials.aim(1_400_000);
        let found = tried(&mut trials, 1_000_000, 1_200_000, start).unwrap();
        assert!((1_050_000..=1_200_000).contains(&found), "{found}");
        trials.aim(0);
        trials.begin(found, true, start + Duration::from_secs(60));
        assert_eq!(trials.running(), None);
    }

    #[test]
    fn a_burst_that_cannot_be_sent_is_given_up() {
        let start = Instant::now();
        let mut trials = Trials::default();
        trials.aim(9_000_000);
        trials.begin(1_000_000, true, start);
        assert!(trials.running().is_some());
        trials.begin(1_000_000, true, start + Duration::from_millis(1_001));
        assert_eq!(trials.running(), None);
        assert_eq!(trials.due(1_000_000), start.checked_add(PAUSE));
    }
}
