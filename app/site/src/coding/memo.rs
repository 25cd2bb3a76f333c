//! Adds a memo on a cue.

use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    coding::memo,
    id::{StudyId, TranscriptId},
};
use store::coding::{On, write_memo};

use crate::{error::Reply, gate::Allowed, page::again, sent::Form, sent::Sent, visit::Visit};

/// Does it.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, transcript, cue)): Path<(StudyId, TranscriptId, u32)>,
    sent: Sent,
) -> Reply {
    match memo(&sent.fields) {
        Ok(text) => {
            let mut tx = v.write(&sent).await?;
            write_memo(&mut tx, &permit, &v.app.world, On::Cue(transcript, cue), &text).await?;
            let at = format!("/studies/{}/coding/{transcript}?cue={cue}&said=coding-memo#c{cue}", permit.thing());
            v.done(tx, &sent, &at).await
        }
        Err(faults) => {
            let found = super::show::Found::of(&v, &permit, transcript).await?;
            again(&found.page(&v, &Form { fields: sent.fields, faults }, Some(cue)))
        }
    }
}
