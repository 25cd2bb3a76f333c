//! Deletes a recording, or one track of it, for good.

use axum::extract::Path;
use domain::{
    access::SeeRecordings,
    id::{RecordingId, SessionId},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Deletes it; only the track named in "track", where there is one.
pub async fn post(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((_, recording)): Path<(SessionId, RecordingId)>,
    sent: Sent,
) -> Reply {
    let track = match sent.fields.get("track") {
        "" => None,
        named => Some(named.parse().map_err(|_| Error::Unreadable)?),
    };
    let mut tx = v.write(&sent).await?;
    let said = match store::recording::remove(&mut tx, &permit, recording, track, &v.app.world).await {
        Ok(()) => "recording-deleted",
        Err(store::Error::Taken) => "recording-goes-on",
        Err(error) => return Err(error.into()),
    };
    v.done(tx, &sent, &format!("{}?said={said}", super::address(permit.thing()))).await
}
