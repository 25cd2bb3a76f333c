//! Sound that repairs itself: packets that carry earlier ones along (RED, RFC 2198).
//!
//! Sound cannot be asked for again: browsers do not repeat it. So a client that may lose packets on the way
//! here sends each twice, and whoever loses some on the way from here gets earlier ones along with later ones, as
//! many as the line loses. Nothing is decoded; the pieces are handed on as they came.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// Packets of a track that are remembered.
const KEPT: usize = 12;
/// Bytes of a packet with all that it carries along.
const LARGEST: usize = 1_100;
/// How far back a piece may lie, in ticks: the field has 14 bits.
const FURTHEST: u32 = (1 << 14) - 1;
/// How long a piece may be: the field has 10 bits.
const LONGEST: usize = (1 << 10) - 1;
/// How many packets back the pieces lie that are carried along, for lines that lose little, more and much. Apart, because
/// losses come in bursts; not further than a listener waits.
const DISTANCES: [&[usize]; 4] = [&[], &[1], &[1, 3], &[1, 3, 6]];
/// A line that takes this much longer than at its best is full: carrying more along would fill it further.
const FULL: Duration = Duration::from_millis(200);

/// A packet taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unpacked<'a> {
    /// Earlier pieces: how many ticks before, and their bytes; the oldest first.
    pub(crate) earlier: Vec<(u32, &'a [u8])>,
    /// What the packet itself says.
    pub(crate) primary: &'a [u8],
}

/// Takes a packet apart; None when it is malformed.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Unpacked<'_>> {
    let mut heads = Vec::new();
    let mut rest = bytes;
    loop {
        let (first, after) = rest.split_first()?;
        if first & 0x80 == 0 {
            rest = after;
            break;
        }
        let (head, after) = rest.split_first_chunk::<4>()?;
        let word = u32::from_be_bytes(*head);
        heads.push(((word >> 10) & FURTHEST, usize::try_from(word & 0x3ff).ok()?));
        rest = after;
    }
    let mut earlier = Vec::with_capacity(heads.len());
    for (ago, length) in heads {
        let (piece, after) = rest.split_at_checked(length)?;
        earlier.push((ago, piece));
        rest = after;
    }
    Some(Unpacked { earlier, primary: rest })
}

/// One packet of sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) seq: u64,
    /// Time stamp in the clock of the codec.
    pub(crate) time: u32,
    pub(crate) payload: Arc<[u8]>,
}

/// The last packets of a track.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    /// By number.
    pieces: VecDeque<Piece>,
}

impl Recent {
    /// Notes a packet; false when it was known already.
    pub(crate) fn note(&mut self, piece: Piece) -> bool {
        let place = self.pieces.partition_point(|other| other.seq < piece.seq);
        if self.pieces.get(place).is_some_and(|other| other.seq == piece.seq) {
            return false;
        }
        // Older than all that is kept: whether it was known cannot be said, and it is too late for anybody.
        if place == 0 && self.pieces.len() >= KEPT {
            return true;
        }
        self.pieces.insert(place, piece);
        if self.pieces.len() > KEPT {
            self.pieces.pop_front();
        }
        true
    }

    /// The lost packets that a later one, noted before, brings along.
    pub(crate) fn recover(&mut self, carrier: &Piece, earlier: &[(u32, &[u8])]) -> Vec<Piece> {
        let mut found = Vec::new();
        for (ago, payload) in earlier {
            let time = carrier.time.wrapping_sub(*ago);
            if let Some(seq) = self.place_of(time) {
                let piece = Piece { seq, time, payload: Arc::from(*payload) };
                if self.note(piece.clone()) {
                    found.push(piece);
                }
            }
        }
        found
    }

