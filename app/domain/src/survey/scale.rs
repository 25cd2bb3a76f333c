//! Scales: named sets of items whose mean says how much there is of something.

use serde::{Deserialize, Serialize};

use super::{Answers, Design, Survey};
use crate::language::Text;

/// The usual least share of a scale's items, in percent, that must have a value for the scale to have one.
pub const LEAST: u32 = 80;

/// A scale: the mean of its items, each on the same points, reversed items counted from the other end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Its stable code.
    pub code: String,
    /// What it measures.
    pub title: Text,
    /// The codes of its items.
    pub items: Vec<String>,
    /// The change that a program aims at, in points of the scale.
    #[serde(default)]
    pub target: Option<f64>,
    /// The value from which on somebody counts as able.
    #[serde(default)]
    pub threshold: Option<f64>,
    /// The least share of its items, in percent, that must have a value for the scale to have one.
    #[serde(default = "usual", skip_serializing_if = "is_usual")]
    pub least: u32,
    /// Whether more is better.
    #[serde(default = "yes")]
    pub higher_is_better: bool,
}

const fn usual() -> u32 {
    LEAST
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over like this")]
const fn is_usual(least: &u32) -> bool {
    *least == LEAST
}

const fn yes() -> bool {
    true
}

impl Scale {
    /// The mean of the items that have a value, where as many items as it asks for have one; else none. "Not
    /// applicable" and what was left out have no value, and neither counts as zero.
    pub fn score(&self, survey: &Survey, answers: &Answers, design: Design) -> Option<f64> {
        let values: Vec<f64> = self.values(survey, answers, design).into_iter().flatten().collect();
        let enough = values.len() * 100 >= self.items.len() * usize::try_from(self.least).unwrap_or(100);
        if enough { measures::describe::mean(&values) } else { None }
    }

    /// The value of each item in order, reversed ones counted from the other end: a row for `measures::cronbach_alpha`.
    pub fn values(&self, survey: &Survey, answers: &Answers, design: Design) -> Vec<Option<f64>> {
        let value = |code: &String| {
            let (grid, item) = survey.item(code)?;
            grid.value(item, answers, design)
        };
        self.items.iter().map(value).collect()
    }

    /// The standpoints from which all of its items are asked.
    pub fn designs(&self, survey: &Survey) -> Vec<Design> {
        let asked = |design: &Design| {
            let has = |code: &String| survey.item(code).is_some_and(|(grid, _)| grid.designs.contains(design));
            !self.items.is_empty() && self.items.iter().all(has)
        };
        Design::ALL.into_iter().filter(asked).collect()
    }
}
