//! A wave as the person who answers it meets it: the survey, their own sheet, and the people whom a roster names.

use domain::{
    access::AnswerWave,
    moment::Moment,
    profession::Profession,
    survey::{Answer, Answers, Kind, Named, Phase, Question, Section, Standing, Survey, fields},
};
use store::{
    Tx,
    survey::{self, Known},
};

use super::row::point;
use crate::{error::Error, gate::Allowed, visit::Visit};

/// Somebody whom a roster names.
pub struct Somebody {
    /// Person and token.
    pub named: Named,
    name: String,
    profession: Profession,
}

impl Somebody {
    /// Name and profession.
    pub fn words(&self, v: &Visit) -> String {
        let profession = v.t(format!("profession-{}", self.profession.code()));
        v.t2("survey-somebody", "name", &self.name, "profession", profession)
    }
}

/// A wave with what the person has answered so far.
pub struct Answering {
    /// The wave with its survey.
    pub known: Known,
    /// The answers so far.
    pub answers: Answers,
    /// Whether they were handed in.
    pub complete: bool,
    /// The people of the cycle but the person, by name; empty where no roster asks for them.
    pub people: Vec<Somebody>,
}

impl Answering {
    /// The wave for its person. Not there before it opens, or while the survey is not ready.
    pub async fn load(v: &Visit, tx: &mut Tx, permit: &Allowed<AnswerWave>) -> Result<Self, Error> {
        let known = survey::wave(tx, permit).await?;
        if known.wave.window.standing(v.now) == Standing::Waiting || !known.survey.is_ready() {
            return Err(Error::Missing);
        }
        let sheet = survey::own(tx, permit, &v.app.tokens).await?;
        let mut people = Vec::new();
        if known.survey.has_roster() {
            for record in store::registration::participants(tx, known.wave.cycle).await? {
                if record.person != permit.person() {
                    let token = v.app.tokens.token(known.wave.program, record.person);
                    let named = Named { person: record.person, token };
                    people.push(Somebody { named, name: record.who.name, profession: record.who.profession });
                }
            }
        }
        let complete = sheet.as_ref().is_some_and(|sheet| sheet.complete);
        let answers = sheet.map(|sheet| sheet.answers).unwrap_or_default();
        Ok(Self { known, answers, complete, people })
    }

    /// Where in the cycle it is asked.
    pub fn phase(&self) -> Phase {
        self.known.wave.when.phase()
    }

    /// Whether it can still be answered.
    pub fn is_open(&self, now: &Moment) -> bool {
        self.known.wave.window.standing(*now) == Standing::Open
    }

    /// The survey.
    pub fn survey(&self) -> &Survey {
        &self.known.survey
    }

    /// The pages in order.
    pub fn pages(&self) -> Vec<&Section> {
        self.survey().pages(self.phase())
    }

    /// The page of a code with its number from 1.
    pub fn page(&self, code: &str) -> Option<(usize, &Section)> {
        (1..).zip(self.pages()).find(|(_, section)| section.code == code)
    }

    /// People and tokens.
    pub fn named(&self) -> Vec<Named> {
        self.people.iter().map(|one| one.named.clone()).collect()
    }

    /// The form that shows what was answered so far.
    pub fn fields(&self) -> domain::fields::Fields {
        fields(&self.answers, &self.named())
    }

    /// An answer in words; empty where there is none.
    pub fn said(&self, v: &Visit, question: &Question, key: &str) -> String {
        let Some(answer) = self.answers.get(key) else { return String::new() };
        let label = |code: &str| {
            let found = question.kind.options().iter().find(|option| option.code == code);
            found.map(|option| v.text(&option.label).to_owned()).unwrap_or_default()
        };
        match answer {
            Answer::Point(value) => {
                let points = question.grid().map(|grid| grid.points.as_slice()).unwrap_or_default();
                points
                    .iter()
                    .find(|one| one.value == *value)
                    .map(|one| point(v, *value, &one.label))
                    .unwrap_or_default()
            }
            Answer::NotApplicable => v.t("survey-not-applicable"),
            Answer::Choice(code) => label(code),
            Answer::Choices(codes) => codes.iter().map(|code| label(code)).collect::<Vec<_>>().join("; "),
            Answer::Number(value) => match &question.kind {
                Kind::Number { unit, .. } => format!("{} {}", number(v, *value), v.text(unit)).trim().to_owned(),
                _ => number(v, *value),
            },
            Answer::Text(text) => text.clone(),
            Answer::People(tokens) if tokens.is_empty() => v.t("survey-nobody"),
            Answer::People(tokens) => {
                let named = self.people.iter().filter(|one| tokens.contains(&one.named.token));
                named.map(|one| one.name.clone()).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

/// A number as the reader writes it.
pub fn number(v: &Visit, value: f64) -> String {
    let text = value.to_string();
    if v.language == domain::language::Language::Fr { text.replace('.', ",") } else { text }
}
