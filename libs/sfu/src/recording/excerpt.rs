//! Files written anew without what is to be left out of them. Nothing is decoded: packets and pictures are taken over or not.

use std::fs::File;
use std::io::{BufReader, Error, ErrorKind, Read, Result, Seek, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use ogg::{OggReadError, PacketReader};

use super::blocks::{Block, Blocks};
use super::index::Span;
use super::opus::{self, RATE};
use super::pages::Pages;
use super::scribe::create;
use super::vp8;
use super::webm::Webm;

/// What is left of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// How much later than before the file begins, beside what was left out, in milliseconds: pictures begin with one that needs
    /// no other.
    pub later_ms: u64,
    /// How long it is, in milliseconds.
    pub length_ms: u64,
}

/// Writes a file of a recording anew, without these stretches (milliseconds from the file's beginning). What follows a stretch
/// comes right behind what was before it. A packet of sound that reaches into a stretch is left out, and the one behind it
/// as well, which may repeat what was said before; pictures go on with the first one that needs no other. A file that broke off
/// becomes whole. Gives None, and leaves no file, where nothing is left. `stop` ends the work early.
///
/// # Errors
/// When the file is none of a recording, when something cannot be read or written, and [`ErrorKind::Interrupted`] once `stop` is
/// set. What was written until then has to be removed.
pub fn leave_out(from: &Path, to: &Path, spans: &[Span], stop: &AtomicBool) -> Result<Option<Left>> {
    let mut source = File::open(from)?;
    let mut first = [0; 4];
    source.read_exact(&mut first)?;
    source.rewind()?;
    let out = create(to)?;
    let (left, out) = match &first {
        b"OggS" => sound(source, out, &Shears::new(spans, RATE), stop)?,
        _ => pictures(source, out, &Shears::new(spans, 1_000), stop)?,
    };
    match left {
        Some(_) => out.get_ref().sync_all()?,
        None => std::fs::remove_file(to)?,
    }
    Ok(left)
}

/// What is cut out, in ticks from the beginning: in order, apart from each other.
pub(super) struct Shears(Vec<(u64, u64)>);

impl Shears {
    pub(super) fn new(spans: &[Span], rate: u64) -> Self {
        let ticks = |millis: u64| millis.saturating_mul(rate) / 1_000;
        let mut all: Vec<_> = spans.iter().map(|span| (ticks(span.from_ms), ticks(span.to_ms))).collect();
        all.retain(|(from, to)| from < to);
        all.sort_unstable();
        let mut apart: Vec<(u64, u64)> = Vec::new();
        for (from, to) in all {
            match apart.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => apart.push((from, to)),
            }
        }
        Self(apart)
    }

    /// Whether any of it lies between these, both of which belong to it.
    fn meet(&self, from: u64, last: u64) -> bool {
        self.0.iter().any(|(begin, end)| *begin <= last && from < *end)
    }

    /// Where something belongs once all that is before it is gone.
    fn place(&self, at: u64) -> u64 {
        let gone = |(from, to): &(u64, u64)| at.min(*to).saturating_sub(*from);
        at.saturating_sub(self.0.iter().map(gone).fold(0, u64::saturating_add))
    }
}

/// Sound. Gives what it was written to back.
pub(super) fn sound<W: Write>(
    from: impl Read + Seek,
    out: W,
    shears: &Shears,
    stop: &AtomicBool,
) -> Result<(Option<Left>, W)> {
    let mut packets = PacketReader::new(BufReader::with_capacity(64 * 1024, from));
    let head = packets.read_packet_expected().map_err(unreadable)?.data;
    if !head.starts_with(b"OpusHead") {
        return Err(Error::new(ErrorKind::InvalidData, "not a recording"));
    }
    let mut pages = Pages::begin(out, head.get(9) == Some(&2))?;
    let (mut at, mut behind, mut any) = (0_u64, false, false);
    packets.read_packet_expected().map_err(unreadable)?;
    while let Some(packet) = whole(packets.read_packet())? {
        check(stop)?;
        let Some(length) = opus::samples(&packet.data) else { continue };
        let begins = at;
        at = at.saturating_add(length);
        let cut = shears.meet(begins, at.saturating_sub(1));
        // Packets may carry the one before along (RFC 6716 §2.1.7).
        if cut || std::mem::replace(&mut behind, cut) {
            behind = cut;
            continue;
        }
        pages.be_silent_until(shears.place(begins))?;
        pages.write(packet.data, length)?;
        any = true;
    }
    pages.end()?;
    let left = any.then(|| Left { later_ms: 0, length_ms: pages.length() });
    Ok((left, pages.into_out()))
}

