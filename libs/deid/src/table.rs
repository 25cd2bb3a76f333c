//! A set of words by their hash: one probe a word, eight bytes a place, built once.

use std::collections::HashMap;

use crate::class::Set;

/// Half of a word's hash, and where its set of classes is kept; no hash half is 0, so 0 is an empty place.
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u32,
    set: u32,
}

/// Open addressing over a power of two.
pub(crate) struct Table {
    slots: Vec<Slot>,
    mask: usize,
    sets: Vec<Set>,
    known: HashMap<u64, u32>,
}

impl Table {
    /// Room for `count` words at half load.
    pub(crate) fn for_words(count: usize) -> Self {
        let size = (count.max(8) * 2).next_power_of_two();
        Self { slots: vec![Slot::default(); size], mask: size - 1, sets: vec![Set::NONE], known: HashMap::new() }
    }

    #[inline]
    fn split(&self, hash: u64) -> (usize, u32) {
        ((hash >> 1) as usize & self.mask, (hash >> 32) as u32 | 1)
    }

    /// The classes of the word with this hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Set {
        let (mut place, tag) = self.split(hash);
        loop {
            match self.slots.get(place) {
                Some(slot) if slot.tag == tag => return self.sets.get(slot.set as usize).copied().unwrap_or_default(),
                Some(slot) if slot.tag != 0 => place = (place + 1) & self.mask,
                _ => return Set::NONE,
            }
        }
    }

    /// Adds classes to a word. The caller keeps to the promised count.
    pub(crate) fn add(&mut self, hash: u64, set: Set) {
        let set = self.get(hash).or(set);
        let next = self.sets.len() as u32;
        let index = *self.known.entry(set.0).or_insert(next);
        if index == next {
            self.sets.push(set);
        }
        let (mut place, tag) = self.split(hash);
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.tag == tag || slot.tag == 0 {
                *slot = Slot { tag, set: index };
                return;
            }
            place = (place + 1) & self.mask;
        }
    }
}
