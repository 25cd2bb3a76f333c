//! The judge: looks once more at every finding that waits for a decision, and drops those that are most likely wrong.
//!
//! A rule knows its few neighbors; the judge knows how often that rule was right in texts it was not made with, what the
//! tagger thinks of the same words, and what else the text holds. It adds small numbers, as the tagger does, and its table is
//! made by `train/` as well. What is certain (tier block) it never touches, nor numbers, contacts and ages, which their shape tells.

use std::collections::BTreeMap;

use crate::{
    class::{COMMON, GIVEN, MED, PLACES, SAYS, SURNAME},
    finding::{Found, Label, Tier},
    network::Reading,
    rules::reach,
    seen::{self, CUES, Vocabulary, form, gap, group, kind, mix, neighbor},
    tagger::{self, Model},
    text::{Style, Text, Thin, mark},
    word::{SEED, more, step},
};

/// Places of the judge's table; a power of two.
pub const PLACES_OF_TABLE: usize = 1 << 15;
/// Features of a finding.
pub const FEATURES: usize = 44;

/// Words of a finding that are looked at; longer ones are judged by their beginning.
const MOST: usize = 6;

/// What the judge knows of the whole text.
struct View {
    words: Vocabulary,
    certain: u64,
    likely: u64,
    length: u64,
}

impl View {
    fn of(text: &Text, found: &[Found]) -> Self {
        let count = |tier: Tier| found.iter().filter(|one| one.tier == tier).count() as u64;
        let length = (text.words.len() as u64 / 16).min(8);
        Self { words: Vocabulary::of(text), certain: count(Tier::Block), likely: count(Tier::Confirm), length }
    }
}

/// The most the tagger would give one of these words, for this label and for any: in halves of a unit.
fn votes(text: &Text, view: &View, model: &Model, from: usize, to: usize, label: Label) -> (i32, i32) {
    let class = match label {
        Label::Name => Some(0),
        Label::Location => Some(1),
        Label::Org => Some(2),
        _ => None,
    };
    let mut best = (-14, -14);
    for place in from..to.min(from.saturating_add(MOST)) {
        if text.letters(place) && text.at(place).len > 2 {
            let sums = tagger::sums(model.weights, &tagger::features(text, place, &view.words));
            let any = sums.into_iter().max().unwrap_or(-99);
            let own = class.and_then(|class| sums.get(class).copied()).unwrap_or(any);
            best = (best.0.max(own / 4), best.1.max(any / 4));
        }
    }
    (best.0.min(14), best.1.min(14))
}

