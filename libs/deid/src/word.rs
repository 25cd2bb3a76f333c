//! A text as words: runs of letters and digits with what stands before each, in one pass.

use crate::{
    class::Set,
    fold::{Fold, fold},
};

/// What stands between a word and the one before it, as a set.
pub(crate) mod sep {
    pub(crate) const SPACE: u32 = 1;
    pub(crate) const LINE: u32 = 1 << 1;
    pub(crate) const BLANK: u32 = 1 << 2; // an empty line
    pub(crate) const HYPHEN: u32 = 1 << 3;
    pub(crate) const APOSTROPHE: u32 = 1 << 4;
    pub(crate) const PERIOD: u32 = 1 << 5;
    pub(crate) const COMMA: u32 = 1 << 6;
    pub(crate) const SLASH: u32 = 1 << 7;
    pub(crate) const COLON: u32 = 1 << 8;
    pub(crate) const OPEN: u32 = 1 << 9;
    pub(crate) const CLOSE: u32 = 1 << 10;
    pub(crate) const QUOTE: u32 = 1 << 11;
    pub(crate) const AT: u32 = 1 << 12;
    pub(crate) const UNDERSCORE: u32 = 1 << 13;
    pub(crate) const PLUS: u32 = 1 << 14;
    pub(crate) const HASH: u32 = 1 << 15;
    pub(crate) const AMPERSAND: u32 = 1 << 16;
    pub(crate) const STOP: u32 = 1 << 17; // ! ? ;
    pub(crate) const PERCENT: u32 = 1 << 18;
    pub(crate) const MATH: u32 = 1 << 19; // < > = ~ ± × °
    pub(crate) const OTHER: u32 = 1 << 20;
    pub(crate) const TAB: u32 = 1 << 21; // a tab or three spaces: a column
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Letters,
    Digits,
    /// Letters and digits in one run, as 3rd, 92F, K1A.
    Mixed,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    /// No capital.
    Lower,
    /// One capital, at the beginning; single capital letters too.
    Title,
    /// Two letters or more, all capitals.
    Upper,
    /// Capitals inside, as McDonald.
    Inner,
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Bytes in the text.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Of the folded letters; for digits, their value (wrapped).
    pub(crate) hash: u64,
    pub(crate) set: Set,
    /// What stands before it.
    pub(crate) sep: u32,
    pub(crate) kind: Kind,
    pub(crate) case: Case,
    /// Letters and digits, counted to 255.
    pub(crate) len: u8,
    /// Marks of the analysis, see `text::mark`.
    pub(crate) marks: u8,
}

/// Stands before the first and after the last word.
pub(crate) const NO_WORD: Word = Word {
    start: 0,
    end: 0,
    hash: 1,
    set: Set::NONE,
    sep: sep::LINE | sep::BLANK,
    kind: Kind::Mixed,
    case: Case::Lower,
    len: 0,
    marks: 0,
};

pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a word continued by one letter.
#[inline]
pub(crate) const fn more(hash: u64, byte: u8) -> u64 {
    (hash.rotate_left(7) ^ byte as u64).wrapping_mul(PRIME)
}

/// The hash of an entry of several words, continued by one word.
pub(crate) fn step(state: u64, word: u64) -> u64 {
    (state.rotate_left(23) ^ word ^ 0x5bd1).wrapping_mul(PRIME) | 1
}

/// What a byte is: 1 small letter, 2 capital, 3 digit, 4 part of a character outside ASCII, 0 between words.
const fn kinds() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let kind = match byte as u8 {
            128.. => 4,
            b'a'..=b'z' => 1,
            b'A'..=b'Z' => 2,
            b'0'..=b'9' => 3,
            _ => 0,
        };
        #[expect(clippy::indexing_slicing, reason = "a table made when compiling: a wrong index would not compile")]
        {
            table[byte] = kind;
        }
        byte += 1;
    }
    table
}

static KINDS: [u8; 256] = kinds();

