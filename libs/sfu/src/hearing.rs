//! Whose voices are passed on in a big room: a few at once, those who speak.
//!
//! Nobody is cut off while they speak: a voice gives its place to another when it has been silent for a second, or when the
//! other is much louder. Voices that are given the right to it are let in at once. No sound is looked at, only the loudness that
//! each packet states (RFC 6464).

use std::collections::HashMap;
use std::hash::Hash;
use std::time::{Duration, Instant};

/// Voices passed on at the same time.
pub(crate) const MOST: usize = 8;
/// Loudness in dB below the loudest possible from which a packet is more than a room's noise.
const SPEECH: i8 = -50;
/// What a packet without loudness counts as: its sender cannot tell, and is not silenced for it.
const UNKNOWN: i8 = -40;
/// A voice that was silent for so long gives up its place to whoever speaks.
const HOLD: Duration = Duration::from_secs(1);
/// A voice that is louder than another by this, in dB, takes its place.
const MUCH: f32 = 12.0;
/// How fast the smoothed loudness follows: up at once, so that a first word is not lost, and down slowly.
const RISE: f32 = 0.5;
const FALL: f32 = 0.05;

/// The voices of a room.
#[derive(Debug)]
pub(crate) struct Hearing<K> {
    voices: HashMap<K, Voice>,
    heard: Vec<K>,
}

#[derive(Debug)]
struct Voice {
    muted: bool,
    heard: bool,
    /// Comes first when it speaks.
    first: bool,
    /// Smoothed loudness in dB: 0 the loudest.
    level: f32,
    spoke: Option<Instant>,
    /// When it got its place.
    since: Instant,
}

impl Voice {
    fn speaks(&self, now: Instant) -> bool {
        self.spoke.is_some_and(|spoke| now.saturating_duration_since(spoke) < HOLD)
    }
}

impl<K> Default for Hearing<K> {
    fn default() -> Self {
        Self { voices: HashMap::new(), heard: Vec::new() }
    }
}

impl<K: Copy + Eq + Hash> Hearing<K> {
    /// Somebody's sound begins. `first`: it is let in at once whenever it speaks.
    pub(crate) fn enter(&mut self, who: K, muted: bool, first: bool, now: Instant) {
        let voice = Voice { muted, heard: false, first, level: -127.0, spoke: None, since: now };
        self.voices.insert(who, voice);
    }

    /// Somebody's sound ends.
    pub(crate) fn leave(&mut self, who: K) {
        self.voices.remove(&who);
        self.heard.retain(|other| *other != who);
    }

    /// Somebody was muted, or can be heard again.
    pub(crate) fn mute(&mut self, who: K, muted: bool) {
        let Some(voice) = self.voices.get_mut(&who) else { return };
        voice.muted = muted;
        voice.spoke = None;
        if muted {
            voice.heard = false;
            self.heard.retain(|other| *other != who);
        }
    }

    /// Takes in the loudness of a packet, in dB; true when it is to be passed on.
    pub(crate) fn hear(&mut self, who: K, decibels: Option<i8>, now: Instant) -> bool {
        let Some(voice) = self.voices.get_mut(&who) else { return false };
        let loud = decibels.unwrap_or(UNKNOWN);
        let share = if f32::from(loud) > voice.level { RISE } else { FALL };
        voice.level += (f32::from(loud) - voice.level) * share;
        if loud >= SPEECH {
            voice.spoke = Some(now);
        }
        if voice.heard || voice.muted {
            return voice.heard;
        }
        let (speaks, level, first) = (loud >= SPEECH, voice.level, voice.first);
        if self.heard.len() < MOST {
            self.place(who, now);
            return true;
        }
        let Some(quietest) = speaks.then(|| self.replaceable(level, first, now)).flatten() else { return false };
        if let Some(voice) = self.voices.get_mut(&quietest) {
            voice.heard = false;
        }
        self.heard.retain(|other| *other != quietest);
        self.place(who, now);
        true
    }

    /// Whose place a voice may take: of one who is silent, else of one who is much quieter, or has less right to it.
    fn replaceable(&self, level: f32, first: bool, now: Instant) -> Option<K> {
        let may = |voice: &Voice| {
            let settled = now.saturating_duration_since(voice.since) >= HOLD;
            let louder = settled && level > voice.level + MUCH;
            !voice.speaks(now) || (!voice.first && (first || louder))
        };
        let rank = |voice: &Voice| (voice.speaks(now), voice.first, voice.level);
        self.heard
            .iter()
            .filter_map(|who| Some((*who, self.voices.get(who)?)))
            .filter(|(_, voice)| may(voice))
            .min_by(|(_, one), (_, other)| rank(one).partial_cmp(&rank(other)).unwrap_or(std::cmp::Ordering::Equal))
            .map(|(who, _)| who)
    }

    fn place(&mut self, who: K, now: Instant) {
        if let Some(voice) = self.voices.get_mut(&who) {
            voice.heard = true;
            voice.since = now;
            self.heard.push(who);
        }
    }

    /// Whether a voice is passed on now.
    pub(crate) fn is_heard(&self, who: K) -> bool {
        self.voices.get(&who).is_some_and(|voice| voice.heard)
    }

