//! Recordings of sessions: the program's rule, starting and stopping in the room, everybody's own answer, and what is kept.

pub mod consent;
pub mod cut;
pub mod list;
pub mod removal;
pub mod rule;
pub mod session;
pub mod together;
pub mod track;
pub mod view;

use domain::{
    access::{LeadSession, Permit},
    id::SessionId,
    recording::Ending,
};

use crate::{error::Error, visit::Visit};

/// The address of what was recorded of a session.
pub fn address(session: SessionId) -> String {
    format!("/sessions/{session}/recordings")
}

/// Ends a recording where the session has come to a place that is not recorded.
pub async fn follow(v: &Visit, tx: &mut store::Tx, permit: &Permit<LeadSession>) -> Result<(), Error> {
    let recording = store::recording::standing(tx, permit).await?;
    if recording.open.is_none() {
        return Ok(());
    }
    let standing = store::agenda::standing(tx, permit).await?;
    match recording.extent.allows(&standing.agenda, standing.place()) {
        Ok(()) => Ok(()),
        Err(_) => end(v, tx, permit, Ending::Agenda).await,
    }
}

/// Ends the recording that goes on. Nothing is taken from this moment, whatever becomes of the transaction.
async fn end(v: &Visit, tx: &mut store::Tx, permit: &Permit<LeadSession>, ending: Ending) -> Result<(), Error> {
    v.app.rooms.stop_recording(permit.thing()).await.map_err(|_| Error::Busy(1))?;
    store::recording::end(tx, permit, ending, &v.app.world).await?;
    Ok(())
}
