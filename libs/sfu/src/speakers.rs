//! Who speaks now, from the loudness that each audio packet carries.

use std::collections::HashMap;
use std::hash::Hash;

/// Loudness in dB below the loudest possible at which speech begins.
const SPEECH: i32 = -40;
/// Share of the last interval's loudness that is kept, so that pauses between words do not blink.
const KEEP: f32 = 0.5;
/// Level at which somebody becomes active, and below which they cease to be.
const BEGIN: f32 = 0.06;
const END: f32 = 0.02;

/// Smoothed loudness of everyone in a room.
#[derive(Debug)]
pub(crate) struct Speakers<K> {
    meters: HashMap<K, Meter>,
}

#[derive(Debug, Default)]
struct Meter {
    sum: f32,
    packets: u32,
    level: f32,
    active: bool,
}

/// A change that is told to the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change<K> {
    pub(crate) who: K,
    /// 0 silent, 1 as loud as possible.
    pub(crate) level: f32,
    pub(crate) active: bool,
    /// Whether `active` differs from what was told before.
    pub(crate) turned: bool,
}

impl<K: Copy + Eq + Hash + Ord> Default for Speakers<K> {
    fn default() -> Self {
        Self { meters: HashMap::new() }
    }
}

impl<K: Copy + Eq + Hash + Ord> Speakers<K> {
    /// Takes in one packet's loudness, in dB: 0 the loudest, -127 silence.
    pub(crate) fn hear(&mut self, who: K, decibels: i8) {
        let meter = self.meters.entry(who).or_default();
        let loud = i32::from(decibels).clamp(-127, 0);
        if loud > SPEECH - 20 {
            // Linear in dB from 20 dB below speech up to the loudest.
            let span = f32::from(u8::try_from(-(SPEECH - 20)).unwrap_or(60));
            let above = f32::from(i16::try_from(loud - (SPEECH - 20)).unwrap_or(0));
            meter.sum += above / span;
        }
        meter.packets = meter.packets.saturating_add(1);
    }

    /// Somebody was muted: the next tick tells that they are silent.
    pub(crate) fn hush(&mut self, who: K) {
        if let Some(meter) = self.meters.get_mut(&who) {
            *meter = Meter { active: meter.active, ..Meter::default() };
        }
    }

    /// Forgets somebody who left.
    pub(crate) fn forget(&mut self, who: K) {
        self.meters.remove(&who);
    }

    /// Closes an interval and tells who changed.
    pub(crate) fn tick(&mut self) -> Vec<Change<K>> {
        let mut changes = Vec::new();
        for (who, meter) in &mut self.meters {
            let heard = if meter.packets == 0 {
                0.0
            } else {
                #[expect(clippy::cast_precision_loss, reason = "an interval holds a few hundred packets")]
                let packets = meter.packets as f32;
                meter.sum / packets
            };
            meter.level = meter.level * KEEP + heard * (1.0 - KEEP);
            meter.sum = 0.0;
            meter.packets = 0;
            let active = if meter.active { meter.level > END } else { meter.level > BEGIN };
            let turned = active != meter.active;
            meter.active = active;
            if turned || active {
                let level = if active { meter.level.min(1.0) } else { 0.0 };
                changes.push(Change { who: *who, level, active, turned });
            }
        }
        changes.sort_by_key(|change| change.who);
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(speakers: &mut Speakers<u8>, decibels: i8) -> Vec<(u8, bool, bool)> {
        for _ in 0..15 {
            speakers.hear(1, decibels);
        }
        speakers.tick().into_iter().map(|change| (change.who, change.active, change.turned)).collect()
    }

    #[test]
    fn speech_makes_active_and_silence_ends_it_after_a_while() {
        let mut speakers = Speakers::default();
        assert_eq!(interval(&mut speakers, -127), []);
        assert_eq!(interval(&mut speakers, -25), [(1, true, true)]);
        assert_eq!(interval(&mut speakers, -25), [(1, true, false)]);
        assert_eq!(interval(&mut speakers, -127), [(1, true, false)]);
        let mut ended = Vec::new();
        for _ in 0..6 {
            ended.extend(interval(&mut speakers, -127));
        }
        assert_eq!(ended.iter().filter(|change| change.2).count(), 1);
        assert_eq!(ended.last(), Some(&(1, false, true)));
    }

    #[test]
    fn a_quiet_room_is_not_a_speaker() {
        let mut speakers = Speakers::default();
        for _ in 0..10 {
            assert_eq!(interval(&mut speakers, -62), []);
        }
    }

    #[test]
    fn levels_stay_between_nothing_and_one() {
        let mut speakers = Speakers::default();
        for _ in 0..20 {
            for loud in [0, 127, -128] {
                speakers.hear(1, loud);
            }
            for change in speakers.tick() {
                assert!((0.0..=1.0).contains(&change.level), "{change:?}");
            }
        }
    }

    #[test]
    fn who_is_muted_is_told_silent_at_once() {
        let mut speakers = Speakers::default();
        interval(&mut speakers, -20);
        speakers.hush(1);
        assert_eq!(speakers.tick(), [Change { who: 1, level: 0.0, active: false, turned: true }]);
        assert_eq!(speakers.tick(), []);
    }

    #[test]
    fn who_is_forgotten_is_silent() {
        let mut speakers = Speakers::default();
        interval(&mut speakers, -20);
        speakers.forget(1);
        assert_eq!(speakers.tick(), []);
    }
}
