//! What the line to a participant carries, from what arrives when (congestion control of the sender, draft-ietf-rmcat-gcc-02).

mod arrived;
mod delay;
mod loss;
mod rate;

use std::time::{Duration, Instant};

use super::register::News;
use arrived::Arrived;
use delay::Delay;
use loss::Loss;
use rate::Rate;

/// No estimate falls below this, in bits a second: so much has to be sent to learn anything.
const LEAST: u64 = 10_000;
/// Where nothing is known of it.
const USUAL_TRIP: Duration = Duration::from_millis(200);

/// The estimate of one line.
#[derive(Debug)]
pub(crate) struct Estimate {
    delay: Delay,
    arrived: Arrived,
    rate: Rate,
    loss: Loss,
}

impl Estimate {
    pub(crate) fn new(value: u64) -> Self {
        Self { delay: Delay::default(), arrived: Arrived::default(), rate: Rate::new(value), loss: Loss::default() }
    }

    /// Bits a second.
    pub(crate) fn value(&self) -> u64 {
        self.rate.value().min(self.loss.limit().unwrap_or(u64::MAX)).max(LEAST)
    }

    /// A report came.
    pub(crate) fn hear(&mut self, news: &News, round_trip: Option<Duration>, now: Instant) {
        for arrival in &news.arrivals {
            self.arrived.hear(arrival);
            self.delay.hear(arrival);
        }
        if news.arrivals.is_empty() && news.missing == 0 {
            return;
        }
        let (arrived, round_trip) = (self.arrived.rate(), round_trip.unwrap_or(USUAL_TRIP));
        self.rate.follow(self.delay.usage(), (arrived, self.arrived.keeps_up()), round_trip, now);
        let counts = (u64::try_from(news.arrivals.len()).unwrap_or(u64::MAX), u64::from(news.missing));
        self.loss.hear(counts, arrived, self.rate.value(), round_trip, now);
    }

    /// The line was seen to carry so many bits a second.
    pub(crate) fn raise(&mut self, to: u64, now: Instant) {
        self.rate.raise(to, now);
        self.loss.raise(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::egress::register::Arrival;

    /// Sends at the estimate, up to what there is use for, over a line with a queue; the estimate after each second.
    fn over(line: u64, queue_millis: u64, use_for: u64, seconds: u64) -> Vec<u64> {
        let start = Instant::now();
        let mut estimate = Estimate::new(1_500_000);
        let (mut sent, mut free) = (0u64, 0u64);
        let mut values = Vec::new();
        let mut news = News::default();
        let mut told = 0;
        while values.len() < usize::try_from(seconds).unwrap() {
            // A packet of a thousand bytes, as often as the estimate says.
            sent += 8_000_000_000 / estimate.value().min(use_for);
            let waits = free.saturating_sub(sent);
            if waits > queue_millis * 1_000 {
                news.missing += 1;
            } else {
                free = free.max(sent) + 8_000_000_000 / line;
                let came = i64::try_from(free + 30_000).unwrap();
                news.arrivals.push(Arrival {
                    sent: start + Duration::from_micros(sent),
                    came,
                    size: 1_000,
                    trial: None,
                });
            }
            if sent - told >= 50_000 {
                told = sent;
                let now = start + Duration::from_micros(sent + 60_000);
                estimate.hear(&std::mem::take(&mut news), Some(Duration::from_millis(60)), now);
            }
            if sent / 1_000_000 > u64::try_from(values.len()).unwrap() {
                values.push(estimate.value());
            }
        }
        values
    }

    #[test]
    fn it_finds_what_a_line_carries_and_stays_there() {
        for (line, queue) in [(300_000, 2_000), (800_000, 300), (800_000, 60)] {
            let values = over(line, queue, 5_000_000, 60);
            let late = values.get(20..).unwrap();
            let mean = late.iter().sum::<u64>() / u64::try_from(late.len()).unwrap();
            assert!((line * 70 / 100..=line * 105 / 100).contains(&mean), "{line} {queue}: {values:?}");
            assert!(late.iter().all(|value| *value >= line / 2), "{line} {queue}: {values:?}");
        }
    }

    #[test]
    fn on_a_line_with_room_it_is_ahead_of_what_is_sent() {
        let values = over(50_000_000, 100, 2_000_000, 20);
        assert!(values.iter().all(|value| *value >= 1_500_000), "{values:?}");
        assert!(values.last().is_some_and(|last| *last > 2_500_000), "{values:?}");
    }
}
