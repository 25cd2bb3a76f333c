//! A person takes themselves off a cycle.

use axum::extract::Path;
use domain::id::CycleId;
use store::{cycle, program, registration, session};

use crate::{error::Reply, sent::Sent, session::invitation::Invitations, visit::Visit};

/// Withdraws; the coming sessions leave the person's calendar.
pub async fn post(v: Visit, Path(id): Path<CycleId>, sent: Sent) -> Reply {
    let who = v.who()?;
    let mut tx = v.write(&sent).await?;
    let cycle = cycle::find(&mut tx, v.app.hub, id).await?;
    if registration::withdraw(&mut tx, id, who.person, v.now).await? {
        let program = program::find(&mut tx, v.app.hub, cycle.program).await?;
        let hub = store::hub::find(&mut tx, v.app.hub).await?;
        let known = store::person::own(&mut tx, who).await?;
        let sessions = session::upcoming(&mut tx, id, v.now).await?;
        let invitations = Invitations { v: &v, hub: &hub, program: &program.program };
        invitations.cancel(&mut tx, &sessions, (known.id, &known.person), "").await?;
    }
    v.done(tx, &sent, "/?said=registration-left").await
}
