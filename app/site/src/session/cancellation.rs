//! Calls a session off and tells everybody; its cases wait for another one.

use askama::Template;
use domain::{
    access::ManageSession,
    fields::{Check, Faults},
    session::State,
};
use store::{
    agenda, cycle, program, registration,
    session::{self, Record},
};

use super::invitation::Invitations;
use crate::{
    ask::Ask,
    case::mail,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "session/cancellation.html")]
struct Cancellation<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    session: &'a Record,
    people: u32,
}

impl Cancellation<'_> {
    fn is_planned(&self) -> bool {
        self.session.state == State::Planned
    }
}

/// Asks once more, and for a word to the participants.
pub async fn get(v: Visit, permit: Allowed<ManageSession>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let session = session::get(&mut tx, &permit).await?;
    let people = registration::count(&mut tx, session.cycle, domain::registration::State::Approved).await?;
    let form = Form::default();
    page(&Cancellation { v: &v, f: Ask::new(&v, &form), session: &session, people })
}

/// Calls it off.
pub async fn post(v: Visit, permit: Allowed<ManageSession>, sent: Sent) -> Reply {
    let mut check = Check::new(&sent.fields);
    let note = check.maybe_text("note", 1000);
    let checked = check.done(note);
    let mut tx = v.write(&sent).await?;
    let session = session::get(&mut tx, &permit).await?;
    let faults = match checked {
        Err(faults) => faults,
        Ok(note) => match agenda::cancel(&mut tx, &permit, session.sequence, v.now).await {
            Ok(freed) => {
                let session = session::get(&mut tx, &permit).await?;
                let cycle = cycle::find(&mut tx, permit.hub(), session.cycle).await?;
                let program = program::find(&mut tx, permit.hub(), cycle.program).await?;
                let hub = store::hub::find(&mut tx, permit.hub()).await?;
                let invitations = Invitations { v: &v, hub: &hub, program: &program.program };
                for record in registration::participants(&mut tx, session.cycle).await? {
                    let to = (record.person, &record.who);
                    invitations.cancel(&mut tx, std::slice::from_ref(&session), to, &note).await?;
                }
                for case in &freed {
                    mail::unscheduled(&v, &mut tx, case).await?;
                }
                return v.done(tx, &sent, &format!("/cycles/{}?said=session-cancelled", session.cycle)).await;
            }
            Err(store::Error::Taken) => Faults::one("", "session-fault-over"),
            Err(error) => return Err(error.into()),
        },
    };
    let people = registration::count(&mut tx, session.cycle, domain::registration::State::Approved).await?;
    let form = Form { fields: sent.fields, faults };
    again(&Cancellation { v: &v, f: Ask::new(&v, &form), session: &session, people })
}
