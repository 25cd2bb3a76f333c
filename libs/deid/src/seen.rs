//! What a learned model sees of a word: its form, what the lists say of it, and what its neighbors are.

use crate::{
    class::{
        ADMIN, AGE_UNIT, AGED, CALLED, COMMON, COMMUNITY, COMPANY, CREDENTIAL, FUNCTION, GENERIC, GEO_HEAD, GEO_TAIL,
        GIVEN, ID_CUE, IN, KIN, KNOWN, LIVES, MED, MONTH, NATION, NUMERAL, ORDINAL, ORG, ORG_HEAD, ORG_TAIL, PHONE_CUE,
        PLACE, PLACES, PROVINCE, RARE, ROLE, SAYS, SCHOOLING, SEX, SITE, STOP, STREET_HEAD, STREET_TAIL, SURNAME, Set,
        TITLE, UNIT, WEEKDAY, WHEN, WORKS, WORLD,
    },
    text::{Style, Text, mark},
    word::{Case, Kind, sep},
};

/// Classes that tell words apart.
pub(crate) const TELLING: Set = GIVEN
    .or(SURNAME)
    .or(PLACE)
    .or(COMMUNITY)
    .or(WORLD)
    .or(ORG)
    .or(COMMON)
    .or(KNOWN)
    .or(RARE)
    .or(MED)
    .or(FUNCTION)
    .or(SAYS)
    .or(ROLE)
    .or(KIN)
    .or(GENERIC)
    .or(ORG_TAIL)
    .or(ORG_HEAD)
    .or(GEO_TAIL)
    .or(NATION)
    .or(COMPANY);
/// Classes that tell what a neighbor announces.
pub(crate) const CUES: Set = TITLE
    .or(ROLE)
    .or(KIN)
    .or(CREDENTIAL)
    .or(MONTH)
    .or(WEEKDAY)
    .or(ORDINAL)
    .or(NUMERAL)
    .or(IN)
    .or(LIVES)
    .or(WORKS)
    .or(CALLED)
    .or(SAYS)
    .or(PROVINCE)
    .or(ORG_TAIL)
    .or(ORG_HEAD)
    .or(GEO_TAIL)
    .or(GEO_HEAD)
    .or(STREET_TAIL)
    .or(STREET_HEAD)
    .or(ID_CUE)
    .or(PHONE_CUE)
    .or(AGE_UNIT)
    .or(UNIT)
    .or(ADMIN)
    .or(COMPANY)
    .or(WHEN)
    .or(NATION)
    .or(AGED)
    .or(SCHOOLING)
    .or(SITE)
    .or(SEX)
    .or(MED)
    .or(STOP);

/// A number out of a kind of feature and its two values, evenly spread.
pub(crate) fn mix(kind: u64, one: u64, two: u64) -> u32 {
    let hash = (one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ two.rotate_left(31))
        .wrapping_add(kind.wrapping_mul(0xc2b2_ae3d_27d4_eb4f));
    let hash = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (hash >> 40) as u32
}

/// How a word is capitalized, seen with its text.
pub(crate) fn form(text: &Text, place: usize) -> u64 {
    let word = text.at(place);
    if word.kind != Kind::Letters {
        return 9;
    }
    match (text.style, word.case) {
        (Style::Lower, Case::Lower) => 1,
        (Style::Upper, _) => 2,
        (_, Case::Upper) if word.marks & mark::SHOUT != 0 => 2,
        (_, Case::Lower) => 3,
        (_, Case::Upper) => 4,
        (_, Case::Inner) => 5,
        (_, Case::Title) if word.marks & mark::START != 0 => 6,
        (_, Case::Title) => 7,
    }
}

/// What a word is by the lists.
pub(crate) fn kind(text: &Text, place: usize) -> u64 {
    let word = text.at(place);
    match word.kind {
        Kind::Letters => {
            let mark = |mark: u8| u64::from(word.marks & mark != 0);
            mark(mark::BORNE) << 63 | (word.set.0 & TELLING.0) << 1 | mark(mark::STRANGE)
        }
        Kind::Digits => (1 << 62) + u64::from(word.len.min(5)),
        Kind::Mixed => (1 << 62) + 8 + u64::from(word.len.min(4)),
    }
}

