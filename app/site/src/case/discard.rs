//! Throws a case away that is open with its presenter: only they decide.

use askama::Template;
use domain::{access::WriteCase, id::CaseId};
use store::case::{Heading, Record};

use super::name;
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::page,
    sent::Sent,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/discard.html")]
struct Discard<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
}

impl Discard<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }
}

/// Asks once more.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    page(&Discard { v: &v, record: &record, heading })
}

/// Deletes it for good. The address names no case: the same form sent twice finds none, and is answered like the first.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let case: CaseId = sent.fields.get("case").parse().map_err(|_| Error::Missing)?;
    let mut tx = v.write(&sent).await?;
    let permit = store::access::permit::<WriteCase>(&mut tx, v.who()?, case).await?;
    match store::purge::discard(&mut tx, &permit, &v.app.world).await {
        Ok(()) => {
            let done = v.done(tx, &sent, "/cases?said=case-discarded").await?;
            if let Err(error) = v.app.db.scrub().await {
                // It is gone from every page; what the database's file still holds of it goes with the next removal.
                tracing::warn!(%error, "the database could not be scrubbed now");
            }
            Ok(done)
        }
        // Handed in meanwhile: how it stands now tells why.
        Err(store::Error::Taken) => Ok(see_other(&format!("/cases/{case}"))),
        Err(error) => Err(error.into()),
    }
}
