//! A case on one page, for the room and for print: the question first, key figures, where it hurts, medications with their
//! total, what guidelines suggest, and what was tried with its effect. Made of the form; it says nothing that is not there.

use askama::Template;
use domain::{
    access::ReadCase,
    computation::{Computation, Dose, MEDICATIONS},
    form::{ADVISED, Answers, Cell, Field, Form, Row, SCALE},
};
use store::case::{Heading, Record};
use ui::Html;

use super::{body, following, name};
use crate::{
    comment, computation,
    error::{Reply, see_other},
    follow_up::{medicines, scores},
    gate::Allowed,
    page::page,
    sent,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/view.html")]
struct View<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    questions: Vec<&'a str>,
    /// Question and answer of each key figure; where it hurts stands beside it.
    figures: Vec<(&'a str, String)>,
    body: Html,
    medications: Vec<Medication<'a>>,
    tried: Vec<(&'a str, Vec<Tried<'a>>)>,
    goals: &'a str,
    computed: &'a Computation,
    /// The questionnaires answered again and the medications at the follow-up, beside those of the case.
    again: Html,
    /// What guidelines suggest.
    suggested: Html,
    /// What was done since the case that this one follows.
    advised: Vec<[&'a str; 3]>,
    /// The figures of that case beside those of this one.
    then: Html,
    /// What the hub's team notes before the session; nothing for everybody else.
    comments: Html,
}

/// A medication as one line.
struct Medication<'a> {
    drug: &'a str,
    /// Strength, form, dose, route and frequency.
    taken: String,
    effect: Effect<'a>,
    /// Its morphine equivalents by each table; empty for drugs that have none.
    mme: Vec<String>,
}

/// A treatment that was tried.
struct Tried<'a> {
    what: &'a str,
    /// For how long, in words.
    long: &'a str,
    /// The same as a step from 0 to 4.
    step: u8,
    effect: Effect<'a>,
    stopped: &'a str,
}

/// An effect in words, with a sign for the eye.
struct Effect<'a> {
    sign: &'static str,
    words: &'a str,
}

impl View<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    /// The doses whose numbers stand in the table of medications.
    fn doses(&self) -> Vec<&Dose> {
        doses(self.computed).filter(|dose| dose.has_opioid()).collect()
    }
}

/// The key figures in few words: of a scale the number alone.
fn figures<'a>(v: &Visit, form: &'a Form, answers: &'a Answers) -> Vec<(&'a str, String)> {
    let shown = form.figures(answers, v.language).into_iter().filter(|shown| shown.name != "regions");
    let told = |value: Cell<'_>| match value {
        Cell::Typed(text) => text.to_owned(),
        Cell::Words(words) => words,
        Cell::Scale { value, .. } => v.t2("computation-figure", "value", u32::from(value), "most", u32::from(SCALE)),
        Cell::Table { .. } => String::new(),
    };
    shown.map(|shown| (shown.label, told(shown.value))).collect()
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

/// The words of a cell: of an option, or what was typed.
fn words<'a>(v: &Visit, column: Option<&'a Field>, row: &'a Row) -> &'a str {
    let Some(column) = column else { return "" };
    let text = cell(row, &column.name);
    if column.options().is_empty() { text } else { column.word(text, v.language) }
}

impl<'a> Effect<'a> {
    fn of(v: &Visit, form: &'a Form, (table, column): (&str, &str), row: &'a Row) -> Self {
        let sign = match cell(row, column) {
            "much" => "++",
            "some" => "+",
            "none" => "0",
            "worse" => "−",
            "unclear" => "?",
            _ => "",
        };
        Self { sign, words: words(v, form.column(table, column), row) }
    }
}

/// The dose, and the one beside it.
fn doses(computed: &Computation) -> impl Iterator<Item = &Dose> {
    computed.dose.iter().chain(&computed.beside)
}

