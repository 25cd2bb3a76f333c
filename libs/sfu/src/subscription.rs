//! What one participant receives of one track.

use std::sync::Arc;
use std::time::{Duration, Instant};

use str0m::media::Pt;
use str0m::rtp::{RtpPacket, Ssrc, VideoOrientation, Vp8Descriptor};

use crate::egress::{Packet, Patch};
use crate::rewrite::{Numbers, Rewriter};

/// Clock of VP8 in RTP, Hz.
pub(crate) const VIDEO_RATE: u32 = 90_000;
/// Clock of Opus in RTP, Hz.
pub(crate) const AUDIO_RATE: u32 = 48_000;

/// How long bandwidth must be missing for the smallest picture before it is paused, and where packets wait on the line.
const STARVATION: Duration = Duration::from_secs(2);
const DROWNING: Duration = Duration::from_millis(400);
/// How long a keyframe may take over a line that is full.
const KEYFRAME: Duration = Duration::from_secs(3);
/// How long a full line is given to become empty before a keyframe is sent over it, at most.
const DRAIN: Duration = Duration::from_millis(2_500);
/// How long a video stays in a layer before it is raised further.
const RAISE_PAUSE: Duration = Duration::from_secs(1);
/// How long it stays where bandwidth has lowered it: estimates swing, pictures should not.
const CALM: Duration = Duration::from_secs(4);

/// Where packets of a track go out to one subscriber.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outlet {
    pub(crate) ssrc: Ssrc,
    pub(crate) payload: Pt,
    /// The payload type of sound that carries earlier packets along, where the client knows it.
    pub(crate) redundant: Option<Pt>,
}

/// A packet with what was read from it once for all subscribers.
pub(crate) struct Parsed {
    pub(crate) seq: u64,
    pub(crate) time: u32,
    pub(crate) payload: Arc<[u8]>,
    /// The last one of a picture.
    pub(crate) marker: bool,
    /// How loud it is, in decibels below the loudest, and whether that is speech.
    pub(crate) level: Option<(u8, bool)>,
    pub(crate) orientation: Option<u8>,
    /// When it came.
    pub(crate) came: Instant,
    /// A picture, not sound.
    pub(crate) video: bool,
    /// What VP8 says of itself.
    pub(crate) vp8: Option<Vp8Descriptor>,
    /// The first packet of a picture that needs no other.
    pub(crate) keyframe: bool,
}

impl Parsed {
    /// A packet of pictures, as it came.
    pub(crate) fn of(packet: &RtpPacket) -> Self {
        let said = &packet.header.ext_vals;
        Self {
            seq: *packet.seq_no,
            time: packet.header.timestamp,
            payload: Arc::clone(&packet.payload),
            marker: packet.header.marker,
            level: said.audio_level.map(|level| (level.unsigned_abs(), said.voice_activity.unwrap_or(false))),
            orientation: said.video_orientation.map(turned),
            came: packet.timestamp,
            video: true,
            vp8: None,
            keyframe: false,
        }
    }
}

/// One participant's share in one track.
#[derive(Debug)]
pub(crate) struct Subscription {
    /// None until an answer has bound a section to it.
    pub(crate) outlet: Option<Outlet>,
    /// The largest layer the subscriber has use for; None when it shows nothing of the track.
    pub(crate) want: Option<usize>,
    /// The layer that bandwidth allows; None when paused.
    pub(crate) target: Option<usize>,
    /// The layer forwarded now.
    pub(crate) now: Option<usize>,
    /// It has a section, or one was asked for.
    pub(crate) placed: bool,
    /// When that was, or since when it waits.
    pub(crate) since: Option<Instant>,
    /// Since when there is nothing of it to be heard or seen.
    pub(crate) idle: Option<Instant>,
    /// Whether the subscriber was told that bandwidth pauses the track.
    pub(crate) told_paused: bool,
    raised: Option<Instant>,
    lowered: Option<Instant>,
    starving: Option<Instant>,
    /// When the last keyframe began to be forwarded.
    begun: Option<Instant>,
    /// Until when no keyframe is asked for, unless the line becomes free.
    drains: Option<Instant>,
    rewriter: Rewriter,
}

impl Subscription {
    pub(crate) fn new(want: Option<usize>, target: Option<usize>) -> Self {
        Self {
            outlet: None,
            want,
            target,
            now: None,
            placed: false,
            since: None,
            idle: None,
            told_paused: false,
            raised: None,
            lowered: None,
            starving: None,
            begun: None,
            drains: None,
            rewriter: Rewriter::default(),
        }
    }

