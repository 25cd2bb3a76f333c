//! The questionnaires of a case answered again: their fields, and then and now side by side.

use askama::Template;
use domain::{
    access::{Act, Permit},
    follow_up::{Compared, compare, questionnaires},
    form::Field,
    id::CaseId,
    moment::Moment,
};
use store::{Tx, case::Record, follow_up::FollowUp};
use ui::Html;

use crate::{computation, error::Error, form::questionnaire, sent::Form, visit::Visit};

/// The fields, inside the form of the answers.
#[derive(Template)]
#[template(path = "follow_up/again.html")]
struct Fields<'a> {
    v: &'a Visit,
    fields: Vec<Html>,
}

/// Then and now at length, with charts and tables.
#[derive(Template)]
#[template(path = "follow_up/scores.html")]
struct Whole<'a> {
    v: &'a Visit,
    again: &'a Seen,
}

/// Then and now in a few lines.
#[derive(Template)]
#[template(path = "follow_up/brief.html")]
struct Brief<'a> {
    v: &'a Visit,
    again: &'a Seen,
}

/// What was answered again, beside what the case said.
pub struct Seen {
    /// When.
    at: Moment,
    /// Each questionnaire then and now.
    compared: Vec<Compared>,
}

impl Seen {
    /// What must be told at once.
    pub fn alerts(&self) -> impl Iterator<Item = &String> {
        self.compared.iter().flat_map(|compared| &compared.after.alerts)
    }
}

impl Visit {
    /// What a figure of an instrument is called, where it has several.
    fn figure_called(&self, key: &str) -> String {
        let message = format!("computation-figure-{key}");
        if self.words.has(&message) { self.t(message) } else { String::new() }
    }
}

/// The questionnaires that can be answered again.
pub fn asked(record: &Record) -> Vec<&'static Field> {
    questionnaires(record.form, &record.answers)
}

/// Their fields; nothing when the case answered none.
pub fn fields(v: &Visit, record: &Record, asked: &[&Field], form: &Form) -> Result<Html, Error> {
    if asked.is_empty() {
        return Ok(Html::default());
    }
    let fields =
        asked.iter().map(|field| questionnaire(v, field, form, &record.item_texts)).collect::<Result<_, Error>>()?;
    Html::rendered(&Fields { v, fields }).map_err(Error::broken)
}

/// What was answered again, beside the case; none when nothing was, or when all of it is hidden.
pub async fn seen<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    v: &Visit,
    permit: &Permit<A>,
    record: &Record,
    follow_up: &FollowUp,
) -> Result<Option<Seen>, Error> {
    let Some(again) = follow_up.again.clone() else { return Ok(None) };
    let again = again.without(record.form, &record.hidden);
    let before = computation::of_case(tx, v, permit, record).await?.scores;
    let labels = [v.t("follow-up-then"), v.t("follow-up-now")];
    let labels = labels.each_ref().map(String::as_str);
    let compared = compare((record.form, &record.answers), &before, &again, v.language, labels);
    Ok((!compared.is_empty()).then_some(Seen { at: again.at, compared }))
}

/// Then and now at length; nothing when nothing was answered again.
pub fn whole(v: &Visit, seen: Option<&Seen>) -> Result<Html, Error> {
    seen.map_or(Ok(Html::default()), |again| Html::rendered(&Whole { v, again }).map_err(Error::broken))
}

/// Then and now in a few lines, for the case on one page; nothing when nothing was answered again.
pub fn brief(v: &Visit, seen: Option<&Seen>) -> Result<Html, Error> {
    seen.map_or(Ok(Html::default()), |again| Html::rendered(&Brief { v, again }).map_err(Error::broken))
}
