//! The many shapes in which codings arrive: matrix of coders or of units, lists by coder, records, two lists.

use super::input::Label;
use crate::agreement::{Draws, Ratings, Value, Weights};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The codings of a document. Exactly one of the first five fields is given.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Codings {
    /// One list a coder (or, with layout "units", one list a unit), or an object of lists by coder.
    #[serde(alias = "data", alias = "matrix", alias = "reliability_data", alias = "coders")]
    pub(super) ratings: Option<Matrix>,
    /// One list a unit.
    #[serde(alias = "subjects", alias = "items")]
    units: Option<Vec<Vec<Label>>>,
    /// One object a coding.
    #[serde(alias = "codings", alias = "list", alias = "long")]
    records: Option<Vec<Record>>,
    /// The first of two coders.
    #[serde(alias = "x", alias = "a", alias = "coder1", alias = "rater1", alias = "coder_a")]
    first: Option<Vec<Label>>,
    /// The second.
    #[serde(alias = "y", alias = "b", alias = "coder2", alias = "rater2", alias = "coder_b")]
    second: Option<Vec<Label>>,
    /// One list a unit, one count a category.
    #[serde(alias = "value_counts")]
    pub(super) counts: Option<Vec<Vec<u32>>>,
    /// Categories of the first coder by those of the second.
    #[serde(alias = "contingency", alias = "contingency_table", alias = "confusion", alias = "confusion_matrix")]
    pub(super) table: Option<Vec<Vec<f64>>>,
    layout: Layout,
    #[serde(alias = "values", alias = "value_domain", alias = "labels", alias = "order")]
    categories: Option<Vec<Label>>,
    #[serde(alias = "metric", alias = "level_of_measurement", alias = "measurement")]
    pub(super) level: Option<crate::agreement::Metric>,
    #[serde(alias = "weight", alias = "weighting")]
    weights: Option<Weighing>,
    bootstrap: Option<Bootstrap>,
    #[serde(alias = "document_of_unit")]
    documents: Option<Vec<Label>>,
    #[serde(alias = "confidence_level")]
    confidence: Option<f64>,
}

/// Weights by name, or as a table.
#[derive(Deserialize)]
#[serde(untagged)]
enum Weighing {
    Named(Weights),
    Table(Vec<Vec<f64>>),
}

