//! A survey as people will see it at a wave, in either language; nothing can be sent from here.

use askama::Template;
use domain::{
    access::ManageSurvey,
    survey::{Phase, Section},
};
use store::survey::{self, Record};
use ui::Html;

use super::row;
use crate::{error::Reply, gate::Allowed, page::page, sent::Form, visit::Visit};

/// A page with its questions: what stands above each, and its fields.
struct Shown<'a> {
    section: &'a Section,
    questions: Vec<(String, Vec<Html>)>,
}

#[derive(Template)]
#[template(path = "survey/preview.html")]
struct Preview<'a> {
    v: &'a Visit,
    record: &'a Record,
    phase: Phase,
    pages: Vec<Shown<'a>>,
}

impl Preview<'_> {
    fn phases(&self) -> Vec<(Phase, String)> {
        Phase::ALL.map(|phase| (phase, super::phase(self.v, phase))).to_vec()
    }
}

/// Shows it; "phase" in the query says at which wave.
pub async fn get(v: Visit, permit: Allowed<ManageSurvey>) -> Reply {
    let record = survey::get(&mut v.app.db.read().await?, &permit).await?;
    let first = Phase::ALL.into_iter().find(|phase| !record.survey.pages(*phase).is_empty());
    let phase = Phase::parse(v.asked("phase")).or(first).unwrap_or(Phase::After);
    let form = Form::default();
    let pages = record.survey.pages(phase).into_iter().map(|section| {
        let asked = section.questions.iter().filter(|question| question.is_asked(phase));
        let questions = asked.map(|question| {
            let above = if question.grid().is_some() { v.text(&question.text).to_owned() } else { String::new() };
            (above, row::fields(&v, question, phase, &form, &[]))
        });
        Shown { section, questions: questions.collect() }
    });
    let pages = pages.collect();
    page(&Preview { v: &v, record: &record, phase, pages })
}
