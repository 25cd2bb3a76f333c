//! Tells an open transcript that somebody coded: a stream of small events. What changed is asked for.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::Path,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{
    access::AnalyzeStudy,
    id::{StudyId, TranscriptId},
};
use futures_util::{StreamExt as _, stream};
use store::coding;
use tokio::time::sleep;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// How often a silent stream says that it is still there.
const BEAT: Duration = Duration::from_secs(10);

/// How long a page rests after it was told.
const REST: Duration = Duration::from_millis(40);

/// The stream. Nothing is heard of a blind round: there is none.
pub async fn get(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, transcript)): Path<(StudyId, TranscriptId)>,
) -> Reply {
    let mut tx = v.app.db.read().await?;
    coding::text(&mut tx, &permit, transcript).await?;
    coding::opened(&mut tx, &permit).await?.filter(|round| !round.blind).ok_or(Error::Missing)?;
    drop(tx);
    let ear = v.app.db.signals().listen();
    let changed = |number: u64| Event::default().event("changed").data(number.to_string());
    let first = stream::once(async move { Ok::<_, Infallible>(changed(0)) });
    let changes = stream::unfold((ear, 1), move |(mut ear, number)| async move {
        sleep(REST).await;
        ear.changed(transcript).await.then(|| (Ok(changed(number)), (ear, number + 1)))
    });
    let beat = KeepAlive::new().interval(BEAT).event(Event::default().event("beat").data(""));
    Ok(Sse::new(first.chain(changes)).keep_alive(beat).into_response())
}
