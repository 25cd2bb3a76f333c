//! How fast packets arrive, and how fast the same ones were sent.

use std::collections::VecDeque;
use std::time::Instant;

use crate::egress::register::Arrival;

/// The window over which it is measured, and the least that can be said something of, in microseconds.
const WINDOW: i64 = 500_000;
const LEAST: i64 = 150_000;
/// What arrives nearly as fast as it was sent does not pile up, in percent.
const NEARLY_PERCENT: i64 = 115;

struct Entry {
    came: i64,
    sent: Instant,
    size: u32,
}

/// Arrivals of the last half second, by the receiver's clock.
#[derive(Default)]
pub(super) struct Arrived {
    packets: VecDeque<Entry>,
    bytes: u64,
    /// When the first of all came.
    first: Option<i64>,
}

impl Arrived {
    pub(super) fn hear(&mut self, arrival: &Arrival) {
        let Arrival { came, sent, size, .. } = *arrival;
        if self.packets.back().is_some_and(|newest| came.saturating_sub(newest.came) > 8 * WINDOW) {
            *self = Self::default();
        }
        let newest = self.packets.back().map_or(came, |newest| newest.came.max(came));
        self.first.get_or_insert(came);
        self.packets.push_back(Entry { came: newest, sent, size });
        self.bytes = self.bytes.saturating_add(size.into());
        while let Some(oldest) = self.packets.pop_front_if(|oldest| newest.saturating_sub(oldest.came) > WINDOW) {
            self.bytes = self.bytes.saturating_sub(oldest.size.into());
        }
    }

    /// Bits a second; None before that can be said.
    pub(super) fn rate(&self) -> Option<u64> {
        let newest = self.packets.back()?.came;
        let span = newest.saturating_sub(self.first?).min(WINDOW);
        let micros = u64::try_from(span).ok().filter(|_| span >= LEAST)?;
        self.bytes.saturating_mul(8_000_000).checked_div(micros)
    }

    /// Whether all that is sent gets through as it comes: then a delay is somebody's who was busy, and no queue's.
    pub(super) fn keeps_up(&self) -> bool {
        let (Some(oldest), Some(newest)) = (self.packets.front(), self.packets.back()) else { return true };
        let coming = newest.came.saturating_sub(oldest.came);
        let sending = newest.sent.saturating_duration_since(oldest.sent).as_micros();
        coming.saturating_mul(100) <= i64::try_from(sending).unwrap_or(i64::MAX).saturating_mul(NEARLY_PERCENT)
    }
}

impl std::fmt::Debug for Arrived {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Arrived").field("packets", &self.packets.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_last_half_second_counts() {
        let start = Instant::now();
        let mut arrived = Arrived::default();
        let mut hear = |millis: u32, late: i64, size| {
            let sent = start + Duration::from_millis(millis.into());
            arrived.hear(&Arrival { sent, came: i64::from(millis) * 1_000 + late, size, trial: None });
            (arrived.rate(), arrived.keeps_up())
        };
        for number in 0..200 {
            let (rate, keeps_up) = hear(number * 10, 0, 125);
            assert_eq!(rate.is_some(), number >= 15);
            assert!(keeps_up);
        }
        let (rate, _) = hear(1_999, 0, 0);
        assert!((100_000..=102_100).contains(&rate.unwrap()), "{rate:?}");
        for number in 200..260 {
            hear(number * 10, 0, 250);
        }
        let (rate, keeps_up) = hear(2_600, 0, 0);
        assert!((200_000..=204_100).contains(&rate.unwrap()), "{rate:?}");
        assert!(keeps_up);
        for number in 261..300 {
            hear(number * 10, i64::from(number - 260) * 2_500, 250);
        }
        let (rate, keeps_up) = hear(3_000, 100_000, 0);
        assert!(rate < Some(170_000) && !keeps_up, "a queue grows: {rate:?}");
        assert_eq!(hear(60_000, 0, 100).0, None, "a long silence says nothing of the line");
    }
}
