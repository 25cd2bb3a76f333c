//! The book of the demonstration: people and cases as they stand in the files of `demo/`.

use std::collections::BTreeMap;

use domain::form::Answers;
use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

/// A row of people.toml: name, profession, credentials, site, community, language, roles.
pub type Row = [String; 7];

/// Who is who.
#[derive(Deserialize)]
pub struct People {
    /// The hub's team.
    pub hub: Vec<Row>,
    /// Participants of the English program.
    pub english: Vec<Row>,
    /// Participants of the French program.
    pub french: Vec<Row>,
}

/// The people.
pub fn people() -> anyhow::Result<People> {
    Ok(Figment::from(Toml::string(include_str!("../../demo/people.toml"))).extract()?)
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Waiting for review.
    Submitted,
    /// On the agenda of the session that is live now.
    Live,
    /// Presented; its letter waits for a signature.
    Presented,
    /// Its letter is out.
    LetterSent,
    /// Followed up.
    Closed,
}

/// A case with what was said about it.
#[derive(Deserialize)]
pub struct Case {
    /// Who presents it.
    pub presenter: String,
    /// Its session, counted from the newest one: 0, -1, -2 …
    pub session: Option<i32>,
    /// How far it has come.
    pub stage: Stage,
    /// The filled-in form.
    pub answers: Answers,
    /// Questions with their answers.
    #[serde(default)]
    pub clarifications: Vec<Clarification>,
    /// Advice, and what became of it.
    #[serde(default)]
    pub recommendations: Vec<Recommendation>,
    /// The fields of the questionnaires answered again at the follow-up.
    #[serde(default)]
    pub again: BTreeMap<String, String>,
}

/// A clarifying question.
#[derive(Deserialize)]
pub struct Clarification {
    /// Who asks.
    pub author: String,
    /// What.
    pub question: String,
    /// The presenter's answer.
    pub answer: String,
}

/// A recommendation.
#[derive(Deserialize)]
pub struct Recommendation {
    /// Who gives it.
    pub author: String,
    /// Who seconds it.
    #[serde(default)]
    pub seconds: Vec<String>,
    /// The one before it that says the same, from 0.
    #[serde(default)]
    pub same: Option<usize>,
    /// The fields of the forms it goes through: domain, text, strength, source, link, feasible, feasible_why, outcome, barrier,
    /// why.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

impl Recommendation {
    /// A field; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// The cases.
pub fn cases() -> anyhow::Result<Vec<Case>> {
    Ok(serde_json::from_str(include_str!("../../demo/cases.json"))?)
}

#[cfg(test)]
mod tests {
    use domain::{
        computation::{Computation, Tables},
        form,
        language::Language,
    };

    #[test]
    fn every_medication_of_the_demonstration_is_known_and_totals_and_flags_are_seen() {
        let (mut totals, mut flags, mut scores) = (0, 0, 0);
        for case in super::cases().unwrap() {
            let all = Computation::of(form::newest(), &case.answers, Tables::default(), Language::En);
            scores += all.scores.iter().filter(|score| score.refusal.is_none()).count();
            let Some(dose) = all.dose else { continue };
            for line in &dose.lines {
                assert_ne!(line.outcome, "refuse", "{}: {}: {:?}", case.presenter, line.name, line.why);
            }
            totals += usize::from(dose.low.is_some());
            flags += dose.flags.len();
        }
        assert!(totals >= 5 && flags >= 8 && scores >= 6, "{totals} totals, {flags} flags, {scores} scores");
    }
}
