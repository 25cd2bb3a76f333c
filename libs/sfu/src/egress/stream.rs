//! One source of media to one participant: its numbers, its names, and what it sent lately.

use std::time::{Duration, Instant};

use str0m::media::Mid;

use super::header::{Head, Names};
use super::kept::Kept;
use super::{Packet, cipher::Cipher};

/// How a source repeats what was lost: under another number (RFC 4588).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repair {
    pub(crate) ssrc: u32,
    pub(crate) payload: u8,
}

/// What a source is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) ssrc: u32,
    pub(crate) mid: Mid,
    /// Ticks of its clock in a second.
    pub(crate) rate: u32,
    pub(crate) names: Names,
    /// None for sound.
    pub(crate) repair: Option<Repair>,
}

/// A datagram that was written.
pub(super) struct Written {
    pub(super) size: usize,
    /// It has a number in the connection.
    pub(super) counted: bool,
}

/// What a report says of what was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) packets: u32,
    pub(super) bytes: u32,
    /// The time stamp of the newest packet and when it came here.
    pub(super) newest: Option<(u32, Instant)>,
    newest_seq: u64,
}

/// A source and its state.
pub(super) struct Stream {
    pub(super) source: Source,
    kept: Kept,
    next_repair: u64,
    /// The client has reported on this source: it knows whose it is.
    known: bool,
    pub(super) amount: Amount,
    /// Something was sent since the last report of ours, and when that was.
    pub(super) unreported: bool,
    pub(super) reported: Option<Instant>,
}

impl Stream {
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            kept: Kept::default(),
            next_repair: 1,
            known: false,
            amount: Amount::default(),
            unreported: false,
            reported: None,
        }
    }

    /// The client has reported on it.
    pub(super) fn acknowledge(&mut self) {
        self.known = true;
    }

    /// Bytes that a packet will have as a datagram, about.
    pub(super) fn size_of(&self, packet: &Packet) -> usize {
        packet.payload.len().saturating_add(super::OVERHEAD)
    }

    /// Writes a packet, sealed, at the end of `bytes`. It is kept when it can be asked for again.
    pub(super) fn write(
        &mut self,
        packet: Packet,
        transport: u16,
        cipher: &Cipher,
        bytes: &mut Vec<u8>,
        now: Instant,
    ) -> Option<Written> {
        let head = Head { seq: low(packet.seq), ssrc: self.source.ssrc, ..self.head(&packet, transport) };
        let written = self.finish(head, None, &packet, packet.seq, cipher, bytes)?;
        let length = u32::try_from(packet.payload.len()).unwrap_or(0);
        self.amount.packets = self.amount.packets.wrapping_add(1);
        self.amount.bytes = self.amount.bytes.wrapping_add(length);
        if packet.seq >= self.amount.newest_seq {
            (self.amount.newest, self.amount.newest_seq) = (Some((packet.time, packet.came)), packet.seq);
        }
        self.unreported = true;
        if packet.repeatable && self.source.repair.is_some() {
            self.kept.keep(packet, now);
        }
        Some(written)
    }

    /// A packet that is missing at the client, unless it was sent just before.
    pub(super) fn again(&mut self, seq: u16, round_trip: Duration, now: Instant) -> Option<Packet> {
        self.kept.again(seq, round_trip, now)
    }

    /// Whether it can fill a line.
    pub(super) fn can_fill(&self) -> bool {
        self.source.repair.is_some() && self.source.names.transport.is_some() && self.kept.filling().is_some()
    }

    /// The packet to fill a line with.
    pub(super) fn filling(&self) -> Option<Packet> {
        self.kept.filling().cloned()
    }

    /// Writes a packet once more, in its repair stream.
    pub(super) fn write_again(
        &mut self,
        packet: &Packet,
        transport: u16,
        cipher: &Cipher,
        bytes: &mut Vec<u8>,
    ) -> Option<Written> {
        let repair = self.source.repair?;
        let index = self.next_repair;
        self.next_repair = index.wrapping_add(1);
        let head = Head { seq: low(index), ssrc: repair.ssrc, payload: repair.payload, ..self.head(packet, transport) };
        self.finish(head, Some(low(packet.seq)), packet, index, cipher, bytes)
    }

    fn head(&self, packet: &Packet, transport: u16) -> Head {
        Head {
            ssrc: self.source.ssrc,
            payload: packet.payload_type,
            seq: 0,
            time: packet.time,
            marker: packet.marker,
            section: Some(self.source.mid).filter(|_| !self.known),
            transport: self.source.names.transport.map(|_| transport),
            level: packet.level,
            orientation: packet.orientation,
        }
    }

    fn finish(
        &self,
        head: Head,
        original: Option<u16>,
        packet: &Packet,
        index: u64,
        cipher: &Cipher,
        bytes: &mut Vec<u8>,
    ) -> Option<Written> {
        let start = bytes.len();
        let length = head.write(self.source.names, bytes);
        if let Some(original) = original {
            bytes.extend_from_slice(&original.to_be_bytes());
        }
        let body = bytes.len();
        bytes.extend_from_slice(&packet.payload);
        packet.patch.apply(bytes.get_mut(body..)?);
        if cipher.seal(bytes, start, length, head.ssrc, index).is_none() {
            bytes.truncate(start);
            return None;
        }
        Some(Written { size: bytes.len().saturating_sub(start), counted: head.transport.is_some() })
    }
}

fn low(number: u64) -> u16 {
    u16::try_from(number & 0xffff).unwrap_or(0)
}
