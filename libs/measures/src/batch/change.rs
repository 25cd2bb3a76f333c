//! Paired change: everything, or one part.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Function, answer,
    input::{Level, Number, PairRow, Scores},
};
use crate::{
    Alternative,
    change::{
        Aims, Method, Options, Pairs, SignedRankOptions, Zeros, direction, effects, paired_change, paired_t,
        signed_rank,
    },
    error::{Error, Result},
};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "paired-change",
        aliases: &["change"],
        summary: "everything about scores before and after: t, signed-rank, effect sizes, directions",
        run: |json| answer(json, |input: Input| paired_change(&input.pairs()?, input.options())),
    },
    Function {
        name: "paired-t",
        aliases: &["ttest-paired", "t-test", "t-paired"],
        summary: "paired t test with the interval of the mean change",
        run: |json| {
            answer(json, |input: Input| {
                let options = input.options();
                paired_t(&input.pairs()?, options.signed_rank.alternative, options.confidence)
            })
        },
    },
    Function {
        name: "wilcoxon",
        aliases: &["signed-rank", "wilcoxon-signed-rank"],
        summary: "signed-rank test, exact with ties and zeros; matched rank-biserial correlation",
        run: |json| answer(json, |input: Input| signed_rank(&input.pairs()?, input.options().signed_rank)),
    },
    Function {
        name: "effect-size",
        aliases: &["effects", "cohen-d", "effect-sizes"],
        summary: "d_z, d_av and their Hedges corrections with intervals",
        run: |json| answer(json, |input: Input| effects(&input.pairs()?, input.options().confidence)),
    },
    Function {
        name: "direction",
        aliases: &["improved", "improvement"],
        summary: "improved, same, worse; who reached a target or a threshold",
        run: |json| answer(json, |input: Input| direction(&input.pairs()?, input.options().aims)),
    },
];

/// One shape for the family: scores in one of several forms, and options that some functions do not need.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    #[serde(alias = "before", alias = "x", alias = "first")]
    pre: Option<Scores>,
    #[serde(alias = "after", alias = "y", alias = "second")]
    post: Option<Scores>,
    pairs: Option<Vec<PairRow>>,
    #[serde(alias = "differences", alias = "diffs", alias = "d")]
    changes: Option<Vec<Number>>,
    confidence: Option<Level>,
    #[serde(default)]
    alternative: Alternative,
    #[serde(default, alias = "zero_method", alias = "zero-method")]
    zeros: Zeros,
    #[serde(default)]
    method: Method,
    #[serde(default = "yes")]
    higher_is_better: bool,
    target: Option<f64>,
    threshold: Option<f64>,
}

fn yes() -> bool {
    true
}

impl Input {
    pub(super) fn pairs(&self) -> Result<Pairs> {
        match (&self.pre, &self.post, &self.pairs, &self.changes) {
            (Some(Scores::List(pre)), Some(Scores::List(post)), None, None) => {
                Pairs::new(&Number::values(pre), &Number::values(post))
            }
            (Some(Scores::ByPerson(pre)), Some(Scores::ByPerson(post)), None, None) => matched(pre, post),
            (None, None, Some(rows), None) => {
                let (pre, post): (Vec<_>, Vec<_>) = rows.iter().map(|row| (row.0.0, row.1.0)).unzip();
                Pairs::new(&pre, &post)
            }
            (None, None, None, Some(changes)) => Pairs::from_changes(&Number::values(changes)),
            _ => Err(Error::input(
                "Give \"pre\" and \"post\" (two lists in the same order, or two objects by person), or \"pairs\", or \"changes\".",
            )),
        }
    }

    fn options(&self) -> Options {
        Options {
            confidence: Level::or_default(self.confidence),
            signed_rank: SignedRankOptions { zeros: self.zeros, method: self.method, alternative: self.alternative },
            aims: Aims { higher_is_better: self.higher_is_better, target: self.target, threshold: self.threshold },
        }
    }
}

/// Puts two waves side by side by person.
fn matched(pre: &BTreeMap<String, Number>, post: &BTreeMap<String, Number>) -> Result<Pairs> {
    let score = |wave: &BTreeMap<String, Number>, person: &str| wave.get(person).and_then(|number| number.0);
    let later = post.keys().filter(|person| !pre.contains_key(*person));
    let (first, second): (Vec<_>, Vec<_>) =
        pre.keys().chain(later).map(|person| (score(pre, person), score(post, person))).unzip();
    Pairs::new(&first, &second)
}
