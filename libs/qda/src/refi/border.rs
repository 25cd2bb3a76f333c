//! Where people begin and end when they select: at lines, at words, rarely inside of one.

use std::ops::Range;

use super::{
    detect::{Sample, spread},
    offsets::{Convention, Index},
};

/// What kind of place a selection's border is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    /// At the beginning of a line, or at the end of one.
    Line,
    /// Between words.
    Word,
    /// Before a space that is taken along, or behind one.
    Space,
    /// Behind a line break that is taken along; only at the end of a selection.
    Break,
    /// Inside of a word.
    Inner,
}

const KINDS: usize = 5;

/// How often people begin at each kind of place: estimates, the same for every text.
const STARTS: [f64; KINDS] = [0.40, 0.48, 0.05, 0.01, 0.06];
/// How often people end at each kind of place.
const ENDS: [f64; KINDS] = [0.36, 0.46, 0.05, 0.07, 0.06];

/// A border outside of the text, or in the middle of a character.
const IMPOSSIBLE: f64 = -6.0;

fn broken(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn neighbors(text: &str, byte: usize) -> (Option<char>, Option<char>) {
    let before = text.get(..byte).and_then(|head| head.chars().next_back());
    (before, text.get(byte..).and_then(|tail| tail.chars().next()))
}

fn start(text: &str, byte: usize) -> Border {
    match neighbors(text, byte) {
        (_, None) => Border::Inner,
        (_, Some(next)) if next.is_whitespace() => Border::Space,
        (None, Some(_)) => Border::Line,
        (Some(before), Some(_)) if broken(before) => Border::Line,
        (Some(before), Some(_)) if before.is_alphanumeric() => Border::Inner,
        (Some(_), Some(_)) => Border::Word,
    }
}

fn end(text: &str, byte: usize) -> Border {
    match neighbors(text, byte) {
        (None, _) => Border::Inner,
        (Some(before), _) if broken(before) => Border::Break,
        (Some(before), _) if before.is_whitespace() => Border::Space,
        (Some(_), None) => Border::Line,
        (Some(_), Some(next)) if broken(next) => Border::Line,
        (Some(_), Some(next)) if next.is_alphanumeric() => Border::Inner,
        (Some(_), Some(_)) => Border::Word,
    }
}

/// How often each kind of place occurs in a text by chance, against how often people choose it.
pub struct Rates {
    starts: [f64; KINDS],
    ends: [f64; KINDS],
}

impl Rates {
    /// Looks at so many places of the text.
    pub fn of(text: &str, places: usize) -> Self {
        let mut starts = [1.0; KINDS];
        let mut ends = [1.0; KINDS];
        let step = (text.len() / places).max(1);
        let mut byte = 0;
        while byte < text.len() {
            if text.is_char_boundary(byte) {
                for (counts, border) in [(&mut starts, start(text, byte)), (&mut ends, end(text, byte))] {
                    if let Some(count) = counts.get_mut(border as usize) {
                        *count += 1.0;
                    }
                }
            }
            byte += step;
        }
        let gain = |chosen: [f64; KINDS], counts: [f64; KINDS]| {
            let all: f64 = counts.iter().sum();
            let mut gains = [0.0; KINDS];
            for (gain, (chosen, count)) in gains.iter_mut().zip(chosen.iter().zip(counts)) {
                *gain = (chosen / (count / all)).ln().clamp(-4.0, 4.0);
            }
            gains
        };
        Self { starts: gain(STARTS, starts), ends: gain(ENDS, ends) }
    }

    /// How well a selection lies in the text: its range of bytes, and whether both ends fall between characters.
    pub fn score(&self, text: &str, span: Option<&(Range<usize>, bool)>) -> f64 {
        match span {
            Some((range, true)) if !range.is_empty() => {
                let at = |gains: &[f64; KINDS], border: Border| gains.get(border as usize).copied().unwrap_or(0.0);
                at(&self.starts, start(text, range.start)) + at(&self.ends, end(text, range.end))
            }
            _ => IMPOSSIBLE,
        }
    }
}

/// Longer selections are not compared: a quote of that length is no name.
pub const LONGEST: usize = 4000;

/// How well the words a file quotes fit those of a range; 0 when they do not.
pub fn quoted(text: &str, quotes: &[String], range: &Range<usize>) -> f64 {
    if range.len() > LONGEST {
        return 0.0;
    }
    let words = flat(text.get(range.clone()).unwrap_or_default());
    quotes.iter().map(|quote| fit(&words, quote)).fold(0.0, f64::max)
}

fn fit(words: &str, quote: &str) -> f64 {
    let stem = quote.trim_end_matches(['…', '.']).trim_end();
    let length = quote.chars().filter(|sign| sign.is_alphanumeric()).count();
    match () {
        () if length == 0 => 0.0,
        () if words == quote && length >= 4 => 7.0,
        () if words == quote => 3.0,
        () if length >= 12 && !stem.is_empty() && words.starts_with(stem) => 4.0,
        () => 0.0,
    }
}

/// The words with one space between them: tools rewrite line breaks in names.
pub fn flat(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

/// A few of the selections as the convention reads them, spread over all of them, for people to look at.
pub fn shown<'a>(
    index: &Index<'_>,
    samples: &'a [Sample],
    convention: Convention,
    most: usize,
) -> Vec<(&'a Sample, String)> {
    const LONGEST: usize = 80;
    spread(samples, most)
        .into_iter()
        .filter_map(|sample| {
            let (range, _) = index.span(sample.start, sample.end, convention)?;
            let words = flat(&index.text().get(range)?.chars().take(LONGEST * 4).collect::<String>());
            let mut quote: String = words.chars().take(LONGEST).collect();
            if words.chars().nth(LONGEST).is_some() {
                quote.push('…');
            }
            Some((sample, quote))
        })
        .collect()
}
