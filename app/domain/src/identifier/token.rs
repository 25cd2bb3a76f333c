//! A text cut into words, numbers, spaces and marks, with typographic variants folded to plain ones.

use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// Spaces of any kind except line breaks.
    Space,
    /// One other character, line breaks included.
    Mark,
}

struct Token {
    kind: Kind,
    /// Lower-case, plain digits; of a long run only the beginning.
    text: String,
    /// Code points of the original text.
    span: Range<usize>,
    /// Whether a word begins with a capital letter.
    capital: bool,
}

/// The longest token text kept; nothing a rule looks for is longer.
const KEPT: usize = 64;

/// A text's tokens.
pub struct Tokens(Vec<Token>);

impl Tokens {
    /// Cuts a text. Characters without width are passed over, so that they cannot hide a number.
    pub fn of(text: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        for (place, original) in text.chars().enumerate() {
            let Some(c) = fold(original) else { continue };
            let kind = kind(c);
            match tokens.last_mut() {
                Some(last) if last.kind == kind && kind != Kind::Mark => {
                    last.span.end = place + 1;
                    if last.text.len() < KEPT {
                        last.text.extend(c.to_lowercase());
                    }
                }
                _ => tokens.push(Token {
                    kind,
                    text: c.to_lowercase().collect(),
                    span: place..place + 1,
                    capital: c.is_uppercase(),
                }),
            }
        }
        Self(tokens)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The code points that `count` tokens from `place` on cover.
    pub fn span(&self, place: usize, count: usize) -> Range<usize> {
        let start = self.0.get(place).map_or(0, |token| token.span.start);
        let end = self.0.get(place + count.saturating_sub(1)).map_or(start, |token| token.span.end);
        start..end
    }

    /// The kind of a token.
    pub fn kind(&self, place: usize) -> Option<Kind> {
        self.0.get(place).map(|token| token.kind)
    }

    /// The text of a token, empty beyond the end.
    pub fn text(&self, place: usize) -> &str {
        self.0.get(place).map_or("", |token| &token.text)
    }

    /// The text of a token that is a word.
    pub fn word(&self, place: usize) -> Option<&str> {
        self.0.get(place).filter(|token| token.kind == Kind::Word).map(|token| token.text.as_str())
    }

    /// Whether a token is a word that begins with a capital letter.
    pub fn is_capital(&self, place: usize) -> bool {
        self.0.get(place).is_some_and(|token| token.kind == Kind::Word && token.capital)
    }

    /// The digits of a token that is a number.
    pub fn number(&self, place: usize) -> Option<&str> {
        self.0.get(place).filter(|token| token.kind == Kind::Number).map(|token| token.text.as_str())
    }

    /// The value of a number of as many digits as `digits` allows.
    pub fn value(&self, place: usize, digits: Range<usize>) -> Option<u32> {
        self.number(place).filter(|number| digits.contains(&number.len()))?.parse().ok()
    }

    /// Whether a token is this mark.
    pub fn is(&self, place: usize, mark: &str) -> bool {
        self.text(place) == mark
    }

    /// The place after an optional space.
    pub fn past_space(&self, place: usize) -> usize {
        if self.kind(place) == Some(Kind::Space) { place + 1 } else { place }
    }

    /// Whether the token before this place touches it with a letter or a digit.
    pub fn touched_before(&self, place: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| self.is_solid(before))
    }

    /// Whether a token is a word or a number.
    pub fn is_solid(&self, place: usize) -> bool {
        matches!(self.kind(place), Some(Kind::Word | Kind::Number))
    }

    /// Up to four words right before a place, nearest first, on the same line.
    pub fn words_before(&self, place: usize) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .take(place)
            .rev()
            .take(8)
            .take_while(|token| token.text != "\n")
            .filter(|token| token.kind == Kind::Word)
            .map(|token| token.text.as_str())
            .take(4)
    }

    /// Whether a unit of dose, time or frequency follows a place: then the number before it is none of ours.
    pub fn unit_follows(&self, place: usize) -> bool {
        let next = self.past_space(place);
        self.is(next, "%") || self.word(next).is_some_and(|word| listed(UNITS, word))
    }
}

/// Whether a list of words, divided by spaces, has a word.
pub fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

const UNITS: &str = "\
    mg mcg µg ug g gr kg ml l cc mmol meq iu ui unit units unité unités x times fois h hr hrs hour hours heure \
    heures min minutes day days jour jours week weeks semaine semaines month months mois year years an ans tab \
    tabs tablet tablets comprimé comprimés cap caps capsule capsules patch patches timbre timbres pill pills dose \
    doses puffs km m cm mm bid tid qid od po prn daily mme dem mmhg bpm";

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Number,
        ' ' => Kind::Space,
        c if c.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Spaces, hyphens, slashes and digits of other shapes as plain ones; none for characters without width.
fn fold(c: char) -> Option<char> {
    let digit = |zero: char| char::from_digit(u32::from(c).wrapping_sub(u32::from(zero)), 10);
    Some(match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            return None;
        }
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\r' => '\n',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '\u{2019}' | '\u{2bc}' => '\'',
        '\u{ff20}' => '@',
        '\u{ff0e}' => '.',
        '\u{ff10}'..='\u{ff19}' => digit('\u{ff10}')?,
        '\u{660}'..='\u{669}' => digit('\u{660}')?,
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}')?,
        c => c,
    })
}
