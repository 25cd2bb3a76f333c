//! The four coefficients of the unitizing family from the shared sums.

use super::continuum::{Continuum, Pairing, Shared};
use crate::agreement::resample::{Draws, Interval, interval};
use crate::error::{Error, Result};
use crate::square::Square;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The unitizing family of one or several continua.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unitizing {
    /// uα: segments and codes together.
    pub u_alpha: Option<f64>,
    /// |uα: relevant or not, whatever the code.
    pub binary_u_alpha: Option<f64>,
    /// cuα: the codes where segments of two coders meet.
    pub cu_alpha: Option<f64>,
    /// (k)uα: each code by itself.
    pub codes: Vec<CodeAlpha>,
    /// For each coefficient that could not be estimated, why.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub not_estimable: BTreeMap<&'static str, String>,
    /// Observed and expected disagreement, as lengths, for each coefficient.
    pub disagreement: BTreeMap<&'static str, (f64, f64)>,
    /// Number of coders.
    pub coders: usize,
    /// Number of continua.
    pub continua: usize,
    /// Number of segments.
    pub segments: usize,
    /// Length of all continua together.
    pub length: f64,
    /// Names of rows and columns of the coincidences: the codes, then the gap.
    pub categories: Vec<String>,
    /// Observed coincidences as lengths.
    pub coincidences: Square,
    /// Expected coincidences as lengths.
    pub expected_coincidences: Square,
}

/// (k)uα of one code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CodeAlpha {
    /// The code.
    pub code: String,
    /// Its alpha; none when not estimable.
    pub alpha: Option<f64>,
    /// Share of the code's matter that meets another coder's segment.
    pub coverage: Option<f64>,
    /// Segments with this code.
    pub segments: usize,
}

/// Computes the family.
///
/// # Errors
/// When there are fewer than two coders, a coder's own segments overlap, or a segment lies outside its continuum.
pub fn unitizing(continua: &[Continuum], pairing: Pairing) -> Result<Unitizing> {
    let study = Study::of(continua, pairing)?;
    let mut shared = Shared::nothing(study.codes.len());
    study.shared.iter().for_each(|one| shared.add(one));
    let mut family = Family::of(&shared);
    let segments = |code: &str| continua.iter().flat_map(|c| &c.segments).filter(|s| s.code == code).count();
    let codes = study.codes.iter().zip(std::mem::take(&mut family.codes)).map(|(code, (alpha, coverage))| CodeAlpha {
        segments: segments(code),
        code: code.clone(),
        alpha,
        coverage,
    });
    Ok(Unitizing {
        u_alpha: family.alpha("u_alpha"),
        binary_u_alpha: family.alpha("binary_u_alpha"),
        cu_alpha: family.alpha("cu_alpha"),
        codes: codes.collect(),
        not_estimable: family.silent(),
        coders: study.coders,
        continua: continua.len(),
        segments: continua.iter().map(|c| c.segments.len()).sum(),
        length: continua.iter().map(|c| c.length).sum(),
        categories: study.codes.iter().cloned().chain(["(gap)".to_owned()]).collect(),
        expected_coincidences: family.expected,
        disagreement: family.disagreement,
        coincidences: shared.meeting,
    })
}

/// Percentile bootstrap interval of uα over continua ("u_alpha", "binary_u_alpha" or "cu_alpha").
///
/// # Errors
/// As [`unitizing`]; with fewer than two continua; for draws over documents (the continua are the documents).
pub fn unitizing_interval(
    continua: &[Continuum],
    which: &str,
    pairing: Pairing,
    draws: &Draws,
    confidence: f64,
) -> Result<Interval> {
    if continua.len() < 2 {
        return Err(Error::input("A bootstrap over continua needs at least two of them."));
    }
    if matches!(draws, Draws::Documents { .. }) {
        return Err(Error::input("The continua are the documents: draw units."));
    }
    let study = Study::of(continua, pairing)?;
    let each: Vec<Option<&Shared>> = study.shared.iter().map(Some).collect();
    interval(&each, draws, confidence, |drawn| {
        let mut sum = Shared::nothing(study.codes.len());
        drawn.iter().for_each(|one| sum.add(one));
        Family::of(&sum).alpha(which)
    })
    .map(|found| Interval { method: found.method.replace("units", "continua"), ..found })
}

/// Codes and coders of all continua, and the sums of each.
struct Study {
    codes: Vec<String>,
    coders: usize,
    shared: Vec<Shared>,
}

