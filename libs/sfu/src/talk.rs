//! Stretches of speech: who spoke from when to when, from the loudness that each audio packet carries (RFC 6464). No sound is
//! looked at or kept.
//!
//! `speakers` smooths the same loudness for eyes; what is measured must not be smoothed: a light that goes out slowly would
//! give loud people more time than they took.

use std::collections::HashMap;
use std::hash::Hash;
use std::time::{Duration, Instant};

/// Loudness in dB below the loudest possible from which a packet is speech.
const SPEECH: i8 = -35;
/// What one packet stands for.
const PACKET: Duration = Duration::from_millis(20);
/// Pauses up to this long belong to the stretch around them; they add nothing at its end. A missing packet is silence.
const HANG_OVER: Duration = Duration::from_millis(400);
/// Shorter stretches are coughs and clicks.
const LEAST: Duration = Duration::from_millis(200);
/// A longer stretch is told in pieces that touch, so that little is lost when the power fails.
const PIECE: Duration = Duration::from_secs(20);

/// A stretch, or a piece of a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spoken<K> {
    pub(crate) who: K,
    pub(crate) from: Instant,
    pub(crate) to: Instant,
}

/// The stretches of everyone in a room.
#[derive(Debug)]
pub(crate) struct Talk<K> {
    open: HashMap<K, Stretch>,
    over: Vec<Spoken<K>>,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// Where it began.
    begun: Instant,
    /// Up to where it was told in pieces.
    told: Instant,
    /// The end of its last packet.
    last: Instant,
}

impl<K> Default for Talk<K> {
    fn default() -> Self {
        Self { open: HashMap::new(), over: Vec::new() }
    }
}

impl<K: Copy + Eq + Hash + Ord> Talk<K> {
    /// Takes in one packet's loudness, in dB: 0 the loudest, -127 silence.
    pub(crate) fn hear(&mut self, who: K, decibels: i8, now: Instant) {
        if decibels < SPEECH {
            return;
        }
        if self.open.get(&who).is_some_and(|stretch| now > stretch.last + HANG_OVER) {
            self.end(who);
        }
        let stretch = self.open.entry(who).or_insert(Stretch { begun: now, told: now, last: now });
        stretch.last = stretch.last.max(now + PACKET);
    }

    /// Somebody was muted or left: what they said ends with their last packet.
    pub(crate) fn end(&mut self, who: K) {
        let Some(stretch) = self.open.remove(&who) else { return };
        if stretch.last >= stretch.begun + LEAST && stretch.last > stretch.told {
            self.over.push(Spoken { who, from: stretch.told, to: stretch.last });
        }
    }

    /// What is over by now and was not told yet, in the order of its end.
    pub(crate) fn told(&mut self, now: Instant) -> Vec<Spoken<K>> {
        let silent: Vec<K> =
            self.open.iter().filter(|(_, stretch)| now > stretch.last + HANG_OVER).map(|(who, _)| *who).collect();
        for who in silent {
            self.end(who);
        }
        for (who, stretch) in &mut self.open {
            if stretch.last >= stretch.told + PIECE {
                self.over.push(Spoken { who: *who, from: stretch.told, to: stretch.last });
                stretch.told = stretch.last;
            }
        }
        let mut over = std::mem::take(&mut self.over);
        over.sort_by_key(|spoken| (spoken.to, spoken.who));
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Heard {
        talk: Talk<u8>,
        zero: Instant,
    }

    impl Heard {
        fn new() -> Self {
            Self { talk: Talk::default(), zero: Instant::now() }
        }

        /// Packets of a loudness every 20 milliseconds from one to before another.
        fn packets(&mut self, who: u8, decibels: i8, millis: std::ops::Range<u64>) {
            for at in millis.step_by(20) {
                self.talk.hear(who, decibels, self.zero + Duration::from_millis(at));
            }
        }

        fn told(&mut self, at: u64) -> Vec<(u8, u128, u128)> {
            let zero = self.zero;
            let since = |at: Instant| at.duration_since(zero).as_millis();
            let told = self.talk.told(zero + Duration::from_millis(at));
            told.into_iter().map(|spoken| (spoken.who, since(spoken.from), since(spoken.to))).collect()
        }
    }

    #[test]
    fn pauses_up_to_the_hang_over_are_bridged_and_add_nothing_at_the_end() {
        let mut heard = Heard::new();
        heard.packets(1, -30, 0..1_000);
        heard.packets(1, -35, 1_400..1_600);
        assert_eq!(heard.told(2_000), []);
        assert_eq!(heard.told(2_001), [(1, 0, 1_600)]);
        // A packet after a longer pause begins anew, also between two looks.
        heard.packets(1, -20, 3_000..3_200);
        heard.packets(1, -20, 3_620..3_840);
        assert_eq!(heard.told(9_000), [(1, 3_000, 3_200), (1, 3_620, 3_840)]);
        assert_eq!(heard.told(9_900), []);
    }

    #[test]
    fn coughs_and_quiet_rooms_are_no_speech() {
        let mut heard = Heard::new();
        heard.packets(1, -10, 0..180);
        heard.packets(2, -36, 0..5_000);
        heard.packets(3, -10, 0..200);
        assert_eq!(heard.told(9_000), [(3, 0, 200)]);
    }

    #[test]
    fn who_is_muted_or_leaves_stops_with_the_last_packet() {
        let mut heard = Heard::new();
        heard.packets(1, -20, 0..600);
        heard.talk.end(1);
        heard.talk.end(1);
        assert_eq!(heard.told(600), [(1, 0, 600)]);
    }

    #[test]
    fn a_long_talk_is_told_in_pieces_that_touch_and_its_short_rest_is_not_lost() {
        let mut heard = Heard::new();
        heard.packets(1, -20, 0..20_000);
        assert_eq!(heard.told(20_000), [(1, 0, 20_000)]);
        heard.packets(1, -20, 20_000..20_100);
        assert_eq!(heard.told(21_000), [(1, 20_000, 20_100)]);
    }
}
