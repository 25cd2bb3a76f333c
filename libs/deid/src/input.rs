//! What the network is told of a word: the numbers of the rows of its table that are added up.

use std::ops::Range;

use crate::{
    class::{COMMON, FUNCTION, MED},
    finding::{Found, Label, Tier},
    lexicon::lexicon,
    rules::Finds,
    seen::{Vocabulary, form},
    tagger,
    text::Text,
    word::{Kind, SEED, more},
};

/// Rows for words by themselves, for their endings and their beginnings, and for rules: hashed, powers of two.
const WORDS: u64 = 2_048;
const ENDINGS: u64 = 512;
const SHORT_ENDINGS: u64 = 256;
const BEGINNINGS: u64 = 512;
const RULES: u64 = 256;

/// Where the rows of each kind begin.
mod at {
    use super::{BEGINNINGS, ENDINGS, RULES, SHORT_ENDINGS, WORDS};

    pub(super) const CLASS: u64 = 0;
    pub(super) const MARK: u64 = CLASS + 64;
    pub(super) const BEFORE: u64 = MARK + 8;
    pub(super) const ASKED: u64 = BEFORE + 32;
    pub(super) const KIND: u64 = ASKED + 1;
    pub(super) const CASE: u64 = KIND + 3;
    pub(super) const FORM: u64 = CASE + 4;
    pub(super) const LENGTH: u64 = FORM + 10;
    pub(super) const TIMES: u64 = LENGTH + 16;
    pub(super) const FOUND: u64 = TIMES + 16;
    pub(super) const NUMBER: u64 = FOUND + 64;
    pub(super) const STYLE: u64 = NUMBER + 20;
    pub(super) const STRAY: u64 = STYLE + 8;
    pub(super) const RULE: u64 = STRAY + 8;
    pub(super) const CLUSTER: u64 = RULE + RULES;
    pub(super) const ENDING: u64 = CLUSTER + 256;
    pub(super) const SHORT_ENDING: u64 = ENDING + ENDINGS;
    pub(super) const BEGINNING: u64 = SHORT_ENDING + SHORT_ENDINGS;
    pub(super) const WORD: u64 = BEGINNING + BEGINNINGS;
    pub(super) const END: u64 = WORD + WORDS;
}

/// Rows of the table.
pub const ROWS: usize = at::END as usize;
/// From here on rows are of rules, clusters and hashes: many are hardly ever met.
pub const RARE_ROWS: usize = at::RULE as usize;
/// From here on rows are of words by themselves.
pub const WORD_ROWS: usize = at::WORD as usize;

/// The rows of some words in a row.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    rows: Vec<u16>,
    /// Behind the rows of each word.
    ends: Vec<usize>,
}

impl Inputs {
    /// The rows of each word.
    pub fn words(&self) -> impl Iterator<Item = &[u16]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.rows.get(start..*end).unwrap_or_default())
    }
}

/// What the whole text tells, and of each word what the rules found there.
pub(crate) struct Told<'a> {
    words: Vocabulary,
    finds: &'a Finds,
    /// Behind the place of the strongest finding over each word; 0 is none.
    found: Vec<u32>,
}

impl<'a> Told<'a> {
    pub(crate) fn of(text: &Text, finds: &'a Finds) -> Self {
        let mut told = Self { words: Vocabulary::of(text), finds, found: vec![0; text.words.len()] };
        let claim = |one: &Found| (one.tier == Tier::Block, one.tier == Tier::Confirm, one.end - one.start);
        for (number, one) in (1..).zip(&finds.all) {
            let from = text.words.partition_point(|word| word.end <= one.start);
            let under =
                text.words.get(from..).unwrap_or_default().iter().take_while(|word| word.start < one.end).count();
            for place in from..from + under {
                if told.found(place).is_none_or(|other| claim(one) > claim(other))
                    && let Some(found) = told.found.get_mut(place)
                {
                    *found = number;
                }
            }
        }
        told
    }

