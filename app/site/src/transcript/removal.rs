//! Takes away a transcript that is not frozen: the wrong file.

use axum::extract::Path;
use domain::{
    access::KeepKey,
    id::{StudyId, TranscriptId},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Does it.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    match store::transcript::remove(&mut tx, &permit, id, v.now).await {
        Ok(()) => v.done(tx, &sent, &format!("/studies/{}?said=transcript-removed", permit.thing())).await,
        Err(store::Error::Taken) => Err(Error::Missing),
        Err(error) => Err(error.into()),
    }
}