impl Study {
    fn of(continua: &[Continuum], pairing: Pairing) -> Result<Self> {
        if continua.is_empty() {
            return Err(Error::input("There is no continuum."));
        }
        let segments = || continua.iter().flat_map(|continuum| &continuum.segments);
        let named = continua.iter().flat_map(|continuum| &continuum.coders);
        let everybody: BTreeSet<&str> = segments().map(|s| &s.coder).chain(named).map(String::as_str).collect();
        let codes: BTreeSet<&str> = segments().map(|s| s.code.as_str()).collect();
        let places: BTreeMap<&str, usize> = codes.iter().enumerate().map(|(place, code)| (*code, place)).collect();
        let everybody: Vec<&str> = everybody.into_iter().collect();
        Ok(Self {
            shared: continua.iter().map(|one| one.shared(&places, &everybody, pairing)).collect::<Result<_>>()?,
            codes: codes.into_iter().map(str::to_owned).collect(),
            coders: everybody.len(),
        })
    }
}

struct Family {
    disagreement: BTreeMap<&'static str, (f64, f64)>,
    codes: Vec<(Option<f64>, Option<f64>)>,
    expected: Square,
}

impl Family {
    fn of(shared: &Shared) -> Self {
        let meeting = &shared.meeting;
        let gap = meeting.size().saturating_sub(1);
        let expected = expected(meeting, &shared.selves);
        let mut disagreement = BTreeMap::new();
        disagreement.insert("u_alpha", (meeting.total() - meeting.trace(), expected.total() - expected.trace()));
        let mixed = |table: &Square| (0..gap).map(|code| table.at(code, gap) + table.at(gap, code)).sum::<f64>();
        disagreement.insert("binary_u_alpha", (mixed(meeting), mixed(&expected)));
        let mut valued = Square::zeros(gap);
        for row in 0..gap {
            for column in 0..gap {
                valued.add(row, column, meeting.at(row, column));
            }
        }
        let chance = self::expected(&valued, &shared.paired_selves);
        disagreement.insert("cu_alpha", (valued.total() - valued.trace(), chance.total() - chance.trace()));
        let (all, met, by_chance) = (meeting.column_sums(), valued.column_sums(), chance.column_sums());
        let codes = met.iter().zip(&by_chance).zip(&all).enumerate().map(|(k, ((met, by_chance), all))| {
            let (observed, expected) = (met - valued.at(k, k), by_chance - chance.at(k, k));
            // Where a code meets others by less than nothing, its few segments cannot be told from themselves.
            let exists = *met > 0.0 && expected > NOTHING * met && *by_chance > 0.0;
            let alpha = exists.then(|| 1.0 - by_chance / met * observed / expected);
            (alpha, (*all > 0.0).then(|| met / all))
        });
        Self { codes: codes.collect(), disagreement, expected }
    }

    fn alpha(&self, which: &str) -> Option<f64> {
        let (observed, expected) = self.disagreement.get(which)?;
        (*expected > NOTHING * self.expected.total()).then(|| 1.0 - observed / expected)
    }

    fn silent(&self) -> BTreeMap<&'static str, String> {
        let why = |which: &str| match which {
            "binary_u_alpha" => "Either everything or nothing was marked: without variation there is no coefficient.",
            "cu_alpha" => "Where segments of two coders meet there is no variation of codes.",
            _ => "Everything has the same value: without variation there is no coefficient.",
        };
        let silent = self.disagreement.keys().filter(|which| self.alpha(which).is_none());
        silent.map(|which| (*which, why(which).to_owned())).collect()
    }
}

/// Disagreement below this share of the whole is rounding.
const NOTHING: f64 = 1e-12;

/// Expected coincidences: products of marginals without self-pairs, spread over the same total (eq. 33).
fn expected(meeting: &Square, selves: &[f64]) -> Square {
    let total = meeting.total();
    let mut expected = Square::zeros(meeting.size());
    let scale = total - selves.iter().sum::<f64>() / total;
    if total <= 0.0 || scale <= 0.0 {
        return expected;
    }
    let (rows, columns) = (meeting.row_sums(), meeting.column_sums());
    for (c, row) in rows.iter().enumerate() {
        for ((k, column), own) in columns.iter().enumerate().zip(selves) {
            expected.add(c, k, (row * column - if c == k { *own } else { 0.0 }) / scale);
        }
    }
    expected
}
