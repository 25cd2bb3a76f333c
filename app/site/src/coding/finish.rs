//! Says that one has finished a text, or has not.

use axum::extract::Path;
use domain::{
    access::CodeStudy,
    id::{StudyId, TranscriptId},
};
use store::coding;

use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Says so: "finished" is "yes" or "no".
pub async fn post(
    v: Visit,
    permit: Allowed<CodeStudy>,
    Path((_, transcript)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let done = sent.fields.get("finished") == "yes";
    let at = format!("/studies/{}/coding", permit.thing());
    match coding::finish(&mut tx, &permit, &v.app.world, transcript, done).await {
        Ok(()) if done => v.done(tx, &sent, &format!("{at}?said=coding-finished")).await,
        Ok(()) => v.done(tx, &sent, &format!("{at}/{transcript}?said=coding-unfinished")).await,
        Err(store::Error::Taken) => Ok(see_other(&at)),
        Err(error) => Err(error.into()),
    }
}