    /// Begins a new stream under a new source, after a section was bound.
    pub(crate) fn begin(&mut self, outlet: Outlet) {
        self.outlet = Some(outlet);
        self.now = None;
        self.rewriter = Rewriter::default();
    }

    /// Its section goes to another track; `top` is its largest layer.
    pub(crate) fn rest(&mut self, top: usize, now: Instant) {
        *self = Self { since: Some(now), ..Self::new(Some(top), Some(0)) };
    }

    /// Stops forwarding until the next keyframe (video) or packet (audio).
    pub(crate) fn halt(&mut self) {
        self.now = None;
    }

    /// The subscriber shows the track in another size, or not at all.
    pub(crate) fn wish(&mut self, want: Option<usize>) {
        if want > self.want {
            self.lowered = None;
        }
        self.want = want;
        if want.is_none() {
            self.target = None;
            self.halt();
        }
    }

    /// How long bandwidth has not allowed even the smallest picture.
    pub(crate) fn starves(&self, now: Instant) -> Duration {
        self.starving.map_or(Duration::ZERO, |since| now.saturating_duration_since(since))
    }

    /// Follows what bandwidth allows: down at once, up after a pause, and paused only when even
    /// the smallest layer has not fitted for a while. `lowest` is the smallest layer alive, `full` is a line on which
    /// packets wait.
    pub(crate) fn aim(&mut self, allowed: Option<usize>, lowest: usize, full: bool, now: Instant) {
        let within = |since: Option<Instant>, pause: Duration| {
            since.is_some_and(|since| now.saturating_duration_since(since) < pause)
        };
        let Some(layer) = allowed else {
            let since = *self.starving.get_or_insert(now);
            if now.saturating_duration_since(since) >= if full { DROWNING } else { STARVATION } {
                if self.target.is_some() {
                    self.lowered = Some(now);
                }
                self.target = None;
                self.halt();
            } else if self.target.is_some_and(|target| target != lowest) {
                self.target = Some(lowest);
                self.lowered = Some(now);
            }
            return;
        };
        self.starving = None;
        if Some(layer) < self.target {
            self.target = Some(layer);
            self.lowered = Some(now);
        } else if Some(layer) > self.target && !within(self.raised, RAISE_PAUSE) && !within(self.lowered, CALM) {
            self.target = Some(layer);
            self.raised = Some(now);
        }
    }

    /// Whether bandwidth keeps the picture smaller than before.
    pub(crate) fn is_lowered(&self) -> bool {
        self.lowered.is_some() && self.target < self.want
    }

    /// The subscriber on a full line cannot decode what comes and wants a keyframe; true when it should be asked for now. While
    /// one is on its way another would only delay it; later it would be lost as the last one was, and all else is of no use
    /// without it: so nothing is sent until there is room.
    pub(crate) fn has_use_for_keyframe(&mut self, now: Instant) -> bool {
        if self.begun.is_some_and(|begun| now.saturating_duration_since(begun) < KEYFRAME) {
            return false;
        }
        if self.drains.is_none() {
            self.halt();
            self.drains = now.checked_add(DRAIN);
        }
        !self.drains(true, now)
    }

    /// Whether the line has to become empty before a keyframe is sent.
    pub(crate) fn drains(&self, full: bool, now: Instant) -> bool {
        full && self.drains.is_some_and(|until| now < until)
    }

    /// Whether a keyframe of the target layer is waited for.
    pub(crate) fn waits(&self) -> bool {
        self.outlet.is_some() && self.target.is_some() && self.now != self.target
    }

    /// The packet as this subscriber gets it; None when it gets it not.
    /// `packed` is the same with earlier packets along, for whom that is meant.
    pub(crate) fn forward(
        &mut self,
        layer: usize,
        parsed: &Parsed,
        packed: Option<Arc<[u8]>>,
        now: Instant,
    ) -> Option<(Ssrc, Packet)> {
        let outlet = self.outlet?;
        let numbers = Numbers {
            seq: parsed.seq,
            time: parsed.time,
            picture: parsed.vp8.and_then(|vp8| vp8.picture_id()),
            base: parsed.vp8.and_then(|vp8| vp8.tl0_pic_idx()),
        };
        let video = parsed.video;
        if self.now != Some(layer) {
            let due = self.target == Some(layer) && (parsed.keyframe || !video);
            if !due {
                return None;
            }
            let rate = if video { VIDEO_RATE } else { AUDIO_RATE };
            self.rewriter.follow(numbers, now, rate);
            self.now = Some(layer);
        }
        let out = self.rewriter.next(numbers, now)?;
        if parsed.keyframe {
            (self.begun, self.drains) = (Some(now), None);
        }
        let (kind, payload) = match (packed, outlet.redundant) {
            (Some(packed), Some(redundant)) => (redundant, packed),
            _ => (outlet.payload, Arc::clone(&parsed.payload)),
        };
        let packet = Packet {
            payload_type: *kind,
            seq: out.seq,
            time: out.time,
            marker: parsed.marker,
            level: parsed.level,
            orientation: parsed.orientation,
            payload,
            patch: Patch { picture: out.picture, base: out.base },
            repeatable: video,
            came: parsed.came,
        };
        Some((outlet.ssrc, packet))
    }
}

