//! A text made ready for the rules: its words, their classes, how it is capitalized, its language, the entries found in it.

use std::{cell::RefCell, collections::BTreeMap};

use crate::{
    class::{
        ADMIN, AGED, BIRTH_CUE, CALLED, COMMON, COMMUNITY, CREDENTIAL, EN, EN_ONLY, EPONYM_HEAD, EPONYM_TAIL, EVENT,
        FR, FUNCTION, GEO_HEAD, GEO_TAIL, HOLIDAY, ID_CUE, IN, IN_FR, KIN, KNOWN, LIVES, MED, MONTH, NOT_ID, ORG,
        ORG_HEAD, ORG_TAIL, PARTICLE, PERSON, PHONE_CUE, PHRASE, PLACE, PLACES, PROVINCE, RARE, RARE_WORK, ROLE, SAYS,
        SAYS_FR, SCHOOLING, SITE, STOP, STREET_HEAD, Set, TITLE, WHEN, WHEN_FR, WORKS, WORLD,
    },
    familiar::{inflected, medical},
    lexicon::lexicon,
    low::Low,
    word::{Case, Kind, NO_WORD, Word, sep, split},
};

/// Marks on a word.
pub(crate) mod mark {
    /// Begins a sentence, a line or a list item.
    pub(crate) const START: u8 = 1;
    /// Stands in a line that is all capitals.
    pub(crate) const SHOUT: u8 = 1 << 1;
    /// Part of a medical expression: never a name.
    pub(crate) const CALM: u8 = 1 << 2;
    /// No list holds the word, and its form explains nothing.
    pub(crate) const STRANGE: u8 = 1 << 3;
    /// Part of a listed place or organization of several words.
    pub(crate) const NAMED: u8 = 1 << 4;
    /// Under a finding.
    pub(crate) const COVERED: u8 = 1 << 5;
    /// Strange, and a name that somebody bears.
    pub(crate) const BORNE: u8 = 1 << 6;
}

/// How a text uses capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    Mixed,
    /// Hardly any capital: capitals cannot be asked for.
    Lower,
    Upper,
}

/// Which words the lists forget.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thin {
    /// Another number, other words.
    pub seed: u64,
    /// How many of a thousand.
    pub share: u64,
}

impl Thin {
    fn of(self, hash: u64, set: Set) -> Set {
        let mixed = (hash ^ self.seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        if (mixed >> 32) % 1_000 >= self.share {
            return set;
        }
        if set.any(COMMON.or(FUNCTION)) {
            return Set(set.0 & !PERSON.0);
        }
        let listed = PERSON.or(PLACES).or(ORG).or(MED).or(PHRASE);
        let rest = KNOWN.or(RARE).or(EN).or(FR);
        if set.any(listed) && set.0 & !listed.0 & !rest.0 == 0 { Set(set.0 & rest.0) } else { set }
    }
}

/// An entry of several words found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// Words, the end not included.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) set: Set,
}

/// Classes of expressions that act through their last word, as "works at".
const CUES: Set = ADMIN
    .or(AGED)
    .or(BIRTH_CUE)
    .or(CALLED)
    .or(CREDENTIAL)
    .or(EPONYM_HEAD)
    .or(EPONYM_TAIL)
    .or(GEO_HEAD)
    .or(GEO_TAIL)
    .or(ID_CUE)
    .or(IN)
    .or(KIN)
    .or(LIVES)
    .or(NOT_ID)
    .or(ORG_HEAD)
    .or(ORG_TAIL)
    .or(PHONE_CUE)
    .or(ROLE)
    .or(SAYS)
    .or(IN_FR)
    .or(SAYS_FR)
    .or(WHEN_FR)
    .or(SCHOOLING)
    .or(SITE)
    .or(TITLE)
    .or(WHEN)
    .or(WORKS);

/// Classes of expressions that the rules look for.
const ENTRIES: Set = PERSON.or(PLACE).or(COMMUNITY).or(WORLD).or(ORG).or(PROVINCE).or(HOLIDAY).or(RARE_WORK).or(EVENT);

/// Between the words of one entry there may be a space, one line end, a hyphen, an apostrophe or a period.
const INSIDE: u32 = sep::SPACE | sep::LINE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD | sep::AMPERSAND;
const LONGEST: usize = 9;

#[cfg(test)]
thread_local! {
    /// How often a rule looked at a word: what the time is made of, counted without a clock.
    pub(crate) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A text and all that the rules ask about it.
pub(crate) struct Text<'a> {
    pub(crate) raw: &'a str,
    pub(crate) words: Vec<Word>,
    pub(crate) style: Style,
    pub(crate) french: bool,
    pub(crate) phrases: Vec<Phrase>,
    /// Why words that no list holds are no names, as far as somebody asked.
    pub(crate) reasons: RefCell<BTreeMap<u64, u8>>,
}

