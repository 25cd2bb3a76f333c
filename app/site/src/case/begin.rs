//! Begins a case for a cycle.

use domain::access::BeginCase;

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Begins it and leads to its form.
pub async fn post(v: Visit, allowed: Allowed<BeginCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = store::case::begin(&mut tx, &allowed, &v.app.world).await?;
    v.done(tx, &sent, &format!("/cases/{case}/form")).await
}
