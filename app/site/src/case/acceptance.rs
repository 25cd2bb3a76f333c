//! Accepts a submitted case: it gets its code.

use domain::access::ReviewCase;

use super::{mail, review};
use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Accepts it and tells the presenter.
pub async fn post(v: Visit, allowed: Allowed<ReviewCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    // A draft is not there for a coordinator: the same answer as everywhere.
    store::case::get(&mut tx, &allowed).await?;
    let code = match store::case::accept(&mut tx, &allowed, &v.app.world).await {
        Ok(code) => code,
        Err(store::Error::Taken) => {
            drop(tx);
            return review::stale(&v, &allowed, sent, "case-fault-decided").await;
        }
        Err(error) => return Err(error.into()),
    };
    let heading = store::case::heading(&mut tx, &allowed).await?;
    mail::accepted(&v, &mut tx, &heading, code.as_str()).await?;
    store::audit::add_act(&mut tx, &allowed, v.now).await?;
    v.done(tx, &sent, &format!("/cases/{}/review?said=case-accepted", heading.id)).await
}
