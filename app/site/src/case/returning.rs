//! Returns a submitted case to its presenter, with a note that says what to change.

use domain::{access::ReviewCase, fields::Check};

use super::{mail, review};
use crate::{error::Reply, gate::Allowed, identifier, sent::Sent, visit::Visit};

/// Characters of a note.
const MOST: usize = 1000;

/// Returns it and tells the presenter.
pub async fn post(v: Visit, allowed: Allowed<ReviewCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let looked = identifier::look(&v, &mut tx, &allowed, &sent.fields, &["note".to_owned()]).await?;
    let read = looked.check(|fields| {
        let mut check = Check::new(fields);
        let note = check.text("note", MOST);
        check.done(note)
    });
    let note = match read {
        Ok(note) => note,
        Err(faults) => {
            drop(tx);
            let sent = Sent { fields: looked.fields, ..sent };
            return review::faulty(&v, &allowed, sent, faults).await;
        }
    };
    identifier::keep(&v, &mut tx, &allowed, &looked).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    store::case::get(&mut tx, &allowed).await?;
    match store::case::give_back(&mut tx, &allowed, &note, v.now).await {
        Ok(()) => {}
        Err(store::Error::Taken) => {
            drop(tx);
            return review::stale(&v, &allowed, sent, "case-fault-decided").await;
        }
        Err(error) => return Err(error.into()),
    }
    mail::returned(&v, &mut tx, &heading).await?;
    store::audit::add_act(&mut tx, &allowed, v.now).await?;
    v.done(tx, &sent, "/cases?said=case-returned").await
}
