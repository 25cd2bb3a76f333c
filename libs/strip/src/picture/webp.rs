//! A WebP by its chunks: what is beside the picture is told; the picture itself is read as it is.

use super::Found;
use crate::{Dropped, Refusal};

/// Where the first chunk begins.
const HEAD: usize = 12;

/// The same picture, and what is beside it. Of a film the first picture goes over.
pub fn bare(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut found = Found { bytes: bytes.to_vec(), ..Found::default() };
    let told = bytes.get(4..8).and_then(|size| Some(u32::from_le_bytes(size.try_into().ok()?)));
    let end = usize::try_from(told.ok_or(Refusal::Broken)?).map_err(|_| Refusal::Broken)?.saturating_add(8);
    if bytes.len() < end {
        return Err(Refusal::Broken);
    }
    if bytes.len() > end.saturating_add(1) {
        found.dropped.insert(Dropped::Trailing);
    }
    let mut at = HEAD;
    while at < end {
        let Some(name) = bytes.get(at..at + 4) else { break };
        let Some(size) = bytes.get(at + 4..at + 8).and_then(|size| size.try_into().ok()).map(u32::from_le_bytes) else {
            break;
        };
        let size = usize::try_from(size).map_err(|_| Refusal::Broken)?;
        match name {
            b"EXIF" => {
                let body = bytes.get(at + 8..(at + 8).saturating_add(size)).unwrap_or_default();
                found.exif = Some(body.strip_prefix(b"Exif\0\0").unwrap_or(body).to_vec());
            }
            b"XMP " => {
                found.dropped.insert(Dropped::Editing);
            }
            b"ICCP" => {
                found.dropped.insert(Dropped::ColorProfile);
            }
            b"ANIM" | b"ANMF" => {
                found.dropped.insert(Dropped::Frames);
            }
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" => {}
            _ => {
                found.dropped.insert(Dropped::Editing);
            }
        }
        at = at.saturating_add(8).saturating_add(size).saturating_add(size % 2);
    }
    Ok(found)
}
