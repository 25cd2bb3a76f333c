//! Plays a clip at the right pace.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::clip::Clip;
use super::ivf::Pictures;

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
    /// Stands on a page until it is told to turn it.
    slides: bool,
    /// When the first picture is shown.
    start: Instant,
}

impl Reel {
    fn frame(&self) -> usize {
        let length = u64::try_from(self.pictures.frames.len()).unwrap_or(1).max(1);
        usize::try_from((self.shown + self.skipped) % length).unwrap_or(0)
    }

    fn due(&self) -> Instant {
        self.start + Duration::from_secs(1) * u32::try_from(self.shown).unwrap_or(u32::MAX) / self.pictures.rate.max(1)
    }

    fn is_at_keyframe(&self) -> bool {
        self.pictures.frames.get(self.frame()).is_some_and(|frame| self.pictures.is_keyframe(frame))
    }

    fn step_back(&mut self) {
        self.skipped += u64::try_from(self.pictures.frames.len()).unwrap_or(1).saturating_sub(1);
    }

    /// Goes on after a picture. The last one of a page of slides is shown over and over.
    fn advance(&mut self) {
        self.shown += 1;
        if self.slides && self.is_at_keyframe() {
            self.step_back();
        }
    }

    /// Leaves out a picture, and goes on with a keyframe. A page stands where it stands.
    fn pass(&mut self) {
        self.shown += 1;
        if self.slides {
            self.step_back();
        }
        self.begin_anew();
    }

    /// Shows the next page now.
    fn turn(&mut self, now: Instant) {
        if self.is_at_keyframe() {
            self.skipped += 1;
        }
        self.skip_to_keyframe();
        let early = self.due().saturating_duration_since(now);
        self.start = self.start.checked_sub(early).unwrap_or(self.start);
    }
}

impl Stage {
    pub(super) fn new(clip: Clip, start: Instant) -> Self {
        let videos = clip
            .video
            .iter()
            .map(|pictures| Reel {
                pictures: Arc::clone(pictures),
                shown: 0,
                skipped: 0,
                active: true,
                slides: clip.slides,
                start,
            })
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
        self.videos.iter().map(Reel::due).chain(sound).min()
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
        for (size, reel) in self.videos.iter_mut().enumerate() {
            while reel.due() <= now {
                let late = now.saturating_duration_since(reel.due()) >= LATEST;
                if late || !reel.active {
                    reel.pass();
                    continue;
                }
                let time = match reel.slides {
                    false => reel.shown * 90_000 / u64::from(reel.pictures.rate.max(1)),
                    true => millis(reel.due().saturating_duration_since(self.start)) * 90,
                };
                let bytes = Arc::clone(&reel.pictures);
                cues.push(Cue::Picture { size, bytes, frame: reel.frame(), time });
                reel.advance();
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

    /// Shows the next page of slides.
    pub(super) fn turn(&mut self, now: Instant) {
        for reel in &mut self.videos {
            reel.turn(now);
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
    /// Skips to the next keyframe, with slides back to the one of this page.
    fn begin_anew(&mut self) {
        if !self.slides {
            return self.skip_to_keyframe();
        }
        for _ in 0..self.pictures.frames.len() {
            if self.is_at_keyframe() {
                return;
            }
            self.step_back();
        }
    }

    fn skip_to_keyframe(&mut self) {
        for _ in 0..self.pictures.frames.len() {
            if self.is_at_keyframe() {
                return;
            }
            self.skipped += 1;
        }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clip() -> Clip {
        let pictures = Pictures {
            width: 2,
            height: 2,
            rate: 10,
            frames: vec![vec![0], vec![1], vec![1], vec![0], vec![1]],
            h264: false,
        };
        Clip {
            video: vec![Arc::new(pictures)],
            audio: Arc::new(vec![vec![0; 40], vec![0; 3]]),
            sealed: false,
            slides: false,
        }
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
    fn a_page_of_slides_stands_until_it_is_turned() {
        let mut stage = Stage::new(Clip { slides: true, ..clip() }, Instant::now());
        let frames =
            |stage: &mut Stage, millis| at(stage, millis).0.iter().map(|(frame, _)| *frame).collect::<Vec<_>>();
        assert_eq!(frames(&mut stage, 0), [0]);
        assert_eq!(frames(&mut stage, 400), [1, 2, 2, 2]);
        stage.refresh(0);
        assert_eq!(frames(&mut stage, 500), [0]);
        stage.turn(stage.start + Duration::from_millis(530));
        assert_eq!(at(&mut stage, 530).0, [(3, 530 * 90)]);
        assert_eq!(frames(&mut stage, 730), [4, 4]);
        stage.turn(stage.start + Duration::from_millis(730));
        assert_eq!(frames(&mut stage, 730), [0]);
    }

    #[test]
    fn a_page_is_not_turned_by_pictures_left_out() {
        let mut stage = Stage::new(Clip { slides: true, ..clip() }, Instant::now());
        at(&mut stage, 400);
        let (pictures, _) = at(&mut stage, 10_000);
        assert!(pictures.len() < 6 && pictures.iter().all(|(frame, _)| *frame < 3), "{pictures:?}");
        stage.activate(0, false);
        at(&mut stage, 20_000);
        stage.activate(0, true);
        assert_eq!(at(&mut stage, 20_100).0.first().map(|(frame, _)| *frame), Some(0));
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
