//! Somebody seconds a recommendation of somebody else, or takes it back.

use axum::extract::Path;
use domain::{
    access::Recommend,
    id::{CaseId, RecommendationId},
};

use crate::{
    error::Reply,
    gate::Allowed,
    room::{AboutCase, kept},
    sent::Sent,
    visit::Visit,
};

/// Seconds it ("seconded" is "yes") or takes it back.
pub async fn post(
    v: Visit,
    permit: Allowed<Recommend>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &[]).await?;
    let seconded = form.fields().get("seconded") == "yes";
    let done = store::recommendation::second(&mut form.tx, &permit, id, seconded, v.now).await;
    let done = kept(done, "seconded", "recommendation-second-refused")?;
    form.end(&v, "room-advice", format!("second-{id}"), done).await
}
