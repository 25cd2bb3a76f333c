//! The facilitator's own order of the queue.

use axum::extract::Path;
use domain::{
    access::LeadSession,
    id::{HandId, SessionId},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::address,
    sent::Sent,
    visit::Visit,
};

/// Puts a hand at the place "to", 0 being next to speak. A hand that is down already is left alone.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadSession>,
    Path((_, hand)): Path<(SessionId, HandId)>,
    sent: Sent,
) -> Reply {
    let to = sent.fields.get("to").parse().map_err(|_| Error::Unreadable)?;
    let mut tx = v.write(&sent).await?;
    match store::hand::order(&mut tx, &permit, hand, to).await {
        Ok(()) | Err(store::Error::Missing) => {}
        Err(error) => return Err(error.into()),
    }
    v.done(tx, &sent, &address(permit.thing(), "room-hands")).await
}
