//! Sets of words by their hash, packed when compiling and spread out when first asked for.
//!
//! A table takes four bytes a place: a part of the word's hash, and the number of its set of classes; an empty place is 0.
//! With 17 bits of the hash beside those of the place, a word that is in no list is taken for another about once in a
//! hundred thousand looks; more bits would make the download longer. What is downloaded says for each place how many words
//! begin to be looked for there, and of each word its part of the hash and its number; spreading it out takes a millisecond or two.

use std::borrow::Cow;

use crate::class::Set;

/// How many bits of a place number the set of classes.
pub(crate) const SETS: u32 = 11;
/// Numbers below this are packed in one byte, others in two; frequent sets have low numbers.
pub(crate) const SHORT: usize = 240;

/// Where the search for a hash begins.
#[inline]
pub(crate) const fn place(hash: u64) -> usize {
    (hash >> 26) as usize
}

/// What a place keeps of a hash; never 0, so that an empty place differs.
#[inline]
pub(crate) const fn tag(hash: u64) -> u32 {
    let tag = (hash >> 47) as u32;
    if tag == 0 { 1 } else { tag }
}

/// A table as `build.rs` packs it.
pub(crate) struct Packed {
    /// Of each place, how many words begin to be looked for there: a byte a place, a power of two of them.
    pub(crate) counts: &'static [u8],
    /// In the order of places, the 16 low bits of each word's tag, small end first.
    pub(crate) tags: &'static [u8],
    /// The bit above those, eight words a byte.
    pub(crate) tops: &'static [u8],
    /// The number of each word's set.
    pub(crate) numbers: &'static [u8],
}

impl Packed {
    /// Every word: where the search for it begins, its tag, its number.
    fn words(&self) -> impl Iterator<Item = (usize, u32, u32)> {
        let homes = self.counts.iter().enumerate().flat_map(|(place, count)| (0..*count).map(move |_| place));
        let mut numbers = self.numbers.iter().map(|byte| usize::from(*byte));
        let mut number = move || {
            let first = numbers.next().unwrap_or_default();
            if first < SHORT { first } else { (first - SHORT) << 8 | numbers.next().unwrap_or_default() }
        };
        homes.zip(self.tags.as_chunks().0).enumerate().map(move |(at, (place, tag))| {
            let top = self.tops.get(at >> 3).map_or(0, |byte| u32::from(byte >> (at & 7) & 1));
            (place, top << 16 | u32::from(u16::from_le_bytes(*tag)), number() as u32)
        })
    }
}

/// Open addressing over a power of two.
pub(crate) struct Table {
    slots: Box<[u32]>,
}

impl Table {
    /// Spreads out those words of a packed table that `wanted` wants by their numbers, over so many places.
    pub(crate) fn of(packed: &Packed, size: usize, wanted: impl Fn(u32) -> bool) -> Self {
        let mut slots = vec![0; size].into_boxed_slice();
        let mask = size.wrapping_sub(1);
        for (home, tag, number) in packed.words().filter(|(.., number)| wanted(*number)) {
            let mut place = home & mask;
            while slots.get(place).is_some_and(|slot| *slot != 0) {
                place = (place + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(place) {
                *slot = tag << SETS | number;
            }
        }
        Self { slots }
    }

    /// The number of the set of the word with this hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<usize> {
        let tag = tag(hash);
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = place(hash) & mask;
        loop {
            match self.slots.get(place) {
                Some(slot) if slot >> SETS == tag => return Some((slot & ((1 << SETS) - 1)) as usize),
                Some(0) | None => return None,
                Some(_) => place = (place + 1) & mask,
            }
        }
    }
}

/// The set of classes with this number, of sets as `build.rs` writes them.
#[inline]
pub(crate) fn set(sets: &[[u8; 8]], number: Option<usize>) -> Set {
    Set(number.and_then(|number| sets.get(number)).map_or(0, |set| u64::from_le_bytes(*set)))
}

/// Two bits for each of many hashes: what is not here is surely in no list.
pub(crate) struct Bits {
    pub(crate) bytes: Cow<'static, [u8]>,
}

impl Bits {
    /// Bits as `build.rs` writes them; a power of two of bytes.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    /// No bit yet, in at least so many bytes.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self { bytes: Cow::Owned(vec![0; bytes.next_power_of_two()]) }
    }

    pub(crate) fn add(&mut self, hash: u64) {
        let bytes = self.bytes.to_mut();
        for (byte, bit) in bits(hash, bytes.len()) {
            if let Some(bits) = bytes.get_mut(byte) {
                *bits |= bit;
            }
        }
    }

    #[inline]
    pub(crate) fn get(&self, hash: u64) -> bool {
        let set = |(byte, bit): (usize, u8)| self.bytes.get(byte).is_some_and(|bits| bits & bit != 0);
        let [one, two] = bits(hash, self.bytes.len());
        set(one) && set(two)
    }
}

/// The bytes and bits of a hash among so many bytes.
#[inline]
const fn bits(hash: u64, size: usize) -> [(usize, u8); 2] {
    let mask = size.wrapping_sub(1);
    [((hash >> 10) as usize & mask, 1 << (hash >> 61)), ((hash >> 32) as usize & mask, 1 << (hash >> 58 & 7))]
}

/// A number of eight bits for each of many hashes, and nothing that tells which they are; or, where the number is a mark of the hash, a
/// set that answers only whether one is in it: one of 256 others is taken for a member.
/// (An xor filter, Graf and Lemire 2020: three places a hash, whose bytes together give its mark.)
pub(crate) struct Sieve {
    bytes: &'static [u8],
}

impl Sieve {
    /// A sieve as `build.rs` writes it: three blocks of the same length.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    #[inline]
    pub(crate) fn get(&self, hash: u64) -> bool {
        self.number(hash) == sign(spread(hash))
    }

    /// The number that was told for this hash; any number for a hash that was told none.
    #[inline]
    pub(crate) fn number(&self, hash: u64) -> u8 {
        let at = |place: usize| self.bytes.get(place).copied().unwrap_or_default();
        let [one, two, three] = thirds(spread(hash), self.bytes.len() / 3);
        at(one) ^ at(two) ^ at(three)
    }
}

/// Hashes of short words differ little in some bits; all of them are needed here.
#[inline]
pub(crate) const fn spread(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// The mark of a hash that was spread.
#[inline]
pub(crate) const fn sign(hash: u64) -> u8 {
    (hash >> 56) as u8
}

/// The places of a hash that was spread, one in each of three blocks of this length.
#[inline]
pub(crate) const fn thirds(hash: u64, block: usize) -> [usize; 3] {
    let block64 = block as u64;
    let (one, two, three) = (hash & 0x1f_ffff, (hash >> 18) & 0x1f_ffff, (hash >> 36) & 0x1f_ffff);
    [
        ((one * block64) >> 21) as usize,
        block + ((two * block64) >> 21) as usize,
        2 * block + ((three * block64) >> 21) as usize,
    ]
}
