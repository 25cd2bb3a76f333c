//! What a headless participant shows and says.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::ivf::{self, Pictures};
use super::ogg;

/// Canned video in one or more sizes, and sound, that play over and over.
#[derive(Clone, Debug)]
pub struct Clip {
    /// Smallest first.
    pub(super) video: Vec<Arc<Pictures>>,
    /// Opus packets of 20 ms each.
    pub(super) audio: Arc<Vec<Vec<u8>>>,
    /// It is announced as encrypted between participants.
    pub(super) sealed: bool,
    /// The video is a shared screen with slides: it stands on a page until it is told to turn it.
    pub(super) slides: bool,
}

/// A file is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipError {
    /// Not a VP8 video in an IVF file that begins with a keyframe.
    #[error("the video is not VP8 in an IVF file")]
    Video,
    /// Not an Opus stream in an Ogg file.
    #[error("the sound is not Opus in an Ogg file")]
    Audio,
    /// More than three sizes of a video.
    #[error("a video can be sent in three sizes at most")]
    Sizes,
}

macro_rules! speaker {
    ($name:literal) => {
        (
            $name,
            [
                include_bytes!(concat!("../../media/", $name, "-180.ivf")).as_slice(),
                include_bytes!(concat!("../../media/", $name, "-360.ivf")).as_slice(),
            ],
            include_bytes!(concat!("../../media/", $name, ".ogg")).as_slice(),
        )
    };
}

/// Name, pictures from small to large, and sound.
type Speaker = (&'static str, [&'static [u8]; 2], &'static [u8]);

/// The speakers that come with this library, drawn by `media/make.py`.
static SPEAKERS: [Speaker; 4] = [speaker!("amber"), speaker!("cedar"), speaker!("indigo"), speaker!("slate")];

impl Clip {
    /// Reads IVF files (smallest picture first, none for sound only) and an Ogg file (empty for
    /// video only).
    ///
    /// # Errors
    /// When a file is something else.
    pub fn read(videos: &[&[u8]], audio: &[u8]) -> Result<Self, ClipError> {
        if videos.len() > 3 {
            return Err(ClipError::Sizes);
        }
        let video = videos
            .iter()
            .map(|bytes| ivf::read(bytes).map(Arc::new).ok_or(ClipError::Video))
            .collect::<Result<_, _>>()?;
        let audio = if audio.is_empty() {
            Vec::new()
        } else {
            ogg::read(audio).filter(|packets| !packets.is_empty()).ok_or(ClipError::Audio)?
        };
        Ok(Self { video, audio: Arc::new(audio), sealed: false, slides: false })
    }

    /// One of the speakers that come with this library; numbers beyond the last begin again.
    pub fn speaker(number: usize) -> Self {
        let chosen = SPEAKERS.iter().cycle().nth(number % SPEAKERS.len());
        chosen.and_then(|(_, videos, audio)| Self::read(videos, audio).ok()).unwrap_or_else(Self::silent)
    }

    /// A speaker's sound, and slides instead of their camera: a shared screen in the smallest size that browsers send. A page
    /// stands until [`super::Participant::turn_page`].
    pub fn slides(number: usize) -> Self {
        let slides = ivf::read(include_bytes!("../../media/slides-450.ivf")).map(Arc::new);
        Self { video: slides.into_iter().collect(), slides: true, ..Self::speaker(number) }
    }

    /// A speaker of a browser that has no VP8: two seconds of H.264 in two sizes, and sound.
    pub fn h264() -> Self {
        let files = [
            include_bytes!("../../media/amber-h264-90.ivf").as_slice(),
            include_bytes!("../../media/amber-h264-180.ivf"),
        ];
        let video = files.iter().filter_map(|bytes| ivf::read(bytes)).map(Arc::new).collect();
        Self { video, ..Self::speaker(0) }
    }

    /// Its pictures are H.264, and its sender knows nothing else.
    pub(super) fn is_h264(&self) -> bool {
        self.video.first().is_some_and(|video| video.h264)
    }

    /// How many different speakers there are.
    pub fn speakers() -> usize {
        SPEAKERS.len()
    }

    /// The same sound without video.
    #[must_use]
    pub fn without_video(mut self) -> Self {
        self.video.clear();
        self
    }

