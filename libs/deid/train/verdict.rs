//! Teaches the judge, and measures it on sets that neither it nor the tagger behind it learned from.

use std::collections::{BTreeMap, BTreeSet};

use deid::{
    Thin, Tier,
    judge::{self, FEATURES, Seen},
    tagger::LIMITS,
};

use crate::{
    data::{Doc, Pools, Random, variant},
    examples::{self, glue},
    look::{chars, names, show, tell},
    model::{self, Example},
    score::{Flag, Note, Tally},
};

/// How a text is shown to the judge: its style, and how many words in a thousand the lists forget.
const VIEWS: [(usize, u64); 16] = [
    (0, 0),
    (0, 100),
    (3, 0),
    (3, 100),
    (9, 100),
    (15, 50),
    (1, 50),
    (2, 50),
    (21, 150),
    (5, 50),
    (0, 200),
    (0, 150),
    (0, 50),
    (9, 200),
    (15, 150),
    (2, 0),
];
/// Of a fragment or a template, this many.
const FEW: usize = 8;

/// One view of a text, and what was found in it.
pub struct Case {
    doc: usize,
    view: usize,
    note: Note,
    seen: Vec<(Seen, std::ops::Range<usize>, bool)>,
}

fn case(docs: &[Doc], doc: usize, view: usize, pools: &Pools, weights: &[u8]) -> Case {
    let (style, share) = VIEWS[view];
    let mut random = Random((doc * 100 + view) as u64);
    let (text, spans) = glue(&variant(&docs[doc], pools, style, &mut random));
    let thin = Thin { seed: (doc * 31 + view) as u64, share };
    let gold: Vec<_> = spans.iter().map(|(bytes, label)| (chars(&text, bytes), (*label).to_owned())).collect();
    let letters: Vec<char> = text.chars().collect();
    let right = |place: &std::ops::Range<usize>, tenths: usize| {
        let telling = place.clone().filter(|at| letters[*at].is_alphanumeric());
        let inside = telling.clone().filter(|at| gold.iter().any(|(span, label)| label != "AGE" && span.contains(at)));
        inside.count() * 10 >= telling.count() * tenths
    };
    let seen = judge::observe(&text, weights, LIMITS, thin).into_iter().map(|one| {
        let place = chars(&text, &one.bytes);
        let fits = right(&place, if one.rule == "organization-long" { 8 } else { 5 });
        (one, place, fits)
    });
    let seen = seen.collect();
    let note =
        Note { id: docs[doc].set.clone(), lang: String::new(), split: String::new(), chars: letters, text, gold };
    Case { doc, view, note, seen }
}

/// Sets that are left out together.
fn fold(set: &str) -> String {
    let fresh = set.len() == 1 && set >= "R" || set.len() == 2;
    if fresh { set.to_owned() } else { "older".to_owned() }
}

/// All views of all texts, each seen by a tagger that did not learn from its set.
pub fn cases(docs: &[Doc], all: &[Example]) -> Vec<Case> {
    let pools = Pools::read();
    let folds: BTreeSet<String> = docs.iter().filter(|doc| !doc.held).map(|doc| fold(&doc.set)).collect();
    let mut out = Vec::new();
    for name in folds {
        let part: Vec<&Example> =
            all.iter().filter(|one| !docs[one.doc].held && fold(&docs[one.doc].set) != name).collect();
        let (weights, _) = model::quantize(&model::train(&examples::shuffled(part)));
        for doc in (0..docs.len()).filter(|doc| !docs[*doc].held && fold(&docs[*doc].set) == name) {
            let views = if matches!(docs[doc].set.as_str(), "templates" | "frames") { FEW } else { VIEWS.len() };
            for view in 0..views {
                out.push(case(docs, doc, view, &pools, &weights));
            }
        }
        eprintln!("{name} seen");
    }
    out
}

const ROUNDS: usize = 10;
const ORDERS: u64 = 4;
const RATE: f32 = 0.05;
const DECAY: f32 = 2e-3;

/// A table of numbers that tell right findings from wrong ones.
pub fn learn(cases: &[&Case]) -> Vec<u8> {
    let mut all: Vec<(&[u32; FEATURES], bool)> = Vec::new();
    for case in cases {
        let confirm = case.seen.iter().filter(|(one, ..)| one.judged);
        all.extend(confirm.map(|(one, _, right)| (&one.features, *right)));
    }
    let mut sums = vec![0f32; judge::PLACES_OF_TABLE];
    for order in 0..ORDERS {
        let w = learn_in(&mut all, 5 + order);
        sums.iter_mut().zip(w).for_each(|(sum, weight)| *sum += weight);
    }
    sums.iter().map(|x| model::steps(x * 8.0 / ORDERS as f32)).collect()
}

