//! The headings of a survey: its title, what stands before it, and its pages.

use askama::Template;
use domain::{access::ManageSurvey, fields::Faults};
use store::survey::{self, Record};

use super::question::kept;
use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/headings.html")]
struct Headings<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: &'a Record,
}

impl Headings<'_> {
    /// The rows of the pages, with one for a further page.
    fn rows(&self) -> Vec<(usize, String)> {
        (1..=self.record.survey.sections.len() + 1).map(|number| (number, format!("section-{number}"))).collect()
    }
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<ManageSurvey>) -> Reply {
    let record = survey::get(&mut v.app.db.read().await?, &permit).await?;
    let fields = record.survey.headings().with("revision", record.revision.to_string());
    let form = Form { fields, ..Form::default() };
    page(&Headings { v: &v, f: Ask::new(&v, &form), record: &record })
}

/// Keeps them.
pub async fn post(v: Visit, permit: Allowed<ManageSurvey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    let faults: Faults = match record.survey.with_headings(&sent.fields) {
        Ok(to) => match kept(&mut tx, &permit, &record, &to, &sent).await? {
            None => return v.done(tx, &sent, &format!("/surveys/{}?said=saved", record.id)).await,
            Some(fault) => Faults::one("", fault),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: sent.fields, faults };
    again(&Headings { v: &v, f: Ask::new(&v, &form), record: &record })
}