impl<'a> Text<'a> {
    pub(crate) fn read(raw: &'a str) -> Self {
        let lexicon = lexicon();
        Self::of(raw, split(raw, |hash| lexicon.all(hash)))
    }

    /// Reads a text as if the lists had forgotten some words: so training meets names and brands that nobody listed.
    pub(crate) fn read_thin(raw: &'a str, thin: Thin) -> Self {
        let lexicon = lexicon();
        Self::of(raw, split(raw, |hash| thin.of(hash, lexicon.all(hash))))
    }

    fn of(raw: &'a str, words: Vec<Word>) -> Self {
        let mut text =
            Self { raw, words, style: Style::Mixed, french: false, phrases: Vec::new(), reasons: RefCell::default() };
        text.look();
        text.find_phrases();
        text
    }

    /// The word at a place; outside of the text one that is nothing.
    #[inline]
    pub(crate) fn at(&self, place: usize) -> &Word {
        #[cfg(test)]
        STEPS.with(|steps| steps.set(steps.get() + 1));
        self.words.get(place).unwrap_or(&NO_WORD)
    }

    #[inline]
    pub(crate) fn is(&self, place: usize, set: Set) -> bool {
        self.at(place).set.any(set)
    }

    /// What stands between this word and the one before.
    #[inline]
    pub(crate) fn sep(&self, place: usize) -> u32 {
        self.at(place).sep
    }

    /// Whether nothing but these stands before the word (and something does, or nothing when `only` is 0).
    #[inline]
    pub(crate) fn sep_within(&self, place: usize, only: u32) -> bool {
        place < self.words.len() && self.sep(place) & !only == 0
    }

    pub(crate) fn marked(&self, place: usize, mark: u8) -> bool {
        self.at(place).marks & mark != 0
    }

