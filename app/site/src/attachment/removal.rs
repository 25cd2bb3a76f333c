//! Takes an attachment away: the presenter while the case is open, a coordinator once it is with the hub.

use axum::extract::Path;
use domain::{
    access::RemoveAttachment,
    id::{AttachmentId, CaseId},
};

use super::address;
use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Removes it for good.
pub async fn post(
    v: Visit,
    allowed: Allowed<RemoveAttachment>,
    Path((case, attachment)): Path<(CaseId, AttachmentId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let back = if store::case::get(&mut tx, &allowed).await?.state.is_open() {
        address(case)
    } else {
        format!("/cases/{case}/review")
    };
    match store::attachment::remove(&mut tx, &allowed, attachment, &v.app.world).await {
        Ok(()) => {
            let done = v.done(tx, &sent, &format!("{back}?said=attachment-removed")).await?;
            if let Err(error) = v.app.db.scrub().await {
                // It is gone from every page; what the database's file still holds of its caption goes with the next removal.
                tracing::warn!(%error, "the database could not be scrubbed now");
            }
            Ok(done)
        }
        // Changed hands in the meantime: how it stands now tells why.
        Err(store::Error::Taken) => Ok(crate::error::see_other(&format!("/cases/{case}"))),
        Err(error) => Err(error.into()),
    }
}
