//! The surveys of a program, and the ready pack to begin one from.

use askama::Template;
use domain::{
    access::ManageProgram,
    fields::{Check, Fields},
    language::Text,
    survey::{PACK, Survey, ready},
};
use store::{
    program,
    survey::{self, Record},
};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// Begins with nothing on it.
const BLANK: &str = "blank";

#[derive(Template)]
#[template(path = "survey/list.html")]
struct List<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: program::Record,
    surveys: Vec<Record>,
}

impl List<'_> {
    fn pack(&self) -> ui::Radios {
        let ready = PACK.iter().map(|one| {
            let (title, body) = (format!("survey-pack-{}", one.code), format!("survey-pack-{}-body", one.code));
            ui::Choice::new(one.code, self.v.t(title)).hint(self.v.t(body))
        });
        self.f.radios("pack", "survey-new").choices(ready).choice((BLANK, self.v.t("survey-pack-blank")))
    }
}

async fn list<'a>(
    v: &'a Visit,
    tx: &mut store::Tx,
    permit: &Allowed<ManageProgram>,
    form: &'a Form,
) -> Result<List<'a>, crate::error::Error> {
    let program = program::get(tx, permit).await?;
    Ok(List { v, f: Ask::new(v, form), program, surveys: survey::of_program(tx, permit).await? })
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let form = Form::default();
    let mut tx = v.app.db.read().await?;
    page(&list(&v, &mut tx, &permit, &form).await?)
}

/// Begins one: from the pack, or empty under both languages' word for a new survey.
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    match chosen(&sent.fields) {
        Ok(begun) => {
            let id = survey::add(&mut tx, &permit, &v.app.world, &begun).await?;
            v.done(tx, &sent, &format!("/surveys/{id}?said=survey-begun")).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&list(&v, &mut tx, &permit, &form).await?)
        }
    }
}

fn chosen(fields: &Fields) -> Result<Survey, domain::fields::Faults> {
    let mut check = Check::new(fields);
    let blank = || {
        let word = |language| words::of(language).say("survey-untitled");
        let [en, fr] = domain::language::Language::ALL.map(word);
        Survey::begun(Text { en, fr })
    };
    let survey = check.choice("pack", |code| if code == BLANK { Some(blank()) } else { ready(code) });
    check.build(|| survey)
}