/// How a camera is held, as it is written in a packet.
fn turned(orientation: VideoOrientation) -> u8 {
    match orientation {
        VideoOrientation::Deg0 => 0,
        VideoOrientation::Deg90 => 1,
        VideoOrientation::Deg180 => 2,
        VideoOrientation::Deg270 => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    #[test]
    fn a_picture_is_raised_step_by_step_and_lowered_at_once() {
        let start = Instant::now();
        let mut subscription = Subscription::new(Some(2), Some(0));
        subscription.aim(Some(1), 0, false, start);
        assert_eq!(subscription.target, Some(1));
        subscription.aim(Some(2), 0, false, at(start, 999));
        assert_eq!(subscription.target, Some(1));
        subscription.aim(Some(2), 0, false, at(start, 1_000));
        assert_eq!(subscription.target, Some(2));
        subscription.aim(Some(0), 0, false, at(start, 1_001));
        assert_eq!(subscription.target, Some(0));
        subscription.aim(Some(2), 0, false, at(start, 5_000));
        assert_eq!(subscription.target, Some(0), "it was lowered just now");
        subscription.aim(Some(2), 0, false, at(start, 5_001));
        assert_eq!(subscription.target, Some(2));
    }

    #[test]
    fn a_picture_is_paused_only_when_the_smallest_has_not_fitted_for_a_while() {
        let start = Instant::now();
        let mut subscription = Subscription::new(Some(2), Some(1));
        subscription.aim(None, 0, false, start);
        assert_eq!(subscription.target, Some(0));
        subscription.aim(Some(0), 0, false, at(start, 1_500));
        subscription.aim(None, 0, false, at(start, 1_600));
        subscription.aim(None, 0, false, at(start, 3_599));
        assert_eq!(subscription.target, Some(0));
        subscription.aim(None, 0, false, at(start, 3_600));
        assert_eq!(subscription.target, None);
        assert_eq!(subscription.starves(at(start, 3_700)), Duration::from_millis(2_100));
        subscription.aim(Some(0), 0, false, at(start, 7_599));
        assert_eq!(subscription.target, None);
        subscription.aim(Some(0), 0, false, at(start, 7_600));
        assert_eq!(subscription.target, Some(0));
        assert_eq!(subscription.starves(at(start, 7_700)), Duration::ZERO);
    }

    #[test]
    fn where_packets_wait_a_picture_is_paused_sooner() {
        let start = Instant::now();
        let mut subscription = Subscription::new(Some(2), Some(0));
        subscription.aim(None, 0, true, start);
        subscription.aim(None, 0, true, at(start, 399));
        assert_eq!(subscription.target, Some(0));
        subscription.aim(None, 0, true, at(start, 400));
        assert_eq!(subscription.target, None);
    }

    #[test]
    fn over_a_full_line_keyframes_are_not_sent_on_the_heels_of_each_other() {
        let start = Instant::now();
        let mut subscription = Subscription::new(Some(0), Some(0));
        (subscription.begun, subscription.now) = (Some(start), Some(0));
        assert!(!subscription.has_use_for_keyframe(at(start, 2_999)));
        assert_eq!(subscription.now, Some(0));
        assert!(!subscription.has_use_for_keyframe(at(start, 3_000)));
        assert_eq!(subscription.now, None, "what cannot be decoded is not sent");
        assert!(!subscription.has_use_for_keyframe(at(start, 5_499)));
        assert!(subscription.drains(true, at(start, 5_499)));
        assert!(!subscription.drains(false, at(start, 5_499)));
        assert!(subscription.has_use_for_keyframe(at(start, 5_500)));
    }

    #[test]
    fn who_enlarges_a_picture_need_not_wait() {
        let start = Instant::now();
        let mut subscription = Subscription::new(Some(2), Some(2));
        subscription.wish(Some(0));
        subscription.aim(Some(0), 0, false, start);
        subscription.wish(Some(2));
        subscription.aim(Some(2), 0, false, at(start, 10));
        assert_eq!(subscription.target, Some(2));
        subscription.wish(None);
        assert_eq!(subscription.target, None);
    }
}
