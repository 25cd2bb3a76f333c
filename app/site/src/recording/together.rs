//! Asks for one file of everybody in a recording.

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
    let said = if v.app.composer.is_there() {
        match store::recording::ask_together(&mut tx, &permit, recording, &v.app.world).await {
            // It is there, or being made.
            Ok(()) | Err(store::Error::Taken) => "recording-together",
            Err(error) => return Err(error.into()),
        }
    } else {
        "recording-together-absent"
    };
    v.done(tx, &sent, &format!("{}?said={said}", super::address(permit.thing()))).await
}
