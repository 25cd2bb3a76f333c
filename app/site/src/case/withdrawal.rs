//! A presenter takes a case back from the hub, to correct it or to keep it to themselves.

use askama::Template;
use domain::{access::WriteCase, moment::Moment};
use store::case::Heading;

use super::{in_session, mail, name};
use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    page::{conflict, page},
    sent::Sent,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/withdrawal.html")]
struct Withdrawal<'a> {
    v: &'a Visit,
    heading: Heading,
    /// Whether it can be taken back: its session has not begun.
    goes: bool,
}

impl Withdrawal<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    fn in_session(&self, number: &u32, starts: &Moment) -> String {
        in_session(self.v, *number, starts)
    }
}

/// Says what will be, and asks once more.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    if heading.state.is_open() {
        return Ok(see_other(&format!("/cases/{}/form", heading.id)));
    }
    let goes = store::case::is_withdrawable(&mut tx, &allowed).await?;
    page(&Withdrawal { v: &v, heading, goes })
}

/// Takes it back and tells the coordinators. Whoever has it back already comes to its form.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    if heading.state.is_open() {
        return Ok(see_other(&format!("/cases/{}/form", heading.id)));
    }
    match store::case::withdraw(&mut tx, &allowed, v.now).await {
        Ok(()) => {}
        Err(store::Error::Taken) => return conflict(&Withdrawal { v: &v, heading, goes: false }),
        Err(error) => return Err(error.into()),
    }
    mail::withdrawn(&v, &mut tx, &allowed, &heading).await?;
    v.done(tx, &sent, &format!("/cases/{}/form?said=case-withdrawn", heading.id)).await
}
