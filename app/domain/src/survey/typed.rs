//! The answers as a form carries them: what was typed becomes answers with every fault at its field, and answers become fields.
//!
//! A field has the key of its answer as its name. A box or button left alone sends nothing, so that a page sent twice says the
//! same; for a roster `KEY.nobody` says that nobody was consulted. People are typed as ids and kept as tokens.

use super::{Answer, Answers, Grid, Kind, MOST_TEXT, Phase, Question, Survey, Token};
use crate::{
    fields::{Check, Faults, Fields},
    id::PersonId,
};

/// Chosen where an item is not applicable.
const NOT_APPLICABLE: &str = "na";

/// The largest number anybody types, where the question has no bound of its own.
const FAR: f64 = 1e9;

/// A person whom a roster names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The person.
    pub person: PersonId,
    /// Their token in the program.
    pub token: Token,
}

/// Reads the answers to the questions of a page. What was left out is no fault here: partial answers are kept.
pub fn read(fields: &Fields, questions: &[Question], phase: Phase, people: &[Named]) -> Result<Answers, Faults> {
    let mut check = Check::new(fields);
    let mut answers = Answers::default();
    for question in questions.iter().filter(|question| question.is_asked(phase)) {
        if let Kind::Grid(grid) = &question.kind {
            for key in question.keys(phase) {
                let answer = check.maybe_choice(&key, |text| point(grid, text));
                answers.set(key, answer);
            }
        } else {
            let answer = one(&mut check, question, people);
            answers.set(&question.code, answer);
        }
    }
    check.done(answers)
}

fn point(grid: &Grid, text: &str) -> Option<Answer> {
    if text == NOT_APPLICABLE {
        return grid.not_applicable.then_some(Answer::NotApplicable);
    }
    let value = text.parse().ok()?;
    grid.points.iter().any(|point| point.value == value).then_some(Answer::Point(value))
}

fn one(check: &mut Check<'_>, question: &Question, people: &[Named]) -> Option<Answer> {
    let name = question.code.as_str();
    let known = |code: &str| question.kind.options().iter().any(|option| option.code == code).then(|| code.to_owned());
    match &question.kind {
        Kind::Grid(_) => None,
        Kind::Single { .. } | Kind::Knowledge(_) => check.maybe_choice(name, known).map(Answer::Choice),
        Kind::Multiple { .. } => {
            let typed: Vec<&str> = check.fields().all(name).collect();
            let Some(codes) = typed.into_iter().map(known).collect::<Option<Vec<String>>>() else {
                check.fault(name, "fault-unknown-option");
                return None;
            };
            // In the order of the options, each once.
            let order = question.kind.options().iter().map(|option| option.code.clone());
            let codes: Vec<String> = order.filter(|code| codes.contains(code)).collect();
            if codes.is_empty() { None } else { Some(Answer::Choices(codes)) }
        }
        Kind::Number { least, most, .. } => number(check, name, *least, *most).map(Answer::Number),
        Kind::Text { long } => {
            let most = if *long { MOST_TEXT.1 } else { MOST_TEXT.0 };
            let text = if *long { check.maybe_text(name, most) } else { check.maybe_line(name, most) };
            if text.is_empty() { None } else { Some(Answer::Text(text)) }
        }
        Kind::Roster => {
            let token = |text: &str| {
                let person = text.parse().ok()?;
                people.iter().find(|named| named.person == person).map(|named| named.token.clone())
            };
            let typed: Vec<&str> = check.fields().all(name).collect();
            let Some(mut tokens) = typed.into_iter().map(token).collect::<Option<Vec<Token>>>() else {
                check.fault(name, "fault-unknown-option");
                return None;
            };
            tokens.sort_unstable();
            tokens.dedup();
            let nobody = check.fields().ticked(&format!("{name}.nobody"), "yes");
            if nobody && !tokens.is_empty() {
                check.fault(name, "survey-fault-nobody");
                return None;
            }
            if tokens.is_empty() && !nobody { None } else { Some(Answer::People(tokens)) }
        }
    }
}

/// A number as people write it in either language: 3, 2.5 or 2,5.
fn number(check: &mut Check<'_>, name: &str, least: Option<f64>, most: Option<f64>) -> Option<f64> {
    let typed = check.fields().get(name);
    if typed.is_empty() {
        return None;
    }
    let text = typed.replace(['\u{a0}', '\u{202f}', ' '], "").replace(',', ".");
    let plain = text.strip_prefix('-').unwrap_or(&text).chars().all(|c| c.is_ascii_digit() || c == '.');
    let Some(value) = text.parse::<f64>().ok().filter(|value| plain && value.is_finite()) else {
        check.fault(name, "fault-number");
        return None;
    };
    let (low, high) = (least.unwrap_or(-FAR), most.unwrap_or(FAR));
    if !(low..=high).contains(&value) {
        let args = vec![("least", low.to_string()), ("most", high.to_string())];
        check.fault_with(name, "fault-range", args);
        return None;
    }
    Some(value)
}

/// The form that gives these answers back.
pub fn fields(answers: &Answers, people: &[Named]) -> Fields {
    answers.iter().fold(Fields::default(), |fields, (key, answer)| match answer {
        Answer::Point(value) => fields.with(key, value.to_string()),
        Answer::NotApplicable => fields.with(key, NOT_APPLICABLE),
        Answer::Choice(text) | Answer::Text(text) => fields.with(key, text),
        Answer::Choices(codes) => codes.iter().fold(fields, |fields, code| fields.with(key, code)),
        Answer::Number(value) => fields.with(key, value.to_string()),
        Answer::People(tokens) if tokens.is_empty() => fields.with(format!("{key}.nobody"), "yes"),
        Answer::People(tokens) => {
            let named = people.iter().filter(|named| tokens.contains(&named.token));
            named.fold(fields, |fields, named| fields.with(key, named.person.to_string()))
        }
    })
}

/// What keeps answers from being handed in: each required question without an answer, at its first open key.
pub fn missing(survey: &Survey, phase: Phase, answers: &Answers) -> Faults {
    let mut faults = Faults::default();
    for question in survey.questions().filter(|question| question.required) {
        for key in question.keys(phase) {
            if answers.get(&key).is_none() {
                faults.add(key, "survey-fault-missing");
            }
        }
    }
    faults
}
