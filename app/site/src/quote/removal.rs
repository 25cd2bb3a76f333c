//! Takes a quote away.

use axum::extract::Path;
use domain::{
    access::QuoteStudy,
    id::{QuoteId, StudyId},
};

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Does it.
pub async fn post(v: Visit, permit: Allowed<QuoteStudy>, Path((_, id)): Path<(StudyId, QuoteId)>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::quote::remove(&mut tx, &permit, &v.app.world, id).await?;
    v.done(tx, &sent, &format!("/studies/{}/quotes?said=quote-removed", permit.thing())).await
}
