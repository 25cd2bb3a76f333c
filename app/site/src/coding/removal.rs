//! Takes one's own coding back.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
};
use domain::{
    access::CodeStudy,
    id::{CodingId, StudyId, TranscriptId},
};
use serde_json::json;
use store::coding;

use super::{is_script, refused, told, written};
use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Does it. Taking the same thing back twice is harmless.
pub async fn post(
    v: Visit,
    permit: Allowed<CodeStudy>,
    Path((_, transcript, id)): Path<(StudyId, TranscriptId, CodingId)>,
    headers: HeaderMap,
    sent: Sent,
) -> Reply {
    let script = is_script(&headers);
    let mut tx = if script { v.app.db.write().await? } else { v.write(&sent).await? };
    let at = |cue: u32| format!("/studies/{}/coding/{transcript}?cue={cue}#c{cue}", permit.thing());
    match coding::remove(&mut tx, &permit, id, v.now).await {
        Ok(coding) if script => {
            tx.save().await?;
            Ok(told(StatusCode::OK, &json!({ "coding": written(&coding) })))
        }
        Ok(coding) => v.done(tx, &sent, &at(coding.span.from.cue)).await,
        Err(store::Error::Taken) if script => Ok(refused(&v, "coding-fault-closed")),
        Err(store::Error::Taken) => Ok(see_other(&format!("/studies/{}/coding/{transcript}", permit.thing()))),
        Err(error) => Err(error.into()),
    }
}
