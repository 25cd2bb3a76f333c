//! A survey as data: sections of questions with their kinds and bilingual texts, scales over items, and who is asked when.
//! Kept as one JSON document of format [`FORMAT`]. Codes are stable from version to version: answers are kept by them.

mod answers;
mod check;
mod code;
mod edit;
mod knowledge;
mod pack;
mod scale;
mod token;
mod typed;
mod wave;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use answers::{Answer, Answers, Sheet};
pub use code::{How, Matching, Pair, matching};
pub use edit::{KINDS, MOST_ROWS, SPARE};
pub use pack::{PACK, Ready, ready};
pub use scale::{LEAST, Scale};
pub use token::Token;
pub use typed::{Named, fields, missing, read};
pub use wave::{Held, MOST_DAYS, MOST_MONTHS, Override, Schedule, Standing, When, Window, due, window};

pub(crate) use check::is_code;

use crate::language::Text;

/// The format of the kept document; a document of another one is not read.
pub const FORMAT: u32 = 1;

/// A survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The document's format: [`FORMAT`].
    pub format: u32,
    /// Its title.
    pub title: Text,
    /// What people read before they begin.
    pub intro: Text,
    /// Where its content comes from, for the hub; empty for its own.
    #[serde(default)]
    pub source: String,
    /// The pages, in order.
    pub sections: Vec<Section>,
    /// Scales over items of grids.
    #[serde(default)]
    pub scales: Vec<Scale>,
}

/// A page of a survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its stable code, as addresses carry it.
    pub code: String,
    /// The heading.
    pub title: Text,
    /// What stands under the heading; may be empty.
    #[serde(default)]
    pub intro: Text,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its stable code.
    pub code: String,
    /// The question; of a grid, what its items have in common.
    pub text: Text,
    /// Help under the question; may be empty.
    #[serde(default)]
    pub hint: Text,
    /// Whether a sheet cannot be handed in without it. A grid's items may all be left out where there is "not applicable".
    #[serde(default)]
    pub required: bool,
    /// When it is asked; empty means at every wave.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// What can be answered.
    #[serde(flatten)]
    pub kind: Kind,
}

/// What a question takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// Items on one scale of labeled points.
    Grid(Grid),
    /// One of the options.
    Single {
        /// The options.
        options: Vec<Choice>,
    },
    /// Any of the options.
    Multiple {
        /// The options.
        options: Vec<Choice>,
    },
    /// A number.
    Number {
        /// The smallest, if there is one.
        #[serde(default)]
        least: Option<f64>,
        /// The largest, if there is one.
        #[serde(default)]
        most: Option<f64>,
        /// What is counted, as "years"; may be empty.
        #[serde(default)]
        unit: Text,
    },
    /// A text in the person's own words.
    Text {
        /// Several lines instead of one.
        #[serde(default)]
        long: bool,
    },
    /// One of the options, of which one is right.
    Knowledge(Knowledge),
    /// Whom the person consulted: the people enrolled in the cycle as rows. Kept as tokens, never as ids.
    Roster,
}

impl Kind {
    /// The code of the kind; its name is the message "survey-kind-CODE".
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Grid(_) => "grid",
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::Number { .. } => "number",
            Self::Text { .. } => "text",
            Self::Knowledge(_) => "knowledge",
            Self::Roster => "roster",
        }
    }

    /// The options of a question that has some.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Single { options } | Self::Multiple { options } => options,
            Self::Knowledge(knowledge) => &knowledge.options,
            _ => &[],
        }
    }
}

/// The most characters of a short and of a long text answer.
pub const MOST_TEXT: (usize, usize) = (200, 2000);

/// Items on one scale (a Likert grid).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// The points from the lowest value to the highest.
    pub points: Vec<Point>,
    /// Whether "not applicable" can be chosen. It is no value, and never zero.
    #[serde(default)]
    pub not_applicable: bool,
    /// From which standpoints the items are asked.
    pub designs: Vec<Design>,
    /// The items in order.
    pub items: Vec<Item>,
}

impl Grid {
    /// The lowest and highest value; none without points.
    pub fn range(&self) -> Option<(i32, i32)> {
        let values = self.points.iter().map(|point| point.value);
        Some((values.clone().min()?, values.max()?))
    }

    /// The standpoints asked at a wave of this phase, in the order in which they are shown: "then" before "now".
    pub fn asked(&self, phase: Phase) -> Vec<Design> {
        let wanted: &[Design] = match phase {
            Phase::Before => &[Design::TruePre],
            Phase::After => &[Design::RetrospectivePre, Design::Post],
            Phase::Later | Phase::Session => &[Design::Post],
        };
        wanted.iter().copied().filter(|design| self.designs.contains(design)).collect()
    }
}