    /// Only the smallest size of the video.
    #[must_use]
    pub fn smallest(mut self) -> Self {
        self.video.truncate(1);
        self
    }

    /// The same pictures without sound.
    #[must_use]
    pub fn without_sound(mut self) -> Self {
        self.audio = Arc::new(Vec::new());
        self
    }

    /// The same as if it were encrypted between participants: all but the first bytes of each picture and sound, which stay
    /// clear there as well, is unreadable.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        let seal = |bytes: &mut Vec<u8>, clear: usize| {
            for (index, byte) in bytes.iter_mut().enumerate().skip(clear) {
                let key = u8::try_from(index.wrapping_mul(151) % 251).unwrap_or(0);
                *byte ^= key | 1;
            }
            bytes.extend_from_slice(b"a trailer with a tag");
        };
        for pictures in &mut self.video {
            let mut sealed = Pictures::clone(pictures);
            for frame in &mut sealed.frames {
                let clear = if pictures.is_keyframe(frame) { 10 } else { 3 };
                seal(frame, clear);
            }
            *pictures = Arc::new(sealed);
        }
        let mut audio = Vec::clone(&self.audio);
        for packet in &mut audio {
            seal(packet, 1);
        }
        self.audio = Arc::new(audio);
        self.sealed = true;
        self
    }

    /// What tells each picture and each packet of sound from all others.
    pub fn digests(&self) -> BTreeSet<u64> {
        let pictures = self.video.iter().flat_map(|video| &video.frames);
        pictures.chain(self.audio.iter()).map(|bytes| digest(bytes)).collect()
    }

    /// The same for each page of slides, from its first picture to its last.
    pub fn pages(&self) -> Vec<BTreeSet<u64>> {
        let mut pages: Vec<BTreeSet<u64>> = Vec::new();
        let frames = self.video.iter().flat_map(|video| video.frames.iter().map(move |frame| (video, frame)));
        for (video, frame) in frames {
            if video.is_keyframe(frame) {
                pages.push(BTreeSet::new());
            }
            if let Some(page) = pages.last_mut() {
                page.insert(digest(frame));
            }
        }
        pages
    }

    fn silent() -> Self {
        Self { video: Vec::new(), audio: Arc::new(Vec::new()), sealed: false, slides: false }
    }
}

/// What tells some bytes from others.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_speaker_has_two_sizes_and_four_seconds_of_sound() {
        for (number, (name, ..)) in SPEAKERS.iter().enumerate() {
            let clip = Clip::speaker(number);
            let sizes: Vec<_> =
                clip.video.iter().map(|video| (video.width, video.height, video.rate, video.frames.len())).collect();
            assert_eq!(sizes, [(320, 180, 15, 60), (640, 360, 15, 60)], "{name}");
            assert!((199..=202).contains(&clip.audio.len()), "{name}: {}", clip.audio.len());
        }
    }

    #[test]
    fn the_canned_files_stay_small() {
        let size: usize = SPEAKERS
            .iter()
            .map(|(_, videos, audio)| videos.iter().map(|video| video.len()).sum::<usize>() + audio.len())
            .sum();
        assert!(size < 400 * 1024, "{size}");
    }

    #[test]
    fn a_speaker_without_vp8_has_two_sizes_that_begin_with_keyframes() {
        let clip = Clip::h264();
        let sizes: Vec<_> = clip.video.iter().map(|video| (video.width, video.height, video.frames.len())).collect();
        assert_eq!(sizes, [(160, 90, 30), (320, 180, 30)]);
        assert!(clip.is_h264() && !Clip::speaker(0).is_h264());
    }

    #[test]
    fn slides_have_three_pages_that_begin_with_a_keyframe() {
        let clip = Clip::slides(0);
        let pages = clip.pages();
        assert_eq!(pages.iter().map(BTreeSet::len).collect::<Vec<_>>(), [8, 8, 8]);
        assert_eq!((clip.video[0].width, clip.video[0].height, clip.video[0].rate), (800, 450, 2));
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(Clip::read(&[b"no"], b"").err(), Some(ClipError::Video));
        assert_eq!(Clip::read(&[], b"no").err(), Some(ClipError::Audio));
        assert!(Clip::read(&[], b"").is_ok());
    }
}
