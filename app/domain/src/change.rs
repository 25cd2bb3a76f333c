//! Change: what the same people answered before and after, with how each figure came about. Every statistic is
//! [`measures`]'; this module says who enters, and what of it may be told.
//!
//! What is told keeps to four rules, so that no figure stands for fewer people than the floor, nor a difference of figures:
//! 1. Only sheets that were handed in, of waves that are over; and later cycles join only when enough people come with them
//!    ([`settled`]). Two looks at different times then differ by many people or not at all.
//! 2. All figures of a scale rest on one set of people: those with a score at each standpoint that is compared.
//! 3. Groups under the floor are told together; a breakdown that could be subtracted from one above it is not shown
//!    ([`group`]).
//! 4. Counts of answers are told exactly only where they and what is left of the whole reach the floor or are zero ([`Told`]).
//!
//! How many people answered which wave keeps to the same floor ([`Flow::told`]): neither a few who answered nor a few who did not
//! are told exactly.

pub mod group;
mod item;
mod knowledge;
mod scale;
mod summary;
mod told;

use std::collections::BTreeSet;

pub use group::{Breakdown, By, Group, NotShown};
pub use item::{Distribution, ItemChange, ItemFigures};
pub use knowledge::{KnowledgeChange, QuestionChange};
pub use scale::{Comparison, Contrast, Figures, LEVEL, Level, Lost, Part, Reliability, ScaleChange};
pub use summary::{Summary, summary};
pub use told::Steps;

use crate::{
    moment::Moment,
    profession::Family,
    small_cells::{Crossed, FLOOR, Told, least},
    survey::{Answers, Design, Kind, Survey, Token},
};

/// When something was asked, and about which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// Before the cycle, about now: the true pre.
    Before,
    /// After the cycle, about the time before it: the retrospective pre.
    Then,
    /// After the cycle, about now.
    After,
    /// Months after the cycle, about now.
    Later,
}

impl At {
    /// The code; its name is the message "change-at-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Then => "then",
            Self::After => "after",
            Self::Later => "later",
        }
    }

    /// The standpoint from which it was answered.
    pub const fn design(self) -> Design {
        match self {
            Self::Before => Design::TruePre,
            Self::Then => Design::RetrospectivePre,
            Self::After | Self::Later => Design::Post,
        }
    }
}

/// Somebody who takes or took part, as far as the analysis needs: no name, no id but the token of their sheets.
#[derive(Clone, Default)]
pub struct Member {
    /// The token of their sheets, so that what a figure rests on can be told from what an earlier one did.
    pub token: Option<Token>,
    /// Whether nothing is known of them but their answers: older data, taken in by a code.
    pub unknown: bool,
    /// The family of their profession.
    pub family: Option<Family>,
    /// Whether they prescribe.
    pub prescribes: bool,
    /// Whether they presented a case.
    pub presented: bool,
    /// How many sessions they attended.
    pub sessions: u32,
    /// The sheet handed in before.
    pub before: Option<Answers>,
    /// The sheet handed in after.
    pub after: Option<Answers>,
    /// The sheet handed in months later.
    pub later: Option<Answers>,
}

crate::unprinted!(Member);

impl Member {
    /// By what they are told apart among themselves.
    fn mark(&self) -> String {
        self.token.as_ref().map(Token::to_string).unwrap_or_default()
    }

    /// The answers at a time.
    pub fn answers(&self, at: At) -> Option<&Answers> {
        match at {
            At::Before => self.before.as_ref(),
            At::Then | At::After => self.after.as_ref(),
            At::Later => self.later.as_ref(),
        }
    }
}

/// Who was there and who answered, from enrolment on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// People enrolled in the cycles that count.
    pub enrolled: usize,
    /// With a sheet from before.
    pub before: usize,
    /// With a sheet from after.
    pub after: usize,
    /// With both.
    pub matched: usize,
    /// With one from before only.
    pub only_before: usize,
    /// With one from after only.
    pub only_after: usize,
    /// With neither.
    pub neither: usize,
    /// With one from months later; none where that was not asked or is not over.
    pub later: Option<usize>,
    /// With all three.
    pub all_three: Option<usize>,
}

impl Flow {
    /// Counts people.
    pub fn of(members: &[Member]) -> Self {
        let count = |test: &dyn Fn(&Member) -> bool| members.iter().filter(|member| test(member)).count();
        let asked_later = members.iter().any(|member| member.later.is_some());
        let both = |member: &Member| member.before.is_some() && member.after.is_some();
        Self {
            enrolled: members.len(),
            before: count(&|member| member.before.is_some()),
            after: count(&|member| member.after.is_some()),
            matched: count(&both),
            only_before: count(&|member| member.before.is_some() && member.after.is_none()),
            only_after: count(&|member| member.before.is_none() && member.after.is_some()),
            neither: count(&|member| member.before.is_none() && member.after.is_none()),
            later: asked_later.then(|| count(&|member| member.later.is_some())),
            all_three: asked_later.then(|| count(&|member| both(member) && member.later.is_some())),
        }
    }
}

