//! Plays a clip at the right pace.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::clip::Clip;
use super::ivf::{Pictures, is_keyframe};

/// Length of a packet of sound.
const PACKET: Duration = Duration::from_millis(20);
/// A player further behind than this leaves out what it missed.
const LATEST: Duration = Duration::from_millis(500);
/// Sound packets shorter than this are silence.
const QUIET: usize = 24;

/// Something to send now.
pub(super) enum Cue {
    /// A picture of the video in the given size: its bytes and its time in the 90 kHz clock.
    Picture { size: usize, bytes: Arc<Pictures>, frame: usize, time: u64 },
    /// A packet of sound, its time in the 48 kHz clock, and whether it is loud.
    Sound { packet: usize, time: u64, loud: bool },
}

impl Cue {
    /// The same, but told to be silence.
    pub(super) fn hushed(self) -> Self {
        match self {
            Self::Sound { packet, time, .. } => Self::Sound { packet, time, loud: false },
            picture @ Self::Picture { .. } => picture,
        }
    }
}

/// Where a clip is.
pub(super) struct Stage {
    clip: Clip,
    start: Instant,
    sound: u64,
    left_out: u64,
    videos: Vec<Reel>,
}

struct Reel {
    pictures: Arc<Pictures>,
    /// Pictures shown so far; the place in the file follows from it and from `skipped`.
    shown: u64,
    skipped: u64,
    active: bool,
}

impl Reel {
    fn frame(&self) -> usize {
        let length = u64::try_from(self.pictures.frames.len()).unwrap_or(1).max(1);
        usize::try_from((self.shown + self.skipped) % length).unwrap_or(0)
    }

    fn due(&self, start: Instant) -> Instant {
        start + Duration::from_secs(1) * u32::try_from(self.shown).unwrap_or(u32::MAX) / self.pictures.rate.max(1)
    }
}

impl Stage {
    pub(super) fn new(clip: Clip, start: Instant) -> Self {
        let videos = clip
            .video
            .iter()
            .map(|pictures| Reel { pictures: Arc::clone(pictures), shown: 0, skipped: 0, active: true })
            .collect();
        Self { clip, start, sound: 0, left_out: 0, videos }
    }

    /// Packets of sound that were left out because their time had long passed.
    pub(super) fn left_out(&self) -> u64 {
        self.left_out
    }

    /// When there is something to send next.
    pub(super) fn next(&self) -> Option<Instant> {
        let sound = (!self.clip.audio.is_empty()).then(|| self.sound_due());
        self.videos.iter().map(|reel| reel.due(self.start)).chain(sound).min()
    }

    fn sound_due(&self) -> Instant {
        self.start + PACKET * u32::try_from(self.sound).unwrap_or(u32::MAX)
    }

    /// Everything that is due.
    pub(super) fn cues(&mut self, now: Instant) -> Vec<Cue> {
        let mut cues = Vec::new();
        let length = u64::try_from(self.clip.audio.len()).unwrap_or(0);
        while length > 0 && self.sound_due() <= now {
            if now.saturating_duration_since(self.sound_due()) < LATEST {
                let packet = usize::try_from(self.sound % length).unwrap_or(0);
                let loud = self.clip.audio.get(packet).is_some_and(|bytes| bytes.len() >= QUIET);
                cues.push(Cue::Sound { packet, time: self.sound * 960, loud });
            } else {
                self.left_out += 1;
            }
            self.sound += 1;
        }
        let start = self.start;
        for (size, reel) in self.videos.iter_mut().enumerate() {
            while reel.due(start) <= now {
                let late = now.saturating_duration_since(reel.due(start)) >= LATEST;
                if late || !reel.active {
                    reel.shown += 1;
                    reel.begin_anew();
                    continue;
                }
                let time = reel.shown * 90_000 / u64::from(reel.pictures.rate.max(1));
                let bytes = Arc::clone(&reel.pictures);
                cues.push(Cue::Picture { size, bytes, frame: reel.frame(), time });
                reel.shown += 1;
            }
        }
        cues
    }

    pub(super) fn sound(&self, packet: usize) -> Option<&[u8]> {
        self.clip.audio.get(packet).map(Vec::as_slice)
    }

    /// Goes on with a keyframe in this size.
    pub(super) fn refresh(&mut self, size: usize) {
        if let Some(reel) = self.videos.get_mut(size) {
            reel.begin_anew();
        }
    }

    /// Sends this size, or does not because nobody needs it.
    pub(super) fn activate(&mut self, size: usize, active: bool) {
        if let Some(reel) = self.videos.get_mut(size)
            && reel.active != active
        {
            reel.active = active;
            reel.begin_anew();
        }
    }
}

impl Reel {
    /// Skips to the next keyframe.
    fn begin_anew(&mut self) {
        for _ in 0..self.pictures.frames.len() {
            if self.pictures.frames.get(self.frame()).is_some_and(|frame| is_keyframe(frame)) {
                return;
            }
            self.skipped += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clip() -> Clip {
        let pictures =
            Pictures { width: 2, height: 2, rate: 10, frames: vec![vec![0], vec![1], vec![1], vec![0], vec![1]] };
        Clip { video: vec![Arc::new(pictures)], audio: Arc::new(vec![vec![0; 40], vec![0; 3]]), sealed: false }
    }

    type Picture = (usize, u64);
    type Sound = (usize, u64, bool);

    fn at(stage: &mut Stage, millis: u64) -> (Vec<Picture>, Vec<Sound>) {
        let mut pictures = Vec::new();
        let mut sounds = Vec::new();
        for cue in stage.cues(stage.start + Duration::from_millis(millis)) {
            match cue {
                Cue::Picture { frame, time, .. } => pictures.push((frame, time)),
                Cue::Sound { packet, time, loud } => sounds.push((packet, time, loud)),
            }
        }
        (pictures, sounds)
    }

    #[test]
    fn a_clip_plays_at_its_pace_and_begins_again() {
        let mut stage = Stage::new(clip(), Instant::now());
        assert_eq!(at(&mut stage, 0), (vec![(0, 0)], vec![(0, 0, true)]));
        assert_eq!(stage.next(), Some(stage.start + Duration::from_millis(20)));
        assert_eq!(at(&mut stage, 40), (vec![], vec![(1, 960, false), (0, 1_920, true)]));
        let (pictures, _) = at(&mut stage, 500);
        assert_eq!(pictures, [(1, 9_000), (2, 18_000), (3, 27_000), (4, 36_000), (0, 45_000)]);
    }

    #[test]
    fn a_wish_for_a_keyframe_skips_to_one_while_time_goes_on() {
        let mut stage = Stage::new(clip(), Instant::now());
        at(&mut stage, 0);
        stage.refresh(0);
        assert_eq!(at(&mut stage, 100).0, [(3, 9_000)]);
        stage.refresh(7);
    }

    #[test]
    fn what_is_far_too_late_is_left_out() {
        let mut stage = Stage::new(clip(), Instant::now());
        let (pictures, sounds) = at(&mut stage, 10_000);
        assert!(pictures.len() <= 5, "{pictures:?}");
        assert!(sounds.len() <= 26, "{}", sounds.len());
    }

    #[test]
    fn a_size_nobody_needs_is_not_sent_and_comes_back_with_a_keyframe() {
        let mut stage = Stage::new(clip(), Instant::now());
        at(&mut stage, 0);
        stage.activate(0, false);
        assert_eq!(at(&mut stage, 300).0, []);
        stage.activate(0, true);
        let (pictures, _) = at(&mut stage, 400);
        assert!(matches!(pictures.as_slice(), [(0 | 3, 36_000)]), "{pictures:?}");
    }
}
