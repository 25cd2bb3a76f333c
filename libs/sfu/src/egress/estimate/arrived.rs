//! How fast packets arrive.

use std::collections::VecDeque;

/// The window over which it is measured, and the least that can be said something of, in microseconds.
const WINDOW: i64 = 500_000;
const LEAST: i64 = 150_000;

/// Arrivals of the last half second, by the receiver's clock.
#[derive(Debug, Default)]
pub(super) struct Arrived {
    packets: VecDeque<(i64, u32)>,
    bytes: u64,
    /// When the first of all came.
    first: Option<i64>,
}

impl Arrived {
    pub(super) fn hear(&mut self, came: i64, size: u32) {
        let newest = self.packets.back().map_or(came, |(newest, _)| (*newest).max(came));
        if self.packets.back().is_some_and(|(newest, _)| came.saturating_sub(*newest) > 8 * WINDOW) {
            *self = Self::default();
        }
        self.first.get_or_insert(came);
        self.packets.push_back((newest, size));
        self.bytes = self.bytes.saturating_add(size.into());
        while let Some((oldest, size)) = self.packets.front().copied().filter(|(oldest, _)| newest - oldest > WINDOW) {
            let _ = oldest;
            self.packets.pop_front();
            self.bytes = self.bytes.saturating_sub(size.into());
        }
    }

    /// Bits a second; None before that can be said.
    pub(super) fn rate(&self) -> Option<u64> {
        let (newest, _) = self.packets.back()?;
        let span = newest.saturating_sub(self.first?).min(WINDOW);
        let micros = u64::try_from(span).ok().filter(|_| span >= LEAST)?;
        self.bytes.saturating_mul(8_000_000).checked_div(micros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_half_second_counts() {
        let mut arrived = Arrived::default();
        for number in 0..200 {
            arrived.hear(number * 10_000, 125);
            assert_eq!(arrived.rate().is_some(), number >= 15);
        }
        let rate = arrived.rate().unwrap();
        assert!((100_000..=102_100).contains(&rate), "{rate}");
        for number in 0..60 {
            arrived.hear(2_000_000 + number * 10_000, 250);
        }
        let rate = arrived.rate().unwrap();
        assert!((200_000..=204_100).contains(&rate), "{rate}");
        arrived.hear(60_000_000, 100);
        assert_eq!(arrived.rate(), None, "a long silence says nothing of the line");
    }
}
