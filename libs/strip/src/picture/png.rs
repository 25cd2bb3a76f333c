//! A PNG by its chunks: those that make the picture go over, the others are told.

use super::Found;
use crate::{Dropped, Refusal, picture::within};

const SIGN: usize = 8;

/// The picture without anything beside it.
pub fn bare(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut found = Found { bytes: bytes.get(..SIGN).ok_or(Refusal::Broken)?.to_vec(), ..Found::default() };
    let mut at = SIGN;
    loop {
        let (name, body, whole) = chunk(bytes, at).ok_or(Refusal::Broken)?;
        at += whole.len();
        match name {
            b"IHDR" => {
                let read = |from: usize| Some(u32::from_be_bytes(body.get(from..from + 4)?.try_into().ok()?));
                let (width, height) = read(0).zip(read(4)).ok_or(Refusal::Broken)?;
                within(width, height)?;
                found.bytes.extend_from_slice(whole);
            }
            b"PLTE" | b"tRNS" | b"IDAT" => found.bytes.extend_from_slice(whole),
            b"IEND" => {
                found.bytes.extend_from_slice(whole);
                break;
            }
            b"eXIf" => found.exif = Some(body.to_vec()),
            _ => found.dropped.extend(tells(name)),
        }
    }
    if bytes.len() > at {
        found.dropped.insert(Dropped::Trailing);
    }
    Ok(found)
}

/// The chunk at a place: its name, what it holds, and the whole of it.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
    let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let end = at.checked_add(8)?.checked_add(length)?;
    Some((name, bytes.get(at + 8..end)?, bytes.get(at..end.checked_add(4)?)?))
}

fn tells(name: &[u8; 4]) -> Option<Dropped> {
    Some(match name {
        b"tEXt" | b"zTXt" | b"iTXt" => Dropped::Description,
        b"tIME" => Dropped::Time,
        b"iCCP" => Dropped::ColorProfile,
        b"fcTL" | b"fdAT" | b"acTL" => Dropped::Frames,
        // Colors and sizes that tell nothing.
        b"gAMA" | b"cHRM" | b"sRGB" | b"bKGD" | b"pHYs" | b"sBIT" | b"hIST" | b"sPLT" | b"cICP" => return None,
        _ => Dropped::Editing,
    })
}
