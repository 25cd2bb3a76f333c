//! Begins a program from a pattern.

use askama::Template;
use domain::{
    access::BeginProgram, computation::Tables, fields::Fields, id::ProgramId, identifier::Floor, program::Program,
    template::TEMPLATES,
};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "program/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
}

/// Shows the form, filled with what most programs have.
pub async fn get(v: Visit) -> Reply {
    let zone = store::hub::find(&mut v.app.db.read().await?, v.app.hub).await?.zone;
    let fields = Fields::default()
        .with("language", v.language.code())
        .with("zone", zone.as_str())
        .with("template", TEMPLATES.first().map_or("", |template| template.code))
        .with("disclaimer", v.t("program-disclaimer-usual"))
        .with("letter_days", "2")
        .with("letter_signatures", "1")
        .with("letter_reminders", "yes")
        .with("session_reminders", "yes")
        .with("follow_up_days", "60")
        .with("floor", Floor::default().code())
        .with("factors", Tables::default().factors.id());
    let form = Form { fields, ..Form::default() };
    page(&New { v: &v, f: Ask::new(&v, &form) })
}

/// Keeps it and goes on to its first cycle.
pub async fn post(v: Visit, permit: Allowed<BeginProgram>, sent: Sent) -> Reply {
    let program = match Program::check(&sent.fields) {
        Ok(program) => program,
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            return again(&New { v: &v, f: Ask::new(&v, &form) });
        }
    };
    let mut tx = v.write(&sent).await?;
    let id: ProgramId = v.app.world.id();
    store::program::add(&mut tx, &permit, id, &program, v.now).await?;
    v.done(tx, &sent, &format!("/programs/{id}/cycles?said=program-begun")).await
}