    /// The number of the missing packet with this time stamp, if its neighbors leave no doubt.
    fn place_of(&self, time: u32) -> Option<u64> {
        // Time stamps go round; of two neighbors the later one is less than half the way round ahead.
        let after = |piece: &Piece| piece.time.wrapping_sub(time) < 1 << 31;
        let place = self.pieces.iter().position(after)?;
        let later = self.pieces.get(place)?;
        let before = self.pieces.get(place.checked_sub(1)?)?;
        let gap = later.seq.checked_sub(before.seq).filter(|gap| *gap > 1)?;
        if later.time == time {
            return None;
        }
        let whole = u64::from(later.time.wrapping_sub(before.time));
        let part = u64::from(time.wrapping_sub(before.time));
        if gap == 2 {
            return Some(before.seq + 1);
        }
        let step = (whole.is_multiple_of(gap)).then_some(whole / gap).filter(|step| *step > 0)?;
        part.is_multiple_of(step).then(|| before.seq + part / step)
    }

    /// A packet with earlier ones along; None when there are none to take. `level` says how many, `codec` is the
    /// payload type of a single one.
    pub(crate) fn pack(&self, piece: &Piece, level: usize, codec: u8) -> Option<Arc<[u8]>> {
        let distances = DISTANCES.get(level.min(DISTANCES.len() - 1))?;
        let mut room = LARGEST.checked_sub(piece.payload.len() + 1)?;
        let mut along = Vec::new();
        for distance in *distances {
            let wanted = piece.seq.checked_sub(u64::try_from(*distance).ok()?);
            let Some(other) = self.pieces.iter().find(|other| Some(other.seq) == wanted) else { continue };
            let ago = piece.time.wrapping_sub(other.time);
            if ago == 0 || ago > FURTHEST || other.payload.is_empty() || other.payload.len() > LONGEST {
                continue;
            }
            let Some(left) = room.checked_sub(other.payload.len() + 4) else { break };
            room = left;
            along.push((ago, other));
        }
        if along.is_empty() {
            return None;
        }
        let mut bytes = Vec::with_capacity(LARGEST - room);
        for (ago, other) in along.iter().rev() {
            let length = u32::try_from(other.payload.len()).unwrap_or(0);
            let word = (1 << 31) | (u32::from(codec & 0x7f) << 24) | (ago << 10) | length;
            bytes.extend_from_slice(&word.to_be_bytes());
        }
        bytes.push(codec & 0x7f);
        for (_, other) in along.iter().rev() {
            bytes.extend_from_slice(&other.payload);
        }
        bytes.extend_from_slice(&piece.payload);
        Some(bytes.into())
    }
}

/// How many earlier packets are carried along to somebody, by what their line loses.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Care {
    level: usize,
    /// Reports of less loss in a row.
    calm: u32,
    /// The shortest round trip so far.
    best: Option<Duration>,
}

impl Care {
    /// Reports, one a second, that must be better in a row before less is carried along.
    const CALM: u32 = 10;

    pub(crate) fn level(self) -> usize {
        self.level
    }

