//! Opens a session's room.

use domain::access::LeadSession;

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Opens it, unless it is too early.
pub async fn post(v: Visit, permit: Allowed<LeadSession>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let said = if store::agenda::open(&mut tx, &permit, v.now).await? { "room-open" } else { "room-early" };
    v.done(tx, &sent, &format!("/sessions/{}/room?said={said}", permit.thing())).await
}