fn features(text: &Text, found: &Found, view: &View, model: &Model) -> [u32; FEATURES] {
    let (start, end) = words_of(text, found);
    let last = end - 1;
    let (before, after) = (start.wrapping_sub(1), end);
    let (before2, after2) = (start.wrapping_sub(2), end + 1);
    let word = text.at(start);
    let rule = found.rule.bytes().fold(SEED, more);
    let label = found.label as u64;
    let (shape, few, own) = (form(text, start), group(text, start), kind(text, start));
    let (shape_last, few_last) = (form(text, last), group(text, last));
    let count = ((end - start) as u64).min(4);
    let (ours, any) = votes(text, view, model, start, end, found.label);
    let (ours, any) = ((ours + 20) as u64, (any + 20) as u64);
    let near = votes(text, view, model, before, start, found.label)
        .1
        .max(votes(text, view, model, after, after + 1, found.label).1);
    let near = ((near + 20) / 4) as u64;
    let (gap_before, gap_after) = (gap(text, start), gap(text, after));
    let (b1, b2, a1, a2) =
        (neighbor(text, before), neighbor(text, before2), neighbor(text, after), neighbor(text, after2));
    let cue = |at: usize| text.at(at).set.0 & CUES.0;
    let bytes = text.low(last);
    let tail = bytes.letters().iter().rev().take(3).fold(11, |hash, byte| more(hash, *byte));
    let first = text.low(start);
    let head = first.letters().iter().take(3).fold(13, |hash, byte| more(hash, *byte));
    let (small, large) = view.words.times(word.hash);
    let style = text.style as u64 * 2 + u64::from(text.french);
    let company = view.certain.min(3) * 8 + view.likely.min(4);
    let stray = view.words.stray;
    let everyday = u64::from(word.set.any(COMMON)) | u64::from(word.set.any(GIVEN.or(SURNAME).or(PLACES))) << 1;
    let known = if word.set.any(COMMON.or(MED)) { word.hash } else { 5 };
    let begins = u64::from(word.marks & mark::START != 0);
    let does = u64::from(text.is(after, SAYS)) | u64::from(text.style == Style::Mixed) << 1;
    let (run_start, run_end) = (seen::run(text, start).0, seen::run(text, last).1);
    let run_before = neighbor(text, run_start.wrapping_sub(1)) ^ gap(text, run_start) << 44;
    let run_after = neighbor(text, run_end) ^ gap(text, run_end) << 44;
    let wider = (start - run_start).min(2) as u64 * 3 + (run_end.saturating_sub(end)).min(2) as u64;
    let year = u64::from((1900..2100).contains(&text.number(after).unwrap_or(0)))
        | u64::from((1900..2100).contains(&text.number(after2).unwrap_or(0))) << 1;
    let follower = text.low(after);
    let follower = follower.letters().iter().rev().take(2).fold(17, |hash, byte| more(hash, *byte));
    let covered = u64::from(text.marked(before, mark::COVERED))
        | u64::from(text.marked(before2, mark::COVERED)) << 1
        | u64::from(text.marked(after, mark::COVERED)) << 2
        | u64::from(text.marked(after2, mark::COVERED)) << 3;
    let union = (start..end.min(start + MOST)).fold(0, |all, at| all | kind(text, at));
    let all = [
        mix(101, 0, 0),
        mix(102, rule, 0),
        mix(103, rule ^ label << 8, shape),
        mix(104, rule, few),
        mix(105, own, shape),
        mix(106, rule, ours),
        mix(107, label, ours),
        mix(108, any, shape),
        mix(109, b1, gap_before),
        mix(110, a1, gap_after),
        mix(111, group(text, before), rule),
        mix(112, group(text, after), rule),
        mix(113, b2, b1),
        mix(114, a1, a2),
        mix(115, count, rule),
        mix(116, small << 4 | begins << 3 | everyday, shape),
        mix(117, large << 4 | small, few),
        mix(118, style, rule),
        mix(119, company, shape),
        mix(120, company, rule),
        mix(121, view.length, company),
        mix(122, few << 16 | few_last, shape << 4 | shape_last),
        mix(123, tail, shape_last),
        mix(124, head, few),
        mix(125, begins << 8 | few, rule),
        mix(126, known, label),
        mix(127, cue(before), label),
        mix(128, cue(after), label),
        mix(129, near, ours),
        mix(130, gap_before << 32 | gap_after, rule),
        mix(131, stray, rule),
        mix(132, stray, everyday << 8 | shape),
        mix(133, does << 8 | ours, begins << 3 | everyday),
        mix(134, label << 8 | ours, company),
        mix(135, run_before, label),
        mix(136, run_after, label),
        mix(137, run_before, run_after),
        mix(138, wider, rule),
        mix(139, year, label),
        mix(140, follower ^ (text.at(after).case as u64) << 50, shape << 4 | begins),
        mix(141, covered, rule),
        mix(142, union, label),
        mix(143, rule ^ b1, gap_before),
        mix(144, rule ^ a1, gap_after),
    ];
    all.map(|hash| hash & (PLACES_OF_TABLE as u32 - 1))
}

/// How much speaks for a finding; 0 is undecided.
pub fn score(table: &[u8], features: &[u32; FEATURES]) -> i32 {
    features.iter().filter_map(|place| table.get(*place as usize)).map(|weight| i32::from(weight.cast_signed())).sum()
}

/// Whether a finding waits for the judge.
fn judged(one: &Found) -> bool {
    one.tier == Tier::Confirm && matches!(one.label, Label::Name | Label::Location | Label::Org | Label::Date)
}

