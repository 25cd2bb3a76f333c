//! A line that a record offers, and how it travels in the page.

use std::collections::BTreeMap;

use mme::drug::plain;

use super::medication::alike;
use crate::{
    fields::Fields,
    form::{Answers, Form, Kind, Row},
    language::Language,
};

/// Where a line goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A further row of the medications.
    Medication,
    /// A questionnaire.
    Score,
    /// A box of a question with several answers.
    Tick,
    /// The answer to a question.
    Answer,
    /// A further line of a text.
    Words,
}

impl Target {
    const ALL: [Self; 5] = [Self::Medication, Self::Score, Self::Tick, Self::Answer, Self::Words];

    /// The code, as forms carry it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Medication => "medication",
            Self::Score => "score",
            Self::Tick => "tick",
            Self::Answer => "answer",
            Self::Words => "words",
        }
    }
}

/// What is to be said of a line before it is taken.
#[derive(Clone, PartialEq, Eq)]
pub enum Note {
    /// The order is paused.
    OnHold,
    /// The order is a draft, a plan, a proposal.
    Draft,
    /// The record does not say whether it is taken now.
    Standing,
    /// Names and codes speak of different drugs or strengths.
    Names,
    /// Directions follow one another: the dose of today is to be typed.
    Steps,
    /// Words and parts of the directions differ; the parts were taken.
    Differs,
    /// The unit of the dose is missing or not known.
    Unit,
    /// There is no dose.
    Dose,
    /// It is not said how often, or not in words that can be read.
    Frequency,
    /// The directions can be read in more than one way.
    Unclear,
    /// It is among the answers already.
    There,
    /// It takes the place of an answer.
    Replaces(String),
    /// Whether it is treated is not in the record.
    Untreated,
    /// It is only suspected.
    Suspected,
    /// The record has it so many times.
    Times(usize),
}

crate::unprinted!(Note, Line);

/// Every note without a value, with its code.
const PLAIN: [(Note, &str); 13] = [
    (Note::OnHold, "on-hold"),
    (Note::Draft, "draft"),
    (Note::Standing, "standing"),
    (Note::Names, "names"),
    (Note::Steps, "steps"),
    (Note::Differs, "differs"),
    (Note::Unit, "unit"),
    (Note::Dose, "dose"),
    (Note::Frequency, "frequency"),
    (Note::Unclear, "unclear"),
    (Note::There, "there"),
    (Note::Untreated, "untreated"),
    (Note::Suspected, "suspected"),
];

impl Note {
    /// The code; its sentence is the message "import-note-CODE", which may have a `value`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Replaces(_) => "replaces",
            Self::Times(_) => "times",
            plain => PLAIN.iter().find(|(note, _)| note == plain).map_or("", |(_, code)| code),
        }
    }

    /// The value of its sentence; empty for most.
    pub fn value(&self) -> String {
        match self {
            Self::Replaces(what) => what.clone(),
            Self::Times(count) => count.to_string(),
            _ => String::new(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("replaces", what)) => Some(Self::Replaces(what.to_owned())),
            Some(("times", count)) => Some(Self::Times(count.parse().ok()?)),
            _ => PLAIN.iter().find(|(_, code)| *code == text).map(|(note, _)| note.clone()),
        }
    }

    /// Whether it is a question to the presenter, so that the line is not ticked for them.
    fn asks(&self) -> bool {
        matches!(
            self,
            Self::OnHold
                | Self::Draft
                | Self::Standing
                | Self::Names
                | Self::Differs
                | Self::There
                | Self::Replaces(_)
                | Self::Suspected
        )
    }
}

/// A line. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it goes.
    pub target: Target,
    /// The field of the form.
    pub field: String,
    /// What goes there: the cells of a row, the answers of a questionnaire by number, or the `value`.
    pub cells: Row,
    /// What the record says, in its own words.
    pub said: String,
    /// What is to be said of it.
    pub notes: Vec<Note>,
}

impl Line {
    /// Whether it is ticked before the presenter has looked: there is no question about it.
    pub fn is_plain(&self) -> bool {
        !self.notes.iter().any(Note::asks)
    }

    /// The value of a line that has one.
    pub fn value(&self) -> &str {
        self.cells.get("value").map_or("", String::as_str)
    }

