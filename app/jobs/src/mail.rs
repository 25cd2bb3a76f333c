//! Hands a mail of the outbox to the mail server; a mail that cannot be sent stays there with the reason.

use domain::id::MailId;

use crate::tools::{Failure, Tools};

/// Sends it, unless it was sent. `last` is the last try.
pub(crate) async fn send(tools: &Tools, id: MailId, last: bool) -> Result<(), Failure> {
    let mut tx = tools.db.read().await?;
    let Some((hub, mail)) = store::mail::unsent(&mut tx, id).await? else { return Ok(()) };
    let hub = store::hub::find(&mut tx, hub).await?;
    drop(tx);
    let now = tools.world.now();
    let sent = tools.post.send(id, &hub, &mail, now).await;
    let mut tx = tools.db.write().await?;
    match &sent {
        Ok(()) => store::mail::sent(&mut tx, id, now, tools.post.keeps()).await?,
        Err(Failure::Waits(reason)) => store::mail::failed(&mut tx, id, reason).await?,
        Err(Failure::Again(reason)) if !last => store::mail::failed(&mut tx, id, reason).await?,
        Err(Failure::Again(reason) | Failure::Never(reason)) => store::mail::give_up(&mut tx, id, reason).await?,
    }
    tx.save().await?;
    sent
}
