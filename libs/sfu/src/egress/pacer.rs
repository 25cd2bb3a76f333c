//! The order in which packets leave, and how fast: sound at once, then what is missing, then pictures, no faster than the line
//! carries them. A line that is filled at once loses what waits behind it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::Packet;

/// How much faster than the estimate pictures leave: most of a picture's time on the line is its receiver's wait. On a poor line
/// hardly faster, for what is sent too fast there keeps the sound waiting.
const FASTER_PERCENT: u64 = 150;
const HARDLY_FASTER_PERCENT: u64 = 110;
const POOR: u64 = 500_000;
/// What leaves at once: as much as the line carries in this time.
const BURST: Duration = Duration::from_millis(40);
/// The same while the line is tried out: its speed is measured on packets that are evenly apart.
const FINE: Duration = Duration::from_millis(2);
/// Pictures do not wait longer than this, however slow the line: then they leave faster.
const LONGEST: Duration = Duration::from_secs(2);
/// Packets that wait at most; and repeats, of which some are asked for again anyway.
const MOST: usize = 1_024;
const MOST_REPEATS: usize = 256;

/// What leaves next.
pub(super) enum Next {
    Media(u32, Packet),
    /// A source, and the last sixteen bits of what is missing.
    Repeat(u32, u16),
}

/// Packets that wait.
#[derive(Default)]
pub(super) struct Queue {
    sound: VecDeque<(u32, Packet)>,
    repeats: VecDeque<(u32, u16)>,
    pictures: VecDeque<(u32, Packet, Instant)>,
    bytes: u64,
}

impl Queue {
    /// Adds a packet; false when there are too many, and it is lost.
    pub(super) fn add(&mut self, source: u32, packet: Packet, sound: bool, now: Instant) -> bool {
        if self.sound.len().saturating_add(self.pictures.len()) >= MOST {
            return false;
        }
        if sound {
            self.sound.push_back((source, packet));
        } else {
            self.bytes = self.bytes.saturating_add(length(&packet));
            self.pictures.push_back((source, packet, now));
        }
        true
    }

    pub(super) fn repeat(&mut self, source: u32, seq: u16) {
        if self.repeats.len() < MOST_REPEATS && !self.repeats.contains(&(source, seq)) {
            self.repeats.push_back((source, seq));
        }
    }

    pub(super) fn sound(&mut self) -> Option<Next> {
        self.sound.pop_front().map(|(source, packet)| Next::Media(source, packet))
    }

    pub(super) fn paced(&mut self) -> Option<Next> {
        if let Some((source, seq)) = self.repeats.pop_front() {
            return Some(Next::Repeat(source, seq));
        }
        let (source, packet, _) = self.pictures.pop_front()?;
        self.bytes = self.bytes.saturating_sub(length(&packet));
        Some(Next::Media(source, packet))
    }

    pub(super) fn has_sound(&self) -> bool {
        !self.sound.is_empty()
    }

    pub(super) fn has_paced(&self) -> bool {
        !self.repeats.is_empty() || !self.pictures.is_empty()
    }

    /// Nothing of this source leaves any more.
    pub(super) fn forget(&mut self, source: u32) {
        self.sound.retain(|(other, _)| *other != source);
        self.repeats.retain(|(other, _)| *other != source);
        self.pictures.retain(|(other, ..)| *other != source);
        self.bytes = self.pictures.iter().map(|(_, packet, _)| length(packet)).sum();
    }

    /// How long the picture that waits longest has waited.
    pub(super) fn waits(&self, now: Instant) -> Duration {
        self.pictures.front().map_or(Duration::ZERO, |(.., since)| now.saturating_duration_since(*since))
    }

    /// Bits a second that pictures leave with over a line of so many.
    pub(super) fn rate(&self, estimate: u64, now: Instant) -> u64 {
        let factor = if estimate < POOR { HARDLY_FASTER_PERCENT } else { FASTER_PERCENT };
        let left = LONGEST.saturating_sub(self.waits(now)).max(Duration::from_millis(1));
        let left = u64::try_from(left.as_millis()).unwrap_or(1).max(1);
        (estimate.saturating_mul(factor) / 100).max(self.bytes.saturating_mul(8_000) / left)
    }
}

