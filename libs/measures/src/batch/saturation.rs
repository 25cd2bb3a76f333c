//! Saturation of codes over documents.

use super::input::Label;
use super::{Function, answer};
use crate::error::{Error, Result};
use crate::saturation::{Document, Orders, Rule, Saturation, saturation, spread};
use serde::{Deserialize, Serialize};

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "saturation",
    aliases: &["thematic-saturation"],
    summary: "thematic saturation by base, run and threshold, and its spread over orders",
    run: |json| answer(json, saturation_of),
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "interviews", alias = "groups")]
    documents: Option<Documents>,
    /// New codes of each document, when the codes themselves are not at hand.
    #[serde(alias = "new")]
    new_codes: Option<Vec<u32>>,
    #[serde(default)]
    unit: Unit,
    #[serde(alias = "base_size")]
    base: Option<usize>,
    #[serde(alias = "run_length")]
    run: Option<usize>,
    #[serde(default = "five_percent")]
    threshold: f64,
    #[serde(default)]
    orders: usize,
    #[serde(default = "one")]
    seed: u64,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Unit {
    #[default]
    #[serde(alias = "document", alias = "interviews")]
    Interview,
    #[serde(alias = "group", alias = "focus group", alias = "focus-group")]
    FocusGroup,
}

fn five_percent() -> f64 {
    0.05
}
fn one() -> u64 {
    1
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Documents {
    Lists(Vec<Vec<Label>>),
    Named(Vec<NamedDocument>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedDocument {
    #[serde(alias = "id", alias = "document")]
    name: Label,
    codes: Vec<Label>,
}

#[derive(Serialize)]
struct Output {
    method: String,
    base: usize,
    run: usize,
    threshold: f64,
    #[serde(flatten)]
    saturation: Saturation,
    #[serde(skip_serializing_if = "Option::is_none")]
    orders: Option<Orders>,
}

fn saturation_of(input: Input) -> Result<Output> {
    let (base, run) = match input.unit {
        Unit::Interview => (input.base.unwrap_or(4), input.run.unwrap_or(2)),
        Unit::FocusGroup => (input.base.unwrap_or(2), input.run.unwrap_or(1)),
    };
    let rule = Rule { base, run, threshold: input.threshold };
    let counted = input.new_codes.is_some();
    let documents = match (input.documents, input.new_codes) {
        (Some(Documents::Lists(lists)), None) => {
            lists.into_iter().enumerate().map(|(at, codes)| document((at + 1).to_string(), codes)).collect()
        }
        (Some(Documents::Named(list)), None) => {
            list.into_iter().map(|one| document(one.name.0.unwrap_or_default(), one.codes)).collect()
        }
        (None, Some(counts)) => invented(&counts)?,
        _ => return Err(Error::input("Give \"documents\" with their codes, or \"new_codes\" of each document.")),
    };
    if counted && input.orders > 0 {
        return Err(Error::input("Other orders need the codes of each document, not only how many were new."));
    }
    let adapted = if input.unit == Unit::FocusGroup { ", adapted for groups" } else { "" };
    Ok(Output {
        method: format!("base {base}, run {run}, threshold {} (Guest, Namey and Chen 2020{adapted})", input.threshold),
        base,
        run,
        threshold: input.threshold,
        saturation: saturation(&documents, rule)?,
        orders: (input.orders > 0).then(|| spread(&documents, rule, input.orders, input.seed)).transpose()?,
    })
}

fn document(name: String, codes: Vec<Label>) -> Document {
    Document { name, codes: codes.into_iter().filter_map(|code| code.0).collect() }
}

/// Documents with as many codes of their own as were new in each.
fn invented(counts: &[u32]) -> Result<Vec<Document>> {
    if counts.iter().copied().map(u64::from).sum::<u64>() > 1_000_000 {
        return Err(Error::input("There are more than a million new codes."));
    }
    let invent = |(at, count): (usize, &u32)| Document {
        name: (at + 1).to_string(),
        codes: (0..*count).map(|code| format!("{at}.{code}")).collect(),
    };
    Ok(counts.iter().enumerate().map(invent).collect())
}
