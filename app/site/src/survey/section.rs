//! A page of a survey: shown with what was answered, kept at every "continue". No receipt tells that somebody has answered.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnswerWave,
    fields::Faults,
    survey::{Section, read},
};
use store::survey::keep;
use ui::{ErrorSummary, Html};

use super::{answering::Answering, row};
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::{again, conflict, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/section.html")]
struct Page<'a> {
    v: &'a Visit,
    all: &'a Answering,
    section: &'a Section,
    number: usize,
    form: &'a Form,
    /// Each question that is asked, with its fields.
    questions: Vec<(String, Vec<Html>)>,
}

impl<'a> Page<'a> {
    fn new(v: &'a Visit, all: &'a Answering, code: &str, form: &'a Form) -> Result<Self, Error> {
        let (number, section) = all.page(code).ok_or(Error::Missing)?;
        let asked = section.questions.iter().filter(|question| question.is_asked(all.phase()));
        let questions = asked.map(|question| {
            // Items have their own legends; what they have in common stands above them.
            let above = if question.grid().is_some() { v.text(&question.text).to_owned() } else { String::new() };
            (above, row::fields(v, question, all.phase(), form, &all.people))
        });
        Ok(Self { v, all, section, number, form, questions: questions.collect() })
    }

    fn count(&self) -> usize {
        self.all.pages().len()
    }

    fn back(&self) -> String {
        let pages = self.all.pages();
        let before = self.number.checked_sub(2).and_then(|place| pages.get(place));
        let wave = self.all.known.wave.id;
        before.map_or_else(|| format!("/waves/{wave}"), |section| format!("/waves/{wave}/sections/{}", section.code))
    }

    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.form.faults.iter().fold(summary, |summary, fault| match fault.field.as_str() {
            "" => summary.overall(self.v.fault(fault)),
            field => summary.at(field, self.v.fault(fault)),
        })
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnswerWave>, Path((_, code)): Path<(String, String)>) -> Reply {
    let all = Answering::load(&v, &mut v.app.db.read().await?, &permit).await?;
    if !all.is_open(&v.now) {
        return Ok(see_other(&format!("/waves/{}", all.known.wave.id)));
    }
    let form = Form { fields: all.fields(), ..Form::default() };
    page(&Page::new(&v, &all, &code, &form)?)
}

/// Keeps it and leads on: to the next page, or to the check.
pub async fn post(v: Visit, permit: Allowed<AnswerWave>, Path((_, code)): Path<(String, String)>, sent: Sent) -> Reply {
    let mut tx = v.app.db.write().await?;
    let all = Answering::load(&v, &mut tx, &permit).await?;
    let (number, section) = all.page(&code).ok_or(Error::Missing)?;
    if !all.is_open(&v.now) {
        let form = Form { fields: sent.fields, faults: Faults::one("", "survey-fault-closed") };
        return conflict(&Page::new(&v, &all, &code, &form)?);
    }
    match read(&sent.fields, &section.questions, all.phase(), &all.named()) {
        Ok(anew) => {
            let answers = all.answers.replacing(&section.questions, all.phase(), anew);
            keep(&mut tx, &permit, &v.app.tokens, &answers, false).await?;
            tx.save().await?;
            let wave = all.known.wave.id;
            Ok(see_other(&match all.pages().get(number) {
                Some(next) => format!("/waves/{wave}/sections/{}", next.code),
                None => format!("/waves/{wave}/check"),
            }))
        }
        Err(faults) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults };
            again(&Page::new(&v, &all, &code, &form)?)
        }
    }
}
