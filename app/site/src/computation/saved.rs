//! Beside the form: what follows from the section as it is saved, and the button that saves and works it out.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    computation::{Computation, MEDICATIONS, SAFETY, TOPICS, question},
    form::{Answers, Kind, Section},
};
use serde_json::{Value, json};
use store::case::Record;
use ui::Html;

use super::whole;
use crate::{error::Error, visit::Visit};

/// The place under a section's questions where its figures stand.
#[derive(Template)]
#[template(path = "computation/saved.html")]
struct Saved<'a> {
    v: &'a Visit,
    /// What the script is handed that computes while somebody types; empty where there is nothing to type ahead of.
    question: String,
    /// The same by the table that stands beside it; empty where the program has none.
    beside: String,
    /// The sentences that it says, as JSON.
    words: String,
    /// What stands there while nothing can be worked out.
    nothing: String,
    told: Html,
}

/// The block under the questions of a section that something is worked out of; none under any other.
pub fn under(v: &Visit, record: &Record, section: &Section) -> Result<Option<Html>, Error> {
    let doses = [MEDICATIONS, SAFETY].contains(&section.name.as_str());
    let scores = section.fields.iter().any(|field| matches!(field.kind, Kind::Instrument { .. }));
    if !doses && !scores {
        return Ok(None);
    }
    let mut all = worked_out(v, record, &record.answers);
    // What guidelines suggest follows from the medications and from how safe they are: it stands below both.
    all = if section.name == SAFETY { Computation { scores: Vec::new(), ..all } } else { all.part(section) };
    let told = whole(v, &all)?;
    let by = |factors| question(&record.answers, factors, v.language);
    let question = if doses { by(record.tables.factors) } else { String::new() };
    let beside = record.tables.beside.filter(|_| doses).map(by).unwrap_or_default();
    let nothing = v.t(if section.name == SAFETY { "computation-nothing-safety" } else { "computation-nothing" });
    let words = words(v, &nothing).to_string();
    Html::rendered(&Saved { v, question, beside, words, nothing, told }).map(Some).map_err(Error::broken)
}

fn worked_out(v: &Visit, record: &Record, answers: &Answers) -> Computation {
    Computation::of(record.form, answers, record.tables, v.language)
}

/// What the script says; "{number}" and the like stand for what it puts in.
fn words(v: &Visit, nothing: &str) -> Value {
    let gap = |key: &str, name: &str| v.t1(key, name, format!("{{{name}}}"));
    let named = ["Canadian 2017", "CEP Opioid Tapering Template (Ontario)", "Ontario quality standard"];
    let guidelines: BTreeMap<_, _> = named.into_iter().map(|name| (name, v.guideline(name))).collect();
    let topics: BTreeMap<_, _> = TOPICS.into_iter().map(|code| (code, v.topic(code))).collect();
    json!({
        "nothing": nothing,
        "dose": v.t("computation-dose"),
        "table": v.t2("computation-table", "table", "{table}", "version", "{version}"),
        "caution": v.t("computation-caution"),
        "beside": gap("computation-beside", "total"),
        "flags": v.t("computation-flags"),
        "recommendation": gap("computation-recommendation", "number"),
        "statement": gap("computation-statement", "number"),
        "category": v.t2("computation-category", "category", "{category}", "evidence", "{evidence}"),
        "weak": v.t("computation-weak"),
        "strong": v.t("computation-strong"),
        "because": gap("computation-because", "trigger"),
        "education": v.t("computation-education"),
        "offered": gap("computation-offered", "count"),
        "none": v.t("computation-offered-none"),
        "guidelines": guidelines,
        "topics": topics,
    })
}

/// Whether saving brought up an alert that was not there before: then the page stays, so that it is read.
pub fn alarms(v: &Visit, record: &Record, after: &Answers) -> bool {
    let alerts = |answers| {
        let scores = worked_out(v, record, answers).scores;
        scores.into_iter().flat_map(|score| score.alerts).collect::<Vec<_>>()
    };
    let known = alerts(&record.answers);
    alerts(after).iter().any(|alert| !known.contains(alert))
}
