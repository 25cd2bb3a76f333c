//! A question of a survey in the editor: added, changed, moved, taken out. Once there are answers, only texts change.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::ManageSurvey,
    fields::Faults,
    survey::{Design, Kind, Phase, Question, Survey},
};
use store::{
    Tx,
    survey::{self, Record},
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/question.html")]
struct Page<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    form: &'a Form,
    record: &'a Record,
    question: &'a Question,
    answered: bool,
}

impl Page<'_> {
    /// The numbers of the rows of a name that the form has.
    fn rows(&self, name: &str) -> Vec<usize> {
        let there = |number: &usize| self.form.fields.has(&format!("{name}-{number}"));
        (1..=domain::survey::MOST_ROWS).filter(there).collect()
    }

    fn phases(&self) -> ui::Checkboxes {
        let phases = Phase::ALL.map(|phase| (phase.code(), super::phase(self.v, phase)));
        let ticked: Vec<&str> = self.form.fields.all("phase").collect();
        let legend = ui::Legend::new(self.v.t("survey-phases"));
        let boxes = ui::Checkboxes::new("phase", legend).hint(self.v.t("survey-phases-hint")).choices(phases);
        boxes.values(ticked).error(self.f.error("phase"))
    }

    fn designs(&self) -> ui::Checkboxes {
        let designs = Design::ALL.map(|design| (design.code(), self.v.t(format!("survey-design-{}", design.code()))));
        let ticked: Vec<&str> = self.form.fields.all("design").collect();
        let legend = ui::Legend::new(self.v.t("survey-designs"));
        let boxes = ui::Checkboxes::new("design", legend).hint(self.v.t("survey-designs-hint")).choices(designs);
        boxes.values(ticked).error(self.f.error("design"))
    }

    fn key(&self) -> ui::Radios {
        let label = |number: usize| {
            let words = self.form.fields.get(&format!("option-{number}-{}", self.v.language.code()));
            (number.to_string(), if words.is_empty() { number.to_string() } else { words.to_owned() })
        };
        let options = self.rows("option").into_iter().map(label);
        self.f.radios("key", "survey-key").hint(self.v.t("survey-key-hint")).choices(options)
    }

    fn length(&self) -> ui::Radios {
        let lengths = [("yes", self.v.t("survey-long")), ("no", self.v.t("survey-short"))];
        self.f.radios("long", "survey-length").choices(lengths)
    }

    fn is_grid(&self) -> bool {
        self.question.grid().is_some()
    }

    fn has_options(&self) -> bool {
        matches!(self.question.kind, Kind::Single { .. } | Kind::Multiple { .. } | Kind::Knowledge(_))
    }
}

/// Keeps a changed survey; the key of a sentence when it may not be kept.
pub(super) async fn kept(
    tx: &mut Tx,
    permit: &Allowed<ManageSurvey>,
    record: &Record,
    to: &Survey,
    sent: &Sent,
) -> Result<Option<&'static str>, Error> {
    if survey::has_answers(tx, permit).await? && !record.survey.same_questions(to) {
        return Ok(Some("survey-fault-answered"));
    }
    let revision = sent.fields.get("revision").parse().unwrap_or(record.revision);
    match survey::change(tx, permit, to, revision).await {
        Ok(()) => Ok(None),
        Err(store::Error::Taken) => Ok(Some("fault-stale")),
        Err(error) => Err(error.into()),
    }
}

/// Adds a question of a kind to a page, and leads to it.
pub async fn add(v: Visit, permit: Allowed<ManageSurvey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    let added = record.survey.adding(sent.fields.get("section"), sent.fields.get("kind"));
    let (to, code) = added.ok_or(Error::Unreadable)?;
    match kept(&mut tx, &permit, &record, &to, &sent).await? {
        None => v.done(tx, &sent, &format!("/surveys/{}/questions/{code}", record.id)).await,
        Some(_) => v.done(tx, &sent, &format!("/surveys/{}?said=survey-not-kept", record.id)).await,
    }
}

/// Shows a question's form.
pub async fn get(v: Visit, permit: Allowed<ManageSurvey>, Path((_, code)): Path<(String, String)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = survey::get(&mut tx, &permit).await?;
    let answered = survey::has_answers(&mut tx, &permit).await?;
    let question = record.survey.question(&code).ok_or(Error::Missing)?;
    let fields = question.form().with("revision", record.revision.to_string());
    let form = Form { fields, ..Form::default() };
    page(&Page { v: &v, f: Ask::new(&v, &form), form: &form, record: &record, question, answered })
}

/// Keeps a question.
pub async fn post(
    v: Visit,
    permit: Allowed<ManageSurvey>,
    Path((_, code)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    let answered = survey::has_answers(&mut tx, &permit).await?;
    let question = record.survey.question(&code).ok_or(Error::Missing)?;
    let faults = match record.survey.with_question(&code, &sent.fields) {
        Ok(to) => match kept(&mut tx, &permit, &record, &to, &sent).await? {
            None => {
                let address = format!("/surveys/{}", record.id);
                let more = sent.fields.get("then") == "more";
                let to = if more {
                    format!("{address}/questions/{code}?said=saved")
                } else {
                    format!("{address}?said=saved")
                };
                return v.done(tx, &sent, &to).await;
            }
            Some(fault) => Faults::one("", fault),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: sent.fields, faults };
    again(&Page { v: &v, f: Ask::new(&v, &form), form: &form, record: &record, question, answered })
}

/// Takes a question out.
pub async fn removal(
    v: Visit,
    permit: Allowed<ManageSurvey>,
    Path((_, code)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    change(v, permit, &code, sent, |survey, code| survey.without(code)).await
}

/// Moves a question up or down.
pub async fn place(
    v: Visit,
    permit: Allowed<ManageSurvey>,
    Path((_, code)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    let up = sent.fields.get("to") == "up";
    change(v, permit, &code, sent, |survey, code| survey.moving(code, up)).await
}

async fn change(
    v: Visit,
    permit: Allowed<ManageSurvey>,
    code: &str,
    sent: Sent,
    how: impl FnOnce(&Survey, &str) -> Survey,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    record.survey.question(code).ok_or(Error::Missing)?;
    let fault = kept(&mut tx, &permit, &record, &how(&record.survey, code), &sent).await?;
    let said = if fault.is_some() { "survey-not-kept" } else { "saved" };
    v.done(tx, &sent, &format!("/surveys/{}?said={said}#questions", record.id)).await
}
