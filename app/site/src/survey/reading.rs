//! A program's answers for those who read them: sheets by token, texts, and how each question of a knowledge test did.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use domain::{
    access::SeeAnswers,
    id::WaveId,
    identifier::{Shown, shown},
    language::Language,
    survey::{Answer, Design, Phase, Sheet, Standing, Survey, Token},
};
use store::{
    program,
    survey::{self, Known},
};

use super::answering::number;
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::page,
    sent::Sent,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/answers.html")]
struct Waves<'a> {
    v: &'a Visit,
    program: program::Record,
    /// Each wave with its sheets that were handed in, and those that were not; none while people answer it.
    waves: Vec<(Known, Option<[usize; 2]>)>,
}

/// Shows the waves of a program.
pub async fn list(v: Visit, permit: Allowed<SeeAnswers>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let program = program::find(&mut tx, permit.hub(), permit.thing()).await?;
    let sheets = survey::sheets(&mut tx, &permit, None).await?;
    let waves = survey::known_waves(&mut tx, &permit).await?.into_iter().map(|known| {
        let of = |complete| sheets.iter().filter(|one| one.wave == known.wave.id && one.complete == complete).count();
        let counts = readable(&v, &known).then(|| [of(true), of(false)]);
        (known, counts)
    });
    let waves = waves.collect();
    page(&Waves { v: &v, program, waves })
}

/// Whether a wave's sheets can be read: not while people answer it. Whoever saw them come in one by one, and knows who is at it,
/// would know whose they are.
pub(crate) fn readable(v: &Visit, known: &Known) -> bool {
    known.wave.window.standing(v.now) != Standing::Open
}

/// A text as it is shown: its details marked, and whether it leaves with exports.
struct Said {
    text: Shown,
    mark: Token,
    cleared: bool,
}

/// A question of a knowledge test in figures.
struct Item {
    code: String,
    n: usize,
    difficulty: String,
    discrimination: String,
}

#[derive(Template)]
#[template(path = "survey/sheets.html")]
struct Sheets<'a> {
    v: &'a Visit,
    program: program::Record,
    known: &'a Known,
    /// The columns: a code with what it stands for.
    columns: Vec<(String, String)>,
    /// The scales from a standpoint, as further columns.
    scales: Vec<String>,
    /// A row a sheet: its token, whether it was handed in, and its cells.
    rows: Vec<(String, bool, Vec<String>)>,
    /// Each text question with what was written.
    texts: Vec<(String, Vec<Said>)>,
    items: Vec<Item>,
}

