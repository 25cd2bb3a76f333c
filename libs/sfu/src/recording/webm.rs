//! Pictures as WebM (RFC 8794, RFC 9559). Each cluster is written whole, and nothing in the file depends on what follows; at the
//! end the beginning is told how long it became and where the places are that one can go to.

use std::io::{Result, Seek, SeekFrom, Write};

/// Milliseconds that a cluster holds at most.
const CLUSTER: u64 = 1_000;
/// Bytes from which on a cluster is written.
const FULL: usize = 512 * 1024;
/// Places to go to, at most.
const PLACES: usize = 100_000;
/// A size that is not known yet.
const OPEN: [u8; 8] = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

/// A file of pictures that is being written.
pub(super) struct Webm<W> {
    out: W,
    /// Where the segment's contents begin.
    segment: u64,
    /// Where the duration goes.
    duration: u64,
    /// When the open cluster begins, whether with a picture that needs no other, and its blocks.
    cluster: Option<(u64, bool, Vec<u8>)>,
    /// Places to go to: when, and where in the segment.
    places: Vec<(u64, u64)>,
    last: Option<u64>,
}

/// An element with what is in it.
fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let mut all = id.to_vec();
    all.extend(size(body.len()));
    all.extend_from_slice(body);
    all
}

/// Eight bytes of size, which hold everything.
fn size(length: usize) -> [u8; 8] {
    (u64::try_from(length).unwrap_or(0) | 1 << 56).to_be_bytes()
}

fn number(id: &[u8], value: u64) -> Vec<u8> {
    element(id, &value.to_be_bytes())
}

/// Where something is that the segment's beginning points to. Always as long.
fn pointer(id: &[u8], place: u64) -> Vec<u8> {
    let seek = [element(&[0x53, 0xab], id), number(&[0x53, 0xac], place)].concat();
    element(&[0x11, 0x4d, 0x9b, 0x74], &element(&[0x4d, 0xbb], &seek))
}

/// Nothing, as long as an element that comes later.
fn void(length: usize) -> Vec<u8> {
    element(&[0xec], &vec![0; length.saturating_sub(9)])
}

const CUES: [u8; 4] = [0x1c, 0x53, 0xbb, 0x6b];

impl<W: Write + Seek> Webm<W> {
    /// Begins a file of VP8 pictures of a size.
    pub(super) fn begin(mut out: W, (width, height): (u16, u16)) -> Result<Self> {
        let head = [
            number(&[0x42, 0x86], 1),
            number(&[0x42, 0xf7], 1),
            number(&[0x42, 0xf2], 4),
            number(&[0x42, 0xf3], 8),
            element(&[0x42, 0x82], b"webm"),
            number(&[0x42, 0x87], 2),
            number(&[0x42, 0x85], 2),
        ];
        out.write_all(&element(&[0x1a, 0x45, 0xdf, 0xa3], &head.concat()))?;
        out.write_all(&[0x18, 0x53, 0x80, 0x67])?;
        out.write_all(&OPEN)?;
        let segment = out.stream_position()?;
        out.write_all(&void(pointer(&CUES, 0).len()))?;
        // Milliseconds; the place of the duration is empty until the end.
        let told =
            [number(&[0x2a, 0xd7, 0xb1], 1_000_000), element(&[0x4d, 0x80], b"sfu"), element(&[0x57, 0x41], b"sfu")];
        let told = told.concat();
        let info = element(&[0x15, 0x49, 0xa9, 0x66], &[told.as_slice(), &void(duration(0).len())].concat());
        let begun = out.stream_position()?;
        out.write_all(&info)?;
        // Behind the id and size of the element and what it tells before.
        let duration = begun.saturating_add(12).saturating_add(u64::try_from(told.len()).unwrap_or(0));
        let size = [number(&[0xb0], width.into()), number(&[0xba], height.into())];
        let track = [
            number(&[0xd7], 1),
            number(&[0x73, 0xc5], 1),
            number(&[0x83], 1),
            number(&[0x9c], 0),
            element(&[0x86], b"V_VP8"),
            element(&[0xe0], &size.concat()),
        ];
        out.write_all(&element(&[0x16, 0x54, 0xae, 0x6b], &element(&[0xae], &track.concat())))?;
        out.flush()?;
        Ok(Self { out, segment, duration, cluster: None, places: Vec::new(), last: None })
    }