fn between(byte: u8, before: u32) -> u32 {
    match byte {
        b' ' => sep::SPACE,
        b'\n' if before & sep::LINE != 0 => sep::BLANK,
        b'\n' => sep::LINE,
        b'\t' | 0x0b => sep::SPACE | sep::TAB,
        b'\r' => sep::SPACE,
        b'-' => sep::HYPHEN,
        b'\'' | b'`' => sep::APOSTROPHE,
        b'.' => sep::PERIOD,
        b',' => sep::COMMA,
        b'/' | b'\\' => sep::SLASH,
        b':' => sep::COLON,
        b'(' | b'[' | b'{' => sep::OPEN,
        b')' | b']' | b'}' => sep::CLOSE,
        b'"' => sep::QUOTE,
        b'@' => sep::AT,
        b'_' => sep::UNDERSCORE,
        b'+' => sep::PLUS,
        b'#' => sep::HASH,
        b'&' => sep::AMPERSAND,
        b'!' | b'?' | b';' => sep::STOP,
        b'%' => sep::PERCENT,
        b'<' | b'>' | b'=' | b'~' => sep::MATH,
        _ => sep::OTHER,
    }
}

/// A word being read.
struct Draft {
    start: usize,
    hash: u64,
    value: u64,
    letters: u32,
    digits: u32,
    capitals: u32,
    first: bool,
}

impl Draft {
    fn letter(&mut self, byte: u8, capital: bool) {
        self.hash = more(self.hash, byte);
        self.letters += 1;
        self.capitals += u32::from(capital);
        if self.letters + self.digits == 1 {
            self.first = capital;
        }
    }

    fn digit(&mut self, digit: u8) {
        self.hash = more(self.hash, b'0' + digit);
        self.value = self.value.wrapping_mul(10).wrapping_add(u64::from(digit));
        self.digits += 1;
    }

    #[inline]
    fn word(&self, end: usize, before: u32) -> Word {
        let kind = match (self.letters, self.digits) {
            (_, 0) => Kind::Letters,
            (0, _) => Kind::Digits,
            _ => Kind::Mixed,
        };
        let case = match self.capitals {
            0 => Case::Lower,
            1 if self.first => Case::Title,
            all if all == self.letters && all > 1 => Case::Upper,
            _ => Case::Inner,
        };
        Word {
            start: self.start as u32,
            end: end as u32,
            hash: if kind == Kind::Digits { self.value } else { self.hash | 1 },
            set: Set::NONE,
            sep: before,
            kind,
            case,
            len: (self.letters + self.digits).min(255) as u8,
            marks: 0,
        }
    }
}

/// The hash a word has in every text; none when it is no single word.
pub(crate) fn hash(word: &str) -> Option<u64> {
    let mut words = split(word, |_| Set::NONE);
    let first = words.pop()?;
    (words.is_empty() && first.kind != Kind::Digits).then_some(first.hash)
}

/// The hash of a word given in small ASCII letters, when compiling.
pub(crate) const fn constant(word: &str) -> u64 {
    let mut rest = word.as_bytes();
    let mut hash = SEED;
    while let [first, tail @ ..] = rest {
        hash = more(hash, *first);
        rest = tail;
    }
    hash | 1
}

/// Whether the word at a place of a text is one of these, given in small letters without accents: one comparison of numbers
/// each.
macro_rules! reads {
    ($text:expr, $place:expr, $($word:literal)|+) => {{
        let hash = $text.at($place).hash;
        const WORDS: &[u64] = &[$($crate::word::constant($word)),+];
        const FEW: bool = WORDS.len() < 6;
        const BITS: [u64; 4] = $crate::strain::strainer(WORDS);
        // Most words are none of many: one look at a few bits says so.
        (FEW || $crate::strain::strained(hash, &BITS)) && ($(hash == const { $crate::word::constant($word) })||+)
    }};
}

/// The hashes of words in small letters without accents, for longer lists.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        &[$($crate::word::constant($word)),+]
    };
}

pub(crate) use {reads, words};

/// The hash of a word given as two parts in small ASCII letters.
pub(crate) fn spell(stem: &str, tail: &str) -> u64 {
    stem.bytes().chain(tail.bytes()).fold(SEED, more) | 1
}

