//! The words of a text: whole runs of letters and digits, with their places.

use std::ops::Range;

use crate::person::fold;

/// A word.
pub struct Word {
    /// Where it is: bytes.
    pub bytes: Range<usize>,
    /// The word folded.
    pub folded: String,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether a sentence begins with it.
    pub opens: bool,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let inside = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let mut found: Vec<Word> = Vec::new();
    let mut from = None;
    for (at, letter) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (inside(letter), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                from = None;
                let Some(word) = text.get(start..at) else { continue };
                let before = text.get(found.last().map_or(0, |last| last.bytes.end)..start).unwrap_or_default();
                let opens = found.is_empty() || before.contains(['.', '!', '?', '\n', '…', ':', '"', '“', '«']);
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                found.push(Word { bytes: start..at, folded: fold(word), capital, opens });
            }
            _ => {}
        }
    }
    found
}