/// Drops the findings that speak too little for themselves, and takes in the long names, and the places within what was dropped, that
/// speak enough, and the words that the network is sure of.
pub(crate) fn keep(text: &Text, mut found: Vec<Found>, reading: &Reading, model: &Model) -> Vec<Found> {
    if model.judge.is_empty() {
        return found;
    }
    let (long, sure) = (reach::propose(text, &found), reading.sure(text, &found));
    if long.is_empty() && sure.is_empty() && !found.iter().any(judged) {
        return found;
    }
    let view = View::of(text, &found);
    let fits = |one: &Found| {
        // Two sums in eighths: what the judge and the network know of it, each by itself, is added up.
        let speaks = || {
            let (start, end) = words_of(text, one);
            score(model.judge, &features(text, one, &view, model)) + reading.most(start, end)
        };
        !judged(one) || speaks() > if one.rule == "tagger" { model.doubts.tagger } else { model.doubts.rule }
    };
    let fitting: Vec<bool> = found.iter().map(fits).collect();
    // What is kept once is kept wherever it stands: "TIMMINS again" at the beginning of a line says little for itself.
    let mut said: BTreeMap<u64, Label> = BTreeMap::new();
    for (one, _) in found.iter().zip(&fitting).filter(|(_, fits)| **fits) {
        said.insert(spelled(text, one), one.label);
    }
    let stays = |(one, fits): (&Found, &bool)| *fits || said.get(&spelled(text, one)) == Some(&one.label);
    let stays: Vec<bool> = found.iter().zip(&fitting).map(stays).collect();
    let parts = reach::within(text, &found).into_iter().filter(|(whole, _)| stays.get(*whole) == Some(&false));
    let more: Vec<Found> = parts.map(|(_, part)| part).chain(long).filter(fits).chain(sure).collect();
    let mut staying = stays.iter();
    found.retain(|_| staying.next() == Some(&true));
    if more.is_empty() {
        return found;
    }
    found.extend(more);
    crate::settle::settle(found)
}

/// The places of the words that a finding covers, the second one exclusive; at least one.
fn words_of(text: &Text, found: &Found) -> (usize, usize) {
    let start = text.words.partition_point(|word| word.end <= found.start);
    (start, text.words.partition_point(|word| word.start < found.end).max(start + 1))
}

/// The words of a finding, in whatever case.
fn spelled(text: &Text, one: &Found) -> u64 {
    let (start, end) = words_of(text, one);
    (start..end).fold(SEED, |sum, place| step(sum, text.at(place).hash))
}

/// From which score on a finding is kept.
#[derive(Clone, Copy, Debug)]
pub struct Doubts {
    /// Of a rule.
    pub rule: i32,
    /// Of the tagger.
    pub tagger: i32,
}

/// A finding as training sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Bytes of the text.
    pub bytes: std::ops::Range<usize>,
    /// The rule.
    pub rule: &'static str,
    /// How sure.
    pub tier: Tier,
    /// Whether the judge is asked.
    pub judged: bool,
    /// Places in the table.
    pub features: [u32; FEATURES],
}

/// The findings of a text before they are judged, with a tagger of these weights; `thin` makes lists forget.
pub fn observe(raw: &str, weights: &[u8], limits: tagger::Limits, thin: Thin) -> Vec<Seen> {
    let model = Model::of(weights, limits);
    let mut text = Text::read_thin(raw, thin);
    let found = crate::settle::settle(crate::rules::run(&mut text, &model).0);
    let view = View::of(&text, &found);
    let seen = |one: &Found| Seen {
        bytes: one.start as usize..one.end as usize,
        rule: one.rule,
        tier: one.tier,
        judged: judged(one),
        features: features(&text, one, &view, &model),
    };
    let parts = reach::within(&text, &found).into_iter().map(|(_, part)| part);
    let more: Vec<Found> = parts.chain(reach::propose(&text, &found)).collect();
    found.iter().chain(&more).map(seen).collect()
}