/// Pictures. Gives what they were written to back.
pub(super) fn pictures<W: Write + Seek>(
    from: impl Read + Seek,
    out: W,
    shears: &Shears,
    stop: &AtomicBool,
) -> Result<(Option<Left>, W)> {
    let mut blocks = Blocks::new(from);
    let (mut out, mut webm) = (Some(out), None::<Webm<W>>);
    let (mut torn, mut later) = (true, 0);
    while let Some(Block { millis, bytes }) = blocks.next()? {
        check(stop)?;
        let key = vp8::size(&bytes);
        torn = shears.meet(millis, millis) || (torn && key.is_none());
        if torn {
            continue;
        }
        let place = shears.place(millis);
        if let (None, Some(size)) = (&webm, key) {
            later = place;
            webm = out.take().map(|out| Webm::begin(out, size)).transpose()?;
        }
        if let Some(webm) = &mut webm {
            webm.write(&bytes, key.is_some(), place.saturating_sub(later))?;
        }
    }
    let Some(mut webm) = webm else { return out.map(|out| (None, out)).ok_or_else(|| ErrorKind::Other.into()) };
    webm.end()?;
    let left = Left { later_ms: later, length_ms: webm.length() };
    Ok((Some(left), webm.into_out()))
}

/// A packet; none at the end, or where the file breaks off.
fn whole<T>(read: std::result::Result<Option<T>, OggReadError>) -> Result<Option<T>> {
    match read {
        Ok(packet) => Ok(packet),
        Err(OggReadError::ReadError(error)) if error.kind() != ErrorKind::UnexpectedEof => Err(error),
        // A page that was not written to its end.
        Err(_) => Ok(None),
    }
}

fn unreadable(error: OggReadError) -> Error {
    match error {
        OggReadError::ReadError(error) => error,
        _ => Error::new(ErrorKind::InvalidData, "not a recording"),
    }
}

