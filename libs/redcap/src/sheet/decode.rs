//! Bytes of an unknown encoding as text without control characters.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Error, Kind, Limits, Notes, Problem};

/// The text, without a byte-order mark, and what was done to it.
pub(crate) fn text(file: &str, bytes: &[u8], limits: &Limits) -> Result<(String, Notes), Error> {
    if bytes.len() > limits.bytes {
        let problem = format!("more than {} MiB are not read", limits.bytes >> 20);
        return Err(Error::new(file, Kind::TooLarge, problem));
    }
    let mut notes = Notes::new(limits.notes);
    let encoding = encoding_of(bytes);
    let (text, _, damaged) = encoding.decode(bytes);
    if encoding != UTF_8 || damaged {
        let name = if damaged { format!("{} (damaged)", encoding.name()) } else { encoding.name().to_owned() };
        notes.add(0, "", Problem::Encoding, &name);
    }
    let bad = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t');
    if text.contains(bad) {
        notes.add(0, "", Problem::Control, "");
        return Ok((text.replace(bad, ""), notes));
    }
    Ok((text.into_owned(), notes))
}

/// By the mark at the beginning, else by where zeros stand, else UTF-8 if it is, else what old spreadsheets wrote.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    if half > 1 && zeros(1) * 10 > half * 8 && zeros(0) * 10 < half {
        UTF_16LE
    } else if half > 1 && zeros(0) * 10 > half * 8 && zeros(1) * 10 < half {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}
