//! Begins a cycle with all its sessions.

use askama::Template;
use domain::{
    access::ManageProgram,
    cycle::NewCycle,
    fields::{Faults, Fields},
    id::CycleId,
    schedule::Rhythm,
    session::is_too_late,
};
use store::program::{self, Record};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "cycle/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: &'a Record,
}

impl New<'_> {
    fn rhythms(&self) -> Vec<(&'static str, String)> {
        Rhythm::ALL.map(|rhythm| (rhythm.code(), self.v.t(format!("cycle-rhythm-{}", rhythm.code())))).to_vec()
    }
}

/// Shows the form, filled from the program's pattern.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let record = program::get(&mut v.app.db.read().await?, &permit).await?;
    let fields = Fields::default()
        .with("open", "yes")
        .with("time", "12:00")
        .with("rhythm", record.program.template.rhythm.code())
        .with("count", "12");
    let form = Form { fields, ..Form::default() };
    page(&New { v: &v, f: Ask::new(&v, &form), record: &record })
}

/// Keeps it and goes on to its curriculum.
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, sent: Sent) -> Reply {
    let checked = NewCycle::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let program = program::get(&mut tx, &permit).await?.program;
    let over = |new: &NewCycle| is_too_late(v.now, program.zone.moment(new.schedule.first), program.template.minutes);
    let checked = match checked {
        Ok(new) if over(&new) => Err(Faults::one("first", "session-fault-past")),
        checked => checked,
    };
    match checked {
        Ok(new) => {
            let id: CycleId = v.app.world.id();
            store::cycle::add(&mut tx, &permit, &v.app.world, id, &new).await?;
            v.done(tx, &sent, &format!("/cycles/{id}/curriculum?said=cycle-begun")).await
        }
        Err(faults) => {
            let record = program::get(&mut tx, &permit).await?;
            let form = Form { fields: sent.fields, faults };
            again(&New { v: &v, f: Ask::new(&v, &form), record: &record })
        }
    }
}
