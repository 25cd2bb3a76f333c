//! Saturation along one order of documents.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The codes found in one interview or focus group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// Its codes; repeated ones count once.
    pub codes: BTreeSet<String>,
}

/// Base, run and threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rule {
    /// Documents in the base.
    pub base: usize,
    /// Documents in a run.
    pub run: usize,
    /// Greatest share of new codes of a saturated run, such as 0.05 or 0.
    pub threshold: f64,
}

/// What one document adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The document.
    pub name: String,
    /// Its codes.
    pub codes: usize,
    /// Codes that no earlier document has.
    pub new: usize,
    /// Different codes so far.
    pub cumulative: usize,
    /// New codes over the base number; none within the base.
    pub ratio: Option<f64>,
}

/// One run of documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// Names of its documents.
    pub documents: Vec<String>,
    /// New codes in it.
    pub new: usize,
    /// New codes over the base number.
    pub ratio: f64,
    /// Whether the ratio does not exceed the threshold.
    pub saturated: bool,
}

/// Saturation along an order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Saturation {
    /// Each document.
    pub documents: Vec<Step>,
    /// Different codes in the base.
    pub base_codes: usize,
    /// Each run, in order.
    pub runs: Vec<Run>,
    /// Whether a run is saturated.
    pub saturated: bool,
    /// Documents before the first saturated run: saturation is reached with these, the run confirms it.
    pub reached_after: Option<usize>,
    /// The customary notation, such as "6+2": documents before the run, and the run.
    pub notation: Option<String>,
    /// Different codes in all documents.
    pub codes: usize,
}

/// Follows an order of documents.
///
/// ```
/// use measures::saturation::{Document, Rule, saturation};
/// let document = |codes: &str| Document { name: String::new(), codes: codes.chars().map(String::from).collect() };
/// let found = saturation(&["abc", "cd", "ab"].map(document), Rule { base: 2, run: 1, threshold: 0.05 })?;
/// assert_eq!(found.notation.as_deref(), Some("2+1"));
/// # Ok::<(), measures::Error>(())
/// ```
///
/// # Errors
/// When base or run is zero, the threshold is not between 0 and 1, there are not enough documents for a single run, or
/// the base has no codes.
pub fn saturation(documents: &[Document], rule: Rule) -> Result<Saturation> {
    let sets: Vec<&BTreeSet<String>> = documents.iter().map(|document| &document.codes).collect();
    let (news, base_codes) = follow(&sets, rule)?;
    let mut cumulative = 0;
    let steps = documents.iter().zip(&news).enumerate().map(|(place, (document, new))| {
        cumulative += new;
        Step {
            name: document.name.clone(),
            codes: document.codes.len(),
            new: *new,
            cumulative,
            ratio: (place >= rule.base).then(|| *new as f64 / base_codes as f64),
        }
    });
    let steps: Vec<Step> = steps.collect();
    let later = news.get(rule.base..).unwrap_or_default();
    let names: Vec<&String> = documents.iter().skip(rule.base).map(|document| &document.name).collect();
    let run = |(window, names): (&[usize], &[&String])| {
        let new: usize = window.iter().sum();
        let ratio = new as f64 / base_codes as f64;
        Run { documents: names.iter().map(|n| (*n).clone()).collect(), new, ratio, saturated: ratio <= rule.threshold }
    };
    let runs: Vec<Run> = later.windows(rule.run).zip(names.windows(rule.run)).map(run).collect();
    let reached_after = runs.iter().position(|run| run.saturated).map(|place| rule.base + place);
    Ok(Saturation {
        documents: steps,
        base_codes,
        saturated: reached_after.is_some(),
        reached_after,
        notation: reached_after.map(|after| format!("{after}+{}", rule.run)),
        codes: cumulative,
        runs,
    })
}

/// New codes of each document, and the number in the base; checks the rule.
pub(crate) fn follow(documents: &[&BTreeSet<String>], rule: Rule) -> Result<(Vec<usize>, usize)> {
    if rule.base == 0 || rule.run == 0 {
        return Err(Error::input("Base and run need at least one document each."));
    }
    if !(0.0..=1.0).contains(&rule.threshold) {
        return Err(Error::input("The threshold is a share between 0 and 1, such as 0.05."));
    }
    if documents.len() < rule.base.saturating_add(rule.run) {
        return Err(Error::not_estimable(format!(
            "A base of {} and a run of {} need {} documents; there are {}.",
            rule.base,
            rule.run,
            rule.base.saturating_add(rule.run),
            documents.len()
        )));
    }
    let mut known: BTreeSet<&String> = BTreeSet::new();
    let news: Vec<usize> =
        documents.iter().map(|codes| codes.iter().filter(|code| known.insert(code)).count()).collect();
    let base_codes: usize = news.iter().take(rule.base).sum();
    if base_codes == 0 {
        return Err(Error::not_estimable("The base documents have no codes, so there is nothing to compare with."));
    }
    Ok((news, base_codes))
}