    /// Adds a picture at so many milliseconds from the beginning; one that is not after the one before comes right behind it.
    pub(super) fn write(&mut self, frame: &[u8], key: bool, millis: u64) -> Result<u64> {
        let millis = self.last.map_or(millis, |last| millis.max(last.saturating_add(1)));
        self.last = Some(millis);
        let ends = |(start, _, blocks): &(u64, bool, Vec<u8>)| {
            key || millis.saturating_sub(*start) >= CLUSTER || blocks.len() >= FULL
        };
        if self.cluster.as_ref().is_some_and(ends) {
            self.close()?;
        }
        let (start, _, blocks) = self.cluster.get_or_insert_with(|| (millis, key, Vec::new()));
        let after = i16::try_from(millis.saturating_sub(*start)).unwrap_or(i16::MAX).to_be_bytes();
        let head = [0x81, after[0], after[1], if key { 0x80 } else { 0 }];
        blocks.push(0xa3);
        blocks.extend(size(head.len().saturating_add(frame.len())));
        blocks.extend(head);
        blocks.extend_from_slice(frame);
        Ok(millis)
    }

    /// Milliseconds up to the last picture.
    pub(super) fn length(&self) -> u64 {
        self.last.unwrap_or(0)
    }

    /// What it is written to.
    pub(super) fn out(&self) -> &W {
        &self.out
    }

    /// Gives it back.
    pub(super) fn into_out(self) -> W {
        self.out
    }

    /// Writes the open cluster.
    pub(super) fn close(&mut self) -> Result<()> {
        let Some((start, key, blocks)) = self.cluster.take() else { return Ok(()) };
        if key && self.places.len() < PLACES {
            self.places.push((start, self.out.stream_position()?.saturating_sub(self.segment)));
        }
        let time = number(&[0xe7], start);
        self.out.write_all(&[0x1f, 0x43, 0xb6, 0x75])?;
        self.out.write_all(&size(time.len().saturating_add(blocks.len())))?;
        self.out.write_all(&time)?;
        self.out.write_all(&blocks)?;
        self.out.flush()
    }

    /// Ends the file: it says how long it is and where one can go to.
    pub(super) fn end(&mut self) -> Result<()> {
        self.close()?;
        let cues = self.out.stream_position()?;
        let point = |(time, place): &(u64, u64)| {
            let position = [number(&[0xf7], 1), number(&[0xf1], *place)];
            element(&[0xbb], &[number(&[0xb3], *time), element(&[0xb7], &position.concat())].concat())
        };
        let points: Vec<u8> = self.places.iter().flat_map(point).collect();
        if !points.is_empty() {
            self.out.write_all(&element(&CUES, &points))?;
            let end = self.out.stream_position()?;
            self.out.seek(SeekFrom::Start(self.segment))?;
            self.out.write_all(&pointer(&CUES, cues.saturating_sub(self.segment)))?;
            self.out.seek(SeekFrom::Start(self.segment.saturating_sub(8)))?;
            self.out.write_all(&size(usize::try_from(end.saturating_sub(self.segment)).unwrap_or(0)))?;
        }
        self.out.seek(SeekFrom::Start(self.duration))?;
        self.out.write_all(&duration(self.length()))?;
        self.out.flush()
    }
}

