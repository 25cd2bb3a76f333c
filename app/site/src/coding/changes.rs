//! What changed on a text since a moment, for the script of an open page.

use axum::{extract::Path, http::StatusCode};
use domain::{
    access::AnalyzeStudy,
    id::{StudyId, TranscriptId},
    moment::Moment,
};
use serde_json::json;
use store::coding::{self, Asked};

use super::{told, written};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// Two transactions may end in another order than they began: so much is asked for twice.
const OVERLAP: i64 = 60;

/// Gives it: "since" are the microseconds that the last answer named. A blind round's are not there.
pub async fn get(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, transcript)): Path<(StudyId, TranscriptId)>,
) -> Reply {
    let mut tx = v.app.db.read().await?;
    let open = coding::opened(&mut tx, &permit).await?;
    let round = open.filter(|round| round.shows_others()).ok_or(Error::Missing)?;
    let since = v.asked("since").parse().ok().map(|micros| Moment::from_micros(micros).plus_seconds(-OVERLAP));
    let asked = Asked { round: round.id, transcript, coder: None, since };
    let codings = coding::of_text(&mut tx, &permit, &asked).await?;
    let coders = coding::coders(&mut tx, &permit).await?;
    drop(tx);
    let coders: serde_json::Map<_, _> =
        coders.into_iter().map(|coder| (coder.id.to_string(), coder.name.into())).collect();
    let codings: Vec<_> = codings.iter().map(written).collect();
    let body = json!({ "since": v.now.micros().to_string(), "coders": coders, "codings": codings });
    Ok(told(StatusCode::OK, &body))
}
