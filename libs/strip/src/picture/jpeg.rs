//! A JPEG by its segments: those that make the picture go over, the others are told.

use super::Found;
use crate::{Dropped, Refusal, limits, picture::within};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const COM: u8 = 0xFE;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
/// Says how the colors are coded; without it a picture for print changes its colors.
const APP14: u8 = 0xEE;
const APP15: u8 = 0xEF;

/// The picture without anything beside it: no application segments, no comments, nothing after its end.
pub fn bare(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut found = Found { bytes: vec![0xFF, SOI], ..Found::default() };
    let (mut at, mut scans, mut framed) = (2, 0, false);
    loop {
        let marker = marker(bytes, &mut at).ok_or(Refusal::Broken)?;
        if marker == EOI {
            break;
        }
        // A marker alone, without a length.
        if matches!(marker, 0x01 | 0xD0..=SOI) {
            continue;
        }
        let body = body(bytes, at).ok_or(Refusal::Broken)?;
        let start = at;
        at += 2 + body.len();
        match marker {
            APP0..=APP15 | COM if !(marker == APP14 && body.starts_with(b"Adobe")) => tell(marker, body, &mut found),
            _ => {
                if is_frame(marker) {
                    let (width, height) = size(body).ok_or(Refusal::Broken)?;
                    within(width, height)?;
                    framed = true;
                }
                // Of Adobe's segment only the twelve bytes that have a meaning.
                let end = if marker == APP14 { start + 14 } else { at };
                let kept = bytes.get(start + 2..end).filter(|kept| kept.len() < 0xFFFE).ok_or(Refusal::Broken)?;
                let length = u16::try_from(kept.len() + 2).map_err(|_| Refusal::Broken)?;
                found.bytes.extend_from_slice(&[0xFF, marker]);
                found.bytes.extend_from_slice(&length.to_be_bytes());
                found.bytes.extend_from_slice(kept);
            }
        }
        if marker == SOS {
            scans += 1;
            if scans > limits::SCANS {
                return Err(Refusal::Bomb);
            }
            let scan = scan(bytes, at);
            found.bytes.extend_from_slice(scan);
            at += scan.len();
        }
    }
    if !framed || scans == 0 {
        return Err(Refusal::Broken);
    }
    found.bytes.extend_from_slice(&[0xFF, EOI]);
    if bytes.get(at..).is_some_and(|rest| rest.iter().any(|byte| *byte != 0)) {
        found.dropped.insert(Dropped::Trailing);
    }
    Ok(found)
}

/// The next marker, and the place after it. Fill bytes before it are passed over.
fn marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    if *bytes.get(*at)? != 0xFF {
        return None;
    }
    let filled = bytes.get(*at..)?.iter().position(|byte| *byte != 0xFF)?;
    *at += filled + 1;
    bytes.get(*at - 1).copied()
}

/// What a segment holds, after its length.
fn body(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    bytes.get(at + 2..at + length.max(2))
}

/// The coded pixels from a place on, up to the next marker that is none of theirs.
fn scan(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    let ends = |pair: &[u8]| matches!(pair, [0xFF, next] if !matches!(next, 0x00 | 0xD0..=0xD7));
    let end = rest.windows(2).position(ends).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// Whether a segment begins a frame, and so says the picture's size.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

fn size(body: &[u8]) -> Option<(u32, u32)> {
    let read = |at: usize| Some(u32::from(u16::from_be_bytes([*body.get(at)?, *body.get(at + 1)?])));
    Some((read(3)?, read(1)?))
}

fn tell(marker: u8, body: &[u8], found: &mut Found) {
    match marker {
        // Its density, and after fourteen bytes a small copy of the picture.
        APP0 if body.starts_with(b"JFIF\0") => {
            if body.len() > 14 {
                found.dropped.insert(Dropped::Thumbnail);
            }
        }
        APP1 if body.starts_with(b"Exif\0\0") => {
            if found.exif.is_none() {
                found.exif = body.get(6..).map(<[u8]>::to_vec);
            }
        }
        APP2 if body.starts_with(b"ICC_PROFILE\0") => {
            found.dropped.insert(Dropped::ColorProfile);
        }
        COM => {
            found.dropped.insert(Dropped::Description);
        }
        _ => {
            found.dropped.insert(Dropped::Editing);
        }
    }
}
