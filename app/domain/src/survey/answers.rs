//! What was answered: values by the stable codes of questions and items, and the sheet they stand on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Design, Grid, Item, Kind, Phase, Question, Survey, Token};
use crate::id::WaveId;

/// The answer to a question or to an item of a grid. What was left out has none.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The value of a point of a grid.
    Point(i32),
    /// Chosen as not applicable: no value, never zero.
    NotApplicable,
    /// The code of an option.
    Choice(String),
    /// The codes of options.
    Choices(Vec<String>),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// The people consulted, by their tokens. An empty list says "nobody".
    People(Vec<Token>),
}

/// The answers of one sheet, by key: the code of a question or item, with ".then" for a retrospective pre
/// ([`Design::key`]).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

/// A kept sheet of answers. It has no person, no time and no id of its own.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// The wave it answers.
    pub wave: WaveId,
    /// Whose it is, without saying who.
    pub token: Token,
    /// The answers.
    pub answers: Answers,
    /// Whether it was handed in; before that it is partial.
    pub complete: bool,
}

crate::unprinted!(Answer, Answers, Sheet);

impl Answers {
    /// The answers kept as JSON.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The answers as JSON, to be kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer of a key.
    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// Every answer with its key, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(key, answer)| (key.as_str(), answer))
    }

    /// Sets the answer of a key; none takes it away.
    pub fn set(&mut self, key: impl Into<String>, answer: Option<Answer>) {
        let key = key.into();
        match answer {
            Some(answer) => self.0.insert(key, answer),
            None => self.0.remove(&key),
        };
    }

    /// The same answers with a further one.
    pub fn with(mut self, key: impl Into<String>, answer: Answer) -> Self {
        self.set(key, Some(answer));
        self
    }

    /// The chosen point of an item from a standpoint; none when it was left out or is not applicable.
    pub fn point(&self, item: &str, design: Design) -> Option<i32> {
        match self.0.get(&design.key(item)) {
            Some(Answer::Point(value)) => Some(*value),
            _ => None,
        }
    }

    /// The chosen option of a question.
    pub fn choice(&self, question: &str) -> Option<&str> {
        match self.0.get(question) {
            Some(Answer::Choice(code)) => Some(code),
            _ => None,
        }
    }

    /// A text that was written.
    pub fn text(&self, question: &str) -> Option<&str> {
        match self.0.get(question) {
            Some(Answer::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The people whom a roster question's answer names, by their tokens; none when it was not answered.
    pub fn people(&self, question: &str) -> Option<&[Token]> {
        match self.0.get(question) {
            Some(Answer::People(people)) => Some(people),
            _ => None,
        }
    }

    /// The same answers without every one that does not belong to this survey at a wave of this phase.
    pub fn within(&self, survey: &Survey, phase: Phase) -> Self {
        let keys: Vec<String> = survey.questions().flat_map(|question| question.keys(phase)).collect();
        let kept = self.0.iter().filter(|(key, _)| keys.contains(key));
        Self(kept.map(|(key, answer)| (key.clone(), answer.clone())).collect())
    }

    /// The same answers without the texts that may not leave, told by their key and what they say.
    pub fn without_texts(&self, leaves: impl Fn(&str, &str) -> bool) -> Self {
        let stays = |(key, answer): &(&String, &Answer)| match answer {
            Answer::Text(text) => leaves(key, text),
            _ => true,
        };
        Self(self.0.iter().filter(stays).map(|(key, answer)| (key.clone(), answer.clone())).collect())
    }

    /// The same answers with those of a page of questions as given anew, at a wave of this phase.
    pub fn replacing(&self, questions: &[Question], phase: Phase, anew: Self) -> Self {
        let keys: Vec<String> = questions.iter().flat_map(|question| question.keys(phase)).collect();
        let others = self.0.iter().filter(|(key, _)| !keys.contains(key));
        let others = others.map(|(key, answer)| (key.clone(), answer.clone()));
        let anew = anew.0.into_iter().filter(|(key, _)| keys.contains(key));
        Self(others.chain(anew).collect())
    }

    /// The same answers without a person who took their answers out: nobody says any more to have consulted them.
    pub fn forgetting(&self, token: &Token) -> Self {
        let kept = |answer: &Answer| match answer {
            Answer::People(people) => {
                Answer::People(people.iter().filter(|person| *person != token).cloned().collect())
            }
            other => other.clone(),
        };
        Self(self.0.iter().map(|(key, answer)| (key.clone(), kept(answer))).collect())
    }
}

impl Grid {
    /// The value of an item for its scale: a reversed item counts from the other end. None when it has no value.
    pub fn value(&self, item: &Item, answers: &Answers, design: Design) -> Option<f64> {
        let (least, most) = self.range()?;
        let value = answers.point(&item.code, design)?;
        Some(f64::from(if item.reversed { least + most - value } else { value }))
    }
}

impl Question {
    /// The questions of a survey that ask whom people consulted.
    pub fn is_roster(&self) -> bool {
        self.kind == Kind::Roster
    }
}
