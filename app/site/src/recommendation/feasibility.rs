//! The presenter says whether a recommendation can be done where they work.

use axum::extract::Path;
use domain::{
    access::WriteCase,
    id::{CaseId, RecommendationId},
    recommendation::Feasibility,
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::{Typed, address, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Keeps it.
pub async fn post(
    v: Visit,
    permit: Allowed<WriteCase>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let session = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?.session;
    match Feasibility::check(&sent.fields) {
        Ok(view) => {
            store::recommendation::judge(&mut tx, &permit, id, &view).await?;
            v.done(tx, &sent, &address(session, "room-advice")).await
        }
        Err(faults) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults };
            refuse(&v, session, Some(permit.thing()), Typed { at: format!("view-{id}"), form }).await
        }
    }
}