fn length(packet: &Packet) -> u64 {
    u64::try_from(packet.payload.len()).unwrap_or(0)
}

/// Lets packets leave at a rate.
pub(super) struct Bucket {
    /// Bits that have left and that the line is still busy with.
    debt: u64,
    /// How far its time has been let pass.
    at: Instant,
}

impl Bucket {
    pub(super) fn new(now: Instant) -> Self {
        Self { debt: 0, at: now }
    }

    /// Time passes on a line of so many bits a second.
    pub(super) fn pass(&mut self, rate: u64, now: Instant) {
        let passed = now.saturating_duration_since(self.at);
        let micros = u64::try_from(passed.as_micros()).unwrap_or(u64::MAX);
        let carried = rate.saturating_mul(micros) / 1_000_000;
        // Less than a bit: its time is not lost.
        if carried > 0 || self.debt == 0 {
            self.debt = self.debt.saturating_sub(carried);
            self.at = self.at.max(now);
        }
    }

    pub(super) fn take(&mut self, bytes: usize) {
        self.debt = self.debt.saturating_add(u64::try_from(bytes).unwrap_or(0).saturating_mul(8));
    }

    /// How long the next packet has to wait on a line of so many bits a second.
    pub(super) fn wait(&self, rate: u64, trial: bool) -> Duration {
        let burst = if trial { FINE } else { BURST };
        let busy = self.debt.saturating_mul(1_000_000) / rate.max(1);
        Duration::from_micros(busy).saturating_sub(burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seq(next: Option<Next>) -> Option<u64> {
        match next? {
            Next::Media(_, packet) => Some(packet.seq),
            Next::Repeat(_, seq) => Some(u64::from(seq) + 1_000),
        }
    }

    #[test]
    fn what_is_missing_leaves_before_pictures_and_a_source_can_be_forgotten() {
        let now = Instant::now();
        let mut queue = Queue::default();
        for (number, source, sound) in [(1, 7, false), (2, 8, true), (3, 9, false)] {
            assert!(queue.add(source, Packet::for_tests(number), sound, now));
        }
        queue.repeat(7, 5);
        queue.repeat(7, 5);
        queue.repeat(9, 6);
        assert_eq!(queue.waits(now + Duration::from_millis(5)), Duration::from_millis(5));
        queue.forget(7);
        assert_eq!(seq(queue.sound()), Some(2));
        assert_eq!(seq(queue.paced()), Some(1_006));
        assert_eq!(seq(queue.paced()), Some(3));
        assert!(queue.paced().is_none() && !queue.has_paced() && !queue.has_sound());
        assert_eq!(queue.bytes, 0);
    }

    #[test]
    fn pictures_leave_somewhat_faster_than_the_line_and_do_not_wait_for_ever() {
        let now = Instant::now();
        let mut queue = Queue::default();
        assert_eq!(queue.rate(64_000, now), 70_400);
        assert_eq!(queue.rate(2_000_000, now), 3_000_000);
        while queue.add(1, Packet::for_tests(1), false, now) {}
        assert_eq!(queue.pictures.len(), MOST);
        let bits = queue.bytes * 8;
        assert_eq!(queue.rate(64_000, now + Duration::from_secs(1)), bits.max(70_400));
        assert_eq!(queue.rate(64_000, now + Duration::from_secs(5)), bits * 1_000);
    }

    #[test]
    fn a_burst_leaves_at_once_and_the_rest_at_the_rate() {
        let start = Instant::now();
        let mut bucket = Bucket::new(start);
        bucket.take(5_000);
        assert_eq!(bucket.wait(1_000_000, false), Duration::ZERO);
        bucket.take(5_000);
        assert_eq!(bucket.wait(1_000_000, false), Duration::from_millis(40));
        assert_eq!(bucket.wait(1_000_000, true), Duration::from_millis(78));
        bucket.pass(1_000_000, start + Duration::from_millis(50));
        assert_eq!(bucket.wait(1_000_000, false), Duration::ZERO);
        for micros in 1..=5 {
            bucket.pass(100_000, start + Duration::from_millis(50) + Duration::from_micros(micros * 5));
        }
        assert_eq!(bucket.debt, 30_000 - 2);
    }
}
