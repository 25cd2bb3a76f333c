//! Sends somebody out of the media room, or lets them back in.

use axum::extract::Path;
use domain::{
    access::LeadSession,
    id::{PersonId, SessionId},
};
use media::Refusal;

use super::address;
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Sends the person out ("removed" is "yes") or lets them back in. Who is gone already stays so.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadSession>,
    Path((_, person)): Path<(SessionId, PersonId)>,
    sent: Sent,
) -> Reply {
    let session = permit.thing();
    let mut tx = v.write(&sent).await?;
    let removed = sent.fields.get("removed") == "yes";
    if removed {
        store::room::remove(&mut tx, &permit, person, v.now).await?;
    } else {
        store::room::let_in(&mut tx, &permit, person).await?;
    }
    let reply = v.done(tx, &sent, &address(session, "room-people")).await?;
    if removed {
        // After it is kept: no new ticket can be given between the two.
        match v.app.rooms.remove(session, person).await {
            Ok(()) | Err(Refusal::NotThere | Refusal::NotSent) => {}
            Err(Refusal::Busy | Refusal::Away) => return Err(Error::Busy(1)),
        }
    }
    Ok(reply)
}