/// The flow as far as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowTold {
    /// People enrolled in the cycles that count.
    pub enrolled: usize,
    /// Who answered before and after.
    pub answered: Crossed,
    /// Who answered months later; none where that was not asked or is not over.
    pub later: Option<Told>,
}

impl Flow {
    /// What of it may be told.
    pub fn told(&self, floor: u32) -> FlowTold {
        FlowTold {
            enrolled: self.enrolled,
            answered: Crossed::of([self.matched, self.only_before, self.only_after, self.neither], floor),
            later: self.later.map(|count| Told::of(count, self.enrolled, floor)),
        }
    }
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// The survey has neither a scale nor a knowledge test.
    NoScale,
    /// The waves to compare are not asked at two times, or not at all from a standpoint.
    OneTime,
    /// Fewer people than the floor have the scores that are compared.
    TooFew,
}

impl Nothing {
    /// The code; its sentence is the message "change-nothing-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoScale => "no-scale",
            Self::OneTime => "one-time",
            Self::TooFew => "too-few",
        }
    }
}

/// The change analysis of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The least number of people a figure stands for.
    pub floor: u32,
    /// Who answered.
    pub flow: Flow,
    /// Each scale in the survey's order.
    pub scales: Vec<ScaleChange>,
    /// The knowledge test, or why nothing of it is shown; none when the survey has none.
    pub knowledge: Option<Result<KnowledgeChange, Nothing>>,
}

impl Report {
    /// Whether any figure but the flow is shown.
    pub fn shows(&self) -> bool {
        let scales = self.scales.iter().any(|scale| scale.figures.is_ok());
        scales || self.knowledge.as_ref().is_some_and(Result::is_ok)
    }

    /// The most people that figures which are shown rest on. As many answered both times, so that nothing said of the flow
    /// has to stay below it.
    pub fn people(&self) -> usize {
        let scales = self.scales.iter().filter_map(|scale| Some(scale.figures.as_ref().ok()?.people));
        let test = self.knowledge.as_ref().and_then(|test| Some(test.as_ref().ok()?.people));
        scales.chain(test).max().unwrap_or(0)
    }
}

/// Analyzes a survey's answers. [`Nothing::NoScale`] when it asks nothing that can change.
pub fn report(survey: &Survey, members: &[Member], floor: u32) -> Result<Report, Nothing> {
    let tested = survey.questions().any(|question| matches!(question.kind, Kind::Knowledge(_)));
    if survey.scales.is_empty() && !tested {
        return Err(Nothing::NoScale);
    }
    let mut scales: Vec<ScaleChange> =
        survey.scales.iter().map(|scale| scale::change(survey, scale, members, floor)).collect();
    scale::adjust(&mut scales);
    let knowledge = tested.then(|| knowledge::change(survey, members, floor));
    Ok(Report { floor, flow: Flow::of(members), scales, knowledge })
}

/// Which cycles count: in the order in which their waves were over, and only when at least `floor` people who answered come
/// with them together; others wait for the next. Where a report asks for more people than the page inside the hub, its cycles come in
/// whole batches of that page's: what the one counts and the other does not is never few people. `over` are a cycle, when its last wave to be compared was over, and how many
/// of its people handed something in.
pub fn settled<C: Copy + Ord>(over: &[(C, Moment, usize)], floor: u32) -> BTreeSet<C> {
    let mut order: Vec<_> = over.to_vec();
    order.sort_by_key(|(cycle, at, _)| (*at, *cycle));
    let one = |(cycle, _, answered): (C, Moment, usize)| (vec![cycle], answered);
    let inside = batches(order.into_iter().map(one).collect(), floor.min(FLOOR));
    batches(inside, floor).into_iter().flat_map(|(cycles, _)| cycles).collect()
}

/// Cycles with their people, put together in order until each batch has enough people; the rest waits.
fn batches<C>(order: Vec<(Vec<C>, usize)>, floor: u32) -> Vec<(Vec<C>, usize)> {
    let (mut found, mut waiting, mut people) = (Vec::new(), Vec::new(), 0);
    for (cycles, answered) in order {
        waiting.extend(cycles);
        people += answered;
        if people >= least(floor) {
            found.push((std::mem::take(&mut waiting), people));
            people = 0;
        }
    }
    found
}

#[cfg(test)]
mod tests;
