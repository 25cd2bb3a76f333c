//! A clean file as bytes, handed from a process that read a stranger's file to the one that asked for it.
//!
//! First a line, `clean KIND SIGHTS BURNED WIDTH HEIGHT DROPPED TEXT` (`DROPPED` codes between commas or `-`, `TEXT` the length of
//! the text in bytes, 0 0 for a document) or `refused CODE`; then the text, then the file.

use std::collections::BTreeSet;

use crate::{Clean, Dropped, Kind, Refusal};

/// What is handed over.
pub fn write(answer: &Result<Clean, Refusal>) -> Vec<u8> {
    let clean = match answer {
        Ok(clean) => clean,
        Err(refusal) => return format!("refused {}\n", refusal.code()).into_bytes(),
    };
    let (width, height) = clean.size.unwrap_or_default();
    let dropped: Vec<_> = clean.dropped.iter().map(|dropped| dropped.code()).collect();
    let dropped = if dropped.is_empty() { "-".to_owned() } else { dropped.join(",") };
    let (kind, burned, text) = (clean.kind.code(), u8::from(clean.burned_in), clean.text.len());
    let mut all = format!("clean {kind} {} {burned} {width} {height} {dropped} {text}\n", clean.sights).into_bytes();
    all.extend_from_slice(clean.text.as_bytes());
    all.extend_from_slice(&clean.bytes);
    all
}

/// What was handed over; none when it is not whole.
///
/// ```
/// let answer = Err(strip::Refusal::Bomb);
/// assert_eq!(strip::wire::read(&strip::wire::write(&answer)), Some(answer));
/// ```
pub fn read(all: &[u8]) -> Option<Result<Clean, Refusal>> {
    let end = all.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(all.get(..end)?).ok()?;
    let rest = all.get(end + 1..)?;
    let mut words = line.split(' ');
    match words.next()? {
        "refused" => Some(Err(Refusal::parse(words.next()?)?)),
        "clean" => {
            let kind = Kind::parse(words.next()?)?;
            let sights = words.next()?.parse().ok()?;
            let burned_in = words.next()? == "1";
            let size: (u32, u32) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            let codes = words.next()?.split(',').filter(|code| *code != "-");
            let dropped = codes.map(Dropped::parse).collect::<Option<BTreeSet<_>>>()?;
            let (text, bytes) = rest.split_at_checked(words.next()?.parse().ok()?)?;
            let text = String::from_utf8(text.to_vec()).ok()?;
            let size = (size != (0, 0)).then_some(size);
            Some(Ok(Clean { kind, bytes: bytes.to_vec(), text, sights, dropped, burned_in, size }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_file_comes_over_whole() {
        let clean = Clean {
            kind: Kind::Pdf,
            bytes: b"%PDF-1.7 \n\0\xff".to_vec(),
            text: "Née à\nWawa".to_owned(),
            sights: 3,
            dropped: [Dropped::Gps, Dropped::Scripts].into(),
            burned_in: false,
            size: None,
        };
        let picture = Clean {
            kind: Kind::Png,
            text: String::new(),
            dropped: BTreeSet::new(),
            burned_in: true,
            size: Some((4, 3)),
            ..clean.clone()
        };
        for one in [clean, picture] {
            assert!(read(&write(&Ok(one.clone()))) == Some(Ok(one)));
        }
        for refusal in Refusal::ALL {
            assert_eq!(read(&write(&Err(refusal))), Some(Err(refusal)));
        }
    }

    #[test]
    fn what_is_cut_off_is_nothing() {
        let clean = Clean {
            kind: Kind::Pdf,
            bytes: vec![],
            text: "text".to_owned(),
            sights: 0,
            dropped: BTreeSet::new(),
            burned_in: false,
            size: None,
        };
        let whole = write(&Ok(clean));
        assert!((0..whole.len()).all(|length| read(&whole[..length]).is_none()));
        assert!(read(b"yes\nyes\n").is_none());
    }
}