    /// Whether the section of a voice can carry another one meanwhile: it is open, but not passed on. Browsers play nothing in
    /// the section of a muted one.
    pub(crate) fn lends(&self, who: K) -> bool {
        self.voices.get(&who).is_some_and(|voice| !voice.heard && !voice.muted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(count: u8, start: Instant) -> Hearing<u8> {
        let mut hearing = Hearing::default();
        for who in 0..count {
            hearing.enter(who, false, false, start);
        }
        hearing
    }

    fn at(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    #[test]
    fn in_a_small_room_everybody_is_heard() {
        let start = Instant::now();
        let mut hearing = room(8, start);
        assert!((0..8).all(|who| hearing.hear(who, Some(-127), start)));
        assert!((0..8).all(|who| !hearing.lends(who)));
    }

    #[test]
    fn who_speaks_takes_the_place_of_somebody_silent_with_the_first_packet() {
        let start = Instant::now();
        let mut hearing = room(20, start);
        let placed: Vec<u8> = (0..20).filter(|who| hearing.hear(*who, Some(-127), start)).collect();
        assert_eq!(placed, [0, 1, 2, 3, 4, 5, 6, 7]);
        assert!(!hearing.hear(15, Some(-80), start), "noise takes no place");
        for who in 0..7 {
            hearing.hear(who, Some(-30), start);
        }
        assert!(hearing.hear(15, Some(-30), at(start, 20)));
        assert!(!hearing.is_heard(7), "the only one who was silent");
        assert!(hearing.lends(7));
        assert_eq!(hearing.heard.len(), MOST);
    }

    #[test]
    fn nobody_is_cut_off_while_they_speak_and_a_pause_of_a_second_gives_the_place_away() {
        let start = Instant::now();
        let mut hearing = room(9, start);
        for step in 0..100 {
            for who in 0..8 {
                assert!(hearing.hear(who, Some(-30), at(start, step * 20)));
            }
            assert!(!hearing.hear(8, Some(-28), at(start, step * 20)));
        }
        // The one with number 3 stops at 1,980 ms.
        for step in 100..200 {
            let now = at(start, step * 20);
            for who in [0, 1, 2, 4, 5, 6, 7] {
                assert!(hearing.hear(who, Some(-30), now));
            }
            let heard = hearing.hear(8, Some(-28), now);
            assert_eq!(heard, step * 20 >= 1_980 + 1_000, "{step}");
        }
        assert!(!hearing.is_heard(3));
    }

    #[test]
    fn who_is_much_louder_displaces_a_mumbler_but_not_back_and_forth() {
        let start = Instant::now();
        let mut hearing = room(9, start);
        let mut changes = 0;
        let mut before = true;
        for step in 0..500 {
            let now = at(start, step * 20);
            for who in 0..7 {
                hearing.hear(who, Some(-20), now);
            }
            hearing.hear(7, Some(-48), now);
            hearing.hear(8, Some(-20), now);
            let mumbler = hearing.is_heard(7);
            changes += u32::from(mumbler != before);
            before = mumbler;
        }
        assert!(!before && hearing.is_heard(8));
        assert_eq!(changes, 1);
    }

    #[test]
    fn who_comes_first_is_let_in_at_once_and_stays_while_speaking() {
        let start = Instant::now();
        let mut hearing = room(8, start);
        hearing.enter(100, false, true, start);
        for who in 0..8 {
            hearing.hear(who, Some(-20), start);
        }
        assert!(!hearing.hear(100, Some(-127), start), "silence needs no place");
        assert!(hearing.hear(100, Some(-45), at(start, 20)));
        let out = (0..8).find(|who| !hearing.is_heard(*who)).unwrap();
        assert!(!hearing.hear(out, Some(0), at(start, 40)), "everybody else speaks");
        for step in 2..200 {
            for who in 0..8 {
                hearing.hear(who, Some(0), at(start, step * 20));
            }
            assert!(hearing.hear(100, Some(-49), at(start, step * 20)));
        }
    }

    #[test]
    fn who_is_muted_or_gone_holds_no_place_and_lends_nothing() {
        let start = Instant::now();
        let mut hearing = room(9, start);
        for who in 0..8 {
            hearing.hear(who, Some(-20), start);
        }
        hearing.mute(0, true);
        assert!(!hearing.hear(0, Some(-20), start));
        assert!(!hearing.lends(0));
        assert!(hearing.hear(8, Some(-127), start));
        hearing.leave(1);
        hearing.mute(0, false);
        assert!(hearing.lends(0));
        assert!(hearing.hear(0, None, start));
        assert_eq!(hearing.heard.len(), MOST);
        assert!(!hearing.hear(1, Some(0), start));
    }

    proptest::proptest! {
        #[test]
        fn there_are_never_more_than_there_are_places(steps in proptest::collection::vec((0u8..20, 0u8..5, -127i8..1), 0..400)) {
            let start = Instant::now();
            let mut hearing = room(15, start);
            for (number, (who, act, level)) in steps.into_iter().enumerate() {
                let now = at(start, u64::try_from(number).unwrap() * 37);
                match act {
                    0 => hearing.mute(who, true),
                    1 => hearing.mute(who, false),
                    2 if level < -100 => hearing.leave(who),
                    _ => { hearing.hear(who, Some(level), now); }
                }
                let heard = hearing.voices.iter().filter(|(_, voice)| voice.heard).count();
                proptest::prop_assert_eq!(heard, hearing.heard.len());
                proptest::prop_assert!(heard <= MOST);
                proptest::prop_assert!(hearing.voices.values().all(|voice| !(voice.heard && voice.muted)));
            }
        }
    }
}
