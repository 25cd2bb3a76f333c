//! Everybody's own answer to the question whether they may be recorded. It can be changed at any time, and counts at once.

use domain::access::JoinSession;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::address,
    sent::Sent,
    visit::Visit,
};

/// Keeps the answer ("given" is "yes", "erase" for a no that has deleted what was recorded, or anything else). A no stops the recording of this person before it is written down, a
/// yes starts it after.
pub async fn post(v: Visit, permit: Allowed<JoinSession>, sent: Sent) -> Reply {
    let (session, person) = (permit.thing(), permit.person());
    let mut tx = v.write(&sent).await?;
    let given = sent.fields.get("given") == "yes";
    let record = async |yes| v.app.rooms.record_person(session, person, yes).await.map_err(|_| Error::Busy(1));
    if !given {
        record(false).await?;
    }
    store::recording::answer(&mut tx, &permit, given, &v.app.world).await?;
    if sent.fields.get("given") == "erase" {
        store::recording::erase(&mut tx, &permit, &v.app.world).await?;
    }
    let reply = v.done(tx, &sent, &address(session, "room-recording")).await?;
    // A no once more: a recording that began in between did not know of it.
    record(given).await?;
    Ok(reply)
}
