//! Entries of several words as chains of their beginnings, the same when the tables are made and when a text is read.

use crate::word::{self, Word};

/// Where the hash of an ending begins, which is spelled from behind.
pub(crate) const ENDING: u64 = 0x00e4_d1a6;

/// Words that are written in several ways in names of places, and the one they count as.
const SAME: [(u64, u64); 12] = [
    (word::constant("st"), word::constant("saint")),
    (word::constant("ste"), word::constant("sainte")),
    (word::constant("sts"), word::constant("saints")),
    (word::constant("mt"), word::constant("mount")),
    (word::constant("ft"), word::constant("fort")),
    (word::constant("univ"), word::constant("university")),
    (word::constant("center"), word::constant("centre")),
    (word::constant("ctr"), word::constant("centre")),
    (word::constant("hosp"), word::constant("hospital")),
    (word::constant("hop"), word::constant("hopital")),
    (word::constant("gen"), word::constant("general")),
    (word::constant("mem"), word::constant("memorial")),
];

/// The hash under which a word counts inside an entry of several words.
pub(crate) fn canonical(word: &Word) -> u64 {
    SAME.iter().find(|(one, _)| *one == word.hash).map_or(word.hash, |(_, other)| *other)
}
