//! Pictures read back from a WebM file as [`super::webm`] writes it, also from one that breaks off.

use std::io::{BufReader, ErrorKind, Read, Result, Seek, SeekFrom};

use super::vp8::LARGEST;

/// The contents of the whole file, and a stretch of its pictures: what is in them follows.
const INSIDE: [u32; 2] = [0x1853_8067, 0x1f43_b675];
/// When a stretch begins.
const TIME: u32 = 0xe7;
/// A picture.
const BLOCK: u32 = 0xa3;
/// Bytes of a block before its picture: the track, when, and whether it needs no other.
const HEAD: usize = 4;

/// A picture of a file.
pub(super) struct Block {
    /// Milliseconds from the beginning of the file.
    pub(super) millis: u64,
    pub(super) bytes: Vec<u8>,
}

/// The pictures of a file, one after the other.
pub(super) struct Blocks<R> {
    from: BufReader<R>,
    time: u64,
}

impl<R: Read + Seek> Blocks<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from: BufReader::with_capacity(64 * 1024, from), time: 0 }
    }

    /// The next picture; None at the end, or where the file breaks off.
    pub(super) fn next(&mut self) -> Result<Option<Block>> {
        match self.step() {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
            other => other,
        }
    }

    fn step(&mut self) -> Result<Option<Block>> {
        loop {
            let (id, size) = (self.id()?, self.size()?);
            match id {
                id if INSIDE.contains(&id) => {}
                TIME if size == 8 => self.time = self.number()?,
                BLOCK => {
                    let mut bytes = self.bytes(size)?;
                    let &[_, high, low, _] = bytes.first_chunk::<HEAD>().ok_or_else(odd)?;
                    let after = u64::try_from(i16::from_be_bytes([high, low])).map_err(|_| odd())?;
                    return Ok(Some(Block { millis: self.time.saturating_add(after), bytes: bytes.split_off(HEAD) }));
                }
                _ => {
                    let size = i64::try_from(size).map_err(|_| odd())?;
                    self.from.seek(SeekFrom::Current(size))?;
                }
            }
        }
    }

    /// An element's id, with the bits that tell its length.
    fn id(&mut self) -> Result<u32> {
        let mut first = [0];
        self.from.read_exact(&mut first)?;
        let [first] = first;
        let more = first.leading_zeros();
        if more > 3 {
            return Err(odd());
        }
        let mut id = u32::from(first);
        for _ in 0..more {
            let mut next = [0];
            self.from.read_exact(&mut next)?;
            id = id << 8 | u32::from(next[0]);
        }
        Ok(id)
    }

    /// An element's size, which is always written in eight bytes.
    fn size(&mut self) -> Result<u64> {
        let size = self.number()?;
        if size >> 56 == 1 { Ok(size & !(1 << 56)) } else { Err(odd()) }
    }

    fn number(&mut self) -> Result<u64> {
        let mut bytes = [0; 8];
        self.from.read_exact(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn bytes(&mut self, size: u64) -> Result<Vec<u8>> {
        let size = usize::try_from(size).ok().filter(|size| *size <= LARGEST + HEAD).ok_or_else(odd)?;
        let mut bytes = vec![0; size];
        self.from.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn odd() -> std::io::Error {
    std::io::Error::new(ErrorKind::InvalidData, "not a recording")
}
