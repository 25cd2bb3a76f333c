//! Asks for one file of everybody: in a recording, or in all parts of a session behind each other.

use axum::extract::Path;
use domain::{
    access::SeeRecordings,
    id::{RecordingId, SessionId},
};

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Asks for it; a job makes it.
pub async fn post(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((_, recording)): Path<(SessionId, RecordingId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let asked = match v.app.composer.is_there() {
        true => Some(store::recording::ask_together(&mut tx, &permit, recording, &v.app.world).await),
        false => None,
    };
    answer(&v, permit.thing(), tx, &sent, asked).await
}

/// Asks for one file of the whole session.
pub async fn whole(v: Visit, permit: Allowed<SeeRecordings>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let asked = match v.app.composer.is_there() {
        true => Some(store::recording::ask_whole(&mut tx, &permit, &v.app.world).await),
        false => None,
    };
    answer(&v, permit.thing(), tx, &sent, asked).await
}

/// What becomes of it; none where `ffmpeg` is not installed.
async fn answer(
    v: &Visit,
    session: SessionId,
    tx: store::Tx,
    sent: &Sent,
    asked: Option<Result<(), store::Error>>,
) -> Reply {
    let said = match asked {
        // It is there, or being made.
        Some(Ok(()) | Err(store::Error::Taken)) => "recording-together",
        Some(Err(error)) => return Err(error.into()),
        None => "recording-together-absent",
    };
    v.done(tx, sent, &format!("{}?said={said}", super::address(session))).await
}
