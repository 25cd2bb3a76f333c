//! How far coders agree, code by code and over all codes, by the functions of [`measures::agreement`].
//!
//! The unit is a speaker turn: a coder gave a code to a turn or did not. Who did not code a text has no value in it.

use std::collections::BTreeSet;

use measures::agreement::{
    Continuum, Draws, Metric, Pairing, Ratings, Segment, Value, Weights, alpha, alpha_interval, gwet, kappa, percent,
};

use super::{Document, Turn};
use crate::id::{CodeId, CoderId};

/// Below this alpha no conclusion should rest on a code (Krippendorff 2004: .667 for tentative ones).
pub const FLOOR: f64 = 0.667;

/// Resamples of the bootstrap over documents.
pub const RESAMPLES: usize = 1000;

/// What is known of one code, or of all together.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The code; none for all together.
    pub code: Option<CodeId>,
    /// Turns that at least two coders coded; for all codes together, turns times codes.
    pub units: usize,
    /// Share of the values that say "given".
    pub prevalence: f64,
    /// How many of the values say "given".
    pub given: usize,
    /// Share of agreeing pairs of values, from 0 to 1.
    pub percent: Option<f64>,
    /// Cohen's kappa, with two coders.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha for nominal data.
    pub alpha: Option<f64>,
    /// Its 95 % interval by a bootstrap over documents.
    pub interval: Option<(f64, f64)>,
    /// Gwet's AC1.
    pub ac1: Option<f64>,
}

impl Figures {
    /// Whether alpha is known and too low.
    pub fn is_low(&self) -> bool {
        self.alpha.is_some_and(|alpha| alpha < FLOOR)
    }
}

/// The agreement of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Everybody who coded a text that another coded too.
    pub coders: BTreeSet<CoderId>,
    /// Texts that at least two coders coded.
    pub documents: usize,
    /// Turns in them.
    pub turns: usize,
    /// All codes together.
    pub pooled: Option<Figures>,
    /// Code by code, in the order asked for; codes that nobody gave have figures without coefficients.
    pub codes: Vec<Figures>,
}

/// One unit: the document's place and what each coder said.
type Unit = (usize, Vec<Option<Value>>);

/// The agreement on these codes. Turns of moderators count only when asked for; in a text none of whose speakers has a
/// pseudonym, as in many a foreign project, nobody can tell them apart and every turn counts.
pub fn agreement(documents: &[Document], codes: &[CodeId], moderators: bool, seed: u32) -> Agreement {
    let shared: Vec<&Document> = documents.iter().filter(|document| document.coders.len() > 1).collect();
    let coders: BTreeSet<CoderId> = shared.iter().flat_map(|document| document.coders.iter().copied()).collect();
    let mut turns = 0;
    let mut of_code: Vec<Vec<Unit>> = vec![Vec::new(); codes.len()];
    for (place, document) in shared.iter().enumerate() {
        let told_apart = document.turns.iter().any(Turn::has_pseudonym);
        for (turn, carried) in document.turns.iter().zip(document.carried()) {
            if !moderators && told_apart && !turn.has_pseudonym() {
                continue;
            }
            turns += 1;
            for (code, units) in codes.iter().zip(&mut of_code) {
                let given = carried.get(code);
                let said = |coder: &CoderId| {
                    let gave = given.is_some_and(|coders| coders.contains(coder));
                    document.coders.contains(coder).then_some(Value::Number(f64::from(u8::from(gave))))
                };
                units.push((place, coders.iter().map(said).collect()));
            }
        }
    }
    let figures = |code, units: &[Unit]| figures(code, units, coders.len(), seed);
    let each = codes.iter().zip(&of_code).map(|(code, units)| figures(Some(*code), units)).collect();
    let all: Vec<Unit> = of_code.iter().flatten().cloned().collect();
    let pooled = (!all.is_empty()).then(|| figures(None, &all));
    Agreement { coders, documents: shared.len(), turns, pooled, codes: each }
}

fn figures(code: Option<CodeId>, units: &[Unit], coders: usize, seed: u32) -> Figures {
    let values = || units.iter().flat_map(|(_, row)| row).flatten();
    let given = values().filter(|value| value.number() == Some(1.0)).count();
    let known = values().count();
    let mut found = Figures {
        code,
        units: units.len(),
        prevalence: if known == 0 { 0.0 } else { ratio(given, known) },
        given,
        percent: None,
        kappa: None,
        alpha: None,
        interval: None,
        ac1: None,
    };
    let rows = units.iter().map(|(_, row)| row.clone()).collect();
    let categories = vec![Value::Number(0.0), Value::Number(1.0)];
    let Ok(ratings) = Ratings::from_units(rows, Some(categories)) else { return found };
    found.percent = percent(&ratings).of_pairs;
    found.alpha = alpha(&ratings, Metric::Nominal).ok().and_then(|found| found.alpha);
    if coders == 2 {
        found.kappa = kappa(&ratings, &Weights::Unweighted).ok().and_then(|found| found.kappa);
    }
    found.ac1 = gwet(&ratings, &Weights::Unweighted).ok().and_then(|found| found.value);
    if found.alpha.is_some() {
        let of_unit: Vec<String> = units.iter().map(|(document, _)| document.to_string()).collect();
        let draws = Draws::Documents { resamples: RESAMPLES, seed: seed.into(), of_unit };
        let interval = alpha_interval(&ratings, Metric::Nominal, &draws, 0.95).ok();
        found.interval = interval.and_then(|found| Some((found.lower?, found.upper?)));
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts of turns are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The unitizing alpha of one code: it compares the stretches themselves, letter by letter. The reason in words of
/// [`measures`] when it cannot be told, as when one coder's stretches overlap.
pub fn unitizing(documents: &[Document], code: CodeId) -> Result<f64, String> {
    let continua: Vec<Continuum> = documents
        .iter()
        .filter(|document| document.coders.len() > 1)
        .map(|document| {
            let marks = document.marks.iter().filter(|mark| mark.code == code);
            let segment = |mark: &super::Mark| {
                let (start, end) = document.places(&mark.span)?;
                let coder = mark.coder.to_string();
                Some(Segment { coder, start: start.into(), end: end.into(), code: "code".to_owned() })
            };
            Continuum {
                begin: 0.0,
                length: document.length.into(),
                coders: document.coders.iter().map(ToString::to_string).collect(),
                segments: marks.filter_map(segment).collect(),
            }
        })
        .collect();
    let found = measures::agreement::unitizing(&continua, Pairing::default()).map_err(|error| error.to_string())?;
    found.u_alpha.ok_or_else(|| found.not_estimable.into_values().next().unwrap_or_default())
}
