//! Packets of anybody's making, through all that writes them into files in memory, for fuzzers and tests.

use std::io::Cursor;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::excerpt::{Shears, pictures, sound as heard};
use super::index::Span;
use super::order::Packet;
use super::picture::{Assembly, Picture};
use super::sound::Sound;

/// Time between two packets that come in.
const STEP: Duration = Duration::from_millis(20);
/// How far what is written may be from the clock: what a sender's clock may be off by, and a packet.
const NEAR: u64 = 700;

/// Writes each piece as a packet of sound and of a picture: a byte of how far its number is from the one before, one with the
/// layer and whether it is the last of its picture, four of its time stamp, and the payload.
pub(crate) fn replay<'a>(pieces: impl Iterator<Item = &'a [u8]>) {
    let start = Instant::now();
    let mut at = start;
    let mut seq = 1_000_u64;
    let Ok(mut sound) = Sound::begin(Vec::new(), false, start) else { return };
    let mut assembly = Assembly::new();
    let mut picture: Option<Picture<Cursor<Vec<u8>>>> = None;
    for piece in pieces {
        let Some(([step, flags, time @ ..], payload)) = piece.split_first_chunk::<6>() else { continue };
        seq = seq.saturating_add(u64::from(*step)).saturating_sub(3);
        at += STEP;
        let time = u32::from_be_bytes(*time);
        let packet = Packet { seq, time, marker: flags & 1 == 1, payload: payload.into(), at };
        assert!(sound.take(packet.clone()).is_ok(), "memory does not fail");
        let (frames, _) = assembly.take(usize::from(flags >> 6), packet);
        for (frame, turned) in frames {
            if picture.is_none() {
                let size = frame.key;
                assert!(size.is_some(), "the first picture needs no other");
                let begun = size.and_then(|size| Picture::begin(Cursor::new(Vec::new()), size, frame.at).ok());
                picture = begun;
            }
            if let Some(picture) = &mut picture {
                assert!(picture.write(&frame, turned).is_ok(), "memory does not fail");
            }
        }
    }
    assert!(sound.end().is_ok(), "memory does not fail");
    let passed = u64::try_from((at - start).as_millis()).unwrap_or(u64::MAX);
    // Packets of 120 ms each 20 ms are more than time itself.
    assert!(sound.length() <= passed.saturating_mul(6) + NEAR, "a file is not longer than its time");
    assert!(crate::client::read_ogg(sound.out()).is_some(), "what was written can be read");
    let (cut, go) = (Span { from_ms: passed / 4, to_ms: passed / 2 }, AtomicBool::new(false));
    let left = heard(Cursor::new(sound.out()), Vec::new(), &Shears::new(&[cut], 48_000), &go);
    assert!(left.is_ok_and(|(_, out)| crate::client::read_ogg(&out).is_some()), "what is left can be read");
    if let Some(mut picture) = picture {
        assert!(picture.end().is_ok(), "memory does not fail");
        assert!(picture.length() <= passed + NEAR, "a file is not longer than its time");
        let out = Cursor::new(picture.out().get_ref());
        let left = pictures(out, Cursor::new(Vec::new()), &Shears::new(&[cut], 1_000), &go);
        assert!(left.is_ok(), "what was written can be cut");
    }
}
