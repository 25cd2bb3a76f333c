//! The cycle of last winter: its cases, their letters, and what became of each recommendation, so that there is something to
//! count.

use std::collections::BTreeMap;

use anyhow::Context as _;
use domain::form::Answers;
use serde::Deserialize;
use store::Tx;

use super::{
    book::{Case, Clarification, Recommendation, Stage as Step},
    program::Cycle,
    session,
    stage::Stage,
};

/// Cases a session, recommendations and questions a case.
const CASES: usize = 2;
const ADVICE: usize = 6;
const QUESTIONS: usize = 3;

/// Days since the letters went out, and since they were followed up.
pub const LETTERS: i64 = 120;
pub const FOLLOWED_UP: i64 = 95;

#[derive(Deserialize)]
struct Sheet {
    asked: Vec<Asked>,
    questions: Vec<String>,
    advice: Vec<Recommendation>,
}

/// A clarifying question that anybody may ask, with its answer.
#[derive(Deserialize)]
struct Asked {
    question: String,
    answer: String,
}

/// Plays the cycle up to the signatures; the cases with the number of their session.
pub async fn play(stage: &Stage, tx: &mut Tx, cycle: &Cycle) -> anyhow::Result<Vec<(u32, Case)>> {
    let sheet: Sheet = serde_json::from_str(include_str!("../../demo/earlier.json"))?;
    // Most of those who have their part in the fall present nothing here.
    let presenters: Vec<&String> = cycle.names.iter().skip(5).chain(cycle.names.first()).collect();
    let mut all = Vec::new();
    for (place, (offset, held)) in cycle.sessions.iter().enumerate() {
        let mut cases = Vec::new();
        for number in (place * CASES..).take(CASES) {
            let presenter = presenters.get(number % presenters.len().max(1)).context("nobody presents")?;
            cases.push(case(&sheet, number, presenter));
        }
        session::play(stage, tx, cycle, held, *offset, cases.iter().collect()).await?;
        all.extend(cases.into_iter().map(|case| (held.number, case)));
    }
    Ok(all)
}

/// Says what became of the recommendations. Their letters must be out.
pub async fn follow_up(stage: &Stage, tx: &mut Tx, cycle: &Cycle, cases: &[(u32, Case)]) -> anyhow::Result<()> {
    let now = stage.real_now().plus_days(-FOLLOWED_UP);
    for (number, case) in cases {
        let headings = store::case::of_presenter(tx, &stage.who(&case.presenter)?).await?;
        let own = headings.iter().find(|heading| {
            heading.cycle == cycle.id && heading.session.is_some_and(|(_, session, _)| session == *number)
        });
        session::follow_up(stage, tx, case, own.context("the case is gone")?.id, now).await?;
    }
    Ok(())
}

/// Always the same case for a number, with always the same fates.
fn case(sheet: &Sheet, number: usize, presenter: &str) -> Case {
    let question = sheet.questions.get(number % sheet.questions.len().max(1)).cloned().unwrap_or_default();
    let (mood, pain) = (9 + number * 5 % 13, 5 + number % 4);
    let answers = format!(
        r#"{{"question-1":"{question}","age-band":"50-59","phq9":[{{"total":"{mood}"}}],"peg":[{{"mean":"{pain}"}}]}}"#
    );
    let advice = |place: usize| {
        // Three and sixteen have no factor in common: nobody says the same twice.
        let said = sheet.advice.get((number + place * 3) % sheet.advice.len().max(1))?;
        let fields = said.fields.clone().into_iter().chain(fate(number * 7 + place * 5));
        let second = sheet.advice.get((number * 5 + place * 7 + 1) % sheet.advice.len().max(1))?.author.clone();
        let seconds = Some(second).filter(|second| *second != said.author && place.is_multiple_of(2));
        let (author, seconds) = (said.author.clone(), seconds.into_iter().collect());
        Some(Recommendation { author, seconds, same: None, fields: fields.collect() })
    };
    let asked = |place: usize| {
        let asked = sheet.asked.get((number + place) % sheet.asked.len().max(1))?;
        let author = sheet.advice.get((number * 3 + place * 5) % sheet.advice.len().max(1))?.author.clone();
        let (question, answer) = (asked.question.clone(), asked.answer.clone());
        (author != presenter).then_some(Clarification { author, question, answer })
    };
    let again = if number.is_multiple_of(2) {
        let (mood, pain) = (mood.saturating_sub(number % 7), (pain + 1).saturating_sub(number % 5));
        BTreeMap::from([("phq9-0-total".to_owned(), mood.to_string()), ("peg-0-mean".to_owned(), pain.to_string())])
    } else {
        BTreeMap::new()
    };
    Case {
        presenter: presenter.to_owned(),
        session: None,
        stage: Step::Closed,
        answers: Answers::parse(&answers).unwrap_or_default(),
        clarifications: (0..QUESTIONS).filter_map(asked).collect(),
        recommendations: (0..ADVICE).filter_map(advice).collect(),
        again,
    }
}

/// What the presenter thought of it and what became of it, as the fields of the forms; nothing while it is not answered.
fn fate(dice: usize) -> Vec<(String, String)> {
    let fields: &[(&str, &str)] = match dice % 12 {
        0..=4 => &[("feasible", "here"), ("outcome", "done")],
        5 | 6 => &[("feasible", "here"), ("outcome", "partly"), ("barrier", "time"), ("why", "Begun, not finished.")],
        7 => &[("outcome", "partly"), ("barrier", "preference"), ("why", "Half of it was wanted.")],
        8 => &[
            ("feasible", "not-here"),
            ("feasible_why", "Nobody offers it here"),
            ("outcome", "not"),
            ("barrier", "unavailable"),
            ("why", "Nobody offers it within reach."),
        ],
        9 => &[("feasible", "here"), ("outcome", "not"), ("barrier", "waiting-list"), ("why", "Still waiting.")],
        10 => &[("outcome", "not"), ("barrier", "cost"), ("why", "Not covered.")],
        _ => &[("feasible", "here")],
    };
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