    /// The line with what is to be said of it beside these answers, and no more beside others.
    pub fn beside(mut self, form: &Form, answers: &Answers, language: Language) -> Self {
        self.notes.retain(|note| !matches!(note, Note::There | Note::Replaces(_)));
        if let Some(note) = self.standing(form, answers, language) {
            self.notes.insert(0, note);
        }
        self
    }

    /// Whether it is among the answers, or takes the place of one.
    fn standing(&self, form: &Form, answers: &Answers, language: Language) -> Option<Note> {
        let word = |code: &str| Note::Replaces(form.word(&self.field, code, language).to_owned());
        let there = |there: bool| there.then_some(Note::There);
        match self.target {
            Target::Medication => there(answers.rows(&self.field).iter().any(|row| alike(row, &self.cells))),
            Target::Score => {
                let row = answers.rows(&self.field).first()?;
                let values = || row.values().map(String::as_str).collect::<Vec<_>>().join(" · ");
                there(*row == self.cells).or_else(|| Some(Note::Replaces(values())))
            }
            Target::Answer => match answers.one(&self.field) {
                "" => None,
                now => there(now == self.value()).or_else(|| Some(word(now))),
            },
            Target::Tick => {
                let now = answers.many(&self.field);
                let Kind::Choices { options } = &form.holder(&self.field)?.field(&self.field)?.kind else {
                    return None;
                };
                let alone = options.iter().find(|option| option.alone && now.contains(&option.code));
                there(now.iter().any(|code| code == self.value())).or_else(|| Some(word(&alone?.code)))
            }
            Target::Words => {
                let own = plain(self.value());
                there(answers.one(&self.field).lines().any(|line| plain(line) == own))
            }
        }
    }

    pub(super) fn count_again(&mut self) {
        match self.notes.iter_mut().find_map(|note| if let Note::Times(count) = note { Some(count) } else { None }) {
            Some(count) => *count += 1,
            None => self.notes.push(Note::Times(2)),
        }
    }

    /// The line as the hidden fields of a page, under its number there.
    pub fn fields(&self, number: usize) -> Vec<(String, String)> {
        let name = |part: &str| format!("line-{number}-{part}");
        let mut all = vec![
            (name("target"), self.target.code().to_owned()),
            (name("field"), self.field.clone()),
            (name("said"), self.said.clone()),
        ];
        all.extend(self.notes.iter().map(|note| {
            let (code, value) = (note.code(), note.value());
            (name("note"), if value.is_empty() { code.to_owned() } else { format!("{code}:{value}") })
        }));
        all.extend(self.cells.iter().map(|(column, text)| (name(&format!("cell-{column}")), text.clone())));
        all
    }
}

/// The lines of a page that was sent, with their numbers. Lines that no page of ours sends are left out.
pub fn sent(fields: &Fields) -> BTreeMap<usize, Line> {
    let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
    let mut targets: BTreeMap<usize, Target> = BTreeMap::new();
    for (name, value) in fields.pairs() {
        let Some((number, part)) = name.strip_prefix("line-").and_then(|rest| rest.split_once('-')) else { continue };
        let Ok(number) = number.parse::<usize>() else { continue };
        let empty = Line {
            target: Target::Words,
            field: String::new(),
            cells: Row::new(),
            said: String::new(),
            notes: Vec::new(),
        };
        let line = lines.entry(number).or_insert(empty);
        match part {
            "target" => {
                targets.extend(Target::ALL.into_iter().find(|target| target.code() == value).map(|one| (number, one)));
            }
            "field" => value.clone_into(&mut line.field),
            "said" => value.clone_into(&mut line.said),
            "note" => line.notes.extend(Note::parse(value)),
            part => {
                if let Some(column) = part.strip_prefix("cell-") {
                    line.cells.insert(column.to_owned(), value.trim().to_owned());
                }
            }
        }
    }
    let found = lines.into_iter().filter_map(|(number, line)| {
        let target = *targets.get(&number)?;
        Some((number, Line { target, ..line }))
    });
    found.collect()
}

/// Whether a line of a page that was sent is ticked.
pub fn ticked(fields: &Fields, number: usize) -> bool {
    fields.ticked("take", &number.to_string())
}
