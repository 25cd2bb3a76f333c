//! The labelled corpus keeps the gates: a rule that loses a kind of detail, or fires on clinical words, is seen here.

use deid::{Tier, scan};

use crate::score::{Flag, Note, Tally, notes, sealed, share};

fn count(fits: impl Fn(&Note) -> bool) -> Tally {
    tally(notes(include_str!("../../corpus/corpus.jsonl")).into_iter().filter(fits))
}

fn tally(notes: impl Iterator<Item = Note>) -> Tally {
    let mut tally = Tally::default();
    for note in notes {
        let found = scan(&note.text).into_iter().filter(|one| one.tier != Tier::Hint);
        let flags: Vec<_> = found.map(|one| Flag { place: one.chars, label: String::new() }).collect();
        tally.add(&note, &flags);
    }
    tally
}

fn keeps_the_gates(tally: &Tally) {
    assert!(tally.identified > 0 && tally.calm > 0);
    assert!(tally.precision() >= 0.94, "{} of {} flags right", tally.right, tally.flags);
    assert!(tally.recall() >= 0.95, "{} details leaked", tally.leaks);
    assert!(share(tally.clean, tally.identified) >= 0.85, "{} of {} texts clean", tally.clean, tally.identified);
    assert!(
        share(tally.calm_flagged, tally.calm) <= 0.15,
        "{} of {} calm texts flagged",
        tally.calm_flagged,
        tally.calm
    );
}

#[test]
fn english_narratives_keep_the_gates() {
    keeps_the_gates(&count(|note| note.lang == "en"));
}

#[test]
fn french_narratives_keep_the_gates() {
    keeps_the_gates(&count(|note| note.lang == "fr"));
}

#[test]
fn names_from_outside_of_the_lists_keep_the_gates() {
    keeps_the_gates(&count(|note| note.split == "test"));
}

/// Only totals are told, so that nobody who mends rules learns what these texts say.
#[test]
fn texts_that_nothing_was_made_with_keep_the_gates() {
    keeps_the_gates(&tally(sealed().into_iter()));
    let french = tally(sealed().into_iter().filter(|note| note.lang == "fr"));
    assert!(french.recall() >= 0.95 && french.precision() >= 0.94, "{} {}", french.leaks, french.needless);
}
