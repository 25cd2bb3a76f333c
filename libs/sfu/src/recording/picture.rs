//! Pictures of a camera or screen, from packets to a file.

use std::io::{Result, Seek, Write};
use std::time::{Duration, Instant};

use super::index::Span;
use super::order::{Order, Packet};
use super::place::Place;
use super::vp8::{Frame, Pictures, Step};
use super::webm::Webm;

/// How long a missing packet is waited for: what was lost is asked for again meanwhile.
const PATIENCE: Duration = Duration::from_secs(1);
/// The clock of pictures, in ticks a second.
const RATE: u64 = 90_000;
/// A pause from which on it is noted that nothing came, in milliseconds. A screen that stands still sends rarely.
const NOTED: u64 = 3_000;

/// A file of pictures that is being written.
pub(super) struct Picture<W: Write + Seek> {
    webm: Webm<W>,
    place: Place,
    last: u64,
    gaps: Vec<Span>,
}

impl<W: Write + Seek> Picture<W> {
    /// Begins a file at the moment its first picture came.
    pub(super) fn begin(out: W, size: (u16, u16), begun: Instant) -> Result<Self> {
        Ok(Self { webm: Webm::begin(out, size)?, place: Place::new(RATE, begun), last: 0, gaps: Vec::new() })
    }

    /// Adds a picture; `turned` when it is from another source than the one before.
    pub(super) fn write(&mut self, frame: &Frame, turned: bool) -> Result<()> {
        if turned {
            self.place.turn();
        }
        let millis = self.place.of(frame.time, frame.at).saturating_mul(1_000) / RATE;
        if millis.saturating_sub(self.last) >= NOTED {
            self.gaps.push(Span { from_ms: self.last, to_ms: millis });
        }
        self.last = self.webm.write(&frame.bytes, frame.key.is_some(), millis)?;
        Ok(())
    }

    /// Up to where pictures came so far, in milliseconds.
    pub(super) fn length(&self) -> u64 {
        self.webm.length()
    }

    /// Where nothing came.
    pub(super) fn gaps(&self) -> &[Span] {
        &self.gaps
    }

    /// Writes what is gathered.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.webm.close()
    }

    /// Ends the file.
    pub(super) fn end(&mut self) -> Result<()> {
        self.webm.end()
    }

    /// What it is written to.
    pub(super) fn out(&self) -> &W {
        self.webm.out()
    }
}

/// Packets of one track, whose sender or we may go over to another layer at any time.
pub(super) struct Assembly {
    layer: Option<usize>,
    order: Order,
    pictures: Pictures,
    /// The next picture is the first one of its layer.
    turned: bool,
}

impl Assembly {
    pub(super) fn new() -> Self {
        Self { layer: None, order: Order::new(PATIENCE), pictures: Pictures::default(), turned: false }
    }

    /// Takes a packet in. Gives what pictures became whole, each with whether it is the first of its layer, and whether one
    /// is needed now that needs no other; `None` when nothing new is known about that.
    pub(super) fn take(&mut self, layer: usize, packet: Packet) -> (Vec<(Frame, bool)>, Option<bool>) {
        let now = packet.at;
        let mut found = Vec::new();
        let mut wanting = None;
        if self.layer != Some(layer) {
            self.settle(None, &mut found, &mut wanting);
            let first = self.layer.replace(layer).is_none();
            (self.order, self.pictures, self.turned) = (Order::new(PATIENCE), Pictures::default(), !first);
        }
        self.order.take(packet);
        self.settle(Some(now), &mut found, &mut wanting);
        (found, wanting)
    }

    /// What is still to come when nothing more comes, or when time has passed.
    pub(super) fn rest(&mut self, now: Option<Instant>) -> (Vec<(Frame, bool)>, Option<bool>) {
        let (mut found, mut wanting) = (Vec::new(), None);
        self.settle(now, &mut found, &mut wanting);
        (found, wanting)
    }

    fn settle(&mut self, now: Option<Instant>, found: &mut Vec<(Frame, bool)>, wanting: &mut Option<bool>) {
        while let Some(packet) = self.order.next(now) {
            match self.pictures.take(&packet) {
                Step::More => {}
                Step::Whole(frame) => {
                    *wanting = Some(false);
                    found.push((frame, std::mem::take(&mut self.turned)));
                }
                Step::Broken => *wanting = Some(true),
            }
        }
    }
}
