//! A scale of a survey in the editor: added, changed, taken out. Once there are answers, only its name changes.

use askama::Template;
use axum::extract::Path;
use domain::{access::ManageSurvey, fields::Faults};
use store::survey::{self, Record};

use super::question::kept;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// Stands for a scale that is not there yet.
const NEW: &str = "new";

#[derive(Template)]
#[template(path = "survey/scale.html")]
struct Page<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    form: &'a Form,
    record: &'a Record,
    code: &'a str,
    answered: bool,
}

impl Page<'_> {
    fn choices(&self) -> Vec<(String, String)> {
        let words = |(grid, item): (&domain::survey::Grid, &domain::survey::Item)| {
            let text = self.v.text(&item.text);
            let text = if text.is_empty() { item.code.as_str() } else { text };
            let (least, most) = grid.range().unwrap_or_default();
            let values =
                [("item", text.into()), ("least", least.to_string().into()), ("most", most.to_string().into())];
            (item.code.clone(), self.v.words.tell("survey-scale-item", &values))
        };
        self.record.survey.scalable().into_iter().map(words).collect()
    }

    fn items(&self) -> ui::Checkboxes {
        self.boxes("item", "survey-scale-items", "survey-scale-items-hint")
    }

    fn reversed(&self) -> ui::Checkboxes {
        self.boxes("reversed", "survey-scale-reversed", "survey-scale-reversed-hint")
    }

    fn boxes(&self, name: &str, key: &str, hint: &str) -> ui::Checkboxes {
        let ticked: Vec<&str> = self.form.fields.all(name).collect();
        let boxes = ui::Checkboxes::new(name, ui::Legend::new(self.v.t(key))).hint(self.v.t(hint)).small();
        boxes.choices(self.choices()).values(ticked).error(self.f.error(name))
    }

    fn better(&self) -> ui::Radios {
        let ways = [("higher", self.v.t("survey-scale-higher")), ("lower", self.v.t("survey-scale-lower"))];
        self.f.radios("better", "survey-scale-better").choices(ways)
    }

    fn is_new(&self) -> bool {
        self.code == NEW
    }
}

fn known(record: &Record, code: &str) -> Result<(), Error> {
    let there = code == NEW || record.survey.scales.iter().any(|scale| scale.code == code);
    if there { Ok(()) } else { Err(Error::Missing) }
}

/// Shows a scale's form.
pub async fn get(v: Visit, permit: Allowed<ManageSurvey>, Path((_, code)): Path<(String, String)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = survey::get(&mut tx, &permit).await?;
    let answered = survey::has_answers(&mut tx, &permit).await?;
    known(&record, &code)?;
    let fields = record.survey.scale_form(&code).with("revision", record.revision.to_string());
    let form = Form { fields, ..Form::default() };
    page(&Page { v: &v, f: Ask::new(&v, &form), form: &form, record: &record, code: &code, answered })
}

/// Keeps a scale.
pub async fn post(
    v: Visit,
    permit: Allowed<ManageSurvey>,
    Path((_, code)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    let answered = survey::has_answers(&mut tx, &permit).await?;
    known(&record, &code)?;
    let faults = match record.survey.with_scale(&code, &sent.fields) {
        Ok(to) => match kept(&mut tx, &permit, &record, &to, &sent).await? {
            None => return v.done(tx, &sent, &format!("/surveys/{}?said=saved#scales", record.id)).await,
            Some(fault) => Faults::one("", fault),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: sent.fields, faults };
    again(&Page { v: &v, f: Ask::new(&v, &form), form: &form, record: &record, code: &code, answered })
}

/// Takes a scale out; its items stay.
pub async fn removal(
    v: Visit,
    permit: Allowed<ManageSurvey>,
    Path((_, code)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    known(&record, &code)?;
    let to = record.survey.without_scale(&code);
    let fault = kept(&mut tx, &permit, &record, &to, &sent).await?;
    let said = if fault.is_some() { "survey-not-kept" } else { "saved" };
    v.done(tx, &sent, &format!("/surveys/{}?said={said}#scales", record.id)).await
}
