//! Mean, spread and quartiles of a list.

use serde::{Deserialize, Serialize};

use super::{Function, answer, input::Number};
use crate::{
    describe::{mean, quantile, sorted, standard_deviation},
    error::{Error, Result},
};

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "describe",
    aliases: &["summary"],
    summary: "mean, standard deviation and quartiles of a list",
    run: |json| answer(json, describe),
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "x", alias = "data")]
    values: Vec<Number>,
}

#[derive(Serialize)]
struct Output {
    method: &'static str,
    n: usize,
    missing: usize,
    mean: f64,
    standard_deviation: Option<f64>,
    minimum: f64,
    quartiles: [f64; 3],
    maximum: f64,
}

fn describe(input: Input) -> Result<Output> {
    let values: Vec<f64> = input.values.iter().filter_map(|value| value.0).collect();
    if values.iter().any(|value| !value.is_finite()) {
        return Err(Error::input("Every value must be finite."));
    }
    let order = sorted(&values);
    let at = |share| quantile(&order, share).ok_or_else(|| Error::not_estimable("There is no value."));
    Ok(Output {
        method: "arithmetic mean; sample standard deviation (n - 1); quantiles of type 7",
        n: values.len(),
        missing: input.values.len() - values.len(),
        mean: mean(&values).ok_or_else(|| Error::not_estimable("There is no value."))?,
        standard_deviation: standard_deviation(&values),
        minimum: at(0.0)?,
        quartiles: [at(0.25)?, at(0.5)?, at(0.75)?],
        maximum: at(1.0)?,
    })
}
