//! The lists of this library, read once into one table.
//!
//! A list is text: `[CLASS CLASS]` opens a section, `#` a comment; entries are separated by commas or line ends. An entry
//! of several words is kept as the chain of its beginnings, so that the longest one is found in one walk.

use std::sync::OnceLock;

use crate::{
    class::{self, PHRASE, Set},
    table::Table,
    word::{self, Kind, Word, step},
};

/// Lists of words that stand in every text.
const DAILY: &[&str] = &[
    include_str!("../lists/words-common.txt"),
    include_str!("../lists/grammar-en.txt"),
    include_str!("../lists/grammar-fr.txt"),
    include_str!("../lists/cues.txt"),
    include_str!("../lists/medical.txt"),
];

const LISTS: &[&str] = &[
    include_str!("../lists/words-common.txt"),
    include_str!("../lists/words-known.txt"),
    include_str!("../lists/words-rare.txt"),
    include_str!("../lists/grammar-en.txt"),
    include_str!("../lists/grammar-fr.txt"),
    include_str!("../lists/cues.txt"),
    include_str!("../lists/heads.txt"),
    include_str!("../lists/medical.txt"),
    include_str!("../lists/drugs.txt"),
    include_str!("../lists/given.txt"),
    include_str!("../lists/surnames.txt"),
    include_str!("../lists/surnames-own.txt"),
    include_str!("../lists/given-own.txt"),
    include_str!("../lists/communities.txt"),
    include_str!("../lists/places-canada.txt"),
    include_str!("../lists/places-own.txt"),
    include_str!("../lists/places-world.txt"),
    include_str!("../lists/hospitals.txt"),
    include_str!("../lists/schools.txt"),
    include_str!("../lists/employers.txt"),
    include_str!("../lists/combination.txt"),
];

const ENDINGS: &str = include_str!("../lists/endings.txt");
/// Keeps endings apart from words in the table.
const ENDING: u64 = 0x00e4_d1a6;

/// Words that are written in several ways in names of places, and the one they count as.
const SAME: &[(&str, &str)] =
    &[("st", "saint"), ("ste", "sainte"), ("sts", "saints"), ("mt", "mount"), ("ft", "fort"), ("univ", "university")];

/// What the library knows.
pub(crate) struct Lexicon {
    table: Table,
    /// The words that make up most of any text, once more, in a table that stays in the processor's cache.
    daily: Table,
    /// Two bits each for every daily word with one letter left out: what is not here is no such word.
    gaps: Vec<u64>,
    /// A bit for every chain of words: most pairs of words are none, and this says so from the cache.
    chains: Vec<u64>,
    same: Vec<(u64, u64)>,
}

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

/// The one lexicon; the first call reads the lists.
pub(crate) fn lexicon() -> &'static Lexicon {
    LEXICON.get_or_init(|| Lexicon::read(LISTS))
}

