//! What a line carries by what is lost on it (draft-ietf-rmcat-gcc-02 §6): up to a tenth is the line's nature, more is too much.
//! Never less than arrives: a line that loses much at any speed is not mended by sending nothing.

use std::time::{Duration, Instant};

/// Shares of what was reported, in percent.
const LITTLE: u64 = 2;
const MUCH: u64 = 10;
/// Reports are gathered until they tell of so many packets.
const ENOUGH: u64 = 20;
/// After it fell it rests, so that what it fell for can arrive.
const REST: Duration = Duration::from_millis(300);
/// Growth in a second, in percent.
const GROWTH_PERCENT: u64 = 8;
/// Of what arrives so much is believed at any loss, in percent.
const BELIEVED_PERCENT: u64 = 90;

/// The limit by losses; none as long as little is lost.
#[derive(Debug, Default)]
pub(super) struct Loss {
    limit: Option<u64>,
    arrived: u64,
    missing: u64,
    fell: Option<Instant>,
    grew: Option<Instant>,
}

impl Loss {
    pub(super) fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// A report of so many packets; `rate` is what arrives and `estimate` what is believed.
    pub(super) fn hear(
        &mut self,
        counts: (u64, u64),
        rate: Option<u64>,
        estimate: u64,
        round_trip: Duration,
        now: Instant,
    ) {
        self.arrived = self.arrived.saturating_add(counts.0);
        self.missing = self.missing.saturating_add(counts.1);
        let all = self.arrived.saturating_add(self.missing);
        if all < ENOUGH {
            return;
        }
        let percent = self.missing.saturating_mul(100) / all;
        (self.arrived, self.missing) = (0, 0);
        if percent > MUCH {
            let rested =
                self.fell.is_none_or(|fell| now.saturating_duration_since(fell) >= REST.saturating_add(round_trip));
            if rested {
                let base = self.limit.unwrap_or(estimate).min(estimate);
                let less = base.saturating_mul(200u64.saturating_sub(percent)) / 200;
                let believed = rate.unwrap_or(0).saturating_mul(BELIEVED_PERCENT) / 100;
                self.limit = Some(less.max(believed.min(base)));
                self.fell = Some(now);
            }
        } else if percent < LITTLE
            && let Some(limit) = self.limit
        {
            let passed = self
                .grew
                .map_or(Duration::ZERO, |grew| now.saturating_duration_since(grew))
                .min(Duration::from_secs(1));
            let micros = u64::try_from(passed.as_micros()).unwrap_or(0);
            let grown =
                limit.saturating_add((limit.saturating_mul(GROWTH_PERCENT) / 100).saturating_mul(micros) / 1_000_000);
            // Far above what delays allow it says nothing.
            self.limit = Some(grown).filter(|grown| *grown < estimate.saturating_mul(4));
        }
        self.grew = Some(now);
    }

    /// The line was seen to carry so much.
    pub(super) fn raise(&mut self, to: u64) {
        self.limit = self.limit.filter(|limit| *limit > to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIP: Duration = Duration::from_millis(100);

    #[test]
    fn a_tenth_is_borne_and_more_is_answered_but_not_below_what_arrives() {
        let start = Instant::now();
        let at = |millis: u64| start + Duration::from_millis(millis);
        let mut loss = Loss::default();
        loss.hear((90, 10), Some(1), 1_000_000, TRIP, start);
        assert_eq!(loss.limit(), None);
        loss.hear((15, 4), Some(1), 1_000_000, TRIP, start);
        assert_eq!(loss.limit(), None, "too few to say");
        loss.hear((65, 16), Some(1), 1_000_000, TRIP, start);
        assert_eq!(loss.limit(), Some(900_000));
        loss.hear((50, 50), Some(1), 900_000, TRIP, at(399));
        assert_eq!(loss.limit(), Some(900_000), "what it fell for is still on its way");
        loss.hear((50, 50), Some(900_000), 900_000, TRIP, at(400));
        assert_eq!(loss.limit(), Some(810_000));
        for second in 1..40 {
            loss.hear((100, 0), Some(1), 200_000, TRIP, at(400 + second * 1_000));
        }
        assert_eq!(loss.limit(), None, "far above what delays allow it is let go");
    }
}
