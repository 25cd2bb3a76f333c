//! The last page of a survey: everything that was answered, each with the way back, and the button that hands it in.

use askama::Template;
use domain::{
    access::AnswerWave,
    fields::Faults,
    survey::{Design, missing},
};
use store::survey::keep;
use ui::ErrorSummary;

use super::answering::Answering;
use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    page::{again, conflict, page},
    visit::Visit,
};

/// An answer with its question.
struct Line {
    key: String,
    section: String,
    question: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "survey/check.html")]
struct Check<'a> {
    v: &'a Visit,
    all: &'a Answering,
    faults: Faults,
    lines: Vec<Line>,
}

impl<'a> Check<'a> {
    fn new(v: &'a Visit, all: &'a Answering, faults: Faults) -> Self {
        let mut lines = Vec::new();
        for section in all.pages() {
            for question in &section.questions {
                for key in question.keys(all.phase()) {
                    let of = |design: Design| {
                        let item = question.grid()?.items.iter().find(|item| design.key(&item.code) == key)?;
                        Some(v.text(&item.text).to_owned())
                    };
                    let then = of(Design::RetrospectivePre).map(|item| {
                        let standpoint = v.t("survey-standpoint-retrospective-pre");
                        v.t2("survey-item-standpoint", "item", item, "standpoint", standpoint)
                    });
                    let words = then.or_else(|| of(Design::Post));
                    let words = words.unwrap_or_else(|| v.text(&question.text).to_owned());
                    let answer = all.said(v, question, &key);
                    lines.push(Line { section: section.code.clone(), question: words, answer, key });
                }
            }
        }
        Self { v, all, faults, lines }
    }

    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.faults.iter().fold(summary, |summary, fault| match fault.field.as_str() {
            "" => summary.overall(self.v.fault(fault)),
            field => summary.at(field, self.sentence(field)),
        })
    }

    fn sentence(&self, key: &str) -> String {
        let line = self.lines.iter().find(|line| line.key == key);
        self.v.t1("survey-fault-missing-at", "question", line.map_or("", |line| line.question.as_str()))
    }

    fn is_missing(&self, key: &str) -> bool {
        self.faults.of(key).is_some()
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnswerWave>) -> Reply {
    let all = Answering::load(&v, &mut v.app.db.read().await?, &permit).await?;
    if !all.is_open(&v.now) {
        return Ok(see_other(&format!("/waves/{}", all.known.wave.id)));
    }
    page(&Check::new(&v, &all, Faults::default()))
}

/// Hands it in. What was required and left out is told, and nothing is lost.
pub async fn post(v: Visit, permit: Allowed<AnswerWave>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let all = Answering::load(&v, &mut tx, &permit).await?;
    if !all.is_open(&v.now) {
        return conflict(&Check::new(&v, &all, Faults::one("", "survey-fault-closed")));
    }
    let faults = missing(all.survey(), all.phase(), &all.answers);
    if !faults.is_empty() {
        drop(tx);
        return again(&Check::new(&v, &all, faults));
    }
    keep(&mut tx, &permit, &v.app.tokens, &all.answers, true).await?;
    tx.save().await?;
    Ok(see_other(&format!("/waves/{}?said=survey-handed-in", all.known.wave.id)))
}