    fn found(&self, place: usize) -> Option<&Found> {
        self.finds.all.get((*self.found.get(place)? as usize).checked_sub(1)?)
    }

    /// How sure the rules are of a word.
    pub(crate) fn tier(&self, place: usize) -> Option<Tier> {
        self.found(place).map(|found| found.tier)
    }
}

/// The inputs of these words.
pub(crate) fn of(text: &Text, told: &Told, places: Range<usize>) -> Inputs {
    let mut inputs = Inputs::default();
    for place in places {
        word(text, told, place, |row| inputs.rows.push(u16::try_from(row).unwrap_or_default()));
        inputs.ends.push(inputs.rows.len());
    }
    inputs
}

fn word(text: &Text, told: &Told, place: usize, mut tell: impl FnMut(u64)) {
    let word = text.at(place);
    bits(word.set.0, |bit| tell(at::CLASS + bit));
    bits(u64::from(word.marks), |bit| tell(at::MARK + bit));
    bits(u64::from(word.sep), |bit| tell(at::BEFORE + bit));
    if tagger::asked(text, place) {
        tell(at::ASKED);
    }
    tell(at::KIND + word.kind as u64);
    tell(at::CASE + word.case as u64);
    tell(at::FORM + form(text, place));
    tell(at::LENGTH + u64::from(word.len.min(15)));
    let (small, inside) = told.words.times(word.hash);
    tell(at::TIMES + small * 4 + inside);
    tell(at::STYLE + text.style as u64 * 2 + u64::from(text.french));
    tell(at::STRAY + told.words.stray);
    if let Some(found) = told.found(place) {
        let tier = match found.tier {
            Tier::Block => 0,
            Tier::Confirm => 1,
            Tier::Hint => 2,
        };
        let first = u64::from(found.start >= word.start);
        tell(at::FOUND + label(found.label) * 8 + tier * 2 + first);
        tell(at::RULE + spread(found.rule.bytes().fold(SEED, more)) % RULES);
    }
    if word.kind != Kind::Letters {
        tell(at::NUMBER + number(text, place));
        return;
    }
    if word.set.any(COMMON.or(MED).or(FUNCTION)) {
        tell(at::WORD + spread(word.hash) % WORDS);
    }
    tell(at::CLUSTER + u64::from(lexicon().cluster(word.hash)));
    let low = text.low(place);
    let letters = low.letters();
    let ending = |count: usize| letters.iter().rev().take(count).fold(11, |hash, byte| more(hash, *byte));
    tell(at::ENDING + spread(ending(3)) % ENDINGS);
    tell(at::SHORT_ENDING + spread(ending(2)) % SHORT_ENDINGS);
    tell(at::BEGINNING + spread(letters.iter().take(3).fold(13, |hash, byte| more(hash, *byte))) % BEGINNINGS);
}

/// The bits of a set.
fn bits(mut set: u64, mut tell: impl FnMut(u64)) {
    while set != 0 {
        tell(u64::from(set.trailing_zeros()));
        set &= set - 1;
    }
}

fn label(label: Label) -> u64 {
    match label {
        Label::Name => 0,
        Label::Location => 1,
        Label::Org => 2,
        Label::Date => 3,
        Label::Age => 4,
        Label::Age90 => 5,
        Label::Id => 6,
        Label::Contact => 7,
    }
}

/// What a number may stand for: a month, a day, an age, a year.
fn number(text: &Text, place: usize) -> u64 {
    match text.number(place) {
        None => 0,
        Some(month @ 0..=12) => 1 + month,
        Some(13..=31) => 14,
        Some(32..=100) => 15,
        Some(1_900..=2_099) => 16,
        Some(_) => 17,
    }
}

/// Hashes of short words differ little in some bits.
fn spread(hash: u64) -> u64 {
    crate::table::spread(hash) >> 24
}
