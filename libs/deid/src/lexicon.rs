//! The lists of this library, as `build.rs` made one table of them.

use std::sync::LazyLock;

use crate::{
    chain::{ENDING, canonical},
    class::{RARE, Set},
    table::{Bits, Packed, Sieve, Table, set},
    word::{Word, more, spell, step},
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
    /// Towns by name, and the number of their region.
    towns: Table,
}

/// The classes of each number.
static KINDS: &[[u8; 8]] = include_bytes!(concat!(env!("OUT_DIR"), "/sets")).as_chunks().0;
/// Whether a number is that of everyday words.
static DAILY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/daily"));
/// Words that are rare and nothing else.
static RARE_WORDS: Sieve = Sieve::new(include_bytes!(concat!(env!("OUT_DIR"), "/rare")));
/// Names that somebody bears.
static BORNE_NAMES: Sieve = Sieve::new(include_bytes!(concat!(env!("OUT_DIR"), "/borne")));
/// The cluster of each daily word.
static CLUSTERS: Sieve = Sieve::new(include_bytes!(concat!(env!("OUT_DIR"), "/clusters")));
/// Daily words as they are typed, each as how many letters it shares with the one before it, and the others.
static TYPED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/typed"));
/// Every daily word with one letter left out: what is not here is no such word.
static GAPS: LazyLock<Bits> = LazyLock::new(|| {
    let mut gaps = Bits::with_room(3 * TYPED.len());
    let mut word = String::new();
    for part in TYPED.chunk_by(|_, next| next.is_ascii_lowercase()) {
        let Some((shared, rest)) = part.split_first() else { continue };
        word.truncate(usize::from(*shared));
        word.extend(rest.iter().map(|byte| char::from(*byte)));
        for place in 0..word.len() {
            let (head, tail) = (word.get(..place).unwrap_or_default(), word.get(place + 1..).unwrap_or_default());
            gaps.add(spell(head, tail));
        }
    }
    gaps
});
/// Every chain of words: most pairs of words are none, and this says so from the cache.
static CHAINS: Bits = Bits::new(include_bytes!(concat!(env!("OUT_DIR"), "/chains")));

macro_rules! packed {
    ($name:literal) => {
        Packed {
            counts: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "-counts")),
            tags: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "-tags")),
            tops: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "-tops")),
            numbers: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "-numbers")),
        }
    };
}

static WORDS: Packed = packed!("words");
static ENDINGS: Packed = packed!("endings");
static TOWNS: Packed = packed!("towns");

/// The one lexicon, spread out when somebody asks for it first.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let every = |packed: &Packed| Table::of(packed, packed.counts.len(), |_| true);
        let daily = |number: u32| DAILY.get(number as usize) == Some(&1);
        let days = WORDS.counts.len() / 4;
        Lexicon {
            table: every(&WORDS),
            daily: Table::of(&WORDS, days, daily),
            endings: every(&ENDINGS),
            towns: every(&TOWNS),
        }
    });
    &LEXICON
}

impl Lexicon {
    /// Whether this word may be a daily one with a letter missing; wrong now and then.
    pub(crate) fn gapped(&self, hash: u64) -> bool {
        GAPS.get(hash)
    }

    /// The number of the cluster of a daily word: words that stand among the same words have the same; others have 0.
    pub(crate) fn cluster(&self, hash: u64) -> u8 {
        if self.daily.get(hash).is_some() { CLUSTERS.number(hash) } else { 0 }
    }

    /// Whether somebody bears this name; wrong once in 256.
    pub(crate) fn borne(&self, hash: u64) -> bool {
        BORNE_NAMES.get(hash)
    }

    /// The state of an entry of several words after its first one.
    pub(crate) fn first(&self, word: &Word) -> u64 {
        step(0, canonical(word))
    }

    /// The state after one word more, and the classes of the entry that ends or goes on there.
    pub(crate) fn next(&self, state: u64, word: &Word) -> (u64, Set) {
        let state = step(state, canonical(word));
        (state, if CHAINS.get(state) { set(KINDS, self.table.get(state)) } else { Set::NONE })
    }

    /// The number of the region of a place, by its only word or by the state after its last; none is 0.
    pub(crate) fn region(&self, hash: u64) -> usize {
        self.towns.get(hash).unwrap_or_default()
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
            self.endings.get(hash).is_some()
        })
    }

    /// The classes of an everyday word.
    #[inline]
    pub(crate) fn daily(&self, hash: u64) -> Set {
        set(KINDS, self.daily.get(hash))
    }

    /// The classes of a single word, but for those that are only rare.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Set {
        set(KINDS, self.daily.get(hash).or_else(|| self.table.get(hash)))
    }

    /// The classes of a single word.
    #[inline]
    pub(crate) fn all(&self, hash: u64) -> Set {
        let set = self.get(hash);
        if set.is_empty() && RARE_WORDS.get(hash) { RARE } else { set }
    }
}