    /// The word as it is written.
    pub(crate) fn slice(&self, place: usize) -> &'a str {
        let word = self.at(place);
        self.raw.get(word.start as usize..word.end as usize).unwrap_or_default()
    }

    /// The word in small letters without accents.
    pub(crate) fn low(&self, place: usize) -> Low {
        Low::of(self.slice(place))
    }

    pub(crate) fn letters(&self, place: usize) -> bool {
        place < self.words.len() && self.at(place).kind == Kind::Letters
    }

    /// The number that a word of digits is, up to nine digits.
    pub(crate) fn number(&self, place: usize) -> Option<u64> {
        let word = self.at(place);
        (place < self.words.len() && word.kind == Kind::Digits && word.len <= 9).then_some(word.hash)
    }

    /// A capital that means something: inside a sentence of a text that uses capitals.
    pub(crate) fn capital(&self, place: usize) -> bool {
        let word = self.at(place);
        self.style == Style::Mixed
            && matches!(word.case, Case::Title | Case::Inner)
            && word.marks & (mark::START | mark::SHOUT) == 0
    }

    /// Any capital, also one that the beginning of a sentence explains. In texts without or with only capitals: any word.
    pub(crate) fn capital_or_start(&self, place: usize) -> bool {
        let word = self.at(place);
        match self.style {
            Style::Mixed => word.case != Case::Lower,
            _ => word.kind == Kind::Letters,
        }
    }

    /// Whether the capitals of this word tell nothing: its text or line has none, or only capitals.
    pub(crate) fn caseless(&self, place: usize) -> bool {
        let word = self.at(place);
        match self.style {
            Style::Mixed => word.case == Case::Lower || word.marks & mark::SHOUT != 0,
            _ => true,
        }
    }

    fn look(&mut self) {
        let (mut lower, mut title, mut upper, mut english, mut french) = (0usize, 0usize, 0usize, 0usize, 0usize);
        for word in &self.words {
            // What both languages have tells nothing.
            english += usize::from(word.set.any(EN) && !word.set.any(FR));
            french += usize::from(word.set.any(FR) && !word.set.any(EN));
            if word.kind == Kind::Letters && word.len > 2 {
                match word.case {
                    Case::Lower => lower += 1,
                    Case::Upper => upper += 1,
                    Case::Title | Case::Inner => title += 1,
                }
            }
        }
        self.french = french > english;
        self.speak();
        let all = lower + title + upper;
        self.style = if upper * 10 > all * 7 && upper > 2 {
            Style::Upper
        } else if title * 40 < all || title == 0 {
            Style::Lower
        } else {
            Style::Mixed
        };
        self.mark_starts();
        if upper > 1 {
            self.mark_shouts();
        }
        self.mark_strangers();
    }

    /// Gives the small French words their meaning in a French text, and takes the English one.
    fn speak(&mut self) {
        if !self.french {
            return;
        }
        for word in &mut self.words {
            for (french, meaning) in [(IN_FR, IN), (SAYS_FR, SAYS), (WHEN_FR, WHEN)] {
                if word.set.any(french) {
                    word.set = word.set.or(meaning);
                }
            }
            if word.set.any(EN_ONLY) {
                word.set = Set(word.set.0 & !(KIN.0 | TITLE.0 | CREDENTIAL.0 | MONTH.0 | ADMIN.0));
            }
        }
    }

    fn mark_starts(&mut self) {
        let mut before = NO_WORD;
        for word in &mut self.words {
            let ended =
                word.sep & sep::PERIOD != 0 && word.sep & (sep::SPACE | sep::LINE | sep::CLOSE | sep::QUOTE) != 0;
            let short = before.set.any(TITLE) && before.len < 5
                || before.set.any(STREET_HEAD) && matches!(before.len, 2 | 4)
                || before.set.any(PARTICLE)
                    && before.len < 4
                    && (before.case != Case::Lower || before.set.any(ORG_HEAD))
                || (before.len == 1 && before.case == Case::Title);
            let fresh = sep::LINE | sep::STOP | sep::OTHER | sep::TAB;
            if word.sep & fresh != 0 || (ended && !short) {
                word.marks |= mark::START;
            }
            before = *word;
        }
    }

    fn mark_strangers(&mut self) {
        let (raw, lexicon) = (self.raw, lexicon());
        for word in &mut self.words {
            let blank = word.set.0 & !PHRASE.0 & !PARTICLE.0 == 0;
            if blank && word.kind == Kind::Letters && word.len > 2 {
                let low = Low::of(raw.get(word.start as usize..word.end as usize).unwrap_or_default());
                let low = low.as_str();
                if !(medical(low) || inflected(low)) {
                    word.marks |= if lexicon.borne(word.hash) { mark::STRANGE | mark::BORNE } else { mark::STRANGE };
                }
            }
        }
    }

    /// Marks the lines (and parts before a colon) in which every longer word is in capitals.
    fn mark_shouts(&mut self) {
        let mut from = 0;
        while from < self.words.len() {
            let rest = self.words.get(from + 1..).unwrap_or_default();
            let cut = sep::LINE | sep::COLON | sep::STOP;
            let to =
                rest.iter().position(|word| word.sep & cut != 0).map_or(self.words.len(), |length| from + 1 + length);
            let part = self.words.get_mut(from..to).unwrap_or_default();
            let shouts = part.iter().filter(|word| word.case == Case::Upper && word.len > 2).count();
            let others =
                part.iter().filter(|word| word.case != Case::Upper && word.kind == Kind::Letters && word.len > 2);
            if shouts >= 2 && others.count() == 0 {
                part.iter_mut().for_each(|word| word.marks |= mark::SHOUT);
            }
            from = to;
        }
    }

    fn find_phrases(&mut self) {
        let mut start = 0;
        while start < self.words.len() {
            if !self.is(start, PHRASE) {
                start += 1;
                continue;
            }
            match self.longest(start) {
                Some((end, set)) => {
                    if let Some(last) = self.words.get_mut(end - 1) {
                        last.set = last.set.or(Set(set.0 & CUES.0));
                    }
                    // "Manoir Saint-Jean-Baptiste" is no day.
                    let housed = set.any(HOLIDAY) && self.is(start.wrapping_sub(1), ORG_HEAD);
                    let province = set.any(PROVINCE) && !set.any(PLACE.or(COMMUNITY).or(ORG));
                    if (set.any(MED.or(STOP).or(HOLIDAY)) || province) && !housed {
                        self.calm(start, end);
                    }
                    if set.any(ENTRIES) {
                        self.phrases.push(Phrase { start, end, set });
                        if set.any(PLACE.or(COMMUNITY).or(ORG)) {
                            self.note(start, end, mark::NAMED);
                        }
                    }
                    start = if set.any(ENTRIES.or(MED).or(STOP)) { end } else { start + 1 };
                }
                None => start += 1,
            }
        }
    }

    fn longest(&self, start: usize) -> Option<(usize, Set)> {
        let lexicon = lexicon();
        let mut state = lexicon.first(self.at(start));
        let mut best = None;
        for place in start + 1..start + LONGEST {
            let Some(word) = self.words.get(place).copied() else { break };
            if word.sep & !INSIDE != 0 {
                break;
            }
            let (next, set) = lexicon.next(state, &word);
            if set.is_empty() {
                break;
            }
            if set != PHRASE {
                best = Some((place + 1, set));
            }
            state = next;
        }
        best
    }

    /// Marks words as part of a medical expression.
    pub(crate) fn calm(&mut self, start: usize, end: usize) {
        self.note(start, end, mark::CALM);
    }

    /// Marks a word as found.
    pub(crate) fn cover(&mut self, place: usize) {
        self.note(place, place + 1, mark::COVERED);
    }

    fn note(&mut self, start: usize, end: usize, mark: u8) {
        for word in self.words.get_mut(start..end).unwrap_or_default() {
            word.marks |= mark;
        }
    }
}
