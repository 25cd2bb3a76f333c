//! How sets of texts are found by a tagger that its training left them out of, and what leaks or is flagged needlessly.

use std::{collections::BTreeSet, ops::Range};

use deid::{
    Tier,
    tagger::{self, Limits},
};

use crate::{
    data::Doc,
    examples,
    model::{self, Example},
    score::{Flag, Note, Tally, Wrong, share},
};

/// A text with its details, as the benchmark counts it.
pub fn note(doc: &Doc) -> Note {
    let (text, spans) = examples::glue(&doc.pieces);
    let gold = spans.iter().map(|(bytes, label)| (chars(&text, bytes), (*label).to_owned())).collect();
    let (id, lang, split) = (doc.set.clone(), String::new(), String::new());
    Note { id, lang, split, chars: text.chars().collect(), text, gold }
}

fn chars(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |to: usize| text[..to].chars().count();
    count(bytes.start)..count(bytes.end)
}

/// What stops a text.
fn flags(found: Vec<deid::Finding>) -> Vec<Flag> {
    let stops = found.into_iter().filter(|one| one.tier != Tier::Hint);
    stops.map(|one| Flag { place: one.chars, label: one.rule.to_owned() }).collect()
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
fn tell(note: &Note, wrong: &Wrong) {
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
        for doc in docs.iter().filter(|doc| doc.set == set) {
            let note = note(doc);
            let flags = |fits: &dyn Fn(&deid::Finding) -> bool| {
                let found = deid::scan(&note.text).into_iter().filter(|one| one.tier != Tier::Hint && fits(one));
                found.map(|one| Flag { place: one.chars, label: one.rule.to_owned() }).collect::<Vec<_>>()
            };
            let wrong = all.add(&note, &flags(&|_| true));
            block.add(&note, &flags(&|one| one.tier == Tier::Block));
            rules.add(&note, &flags(&|one| one.rule != "tagger"));
            if list {
                tell(&note, &wrong);
            }
        }
        show(&format!("{set} all"), &all);
        show(&format!("{set} rules"), &rules);
        show(&format!("{set} block"), &block);
    }
}

fn names(docs: &[Doc], only: &str) -> BTreeSet<String> {
    let sets = docs.iter().map(|doc| doc.set.clone()).filter(|set| set.len() == 1 && only.contains(set.as_str()));
    sets.collect()
}

/// From which scores on the tagger is listened to; the first is never reached.
const LEVELS: [f32; 8] = [99.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5];

/// Leave-one-set-out: of each set, what the library finds with a tagger that learned from all others.
pub fn judge(docs: &[Doc], sets: &str, list: Option<usize>) {
    let all = examples::examples(docs);
    let mut sums: Vec<Tally> = vec![Tally::default(); LEVELS.len()];
    for set in names(docs, sets) {
        let part: Vec<&Example> = all.iter().filter(|one| !docs[one.doc].held && docs[one.doc].set != set).collect();
        let (weights, scale) = model::quantize(&model::train(&examples::shuffled(part)));
        let mut tallies = vec![Tally::default(); LEVELS.len()];
        for doc in docs.iter().filter(|doc| doc.set == set) {
            let note = note(doc);
            for (place, level) in LEVELS.iter().enumerate() {
                let limits = Limits::around((level * scale) as i32, scale as i32);
                let flags = flags(tagger::tried(&note.text, &weights, limits));
                let wrong = tallies[place].add(&note, &flags);
                sums[place].add(&note, &flags);
                if list == Some(place) {
                    tell(&note, &wrong);
                }
            }
        }
        report(&set, &tallies);
    }
    report("all", &sums);
}

fn report(set: &str, tallies: &[Tally]) {
    for (level, tally) in LEVELS.iter().zip(tallies) {
        show(&format!("{set} {level:+}"), tally);
    }
}
