//! The random-intercept model.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Function, answer,
    input::{Label, Level, Number},
};
use crate::{
    error::{Error, Result},
    mixed::{Design, Likelihood, LikelihoodRatio, MixedModel, likelihood_ratio, mixed_model},
};

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "mixed-model",
    aliases: &["mixed", "lmm", "random-intercept"],
    summary: "linear mixed model with a random intercept, REML or ML; likelihood-ratio test of terms",
    run: |json| answer(json, |input: Input| input.run()),
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "y", alias = "outcome")]
    score: Vec<Number>,
    #[serde(alias = "group", alias = "subject", alias = "id")]
    person: Vec<Label>,
    #[serde(default, alias = "columns", alias = "fixed")]
    data: BTreeMap<String, Vec<Label>>,
    terms: Option<Vec<String>>,
    #[serde(default)]
    factors: Vec<String>,
    #[serde(default, alias = "method")]
    likelihood: Likelihood,
    #[serde(default)]
    test: Vec<String>,
    confidence: Option<Level>,
}

#[derive(Serialize)]
struct Output {
    #[serde(flatten)]
    model: MixedModel,
    missing: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    likelihood_ratio: Option<LikelihoodRatio>,
}

impl Input {
    fn run(self) -> Result<Output> {
        let n = self.score.len();
        if self.person.len() != n || self.data.values().any(|column| column.len() != n) {
            return Err(Error::input("\"score\", \"person\" and every column of \"data\" need the same length."));
        }
        let terms = self.terms.clone().unwrap_or_else(|| self.data.keys().cloned().collect());
        let used: Vec<&Vec<Label>> = self
            .data
            .iter()
            .filter(|(name, _)| terms.iter().any(|term| term == *name))
            .map(|(_, column)| column)
            .collect();
        let rows: Vec<usize> = (0..n)
            .filter(|row| {
                let has = |column: &[Label]| column.get(*row).is_some_and(|label| label.0.is_some());
                self.score.get(*row).is_some_and(|score| score.0.is_some())
                    && has(&self.person)
                    && used.iter().all(|column| has(column))
            })
            .collect();
        let score: Vec<f64> = rows.iter().filter_map(|row| self.score.get(*row)?.0).collect();
        let person = labels(&rows, &self.person);
        let confidence = Level::or_default(self.confidence);
        let model = mixed_model(&score, &person, &self.design(&terms, &rows)?, self.likelihood, confidence)?;
        let likelihood_ratio = (!self.test.is_empty())
            .then(|| {
                if let Some(unknown) = self.test.iter().find(|term| !terms.contains(term)) {
                    return Err(Error::input(format!("\"{unknown}\" is not among the terms.")));
                }
                let fewer: Vec<String> = terms.iter().filter(|term| !self.test.contains(term)).cloned().collect();
                let fit = |terms: &[String]| {
                    mixed_model(&score, &person, &self.design(terms, &rows)?, Likelihood::Ml, confidence)
                };
                likelihood_ratio(&fit(&terms)?, &fit(&fewer)?)
            })
            .transpose()?;
        Ok(Output { model, missing: n - rows.len(), likelihood_ratio })
    }

    fn design(&self, terms: &[String], rows: &[usize]) -> Result<Design> {
        let mut design = Design::new(rows.len());
        for term in terms {
            design = if let Some(column) = self.data.get(term) {
                let values = labels(rows, column);
                let numbers: Option<Vec<f64>> = values.iter().map(|value| value.parse().ok()).collect();
                match numbers.filter(|_| !self.factors.contains(term)) {
                    Some(numbers) => design.numeric(term, &numbers)?,
                    None => design.factor(term, &values)?,
                }
            } else if let Some((left, right)) = term.split_once(':') {
                design.interaction(left, right)?
            } else {
                return Err(Error::input(format!("There is no column \"{term}\" in \"data\".")));
            };
        }
        Ok(design)
    }
}

fn labels<'a>(rows: &[usize], column: &'a [Label]) -> Vec<&'a str> {
    rows.iter().filter_map(|row| column.get(*row)?.0.as_deref()).collect()
}
