//! The facilitator merges a recommendation into another that says the same, or lets it stand by itself again.

use axum::extract::Path;
use domain::{
    access::LeadCase,
    fields::{Check, Faults, Fields},
    id::{CaseId, RecommendationId},
};

use crate::{
    error::Reply,
    gate::Allowed,
    room::{AboutCase, kept},
    sent::Sent,
    visit::Visit,
};

/// Merges it into the one that "into" names; an empty "into" takes it out again.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadCase>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &[]).await?;
    let done = match form.check(target) {
        Ok(into) => {
            let done = store::recommendation::merge(&mut form.tx, &permit, id, into).await;
            kept(done, "into", "recommendation-merge-refused")?
        }
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-advice", format!("merge-{id}"), done).await
}

fn target(fields: &Fields) -> Result<Option<RecommendationId>, Faults> {
    let mut check = Check::new(fields);
    let into = check.maybe_choice("into", |id| id.parse().ok());
    check.done(into)
}
