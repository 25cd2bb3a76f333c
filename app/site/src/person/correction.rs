//! Corrects the address and the profession of somebody: a mistyped address keeps a person out, and lets a stranger in.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::CorrectPeople,
    fields::Faults,
    hub::Hub,
    id::PersonId,
    link::Target,
    mail::Mail,
    person::{Correction, Person},
};
use store::{
    Tx,
    audit::{self, Entry},
    link::Terms,
    person::Known,
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    session::invitation::Invitations,
    visit::Visit,
};

/// Days for which the link works that goes to the new address.
const LINK_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "person/correction.html")]
struct CorrectionPage<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    known: &'a Known,
}

/// Shows the form with what holds now.
pub async fn get(v: Visit, permit: Allowed<CorrectPeople>, Path(person): Path<PersonId>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let known = store::person::correctable(&mut tx, &permit, v.who()?, person).await?;
    let form = Form { fields: known.person.fields().with("before", &known.person.email), ..Form::default() };
    page(&CorrectionPage { v: &v, f: Ask::new(&v, &form), known: &known })
}

/// Keeps it; a new address gets a personal link and the coming sessions, the old one is told that nothing more comes.
pub async fn post(v: Visit, permit: Allowed<CorrectPeople>, Path(person): Path<PersonId>, sent: Sent) -> Reply {
    let checked = Correction::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let known = store::person::correctable(&mut tx, &permit, v.who()?, person).await?;
    let faults = match checked {
        Err(faults) => faults,
        Ok(to) => match correct(&mut tx, &v, &permit, &known, (sent.fields.get("before"), &to)).await? {
            None => return v.done(tx, &sent, &format!("/people/{person}?said=person-corrected")).await,
            Some(faults) => faults,
        },
    };
    let fields = sent.fields.replacing("before", &known.person.email);
    again(&CorrectionPage { v: &v, f: Ask::new(&v, &Form { fields, faults }), known: &known })
}

/// Corrects somebody and tells both addresses; the faults that keep it from being done.
async fn correct(
    tx: &mut Tx,
    v: &Visit,
    permit: &Allowed<CorrectPeople>,
    known: &Known,
    (before, to): (&str, &Correction),
) -> Result<Option<Faults>, Error> {
    let other = store::person::by_email(tx, permit.hub(), &to.email).await?;
    if other.is_some_and(|other| other.id != known.id) {
        return Ok(Some(Faults::one("email", "person-fault-email-taken")));
    }
    match store::person::correct(tx, permit, known.id, before, to).await {
        Ok(()) => {}
        Err(store::Error::Taken) => return Ok(Some(Faults::one("", "fault-stale"))),
        Err(error) => return Err(error.into()),
    }
    if to.email != known.person.email {
        moved(tx, v, known, &to.email).await?;
    }
    let (act, thing) = ("CorrectPeople".to_owned(), known.id.to_string());
    audit::add(tx, &Entry { hub: permit.hub(), person: Some(permit.person()), act, thing }, v.now).await?;
    Ok(None)
}

async fn moved(tx: &mut Tx, v: &Visit, known: &Known, address: &str) -> Result<(), Error> {
    store::login::remove_all(tx, known.id).await?;
    store::link::remove_all(tx, known.id).await?;
    let hub = store::hub::find(tx, v.app.hub).await?;
    let mut person = known.person.clone();
    let left = told(&hub, known, &person, "person-mail-left", "");
    store::mail::add(tx, &v.app.world, v.app.hub, &left).await?;
    address.clone_into(&mut person.email);
    let expires = v.now.plus_days(LINK_DAYS);
    let terms = Terms { person: known.id, target: Target::home(), expires, once: false };
    let link = store::link::mailed(tx, &v.app.world, &v.app.settings.url, &terms).await?;
    store::mail::add(tx, &v.app.world, v.app.hub, &told(&hub, known, &person, "person-mail-moved", &link)).await?;
    for (cycle, program) in store::registration::cycles_of(tx, v.app.hub, known.id).await? {
        let sessions = store::session::upcoming(tx, cycle, v.now).await?;
        let program = store::program::find(tx, v.app.hub, program).await?;
        let invitations = Invitations { v, hub: &hub, program: &program.program };
        invitations.invite(tx, &sessions, (known.id, &person)).await?;
    }
    Ok(())
}

fn told(hub: &Hub, known: &Known, to: &Person, key: &str, link: &str) -> Mail {
    let words = words::of(to.language);
    let name = hub.name.get(to.language);
    let values =
        [("name", (&to.name).into()), ("hub", name.into()), ("mailbox", (&hub.mailbox).into()), ("link", link.into())];
    Mail {
        person: Some(known.id),
        address: to.email.clone(),
        subject: words.tell(&format!("{key}-subject"), &values),
        body: words.tell(&format!("{key}-body"), &values),
        calendar: None,
    }
}