/// Shows the sheets of a wave.
pub async fn sheets(v: Visit, permit: Allowed<SeeAnswers>, Path((_, wave)): Path<(String, WaveId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let waves = survey::known_waves(&mut tx, &permit).await?;
    let known = waves.iter().find(|known| known.wave.id == wave).ok_or(Error::Missing)?;
    if !readable(&v, known) {
        // The list says why.
        return Ok(see_other(&format!("/programs/{}/answers", permit.thing())));
    }
    let mut sheets = survey::sheets(&mut tx, &permit, Some(known.wave.survey)).await?;
    sheets.retain(|sheet| sheet.wave == wave);
    let program = program::find(&mut tx, permit.hub(), permit.thing()).await?;
    let (asked, phase) = (&known.survey, known.wave.when.phase());
    let columns = columns(&v, asked, phase);
    let scored = scored(asked, phase);
    let scales = scored.iter().map(|(place, design)| scale_name(&v, asked, *place, *design)).collect();
    let row = |sheet: &Sheet| {
        let plain = columns.iter().map(|(key, _)| cell(&v, sheet.answers.get(key)));
        let scores = scored.iter().map(|(place, design)| {
            let scale = asked.scales.get(*place);
            let score = scale.and_then(|scale| scale.score(asked, &sheet.answers, *design));
            score.map(|score| decimals(&v, score)).unwrap_or_default()
        });
        (sheet.token.to_string(), sheet.complete, plain.chain(scores).collect())
    };
    let rows = sheets.iter().map(row).collect();
    let cleared = survey::cleared(&mut tx, &permit).await?;
    let texts = texts(&v, asked, (wave, phase), &sheets, &cleared);
    let items = items(&v, asked, phase, &sheets);
    page(&Sheets { v: &v, program, known, columns, scales, rows, texts, items })
}

/// Every key but those of texts, with the words it stands for.
fn columns(v: &Visit, survey: &Survey, phase: Phase) -> Vec<(String, String)> {
    let mut columns = Vec::new();
    for question in survey.questions().filter(|one| !matches!(one.kind, domain::survey::Kind::Text { .. })) {
        for key in question.keys(phase) {
            let code = key.strip_suffix(".then").unwrap_or(&key);
            let words = survey.item(code).map_or_else(|| v.text(&question.text), |(_, item)| v.text(&item.text));
            let words = if key.ends_with(".then") {
                let standpoint = v.t("survey-standpoint-retrospective-pre");
                v.t2("survey-item-standpoint", "item", words, "standpoint", standpoint)
            } else {
                words.to_owned()
            };
            columns.push((key, words));
        }
    }
    columns
}

/// The scales that have a score at a wave of this phase: their place, from which standpoint.
fn scored(survey: &Survey, phase: Phase) -> Vec<(usize, Design)> {
    let mut found = Vec::new();
    for (place, scale) in survey.scales.iter().enumerate() {
        let grid = scale.items.first().and_then(|item| survey.item(item)).map(|(grid, _)| grid);
        found.extend(grid.into_iter().flat_map(|grid| grid.asked(phase)).map(|design| (place, design)));
    }
    found
}

fn scale_name(v: &Visit, survey: &Survey, place: usize, design: Design) -> String {
    let title = survey.scales.get(place).map_or("", |scale| v.text(&scale.title));
    let standpoint = v.t(format!("survey-standpoint-{}", design.code()));
    v.t2("survey-item-standpoint", "item", title, "standpoint", standpoint)
}

fn cell(v: &Visit, answer: Option<&Answer>) -> String {
    match answer {
        None | Some(Answer::Text(_)) => String::new(),
        Some(Answer::Point(value)) => value.to_string(),
        Some(Answer::NotApplicable) => v.t("survey-not-applicable-short"),
        Some(Answer::Choice(code)) => code.clone(),
        Some(Answer::Choices(codes)) => codes.join(" "),
        Some(Answer::Number(value)) => number(v, *value),
        // How many, not whom: who names whom points at people.
        Some(Answer::People(people)) => people.len().to_string(),
    }
}

/// What was written, in the order of the words themselves: no text stands beside the token of another.
fn texts(
    v: &Visit,
    survey: &Survey,
    (wave, phase): (WaveId, Phase),
    sheets: &[Sheet],
    cleared: &BTreeSet<(WaveId, Token)>,
) -> Vec<(String, Vec<Said>)> {
    let asked = survey.questions().filter(|question| question.is_asked(phase));
    asked
        .filter(|question| matches!(question.kind, domain::survey::Kind::Text { .. }))
        .map(|question| {
            let mut said: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.answers.text(&question.code)).collect();
            said.sort_unstable();
            said.dedup();
            let of = |text: &str| {
                let mark = v.app.tokens.text(wave, &question.code, text);
                Said { text: shown(text), cleared: cleared.contains(&(wave, mark.clone())), mark }
            };
            let said = said.into_iter().map(of).collect();
            (v.text(&question.text).to_owned(), said)
        })
        .collect()
}

/// Lets a text into exports, or keeps it out again. One that surely identifies somebody stays out.
pub async fn clearance(
    v: Visit,
    permit: Allowed<SeeAnswers>,
    Path((_, wave)): Path<(String, WaveId)>,
    sent: Sent,
) -> Reply {
    let mark: Token = sent.fields.get("mark").parse().map_err(|_| Error::Unreadable)?;
    let is = sent.fields.get("cleared") == "yes";
    let mut tx = v.write(&sent).await?;
    let sheets = survey::sheets(&mut tx, &permit, None).await?;
    let blocks = sheets.iter().filter(|sheet| sheet.wave == wave).any(|sheet| {
        let texts = sheet.answers.iter().filter_map(|(code, _)| Some((code, sheet.answers.text(code)?)));
        let own = |(code, text): &(&str, &str)| v.app.tokens.text(wave, code, text) == mark;
        texts.filter(own).any(|(_, text)| shown(text).blocks)
    });
    if is && blocks {
        return Err(Error::Missing);
    }
    survey::clear(&mut tx, &permit, &v.app.tokens, (wave, &mark, is), v.now).await?;
    let said = if is { "survey-text-cleared" } else { "survey-text-kept-in" };
    v.done(tx, &sent, &format!("/programs/{}/answers/{wave}?said={said}", permit.thing())).await
}

fn items(v: &Visit, survey: &Survey, phase: Phase, sheets: &[Sheet]) -> Vec<Item> {
    let done: Vec<_> = sheets.iter().filter(|sheet| sheet.complete).map(|sheet| &sheet.answers).collect();
    let Some(found) = survey.item_statistics(phase, &done) else { return Vec::new() };
    let figure = |value: Option<f64>| value.map_or_else(|| v.t("survey-no-figure"), |value| decimals(v, value));
    let all = survey.knowledge(phase).into_iter().zip(&found.items);
    all.map(|((question, _), item)| Item {
        code: question.code.clone(),
        n: item.n,
        difficulty: figure(item.difficulty),
        discrimination: figure(item.discrimination),
    })
    .collect()
}

/// A figure with two decimals.
fn decimals(v: &Visit, value: f64) -> String {
    let text = format!("{value:.2}");
    if v.language == Language::Fr { text.replace('.', ",") } else { text }
}
