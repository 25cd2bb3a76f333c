//! Pictures in a PDF that are packed as pictures: a JPEG carries its camera along, a JPEG 2000 whatever its boxes hold.

use std::collections::BTreeSet;

use lopdf::{Object, Stream};

use super::copy::unpacked;
use crate::{Dropped, Refusal, limits, picture::jpeg};

/// A picture that is packed as one, without what stood beside it.
pub struct Packed {
    /// The picture.
    pub bytes: Vec<u8>,
    /// How it is packed.
    pub filter: Vec<u8>,
    /// What its packing has to know.
    pub parameters: Option<Object>,
    /// What was left behind.
    pub dropped: BTreeSet<Dropped>,
}

/// The picture of a stream; none when it is packed as mere bytes.
pub fn packed(stream: &Stream) -> Result<Option<Packed>, Refusal> {
    let Ok(filters) = stream.filters() else { return Ok(None) };
    let Some((last, before)) = filters.split_last() else { return Ok(None) };
    if !matches!(*last, b"DCTDecode" | b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode") {
        return Ok(None);
    }
    let parameters = match stream.dict.get(b"DecodeParms") {
        Ok(Object::Array(all)) => all.get(before.len()).cloned(),
        Ok(parameters) => Some(parameters.clone()),
        Err(_) => None,
    };
    let inner = if before.is_empty() {
        stream.content.clone()
    } else {
        let mut outer = stream.clone();
        outer.dict.set("Filter", Object::Array(before.iter().map(|name| Object::Name(name.to_vec())).collect()));
        unpacked(&outer, limits::FILE)?
    };
    let mut dropped = BTreeSet::new();
    let bytes = match *last {
        b"DCTDecode" => {
            let found = jpeg::bare(&inner)?;
            dropped = found.dropped;
            if found.exif.is_some() {
                dropped.insert(Dropped::Camera);
            }
            found.bytes
        }
        b"JPXDecode" => boxes(&inner).ok_or(Refusal::Broken)?,
        // Black and white of a fax machine or scanner: there is no room beside the pixels.
        _ => inner,
    };
    Ok(Some(Packed { bytes, filter: last.to_vec(), parameters, dropped }))
}

/// The boxes of a JPEG 2000 file that make the picture, or its bare code when it has no boxes.
fn boxes(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xFF, 0x4F]) {
        return code(bytes);
    }
    let mut bare = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let told = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let name = bytes.get(at + 4..at + 8)?;
        let end = match told {
            // To the end of the file.
            0 => bytes.len(),
            // A length in eight bytes, which no file of ten megabytes needs.
            1..8 => return None,
            told => at.checked_add(usize::try_from(told).ok()?)?,
        };
        let body = bytes.get(at + 8..end)?;
        let kept = match name {
            b"jP  " | b"ftyp" | b"jp2h" => Some(body.to_vec()),
            b"jp2c" => Some(code(body)?),
            _ => None,
        };
        if let Some(kept) = kept {
            bare.extend_from_slice(&u32::try_from(kept.len() + 8).ok()?.to_be_bytes());
            bare.extend_from_slice(name);
            bare.extend_from_slice(&kept);
        }
        at = end;
    }
    Some(bare)
}

/// The code of a JPEG 2000 picture without the remarks in its head.
fn code(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bare = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let marker = bytes.get(at..at + 2)?;
        // The first tile; from here on pixels follow.
        if marker == [0xFF, 0x90] {
            bare.extend_from_slice(bytes.get(at..)?);
            return Some(bare);
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let whole = bytes.get(at..at + 2 + length.max(2))?;
        if marker != [0xFF, 0x64] {
            bare.extend_from_slice(whole);
        }
        at += whole.len();
    }
}
