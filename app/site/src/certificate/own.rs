//! Issues the certificate of the person who asks for it, when they have earned it.

use crate::{
    error::{Error, Reply},
    sent::Sent,
    visit::Visit,
};

/// Issues it. The form stands only where it was earned: anything else is no request of ours.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let cycle = sent.fields.get("cycle").parse().map_err(|_| Error::Missing)?;
    let mut tx = v.write(&sent).await?;
    match store::certificate::issue_own(&mut tx, v.who()?, cycle, &v.app.world).await {
        Ok(()) => v.done(tx, &sent, "/me/credits?said=certificate-own").await,
        Err(store::Error::Taken) => Err(Error::Missing),
        Err(error) => Err(error.into()),
    }
}
