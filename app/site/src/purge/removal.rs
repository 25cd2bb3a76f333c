//! Removes a text of a case for good, after one more look.

use askama::Template;
use domain::{access::PurgeCase, purge::Target};
use store::case::{Heading, Record};

use super::list::called;
use crate::{
    case,
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::page,
    sent::Sent,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "purge/removal.html")]
struct Removal<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    target: Target,
    called: String,
}

impl Removal<'_> {
    fn name(&self) -> String {
        case::name(self.v, &self.heading)
    }
}

/// Asks once more; without a text, leads to the list of them.
pub async fn get(v: Visit, allowed: Allowed<PurgeCase>) -> Reply {
    let Some(target) = Target::parse(v.asked("text")) else {
        return Ok(see_other(&format!("/cases/{}/texts", allowed.thing())));
    };
    let mut tx = v.app.db.read().await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let called = called(&v, &record, &target);
    page(&Removal { v: &v, record: &record, heading, target, called })
}

/// Removes it from the rows, the letter and its file, and then from what the database still holds of it.
pub async fn post(v: Visit, allowed: Allowed<PurgeCase>, sent: Sent) -> Reply {
    let target = Target::parse(sent.fields.get("text")).ok_or(Error::Missing)?;
    let mut tx = v.write(&sent).await?;
    let gone = format!("/cases/{}/texts?said=text-removed", allowed.thing());
    match store::purge::remove(&mut tx, &allowed, &v.app.files, &target, &v.app.world).await {
        // Somebody else was faster: it is gone.
        Err(store::Error::Missing) => return Ok(see_other(&gone)),
        done => done?,
    }
    let cut = match target.was_on_stage() {
        true => store::recording::cut(&mut tx, &allowed, &v.app.world).await?,
        false => None,
    };
    let done = v.done(tx, &sent, &gone).await?;
    if let Some((session, since)) = cut {
        v.app.rooms.cut_recording(session, since).await;
    }
    if let Err(error) = v.app.db.scrub().await {
        // The text is gone from every page; its remains in the database's file go with the next removal.
        tracing::warn!(%error, "the database could not be scrubbed now");
    }
    Ok(done)
}
