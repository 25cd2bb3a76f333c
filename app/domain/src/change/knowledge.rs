//! A knowledge test before and after: the share of points, and each question by itself.

use measures::{
    Figure,
    change::{Options, PairedChange, Pairs, paired_change},
};

use super::{At, Level, Member, Nothing, Told, least, scale};
use crate::{
    small_cells::basis::Basis,
    survey::{Answers, Kind, Knowledge, Question, Survey},
};

/// What a knowledge test shows.
#[derive(Clone, Debug, PartialEq)]
pub struct KnowledgeChange {
    /// How many people every figure rests on: those who answered some question of the test both times.
    pub people: usize,
    /// The points that can be had.
    pub points: u32,
    /// Where people stood, in percent of the points.
    pub levels: [Level; 2],
    /// The change of the percentage.
    pub change: PairedChange,
    /// Each question in order.
    pub questions: Vec<QuestionChange>,
    /// What the percentages rest on: people with theirs.
    pub basis: Basis,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionChange {
    /// Its code.
    pub code: String,
    /// How many were right before and after. The share of it is the question's difficulty.
    pub right: [Told; 2],
    /// McNemar's exact test of those who changed, or why there is none.
    pub test: Figure<measures::McNemar>,
    /// Its p, adjusted by Holm over the questions.
    pub adjusted: Option<f64>,
}

/// The change of a survey's knowledge questions. What was left open on a sheet that was handed in is not right.
pub(super) fn change(survey: &Survey, members: &[Member], floor: u32) -> Result<KnowledgeChange, Nothing> {
    let questions: Vec<(&Question, &Knowledge)> = survey
        .questions()
        .filter_map(|question| match &question.kind {
            Kind::Knowledge(knowledge) => Some((question, knowledge)),
            _ => None,
        })
        .collect();
    let ends = [At::Before, At::After];
    if ends.iter().any(|at| members.iter().all(|member| tested(&questions, member, *at).is_none())) {
        return Err(Nothing::OneTime);
    }
    let both = members.iter().filter_map(|member| {
        let ends = [tested(&questions, member, At::Before)?, tested(&questions, member, At::After)?];
        Some((member.mark(), ends))
    });
    let (marks, people): (Vec<String>, Vec<[&Answers; 2]>) = both.unzip();
    if people.len() < least(floor) {
        return Err(Nothing::TooFew);
    }
    let points: u32 = questions.iter().map(|(_, knowledge)| knowledge.points).sum();
    let percent = |answers: &Answers| {
        let own = questions.iter().filter(|(question, knowledge)| right(answers, question, knowledge));
        f64::from(own.map(|(_, knowledge)| knowledge.points).sum::<u32>()) / f64::from(points.max(1)) * 100.0
    };
    let scores =
        |end: usize| people.iter().filter_map(|ends| ends.get(end)).map(|own| percent(own)).collect::<Vec<_>>();
    let (before, after) = (scores(0), scores(1));
    let paired = Pairs::complete(&before, &after).and_then(|pairs| paired_change(&pairs, Options::default()));
    let levels = scale::level(At::Before, &before).zip(scale::level(At::After, &after));
    let (Ok(change), Some((first, second))) = (paired, levels) else { return Err(Nothing::TooFew) };
    let mut told: Vec<QuestionChange> =
        questions.iter().map(|(question, knowledge)| one(question, knowledge, &people, floor)).collect();
    let values: Vec<_> = told.iter().map(|own| own.test.known().map(|test| test.p)).collect();
    told.iter_mut().zip(scale::holm(&values)).for_each(|(own, value)| own.adjusted = value);
    let parts = before.iter().zip(&after).map(|(before, after)| format!("{before} {after}"));
    let basis = Basis::of(marks.into_iter().zip(parts));
    Ok(KnowledgeChange { people: people.len(), points, levels: [first, second], change, questions: told, basis })
}

/// The answers of somebody who answered a question of the test.
fn tested<'m>(questions: &[(&Question, &Knowledge)], member: &'m Member, at: At) -> Option<&'m Answers> {
    let answers = member.answers(at)?;
    questions.iter().any(|(question, _)| answers.choice(&question.code).is_some()).then_some(answers)
}

fn right(answers: &Answers, question: &Question, knowledge: &Knowledge) -> bool {
    answers.choice(&question.code) == Some(&knowledge.key)
}

fn one(question: &Question, knowledge: &Knowledge, people: &[[&Answers; 2]], floor: u32) -> QuestionChange {
    let both =
        people.iter().map(|[before, after]| (right(before, question, knowledge), right(after, question, knowledge)));
    let both: Vec<(bool, bool)> = both.collect();
    let count = |test: &dyn Fn(&(bool, bool)) -> bool| both.iter().filter(|pair| test(pair)).count();
    let told = |count: usize| Told::trait_of(count, both.len(), floor);
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (lost, won) = (count(&|pair| pair.0 && !pair.1), count(&|pair| !pair.0 && pair.1));
    QuestionChange {
        code: question.code.clone(),
        right: [told(count(&|pair| pair.0)), told(count(&|pair| pair.1))],
        test: scale::known(measures::mcnemar(number(lost), number(won))),
        adjusted: None,
    }
}