    /// The line has lost this share of what was sent in the last second, and takes this long there and back.
    pub(crate) fn hear(&mut self, lost: f32, round_trip: Option<Duration>) {
        self.best = self.best.into_iter().chain(round_trip).min();
        let full = self.best.zip(round_trip).is_some_and(|(best, now)| now > best.saturating_add(FULL));
        let level = match lost {
            lost if lost < 0.005 || full => 0,
            lost if lost >= 0.06 => 3,
            lost if lost >= 0.03 => 2,
            _ => 1,
        };
        if full || level >= self.level {
            (self.level, self.calm) = (level, 0);
            return;
        }
        self.calm += 1;
        if self.calm >= Self::CALM {
            (self.level, self.calm) = (self.level.saturating_sub(1), 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(seq: u64) -> Piece {
        let byte = u8::try_from(seq % 251).unwrap();
        // Close to where time stamps go round.
        let time = u32::try_from((seq * 960 + u64::from(u32::MAX) - 20_000) & u64::from(u32::MAX)).unwrap();
        Piece { seq, time, payload: vec![byte; 20 + usize::from(byte % 7)].into() }
    }

    /// Sends numbers through a line that loses some, at a level, and tells which arrive.
    fn through(level: usize, count: u64, lost: impl Fn(u64) -> bool) -> Vec<u64> {
        let (mut here, mut there) = (Recent::default(), Recent::default());
        let mut came = Vec::new();
        for seq in 1..=count {
            let sent = piece(seq);
            here.note(sent.clone());
            let packed = here.pack(&sent, level, 111);
            if lost(seq) {
                continue;
            }
            let Some(packed) = packed else {
                there.note(sent.clone());
                came.push(seq);
                continue;
            };
            let unpacked = unpack(&packed).unwrap();
            assert_eq!(unpacked.primary, &*sent.payload);
            there.note(sent.clone());
            came.push(seq);
            for found in there.recover(&sent, &unpacked.earlier) {
                assert_eq!(found, piece(found.seq));
                came.push(found.seq);
            }
        }
        came.sort_unstable();
        came
    }

    #[test]
    fn every_level_repairs_what_it_is_for() {
        let all = |count: u64| (1..=count).collect::<Vec<_>>();
        assert_eq!(through(1, 40, |seq| seq % 5 == 3), all(40));
        assert_eq!(through(2, 40, |seq| seq % 8 == 3 || seq % 8 == 4), all(40));
        let bursts = |seq: u64| matches!(seq % 10, 3..=5);
        assert_eq!(through(3, 40, bursts), all(40));
        let long = |seq: u64| matches!(seq % 20, 3..=7);
        assert_eq!(through(3, 36, long), all(36), "five in a row");
        assert_eq!(through(0, 10, |seq| seq == 3), [1, 2, 4, 5, 6, 7, 8, 9, 10]);
    }

    #[test]
    fn nothing_is_put_where_there_is_doubt() {
        let mut recent = Recent::default();
        recent.note(Piece { seq: 1, time: 0, payload: vec![1].into() });
        // After a silence the next packet has the next number and a much later time.
        let later = Piece { seq: 2, time: 9_600, payload: vec![2].into() };
        recent.note(later.clone());
        assert_eq!(recent.recover(&later, &[(960, &[9])]), []);
        let after_gap = Piece { seq: 6, time: 20_000, payload: vec![3].into() };
        recent.note(after_gap.clone());
        assert_eq!(recent.recover(&after_gap, &[(960, &[9])]), []);
    }

    #[test]
    fn care_grows_at_once_and_ceases_slowly() {
        let mut care = Care::default();
        let usual = Some(Duration::from_millis(80));
        care.hear(0.2, usual);
        assert_eq!(care.level(), 3);
        for _ in 0..9 {
            care.hear(0.0, usual);
        }
        assert_eq!(care.level(), 3);
        care.hear(0.0, usual);
        assert_eq!(care.level(), 2);
        care.hear(0.1, usual);
        assert_eq!(care.level(), 3);
        // What is lost because the line is full is not helped by filling it.
        care.hear(0.2, Some(Duration::from_millis(300)));
        assert_eq!(care.level(), 0);
        care.hear(0.2, None);
        assert_eq!(care.level(), 3);
    }

    proptest! {
        #[test]
        fn anything_can_be_taken_apart_or_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Some(unpacked) = unpack(&bytes) {
                let inside: usize = unpacked.earlier.iter().map(|(_, piece)| piece.len() + 4).sum();
                prop_assert_eq!(inside + 1 + unpacked.primary.len(), bytes.len());
            }
        }

        #[test]
        fn recovery_never_makes_up_a_number_that_was_there(lost in prop::collection::vec(any::<bool>(), 60), level in 0..4usize) {
            let came = through(level, 60, |seq| lost[usize::try_from(seq).unwrap() - 1]);
            let mut once = came.clone();
            once.dedup();
            prop_assert_eq!(came, once);
        }
    }
}
