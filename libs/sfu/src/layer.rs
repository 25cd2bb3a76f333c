//! One encoding of a published track: is it alive, how many bits does it take, is it whole, when was a
//! keyframe last asked for.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use str0m::media::Rid;
use str0m::rtp::{RtpPacket, Ssrc};

/// A layer that sent nothing for this long is dead: the publisher stopped it.
const SILENCE: Duration = Duration::from_millis(1_500);
/// Rate is measured over windows of this length.
const WINDOW: Duration = Duration::from_millis(500);
/// Keyframes are asked for at most this often, whoever needs them.
const KEYFRAME_PAUSE: Duration = Duration::from_millis(500);
/// A packet that is not repeated within this time is taken for lost.
const REPAIR: Duration = Duration::from_millis(400);
/// More packets than these in a row are not repeated: the line was away.
const MOST_MISSING: u64 = 32;
/// When more than these are missing at once, not all will be repeated in time either, and nobody needs to keep count.
const MOST_KEPT: usize = 256;
/// Packets that are kept until those before them have come: a keyframe in HD.
const MOST_EARLY: usize = 64;

/// One encoding of a track.
#[derive(Debug)]
pub(crate) struct Layer {
    /// Its name in the RTP stream; None when the track has one encoding only.
    pub(crate) rid: Option<Rid>,
    /// The number that clients call it by: 0 low, 1 medium, 2 high.
    pub(crate) quality: i32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Bits a second that the publisher announced; used until it is measured.
    announced: u64,
    /// Its source, once a packet has come.
    pub(crate) ssrc: Option<Ssrc>,
    last: Option<Instant>,
    window: Option<(Instant, u64)>,
    measured: Option<u64>,
    asked: Option<Instant>,
    /// The sequence number after the highest that came, and those below it that did not, since when.
    next: Option<u64>,
    missing: Vec<(u64, Instant)>,
    /// What came while something before it was missing: of use to those who begin with a keyframe whose first packet comes after
    /// others of it.
    early: VecDeque<RtpPacket>,
    /// Something is lost for good, or nothing was whole yet: pictures cannot be decoded until the next keyframe.
    torn: bool,
}

impl Layer {
    pub(crate) fn new(rid: Option<Rid>, quality: i32, size: (u32, u32), announced: u64) -> Self {
        Self {
            rid,
            quality,
            width: size.0,
            height: size.1,
            announced,
            ssrc: None,
            last: None,
            window: None,
            measured: None,
            asked: None,
            next: None,
            missing: Vec::new(),
            early: VecDeque::new(),
            torn: true,
        }
    }

    /// Takes note of the sequence number of a packet of pictures.
    pub(crate) fn follow(&mut self, seq: u64, now: Instant) {
        let next = *self.next.get_or_insert(seq);
        if seq < next {
            self.missing.retain(|(missing, _)| *missing != seq);
            return;
        }
        if seq - next > MOST_MISSING {
            self.torn = true;
            self.missing.clear();
        } else if !self.torn {
            self.missing.extend((next..seq).map(|missing| (missing, now)));
            if self.missing.len() > MOST_KEPT {
                self.torn = true;
                self.missing.clear();
            }
        }
        self.next = Some(seq.saturating_add(1));
    }

    /// A keyframe begins with this sequence number: whatever is missing before it is of no use any more. What has come behind it
    /// already, in order, is given back.
    pub(crate) fn begin_anew(&mut self, seq: u64) -> Vec<RtpPacket> {
        self.missing.retain(|(missing, _)| *missing > seq);
        self.torn = false;
        let mut early: Vec<_> = self.early.drain(..).filter(|packet| *packet.seq_no > seq).collect();
        early.sort_by_key(|packet| *packet.seq_no);
        early
    }

    /// Keeps a packet for [`Self::begin_anew`] while something before it is missing.
    pub(crate) fn keep(&mut self, packet: RtpPacket) {
        if self.missing.is_empty() && !self.torn {
            self.early.clear();
            return;
        }
        if self.early.len() >= MOST_EARLY {
            self.early.pop_front();
        }
        self.early.push_back(packet);
    }

    /// Whether pictures wait for something that will not come. Whoever receives them notices too, but some only after
    /// seconds without a picture.
    pub(crate) fn is_torn(&mut self, now: Instant) -> bool {
        if self.missing.first().is_some_and(|(_, since)| now.saturating_duration_since(*since) >= REPAIR) {
            self.torn = true;
            self.missing.clear();
        }
        self.torn && self.alive(now)
    }

