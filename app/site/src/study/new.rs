//! Begins a study.

use askama::Template;
use domain::{
    access::BeginStudy,
    fields::Fields,
    study::{QUOTES_EACH, Study},
};
use store::program;

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "study/new.html")]
struct New<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    program: program::Record,
}

async fn program(v: &Visit, permit: &Allowed<BeginStudy>) -> Result<program::Record, Error> {
    Ok(program::get(&mut v.app.db.read().await?, permit).await?)
}

/// Asks what it is about.
pub async fn get(v: Visit, permit: Allowed<BeginStudy>) -> Reply {
    let fields = Fields::default().with("quotes_each", QUOTES_EACH.to_string());
    let form = Form { fields, ..Form::default() };
    page(&New { v: &v, ask: Ask::new(&v, &form), program: program(&v, &permit).await? })
}

/// Begins it.
pub async fn post(v: Visit, permit: Allowed<BeginStudy>, sent: Sent) -> Reply {
    match Study::check(&sent.fields) {
        Ok(study) => {
            let mut tx = v.write(&sent).await?;
            let id = store::study::add(&mut tx, &permit, &v.app.world, &study).await?;
            v.done(tx, &sent, &format!("/studies/{id}?said=study-begun")).await
        }
        Err(faults) => {
            let program = program(&v, &permit).await?;
            let form = Form { fields: sent.fields, faults };
            again(&New { v: &v, ask: Ask::new(&v, &form), program })
        }
    }
}
