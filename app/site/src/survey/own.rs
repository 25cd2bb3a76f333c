//! A person's own surveys: those open now, and the way to take all answers of a program out again.

use askama::Template;
use domain::id::{Id, ProgramId};
use store::{
    Tx, program,
    survey::{self, Known},
};

use crate::{
    error::{Error, Reply, see_other},
    page::page,
    sent::Sent,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/own.html")]
struct Own<'a> {
    v: &'a Visit,
    open: Vec<Known>,
    /// The programs the person has answered surveys of.
    programs: Vec<program::Record>,
    /// The program whose answers are to be taken out, once more asked about.
    sure: Option<program::Record>,
}

async fn programs(v: &Visit, tx: &mut Tx) -> Result<Vec<program::Record>, Error> {
    let mut found = Vec::new();
    for id in survey::own_programs(tx, v.who()?, &v.app.tokens).await? {
        found.push(program::find(tx, v.app.hub, id).await?);
    }
    Ok(found)
}

/// Shows them; with "program" in the query, the question whether its answers are really to go.
pub async fn get(v: Visit) -> Reply {
    let mut tx = v.app.db.read().await?;
    let open = survey::of_person(&mut tx, v.who()?, v.now).await?;
    let programs = programs(&v, &mut tx).await?;
    let sure = programs.iter().find(|record| record.id.to_string() == v.asked("program")).cloned();
    page(&Own { v: &v, open, programs, sure })
}

/// Takes the person's answers out of a program. Nothing tells afterwards that there were any.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let id: uuid::Uuid = sent.fields.get("program").parse().map_err(|_| Error::Missing)?;
    let mut tx = v.app.db.write().await?;
    survey::forget(&mut tx, v.who()?, &v.app.tokens, ProgramId::from_uuid(id), v.now).await?;
    tx.save().await?;
    Ok(see_other("/me/answers?said=survey-forgotten"))
}