impl Lexicon {
    fn read(lists: &[&str]) -> Self {
        let ends = |list: &&str| list.bytes().filter(|byte| b",\n -'./&".contains(byte)).count() + 1;
        let same = SAME.iter().filter_map(|(one, other)| Some((word::hash(one)?, word::hash(other)?))).collect();
        let mut lexicon = Self {
            gaps: vec![0; GAPS],
            chains: vec![0; CHAINS],
            daily: Table::for_words(DAILY.iter().map(ends).sum()),
            table: Table::for_words(lists.iter().map(ends).sum::<usize>() + 8_192),
            same,
        };
        let mut daily = Vec::new();
        for list in lists {
            lexicon.list(list, &mut daily);
        }
        let endings = ENDINGS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(','));
        for ending in endings.map(str::trim).filter(|ending| !ending.is_empty()) {
            lexicon.table.add(step(ENDING, word::spell(ending, "")), class::KNOWN);
        }
        for hash in daily {
            lexicon.daily.add(hash, lexicon.table.get(hash));
        }
        lexicon
    }

    fn list(&mut self, list: &str, daily: &mut Vec<u64>) {
        let often = DAILY.contains(&list);
        let mut set = Set::NONE;
        for line in list.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(names) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                set = names.split(' ').filter_map(class::named).fold(Set::NONE, Set::or);
            } else {
                for entry in line.split(',') {
                    self.entry(entry, set);
                    if often {
                        daily.extend(word::hash(entry));
                        if set.any(class::TYPED) {
                            self.gap(entry.trim());
                        }
                    }
                    // The apostrophe is often left out: St Joes.
                    if entry.contains("'s") {
                        self.entry(&entry.replace("'s", "s"), set);
                    }
                }
            }
        }
    }

    fn entry(&mut self, entry: &str, set: Set) {
        let words = word::split(entry, |_| Set::NONE);
        let Some((first, rest)) = words.split_first() else { return };
        if rest.is_empty() {
            if first.kind != Kind::Digits {
                self.table.add(first.hash, set);
            }
            return;
        }
        self.table.add(first.hash, PHRASE);
        let mut state = self.first(first);
        for (place, word) in rest.iter().enumerate() {
            state = step(state, self.canonical(word));
            self.table.add(state, if place + 1 == rest.len() { set } else { PHRASE });
            let (cell, bit) = chain(state);
            if let Some(bits) = self.chains.get_mut(cell) {
                *bits |= bit;
            }
        }
    }

    /// Remembers a word with each of its letters left out.
    fn gap(&mut self, entry: &str) {
        if entry.len() < 5 || !entry.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return;
        }
        for (place, _) in entry.bytes().enumerate() {
            let (head, tail) = (entry.get(..place).unwrap_or_default(), entry.get(place + 1..).unwrap_or_default());
            for (cell, bit) in gaps(word::spell(head, tail)) {
                if let Some(bits) = self.gaps.get_mut(cell) {
                    *bits |= bit;
                }
            }
        }
    }

    /// Whether this word may be a daily one with a letter missing; wrong once in many hundreds.
    pub(crate) fn gapped(&self, hash: u64) -> bool {
        gaps(hash).into_iter().all(|(cell, bit)| self.gaps.get(cell).is_some_and(|bits| bits & bit != 0))
    }

    fn canonical(&self, word: &Word) -> u64 {
        self.same.iter().find(|(one, _)| *one == word.hash).map_or(word.hash, |(_, other)| *other)
    }

    /// The state of an entry of several words after its first one.
    pub(crate) fn first(&self, word: &Word) -> u64 {
        step(0, self.canonical(word))
    }

    /// The state after one word more, and the classes of the entry that ends or goes on there.
    pub(crate) fn next(&self, state: u64, word: &Word) -> (u64, Set) {
        let state = step(state, self.canonical(word));
        let (cell, bit) = chain(state);
        let known = self.chains.get(cell).is_some_and(|bits| bits & bit != 0);
        (state, if known { self.table.get(state) } else { Set::NONE })
    }

    /// Whether this is one of the listed endings.
    pub(crate) fn ending(&self, ending: &str) -> bool {
        !self.table.get(step(ENDING, word::spell(ending, ""))).is_empty()
    }

    /// The classes of a word given as two parts in small ASCII letters.
    pub(crate) fn spelled(&self, stem: &str, more: &str) -> Set {
        self.table.get(word::spell(stem, more))
    }

    /// The classes of an everyday word.
    #[inline]
    pub(crate) fn daily(&self, hash: u64) -> Set {
        self.daily.get(hash)
    }

    /// The classes of a single word.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Set {
        let set = self.daily.get(hash);
        if set.is_empty() { self.table.get(hash) } else { set }
    }
}

const GAPS: usize = 1 << 16;
const CHAINS: usize = 1 << 14;

/// The bit of a chain.
fn chain(state: u64) -> (usize, u64) {
    ((state >> 10) as usize & (CHAINS - 1), 1 << (state >> 58))
}

/// The two bits of a hash.
fn gaps(hash: u64) -> [(usize, u64); 2] {
    let bit = |hash: u64| ((hash >> 8) as usize & (GAPS - 1), 1 << (hash >> 58));
    [bit(hash), bit(hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31))]
}
