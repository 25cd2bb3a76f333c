//! The presenter says whether a recommendation can be done where they work.

use axum::extract::Path;
use domain::{
    access::WriteCase,
    id::{CaseId, RecommendationId},
    recommendation::Feasibility,
};

use crate::{error::Reply, gate::Allowed, room::AboutCase, sent::Sent, visit::Visit};

/// Keeps it.
pub async fn post(
    v: Visit,
    permit: Allowed<WriteCase>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &["why"]).await?;
    let kept = match form.check(Feasibility::check) {
        Ok(view) => Ok(store::recommendation::judge(&mut form.tx, &permit, id, &view).await?),
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-advice", format!("view-{id}"), kept).await
}
