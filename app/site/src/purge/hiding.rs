//! Hides a field of a case from everyone at once, or shows it again.

use domain::access::HideField;

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Does it, from the list of texts or from the room.
pub async fn post(v: Visit, permit: Allowed<HideField>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let (field, hides) = (sent.fields.get("field"), sent.fields.get("hidden") == "yes");
    store::purge::hide(&mut tx, &permit, field, hides, v.now).await?;
    let cut = if hides { store::recording::cut(&mut tx, &permit, &v.app.world).await? } else { None };
    let back = match store::agenda::of_case(&mut tx, &permit).await? {
        Some(standing) if sent.fields.get("from") == "room" => crate::room::address(standing.session, "room-section"),
        _ => format!("/cases/{}/texts?said={}", permit.thing(), if hides { "text-hidden" } else { "text-shown" }),
    };
    let done = v.done(tx, &sent, &back).await?;
    if let Some((session, since)) = cut {
        v.app.rooms.cut_recording(session, since).await;
    }
    Ok(done)
}
