//! Follows codings when their text was corrected: by comparing the texts word by word.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// What became of a coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The same words at the same place.
    Kept,
    /// The same words at another place.
    Moved,
    /// Words inside were changed or added.
    Changed,
    /// Words of it are gone; at least half of its letters are still there.
    Shortened,
    /// It is gone, or so little is left that a person must look.
    Lost,
}

/// Where a coding stands in the new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchored {
    /// What became of it.
    pub fate: Fate,
    /// Its range of bytes in the new text; `None` when it is lost.
    pub range: Option<Range<usize>>,
}

impl Anchored {
    const LOST: Self = Self { fate: Fate::Lost, range: None };
}

/// A stretch that is the same in both texts.
#[derive(Debug, Clone, Copy)]
struct Run {
    old: usize,
    new: usize,
    length: usize,
}

/// Bytes of the new text that are searched in all for words that the comparison did not find again.
const SEARCHED: usize = 1 << 30;

/// Finds each range of bytes of the old text in the new one. The answers come in the order of the ranges.
///
/// ```
/// use qda::refi::{Fate, reanchor};
/// let (old, new) = ("Well, I trust them. A lot.", "I trust my peers. A lot.");
/// let at = |words: &str| { let start = old.find(words).unwrap(); start..start + words.len() };
/// let found = reanchor(old, new, &[at("A lot"), at("Well"), at("I trust them")]);
/// assert_eq!((found[0].fate, &new[found[0].range.clone().unwrap()]), (Fate::Moved, "A lot"));
/// assert_eq!(found[1].fate, Fate::Lost);
/// assert_eq!((found[2].fate, &new[found[2].range.clone().unwrap()]), (Fate::Shortened, "I trust"));
/// ```
#[must_use]
pub fn reanchor(old: &str, new: &str, spans: &[Range<usize>]) -> Vec<Anchored> {
    let runs = runs(old, new);
    let mut left = SEARCHED;
    spans
        .iter()
        .map(|span| {
            let Some(quote) = old.get(span.clone()).filter(|quote| !quote.is_empty()) else { return Anchored::LOST };
            follow(&runs, new, span, quote).unwrap_or_else(|| {
                if left < new.len() {
                    return Anchored::LOST;
                }
                left -= new.len();
                elsewhere(new, quote)
            })
        })
        .collect()
}

/// By the comparison; `None` when too little of the quote is in stretches that stayed.
fn follow(runs: &[Run], new: &str, span: &Range<usize>, quote: &str) -> Option<Anchored> {
    let first = runs.partition_point(|run| run.old + run.length <= span.start);
    let pieces: Vec<Range<usize>> = runs
        .iter()
        .skip(first)
        .take_while(|run| run.old < span.end)
        .map(|run| {
            let from = span.start.max(run.old);
            let to = span.end.min(run.old + run.length);
            run.new + (from - run.old)..run.new + (to - run.old)
        })
        .collect();
    let range = pieces.first()?.start..pieces.last()?.end;
    let words = new.get(range.clone())?;
    if words == quote {
        let fate = if range.start == span.start { Fate::Kept } else { Fate::Moved };
        return Some(Anchored { fate, range: Some(range) });
    }
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).count();
    let stayed: usize = pieces.iter().filter_map(|piece| new.get(piece.clone())).map(letters).sum();
    let all = letters(quote);
    if stayed == 0 || stayed * 2 < all {
        return None;
    }
    let range = trim(words, range, quote);
    let fate = if letters(new.get(range.clone())?) < all { Fate::Shortened } else { Fate::Changed };
    Some(Anchored { fate, range: Some(range) })
}

/// The one place in the new text with just these words.
fn elsewhere(new: &str, quote: &str) -> Anchored {
    match (new.find(quote), new.rfind(quote)) {
        (Some(first), Some(last)) if first == last && quote.chars().any(char::is_alphanumeric) => {
            Anchored { fate: Fate::Moved, range: Some(first..first + quote.len()) }
        }
        _ => Anchored::LOST,
    }
}

/// White space that was not selected before is not selected now.
fn trim(words: &str, range: Range<usize>, quote: &str) -> Range<usize> {
    let mut range = range;
    if !quote.starts_with(char::is_whitespace) {
        range.start += words.len() - words.trim_start().len();
    }
    if !quote.ends_with(char::is_whitespace) {
        range.end -= words.len() - words.trim_end().len();
    }
    range
}

