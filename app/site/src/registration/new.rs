//! Somebody asks to take part in a cycle: a stranger says who they are, a signed-in person only what they hope for.
//!
//! What the page answers never tells whether the hub knows an address, and a stranger never changes what it knows.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::Role,
    fields::Fields,
    id::{CycleId, PersonId},
    registration::{Request, State},
};
use store::{
    Tx, cycle,
    person::Known,
    program,
    registration::{self, Asked},
    session,
};

use super::mail;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// What the page is about.
struct About {
    program: program::Record,
    cycle: cycle::Record,
    first: Option<session::Record>,
}

#[derive(Template)]
#[template(path = "registration/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    about: &'a About,
    known: Option<&'a Known>,
    standing: Option<State>,
}

impl New<'_> {
    /// Whether there is anything to fill in.
    fn asks(&self) -> bool {
        self.about.cycle.cycle.open && matches!(self.standing, None | Some(State::Declined | State::Withdrawn))
    }

    fn profession(&self, known: &Known) -> String {
        self.v.t(format!("profession-{}", known.person.profession.code()))
    }
}

#[derive(Template)]
#[template(path = "registration/receipt.html")]
struct Receipt<'a> {
    v: &'a Visit,
    about: &'a About,
}

/// The cycle with its program, when everybody may see them.
async fn about(tx: &mut Tx, v: &Visit, cycle: CycleId) -> Result<About, Error> {
    let cycle = cycle::find(tx, v.app.hub, cycle).await?;
    let program = program::find(tx, v.app.hub, cycle.program).await?;
    if !program.published {
        return Err(Error::Missing);
    }
    let first = session::upcoming(tx, cycle.id, v.now).await?.into_iter().next();
    Ok(About { program, cycle, first })
}

/// Who asks, and how they stand to the cycle already.
async fn asker(tx: &mut Tx, v: &Visit, cycle: CycleId) -> Result<(Option<Known>, Option<State>), Error> {
    let Some(login) = &v.login else { return Ok((None, None)) };
    let known = store::person::own(tx, &login.who).await?;
    let standing = registration::standing(tx, cycle, known.id).await?;
    Ok((Some(known), standing))
}

/// Shows the form, or how the person stands to the cycle already.
pub async fn get(v: Visit, Path(id): Path<CycleId>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let about = about(&mut tx, &v, id).await?;
    let (known, standing) = asker(&mut tx, &v, id).await?;
    let fields =
        Fields::default().with("language", v.language.code()).with("zone", about.program.program.zone.as_str());
    let form = Form { fields, ..Form::default() };
    page(&New { v: &v, f: Ask::new(&v, &form), about: &about, known: known.as_ref(), standing })
}

/// Keeps the request, tells the person by mail that it came, and the coordinators that it waits.
pub async fn post(v: Visit, Path(id): Path<CycleId>, sent: Sent) -> Reply {
    let checked = Request::check(&sent.fields, v.login.is_some());
    if let Ok(Request { person: Some(person), .. }) = &checked {
        v.app.limits().mail(&person.email, &v.network)?;
    }
    let mut tx = v.write(&sent).await?;
    let about = about(&mut tx, &v, id).await?;
    let (known, standing) = asker(&mut tx, &v, id).await?;
    let request = match checked {
        Ok(request) if about.cycle.cycle.open => request,
        checked => {
            // A cycle closed in the meantime says so itself, without a fault.
            let form = Form { fields: sent.fields, faults: checked.err().unwrap_or_default() };
            return again(&New { v: &v, f: Ask::new(&v, &form), about: &about, known: known.as_ref(), standing });
        }
    };
    let known = match (known, &request.person) {
        (Some(known), _) => known,
        (None, Some(person)) => find_or_add(&mut tx, &v, person).await?,
        (None, None) => return Err(Error::SignIn),
    };
    let asked = registration::ask(&mut tx, &v.app.world, v.app.hub, id, known.id, &request.hopes).await?;
    let hub = store::hub::find(&mut tx, v.app.hub).await?;
    let letter = mail::Letter { v: &v, hub: &hub, program: &about.program.program, cycle: &about.cycle };
    store::mail::add(&mut tx, &v.app.world, v.app.hub, &letter.received((known.id, &known.person), asked)).await?;
    if asked == Asked::Waits {
        for coordinator in store::person::with_role(&mut tx, v.app.hub, Role::Coordinator).await? {
            store::mail::add(&mut tx, &v.app.world, v.app.hub, &letter.waits((coordinator.id, &coordinator.person)))
                .await?;
        }
    }
    v.done(tx, &sent, &format!("/cycles/{id}/registration/receipt")).await
}

/// The person of an address as the hub knows them, else a new one as they typed.
async fn find_or_add(tx: &mut Tx, v: &Visit, person: &domain::person::Person) -> Result<Known, Error> {
    if let Some(known) = store::person::by_email(tx, v.app.hub, &person.email).await? {
        return Ok(known);
    }
    let id: PersonId = v.app.world.id();
    match store::person::add(tx, id, v.app.hub, person, v.now).await {
        Ok(()) => Ok(store::person::find(tx, v.app.hub, id).await?),
        // Two first registrations of one address at once: the other one was faster.
        Err(store::Error::Taken) => store::person::by_email(tx, v.app.hub, &person.email).await?.ok_or(Error::Missing),
        Err(error) => Err(error.into()),
    }
}

/// Says what happens next.
pub async fn receipt(v: Visit, Path(id): Path<CycleId>) -> Reply {
    let about = about(&mut v.app.db.read().await?, &v, id).await?;
    page(&Receipt { v: &v, about: &about })
}
