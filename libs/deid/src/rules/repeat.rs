//! The whole-case pass: a name once found is found everywhere, in any case, alone, or with one letter wrong.

use std::collections::BTreeMap;

use crate::{
    class::{FUNCTION, MED, MONTH, PLACES, STOP, TITLE, UNIT, WORDY},
    familiar::unknown,
    finding::{Found, Label, Tier},
    low::Low,
    rules::{Finds, naming::NEVER},
    text::{Text, mark},
    word::{Case, Kind},
};

/// Names compared letter by letter with unknown words; more would make long lists slow.
const MOST: usize = 64;

pub(crate) fn run(text: &mut Text, finds: &mut Finds) {
    let mut known = Known::default();
    if !finds.all.is_sorted_by_key(|found| found.start) {
        finds.all.sort_by_key(|found| found.start);
    }
    let mut place = 0;
    for found in &finds.all {
        while text.at(place).end <= found.start && place < text.words.len() {
            place += 1;
        }
        let mut word = place;
        while word < text.words.len() && text.at(word).start < found.end {
            if found.tier != Tier::Hint {
                text.cover(word);
                known.learn(text, word, found);
            }
            word += 1;
        }
    }
    if known.labels.is_empty() {
        return;
    }
    // Most words are not among the known ones; a few bits say so at once.
    let bit = |hash: u64| 1u64 << (hash >> 58);
    let bits = known.labels.keys().fold(0, |bits, hash| bits | bit(*hash));
    for word in 0..text.words.len() {
        let at = text.at(word);
        if bits & bit(at.hash) == 0 && at.marks & mark::STRANGE == 0 {
            continue;
        }
        if at.marks & mark::COVERED != 0 || at.kind != Kind::Letters || at.marks & mark::CALM != 0 || at.len < 3 {
            continue;
        }
        let same = if bits & bit(at.hash) == 0 { None } else { known.labels.get(&at.hash).copied() };
        let shown = at.case != Case::Lower && text.style == crate::text::Style::Mixed;
        match same {
            Some(label) if !at.set.any(WORDY.or(MONTH)) || shown && !text.marked(word, mark::START) => {
                finds.words(text, word, word + 1, (label, Tier::Confirm, "repeat"));
            }
            None if at.len > 4 && unknown(text, word) && known.close(&text.low(word)) => {
                finds.words(text, word, word + 1, (Label::Name, Tier::Confirm, "repeat-misspelled"));
            }
            _ => {}
        }
    }
}

/// The names of a text.
#[derive(Default)]
struct Known {
    labels: BTreeMap<u64, Label>,
    spelled: Vec<Low>,
}

impl Known {
    fn learn(&mut self, text: &Text, word: usize, found: &Found) {
        let at = text.at(word);
        let lesson = matches!(found.label, Label::Name) || found.label == Label::Location && at.set.any(PLACES);
        let skip = NEVER.or(FUNCTION).or(MED).or(STOP).or(TITLE).or(UNIT);
        if !lesson || at.kind != Kind::Letters || at.len < 3 || at.set.any(skip) || found.rule == "address" {
            return;
        }
        // Parts of a place's name, as "Lake", are everyday words.
        if found.label == Label::Location && at.set.any(WORDY) {
            return;
        }
        let new = self.labels.insert(at.hash, found.label).is_none();
        if new && found.label == Label::Name && at.len > 4 && self.spelled.len() < MOST {
            self.spelled.push(text.low(word));
        }
    }

    fn close(&self, word: &Low) -> bool {
        self.spelled.iter().any(|name| close(name, word))
    }
}

/// One letter more, less, other, or two neighbors exchanged.
fn close(one: &str, other: &str) -> bool {
    let (short, long) =
        if one.len() < other.len() { (one.as_bytes(), other.as_bytes()) } else { (other.as_bytes(), one.as_bytes()) };
    if long.len() - short.len() > 1 || short.first() != long.first() {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = |skip: usize, from: usize| short.get(head + skip..) == long.get(head + from..);
    if short.len() < long.len() {
        return tail(0, 1);
    }
    let swapped = short.get(head) == long.get(head + 1) && short.get(head + 1) == long.get(head) && tail(2, 2);
    tail(1, 1) || swapped
}
