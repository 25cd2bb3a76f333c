//! The author changes a recommendation while the session collects them.

use axum::extract::Path;
use domain::{
    access::Recommend,
    id::{CaseId, RecommendationId},
    recommendation::Advice,
};

use crate::{
    error::Reply,
    gate::Allowed,
    room::{AboutCase, kept},
    sent::Sent,
    visit::Visit,
};

/// Changes it.
pub async fn post(
    v: Visit,
    permit: Allowed<Recommend>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &Advice::TEXTS).await?;
    let changed = match form.check(Advice::check) {
        Ok(advice) => {
            let changed = store::recommendation::change(&mut form.tx, &permit, id, &advice).await;
            kept(changed, "text", "recommendation-change-refused")?
        }
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-advice", format!("change-{id}"), changed).await
}
