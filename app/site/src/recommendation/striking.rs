//! The facilitator strikes a recommendation from what goes into the letter, or takes the stroke back.

use axum::extract::Path;
use domain::{
    access::LeadCase,
    id::{CaseId, RecommendationId},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::address,
    sent::Sent,
    visit::Visit,
};

/// Strikes it ("struck" is "yes") or takes the stroke back.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadCase>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let session = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?.session;
    store::recommendation::strike(&mut tx, &permit, id, sent.fields.get("struck") == "yes").await?;
    v.done(tx, &sent, &address(session, "room-advice")).await
}