fn runs(old: &str, new: &str) -> Vec<Run> {
    let (before, after) = (words(old), words(new));
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(before.iter().filter_map(|word| old.get(word.clone())));
    input.update_after(after.iter().filter_map(|word| new.get(word.clone())));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let begin = |words: &[Range<usize>], place: u32, text: &str| {
        usize::try_from(place).ok().and_then(|place| words.get(place)).map_or(text.len(), |word| word.start)
    };
    let mut runs = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let mut add = |old: usize, new: usize, length: usize| {
        if length > 0 {
            runs.push(Run { old, new, length });
        }
    };
    for hunk in diff.hunks() {
        let gone = begin(&before, hunk.before.start, old)..begin(&before, hunk.before.end, old);
        let come = begin(&after, hunk.after.start, new)..begin(&after, hunk.after.end, new);
        add(old_at, new_at, gone.start - old_at);
        let (left, right) = (old.get(gone.clone()).unwrap_or_default(), new.get(come.clone()).unwrap_or_default());
        let head: usize = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let ends =
            left.get(head..).unwrap_or_default().chars().rev().zip(right.get(head..).unwrap_or_default().chars().rev());
        let tail: usize = ends.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        add(gone.start, come.start, head);
        add(gone.end - tail, come.end - tail, tail);
        (old_at, new_at) = (gone.end, come.end);
    }
    add(old_at, new_at, old.len() - old_at);
    runs
}

/// Words, runs of white space, and every other character by itself.
fn words(text: &str) -> Vec<Range<usize>> {
    let kind = |sign: char| match () {
        () if sign.is_alphanumeric() => 1,
        () if sign.is_whitespace() => 2,
        () => 0,
    };
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut last = 0;
    for (place, sign) in text.char_indices() {
        let now = kind(sign);
        let end = place + sign.len_utf8();
        match words.last_mut() {
            Some(word) if now == last && now != 0 => word.end = end,
            _ => words.push(place..end),
        }
        last = now;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(old: &str, new: &str, quote: &str) -> (Fate, Option<String>) {
        let start = old.find(quote).unwrap();
        let span = start..start + quote.len();
        let found = reanchor(old, new, std::slice::from_ref(&span)).remove(0);
        (found.fate, found.range.map(|range| new[range].to_owned()))
    }

    #[test]
    fn the_same_text_keeps_everything() {
        assert_eq!(one("a b c", "a b c", "b"), (Fate::Kept, Some("b".into())));
    }

    #[test]
    fn a_correction_before_moves_a_coding() {
        assert_eq!(one("teh pain is bad", "the pain really is bad", "is bad"), (Fate::Moved, Some("is bad".into())));
    }

    #[test]
    fn a_corrected_letter_inside_changes_a_coding() {
        let found = one("We saw coluor in every clinic.", "We saw colour in every clinic.", "coluor in every clinic");
        assert_eq!(found, (Fate::Changed, Some("colour in every clinic".into())));
    }

    #[test]
    fn words_that_are_gone_shorten_a_coding() {
        let found = one("I, um, you know, trust the team.", "I trust the team.", "um, you know, trust the team");
        assert_eq!(found, (Fate::Shortened, Some("trust the team".into())));
    }

    #[test]
    fn a_paragraph_that_was_moved_is_found_by_its_words() {
        let (a, b) = ("First the nurse spoke about dosing. ", "Then the physician asked about sleep and work. ");
        let found = one(&format!("{a}{b}"), &format!("{b}{a}"), "the nurse spoke about dosing");
        assert_eq!(found, (Fate::Moved, Some("the nurse spoke about dosing".into())));
    }

    #[test]
    fn what_is_gone_is_lost() {
        assert_eq!(one("keep this. drop that.", "keep this.", "drop that"), (Fate::Lost, None));
        assert_eq!(one("x", "", "x"), (Fate::Lost, None));
    }

    #[test]
    fn a_range_outside_of_the_text_is_lost() {
        assert_eq!(reanchor("é", "é", &[1..2, 0..9, 0..0]), vec![Anchored::LOST; 3]);
    }
}
