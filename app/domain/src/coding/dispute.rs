//! Where coders differ: the list to talk about before any number.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, Turn};
use crate::id::{CodeId, CoderId, TranscriptId};

/// A turn that two or more coders coded differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The text.
    pub transcript: TranscriptId,
    /// The turn.
    pub turn: Turn,
    /// What each coder gave it that not all gave it, also who gave nothing.
    pub by: BTreeMap<CoderId, BTreeSet<CodeId>>,
    /// What all gave it.
    pub agreed: BTreeSet<CodeId>,
}

impl Dispute {
    /// Every code that somebody gave and somebody did not.
    pub fn codes(&self) -> BTreeSet<CodeId> {
        self.by.values().flatten().copied().collect()
    }
}

/// Two codes that stand against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// One code.
    pub one: CodeId,
    /// The code that another coder gave instead; none where another gave nothing instead.
    pub other: Option<CodeId>,
    /// In how many turns.
    pub turns: u32,
}

/// Every turn of the documents that at least two coders coded and about which they differ, in the order of the texts.
pub fn disputes(documents: &[Document]) -> Vec<Dispute> {
    let mut found = Vec::new();
    for document in documents.iter().filter(|document| document.coders.len() > 1) {
        for (turn, codes) in document.turns.iter().zip(document.carried()) {
            let (agreed, open): (BTreeMap<_, _>, BTreeMap<_, _>) =
                codes.into_iter().partition(|(_, coders)| *coders == document.coders);
            if open.is_empty() {
                continue;
            }
            let own = |coder: &CoderId| {
                let given = open.iter().filter(|(_, coders)| coders.contains(coder)).map(|(code, _)| *code);
                (*coder, given.collect())
            };
            found.push(Dispute {
                transcript: document.transcript,
                turn: turn.clone(),
                by: document.coders.iter().map(own).collect(),
                agreed: agreed.into_keys().collect(),
            });
        }
    }
    found
}

/// Which codes stand against which, the most frequent first: one coder gave the one and not the other, another the other and
/// not the one. A code for which nobody gave another stands against nothing.
pub fn confusions(disputes: &[Dispute]) -> Vec<Confusion> {
    let mut counts: BTreeMap<(CodeId, Option<CodeId>), u32> = BTreeMap::new();
    for dispute in disputes {
        let mut pairs = BTreeSet::new();
        for code in dispute.codes() {
            let without = dispute.by.values().filter(|codes| !codes.contains(&code));
            let with: Vec<_> = dispute.by.values().filter(|codes| codes.contains(&code)).collect();
            let instead: BTreeSet<CodeId> =
                without.flatten().filter(|other| with.iter().any(|codes| !codes.contains(*other))).copied().collect();
            if instead.is_empty() {
                pairs.insert((code, None));
            }
            pairs.extend(instead.into_iter().map(|other| (code.min(other), Some(code.max(other)))));
        }
        for pair in pairs {
            *counts.entry(pair).or_default() += 1;
        }
    }
    let mut found: Vec<Confusion> =
        counts.into_iter().map(|((one, other), turns)| Confusion { one, other, turns }).collect();
    found.sort_by_key(|confusion| std::cmp::Reverse(confusion.turns));
    found
}
