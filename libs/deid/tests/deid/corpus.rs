//! The labelled corpus keeps the gates: a rule that loses a kind of detail, or fires on clinical words, is seen here.

use std::ops::Range;

use deid::{Tier, scan};
use serde_json::Value;

struct Count {
    masked: usize,
    details: usize,
    right: usize,
    flags: usize,
    clean: usize,
    identified: usize,
    calm: usize,
    calm_flagged: usize,
}

fn spans(note: &Value, neutral: bool) -> Vec<Range<usize>> {
    let place = |span: &Value, key: &str| span[key].as_u64().unwrap() as usize;
    let spans = note["spans"].as_array().unwrap().iter();
    spans
        .filter(|span| (span["label"] == "AGE") == neutral)
        .map(|span| place(span, "start")..place(span, "end"))
        .collect()
}

fn count(fits: impl Fn(&Value) -> bool) -> Count {
    let mut count =
        Count { masked: 0, details: 0, right: 0, flags: 0, clean: 0, identified: 0, calm: 0, calm_flagged: 0 };
    for line in include_str!("../../corpus/corpus.jsonl").lines() {
        let note: Value = serde_json::from_str(line).unwrap();
        if !fits(&note) {
            continue;
        }
        let text: Vec<char> = note["text"].as_str().unwrap().chars().collect();
        let found = scan(note["text"].as_str().unwrap());
        let flags: Vec<_> = found.iter().filter(|one| one.tier != Tier::Hint).map(|one| one.chars.clone()).collect();
        let (gold, neutral) = (spans(&note, false), spans(&note, true));
        let letters = |span: &Range<usize>, inside: &[Range<usize>]| {
            let telling = span.clone().filter(|at| text[*at].is_alphanumeric());
            let all = telling.clone().count();
            (telling.filter(|at| inside.iter().any(|other| other.contains(at))).count(), all)
        };
        let mut leaks = 0;
        for span in &gold {
            let (masked, all) = letters(span, &flags);
            leaks += usize::from(masked * 10 < all * 9);
        }
        let mut needless = 0;
        for flag in &flags {
            let (aside, all) = letters(flag, &neutral);
            if aside == all {
                continue;
            }
            count.flags += 1;
            let (inside, all) = letters(flag, &gold);
            needless += usize::from(inside * 2 < all);
            count.right += usize::from(inside * 2 >= all);
        }
        count.details += gold.len();
        count.masked += gold.len() - leaks;
        count.calm += usize::from(gold.is_empty());
        count.calm_flagged += usize::from(gold.is_empty() && needless > 0);
        count.identified += usize::from(!gold.is_empty());
        count.clean += usize::from(!gold.is_empty() && leaks == 0);
    }
    count
}

fn keeps_the_gates(count: &Count) {
    assert!(count.right * 100 >= count.flags * 94, "{} of {} flags right", count.right, count.flags);
    assert!(count.masked * 100 >= count.details * 95, "{} of {} details masked", count.masked, count.details);
    assert!(count.clean * 100 >= count.identified * 85, "{} of {} texts clean", count.clean, count.identified);
    assert!(count.calm_flagged * 100 <= count.calm * 15, "{} of {} calm texts flagged", count.calm_flagged, count.calm);
}

#[test]
fn english_narratives_keep_the_gates() {
    keeps_the_gates(&count(|note| note["lang"] == "en"));
}

#[test]
fn french_narratives_keep_the_gates() {
    keeps_the_gates(&count(|note| note["lang"] == "fr"));
}

#[test]
fn names_from_outside_of_the_lists_keep_the_gates() {
    keeps_the_gates(&count(|note| note["split"] == "test"));
}
