//! The author changes a recommendation while the session collects them.

use axum::extract::Path;
use domain::{
    access::Recommend,
    fields::Faults,
    id::{CaseId, RecommendationId},
    recommendation::Advice,
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::{Typed, address, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Changes it.
pub async fn post(
    v: Visit,
    permit: Allowed<Recommend>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let session = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?.session;
    let faults = match Advice::check(&sent.fields) {
        Ok(advice) => match store::recommendation::change(&mut tx, &permit, id, &advice).await {
            Ok(()) => return v.done(tx, &sent, &address(session, "room-advice")).await,
            Err(store::Error::Taken) => Faults::one("text", "recommendation-change-refused"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    drop(tx);
    let form = Form { fields: sent.fields, faults };
    refuse(&v, session, Some(permit.thing()), Typed { at: format!("change-{id}"), form }).await
}
