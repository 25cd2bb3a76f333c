//! Begins and closes rounds.

use axum::extract::Path;
use domain::{
    access::ManageStudy,
    id::{RoundId, StudyId},
};
use store::coding;

use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Begins one; blind unless "blind" is "no".
pub async fn open(v: Visit, permit: Allowed<ManageStudy>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let at = format!("/studies/{}/coding", permit.thing());
    match coding::open(&mut tx, &permit, &v.app.world, sent.fields.get("blind") != "no").await {
        Ok(_) => v.done(tx, &sent, &format!("{at}?said=coding-round-opened")).await,
        Err(store::Error::Taken) => Ok(see_other(&at)),
        Err(error) => Err(error.into()),
    }
}

/// Closes one.
pub async fn close(
    v: Visit,
    permit: Allowed<ManageStudy>,
    Path((_, round)): Path<(StudyId, RoundId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let at = format!("/studies/{}/coding", permit.thing());
    match coding::close(&mut tx, &permit, round, v.now).await {
        Ok(()) => v.done(tx, &sent, &format!("{at}?said=coding-round-closed")).await,
        Err(store::Error::Taken) => Ok(see_other(&at)),
        Err(error) => Err(error.into()),
    }
}
