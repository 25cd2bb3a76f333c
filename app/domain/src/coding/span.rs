//! A stretch of a transcript: from a place in one cue to a place in the same or a later one.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Line;
use crate::fields::{Faults, Fields};

/// A place: a cue and how many code points of its text lie before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The cue's number.
    pub cue: u32,
    /// Code points before the place.
    pub at: u32,
}

/// A stretch, the end outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
}

impl Span {
    /// A stretch as sent in the fields "first", "from", "last" and "to". Without "last" it is the whole turn of the cue
    /// "first", without offsets it is whole cues. A border inside a character as people see it (a letter with its accents,
    /// an emoji with its skin) moves outward to the border of that character.
    pub fn check(fields: &Fields, lines: &[Line]) -> Result<Self, Faults> {
        let unreadable = || Faults::one("", "coding-fault-span");
        let number = |name: &str| fields.get(name).parse::<u32>().ok();
        let first = number("first").ok_or_else(unreadable)?;
        let (first, last) = match number("last") {
            Some(last) => (first, last),
            None => {
                let turns = super::turns(lines);
                let turn = turns.iter().find(|turn| turn.holds(first)).ok_or_else(unreadable)?;
                (turn.first, turn.last)
            }
        };
        let line = |cue: u32| lines.iter().find(|line| line.number == cue);
        let (one, other) = (line(first).ok_or_else(unreadable)?, line(last).ok_or_else(unreadable)?);
        let from = outward(&one.text, number("from").unwrap_or(0), false);
        let to = outward(&other.text, number("to").unwrap_or(u32::MAX), true);
        let span = Self { from: Point { cue: first, at: from }, to: Point { cue: last, at: to } };
        if span.from < span.to { Ok(span) } else { Err(unreadable()) }
    }

    /// Whether a stretch has anything of the cues from `first` to `last`.
    pub fn touches(&self, first: u32, last: u32) -> bool {
        self.from.cue <= last && (self.to.cue > first || (self.to.cue == first && self.to.at > 0))
    }

    /// The words of the stretch, cues divided by a space.
    pub fn words(&self, lines: &[Line]) -> String {
        let within = lines.iter().filter(|line| (self.from.cue..=self.to.cue).contains(&line.number));
        let part = |line: &Line| {
            let skipped = if line.number == self.from.cue { place(self.from.at) } else { 0 };
            let end = if line.number == self.to.cue { place(self.to.at) } else { usize::MAX };
            line.text.chars().take(end).skip(skipped).collect::<String>()
        };
        within.map(part).collect::<Vec<_>>().join(" ")
    }
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The nearest border of a character as people see it, not before (`end`) or not behind the place.
fn outward(text: &str, at: u32, end: bool) -> u32 {
    let mut border = 0;
    for cluster in text.graphemes(true) {
        let next = border + u32::try_from(cluster.chars().count()).unwrap_or(0);
        if at <= border || (!end && at < next) {
            return border;
        }
        border = next;
    }
    border
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u32, label: &str, text: &str) -> Line {
        Line { number, participant: None, label: label.to_owned(), text: text.to_owned() }
    }

    fn span(lines: &[Line], fields: &[(&str, u32)]) -> Option<(u32, u32, u32, u32)> {
        let fields = fields.iter().fold(Fields::default(), |all, (name, value)| all.with(*name, value.to_string()));
        let span = Span::check(&fields, lines).ok()?;
        Some((span.from.cue, span.from.at, span.to.cue, span.to.at))
    }

    #[test]
    fn without_an_end_a_coding_is_the_whole_turn() {
        let lines = [line(1, "M", "So?"), line(2, "P1", "We talk"), line(3, "P1", "a lot."), line(4, "P2", "Yes")];
        assert_eq!(span(&lines, &[("first", 3)]), Some((2, 0, 3, 6)));
        assert_eq!(span(&lines, &[("first", 2), ("last", 3), ("from", 3), ("to", 1)]), Some((2, 3, 3, 1)));
        for wrong in
            [&[("first", 9)][..], &[("first", 3), ("last", 2)], &[("first", 2), ("last", 2), ("from", 3), ("to", 3)]]
        {
            assert_eq!(span(&lines, wrong), None);
        }
        let whole = Span::check(&Fields::default().with("first", "2"), &lines).unwrap();
        assert_eq!(whole.words(&lines), "We talk a lot.");
        assert!(whole.touches(3, 5) && whole.touches(1, 2) && !whole.touches(4, 4) && !whole.touches(1, 1));
        // A stretch that ends before the first letter of a cue has nothing of it.
        let ends = Span { from: Point { cue: 2, at: 0 }, to: Point { cue: 3, at: 0 } };
        assert!(!ends.touches(3, 3));
    }

    #[test]
    fn text_from_right_to_left_is_counted_in_the_order_in_which_it_is_spoken() {
        // Hebrew with a point, a mark of direction, a Latin word and Arabic with a vowel sign: code points, whatever the eye sees.
        let text = "שָׁלוֹם \u{200f}OK مُرحبا";
        let lines = [line(1, "P1", text)];
        // The first letter carries two points: they go with it.
        assert_eq!(span(&lines, &[("first", 1), ("last", 1), ("from", 1), ("to", 2)]), Some((1, 0, 1, 3)));
        let fields = Fields::default().with("first", "1").with("last", "1");
        let found = Span::check(&fields.with("from", "9").with("to", "11"), &lines).unwrap();
        assert_eq!(found.words(&lines), "OK");
        let whole = Span::check(&Fields::default().with("first", "1"), &lines).unwrap();
        assert_eq!((whole.words(&lines).as_str(), usize::try_from(whole.to.at)), (text, Ok(text.chars().count())));
    }

    #[test]
    fn a_border_inside_a_seen_character_moves_outward() {
        // A family of three emoji joined, an e with a combining accent, an Arabic word with a vowel sign.
        let text = "a👩\u{200d}👩\u{200d}👧 e\u{301}t مُ";
        let lines = [line(1, "P1", text)];
        // Inside the family (1 to 6).
        assert_eq!(span(&lines, &[("first", 1), ("last", 1), ("from", 3), ("to", 4)]), Some((1, 1, 1, 6)));
        // Between e and its accent (7 to 9).
        assert_eq!(span(&lines, &[("first", 1), ("last", 1), ("from", 8), ("to", 8)]), Some((1, 7, 1, 9)));
        assert_eq!(span(&lines, &[("first", 1), ("last", 1), ("from", 12), ("to", 12)]), Some((1, 11, 1, 13)));
    }
}
