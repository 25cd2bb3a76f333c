//! A subscriber's line: the sound on it, how full it is, and what it has left for pictures.

use std::time::{Duration, Instant};

/// Bits a second kept free for sound before it was measured, and at most.
const USUAL_SOUND: u64 = 40_000;
const MOST_SOUND: u64 = 120_000;
/// Sound that falls silent is counted down slowly: it comes back with the next word.
const FADE_PERCENT: u64 = 95;
/// What a packet of sound takes beside what it says, in bytes: RTP with its extensions and the seal.
const HEAD: u64 = 40;
/// A line that takes this much longer than at its best, and is known to carry less than this, is full. Where it carries more it is
/// a busy machine that takes its time, and giving up pictures would not help it.
const FULL: Duration = Duration::from_millis(200);
const THIN: u64 = 150_000;
/// Round trips after which the best one is looked for anew, told once a second: somebody may have changed to a longer way.
const MEMORY: u8 = 60;
/// The share of the estimate that is given to pictures, in percent.
const SHARE_PERCENT: u64 = 95;
/// A line that carries less is poor: trying out whether it carries more would take a good part of it.
const POOR: u64 = 250_000;
/// A picture that is paused so long is tried again, however small the estimate has remained, on a line that is known to carry a
/// picture beside the sound: an estimate grows with what is sent, and sound alone does not make it grow.
const AGAIN: Duration = Duration::from_secs(10);
const CARRIES_A_PICTURE: u64 = 100_000;

/// What is known of a line beside the estimate of what it carries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Line {
    /// Bytes of sound since when.
    bytes: u64,
    since: Option<Instant>,
    /// Bits of sound a second.
    sound: Option<u64>,
    /// The shortest round trip of this spell and of the one before, and how many were told in this one.
    best: Option<Duration>,
    before: Option<Duration>,
    told: u8,
    full: bool,
    /// Bits a second that its owner wants to receive at most, sound included.
    pub(crate) limit: Option<u64>,
}

/// What is to be shown to somebody, in bits a second.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// What is sent to them now.
    pub(crate) spent: u64,
    /// The smallest form of everything that is not paused, or is to be tried again.
    pub(crate) smallest: u64,
    /// The smallest form of a shared screen.
    pub(crate) screen: u64,
}

impl Line {
    /// A packet of sound was sent.
    pub(crate) fn speak(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(HEAD).saturating_add(u64::try_from(bytes).unwrap_or(0));
    }

    /// How long a packet takes there and back, told once a second, and what the line is known to carry.
    pub(crate) fn hear(&mut self, round_trip: Option<Duration>, estimate: u64) {
        if self.told >= MEMORY {
            (self.before, self.best, self.told) = (self.best, None, 0);
        }
        self.told += u8::from(round_trip.is_some());
        self.best = self.best.into_iter().chain(round_trip).min();
        let late = self
            .best
            .into_iter()
            .chain(self.before)
            .min()
            .zip(round_trip)
            .is_some_and(|(best, now)| now > best.saturating_add(FULL));
        self.full = late && estimate < THIN;
    }

    /// Packets wait longer on it than they have to.
    pub(crate) fn is_full(self) -> bool {
        self.full
    }

    /// Bits a second that sound takes, measured since this was asked last.
    pub(crate) fn sound(&mut self, now: Instant) -> u64 {
        let passed = self.since.map(|since| now.saturating_duration_since(since));
        if let Some(millis) =
            passed.map(|passed| u64::try_from(passed.as_millis()).unwrap_or(u64::MAX)).filter(|it| *it >= 100)
        {
            let rate = self.bytes.saturating_mul(8_000) / millis;
            let before = self.sound.unwrap_or(USUAL_SOUND);
            self.sound = Some(rate.max(before.saturating_mul(FADE_PERCENT) / 100).min(MOST_SOUND));
        }
        if passed.is_none_or(|passed| passed >= Duration::from_millis(100)) {
            (self.since, self.bytes) = (Some(now), 0);
        }
        self.sound.unwrap_or(USUAL_SOUND)
    }

    /// Bits a second for pictures. A full path gives up sharpness at once; the smallest pictures stay as long as the estimate
    /// is not far too small for them and packets do not wait, because estimates undershoot and a face that freezes is worse
    /// than a short queue. A shared screen stays at any rate: its pictures come late rather than not at all.
    pub(crate) fn budget(self, estimate: u64, sound: u64, wanted: Wanted, congested: bool) -> u64 {
        let known = estimate.saturating_sub(sound).saturating_mul(SHARE_PERCENT) / 100;
        let now = if congested { known.min(wanted.spent.saturating_mul(7) / 10) } else { known };
        let kept = if self.full { 0 } else { wanted.smallest.min(estimate.saturating_mul(3) / 2) };
        let screen = room_for(wanted.screen);
        let budget = now.max(kept).max(screen);
        let Some(limit) = self.limit else { return budget };
        let screen = if wanted.screen <= limit { screen } else { 0 };
        budget.min(limit.saturating_sub(sound).max(screen))
    }
}

