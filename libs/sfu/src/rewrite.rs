//! Rewrites sequence numbers, timestamps and VP8 picture ids, so that a subscriber who is switched
//! between layers, or paused, sees one unbroken stream.

use std::time::{Duration, Instant};

/// What of a packet has to be continuous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// Extended sequence number.
    pub(crate) seq: u64,
    /// RTP timestamp in the clock of the codec.
    pub(crate) time: u32,
    /// VP8 picture id; None for audio or when the sender omits it.
    pub(crate) picture: Option<u16>,
    /// VP8 TL0PICIDX.
    pub(crate) base: Option<u8>,
}

/// Keeps the numbers of one subscriber's stream continuous.
#[derive(Debug, Default)]
pub(crate) struct Rewriter {
    shift: Option<Shift>,
    /// The highest numbers sent so far, and when.
    sent: Option<(Numbers, Instant)>,
}

#[derive(Clone, Copy, Debug)]
struct Shift {
    /// The first sequence number of this source that may be sent.
    first: u64,
    seq: u64,
    time: u32,
    picture: u16,
    base: u8,
}

impl Rewriter {
    /// Begins to follow another source with this packet: the next layer's keyframe, or the first
    /// packet after a pause. `rate` is the clock of the codec in Hz.
    pub(crate) fn follow(&mut self, packet: Numbers, now: Instant, rate: u32) {
        let shift = match self.sent {
            None => Shift {
                first: packet.seq,
                // Begin low: a receiver takes the first number as the first of its epoch.
                seq: 1u64.wrapping_sub(packet.seq),
                time: 0,
                picture: 0,
                base: 0,
            },
            Some((sent, when)) => {
                let passed = ticks(now.saturating_duration_since(when), rate).max(1);
                Shift {
                    first: packet.seq,
                    seq: sent.seq.wrapping_add(1).wrapping_sub(packet.seq),
                    time: sent.time.wrapping_add(passed).wrapping_sub(packet.time),
                    picture: sent.picture.unwrap_or(0).wrapping_add(1).wrapping_sub(packet.picture.unwrap_or(0)),
                    base: sent.base.unwrap_or(0).wrapping_add(1).wrapping_sub(packet.base.unwrap_or(0)),
                }
            }
        };
        self.shift = Some(shift);
    }

    /// The numbers to send a packet of the followed source with; None for one from before it.
    pub(crate) fn next(&mut self, packet: Numbers, now: Instant) -> Option<Numbers> {
        let shift = self.shift.filter(|shift| packet.seq >= shift.first)?;
        let out = Numbers {
            seq: packet.seq.wrapping_add(shift.seq),
            time: packet.time.wrapping_add(shift.time),
            picture: packet.picture.map(|picture| picture.wrapping_add(shift.picture) & 0x7fff),
            base: packet.base.map(|base| base.wrapping_add(shift.base)),
        };
        if self.sent.is_none_or(|(sent, _)| out.seq > sent.seq) {
            let picture = out.picture.or_else(|| self.sent.and_then(|(sent, _)| sent.picture));
            let base = out.base.or_else(|| self.sent.and_then(|(sent, _)| sent.base));
            self.sent = Some((Numbers { picture, base, ..out }, now));
        }
        Some(out)
    }
}

fn ticks(passed: Duration, rate: u32) -> u32 {
    let ticks = passed.as_micros().saturating_mul(u128::from(rate)) / 1_000_000;
    u32::try_from(ticks & u128::from(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(seq: u64, time: u32, picture: u16, base: u8) -> Numbers {
        Numbers { seq, time, picture: Some(picture), base: Some(base) }
    }

    #[test]
    fn the_first_source_begins_low_and_keeps_its_distances() {
        let now = Instant::now();
        let mut rewriter = Rewriter::default();
        rewriter.follow(packet(70_000, 5_000, 300, 9), now, 90_000);
        assert_eq!(rewriter.next(packet(70_000, 5_000, 300, 9), now), Some(packet(1, 5_000, 300, 9)));
        assert_eq!(rewriter.next(packet(70_003, 8_000, 301, 10), now), Some(packet(4, 8_000, 301, 10)));
        // A late one keeps its place, one from before the start is not sent.
        assert_eq!(rewriter.next(packet(70_001, 5_000, 300, 9), now), Some(packet(2, 5_000, 300, 9)));
        assert_eq!(rewriter.next(packet(69_999, 5_000, 300, 9), now), None);
    }

    #[test]
    fn a_switch_continues_every_number_and_the_clock() {
        let start = Instant::now();
        let mut rewriter = Rewriter::default();
        rewriter.follow(packet(10, 1_000, 50, 7), start, 90_000);
        rewriter.next(packet(10, 1_000, 50, 7), start);
        rewriter.next(packet(11, 1_000, 50, 7), start);
        let later = start + Duration::from_millis(40);
        rewriter.follow(packet(900, 777_000, 12_000, 200), later, 90_000);
        assert_eq!(rewriter.next(packet(900, 777_000, 12_000, 200), later), Some(packet(3, 1_000 + 3_600, 51, 8)));
        assert_eq!(rewriter.next(packet(901, 780_000, 12_001, 201), later), Some(packet(4, 1_000 + 6_600, 52, 9)));
        assert_eq!(rewriter.next(packet(12, 4_000, 51, 8), later), None, "the layer left behind");
    }

    #[test]
    fn pictures_wrap_at_fifteen_bits_and_the_base_at_eight() {
        let now = Instant::now();
        let mut rewriter = Rewriter::default();
        rewriter.follow(packet(1, 0, 0x7fff, 255), now, 90_000);
        rewriter.next(packet(1, 0, 0x7fff, 255), now);
        rewriter.follow(packet(100, 0, 5, 5), now, 90_000);
        assert_eq!(rewriter.next(packet(100, 0, 5, 5), now), Some(packet(2, 1, 0, 0)));
        assert_eq!(rewriter.next(packet(101, 0, 6, 6), now), Some(packet(3, 1, 1, 1)));
    }

    #[test]
    fn sound_has_no_pictures() {
        let now = Instant::now();
        let sound = |seq, time| Numbers { seq, time, picture: None, base: None };
        let mut rewriter = Rewriter::default();
        rewriter.follow(sound(5, 960), now, 48_000);
        assert_eq!(rewriter.next(sound(5, 960), now), Some(sound(1, 960)));
        rewriter.follow(sound(50, 1), now + Duration::from_millis(20), 48_000);
        assert_eq!(rewriter.next(sound(50, 1), now), Some(sound(2, 1_920)));
    }
}
