//! Leave-one-set-out.
use crate::{
    data::{Doc, Pools, Random, variant},
    model::{self, Example},
};
use deid::Tier;
use std::{collections::BTreeSet, ops::Range};

pub fn glue(p: &[(String, Option<&'static str>)]) -> (String, Vec<(Range<usize>, &'static str)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (t, l) in p {
        if let Some(l) = l {
            spans.push((text.len()..text.len() + t.len(), *l));
        }
        text.push_str(t);
    }
    (text, spans)
}

pub fn class(spans: &[(Range<usize>, &'static str)], b: &Range<usize>) -> Option<usize> {
    let hit = spans.iter().find(|(s, _)| s.start < b.end && b.start < s.end);
    Some(match hit {
        None => 3,
        Some((_, "NAME")) => 0,
        Some((_, "LOCATION")) => 1,
        Some((_, "ORG")) => 2,
        Some(_) => return None,
    })
}

/// Of each text, this many with other details and styles are learned from.
const VARIANTS: usize = 24;
/// What a detail that the rules find weighs beside one that they do not.
const COVERED: f32 = 0.1;

/// The examples in an order that is always the same.
pub fn shuffled(mut all: Vec<&Example>) -> Vec<&Example> {
    let mut random = Random(3);
    for at in (1..all.len()).rev() {
        all.swap(at, random.below(at + 1));
    }
    all
}

pub fn examples(docs: &[Doc]) -> Vec<Example> {
    let pools = Pools::read();
    let mut r = Random(7);
    let mut out = Vec::new();
    for (n, doc) in docs.iter().enumerate() {
        for v in 0..VARIANTS {
            if doc.set == "templates" && v > 2 {
                continue;
            }
            let p = variant(doc, &pools, v, &mut r);
            let (text, spans) = glue(&p);
            for s in deid::tagger::observe(&text) {
                let Some(c) = class(&spans, &s.bytes) else { continue };
                if s.covered && c == 3 {
                    continue;
                }
                let w = if s.covered { COVERED } else { 1.0 };
                if w > 0.0 {
                    out.push(Example { doc: n, features: s.features, class: c, weight: w });
                }
            }
        }
    }
    out
}

#[derive(Default, Clone, Copy)]
struct Tally {
    gold: usize,
    masked: usize,
    flags: usize,
    right: usize,
    id: usize,
    clean: usize,
    calm: usize,
    calmflag: usize,
    by: [[usize; 2]; 4],
}

fn tally(
    t: &mut Tally,
    text: &str,
    spans: &[(Range<usize>, &'static str)],
    flags: &[Range<usize>],
) -> (Vec<String>, Vec<String>) {
    let tell = |s: &Range<usize>| {
        text[s.clone()]
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric())
            .map(|(i, _)| s.start + i)
            .collect::<Vec<_>>()
    };
    let (mut leaks, mut false_) = (Vec::new(), Vec::new());
    let gold: Vec<_> = spans.iter().filter(|(_, l)| *l != "AGE").collect();
    for (s, l) in &gold {
        let all = tell(s);
        let m = all.iter().filter(|i| flags.iter().any(|f| f.contains(i))).count();
        let k = match *l {
            "NAME" => 0,
            "LOCATION" => 1,
            "ORG" => 2,
            _ => 3,
        };
        t.gold += 1;
        t.by[k][1] += 1;
        if m * 10 >= all.len() * 9 {
            t.masked += 1;
            t.by[k][0] += 1
        } else {
            leaks.push(format!("{l}|{}", &text[s.clone()]))
        }
    }
    let mut needless = 0;
    for f in flags {
        let all = tell(f);
        let inside =
            |age: bool| all.iter().filter(|i| spans.iter().any(|(s, l)| (*l == "AGE") == age && s.contains(i))).count();
        if all.is_empty() || inside(true) == all.len() {
            continue;
        }
        t.flags += 1;
        if inside(false) * 2 >= all.len() {
            t.right += 1
        } else {
            needless += 1;
            false_.push(text[f.clone()].to_owned())
        }
    }
    if gold.is_empty() {
        t.calm += 1;
        t.calmflag += usize::from(needless > 0)
    } else {
        t.id += 1;
        t.clean += usize::from(leaks.is_empty())
    }
    (leaks, false_)
}

fn show(name: &str, t: &Tally) {
    let s = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    println!(
        "{name:26} recall {:.4} ({}/{}) precision {:.4} (wrong {}) clean {}/{} calm flagged {}/{}  name {:.3} loc {:.3} org {:.3} other {:.3}",
        s(t.masked, t.gold),
        t.masked,
        t.gold,
        s(t.right, t.flags),
        t.flags - t.right,
        t.clean,
        t.id,
        t.calmflag,
        t.calm,
        s(t.by[0][0], t.by[0][1]),
        s(t.by[1][0], t.by[1][1]),
        s(t.by[2][0], t.by[2][1]),
        s(t.by[3][0], t.by[3][1])
    );
}

pub fn judge(docs: &[Doc], only: Option<&str>) {
    let all = examples(docs);
    eprintln!("{} examples, positive {}", all.len(), all.iter().filter(|e| e.class < 3).count());
    let sets: BTreeSet<&str> =
        docs.iter().map(|d| d.set.as_str()).filter(|s| *s != "templates" && *s != "frames").collect();
    let mut sums: Vec<(i32, Tally)> = Vec::new();
    let mut base_sum = Tally::default();
    for set in sets {
        if only.is_some_and(|o| !o.contains(set)) {
            continue;
        }
        let part: Vec<&Example> = all.iter().filter(|e| !docs[e.doc].held && docs[e.doc].set != set).collect();
        let w = model::train(&shuffled(part));
        let (q, scale) = model::quantize(&w);
        let mut base = Tally::default();
        let levels: Vec<i32> =
            [-4.0, -3.0, -2.5, -2.0, -1.5, -1.0, -0.75, 0.0].iter().map(|m| (m * scale) as i32).collect();
        let mut with = vec![Tally::default(); levels.len()];
        for doc in docs.iter().filter(|d| d.set == set) {
            let (text, spans) = glue(&doc.pieces);
            let found: Vec<Range<usize>> = deid::scan(&text)
                .into_iter()
                .filter(|f| f.tier != Tier::Hint && f.rule != "tagger")
                .map(|f| f.bytes)
                .collect();
            tally(&mut base, &text, &spans, &found);
            tally(&mut base_sum, &text, &spans, &found);
            for (k, level) in levels.iter().enumerate() {
                let mut flags = found.clone();
                let limits = deid::tagger::Limits {
                    alone: *level,
                    beside: level - (3.0 * scale) as i32,
                    covered: level - scale as i32,
                };
                flags.extend(deid::tagger::tried(&text, q.as_chunks().0, limits));
                tally(&mut with[k], &text, &spans, &flags);
            }
        }
        show(&format!("{set} rules"), &base);
        for (k, m) in ["-4", "-3", "-2.5", "-2", "-1.5", "-1", "-.75", "0"].iter().enumerate() {
            show(&format!("{set} +tagger {m}"), &with[k]);
        }
        if sums.is_empty() {
            sums = with.iter().map(|_| (0, Tally::default())).collect();
        }
        for (k, w) in with.iter().enumerate() {
            add(&mut sums[k].1, w);
        }
    }
    show("ALL rules", &base_sum);
    for (k, m) in ["-4", "-3", "-2.5", "-2", "-1.5", "-1", "-.75", "0"].iter().enumerate() {
        show(&format!("ALL +tagger {m}"), &sums[k].1);
    }
}

fn add(a: &mut Tally, b: &Tally) {
    a.gold += b.gold;
    a.masked += b.masked;
    a.flags += b.flags;
    a.right += b.right;
    a.id += b.id;
    a.clean += b.clean;
    a.calm += b.calm;
    a.calmflag += b.calmflag;
    for k in 0..4 {
        for j in 0..2 {
            a.by[k][j] += b.by[k][j]
        }
    }
}
