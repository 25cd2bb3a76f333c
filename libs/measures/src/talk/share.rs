//! Talk time, turns, overlap and evenness from speech segments.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One stretch of speech, in any unit of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Who speaks.
    #[serde(alias = "speaker", alias = "id")]
    pub person: String,
    /// Begin.
    pub start: f64,
    /// End.
    pub end: f64,
}

/// The talk of a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Talk {
    /// Everybody present, in order of appearance, also who said nothing.
    pub people: Vec<PersonTalk>,
    /// Talk of all people added up; overlapping speech counts for each.
    pub talk: f64,
    /// Time in which at least one person speaks.
    pub speech: f64,
    /// Time in which at least two people speak.
    pub overlap: f64,
    /// Turns of all people.
    pub turns: usize,
    /// Gini coefficient of talk, population form: 0 when all talk the same, (n − 1) / n when one talks alone.
    pub gini: Option<f64>,
    /// The same times n / (n − 1), which reaches 1.
    pub gini_unbiased: Option<f64>,
}

/// The talk of one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonTalk {
    /// Who.
    pub person: String,
    /// Time spoken.
    pub talk: f64,
    /// Share of all talk; none when nobody spoke.
    pub share: Option<f64>,
    /// Turns: stretches of own segments between which nobody else began to speak.
    pub turns: usize,
    /// Time spoken while somebody else spoke.
    pub overlapped: f64,
}

/// Sums up segments. `present` names who was there; who speaks without being named is added.
///
/// # Errors
/// When a segment ends before it begins or a time is not finite.
pub fn talk(present: &[String], speech: &[Speech]) -> Result<Talk> {
    if let Some(bad) = speech.iter().find(|s| !(s.start.is_finite() && s.end.is_finite() && s.start <= s.end)) {
        return Err(Error::input(format!(
            "A segment of {} ends before it begins: {} to {}.",
            bad.person, bad.start, bad.end
        )));
    }
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut people: Vec<PersonTalk> = Vec::new();
    for person in present.iter().chain(speech.iter().map(|s| &s.person)) {
        let next = people.len();
        if *places.entry(person).or_insert(next) == next {
            people.push(PersonTalk { person: person.clone(), talk: 0.0, share: None, turns: 0, overlapped: 0.0 });
        }
    }
    let spoken: Vec<(usize, f64, f64)> = speech
        .iter()
        .filter(|s| s.start < s.end)
        .map(|s| (places.get(s.person.as_str()).copied().unwrap_or(0), s.start, s.end))
        .collect();
    let (speech, overlap) = sweep(&spoken, &mut people);
    let turns = turns(&spoken, &mut people);
    let total: f64 = people.iter().map(|person| person.talk).sum();
    people.iter_mut().for_each(|person| person.share = (total > 0.0).then(|| person.talk / total));
    let times: Vec<f64> = people.iter().map(|person| person.talk).collect();
    let n = times.len() as f64;
    let gini = gini(&times);
    Ok(Talk {
        gini_unbiased: gini.filter(|_| n > 1.0).map(|gini| gini * n / (n - 1.0)),
        gini,
        talk: total,
        speech,
        overlap,
        turns,
        people,
    })
}

/// Adds talk and overlap to each person; own segments that overlap count once. Gives time with speech and with overlap.
fn sweep(spoken: &[(usize, f64, f64)], people: &mut [PersonTalk]) -> (f64, f64) {
    let mut edges: Vec<(f64, bool, usize)> =
        spoken.iter().flat_map(|(person, start, end)| [(*start, true, *person), (*end, false, *person)]).collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut here, mut speech, mut overlap) = (0.0, 0.0, 0.0);
    for (at, opens, person) in edges {
        let length = at - here;
        if !open.is_empty() && length > 0.0 {
            speech += length;
            if open.len() > 1 {
                overlap += length;
            }
            for speaker in open.keys() {
                for one in people.iter_mut().skip(*speaker).take(1) {
                    one.talk += length;
                    one.overlapped += if open.len() > 1 { length } else { 0.0 };
                }
            }
        }
        here = at;
        let count = open.entry(person).or_default();
        *count = if opens { *count + 1 } else { count.saturating_sub(1) };
        if *count == 0 {
            open.remove(&person);
        }
    }
    (speech, overlap)
}

fn turns(spoken: &[(usize, f64, f64)], people: &mut [PersonTalk]) -> usize {
    let mut order: Vec<(usize, f64, f64)> = spoken.to_vec();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let (mut last, mut turns) = (None, 0);
    for (person, _, _) in order {
        if last != Some(person) {
            turns += 1;
            people.iter_mut().skip(person).take(1).for_each(|one| one.turns += 1);
        }
        last = Some(person);
    }
    turns
}

/// Gini coefficient, population form: mean absolute difference over twice the mean. None without values or when all are
/// zero.
///
/// ```
/// assert_eq!(measures::talk::gini(&[0.0, 0.0, 0.0, 8.0]), Some(0.75));
/// ```
pub fn gini(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (n, total) = (sorted.len() as f64, sorted.iter().sum::<f64>());
    if total <= 0.0 || sorted.first().is_none_or(|least| *least < 0.0) {
        return None;
    }
    let weighted: f64 = sorted.iter().enumerate().map(|(place, value)| (2.0 * place as f64 + 1.0 - n) * value).sum();
    Some(weighted / (n * total))
}

/// Names in order without doubles.
pub(crate) fn unique(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| seen.insert(name.clone())).collect()
}
