//! From bytes to characters: byte-order marks, UTF-16 without one, and what is no UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::read::Notices;
use crate::{Error, Kind};

/// Decodes a text; the encoding's name comes with it. `wanted` is a label of the Encoding Standard.
pub(super) fn decode(
    file: &str,
    bytes: &[u8],
    wanted: Option<&str>,
    notices: &mut Notices,
) -> Result<(String, &'static str), Error> {
    foreign(file, bytes)?;
    let (encoding, marked) = match wanted {
        Some(label) => {
            let unknown = || Error::new(file, Kind::Unknown, format!("no encoding is called {label:?}"));
            (Encoding::for_label(label.as_bytes()).ok_or_else(unknown)?, false)
        }
        None if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) => {
            return Err(Error::new(file, Kind::Unknown, "is in UTF-32, which is not read; save it as UTF-8"));
        }
        None => match Encoding::for_bom(bytes) {
            Some((encoding, _)) => (encoding, true),
            None => (guess(bytes), false),
        },
    };
    let (text, used, faulty) = encoding.decode(bytes);
    if faulty {
        notices.add(0, "the file has bytes that are not in its encoding; each was read as \u{fffd}");
    }
    if used == WINDOWS_1252 && !marked && wanted.is_none() && !bytes.is_ascii() {
        notices.add(0, "the file is not in UTF-8; it was read as Windows-1252");
    }
    let controls = text.chars().take(65_536).filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls > 8 && controls * 50 > text.chars().take(65_536).count() {
        return Err(Error::new(file, Kind::Unknown, "is not a text"));
    }
    Ok((text.into_owned(), used.name()))
}

/// Without a mark: UTF-16 by its zeros, UTF-8 when (nearly) valid, else what Windows has long written in the West.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 4 > head.len() && even * 20 < head.len() {
        return UTF_16LE;
    }
    if even * 4 > head.len() && odd * 20 < head.len() {
        return UTF_16BE;
    }
    let (mut wide, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    if faults == 0 || wide > faults { UTF_8 } else { WINDOWS_1252 }
}

/// Says what a file is that people take for a transcript.
fn foreign(file: &str, bytes: &[u8]) -> Result<(), Error> {
    let what = match bytes {
        [b'%', b'P', b'D', b'F', ..] => "a PDF; export the transcript as DOCX, VTT or plain text",
        [b'{', b'\\', b'r', b't', b'f', ..] => "an RTF document; save it as DOCX or plain text",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old or encrypted Office document; save it as DOCX without a password",
        [0x1f, 0x8b, ..] => "compressed (gzip); unpack it first",
        [0x1a, 0x45, 0xdf, 0xa3, ..] | [_, _, _, _, b'f', b't', b'y', b'p', ..] | [b'I', b'D', b'3', ..] => {
            "a recording; a transcript is needed"
        }
        [b'R', b'I', b'F', b'F', ..] => "a recording; a transcript is needed",
        _ => return Ok(()),
    };
    Err(Error::new(file, Kind::Unknown, format!("is {what}")))
}
