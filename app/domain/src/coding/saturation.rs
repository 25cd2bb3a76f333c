//! When new groups stopped bringing new codes, after Guest, Namey and Chen (2020), adapted for groups.

use std::collections::BTreeSet;

pub use measures::saturation::{Cumulative, Orders, Saturation, Step};
use measures::saturation::{Document, Rule, spread};

use crate::id::CodeId;

/// Groups in the base. Two instead of the four interviews of the source: an adaptation for groups, and said to be one.
pub const BASE: usize = 2;

/// Groups in a run.
pub const RUN: usize = 1;

/// New codes of a run over the codes of the base, at most.
pub const THRESHOLD: f64 = 0.05;

/// Random orders that are followed, where there are too many to follow all.
pub const ORDERS: usize = 1000;

/// Saturation along the order of the groups, and over other orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Saturated {
    /// Along the order in which the groups met.
    pub along: Saturation,
    /// Over all or many random orders.
    pub orders: Orders,
}

/// Follows the groups in their order. The error is a sentence of [`measures`]: as with fewer than three groups.
pub fn saturation(groups: &[(String, BTreeSet<CodeId>)], seed: u32) -> Result<Saturated, String> {
    let documents: Vec<Document> = groups
        .iter()
        .map(|(name, codes)| Document { name: name.clone(), codes: codes.iter().map(ToString::to_string).collect() })
        .collect();
    let rule = Rule { base: BASE, run: RUN, threshold: THRESHOLD };
    let along = measures::saturation::saturation(&documents, rule).map_err(|error| error.to_string())?;
    let orders = spread(&documents, rule, ORDERS, seed.into()).map_err(|error| error.to_string())?;
    Ok(Saturated { along, orders })
}
