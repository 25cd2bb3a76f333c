//! Mutes somebody who does not know that they are heard. Only they can unmute themselves.

use axum::extract::Path;
use domain::{
    access::LeadSession,
    id::{PersonId, SessionId},
};
use media::{Refusal, Source};

use super::address;
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Mutes the person's microphone. Who is silent or gone already stays so.
pub async fn post(
    v: Visit,
    permit: Allowed<LeadSession>,
    Path((_, person)): Path<(SessionId, PersonId)>,
    sent: Sent,
) -> Reply {
    let session = permit.thing();
    match v.app.rooms.mute(session, person, Source::Microphone).await {
        Ok(()) | Err(Refusal::NotThere | Refusal::NotSent) => {}
        Err(Refusal::Busy | Refusal::Away) => return Err(Error::Busy(1)),
    }
    let tx = v.write(&sent).await?;
    v.done(tx, &sent, &address(session, "room-people")).await
}
