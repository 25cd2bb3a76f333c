//! The lists of this library, as `build.rs` made one table of them.

use crate::{
    chain::{ENDING, canonical},
    class::{RARE, Set},
    table::{Bits, Sieve, Table},
    word::{Word, more, step},
};

/// No listed ending is longer.
const LONGEST_ENDING: usize = 11;

/// What the library knows.
pub(crate) struct Lexicon {
    table: Table,
    /// The words that make up most of any text, once more, in a table that stays in the processor's cache.
    daily: Table,
    /// Endings, spelled from behind.
    endings: Table,
    /// Words that are rare and nothing else.
    rare: Sieve,
    /// Towns by name, and the number of their region.
    towns: Table,
    /// Every daily word with one letter left out: what is not here is no such word.
    gaps: Bits,
    /// Every chain of words: most pairs of words are none, and this says so from the cache.
    chains: Bits,
}

static LEXICON: Lexicon = Lexicon {
    table: Table::new(
        include_bytes!(concat!(env!("OUT_DIR"), "/words")),
        include_bytes!(concat!(env!("OUT_DIR"), "/sets")),
    ),
    daily: Table::new(
        include_bytes!(concat!(env!("OUT_DIR"), "/daily")),
        include_bytes!(concat!(env!("OUT_DIR"), "/sets")),
    ),
    endings: Table::new(
        include_bytes!(concat!(env!("OUT_DIR"), "/endings")),
        include_bytes!(concat!(env!("OUT_DIR"), "/sets")),
    ),
    rare: Sieve::new(include_bytes!(concat!(env!("OUT_DIR"), "/rare"))),
    towns: Table::new(
        include_bytes!(concat!(env!("OUT_DIR"), "/towns")),
        include_bytes!(concat!(env!("OUT_DIR"), "/numbers")),
    ),
    gaps: Bits::new(include_bytes!(concat!(env!("OUT_DIR"), "/gaps"))),
    chains: Bits::new(include_bytes!(concat!(env!("OUT_DIR"), "/chains"))),
};

/// The one lexicon.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// Whether this word may be a daily one with a letter missing; wrong now and then.
    pub(crate) fn gapped(&self, hash: u64) -> bool {
        self.gaps.get(hash)
    }

    /// The state of an entry of several words after its first one.
    pub(crate) fn first(&self, word: &Word) -> u64 {
        step(0, canonical(word))
    }

    /// The state after one word more, and the classes of the entry that ends or goes on there.
    pub(crate) fn next(&self, state: u64, word: &Word) -> (u64, Set) {
        let state = step(state, canonical(word));
        (state, if self.chains.get(state) { self.table.get(state) } else { Set::NONE })
    }

    /// The number of the region of a place, by its only word or by the state after its last; none is 0.
    pub(crate) fn region(&self, hash: u64) -> usize {
        self.towns.get(hash).0 as usize
    }

    /// The state after one word more, whatever the lists hold.
    pub(crate) fn chained(&self, state: u64, word: &Word) -> u64 {
        step(state, canonical(word))
    }

    /// Whether a word ends with one of the listed endings.
    pub(crate) fn ends(&self, word: &str) -> bool {
        let mut hash = ENDING;
        word.bytes().rev().take(LONGEST_ENDING).any(|byte| {
            hash = more(hash, byte);
            !self.endings.get(hash).is_empty()
        })
    }

    /// The classes of an everyday word.
    #[inline]
    pub(crate) fn daily(&self, hash: u64) -> Set {
        self.daily.get(hash)
    }

    /// The classes of a single word, but for those that are only rare.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Set {
        let set = self.daily.get(hash);
        if set.is_empty() { self.table.get(hash) } else { set }
    }

    /// The classes of a single word.
    #[inline]
    pub(crate) fn all(&self, hash: u64) -> Set {
        let set = self.get(hash);
        if set.is_empty() && self.rare.get(hash) { RARE } else { set }
    }
}