fn check(stop: &AtomicBool) -> Result<()> {
    if stop.load(Ordering::Relaxed) { Err(ErrorKind::Interrupted.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::read_ogg;
    use std::io::Cursor;

    static GO: AtomicBool = AtomicBool::new(false);

    fn spans(spans: &[(u64, u64)]) -> Vec<Span> {
        spans.iter().map(|&(from_ms, to_ms)| Span { from_ms, to_ms }).collect()
    }

    /// A file of so many packets of 20 ms, each with its number, and what is left of it: the numbers, and how long it is.
    fn heard(count: u8, cut: &[(u64, u64)], broken: usize) -> (Vec<u8>, Option<Left>) {
        let mut pages = Pages::begin(Vec::new(), true).unwrap();
        for number in 0..count {
            pages.write(vec![0x7c, number, 0, 0], 960).unwrap();
        }
        pages.end().unwrap();
        let mut bytes = pages.into_out();
        bytes.truncate(bytes.len() - broken);
        let shears = Shears::new(&spans(cut), RATE);
        let (left, out) = sound(Cursor::new(bytes), Vec::new(), &shears, &GO).unwrap();
        assert_eq!(out[37], 2, "both ears");
        (read_ogg(&out).unwrap().iter().map(|packet| packet[1]).collect(), left)
    }

    #[test]
    fn what_was_said_in_a_stretch_is_gone_and_so_is_what_repeats_it() {
        let left = |length_ms| Some(Left { later_ms: 0, length_ms });
        assert_eq!(heard(100, &[], 0), ((0..100).collect(), left(2_000)));
        // 400 to 990 ms: packets 20 to 49, which reaches into it by 10 ms, and 50 behind them. Three bytes of silence keep the time.
        let (numbers, rest) = heard(100, &[(400, 700), (650, 990)], 0);
        let told: Vec<u8> = (0..20).chain([0xff; 2]).chain(51..100).collect();
        assert_eq!((numbers, rest), (told, left(1_410)));
        assert_eq!(heard(100, &[(0, 1_980)], 0), (Vec::new(), None), "the last one may repeat");
        assert_eq!(heard(100, &[(0, 9_000)], 0), (Vec::new(), None));
        assert_eq!(heard(100, &[(500, 500), (2_000, 3_000)], 0), ((0..100).collect(), left(2_000)));
    }

    #[test]
    fn a_file_that_broke_off_is_whole_again_up_to_where_it_did() {
        let (numbers, left) = heard(100, &[], 10);
        assert_eq!((numbers, left.unwrap().length_ms), ((0..75).collect(), 1_500), "a page less");
    }

    fn picture(key: bool, number: u8) -> Vec<u8> {
        match key {
            true => vec![0x10, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xb4, 0, number],
            false => vec![0x11, number],
        }
    }

    /// What is left of pictures each 100 ms, some of which need no other: when, and their numbers.
    fn seen(keys: &[u8], cut: &[(u64, u64)], broken: usize) -> (Vec<(u64, u8)>, Option<Left>) {
        let mut webm = Webm::begin(Cursor::new(Vec::new()), (320, 180)).unwrap();
        for number in 0..40 {
            let key = keys.contains(&number);
            webm.write(&picture(key, number), key, u64::from(number) * 100).unwrap();
        }
        webm.end().unwrap();
        let mut bytes = webm.into_out().into_inner();
        bytes.truncate(bytes.len() - broken);
        let shears = Shears::new(&spans(cut), 1_000);
        let (left, out) = pictures(Cursor::new(bytes), Cursor::new(Vec::new()), &shears, &GO).unwrap();
        let mut blocks = Blocks::new(Cursor::new(out.into_inner()));
        let read = std::iter::from_fn(|| blocks.next().unwrap());
        (read.map(|block| (block.millis, *block.bytes.last().unwrap())).collect(), left)
    }

    #[test]
    fn pictures_go_on_with_the_first_that_needs_no_other() {
        let all: Vec<(u64, u8)> = (0..40).map(|number| (u64::from(number) * 100, number)).collect();
        assert_eq!(seen(&[0], &[], 0), (all, Some(Left { later_ms: 0, length_ms: 3_900 })));
        let (kept, left) = seen(&[0, 12, 25], &[(1_000, 2_000)], 0);
        let told = (0..10).map(|number| (u64::from(number) * 100, number));
        let told: Vec<_> = told.chain((25..40).map(|number| (u64::from(number) * 100 - 1_000, number))).collect();
        assert_eq!((kept, left), (told, Some(Left { later_ms: 0, length_ms: 2_900 })));
        let (kept, left) = seen(&[0, 25], &[(0, 1_050)], 0);
        assert_eq!((kept[0], kept.len()), ((0, 25), 15));
        assert_eq!(left, Some(Left { later_ms: 1_450, length_ms: 1_400 }));
        assert_eq!(seen(&[0], &[(0, 100)], 0), (Vec::new(), None), "nothing that needs no other");
    }

    #[test]
    fn pictures_of_a_file_that_broke_off_are_kept_and_it_can_be_gone_to_again() {
        // In the middle of the places one can go to, and in the middle of the last stretch.
        assert_eq!(seen(&[0], &[], 20).0.len(), 40);
        assert_eq!(seen(&[0], &[], 200).0.last(), Some(&(3_100, 31)));
    }

    #[test]
    fn the_work_can_be_stopped_and_files_of_others_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        let kind = |stop: bool| leave_out(&from, &to, &[], &AtomicBool::new(stop)).unwrap_err().kind();
        for bytes in
            [&b"RIFF of another kind"[..], b"OggS and nothing more that is a page", &[0xa3, 2, 0, 0, 0, 0, 0, 0, 0]]
        {
            std::fs::write(&from, bytes).unwrap();
            assert_ne!(kind(false), ErrorKind::Interrupted);
            std::fs::remove_file(&to).unwrap();
        }
        let mut pages = Pages::begin(Vec::new(), false).unwrap();
        pages.write(vec![0x7c, 0, 0, 0], 960).unwrap();
        pages.end().unwrap();
        std::fs::write(&from, pages.into_out()).unwrap();
        assert_eq!(kind(true), ErrorKind::Interrupted);
        std::fs::remove_file(&to).unwrap();
        let all = spans(&[(0, 20)]);
        assert_eq!(leave_out(&from, &to, &all, &GO).unwrap(), None);
        assert!(!to.exists());
        assert_eq!(leave_out(&from, &to, &[], &GO).unwrap(), Some(Left { later_ms: 0, length_ms: 20 }));
    }
}
