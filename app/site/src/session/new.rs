//! Adds a session to a cycle that is under way: in the place of a cancelled one, or because there is more to say.

use askama::Template;
use domain::{
    access::ManageCycle,
    fields::{Faults, Fields},
    session::{Added, is_too_late},
};
use store::{Tx, cycle, program, registration, session};

use super::invitation::Invitations;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

struct About {
    cycle: cycle::Record,
    program: program::Record,
}

#[derive(Template)]
#[template(path = "session/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    about: &'a About,
}

async fn about(tx: &mut Tx, permit: &Allowed<ManageCycle>) -> Result<About, Error> {
    let cycle = cycle::get(tx, permit).await?;
    let program = program::find(tx, permit.hub(), cycle.program).await?;
    Ok(About { cycle, program })
}

/// Shows the form, with the time of day of the cycle's last session.
pub async fn get(v: Visit, permit: Allowed<ManageCycle>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let about = about(&mut tx, &permit).await?;
    let last = session::of_cycle(&mut tx, &permit).await?.pop();
    let time = last.map(|last| last.local.strftime("%H:%M").to_string()).unwrap_or_default();
    let form = Form { fields: Fields::default().with("time", time), ..Form::default() };
    page(&New { v: &v, f: Ask::new(&v, &form), about: &about })
}

/// Adds it, and puts it into the calendars of everybody who takes part.
pub async fn post(v: Visit, permit: Allowed<ManageCycle>, sent: Sent) -> Reply {
    let checked = Added::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let about = about(&mut tx, &permit).await?;
    let (zone, minutes) = (&about.program.program.zone, about.program.program.template.minutes);
    let faults = match checked {
        Err(faults) => faults,
        Ok(added) if is_too_late(v.now, zone.moment(added.local), minutes) => Faults::one("date", "session-fault-past"),
        Ok(added) => {
            let session = cycle::add_session(&mut tx, &permit, &v.app.world, &added).await?;
            let hub = store::hub::find(&mut tx, permit.hub()).await?;
            let invitations = Invitations { v: &v, hub: &hub, program: &about.program.program };
            for record in registration::participants(&mut tx, permit.thing()).await? {
                let to = (record.person, &record.who);
                invitations.invite(&mut tx, std::slice::from_ref(&session), to).await?;
            }
            return v.done(tx, &sent, &format!("/sessions/{}?said=session-added", session.id)).await;
        }
    };
    let form = Form { fields: sent.fields, faults };
    again(&New { v: &v, f: Ask::new(&v, &form), about: &about })
}