/// What a budget must be for a picture to begin: it must fit nine tenths.
pub(crate) fn room_for(picture: u64) -> u64 {
    picture.saturating_mul(6) / 5
}

/// Whether a paused picture is tried again that has waited so long for an estimate to allow it.
pub(crate) fn may_return(estimate: u64, waits: Duration) -> bool {
    estimate >= CARRIES_A_PICTURE && waits >= AGAIN
}

/// Whether to find out if a line carries more. Not while a poor one has something to carry: what tries it out takes its place.
pub(crate) fn may_search(estimate: u64, waiting: bool) -> bool {
    estimate >= POOR || !waiting
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(spent: u64, smallest: u64, screen: u64) -> Wanted {
        Wanted { spent, smallest, screen }
    }

    #[test]
    fn sharpness_is_given_up_before_the_smallest_pictures() {
        let line = Line::default();
        assert_eq!(line.budget(1_120_000, 120_000, wanted(0, 0, 0), false), 950_000);
        assert_eq!(line.budget(1_120_000, 120_000, wanted(800_000, 300_000, 0), true), 560_000);
        assert_eq!(line.budget(1_120_000, 120_000, wanted(300_000, 300_000, 0), true), 300_000);
        assert_eq!(line.budget(200_000, 120_000, wanted(300_000, 290_000, 0), false), 290_000);
        assert_eq!(line.budget(100_000, 120_000, wanted(300_000, 290_000, 0), false), 150_000);
    }

    #[test]
    fn where_packets_wait_only_a_shared_screen_stays() {
        let mut line = Line::default();
        line.hear(Some(Duration::from_millis(120)), 64_000);
        assert!(!line.is_full());
        line.hear(Some(Duration::from_millis(321)), 150_000);
        assert!(!line.is_full(), "a busy machine");
        line.hear(Some(Duration::from_millis(321)), 149_999);
        assert!(line.is_full());
        assert_eq!(line.budget(64_000, 36_000, wanted(150_000, 150_000, 15_000), true), 26_600);
        assert_eq!(line.budget(40_000, 36_000, wanted(150_000, 150_000, 15_000), true), 18_000);
        line.hear(Some(Duration::from_millis(320)), 64_000);
        assert!(!line.is_full());
        assert_eq!(line.budget(64_000, 36_000, wanted(150_000, 150_000, 15_000), false), 96_000);
        line.hear(None, 64_000);
        assert!(!line.is_full());
    }

    #[test]
    fn a_longer_way_is_not_taken_for_a_full_line_for_good() {
        let mut line = Line::default();
        line.hear(Some(Duration::from_millis(40)), 64_000);
        let mut hear = |times| {
            (0..times).for_each(|_| line.hear(Some(Duration::from_millis(600)), 64_000));
            line.is_full()
        };
        assert!(hear(1));
        assert!(hear(118));
        assert!(!hear(1));
    }

    #[test]
    fn whoever_wants_less_gets_no_more_however_good_the_line_is() {
        let line = Line { limit: Some(64_000), ..Line::default() };
        assert_eq!(line.budget(5_000_000, 36_000, wanted(0, 150_000, 0), false), 28_000);
        assert_eq!(
            line.budget(5_000_000, 72_000, wanted(0, 150_000, 20_000), false),
            24_000,
            "a screen comes at any rate"
        );
        assert_eq!(line.budget(5_000_000, 36_000, wanted(0, 900_000, 800_000), false), 28_000, "but not a huge one");
        assert_eq!(line.budget(40_000, 36_000, wanted(0, 0, 0), false), 3_800);
    }

    #[test]
    fn sound_is_measured_and_forgotten_slowly() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut line = Line::default();
        assert_eq!(line.sound(start), 40_000);
        for _ in 0..10 {
            line.speak(60);
        }
        // Ten packets of 100 bytes in a fifth of a second.
        assert_eq!(line.sound(at(200)), 40_000);
        for _ in 0..20 {
            line.speak(60);
        }
        assert_eq!(line.sound(at(250)), 40_000, "too soon to say");
        assert_eq!(line.sound(at(400)), 80_000);
        assert_eq!(line.sound(at(600)), 76_000);
        for _ in 0..200 {
            line.speak(60);
        }
        assert_eq!(line.sound(at(800)), 120_000);
    }

    #[test]
    fn a_paused_picture_is_tried_again_after_a_while_where_the_line_may_carry_it() {
        assert!(may_return(100_000, Duration::from_secs(10)));
        assert!(!may_return(99_999, Duration::from_secs(60)));
        assert!(!may_return(5_000_000, Duration::from_millis(9_999)));
        let budget =
            |estimate, picture| Line::default().budget(estimate, 40_000, wanted(0, room_for(picture), 0), false);
        assert!(budget(100_000, 120_000) >= 120_000 * 10 / 9);
        assert!(budget(100_000, 140_000) < 140_000 * 10 / 9, "too large for it");
    }

    #[test]
    fn a_poor_line_is_not_tried_out_while_something_waits() {
        assert!(may_search(250_000, true));
        assert!(!may_search(249_999, true));
        assert!(may_search(64_000, false));
    }
}