/// A neighbor: itself when it is a word of every day, what it is otherwise.
pub(crate) fn neighbor(text: &Text, place: usize) -> u64 {
    if place >= text.words.len() {
        return 7;
    }
    let word = text.at(place);
    if word.kind != Kind::Letters {
        return kind(text, place);
    }
    if word.set.any(FUNCTION) || word.set.any(COMMON) && !word.set.any(GIVEN.or(SURNAME).or(PLACES)) {
        return word.hash;
    }
    group(text, place) ^ (word.set.0 & CUES.0) << 5
}

/// A short list of kinds.
pub(crate) fn group(text: &Text, place: usize) -> u64 {
    let word = text.at(place);
    let bit = |set: Set, at: u64| u64::from(word.set.any(set)) << at;
    if word.kind != Kind::Letters {
        return 1 << 8;
    }
    bit(GIVEN.or(SURNAME), 0)
        | bit(PLACES, 1)
        | bit(ORG, 2)
        | bit(COMMON, 3)
        | bit(KNOWN.or(RARE), 4)
        | bit(MED, 5)
        | bit(FUNCTION, 6)
        | u64::from(word.marks & mark::STRANGE != 0) << 7
        | u64::from(word.marks & mark::BORNE != 0) << 9
}

/// What stands before a word, spaces apart.
pub(crate) fn gap(text: &Text, place: usize) -> u64 {
    if place >= text.words.len() {
        return u64::from(sep::LINE);
    }
    let sep = u64::from(text.sep(place) & !sep::SPACE);
    if sep & u64::from(sep::LINE | sep::BLANK) != 0 { u64::from(sep::LINE) } else { sep }
}

/// Words that stand with a capital, how often they stand in small letters elsewhere, and how often inside a sentence.
pub(crate) struct Vocabulary {
    words: Vec<(u64, u8, u8)>,
    /// Of the capitals inside sentences, those of words that no list of names holds, as a share of all words: 0 to 6.
    pub(crate) stray: u64,
}

impl Vocabulary {
    pub(crate) fn of(text: &Text) -> Self {
        let mut words: Vec<(u64, u8, u8)> = Vec::new();
        let mut stray = 0u64;
        let bit = |hash: u64| 1u64 << (hash >> 58);
        let mut bits = 0u64;
        for word in &text.words {
            if word.kind == Kind::Letters && word.len > 2 && word.case != Case::Lower {
                let inside = word.marks & (mark::START | mark::SHOUT) == 0;
                words.push((word.hash, 0, u8::from(inside)));
                bits |= bit(word.hash);
                let listed = GIVEN.or(SURNAME).or(PLACES).or(ORG).or(FUNCTION).or(MONTH).or(WEEKDAY).or(TITLE);
                stray += u64::from(inside && word.case == Case::Title && !word.set.any(listed));
            }
        }
        words.sort_unstable();
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.2 = kept.2.saturating_add(next.2);
            }
            same
        });
        for word in text.words.iter().filter(|word| word.case == Case::Lower && bits & bit(word.hash) != 0) {
            if let Ok(found) = words.binary_search_by_key(&word.hash, |one| one.0)
                && let Some(entry) = words.get_mut(found)
            {
                entry.1 = entry.1.saturating_add(1);
            }
        }
        Self { words, stray: (stray * 48 / (text.words.len() as u64 + 48)).min(6) }
    }

    /// How often a word stands in small letters, and how often with a capital inside a sentence: at most 3 each.
    pub(crate) fn times(&self, hash: u64) -> (u64, u64) {
        let found = self.words.binary_search_by_key(&hash, |one| one.0).ok().and_then(|found| self.words.get(found));
        found.map_or((0, 0), |one| (u64::from(one.1.min(3)), u64::from(one.2.min(3))))
    }
}

/// Words of capitals in a row look at most so far.
const FAR: usize = 4;

/// The capitals in a row that a word belongs to: the first, and behind the last.
pub(crate) fn run(text: &Text, place: usize) -> (usize, usize) {
    let (mut start, mut end) = (place, place + 1);
    if text.style != Style::Mixed || !shown(text, place) {
        return (start, end);
    }
    let tied = |at: usize| text.sep_within(at, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::AMPERSAND);
    while place - start < FAR && start > 0 && tied(start) && shown(text, start - 1) {
        start -= 1;
    }
    while end - place <= FAR && tied(end) && shown(text, end) {
        end += 1;
    }
    (start, end)
}

/// A word that begins with a capital.
pub(crate) fn shown(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    word.kind == Kind::Letters && matches!(word.case, Case::Title | Case::Inner)
}
