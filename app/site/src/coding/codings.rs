//! Gives a code to a stretch.

use axum::{extract::Path, http::HeaderMap, http::StatusCode};
use domain::{
    access::CodeStudy,
    coding::Span,
    fields::Faults,
    id::{CodeId, CodingId, Id as _, StudyId, TranscriptId},
};
use serde_json::json;
use store::coding::{self, Given};

use super::{is_script, refused, told, written};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Gives it. The form's key is the coding's id: the same form sent twice is one coding. A script gets the coding as it was
/// kept, everybody else the page at its cue.
pub async fn post(
    v: Visit,
    permit: Allowed<CodeStudy>,
    Path((_, transcript)): Path<(StudyId, TranscriptId)>,
    headers: HeaderMap,
    sent: Sent,
) -> Reply {
    let script = is_script(&headers);
    let mut tx = if script { v.app.db.write().await? } else { v.write(&sent).await? };
    // With both ends given, only their cues are read: a turn's ends are found in the whole text.
    let number = |name: &str| sent.fields.get(name).parse::<u32>().ok();
    let between = match (number("first"), number("last")) {
        (Some(first), Some(last)) => (first, last),
        _ => (0, u32::MAX),
    };
    let lines = coding::lines_between(&mut tx, &permit, transcript, between).await?;
    let code: Option<CodeId> = sent.fields.get("code").parse().ok();
    let faults = match (Span::check(&sent.fields, &lines), code) {
        (Ok(span), Some(code)) => {
            let given = Given { id: CodingId::from_uuid(sent.key.uuid()), transcript, code, span };
            match coding::give(&mut tx, &permit, &v.app.world, &given).await {
                Ok(coding) if script => {
                    tx.save().await?;
                    return Ok(told(StatusCode::OK, &json!({ "coding": written(&coding) })));
                }
                Ok(coding) => {
                    let cue = coding.span.from.cue;
                    let at = format!("/studies/{}/coding/{transcript}?cue={cue}#c{cue}", permit.thing());
                    return v.done(tx, &sent, &at).await;
                }
                Err(store::Error::Taken) => Faults::one("code", "coding-fault-closed"),
                Err(error) => return Err(error.into()),
            }
        }
        (Err(faults), _) => faults,
        (Ok(_), None) => Faults::one("code", "fault-choose"),
    };
    drop(tx);
    if script {
        let key = faults.iter().next().map_or("coding-fault-span", |fault| fault.key);
        return Ok(refused(&v, key));
    }
    if coding_is_missing(&lines) {
        return Err(Error::Missing);
    }
    super::show::wrong(&v, &permit, transcript, sent.fields, faults).await
}

/// A text of another study, or one that is not frozen, has no lines.
fn coding_is_missing(lines: &[domain::coding::Line]) -> bool {
    lines.is_empty()
}
