//! Tries a given-up mail again.

use axum::extract::Path;
use domain::{access::ManageHub, id::MailId};

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Puts it back into the queue.
pub async fn post(v: Visit, permit: Allowed<ManageHub>, Path(mail): Path<MailId>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::mail::retry(&mut tx, &permit, &v.app.world, mail).await?;
    v.done(tx, &sent, "/outbox?said=mail-again").await
}
