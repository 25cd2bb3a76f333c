//! The facilitator strikes a recommendation from what goes into the letter, or takes the stroke back.

use axum::extract::Path;
use domain::{
    access::LeadCase,
    id::{CaseId, RecommendationId},
};

use crate::{error::Reply, gate::Allowed, room::AboutCase, sent::Sent, visit::Visit};

/// Strikes it ("struck" is "yes") or takes the stroke back.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadCase>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &[]).await?;
    let struck = form.fields().get("struck") == "yes";
    store::recommendation::strike(&mut form.tx, &permit, id, struck).await?;
    form.end(&v, "room-advice", String::new(), Ok(())).await
}
