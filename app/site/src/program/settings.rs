//! Changes what a program says about itself.

use askama::Template;
use domain::{
    access::ManageProgram,
    fields::{Faults, Fields},
    program::Program,
};
use store::{Error, program::Record};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "program/settings.html")]
struct Settings<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: &'a Record,
}

fn fields(record: &Record) -> Fields {
    record.program.fields().with("revision", record.revision.to_string())
}

/// Shows the form with what holds now.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let record = store::program::get(&mut v.app.db.read().await?, &permit).await?;
    let form = Form { fields: fields(&record), ..Form::default() };
    page(&Settings { v: &v, f: Ask::new(&v, &form), record: &record })
}

/// Keeps the change, unless somebody else made one since the form was shown.
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, sent: Sent) -> Reply {
    let checked = Program::check(&sent.fields);
    let revision = sent.fields.get("revision").parse().unwrap_or_default();
    let mut tx = v.write(&sent).await?;
    let record = store::program::get(&mut tx, &permit).await?;
    let faults = match checked {
        Ok(program) => match store::program::change(&mut tx, &permit, &program, revision).await {
            Ok(()) => return v.done(tx, &sent, &format!("/programs/{}/cycles?said=program-changed", record.id)).await,
            Err(Error::Taken) => Faults::one("", "fault-stale"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    // What was typed stays; sent again, it replaces the newer version that the sentence speaks of.
    let stale = faults.iter().any(|fault| fault.key == "fault-stale");
    let typed = if stale { sent.fields.replacing("revision", record.revision.to_string()) } else { sent.fields };
    let form = Form { fields: typed, faults };
    again(&Settings { v: &v, f: Ask::new(&v, &form), record: &record })
}
