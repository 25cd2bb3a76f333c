//! An Ogg Opus file (RFC 3533, RFC 7845) that is written packet by packet, with silence where none belongs.

use std::io::{Result, Write};

use ogg::{PacketWriteEndInfo, PacketWriter};

use super::index::Span;
use super::opus::{self, RATE};

/// Sound that is gathered into a page, in samples.
const PAGE: u64 = RATE / 2;
/// Silence from which on it is noted that nothing came, in samples.
const NOTED: u64 = RATE;
/// The only stream in its file.
const STREAM: u32 = 1;

/// A file of sound that is being written, page by page: what was written can be read whatever happens afterwards.
pub(super) struct Pages<W: Write> {
    out: PacketWriter<'static, W>,
    /// A packet that may be the last one, and where it ends.
    held: Option<(Vec<u8>, u64)>,
    /// Samples so far.
    written: u64,
    /// Samples when the last page was closed.
    closed: u64,
    gaps: Vec<Span>,
}

impl<W: Write> Pages<W> {
    /// Begins a file.
    pub(super) fn begin(out: W, stereo: bool) -> Result<Self> {
        let mut out = PacketWriter::new(out);
        let mut head = b"OpusHead\x01".to_vec();
        head.push(if stereo { 2 } else { 1 });
        // Nothing is skipped, 48 kHz, no gain, one stream.
        head.extend([0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]);
        out.write_packet(head, STREAM, PacketWriteEndInfo::EndPage, 0)?;
        let tags = b"OpusTags\x03\0\0\0sfu\0\0\0\0".to_vec();
        out.write_packet(tags, STREAM, PacketWriteEndInfo::EndPage, 0)?;
        out.inner_mut().flush()?;
        Ok(Self { out, held: None, written: 0, closed: 0, gaps: Vec::new() })
    }

    /// Samples so far.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// What came of it so far, in milliseconds.
    pub(super) fn length(&self) -> u64 {
        millis(self.written)
    }

    /// Where nothing came.
    pub(super) fn gaps(&self) -> &[Span] {
        &self.gaps
    }

    /// What it is written to.
    pub(super) fn out(&self) -> &W {
        self.out.inner()
    }

    /// Gives it back.
    pub(super) fn into_out(self) -> W {
        self.out.into_inner()
    }

    /// Silence up to a place, in samples from the beginning.
    pub(super) fn be_silent_until(&mut self, place: u64) -> Result<()> {
        let missing = place.saturating_sub(self.written);
        if missing >= NOTED {
            self.gaps.push(Span { from_ms: millis(self.written), to_ms: millis(place) });
        }
        while let Some((packet, length)) = opus::silence(place.saturating_sub(self.written)) {
            self.write(packet.to_vec(), length)?;
        }
        Ok(())
    }

    /// Adds a packet that plays so many samples.
    pub(super) fn write(&mut self, packet: Vec<u8>, length: u64) -> Result<()> {
        self.written = self.written.saturating_add(length);
        let Some((before, end)) = self.held.replace((packet, self.written)) else { return Ok(()) };
        let full = end.saturating_sub(self.closed) >= PAGE;
        let kind = if full { PacketWriteEndInfo::EndPage } else { PacketWriteEndInfo::NormalPacket };
        self.out.write_packet(before, STREAM, kind, end)?;
        if full {
            self.closed = end;
            self.out.inner_mut().flush()?;
        }
        Ok(())
    }

    /// Ends the file.
    pub(super) fn end(&mut self) -> Result<()> {
        if let Some((packet, end)) = self.held.take() {
            self.out.write_packet(packet, STREAM, PacketWriteEndInfo::EndStream, end)?;
        }
        self.out.inner_mut().flush()
    }
}

fn millis(samples: u64) -> u64 {
    samples.saturating_mul(1_000) / RATE
}