fn medications<'a>(v: &Visit, form: &'a Form, answers: &'a Answers, computed: &Computation) -> Vec<Medication<'a>> {
    let line = |place: usize, row: &'a Row| {
        let told = |column: &str| words(v, form.column(MEDICATIONS, column), row);
        let dose = [told("dose"), told("unit")].join(" ");
        let parts = [told("strength"), told("formulation"), dose.trim(), told("route"), told("frequency")];
        let lines = doses(computed).map(|dose| dose.line(place));
        Medication {
            drug: cell(row, "drug"),
            taken: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            effect: Effect::of(v, form, (MEDICATIONS, "effect"), row),
            mme: lines.map(|line| line.map(|line| computation::number(v, line)).unwrap_or_default()).collect(),
        }
    };
    answers.rows(MEDICATIONS).iter().enumerate().map(|(place, row)| line(place, row)).collect()
}

/// What became of each recommendation of the case before: advice, outcome, how it went.
fn advised<'a>(v: &Visit, form: &'a Form, answers: &'a Answers) -> Vec<[&'a str; 3]> {
    let told = |row: &'a Row| ["advice", "outcome", "why"].map(|column| words(v, form.column(ADVISED, column), row));
    answers.rows(ADVISED).iter().map(told).collect()
}

/// What was tried, by kind in the order of the form; of one kind the longest first.
fn tried<'a>(v: &Visit, form: &'a Form, answers: &'a Answers) -> Vec<(&'a str, Vec<Tried<'a>>)> {
    let table = "treatments";
    let kinds = form.column(table, "domain").map(Field::options).unwrap_or_default();
    let of_kind = |code: &str| {
        let rows = answers.rows(table).iter().filter(|row| cell(row, "domain") == code);
        let mut tried: Vec<_> = rows
            .map(|row| Tried {
                what: cell(row, "what"),
                long: words(v, form.column(table, "duration"), row),
                step: step(cell(row, "duration")),
                effect: Effect::of(v, form, (table, "benefit"), row),
                stopped: cell(row, "stopped"),
            })
            .collect();
        tried.sort_by_key(|tried| std::cmp::Reverse(tried.step));
        tried
    };
    let all = kinds.iter().map(|kind| (kind.label.get(v.language), of_kind(&kind.code)));
    all.filter(|(_, tried)| !tried.is_empty()).collect()
}

fn step(duration: &str) -> u8 {
    match duration {
        "once" => 1,
        "weeks" => 2,
        "months" => 3,
        "years" => 4,
        _ => 0,
    }
}

/// Shows it, and writes down who saw it. An open case has only its form.
pub async fn get(v: Visit, allowed: Allowed<ReadCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let computed = computation::of_case(&mut tx, &v, &allowed, &record).await?;
    let follow_up = store::follow_up::of_case(&mut tx, &allowed).await?;
    let seen = scores::seen(&mut tx, &v, &allowed, &record, &follow_up).await?;
    let taken = medicines::seen(&v, &record, &computed, &follow_up);
    let then = following::then(&mut tx, &v, &allowed, &computed).await?;
    let comments = comment::section(&mut tx, &v, record.id, comment::From::View, &sent::Form::default()).await?;
    tx.save().await?;
    if record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}/form", record.id)));
    }
    let (form, answers) = (record.form, &record.answers);
    page(&View {
        v: &v,
        record: &record,
        heading,
        questions: answers.questions(),
        figures: figures(&v, form, answers),
        body: body::map(&v, form, answers)?,
        medications: medications(&v, form, answers, &computed),
        tried: tried(&v, form, answers),
        goals: answers.one("goals"),
        advised: advised(&v, form, answers),
        then,
        comments,
        suggested: computed.dose.as_ref().map(|dose| computation::short(&v, dose)).transpose()?.unwrap_or_default(),
        computed: &computed,
        again: scores::brief(&v, seen.as_ref())?.then(medicines::brief(&v, taken.as_ref())?),
    })
}
