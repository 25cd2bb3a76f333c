//! How much somebody may send: a burst at once, and so much a second after that.

use std::time::Instant;

/// Something that runs out and refills with time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    burst: f64,
    rate: f64,
    left: f64,
    since: Instant,
}

impl Allowance {
    /// `burst` at once, `rate` a second.
    pub(crate) fn new(burst: f64, rate: f64, now: Instant) -> Self {
        Self { burst, rate, left: burst, since: now }
    }

    /// Takes so much; false, and nothing taken, when that is not left.
    pub(crate) fn spend(&mut self, amount: f64, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.since).as_secs_f64();
        self.since = now;
        self.left = (self.left + passed * self.rate).min(self.burst);
        if self.left < amount {
            return false;
        }
        self.left -= amount;
        true
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_burst_is_fine_and_a_flood_is_not() {
        let start = Instant::now();
        let mut allowance = Allowance::new(200.0, 50.0, start);
        assert!((0..200).all(|_| allowance.spend(1.0, start)));
        assert!(!allowance.spend(1.0, start));
        assert!(allowance.spend(1.0, start + Duration::from_millis(30)));
        assert!(!allowance.spend(1.0, start + Duration::from_millis(31)));
        assert!(!allowance.spend(300.0, start + Duration::from_secs(60)), "more than there ever is");
        assert!(allowance.spend(200.0, start + Duration::from_secs(60)));
    }
}