/// A labeled point of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its value.
    pub value: i32,
    /// Its label; may be empty between two labeled ends.
    #[serde(default)]
    pub label: Text,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its stable code, unique in the survey among items and questions.
    pub code: String,
    /// The statement. Empty while the hub has still to enter a text that it holds a license for.
    pub text: Text,
    /// Whether a high answer means little of what the scale measures.
    #[serde(default)]
    pub reversed: bool,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its stable code, unique in its question.
    pub code: String,
    /// What it says.
    pub label: Text,
}

/// A question of a knowledge test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knowledge {
    /// The options.
    pub options: Vec<Choice>,
    /// The code of the right one.
    pub key: String,
    /// Why it is right; shown when the wave is over.
    pub explanation: Text,
    /// Where that stands.
    #[serde(default)]
    pub source: String,
    /// What it counts.
    #[serde(default = "one_point")]
    pub points: u32,
}

const fn one_point() -> u32 {
    1
}

/// From which standpoint an item is asked; all on one scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Design {
    /// Before the cycle, about now.
    TruePre,
    /// After the cycle, about the time before it ("then"), beside [`Design::Post`].
    RetrospectivePre,
    /// After the cycle, about now.
    Post,
}

impl Design {
    /// Every standpoint.
    pub const ALL: [Self; 3] = [Self::TruePre, Self::RetrospectivePre, Self::Post];

    /// The standpoint of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|design| design.code() == code)
    }

    /// The code; its name is the message "survey-design-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::TruePre => "true-pre",
            Self::RetrospectivePre => "retrospective-pre",
            Self::Post => "post",
        }
    }

    /// The key under which the answer to an item is kept: its code, with ".then" for the retrospective pre.
    pub fn key(self, item: &str) -> String {
        match self {
            Self::TruePre | Self::Post => item.to_owned(),
            Self::RetrospectivePre => format!("{item}.then"),
        }
    }
}

/// Where in a cycle a wave stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// From enrolment to the first session.
    Before,
    /// From the end of the last session on.
    After,
    /// Some months after it.
    Later,
    /// After one session.
    Session,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 4] = [Self::Before, Self::After, Self::Later, Self::Session];

    /// The phase of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }

    /// The code; its name is the message "survey-phase-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Later => "later",
            Self::Session => "session",
        }
    }
}

impl Question {
    /// Whether it is asked at a wave of this phase. A grid is asked where one of its standpoints is.
    pub fn is_asked(&self, phase: Phase) -> bool {
        let here = self.phases.is_empty() || self.phases.contains(&phase);
        here && match &self.kind {
            Kind::Grid(grid) => !grid.asked(phase).is_empty(),
            _ => true,
        }
    }

    /// The keys under which its answers at a wave of this phase are kept: one, or of a grid one an item and standpoint.
    pub fn keys(&self, phase: Phase) -> Vec<String> {
        match &self.kind {
            _ if !self.is_asked(phase) => Vec::new(),
            Kind::Grid(grid) => {
                let designs = grid.asked(phase);
                grid.items.iter().flat_map(|item| designs.iter().map(|design| design.key(&item.code))).collect()
            }
            _ => vec![self.code.clone()],
        }
    }

    /// The grid, when it is one.
    pub fn grid(&self) -> Option<&Grid> {
        match &self.kind {
            Kind::Grid(grid) => Some(grid),
            _ => None,
        }
    }
}

impl Section {
    /// Whether anything of it is asked at a wave of this phase.
    pub fn is_asked(&self, phase: Phase) -> bool {
        self.questions.iter().any(|question| question.is_asked(phase))
    }
}

impl Survey {
    /// The survey of a kept document.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|survey: &Self| survey.format == FORMAT)
    }

    /// The document, to be kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Every question in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The question of a code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions().find(|question| question.code == code)
    }

    /// The grid that has an item of this code, and the item.
    pub fn item(&self, code: &str) -> Option<(&Grid, &Item)> {
        let grids = self.questions().filter_map(Question::grid);
        grids.flat_map(|grid| grid.items.iter().map(move |item| (grid, item))).find(|(_, item)| item.code == code)
    }

    /// The sections with anything asked at a wave of this phase, in order.
    pub fn pages(&self, phase: Phase) -> Vec<&Section> {
        self.sections.iter().filter(|section| section.is_asked(phase)).collect()
    }

    /// Every code of a question, item or section, so that a new one can be another.
    pub fn codes(&self) -> BTreeSet<&str> {
        let sections = self.sections.iter().map(|section| section.code.as_str());
        let questions = self.questions().map(|question| question.code.as_str());
        let items = self.questions().filter_map(Question::grid).flat_map(|grid| &grid.items);
        sections.chain(questions).chain(items.map(|item| item.code.as_str())).collect()
    }

    /// Whether it asks whom people consulted, so that the cycle's people have to be known.
    pub fn has_roster(&self) -> bool {
        self.questions().any(|question| question.kind == Kind::Roster)
    }
}

#[cfg(test)]
mod tests;
