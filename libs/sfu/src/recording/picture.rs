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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    const KEY: [u8; 11] = [0x10, 0x10, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xb4, 0];
    const DELTA: [u8; 3] = [0x10, 0x11, 7];

    struct Tape {
        start: Instant,
        assembly: Assembly,
        file: Picture<Cursor<Vec<u8>>>,
        wanting: bool,
    }

    impl Tape {
        fn new() -> Self {
            let start = Instant::now();
            let file = Picture::begin(Cursor::new(Vec::new()), (320, 180), start).unwrap();
            Self { start, assembly: Assembly::new(), file, wanting: true }
        }

        /// A picture of one packet comes; how many pictures could be written then.
        fn take(&mut self, layer: usize, seq: u64, time: u32, millis: u64, payload: &[u8]) -> usize {
            let at = self.start + Duration::from_millis(millis);
            let packet = Packet { seq, time, marker: true, payload: payload.into(), at };
            let (frames, wanting) = self.assembly.take(layer, packet);
            self.wanting = wanting.unwrap_or(self.wanting);
            for (frame, turned) in &frames {
                self.file.write(frame, *turned).unwrap();
            }
            frames.len()
        }
    }

    #[test]
    fn another_layer_goes_on_where_the_clock_is() {
        let mut tape = Tape::new();
        assert_eq!(tape.take(0, 10, 900_000, 0, &KEY), 1);
        assert_eq!(tape.take(0, 11, 909_000, 130, &DELTA), 1);
        assert_eq!(tape.file.length(), 100, "by the sender's clock");
        assert_eq!(tape.take(1, 50_000, 7, 300, &KEY), 1);
        assert_eq!(tape.file.length(), 300, "by ours, where the sender's starts anew");
        assert_eq!(tape.take(1, 50_001, 9_007, 420, &DELTA), 1);
        assert_eq!((tape.file.length(), tape.wanting), (400, false));
        assert_eq!(tape.take(0, 12, 945_000, 500, &KEY), 1, "and back");
        assert_eq!((tape.file.length(), tape.file.gaps().len()), (500, 0));
    }

    #[test]
    fn after_a_loss_a_picture_that_needs_no_other_is_wanted_and_the_pause_is_noted() {
        let mut tape = Tape::new();
        assert_eq!(tape.take(0, 1, 0, 0, &KEY), 1);
        assert_eq!(tape.take(0, 3, 18_000, 200, &DELTA), 0, "2 may still come");
        assert!(!tape.wanting);
        assert_eq!(tape.take(0, 4, 27_000, 1_300, &DELTA), 0, "it did not come");
        assert!(tape.wanting);
        assert_eq!(tape.take(0, 5, 450_000, 5_000, &KEY), 1);
        assert!(!tape.wanting);
        assert_eq!(tape.file.gaps(), [Span { from_ms: 0, to_ms: 5_000 }]);
        assert_eq!(tape.take(0, 7, 468_000, 5_200, &DELTA), 0);
        assert_eq!(tape.take(0, 6, 459_000, 5_210, &DELTA), 2, "late, and in time");
        assert_eq!(tape.file.length(), 5_200);
    }
}
