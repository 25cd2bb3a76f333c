//! VP8 pictures put together from packets (RFC 7741). What comes in is anybody's: nothing in it is believed.

use std::time::Instant;

use super::order::Packet;

/// The largest picture, in bytes.
pub(super) const LARGEST: usize = 4 << 20;

/// A whole picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Time stamp in the clock of the codec; goes round.
    pub(super) time: u32,
    /// When its first packet came.
    pub(super) at: Instant,
    /// Needs no other picture, and says its size.
    pub(super) key: Option<(u16, u16)>,
    pub(super) bytes: Vec<u8>,
}

/// What a packet leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing yet.
    More,
    /// A picture that can be shown after those before.
    Whole(Frame),
    /// Something is missing: nothing can be shown before the next picture that needs no other.
    Broken,
}

/// The picture that is being put together.
struct Open {
    next: u64,
    time: u32,
    at: Instant,
    bytes: Vec<u8>,
}

/// Puts pictures together from packets in order, from a picture on that needs no other.
#[derive(Default)]
pub(super) struct Pictures {
    open: Option<Open>,
    /// The number after that of the last packet of the last picture.
    next: Option<u64>,
    /// The number of the last picture that was whole, if its sender counts them, and how far that counter goes.
    last: Option<(u16, u16)>,
    /// A picture that needs no other has come, and since then nothing was missing.
    sound: bool,
}

impl Pictures {
    pub(super) fn take(&mut self, packet: &Packet) -> Step {
        // To probe the path, or of no use; its number counts.
        let Some(head) = head(&packet.payload).filter(|head| !head.body.is_empty()) else {
            if self.next == Some(packet.seq) && packet.payload.is_empty() {
                self.next = Some(packet.seq.saturating_add(1));
            }
            return Step::More;
        };
        if head.begins {
            return self.begin(packet, &head);
        }
        match self.open.take() {
            Some(mut open) if open.next == packet.seq && open.time == packet.time => {
                open.next = packet.seq.saturating_add(1);
                if open.bytes.len().saturating_add(head.body.len()) > LARGEST {
                    return self.broken();
                }
                open.bytes.extend_from_slice(head.body);
                self.end(open, packet.marker)
            }
            _ => self.broken(),
        }
    }

    fn begin(&mut self, packet: &Packet, head: &Head<'_>) -> Step {
        let cut = self.open.take().is_some();
        let counted = match (self.last, head.number) {
            (Some((last, mask)), Some((now, wide))) if mask == wide => Some(last.wrapping_add(1) & mask == now),
            _ => None,
        };
        self.last = head.number;
        // Where pictures are counted, a missing packet between two of them carried none.
        let whole = !cut && counted.unwrap_or(self.next.is_none_or(|next| next == packet.seq));
        let key = size(head.body).is_some();
        if !whole && !key {
            return self.broken();
        }
        if key {
            self.sound = true;
        }
        let (next, bytes) = (packet.seq.saturating_add(1), head.body.to_vec());
        self.end(Open { next, time: packet.time, at: packet.at, bytes }, packet.marker)
    }

    fn end(&mut self, open: Open, whole: bool) -> Step {
        self.next = Some(open.next);
        if !whole {
            self.open = Some(open);
            return Step::More;
        }
        if !self.sound {
            return Step::Broken;
        }
        let Open { time, at, bytes, .. } = open;
        Step::Whole(Frame { time, at, key: size(&bytes), bytes })
    }

    fn broken(&mut self) -> Step {
        self.open = None;
        self.sound = false;
        Step::Broken
    }
}

/// What stands before the picture in a packet.
struct Head<'a> {
    /// A picture begins here.
    begins: bool,
    /// The number of the picture and how far its counter goes.
    number: Option<(u16, u16)>,
    body: &'a [u8],
}

/// Takes a payload apart; None when it is malformed.
fn head(payload: &[u8]) -> Option<Head<'_>> {
    let (first, mut rest) = payload.split_first()?;
    let mut number = None;
    if first & 0x80 != 0 {
        let (more, after) = rest.split_first()?;
        rest = after;
        if more & 0x80 != 0 {
            let (high, after) = rest.split_first()?;
            rest = after;
            number = Some((u16::from(high & 0x7f), 0x7f));
            if high & 0x80 != 0 {
                let (low, after) = rest.split_first()?;
                rest = after;
                number = Some((u16::from_be_bytes([high & 0x7f, *low]), 0x7fff));
            }
        }
        let other = usize::from(more & 0x40 != 0) + usize::from(more & 0x30 != 0);
        rest = rest.get(other..)?;
    }
    // The beginning of the first partition.
    Some(Head { begins: first & 0x17 == 0x10, number, body: rest })
}

