//! Whom people say they turned to: the rosters of a program's surveys, joined to people and professions in memory. The sheets
//! know tokens only, of whoever answers and of whoever is named; nothing of the join is kept.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Permit, SeeNetwork},
    id::{CycleId, PersonId, SurveyId},
    language::Text,
    moment::Moment,
    network::{Asked, Member},
    survey::{Standing, Token, When},
};

use crate::{
    db::Tx,
    error::Result,
    registration,
    survey::{self, Holder, TokenKey, Wave},
};

/// A roster question at one wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The cycle whose people it asks.
    pub cycle: CycleId,
    /// What the cycle is called.
    pub title: String,
    /// The first version of the survey, and the question's code: the same at each wave.
    pub question: (SurveyId, String),
    /// The question.
    pub words: Text,
    /// The wave.
    pub wave: Wave,
    /// The answers; none while the wave is not over.
    pub answers: Option<Asked>,
}

impl Roster {
    /// Whether the two are waves of one question in one cycle.
    pub fn goes_with(&self, other: &Self) -> bool {
        self.cycle == other.cycle && self.question == other.question
    }
}

/// Every roster of a program, the newest cycle first and in it one question after another, each in the order of its waves.
/// Only what was handed in at waves that were over by `until` counts.
pub async fn rosters(tx: &mut Tx, permit: &Permit<SeeNetwork>, key: &TokenKey, until: Moment) -> Result<Vec<Roster>> {
    let families: BTreeMap<SurveyId, SurveyId> =
        survey::of_program(tx, permit).await?.into_iter().map(|record| (record.id, record.family)).collect();
    let mut known = survey::known_waves(tx, permit).await?;
    known.retain(|known| known.survey.has_roster());
    let tokens = survey::tokens(tx, permit, key).await?;
    let mut sheets = survey::sheets(tx, permit, None).await?;
    sheets.retain(|sheet| sheet.complete);
    let mut found: Vec<Roster> = Vec::new();
    for own in known {
        let listed: BTreeSet<PersonId> =
            registration::participants(tx, own.wave.cycle).await?.into_iter().map(|record| record.person).collect();
        let over = own.wave.window.standing(until) == Standing::Closed;
        let phase = own.wave.when.phase();
        for question in own.survey.questions().filter(|question| question.is_roster() && question.is_asked(phase)) {
            let named = sheets
                .iter()
                .filter(|sheet| sheet.wave == own.wave.id)
                .filter_map(|sheet| Some((&sheet.token, sheet.answers.people(&question.code)?)));
            let family = families.get(&own.wave.survey).copied().unwrap_or(own.wave.survey);
            found.push(Roster {
                cycle: own.wave.cycle,
                title: own.cycle.clone(),
                question: (family, question.code.clone()),
                words: question.text.clone(),
                answers: over.then(|| joined(named, &tokens, &listed, own.wave.cycle)),
                wave: own.wave.clone(),
            });
        }
    }
    // A stable sort: cycles keep the order they came in.
    let mut cycles: Vec<CycleId> = Vec::new();
    for own in &found {
        if !cycles.contains(&own.cycle) {
            cycles.push(own.cycle);
        }
    }
    let place = |cycle: CycleId| cycles.iter().position(|own| *own == cycle);
    found.sort_by(|one, other| {
        let key = |own: &Roster| (place(own.cycle), own.question.clone(), order(&own.wave.when), own.wave.window.opens);
        key(one).cmp(&key(other))
    });
    Ok(found)
}

/// Where a wave stands in its cycle: those after a session lie between before and after.
const fn order(when: &When) -> u8 {
    match when {
        When::Before => 0,
        When::Session(_) => 1,
        When::After => 2,
        When::Months(_) => 3,
    }
}

fn joined<'s>(
    sheets: impl Iterator<Item = (&'s Token, &'s [Token])>,
    tokens: &BTreeMap<Token, Holder>,
    listed: &BTreeSet<PersonId>,
    cycle: CycleId,
) -> Asked {
    let person = |token: &Token| tokens.get(token).map(|holder| holder.person);
    let mut answers = Asked::default();
    for (token, named) in sheets {
        let Some(from) = person(token) else { continue };
        answers.heard.insert(from);
        answers.named.extend(named.iter().filter_map(|token| Some((from, person(token)?))));
    }
    // Whoever answered and left the cycle since was on the list then.
    let then = |holder: &&Holder| listed.contains(&holder.person) || answers.heard.contains(&holder.person);
    let member = |holder: &Holder| Some(Member { person: holder.person, profession: holder.at(cycle)? });
    answers.members = tokens.values().filter(then).filter_map(member).collect();
    answers.members.sort_unstable();
    answers.named.sort_unstable();
    answers
}
