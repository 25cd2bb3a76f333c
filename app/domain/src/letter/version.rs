//! Versions of a letter: why one replaces another, and what differs between two of them, word by word.

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{Item, Letter, arrange};
use crate::{
    fields::{Check, Faults, Fields},
    moment::Moment,
};

/// The longest reason for an amended version, in characters: one sentence of the letter.
pub const REASON: usize = 300;

/// Which of a case's letters this is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// 1 is the first letter.
    pub number: u32,
    /// When the letter went out that this one replaces.
    pub replaces: Option<Moment>,
    /// Why it replaces it; empty for the first.
    pub reason: String,
}

impl Default for Version {
    fn default() -> Self {
        Self { number: 1, replaces: None, reason: String::new() }
    }
}

/// Why a letter that went out is amended. It stands in the amended letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Amendment(pub String);

crate::unprinted!(Version, Amendment);

impl Amendment {
    /// The reason as typed in the field "reason".
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let reason = check.line("reason", REASON);
        check.done(Self(reason))
    }
}

/// Whether words stand in both texts or in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In both.
    Stays,
    /// In the earlier one only.
    Gone,
    /// In the later one only.
    New,
}

/// Words of a text, with whether they stand in both. A line break is kept as one.
pub type Piece = (Stands, String);

/// What a passage of a letter is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum About<'a> {
    /// The presenter's questions.
    Questions,
    /// A recommendation, as the later letter has it; one that is gone as the earlier one had it.
    Advice(&'a Item),
    /// The same in plain words for the patient.
    Plain(&'a Item),
    /// The disclaimer.
    Note,
}

/// A passage with what became of its words.
pub struct Passage<'a> {
    /// What it is.
    pub about: About<'a>,
    /// Its words.
    pub pieces: Vec<Piece>,
}

impl Passage<'_> {
    /// What became of the passage as a whole: new, gone, or there in both; then `false` when a word differs.
    pub fn stands(&self) -> (Stands, bool) {
        let has = |stands| self.pieces.iter().any(|(found, _)| *found == stands);
        match (has(Stands::Stays), has(Stands::Gone), has(Stands::New)) {
            (false, true, false) => (Stands::Gone, false),
            (false, false, true) => (Stands::New, false),
            (_, gone, new) => (Stands::Stays, !gone && !new),
        }
    }
}

/// Words and line breaks.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (number, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        if number > 0 {
            words.push("\n");
        }
        words.extend(line.split_whitespace());
    }
    words
}

fn joined(words: &[&str]) -> String {
    words.join(" ").replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
}

/// What became of the words of a text.
pub fn differences(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (words(before), words(after));
    let mut pieces = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, gone, come) = change.as_tag_tuple();
        let (gone, come) = (old.get(gone).unwrap_or_default(), new.get(come).unwrap_or_default());
        if tag == DiffTag::Equal {
            pieces.push((Stands::Stays, joined(gone)));
            continue;
        }
        let both = [(Stands::Gone, gone), (Stands::New, come)];
        pieces.extend(
            both.into_iter().filter(|(_, words)| !words.is_empty()).map(|(stands, words)| (stands, joined(words))),
        );
    }
    pieces
}

fn in_order(letter: &Letter) -> Vec<&Item> {
    let groups = arrange(&letter.items).into_iter().flat_map(|(_, groups)| groups);
    groups.flat_map(|(_, items)| items).map(|(_, item)| item).collect()
}

/// Every passage of two letters with what became of it: in the order of the later one, what is gone at the end.
pub fn passages<'a>(before: &'a Letter, after: &'a Letter) -> Vec<Passage<'a>> {
    let (old, new) = (in_order(before), in_order(after));
    let earlier = |item: &Item| old.iter().copied().find(|found| found.id == item.id);
    let mut passages = vec![(About::Questions, before.questions.join("\n"), after.questions.join("\n"))];
    for item in &new {
        let was = earlier(item);
        let (text, plain) = was.map_or(("", ""), |was| (&was.text, &was.plain));
        passages.push((About::Advice(item), text.to_owned(), item.text.clone()));
        passages.push((About::Plain(item), plain.to_owned(), item.plain.clone()));
    }
    for item in old.iter().filter(|item| new.iter().all(|found| found.id != item.id)) {
        passages.push((About::Advice(item), item.text.clone(), String::new()));
        passages.push((About::Plain(item), item.plain.clone(), String::new()));
    }
    passages.push((About::Note, before.disclaimer.clone(), after.disclaimer.clone()));
    let passages = passages.into_iter().map(|(about, was, is)| Passage { about, pieces: differences(&was, &is) });
    passages.filter(|passage| !passage.pieces.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(pieces: &[Piece]) -> Vec<(Stands, &str)> {
        pieces.iter().map(|(stands, text)| (*stands, text.as_str())).collect()
    }

    #[test]
    fn a_change_of_one_word_is_one_word_gone_and_one_new() {
        use Stands::{Gone, New, Stays};
        let pieces = differences("Lower the dose by a tenth a month.", "Lower the dose by a fifth a month.");
        let told = [(Stays, "Lower the dose by a"), (Gone, "tenth"), (New, "fifth"), (Stays, "a month.")];
        assert_eq!(read(&pieces), told);
        assert_eq!(
            read(&differences("Offer naloxone.", "Offer naloxone.\n\nAsk again.")),
            [(Stays, "Offer naloxone."), (New, "\nAsk again."),]
        );
        assert_eq!(read(&differences("", "New.")), [(New, "New.")]);
        assert_eq!(read(&differences("Old.", "")), [(Gone, "Old.")]);
        assert_eq!(read(&differences(" Same  text ", "Same text")), [(Stays, "Same text")]);
    }

    #[test]
    fn an_amendment_says_why_in_one_line() {
        assert_eq!(Amendment::check(&Fields::default()).unwrap_err(), Faults::one("reason", "fault-missing"));
        let typed = Fields::default().with("reason", "The dose was wrong.");
        assert_eq!(Amendment::check(&typed).unwrap().0, "The dose was wrong.");
    }

    proptest! {
        #[test]
        fn what_stays_and_what_is_new_make_the_later_text(before in "[a-c \n]{0,30}", after in "[a-c \n]{0,30}") {
            let pieces = differences(&before, &after);
            let side = |other: Stands| {
                let kept = pieces.iter().filter(|(stands, _)| *stands != other).map(|(_, text)| text.as_str());
                kept.collect::<Vec<_>>().join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            let plain = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(side(Stands::Gone), plain(&after));
            prop_assert_eq!(side(Stands::New), plain(&before));
        }
    }
}