/// The size of a picture that needs no other; None for others (RFC 6386 §9.1).
pub(super) fn size(frame: &[u8]) -> Option<(u16, u16)> {
    let [head, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..] = frame else { return None };
    let (width, height) = (u16::from_le_bytes([*w0, *w1]) & 0x3fff, u16::from_le_bytes([*h0, *h1]) & 0x3fff);
    (head & 1 == 0 && width > 0 && height > 0).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: [u8; 10] = [0x10, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xb4, 0];

    fn packet(seq: u64, time: u32, marker: bool, head: &[u8], body: &[u8]) -> Packet {
        Packet { seq, time, marker, payload: [head, body].concat().into(), at: Instant::now() }
    }

    /// Time stamp, size and length of a whole picture.
    type Shown = (u32, Option<(u16, u16)>, usize);

    fn shown(step: Step) -> Option<Shown> {
        match step {
            Step::Whole(frame) => Some((frame.time, frame.key, frame.bytes.len())),
            _ => None,
        }
    }

    #[test]
    fn a_picture_is_whole_or_nothing_follows_it_until_one_that_needs_no_other() {
        let mut pictures = Pictures::default();
        assert_eq!(pictures.take(&packet(0, 1, true, &[0x10], &[1, 2])), Step::Broken, "needs one that never came");
        assert_eq!(pictures.take(&packet(1, 10, false, &[0x10], &KEY)), Step::More);
        assert_eq!(shown(pictures.take(&packet(2, 10, true, &[0x00], &[7, 8]))), Some((10, Some((320, 180)), 12)));
        assert_eq!(shown(pictures.take(&packet(3, 20, true, &[0x10], &[0x11]))), Some((20, None, 1)));
        assert_eq!(pictures.take(&packet(4, 30, false, &[0x10], &[0x11])), Step::More);
        assert_eq!(pictures.take(&packet(6, 30, true, &[0x00], &[9])), Step::Broken, "5 is missing");
        assert_eq!(pictures.take(&packet(7, 40, true, &[0x10], &[0x11])), Step::Broken, "it needs the one before");
        assert_eq!(shown(pictures.take(&packet(8, 50, true, &[0x10], &KEY))), Some((50, Some((320, 180)), 10)));
        assert_eq!(pictures.take(&packet(10, 60, true, &[0x10], &[0x11])), Step::Broken, "a whole picture is missing");
    }

    #[test]
    fn where_pictures_are_counted_a_missing_number_need_not_be_a_picture() {
        let mut pictures = Pictures::default();
        assert!(shown(pictures.take(&packet(1, 10, true, &[0x90, 0x80, 0xff, 0xff], &KEY))).is_some());
        assert!(shown(pictures.take(&packet(3, 20, true, &[0x90, 0x80, 0x80, 0x00], &[1]))).is_some(), "2 was padding");
        assert_eq!(pictures.take(&packet(4, 30, true, &[0x90, 0x80, 0x80, 0x02], &[1])), Step::Broken, "picture 1");
        let mut pictures = Pictures::default();
        assert!(shown(pictures.take(&packet(1, 10, true, &[0x10], &KEY))).is_some());
        assert_eq!(pictures.take(&packet(2, 0, false, &[], &[])), Step::More);
        assert!(shown(pictures.take(&packet(3, 20, true, &[0x10], &[1]))).is_some(), "2 was there, and padding");
    }

    #[test]
    fn descriptors_of_every_length_are_taken_off() {
        let read = |payload: &[u8]| head(payload).map(|head| (head.begins, head.number, head.body.to_vec()));
        assert_eq!(read(&[0x10, 1]), Some((true, None, vec![1])));
        assert_eq!(read(&[0x90, 0x80, 0x05, 1]), Some((true, Some((5, 0x7f)), vec![1])), "seven bits");
        assert_eq!(read(&[0x90, 0xf0, 0x85, 5, 6, 7, 1]), Some((true, Some((0x505, 0x7fff)), vec![1])), "everything");
        assert_eq!(read(&[0x11, 1]), Some((false, None, vec![1])), "another partition");
        assert_eq!((read(&[]), read(&[0x90]), read(&[0x90, 0x80]), read(&[0x90, 0x70])), (None, None, None, None));
    }

    proptest! {
        #[test]
        fn whatever_comes_nothing_breaks_and_only_whole_pictures_come_out(
            packets in prop::collection::vec(
                (0u64..12, 0u32..4, any::<bool>(), prop::collection::vec(any::<u8>(), 0..16), 0usize..3), 0..60,
            ),
        ) {
            let mut pictures = Pictures::default();
            let (mut seq, mut shown) = (0, 0);
            for (step, time, marker, mut noise, kind) in packets {
                seq += step / 6;
                if kind > 0 {
                    // Closer to what is real: a good head, and often a picture that needs no other.
                    noise.splice(0..0, if kind == 1 { [&[0x10][..], &KEY].concat() } else { vec![0x00] });
                }
                if let Step::Whole(frame) = pictures.take(&packet(seq, time, marker, &noise, &[])) {
                    prop_assert!(shown > 0 || frame.key.is_some(), "the first needs no other");
                    prop_assert!(!frame.bytes.is_empty());
                    shown += 1;
                }
            }
        }
    }
}