    /// Counts a packet of `bytes`.
    pub(crate) fn count(&mut self, bytes: usize, now: Instant) {
        let bits = u64::try_from(bytes).unwrap_or(0).saturating_mul(8);
        let revived = !self.alive(now);
        self.last = Some(now);
        match &mut self.window {
            Some((start, sum)) if !revived => {
                *sum = sum.saturating_add(bits);
                let passed = now.saturating_duration_since(*start);
                if passed >= WINDOW {
                    let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).max(1);
                    let rate = sum.saturating_mul(1_000) / millis;
                    self.measured = Some(match self.measured {
                        Some(before) => (before.saturating_mul(3).saturating_add(rate)) / 4,
                        None => rate,
                    });
                    self.window = Some((now, 0));
                }
            }
            _ => self.window = Some((now, bits)),
        }
    }

    /// Whether packets are coming now.
    pub(crate) fn alive(&self, now: Instant) -> bool {
        self.last.is_some_and(|last| now.saturating_duration_since(last) < SILENCE)
    }

    /// Bits a second while alive: measured, or as announced before that.
    pub(crate) fn rate(&self, now: Instant) -> Option<u64> {
        self.alive(now).then(|| self.measured.unwrap_or(self.announced))
    }

    /// Bits a second it has or would have.
    pub(crate) fn likely_rate(&self) -> u64 {
        self.measured.unwrap_or(self.announced)
    }

    /// Whether a keyframe may be asked for now; remembers that it was.
    pub(crate) fn may_ask(&mut self, now: Instant) -> bool {
        let free = self.asked.is_none_or(|asked| now.saturating_duration_since(asked) >= KEYFRAME_PAUSE);
        if free {
            self.asked = Some(now);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer() -> Layer {
        let mut layer = Layer::new(None, 2, (640, 360), 300_000);
        layer.begin_anew(0);
        layer
    }

    #[test]
    fn before_its_first_keyframe_it_is_torn() {
        let start = Instant::now();
        let mut layer = Layer::new(None, 2, (640, 360), 300_000);
        layer.count(1, start);
        layer.follow(7, start);
        assert!(layer.is_torn(start));
        layer.begin_anew(8);
        assert!(!layer.is_torn(start));
    }

    #[test]
    fn what_is_missing_in_a_keyframe_that_has_begun_still_is() {
        let start = Instant::now();
        let mut layer = layer();
        layer.follow(10, start);
        layer.follow(14, start);
        layer.begin_anew(11);
        let kept: Vec<_> = layer.missing.iter().map(|(seq, _)| *seq).collect();
        assert_eq!(kept, [12, 13]);
    }

    #[test]
    fn a_layer_lives_while_packets_come() {
        let start = Instant::now();
        let mut layer = layer();
        assert!(!layer.alive(start));
        assert_eq!(layer.rate(start), None);
        layer.count(1_000, start);
        assert_eq!(layer.rate(start), Some(300_000));
        assert!(layer.alive(start + Duration::from_millis(1_499)));
        assert!(!layer.alive(start + Duration::from_millis(1_500)));
    }

    #[test]
    fn the_rate_is_measured_in_windows() {
        let start = Instant::now();
        let mut layer = layer();
        for step in 0..=50 {
            layer.count(250, start + Duration::from_millis(step * 10));
        }
        // 51 packets of 2,000 bits in 500 ms.
        assert_eq!(layer.rate(start + Duration::from_millis(500)), Some(204_000));
    }

    #[test]
    fn silence_is_not_counted_into_the_rate() {
        let start = Instant::now();
        let mut layer = layer();
        layer.count(100, start);
        let later = start + Duration::from_secs(10);
        layer.count(100, later);
        assert_eq!(layer.rate(later), Some(300_000));
    }

    #[test]
    fn what_comes_late_mends_and_what_does_not_come_tears_until_the_next_keyframe() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut layer = layer();
        layer.count(1, at(300));
        for (seq, millis) in [(10, 0), (11, 10), (14, 20), (13, 30), (12, 100)] {
            layer.follow(seq, at(millis));
        }
        assert!(!layer.is_torn(at(1_000)), "all came");
        layer.follow(16, at(1_000));
        layer.count(1, at(1_390));
        assert!(!layer.is_torn(at(1_399)));
        assert!(layer.is_torn(at(1_400)));
        layer.follow(15, at(1_500));
        assert!(layer.is_torn(at(1_500)), "subscribers no longer wait for it");
        layer.begin_anew(17);
        assert!(!layer.is_torn(at(1_500)));
        assert!(!layer.is_torn(at(9_000)));
    }

    #[test]
    fn after_an_absence_nothing_is_waited_for() {
        let start = Instant::now();
        let mut layer = layer();
        layer.count(1, start);
        layer.follow(10, start);
        layer.follow(44, start);
        assert!(layer.is_torn(start), "33 packets are missing");
        layer.begin_anew(44);
        layer.follow(77, start);
        assert!(!layer.is_torn(start), "32 packets are missing");
    }

    #[test]
    fn a_sender_that_leaves_gaps_on_purpose_fills_no_memory() {
        let start = Instant::now();
        let mut layer = layer();
        layer.count(1, start);
        for packet in 0..10_000 {
            layer.follow(packet * 30, start);
            assert!(layer.missing.len() <= MOST_KEPT);
        }
        assert!(layer.is_torn(start));
    }

    #[test]
    fn keyframes_are_asked_for_twice_a_second_at_most() {
        let start = Instant::now();
        let mut layer = layer();
        assert!(layer.may_ask(start));
        assert!(!layer.may_ask(start + Duration::from_millis(499)));
        assert!(layer.may_ask(start + Duration::from_millis(500)));
    }
}