/// What a row of a matrix stands for.
#[derive(Deserialize, Default, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Layout {
    #[default]
    #[serde(alias = "coders_units", alias = "coders x units", alias = "coders-units", alias = "rows_are_coders")]
    Coders,
    #[serde(alias = "units_coders", alias = "units x coders", alias = "units-coders", alias = "rows_are_units")]
    Units,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Matrix {
    Rows(Vec<Vec<Label>>),
    ByCoder(BTreeMap<String, Vec<Label>>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    #[serde(alias = "rater", alias = "observer", alias = "annotator", alias = "judge")]
    coder: Label,
    #[serde(alias = "item", alias = "subject", alias = "segment")]
    unit: Label,
    #[serde(alias = "code", alias = "category", alias = "rating", alias = "label")]
    value: Label,
    document: Option<Label>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Bootstrap {
    Asked(bool),
    Resamples(usize),
    Options(Options),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    #[serde(default = "thousand", alias = "n", alias = "samples", alias = "replicates")]
    resamples: usize,
    #[serde(default = "one")]
    seed: u64,
    #[serde(alias = "level", alias = "confidence_level")]
    confidence: Option<f64>,
    over: Option<Over>,
    indices: Option<Vec<Vec<usize>>>,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Over {
    #[serde(alias = "continua")]
    Units,
    Documents,
}

fn thousand() -> usize {
    1000
}
fn one() -> u64 {
    1
}

/// More drawn units than this in one document are refused.
const MOST_DRAWN: usize = 2_000_000_000;

impl Bootstrap {
    /// Whether anything is to be drawn.
    pub(super) fn wanted(&self) -> bool {
        !matches!(self, Self::Asked(false) | Self::Resamples(0))
    }

    /// What to draw and the confidence, for so many units.
    pub(super) fn draws(
        self,
        units: usize,
        documents: Option<Vec<String>>,
        confidence: Option<f64>,
    ) -> Result<(Draws, f64)> {
        let plain = |resamples| Options { resamples, seed: one(), confidence, over: None, indices: None };
        let options = match self {
            Self::Asked(_) => plain(thousand()),
            Self::Resamples(resamples) => plain(resamples),
            Self::Options(options) => options,
        };
        let over = options.over.unwrap_or(if documents.is_some() { Over::Documents } else { Over::Units });
        if options.resamples.saturating_mul(units.max(1)) > MOST_DRAWN {
            return Err(Error::input("These are too many resamples of so many units."));
        }
        let confidence = options.confidence.or(confidence).unwrap_or(0.95);
        let (resamples, seed) = (options.resamples, options.seed);
        let draws = match (options.indices, over, documents) {
            (Some(indices), _, _) => Draws::Given(indices),
            (None, Over::Units, _) => Draws::Units { resamples, seed },
            (None, Over::Documents, Some(of_unit)) => Draws::Documents { resamples, seed, of_unit },
            (None, Over::Documents, None) => {
                return Err(Error::input("To draw documents, name the document of each unit in \"documents\"."));
            }
        };
        Ok((draws, confidence))
    }
}

impl Codings {
    /// The rating table.
    pub(super) fn ratings(&mut self) -> Result<Ratings> {
        let categories = self.categories();
        if let Some(units) = self.units.take() {
            return Ratings::from_units(values(units), categories);
        }
        if let (Some(first), Some(second)) = (self.first.take(), self.second.take()) {
            if first.len() != second.len() {
                return Err(Error::input("The two coders have lists of different length."));
            }
            return Ratings::from_coders(values(vec![first, second]), categories);
        }
        if let Some(records) = self.records.take() {
            return self.of_records(records, categories);
        }
        let rows = match self.ratings.take() {
            Some(Matrix::Rows(rows)) => rows,
            Some(Matrix::ByCoder(by_coder)) => by_coder.into_values().collect(),
            None => {
                return Err(Error::input(
                    "Give the codings as \"ratings\" (one list a coder), \"units\" (one list a unit) or \"records\".",
                ));
            }
        };
        match self.layout {
            Layout::Coders => Ratings::from_coders(values(rows), categories),
            Layout::Units => Ratings::from_units(values(rows), categories),
        }
    }

    /// The weights asked for.
    pub(super) fn weights(&mut self) -> Weights {
        match self.weights.take() {
            None => Weights::Unweighted,
            Some(Weighing::Named(weights)) => weights,
            Some(Weighing::Table(rows)) => Weights::Custom(rows),
        }
    }

    /// The named categories.
    pub(super) fn categories(&mut self) -> Option<Vec<Value>> {
        self.categories.take().map(|labels| labels.into_iter().filter_map(value).collect())
    }

    /// The draws asked for.
    pub(super) fn draws(&mut self, units: usize) -> Result<Option<(Draws, f64)>> {
        let documents =
            self.documents.take().map(|names| names.into_iter().map(|name| name.0.unwrap_or_default()).collect());
        let bootstrap = self.bootstrap.take().filter(Bootstrap::wanted);
        bootstrap.map(|bootstrap| bootstrap.draws(units, documents, self.confidence)).transpose()
    }

    fn of_records(&mut self, records: Vec<Record>, categories: Option<Vec<Value>>) -> Result<Ratings> {
        let mut coders: BTreeMap<String, usize> = BTreeMap::new();
        // The same unit name in two documents means two units.
        let mut places: BTreeMap<(Option<Label>, String), usize> = BTreeMap::new();
        let mut units: Vec<Vec<Option<Value>>> = Vec::new();
        let mut documents: Vec<Option<Label>> = Vec::new();
        for record in &records {
            let next = coders.len();
            coders.entry(name(&record.coder)?).or_insert(next);
        }
        for record in records {
            let coder = coders.get(&name(&record.coder)?).copied().unwrap_or(0);
            let unit = name(&record.unit)?;
            let place = *places.entry((record.document.clone(), unit.clone())).or_insert(units.len());
            if place == units.len() {
                units.push(vec![None; coders.len()]);
                documents.push(record.document);
            }
            let cell = units.get_mut(place).and_then(|row| row.get_mut(coder));
            let Some(cell) = cell else { continue };
            if cell.is_some() {
                let coder = record.coder.0.unwrap_or_default();
                return Err(Error::input(format!("Coder {coder} has two values for unit {unit}.")));
            }
            *cell = value(record.value);
        }
        if self.documents.is_none() && documents.iter().any(Option::is_some) {
            self.documents = Some(documents.into_iter().map(|name| name.unwrap_or(Label(None))).collect());
        }
        Ratings::from_units(units, categories)
    }
}

fn name(label: &Label) -> Result<String> {
    label.0.clone().ok_or_else(|| Error::input("A record lacks its coder or unit."))
}

fn values(rows: Vec<Vec<Label>>) -> Vec<Vec<Option<Value>>> {
    rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect()
}

/// A label as a value: "2" is the number 2; "*" is Krippendorff's sign for a missing coding.
pub(super) fn value(label: Label) -> Option<Value> {
    let text = label.0.filter(|text| text.trim() != "*")?;
    Some(match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number.to_string() == text => Value::Number(number),
        _ => Value::Label(text),
    })
}