/// Learned in one order; the mean of several depends less on chance.
fn learn_in(all: &mut [(&[u32; FEATURES], bool)], seed: u64) -> Vec<f32> {
    let mut random = Random(seed);
    for at in (1..all.len()).rev() {
        all.swap(at, random.below(at + 1));
    }
    let mut w = vec![0f32; judge::PLACES_OF_TABLE];
    let mut g = vec![1e-2f32; judge::PLACES_OF_TABLE];
    for _ in 0..ROUNDS {
        for (features, right) in all.iter() {
            let y = if *right { 1.0 } else { -1.0 };
            let z = y * features.iter().map(|f| w[*f as usize]).sum::<f32>();
            if z > 8.0 {
                continue;
            }
            let slope = if z > 0.0 { 0.5 / (1.0 + z) } else { 0.5 + 0.5 * -z / (1.0 - z) };
            let step = slope * y;
            for f in *features {
                let at = *f as usize;
                let d = step - DECAY * w[at];
                g[at] += d * d;
                w[at] += RATE * d / g[at].sqrt();
            }
        }
    }
    w
}

/// Limits that are tried, in eighths; at the first everything stays.
const TRIED: [i32; 9] = [-9999, -8, -4, 0, 3, 5, 8, 12, 16];

fn flags(case: &Case, table: &[u8], limit: i32) -> Vec<Flag> {
    let keep = |one: &Seen| match one.tier {
        Tier::Block => true,
        Tier::Hint => false,
        Tier::Confirm => !one.judged || judge::score(table, &one.features) > limit,
    };
    let kept = case.seen.iter().filter(|(one, ..)| keep(one));
    let mut flags: Vec<Flag> =
        kept.map(|(one, place, _)| Flag { place: place.clone(), label: one.rule.to_owned() }).collect();
    flags.sort_by_key(|flag| flag.place.start);
    let mut merged: Vec<Flag> = Vec::new();
    for flag in flags {
        match merged.last_mut() {
            Some(last) if flag.place.start < last.place.end => last.place.end = last.place.end.max(flag.place.end),
            _ => merged.push(flag),
        }
    }
    merged
}

/// How often each rule is right, before it is judged: with the lists as they are, and forgetful.
pub fn rules(docs: &[Doc], sets: &str) {
    let (all, sets) = (cases(docs, &examples::examples(docs)), names(docs, sets));
    for view in [0, 1] {
        let mut told: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for case in all.iter().filter(|case| case.view == view && sets.contains(&docs[case.doc].set)) {
            for (one, _, right) in case.seen.iter().filter(|(one, ..)| one.tier != Tier::Hint) {
                let entry = told.entry(one.rule).or_default();
                entry.0 += usize::from(!right);
                entry.1 += 1;
            }
        }
        let mut told: Vec<_> = told.into_iter().collect();
        told.sort_by_key(|(_, (wrong, all))| (usize::MAX - wrong, *all));
        for (rule, (wrong, all)) in told {
            println!("{} of 1,000 words forgotten: {rule:24} {wrong} of {all} wrong", VIEWS[view].1);
        }
    }
}

/// Of each set, what remains when a judge that learned from the others looks at it; what goes wrong at one limit is listed.
pub fn cross(docs: &[Doc], sets: &str, list: Option<i32>) {
    let all = cases(docs, &examples::examples(docs));
    let mut sums: BTreeMap<(bool, usize, usize), Tally> = BTreeMap::new();
    for name in &names(docs, sets) {
        let learned: Vec<&Case> = all.iter().filter(|case| fold(&docs[case.doc].set) != *name).collect();
        let table = learn(&learned);
        for (at, tried) in TRIED.iter().enumerate() {
            let mut tally = Tally::default();
            for case in all.iter().filter(|case| case.view < 2 && fold(&docs[case.doc].set) == *name) {
                let flags = flags(case, &table, *tried);
                if case.view == 0 {
                    let wrong = tally.add(&case.note, &flags);
                    if list == Some(*tried) {
                        tell(&case.note, &wrong);
                    }
                }
                sums.entry((name.len() > 1, case.view, at)).or_default().add(&case.note, &flags);
            }
            show(&format!("{name} {tried:?}"), &tally);
        }
    }
    for ((fresh, view, at), tally) in &sums {
        println!(
            "sum {} {:?} {:?} leaks {} wrong {} clean {}/{} calm {}/{}",
            if *fresh { "AA" } else { "R" },
            VIEWS[*view],
            TRIED[*at],
            tally.leaks,
            tally.needless,
            tally.clean,
            tally.identified,
            tally.calm_flagged,
            tally.calm
        );
    }
}

/// How the four newest sets together are found by what learned from none, two, four and all of the sets before them.
pub fn curve(docs: &[Doc]) {
    const OLDER: [&str; 9] = ["V", "R", "X", "S", "Y", "T", "Z", "U", "W"];
    const NEWEST: [&str; 4] = ["AA", "AB", "AC", "AD"];
    for count in [0, 2, 4, 9] {
        let mut part = docs.to_vec();
        part.retain(|doc| !OLDER[count..].contains(&doc.set.as_str()));
        for doc in part.iter_mut().filter(|doc| NEWEST.contains(&doc.set.as_str())) {
            doc.set = "NN".to_owned();
        }
        println!("learned from {count} sets of other hands");
        cross(&part, "NN,", None);
    }
}
