//! Takes one's last act on a text back: what was given goes, what was taken back is given again.

use axum::extract::Path;
use domain::{
    access::CodeStudy,
    id::{StudyId, TranscriptId},
};
use store::coding::{self, Given};

use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Does it.
pub async fn post(
    v: Visit,
    permit: Allowed<CodeStudy>,
    Path((_, transcript)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let at = format!("/studies/{}/coding/{transcript}", permit.thing());
    let Some(last) = coding::last(&mut tx, &permit, transcript).await? else { return Ok(see_other(&at)) };
    if last.removed.is_none() {
        coding::remove(&mut tx, &permit, last.id, v.now).await?;
    } else {
        let given = Given { id: v.app.world.id(), transcript, code: last.code, span: last.span };
        match coding::give(&mut tx, &permit, &v.app.world, &given).await {
            Ok(_) => {}
            Err(store::Error::Taken) => return Ok(see_other(&at)),
            Err(error) => return Err(error.into()),
        }
    }
    let cue = last.span.from.cue;
    v.done(tx, &sent, &format!("{at}?cue={cue}&said=coding-undone#c{cue}")).await
}
