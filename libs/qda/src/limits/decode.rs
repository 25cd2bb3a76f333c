//! XML of any announced encoding as a stream of UTF-8.

use std::io::{BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::reason;
use crate::{Error, Kind};

const CHUNK: usize = 64 << 10;

/// Passes UTF-8 through and translates the rest.
pub(super) struct Decoded<R> {
    inner: R,
    raw: Vec<u8>,
    at: usize,
    decoder: Option<Decoder>,
    out: Vec<u8>,
    out_at: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Reads the first bytes to learn the encoding: a byte-order mark, else the XML declaration, else UTF-8.
    pub(super) fn xml(file: &str, mut inner: R) -> Result<Self, Error> {
        let mut raw = Vec::new();
        inner.by_ref().take(1024).read_to_end(&mut raw).map_err(|error| reason(file, &error))?;
        let encoding = announced(&raw).map_err(|label| {
            Error::new(file, Kind::Unknown, format!("is in an encoding that is not known ({label})"))
        })?;
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        Ok(Self { inner, raw, at: 0, decoder, out: Vec::new(), out_at: 0, ended: false })
    }

    fn refill(&mut self) -> std::io::Result<()> {
        if self.at >= self.raw.len() && !self.ended {
            self.raw.clear();
            self.at = 0;
            let count = self.inner.by_ref().take(CHUNK as u64).read_to_end(&mut self.raw)?;
            self.ended = count == 0;
        }
        Ok(())
    }

    fn translate(&mut self) -> std::io::Result<()> {
        while self.out_at >= self.out.len() && self.decoder.is_some() {
            self.refill()?;
            let ended = self.ended;
            let Some(decoder) = self.decoder.as_mut() else { break };
            let rest = self.raw.get(self.at..).unwrap_or_default();
            self.out.resize(CHUNK, 0);
            let (result, read, written, _) = decoder.decode_to_utf8(rest, &mut self.out, ended);
            self.at += read;
            self.out.truncate(written);
            self.out_at = 0;
            // A decoder that has seen the end must not be asked again, even if half a character was left for it.
            if ended && result == CoderResult::InputEmpty {
                self.decoder = None;
            }
        }
        Ok(())
    }
}

/// The encoding that the first bytes of an XML document announce; the label when it is not known.
fn announced(head: &[u8]) -> Result<&'static Encoding, String> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(encoding);
    }
    match head {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let head = String::from_utf8_lossy(head);
    let Some(declaration) = head.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()) else {
        return Ok(UTF_8);
    };
    let Some((_, after)) = declaration.split_once("encoding") else { return Ok(UTF_8) };
    let label = after.trim_start_matches([' ', '=', '\t', '\r', '\n', '"', '\'']);
    let label: String = label.chars().take_while(|sign| !matches!(sign, '"' | '\'')).take(40).collect();
    match Encoding::for_label(label.as_bytes()) {
        // Bytes that could spell the declaration in ASCII are no UTF-16, whatever it says.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(UTF_8),
        Some(encoding) => Ok(encoding),
        None => Err(label),
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.translate()?;
        if self.out_at < self.out.len() {
            return Ok(self.out.get(self.out_at..).unwrap_or_default());
        }
        self.refill()?;
        Ok(self.raw.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        if self.out_at < self.out.len() {
            self.out_at += amount;
        } else {
            self.at += amount;
        }
    }
}
