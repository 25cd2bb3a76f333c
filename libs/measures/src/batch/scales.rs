//! Scales and tests made of items.

use serde::{Deserialize, Serialize};

use super::{
    Function, answer,
    input::{Label, Level, Number},
};
use crate::{
    cronbach_alpha,
    error::{Error, Result},
    item_analysis,
};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "cronbach-alpha",
        aliases: &["cronbach"],
        summary: "Cronbach's alpha of a scale, with interval and alpha without each item",
        run: |json| {
            answer(json, |input: Scale| cronbach_alpha(&rows(&input.rows), Level::or_default(input.confidence)))
        },
    },
    Function {
        name: "items",
        aliases: &["item-analysis", "item-statistics"],
        summary: "difficulty and discrimination of a knowledge test's items; KR-20",
        run: |json| answer(json, |input: Test| item_analysis(&input.scored()?)),
    },
];

fn rows(rows: &[Vec<Number>]) -> Vec<Vec<Option<f64>>> {
    rows.iter().map(|row| Number::values(row)).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    #[serde(alias = "scores", alias = "people", alias = "data")]
    rows: Vec<Vec<Number>>,
    confidence: Option<Level>,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Missing {
    #[default]
    LeaveOut,
    Wrong,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Test {
    #[serde(alias = "scores", alias = "people", alias = "data")]
    rows: Option<Vec<Vec<Number>>>,
    responses: Option<Vec<Vec<Label>>>,
    key: Option<Vec<Label>>,
    #[serde(default)]
    missing: Missing,
}

impl Test {
    fn scored(&self) -> Result<Vec<Vec<Option<f64>>>> {
        let mut scored = match (&self.rows, &self.responses, &self.key) {
            (Some(scores), None, None) => rows(scores),
            (None, Some(responses), Some(key)) => {
                if responses.iter().any(|row| row.len() != key.len()) {
                    return Err(Error::input("Every person needs one response for each entry of \"key\"."));
                }
                let right =
                    |(answer, key): (&Label, &Label)| answer.0.as_ref().map(|_| f64::from(u8::from(answer == key)));
                responses.iter().map(|row| row.iter().zip(key).map(right).collect()).collect()
            }
            _ => return Err(Error::input("Give \"rows\" of 0 and 1, or \"responses\" with a \"key\".")),
        };
        if self.missing == Missing::Wrong {
            scored.iter_mut().flatten().for_each(|score| *score = Some(score.unwrap_or(0.0)));
        }
        Ok(scored)
    }
}
