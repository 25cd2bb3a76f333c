//! Alpha, kappa, percent agreement, AC1 and AC2.

use super::ratings::Codings;
use super::{Function, answer};
use crate::agreement::{
    Alpha, Gwet, Interval, Kappa, Metric, Percent, Value, alpha, alpha_interval, alpha_of_counts, gwet, gwet_interval,
    kappa, kappa_interval, kappa_of_table, percent,
};
use crate::error::{Error, Result};
use serde::Serialize;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "alpha",
        aliases: &["krippendorff", "krippendorff-alpha", "krippendorffs-alpha", "kalpha"],
        summary: "Krippendorff's alpha of any number of coders, with missing codings",
        run: |json| answer(json, alpha_of),
    },
    Function {
        name: "kappa",
        aliases: &["cohen", "cohen-kappa", "cohens-kappa", "weighted-kappa"],
        summary: "Cohen's kappa of two coders, unweighted, linear or quadratic",
        run: |json| answer(json, kappa_of),
    },
    Function {
        name: "percent-agreement",
        aliases: &["percent", "agreement"],
        summary: "raw agreement of any number of coders",
        run: |json| answer(json, percent_of),
    },
    Function {
        name: "gwet",
        aliases: &["ac1", "ac2", "gwet-ac1", "gwet-ac2", "gwets-ac1"],
        summary: "Gwet's AC1 and, with weights, AC2",
        run: |json| answer(json, gwet_of),
    },
];

#[derive(Serialize)]
struct Output<T> {
    method: String,
    #[serde(flatten)]
    coefficient: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<Percent>,
}

fn alpha_of(mut input: Codings) -> Result<Output<Alpha>> {
    let level = input.level.unwrap_or(Metric::Nominal);
    let method = format!("Krippendorff's alpha, {}", level.name());
    if let Some(counts) = input.counts.take() {
        let width = counts.iter().map(Vec::len).max().unwrap_or(0);
        let numbered = || (1..=width).map(|place| Value::Number(place as f64)).collect();
        let categories = input.categories().unwrap_or_else(numbered);
        if input.draws(counts.len())?.is_some() {
            return Err(Error::input("A bootstrap needs the codings themselves, not their counts."));
        }
        return Ok(Output {
            method,
            coefficient: alpha_of_counts(&counts, categories, level)?,
            interval: None,
            percent: None,
        });
    }
    let ratings = input.ratings()?;
    let draws = input.draws(ratings.units().len())?;
    let interval = draws.map(|(draws, confidence)| alpha_interval(&ratings, level, &draws, confidence)).transpose()?;
    Ok(Output { method, coefficient: alpha(&ratings, level)?, interval, percent: Some(percent(&ratings)) })
}

#[derive(Serialize)]
struct KappaOutput {
    #[serde(flatten)]
    kappa: Kappa,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
}

fn kappa_of(mut input: Codings) -> Result<KappaOutput> {
    let weights = input.weights();
    if let Some(table) = input.table.take() {
        return Ok(KappaOutput { kappa: kappa_of_table(&table, input.categories(), &weights)?, interval: None });
    }
    let ratings = input.ratings()?;
    let draws = input.draws(ratings.units().len())?;
    let interval =
        draws.map(|(draws, confidence)| kappa_interval(&ratings, &weights, &draws, confidence)).transpose()?;
    Ok(KappaOutput { kappa: kappa(&ratings, &weights)?, interval })
}

fn percent_of(mut input: Codings) -> Result<Output<Percent>> {
    let coefficient = percent(&input.ratings()?);
    if coefficient.units == 0 {
        return Err(Error::not_estimable("No unit has two codings, so nothing can be compared."));
    }
    Ok(Output { method: "share of agreeing pairs of codings".to_owned(), coefficient, interval: None, percent: None })
}

fn gwet_of(mut input: Codings) -> Result<Output<Gwet>> {
    let weights = input.weights();
    let ratings = input.ratings()?;
    let draws = input.draws(ratings.units().len())?;
    let interval =
        draws.map(|(draws, confidence)| gwet_interval(&ratings, &weights, &draws, confidence)).transpose()?;
    let coefficient = gwet(&ratings, &weights)?;
    let method = format!("Gwet's {}, {} weights", coefficient.coefficient, coefficient.weights);
    Ok(Output { method, coefficient, interval, percent: Some(percent(&ratings)) })
}
