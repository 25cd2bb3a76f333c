//! Where in a file something belongs: by its sender's clock, as long as that agrees with when it came.

use std::time::{Duration, Instant};

/// How far a sender's clock may be from ours. Delays on the way stay below it, and clocks that run fast or slow are set right
/// by it once in hours; a time stamp that jumps (another camera, a hostile client) never moves the rest of a file.
const SLACK: Duration = Duration::from_millis(500);

/// The time of a stream in a file, in ticks of its codec's clock.
#[derive(Debug)]
pub(super) struct Place {
    /// Ticks a second.
    rate: u64,
    /// When the file began.
    begun: Instant,
    /// A place and the time stamp that stands for it.
    anchor: Option<(u64, u32)>,
}

impl Place {
    pub(super) fn new(rate: u64, begun: Instant) -> Self {
        Self { rate, begun, anchor: None }
    }

    /// Another source goes on: its time stamps have nothing to do with those before.
    pub(super) fn turn(&mut self) {
        self.anchor = None;
    }

    /// Where what has this time stamp and came at this moment belongs. Not always later than what was placed before.
    pub(super) fn of(&mut self, time: u32, at: Instant) -> u64 {
        let came = self.ticks(at.saturating_duration_since(self.begun));
        let told = self.anchor.map_or(came, |(place, stamp)| {
            // Time stamps go round; of two the later one is less than half the way round ahead.
            let ahead = time.wrapping_sub(stamp);
            match ahead < 1 << 31 {
                true => place.saturating_add(u64::from(ahead)),
                false => place.saturating_sub(u64::from(stamp.wrapping_sub(time))),
            }
        });
        let place = if told.abs_diff(came) > self.ticks(SLACK) { came } else { told };
        self.anchor = Some((place, time));
        place
    }

    fn ticks(&self, passed: Duration) -> u64 {
        let micros = u64::try_from(passed.as_micros()).unwrap_or(u64::MAX);
        micros.saturating_mul(self.rate) / 1_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_senders_clock_smooths_what_the_way_delays_and_cannot_run_off() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut place = Place::new(48_000, start);
        let first = u32::MAX - 500;
        assert_eq!(place.of(first, start), 0);
        assert_eq!(place.of(first.wrapping_add(960), at(90)), 960, "late, and over the end of the stamps");
        assert_eq!(place.of(first, at(91)), 0, "back in time");
        assert_eq!(place.of(first.wrapping_add(48_000), at(1_010)), 48_000);
        assert_eq!(place.of(7, at(2_000)), 96_000, "half a day ahead: nobody's time");
        assert_eq!(place.of(967, at(2_025)), 96_960, "from there on by the sender's clock again");
        place.turn();
        assert_eq!(place.of(4_000_000, at(3_000)), 144_000);
    }
}
