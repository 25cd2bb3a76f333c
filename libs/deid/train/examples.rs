//! Words with the features and the class that the tagger learns from.

use std::ops::Range;

use crate::{
    data::{Doc, Pools, Random, variant},
    model::Example,
};

/// Of each text, this many with other details and styles are learned from.
const VARIANTS: usize = 24;
/// What a detail that the rules find weighs beside one that they do not.
const COVERED: f32 = 0.1;

/// Variants before the lists forget.
const FULL: usize = 3;
/// Of a thousand words, how many are forgotten then.
const SHARE: u64 = 100;

/// A text in one piece, and its details.
pub fn glue(pieces: &[(String, Option<&'static str>)]) -> (String, Vec<(Range<usize>, &'static str)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (piece, label) in pieces {
        if let Some(label) = label {
            spans.push((text.len()..text.len() + piece.len(), *label));
        }
        text.push_str(piece);
    }
    (text, spans)
}

/// The class of the word at these bytes; nothing for a kind of detail that the tagger does not look for.
fn class(spans: &[(Range<usize>, &'static str)], bytes: &Range<usize>) -> Option<usize> {
    match spans.iter().find(|(span, _)| span.start < bytes.end && bytes.start < span.end) {
        None => Some(3),
        Some((_, "NAME")) => Some(0),
        Some((_, "LOCATION")) => Some(1),
        Some((_, "ORG")) => Some(2),
        Some(_) => None,
    }
}

/// The examples in an order that is always the same.
pub fn shuffled(mut all: Vec<&Example>) -> Vec<&Example> {
    let mut random = Random(3);
    for at in (1..all.len()).rev() {
        all.swap(at, random.below(at + 1));
    }
    all
}

/// What the lists forget in a variant: nothing in the first ones.
pub fn thin(style: usize) -> deid::Thin {
    deid::Thin { seed: style as u64, share: if style < FULL { 0 } else { SHARE } }
}

/// The words of all texts, each in its variants.
pub fn examples(docs: &[Doc]) -> Vec<Example> {
    let pools = Pools::read();
    let mut random = Random(7);
    let mut all = Vec::new();
    for (number, doc) in docs.iter().enumerate() {
        let variants = if doc.set == "templates" { 3 } else { VARIANTS };
        for style in 0..variants {
            let (text, spans) = glue(&variant(doc, &pools, style, &mut random));
            for seen in deid::tagger::observe(&text, thin(style)) {
                let Some(class) = class(&spans, &seen.bytes) else { continue };
                if seen.covered && class == 3 {
                    continue;
                }
                let weight = if seen.covered { COVERED } else { 1.0 };
                all.push(Example { doc: number, features: seen.features, class, weight });
            }
        }
    }
    all
}