/// Reads a text of less than 4 GiB. `classes` gives a word's classes by its hash.
pub(crate) fn split(text: &str, classes: impl Fn(u64) -> Set) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(bytes.len() / 6 + 4);
    let mut before = sep::LINE | sep::BLANK;
    let mut spaces = 0u32;
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match KINDS.get(usize::from(byte)) {
            Some(0) => {
                before |= between(byte, before);
                spaces = if byte == b' ' { spaces + 1 } else { 0 };
                if spaces > 2 {
                    before |= sep::TAB;
                }
                place += 1;
                continue;
            }
            Some(1..4) => {}
            _ => {
                let Some(given) = text.get(place..).and_then(|rest| rest.chars().next()) else { break };
                match fold(given) {
                    Fold::Between(byte) => {
                        before |= between(byte, before);
                        place += given.len_utf8();
                        continue;
                    }
                    Fold::Nothing => {
                        place += given.len_utf8();
                        continue;
                    }
                    _ => {}
                }
            }
        }
        spaces = 0;
        let (mut word, end) = match plain(bytes, place) {
            Some(word) => (word, word.end as usize),
            None => read(text, place),
        };
        if word.kind != Kind::Digits {
            word.set = classes(word.hash);
        }
        word.sep = before;
        words.push(word);
        before = 0;
        place = end;
    }
    words
}

const COUNTS: [u64; 4] = [0, 0, 1, 1 << 32];

/// Reads the word that begins here, when it is made of ASCII only.
#[inline]
fn plain(bytes: &[u8], start: usize) -> Option<Word> {
    let rest = bytes.get(start..)?;
    let (mut hash, mut counts, mut len) = (SEED, 0u64, 0);
    for byte in rest {
        let kind = *KINDS.get(usize::from(*byte))?;
        if kind & 3 == 0 {
            if kind == 4 {
                return None;
            }
            break;
        }
        // Digits have this bit already.
        hash = more(hash, byte | 0x20);
        // Both counts in one number: capitals in its low half, digits in its high half.
        counts += COUNTS.get(usize::from(kind))?;
        len += 1;
    }
    let (capitals, digits) = (counts as u32, (counts >> 32) as u32);
    let first = rest.first().is_some_and(u8::is_ascii_uppercase);
    let value = if digits as usize == len {
        let digit = |value: u64, byte: &u8| value.wrapping_mul(10).wrapping_add(u64::from(byte & 15));
        rest.get(..len)?.iter().fold(0, digit)
    } else {
        0
    };
    let draft = Draft { start, hash, value, letters: len as u32 - digits, digits, capitals, first };
    Some(draft.word(start + len, 0))
}

/// Reads the word that begins here, and says where it ends.
fn read(text: &str, start: usize) -> (Word, usize) {
    let bytes = text.as_bytes();
    let mut draft = Draft { start, hash: SEED, value: 0, letters: 0, digits: 0, capitals: 0, first: false };
    let mut place = start;
    let mut end = start;
    while let Some(&byte) = bytes.get(place) {
        match KINDS.get(usize::from(byte)) {
            Some(1) => draft.letter(byte, false),
            Some(2) => draft.letter(byte | 0x20, true),
            Some(3) => draft.digit(byte & 15),
            Some(0) => break,
            _ => {
                let Some(given) = text.get(place..).and_then(|rest| rest.chars().next()) else { break };
                match fold(given) {
                    Fold::Letter(first, second, capital) => {
                        draft.letter(first, capital);
                        if second != 0 {
                            draft.letter(second, capital);
                        }
                    }
                    Fold::Foreign(number, capital) => {
                        draft.letter(number as u8, capital);
                        draft.hash = more(draft.hash, (number >> 8) as u8);
                    }
                    Fold::Digit(digit) => draft.digit(digit),
                    Fold::Nothing => {
                        place += given.len_utf8();
                        if given.is_ascii() || ('\u{300}'..='\u{36f}').contains(&given) {
                            end = place;
                        }
                        continue;
                    }
                    Fold::Between(_) => break,
                }
                place += given.len_utf8();
                end = place;
                continue;
            }
        }
        place += 1;
        end = place;
    }
    (draft.word(end, 0), place)
}
