//! The first page of a survey for its person: what it is, who sees what, how far they are; and after its end what was right.

use askama::Template;
use domain::{
    access::AnswerWave,
    survey::{Knowledge, Phase, Question},
};

use super::answering::Answering;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "survey/start.html")]
struct Start<'a> {
    v: &'a Visit,
    all: &'a Answering,
    /// The knowledge test as it was answered, once it is over for good.
    marked: Vec<(&'a Question, &'a Knowledge)>,
    points: Option<(u32, u32)>,
}

impl Start<'_> {
    fn button(&self) -> String {
        self.v.t(match (self.all.complete, self.all.answers.is_empty()) {
            (true, _) => "survey-change",
            (false, true) => "survey-start",
            (false, false) => "survey-go-on",
        })
    }

    fn first(&self) -> String {
        let code = self.all.pages().first().map(|section| section.code.clone()).unwrap_or_default();
        format!("/waves/{}/sections/{code}", self.all.known.wave.id)
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnswerWave>) -> Reply {
    let all = Answering::load(&v, &mut v.app.db.read().await?, &permit).await?;
    // What is right before the program is asked again after it: it is told only then.
    let over = !all.is_open(&v.now) && all.complete && all.phase() != Phase::Before;
    let marked = if over { all.survey().knowledge(all.phase()) } else { Vec::new() };
    let points = if over { all.survey().points(all.phase(), &all.answers) } else { None };
    page(&Start { v: &v, all: &all, marked, points })
}
