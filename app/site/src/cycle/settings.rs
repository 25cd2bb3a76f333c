//! Changes a cycle's title, its places, and whether people can ask to take part.

use askama::Template;
use domain::{access::ManageCycle, cycle::Cycle, fields::Faults};
use store::{Error, cycle, program};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "cycle/settings.html")]
struct Settings<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: &'a program::Record,
    record: &'a cycle::Record,
}

/// Shows the form with what holds now.
pub async fn get(v: Visit, permit: Allowed<ManageCycle>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = cycle::get(&mut tx, &permit).await?;
    let program = program::find(&mut tx, permit.hub(), record.program).await?;
    let fields = record.cycle.fields().with("revision", record.revision.to_string());
    let form = Form { fields, ..Form::default() };
    page(&Settings { v: &v, f: Ask::new(&v, &form), program: &program, record: &record })
}

/// Keeps the change, unless somebody else made one since the form was shown.
pub async fn post(v: Visit, permit: Allowed<ManageCycle>, sent: Sent) -> Reply {
    let checked = Cycle::check(&sent.fields);
    let revision = sent.fields.get("revision").parse().unwrap_or_default();
    let mut tx = v.write(&sent).await?;
    let faults = match checked {
        Ok(to) => match cycle::change(&mut tx, &permit, &to, revision).await {
            Ok(()) => return v.done(tx, &sent, &format!("/cycles/{}?said=cycle-changed", permit.thing())).await,
            Err(Error::Taken) => Faults::one("", "fault-stale"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let record = cycle::get(&mut tx, &permit).await?;
    let program = program::find(&mut tx, permit.hub(), record.program).await?;
    let stale = faults.iter().any(|fault| fault.key == "fault-stale");
    let typed = if stale { sent.fields.replacing("revision", record.revision.to_string()) } else { sent.fields };
    let form = Form { fields: typed, faults };
    again(&Settings { v: &v, f: Ask::new(&v, &form), program: &program, record: &record })
}
