//! Every text of a case, each with what a coordinator can do about it.

use askama::Template;
use domain::{
    access::PurgeCase,
    computation::MEDICATIONS,
    export::taken,
    form::{self, Shown},
    purge::Target,
};
use store::{
    case::{Heading, Record},
    follow_up::FollowUp,
    purge::Held,
};
use ui::Html;

use crate::{
    case,
    error::{Error, Reply},
    form::view,
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "purge/list.html")]
struct List<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    texts: Vec<Line>,
}

/// One text.
struct Line {
    target: Target,
    /// What it is.
    called: String,
    text: Html,
    hidden: bool,
}

impl List<'_> {
    fn name(&self) -> String {
        case::name(self.v, &self.heading)
    }
}

/// Shows them.
pub async fn get(v: Visit, allowed: Allowed<PurgeCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let held = store::purge::held(&mut tx, &allowed).await?;
    let follow_up = store::follow_up::of_case(&mut tx, &allowed).await?;
    tx.save().await?;
    let texts = held.into_iter().map(|held| line(&v, &record, &follow_up, held)).collect::<Result<_, _>>()?;
    page(&List { v: &v, record: &record, heading, texts })
}

fn line(v: &Visit, record: &Record, follow_up: &FollowUp, held: Held) -> Result<Line, Error> {
    let called = called(v, record, &held.target);
    let text = match &held.target {
        Target::Field(_) if held.hidden => Html::default(),
        Target::Field(name) => answer(v, record, name)?,
        Target::Scores => {
            let scores = follow_up.again.as_ref().map(|again| again.scores.get(v.language)).unwrap_or_default();
            let told = scores.iter().map(|score| format!("{}: {}", score.name, v.score_of(score)));
            view::typed(&told.collect::<Vec<_>>().join("\n"))?
        }
        Target::Medicines => {
            let rows = follow_up.medicines.as_ref().map(|kept| kept.answers.rows(MEDICATIONS)).unwrap_or_default();
            let told = rows.iter().map(|row| {
                let drug = row.get("drug").map_or("", String::as_str);
                format!("{drug}: {}", taken(form::newest(), row, v.language))
            });
            view::typed(&told.collect::<Vec<_>>().join("\n"))?
        }
        _ => view::typed(&held.text)?,
    };
    Ok(Line { target: held.target, called, text, hidden: held.hidden })
}

/// What a text is, in words: the label of its field, or its kind.
pub(super) fn called(v: &Visit, record: &Record, target: &Target) -> String {
    match target {
        Target::Field(name) => {
            let field = record.form.holder(name).and_then(|section| section.field(name));
            field.map(|field| field.label.get(v.language).to_owned()).unwrap_or_default()
        }
        other => v.t(format!("purge-kind-{}", other.kind())),
    }
}

fn answer(v: &Visit, record: &Record, name: &str) -> Result<Html, Error> {
    let Some(section) = record.form.holder(name) else { return Ok(Html::default()) };
    let shown = record.form.shown(section, &record.answers, v.language);
    let shown: Vec<Shown<'_>> = shown.into_iter().filter(|shown| shown.name == name).collect();
    view::values(v, &shown)
}
