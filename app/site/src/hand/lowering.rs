//! The facilitator lowers a hand: its owner has spoken.

use axum::extract::Path;
use domain::{
    access::LeadSession,
    id::{HandId, SessionId},
};

use crate::{error::Reply, gate::Allowed, room::address, sent::Sent, visit::Visit};

/// Lowers it.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadSession>,
    Path((_, hand)): Path<(SessionId, HandId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::hand::lower(&mut tx, &permit, hand, v.now).await?;
    v.done(tx, &sent, &address(permit.thing(), "room-hands")).await
}