/// How long a file is. Always as long.
fn duration(millis: u64) -> Vec<u8> {
    // A day in milliseconds is exact in 32 bits.
    let millis = f64::from(u32::try_from(millis).unwrap_or(u32::MAX));
    element(&[0x44, 0x89], &millis.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// The elements of a stretch of bytes: id and contents. An open one reaches to the end.
    fn elements(mut rest: &[u8]) -> Vec<(Vec<u8>, &[u8])> {
        let mut found = Vec::new();
        while let Some(first) = rest.first() {
            let (id, after) = rest.split_at(first.leading_zeros() as usize + 1);
            let (stated, after) = after.split_at(8);
            let stated = u64::from_be_bytes(stated.try_into().unwrap()) & !(1 << 56);
            let length = usize::try_from(stated).unwrap_or(usize::MAX).min(after.len());
            let (body, after) = after.split_at(length);
            found.push((id.to_vec(), body));
            rest = after;
        }
        found
    }

    fn ids(found: &[(Vec<u8>, &[u8])]) -> Vec<Vec<u8>> {
        found.iter().map(|(id, _)| id.clone()).collect()
    }

    fn file(end: bool) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let mut webm = Webm::begin(&mut bytes, (320, 180)).unwrap();
        for number in 0..30 {
            let key = number == 0 || number == 25;
            assert_eq!(webm.write(&[7; 100], key, number * 100).unwrap(), number * 100);
        }
        assert_eq!(webm.write(&[7; 100], false, 2_000).unwrap(), 2_901, "time does not go back");
        if end {
            webm.end().unwrap();
        }
        drop(webm);
        bytes.into_inner()
    }

    #[test]
    fn clusters_are_whole_whenever_one_stops() {
        let bytes = file(false);
        let top = elements(&bytes);
        let inner = elements(top[1].1);
        let (cluster, info, tracks) =
            (vec![0x1f, 0x43, 0xb6, 0x75], vec![0x15, 0x49, 0xa9, 0x66], vec![0x16, 0x54, 0xae, 0x6b]);
        assert_eq!(ids(&inner), [vec![0xec], info, tracks, cluster.clone(), cluster.clone(), cluster]);
        let blocks: Vec<usize> = inner[3..].iter().map(|(_, body)| elements(body).len() - 1).collect();
        assert_eq!(blocks, [10, 10, 5], "a second each, and what comes before a picture that needs no other");
    }

    #[test]
    fn a_file_that_ended_says_how_long_it_is_and_where_one_can_go_to() {
        let bytes = file(true);
        let top = elements(&bytes);
        assert_eq!(top.len(), 2);
        let inner = elements(top[1].1);
        let info = elements(inner[1].1);
        assert_eq!(info[3].0, [0x44, 0x89]);
        assert_eq!(f64::from_be_bytes(info[3].1.try_into().unwrap()), 2_901.0);
        // The pointer leads to the places, and each place to its cluster.
        let begin = top[1].1.as_ptr() as usize;
        let at = |id: &[u8]| {
            inner
                .iter()
                .find(|(other, _)| other == id)
                .map(|(id, body)| body.as_ptr() as usize - begin - id.len() - 8)
                .unwrap()
        };
        let seek = elements(elements(inner[0].1)[0].1);
        assert_eq!(u64::from_be_bytes(seek[1].1.try_into().unwrap()) as usize, at(&CUES));
        let cues = elements(inner.iter().find(|(id, _)| *id == CUES).unwrap().1);
        let told: Vec<(u64, u64)> = cues
            .iter()
            .map(|(_, point)| {
                let point = elements(point);
                let place = elements(point[1].1);
                (u64::from_be_bytes(point[0].1.try_into().unwrap()), u64::from_be_bytes(place[1].1.try_into().unwrap()))
            })
            .collect();
        assert_eq!(told.iter().map(|(time, _)| *time).collect::<Vec<_>>(), [0, 2_500]);
        assert_eq!(told[0].1 as usize, at(&[0x1f, 0x43, 0xb6, 0x75]));
    }
}
