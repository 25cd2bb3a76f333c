//! A set of words by their hash: one probe a word, built once.

use crate::class::Set;

/// Open addressing over a power of two; hash 0 is an empty place.
pub(crate) struct Table {
    slots: Vec<(u64, Set)>,
    mask: usize,
}

impl Table {
    /// Room for `count` words at half load.
    pub(crate) fn for_words(count: usize) -> Self {
        let size = (count.max(8) * 2).next_power_of_two();
        Self { slots: vec![(0, Set::NONE); size], mask: size - 1 }
    }

    fn place(&self, hash: u64) -> usize {
        (hash ^ (hash >> 29)) as usize & self.mask
    }

    /// The classes of the word with this hash.
    pub(crate) fn get(&self, hash: u64) -> Set {
        let mut place = self.place(hash);
        loop {
            match self.slots.get(place) {
                Some((found, set)) if *found == hash => return *set,
                Some((0, _)) | None => return Set::NONE,
                Some(_) => place = (place + 1) & self.mask,
            }
        }
    }

    /// Adds classes to a word. The caller keeps to the promised count.
    pub(crate) fn add(&mut self, hash: u64, set: Set) {
        let mut place = self.place(hash);
        loop {
            match self.slots.get_mut(place) {
                Some((found, known)) if *found == hash => {
                    *known = known.or(set);
                    return;
                }
                Some(slot) if slot.0 == 0 => {
                    *slot = (hash, set);
                    return;
                }
                Some(_) => place = (place + 1) & self.mask,
                None => return,
            }
        }
    }
}
