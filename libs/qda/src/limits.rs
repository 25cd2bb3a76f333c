//! How much of a foreign file is read, and readers that stop there with a sentence.

mod archive;
mod decode;
mod xml;

pub use archive::{Archive, Entry};
pub use xml::{Node, Tag, Xml, local};

use std::io::Read;

use crate::{Error, Kind};

/// The bounds of reading. The default keeps any file below 256 MB of memory and ten seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a text that is held in memory whole: a transcript, a text source.
    pub text: u64,
    /// Bytes of all texts of one project together.
    pub texts: u64,
    /// Cues of one transcript.
    pub cues: usize,
    /// Entries of an archive.
    pub entries: usize,
    /// Bytes of all names, extra fields and comments in an archive's directory.
    pub directory: u64,
    /// Bytes of one entry when inflated.
    pub entry: u64,
    /// Bytes of all entries read from one archive when inflated.
    pub total: u64,
    /// How many bytes one compressed byte may become (looked at after the first mebibyte).
    pub ratio: u64,
    /// Depth of XML elements inside each other.
    pub depth: usize,
    /// Attributes of one XML element.
    pub attributes: usize,
    /// Bytes of one XML tag or one run of characters.
    pub node: u64,
    /// Tags, attributes and runs of characters in one XML document.
    pub nodes: u64,
    /// Bytes of one XML document.
    pub xml: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text: 16 << 20,
            texts: 128 << 20,
            cues: 200_000,
            entries: 20_000,
            directory: 8 << 20,
            entry: 2 << 30,
            total: 4 << 30,
            ratio: 200,
            depth: 200,
            attributes: 256,
            node: 16 << 20,
            nodes: 8_000_000,
            xml: 512 << 20,
        }
    }
}

impl Limits {
    /// Reads to the end, or stops with a sentence after `most` bytes.
    ///
    /// # Errors
    /// When the reader fails or holds more than `most` bytes.
    pub fn read(file: &str, reader: impl Read, most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        reader.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| reason(file, &error))?;
        if bytes.len() as u64 > most {
            return Err(Error::new(file, Kind::TooLarge, format!("more than {} are not read", size(most))));
        }
        Ok(bytes)
    }
}

/// An error of a reader as a sentence; one of our own that travelled through `std::io` keeps its kind.
fn reason(file: &str, error: &std::io::Error) -> Error {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Error>())
        .cloned()
        .unwrap_or_else(|| Error::new(file, Kind::Io, format!("cannot be read ({error})")))
}

/// A number of bytes as people say it.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}
