//! Forms about a case that stand in the room of its session: where they lead, and how they come back.

use domain::{
    access::{Act, Permit},
    fields::{Faults, Fields},
    id::{CaseId, SessionId},
    identifier::Looked,
};
use store::Tx;

use super::{
    address,
    view::{Typed, refuse},
};
use crate::{
    error::{Error, Reply, see_other},
    identifier,
    sent::{Form, Sent},
    visit::Visit,
};

/// Leads from a case to a part of the room of its session.
pub async fn lead<A: Act<Thing = CaseId>>(v: &Visit, permit: &Permit<A>, part: &str) -> Reply {
    let mut tx = v.app.db.read().await?;
    Ok(see_other(&address(session_of(&mut tx, permit).await?, part)))
}

async fn session_of<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<SessionId, Error> {
    Ok(store::agenda::of_case(tx, permit).await?.ok_or(Error::Missing)?.session)
}

/// What the store made of it: done, or "taken", which is a fault of one field.
pub fn kept<T>(done: store::error::Result<T>, field: &str, fault: &'static str) -> Result<Result<(), Faults>, Error> {
    match done {
        Ok(_) => Ok(Ok(())),
        Err(store::Error::Taken) => Ok(Err(Faults::one(field, fault))),
        Err(error) => Err(error.into()),
    }
}

/// A sent form about a case, in the transaction that it begins.
pub struct AboutCase {
    /// The transaction.
    pub tx: Tx,
    sent: Sent,
    looked: Looked,
    case: CaseId,
    session: SessionId,
}

impl AboutCase {
    /// Begins; "not there" while the case has no session. The fields named `typed` are looked at for identifying details.
    pub async fn begin<A: Act<Thing = CaseId>>(
        v: &Visit,
        permit: &Permit<A>,
        sent: Sent,
        typed: &[&str],
    ) -> Result<Self, Error> {
        let mut tx = v.write(&sent).await?;
        let session = session_of(&mut tx, permit).await?;
        let names: Vec<String> = typed.iter().map(|name| (*name).to_owned()).collect();
        let looked = identifier::look(v, &mut tx, permit, &sent.fields, &names).await?;
        if looked.open.is_empty() {
            identifier::keep(v, &mut tx, permit, &looked).await?;
        }
        Ok(Self { tx, sent, looked, case: permit.thing(), session })
    }

    /// What was typed.
    pub fn fields(&self) -> &Fields {
        &self.looked.fields
    }

    /// What was typed, read, unless an identifying detail in it waits for a decision.
    pub fn check<T>(&self, read: impl FnOnce(&Fields) -> Result<T, Faults>) -> Result<T, Faults> {
        self.looked.check(read)
    }

    /// Ends it at a part of the room; with faults, the room comes back with what was typed in the form that is named `at`.
    pub async fn end(self, v: &Visit, part: &str, at: String, kept: Result<(), Faults>) -> Reply {
        match kept {
            Ok(()) => v.done(self.tx, &self.sent, &address(self.session, part)).await,
            Err(faults) => {
                drop(self.tx);
                let form = Form { fields: self.looked.fields, faults };
                refuse(v, self.session, Some(self.case), Typed { at, form }).await
            }
        }
    }
}
