//! The unitizing family of alpha.

use super::input::{Label, Number};
use super::ratings::Bootstrap;
use super::{Function, answer};
use crate::agreement::{Continuum, Interval, Pairing, Segment, Unitizing, unitizing, unitizing_interval};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "unitizing-alpha",
    aliases: &["unitizing", "u-alpha", "cu-alpha", "alpha-u"],
    summary: "Krippendorff's unitizing family of 2016: u-alpha, |u-alpha, cu-alpha and (k)u-alpha per code",
    run: |json| answer(json, family),
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "documents")]
    continua: Option<Vec<Shape>>,
    begin: Option<f64>,
    length: Option<f64>,
    coders: Option<Vec<Label>>,
    segments: Option<Vec<Stretch>>,
    bootstrap: Option<Bootstrap>,
    #[serde(default)]
    pairing: Pairing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(rename = "name", alias = "document", default)]
    _name: Option<Label>,
    #[serde(default)]
    begin: f64,
    length: f64,
    #[serde(default)]
    coders: Vec<Label>,
    #[serde(alias = "units")]
    segments: Vec<Stretch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stretch {
    #[serde(alias = "observer", alias = "rater", alias = "annotator")]
    coder: Label,
    #[serde(alias = "begin", alias = "from")]
    start: Number,
    /// Exclusive.
    #[serde(alias = "to")]
    end: Option<Number>,
    /// Instead of the end.
    length: Option<Number>,
    #[serde(alias = "value", alias = "category", alias = "label")]
    code: Label,
}

#[derive(Serialize)]
struct Output {
    method: String,
    #[serde(flatten)]
    family: Unitizing,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    intervals: BTreeMap<&'static str, Interval>,
}

fn family(input: Input) -> Result<Output> {
    let shapes = match (input.continua, input.segments) {
        (Some(continua), None) => continua,
        (None, Some(segments)) => vec![Shape {
            _name: None,
            begin: input.begin.unwrap_or(0.0),
            length: input.length.ok_or_else(|| Error::input("The continuum needs its \"length\"."))?,
            coders: input.coders.unwrap_or_default(),
            segments,
        }],
        _ => return Err(Error::input("Give either \"continua\" or one continuum as \"length\" and \"segments\".")),
    };
    let continua = shapes.into_iter().map(continuum).collect::<Result<Vec<_>>>()?;
    let mut intervals = BTreeMap::new();
    if let Some(bootstrap) = input.bootstrap.filter(Bootstrap::wanted) {
        let (draws, confidence) = bootstrap.draws(continua.len(), None, None)?;
        for which in ["u_alpha", "binary_u_alpha", "cu_alpha"] {
            intervals.insert(which, unitizing_interval(&continua, which, input.pairing, &draws, confidence)?);
        }
    }
    let source = match input.pairing {
        Pairing::EachCoder => "2016",
        Pairing::AnyCoder => "2016, with segments meeting anybody's counted once as in the edition of 2019",
    };
    let method = format!("Krippendorff's unitizing alpha family ({source}), nominal");
    Ok(Output { method, family: unitizing(&continua, input.pairing)?, intervals })
}

fn continuum(shape: Shape) -> Result<Continuum> {
    let names = |labels: Vec<Label>| labels.into_iter().filter_map(|label| label.0).collect();
    Ok(Continuum {
        begin: shape.begin,
        length: shape.length,
        coders: names(shape.coders),
        segments: shape.segments.into_iter().map(segment).collect::<Result<_>>()?,
    })
}

fn segment(stretch: Stretch) -> Result<Segment> {
    let missing = || Error::input("A segment needs coder, start, end (or length) and code.");
    let start = stretch.start.0.ok_or_else(missing)?;
    let length = stretch.length.and_then(|length| length.0).map(|length| start + length);
    let end = stretch.end.and_then(|end| end.0).or(length).ok_or_else(missing)?;
    let (coder, code) = (stretch.coder.0.ok_or_else(missing)?, stretch.code.0.ok_or_else(missing)?);
    Ok(Segment { coder, start, end, code })
}
