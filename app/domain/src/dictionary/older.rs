//! Records of a foreign file as answers to a wave: who is meant stays a code, and what could not be taken is told.

mod answer;
mod file;

use std::collections::{BTreeMap, BTreeSet};

pub use file::read;

use redcap::records::{Record, Status, Value};

use super::{Note, Noted, name, noted};
use crate::survey::{Answers, Phase, Survey};

/// Which part of a file is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choosing {
    /// The event; empty for the one that fits the wave best.
    pub event: String,
    /// The column that holds the code; empty for the record id.
    pub code: String,
}

/// Somebody of a file, as far as their code says who.
#[derive(Clone, PartialEq)]
pub struct Coded {
    /// The code as the file has it, without outer spaces.
    pub code: String,
    /// Where the same code stands more than once: which of these it is, from 1. Such a code is nobody's for sure.
    pub twin: Option<u32>,
    /// The answers.
    pub answers: Answers,
    /// Whether the file calls them complete.
    pub complete: bool,
}

crate::unprinted!(Coded);

crate::unprinted!(Older);

/// What a file holds for a wave.
#[derive(Clone, PartialEq)]
pub struct Older {
    /// How many rows or records were read.
    pub rows: usize,
    /// The events that occur.
    pub events: Vec<String>,
    /// The columns that can hold a code; the first is the record id.
    pub columns: Vec<String>,
    /// What was read.
    pub chosen: Choosing,
    /// Columns that are answers to a question: the column, the key.
    pub matched: Vec<(String, String)>,
    /// Whom it holds answers of.
    pub people: Vec<Coded>,
    /// Records of this event without a code.
    pub blank: usize,
    /// Records of this event without any answer to the wave.
    pub empty: usize,
    /// What was not taken, or not as it stands.
    pub notes: Vec<Note>,
    /// How many more notes there were than are kept.
    pub more: usize,
}

impl Older {
    /// How many codes stand more than once.
    pub fn ambiguous(&self) -> usize {
        self.people.iter().filter(|coded| coded.twin.is_some()).map(|coded| &coded.code).collect::<BTreeSet<_>>().len()
    }

    /// The notes by kind.
    pub fn noted(&self) -> Vec<Noted<'_>> {
        noted(&self.notes)
    }
}

/// The keys of a wave by the names that columns have.
fn keys(survey: &Survey, phase: Phase) -> BTreeMap<String, String> {
    survey.questions().flat_map(|question| question.keys(phase)).map(|key| (super::name(&key), key)).collect()
}

/// The keys asked at any time, by the names that columns have.
fn ever(survey: &Survey) -> BTreeSet<String> {
    Phase::ALL.into_iter().flat_map(|phase| keys(survey, phase).into_keys()).collect()
}

/// Settles records into people.
fn settle(
    survey: &Survey,
    phase: Phase,
    records: &[Record],
    code: impl Fn(&Record) -> String,
    (mut older, row): (Older, impl Fn(usize) -> usize),
) -> Older {
    let (keys, ever) = (keys(survey, phase), ever(survey));
    let mut matched = BTreeSet::new();
    let mut unasked = BTreeSet::new();
    for record in records.iter().filter(|record| record.event == older.chosen.event) {
        let mut answers = Answers::default();
        // A code is no answer, even where a question asks for it.
        for (column, value) in record.values.iter().filter(|(column, _)| **column != older.chosen.code) {
            let own = name::code(column);
            match keys.get(&own) {
                Some(key) => {
                    matched.insert((column.clone(), key.clone()));
                    match answer::of(survey, key, value) {
                        Ok(answer) => answers.set(key, answer),
                        Err((code, detail)) => older.notes.push(Note::new(row(record.row), column, code, &detail)),
                    }
                }
                None if ever.contains(&own) => {
                    unasked.insert(column.clone());
                }
                None => {}
            }
        }
        let code = code(record).trim().to_owned();
        match (code.is_empty(), answers.is_empty()) {
            (_, true) => older.empty += 1,
            (true, false) => older.blank += 1,
            (false, false) => {
                let complete = !record.complete.values().any(|status| *status == Status::Incomplete);
                older.people.push(Coded { code, twin: None, answers, complete });
            }
        }
    }
    older.matched = matched.into_iter().collect();
    older.notes.extend(unasked.iter().map(|column| Note::new(0, column, "not-asked", "")));
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for coded in &older.people {
        counts.entry(coded.code.clone()).or_default().0 += 1;
    }
    for coded in &mut older.people {
        if let Some((all, so_far)) = counts.get_mut(&coded.code).filter(|(all, _)| *all > 1) {
            *so_far += 1;
            coded.twin = (*all > 1).then_some(*so_far);
        }
    }
    older
}

/// The names of columns that can hold no code: answers other than a line of text.
fn taken(survey: &Survey) -> BTreeSet<String> {
    let line = |name: &String| {
        survey.question(name).is_some_and(|question| matches!(question.kind, crate::survey::Kind::Text { long: false }))
    };
    ever(survey).into_iter().filter(|name| !line(name)).collect()
}

/// The event that fits a phase: the first whose name says so, else the first.
fn fitting(events: &[String], phase: Phase, asked: &str) -> String {
    let words: &[&str] = match phase {
        Phase::Before => &["before", "pre", "baseline", "t0"],
        Phase::After => &["after", "post", "end"],
        Phase::Later => &["later", "month", "follow"],
        Phase::Session => &["session"],
    };
    let says = |event: &&String| words.iter().any(|word| event.contains(word));
    let asked = events.iter().find(|event| *event == asked);
    let chosen = asked.or_else(|| events.iter().find(says)).or_else(|| events.first());
    chosen.cloned().unwrap_or_default()
}

/// The value as one text; none for ticked boxes.
fn one(value: &Value) -> Option<&str> {
    match value {
        Value::One(text) => Some(text),
        Value::Many(_) | Value::Missing(_) => None,
    }
}

#[cfg(test)]
mod tests;
