//! The mails about a case: to the coordinators when it is submitted, to its presenter when something was decided. They
//! carry a link and at most the code, never a word of the case.

use domain::{
    access::{Permit, WriteCase},
    id::PersonId,
    mail::Mail,
};
use store::{Tx, case::Heading, link::Terms, person::Known};
use words::Arg;

use crate::{error::Error, visit::Visit};

/// Tells the coordinators that a case waits for review.
pub(super) async fn submitted(
    v: &Visit,
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    heading: &Heading,
) -> Result<(), Error> {
    let link = format!("{}/cases/{}/review", v.app.settings.url, heading.id);
    reviewers(v, tx, permit, heading, "case-mail-submitted", |_| vec![("link", link.clone().into())]).await
}

/// Tells the coordinators that the presenter took the case back, and that its place in a session is free again.
pub(super) async fn withdrawn(
    v: &Visit,
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    heading: &Heading,
) -> Result<(), Error> {
    let url = &v.app.settings.url;
    let (Some((session, number, starts)), Some(code)) = (&heading.session, &heading.code) else {
        let link = format!("{url}/cases");
        return reviewers(v, tx, permit, heading, "case-mail-withdrawn", |_| vec![("link", link.clone().into())]).await;
    };
    let freed = |to: &Known| {
        vec![
            ("code", code.as_str().into()),
            ("number", (*number).into()),
            ("when", words::of(to.person.language).when(*starts, &to.person.zone).into()),
            ("link", format!("{url}/sessions/{session}").into()),
        ]
    };
    reviewers(v, tx, permit, heading, "case-mail-freed", freed).await
}

/// A mail to each coordinator: who presents, of which profession, for which program, and what `more` adds for them.
async fn reviewers<'a>(
    v: &Visit,
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    heading: &'a Heading,
    message: &str,
    more: impl Fn(&Known) -> Vec<(&'static str, Arg<'a>)>,
) -> Result<(), Error> {
    for person in store::case::reviewers(tx, permit).await? {
        let to = store::person::find(tx, v.app.hub, person).await?;
        let profession = words::of(to.person.language).say(&format!("profession-{}", heading.profession.code()));
        let mut values = vec![
            ("presenter", (&heading.name).into()),
            ("profession", profession.into()),
            ("program", (&heading.program).into()),
        ];
        values.extend(more(&to));
        send(v, tx, &to, message, &values).await?;
    }
    Ok(())
}

/// Tells the presenter that the case was returned.
pub(super) async fn returned(v: &Visit, tx: &mut Tx, heading: &Heading) -> Result<(), Error> {
    let (to, link) = presenter(v, tx, heading.presenter, &format!("/cases/{}/form", heading.id)).await?;
    let values = [("program", (&heading.program).into()), ("link", link.into())];
    send(v, tx, &to, "case-mail-returned", &values).await
}

/// Tells the presenter that the case was accepted, and its code.
pub(super) async fn accepted(v: &Visit, tx: &mut Tx, heading: &Heading, code: &str) -> Result<(), Error> {
    let (to, link) = presenter(v, tx, heading.presenter, &format!("/cases/{}", heading.id)).await?;
    let values = [("program", (&heading.program).into()), ("code", code.into()), ("link", link.into())];
    send(v, tx, &to, "case-mail-accepted", &values).await
}

/// Tells the presenter when the case is discussed.
pub(super) async fn scheduled(v: &Visit, tx: &mut Tx, heading: &Heading) -> Result<(), Error> {
    let (Some(code), Some((_, number, starts))) = (&heading.code, heading.session) else { return Ok(()) };
    let (to, link) = presenter(v, tx, heading.presenter, &format!("/cases/{}", heading.id)).await?;
    let when = words::of(to.person.language).when(starts, &to.person.zone);
    let values = [
        ("program", (&heading.program).into()),
        ("code", code.as_str().into()),
        ("number", number.into()),
        ("when", when.into()),
        ("link", link.into()),
    ];
    send(v, tx, &to, "case-mail-scheduled", &values).await
}

/// Tells the presenter that the case is out of its session.
pub(crate) async fn unscheduled(v: &Visit, tx: &mut Tx, heading: &Heading) -> Result<(), Error> {
    let Some(code) = &heading.code else { return Ok(()) };
    let (to, link) = presenter(v, tx, heading.presenter, &format!("/cases/{}", heading.id)).await?;
    let values = [("program", (&heading.program).into()), ("code", code.as_str().into()), ("link", link.into())];
    send(v, tx, &to, "case-mail-unscheduled", &values).await
}

/// The presenter, and a link that signs them in and leads to a page.
async fn presenter(v: &Visit, tx: &mut Tx, person: PersonId, page: &str) -> Result<(Known, String), Error> {
    let to = store::person::find(tx, v.app.hub, person).await?;
    let link = store::link::mailed(tx, &v.app.world, &v.app.settings.url, &Terms::own(person, page, v.now)).await?;
    Ok((to, link))
}

async fn send(v: &Visit, tx: &mut Tx, to: &Known, key: &str, values: &[(&str, Arg<'_>)]) -> Result<(), Error> {
    let words = words::of(to.person.language);
    let hub = store::hub::find(tx, v.app.hub).await?;
    let mut values = values.to_vec();
    values.push(("name", (&to.person.name).into()));
    values.push(("hub", hub.name.get(to.person.language).into()));
    let mail = Mail {
        person: Some(to.id),
        address: to.person.email.clone(),
        subject: words.tell(&format!("{key}-subject"), &values),
        body: words.tell(&format!("{key}-body"), &values),
        calendar: None,
    };
    store::mail::add(tx, &v.app.world, v.app.hub, &mail).await?;
    Ok(())
}
