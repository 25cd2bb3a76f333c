//! The author changes a recommendation while the session collects them.

use axum::extract::Path;
use domain::{
    access::Recommend,
    fields::Faults,
    id::{CaseId, RecommendationId},
    recommendation::Advice,
};

use crate::{error::Reply, gate::Allowed, room::AboutCase, sent::Sent, visit::Visit};

/// Changes it.
pub async fn post(
    v: Visit,
    permit: Allowed<Recommend>,
    Path((_, id)): Path<(CaseId, RecommendationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent).await?;
    let kept = match Advice::check(form.fields()) {
        Ok(advice) => match store::recommendation::change(&mut form.tx, &permit, id, &advice).await {
            Ok(()) => Ok(()),
            Err(store::Error::Taken) => Err(Faults::one("text", "recommendation-change-refused")),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-advice", format!("change-{id}"), kept).await
}
