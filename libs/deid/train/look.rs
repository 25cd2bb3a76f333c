//! How sets of texts are found by the library as it is, and what leaks or is flagged needlessly.

use std::{collections::BTreeSet, ops::Range};

use deid::Tier;

use crate::{
    data::Doc,
    examples,
    score::{Flag, Note, Tally, Wrong, french, share},
};

/// A text with its details, as the benchmark counts it.
pub fn note(doc: &Doc) -> Note {
    let (text, spans) = examples::glue(&doc.pieces);
    let gold = spans.iter().map(|(bytes, label)| (chars(&text, bytes), (*label).to_owned())).collect();
    let (id, lang, split) = (doc.set.clone(), String::new(), String::new());
    Note { id, lang, split, chars: text.chars().collect(), text, gold }
}

pub fn chars(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |to: usize| text[..to].chars().count();
    count(bytes.start)..count(bytes.end)
}

pub fn show(name: &str, tally: &Tally) {
    let by = |label: &str| tally.found.get(label).map_or(1.0, |(found, all)| share(*found, *all));
    println!(
        "{name:16} recall {:.4} ({} of {} leak) precision {:.4} ({} wrong) clean {}/{} calm flagged {}/{} needless/1000 {:.2}  name {:.3} place {:.3} org {:.3} date {:.3} id {:.3} contact {:.3}",
        tally.recall(),
        tally.leaks,
        tally.found.values().map(|(_, all)| all).sum::<usize>(),
        tally.precision(),
        tally.needless,
        tally.clean,
        tally.identified,
        tally.calm_flagged,
        tally.calm,
        tally.needless as f64 * 1000.0 / tally.words.max(1) as f64,
        by("NAME"),
        by("LOCATION"),
        by("ORG"),
        by("DATE"),
        by("ID"),
        by("CONTACT"),
    );
}

/// Prints what went wrong, each with its neighbors.
pub fn tell(note: &Note, wrong: &Wrong) {
    let around = |span: &Range<usize>| {
        let part = |from: usize, to: usize| note.chars[from..to].iter().collect::<String>().replace('\n', " ");
        let (from, to) = (span.start.saturating_sub(45), (span.end + 35).min(note.chars.len()));
        format!("{}[{}]{}", part(from, span.start), part(span.start, span.end), part(span.end, to))
    };
    for (span, label) in &wrong.leaked {
        println!("{} leak {label:8} {}", note.id, around(span));
    }
    for flag in &wrong.needless {
        println!("{} flag {:13} {}", note.id, flag.label, around(&flag.place));
    }
}

/// Scores sets as the library finds them now, with the tagger that ships.
pub fn look(docs: &[Doc], sets: &str, list: bool) {
    for set in names(docs, sets) {
        let (mut all, mut block, mut rules) = (Tally::default(), Tally::default(), Tally::default());
        let mut other = Tally::default();
        for doc in docs.iter().filter(|doc| doc.set == set) {
            let note = note(doc);
            let flags = |fits: &dyn Fn(&deid::Finding) -> bool| {
                let found = deid::scan(&note.text).into_iter().filter(|one| one.tier != Tier::Hint && fits(one));
                found.map(|one| Flag { place: one.chars, label: one.rule.to_owned() }).collect::<Vec<_>>()
            };
            let wrong = all.add(&note, &flags(&|_| true));
            block.add(&note, &flags(&|one| one.tier == Tier::Block));
            rules.add(&note, &flags(&|one| !matches!(one.rule, "tagger" | "network")));
            if french(&note.text) {
                other.add(&note, &flags(&|_| true));
            }
            if list {
                tell(&note, &wrong);
            }
        }
        show(&format!("{set} all"), &all);
        if other.identified > 0 {
            show(&format!("{set} French"), &other);
        }
        show(&format!("{set} rules"), &rules);
        show(&format!("{set} block"), &block);
    }
}

/// Sets by one letter each, or with commas between.
pub fn names(docs: &[Doc], only: &str) -> BTreeSet<String> {
    let wanted: BTreeSet<String> = match only.contains(',') {
        true => only.split(',').map(str::to_owned).collect(),
        false => only.chars().map(String::from).collect(),
    };
    docs.iter().map(|doc| doc.set.clone()).filter(|set| wanted.contains(set)).collect()
}
