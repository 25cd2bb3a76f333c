//! Sets of words by their hash, made when compiling: nothing is read when the program starts.
//!
//! A table takes four bytes a place: a part of the word's hash, and the number of its set of classes; an empty place is 0.
//! With 17 bits of the hash beside those of the place, a word that is in no list is taken for another about once in a
//! hundred thousand looks; more bits would make the download longer.

use crate::class::Set;

/// How many bits of a place number the set of classes.
pub(crate) const SETS: u32 = 11;

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

/// Open addressing over a power of two.
pub(crate) struct Table {
    slots: &'static [[u8; 4]],
    sets: &'static [[u8; 8]],
}

impl Table {
    /// A table as `build.rs` writes it: places and sets, each number with its small end first.
    pub(crate) const fn new(slots: &'static [u8], sets: &'static [u8]) -> Self {
        Self { slots: slots.as_chunks().0, sets: sets.as_chunks().0 }
    }

    /// The classes of the word with this hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Set {
        let tag = tag(hash);
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = place(hash) & mask;
        loop {
            match self.slots.get(place).map(|slot| u32::from_le_bytes(*slot)) {
                Some(slot) if slot >> SETS == tag => {
                    let set = self.sets.get((slot & ((1 << SETS) - 1)) as usize);
                    return Set(set.map_or(0, |set| u64::from_le_bytes(*set)));
                }
                Some(0) | None => return Set::NONE,
                Some(_) => place = (place + 1) & mask,
            }
        }
    }
}

/// Two bits for each of many hashes: what is not here is surely in no list.
pub(crate) struct Bits {
    bytes: &'static [u8],
}

impl Bits {
    /// Bits as `build.rs` writes them; a power of two of bytes.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
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
pub(crate) const fn bits(hash: u64, size: usize) -> [(usize, u8); 2] {
    let mask = size.wrapping_sub(1);
    [((hash >> 10) as usize & mask, 1 << (hash >> 61)), ((hash >> 32) as usize & mask, 1 << (hash >> 58 & 7))]
}

/// A set of hashes that answers only whether one is in it: eight bits tell each, so that one of 256 others is taken for a member.
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
        let hash = spread(hash);
        let at = |place: usize| self.bytes.get(place).copied().unwrap_or_default();
        let [one, two, three] = thirds(hash, self.bytes.len() / 3);
        at(one) ^ at(two) ^ at(three) == sign(hash)
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
