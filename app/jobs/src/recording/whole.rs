//! Puts all parts of a session together into one file.

use std::path::Path;

use domain::{
    id::{JobId, PersonId, RecordingId, SessionId},
    moment::Moment,
    recording::Together,
};
use media::together::Passage;

use super::{
    claim,
    cut::{desk, make},
    together::{Stop, Swept, fetch},
};
use crate::tools::{Failure, Tools};

/// Makes it, if it is still asked for. One that fails is not tried again by itself; somebody may ask anew.
pub(crate) async fn compose(tools: &Tools, job: JobId, session: SessionId, person: PersonId) -> Result<(), Failure> {
    let Ok(_turn) = tools.desk.try_lock() else { return Err(Failure::Waits("another one is being made".to_owned())) };
    claim(tools, job, &format!("whole {session}")).await?;
    let passages = match store::recording::passages_for(&mut tools.db.read().await?, session).await {
        Ok(Some(passages)) => passages,
        Ok(None) => return end(tools, session, None).await,
        Err(store::Error::Taken) => return Err(Failure::Waits("a part of it is not complete".to_owned())),
        Err(error) => return Err(error.into()),
    };
    let folder = desk(tools).join(tools.world.id::<RecordingId>().to_string());
    let _swept = Swept(&folder);
    match put(tools, (session, person), &passages, &folder).await {
        Ok(()) => Ok(()),
        Err(Stop::Changed) => Err(Failure::Waits("it has changed meanwhile".to_owned())),
        Err(Stop::Failed(why)) => {
            tracing::warn!(%session, %why, "the parts of a session could not be put together");
            end(tools, session, Some(Together::Failed)).await
        }
    }
}

/// Nobody waits for it any more.
async fn end(tools: &Tools, session: SessionId, state: Option<Together>) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    store::recording::end_whole(&mut tx, session, state).await?;
    Ok(tx.save().await?)
}

async fn put(
    tools: &Tools,
    (session, person): (SessionId, PersonId),
    parts: &[store::recording::Passage],
    folder: &Path,
) -> Result<(), Stop> {
    make(folder)?;
    let mut passages = Vec::new();
    for (recording, started, score) in parts {
        let pieces = fetch(tools, score, &folder.join(recording.to_string())).await?;
        passages.push(Passage { pieces, length: score.length, title: title(*started) });
    }
    let Some((.., first)) = parts.first() else { return Err(Stop::Changed) };
    let made = tools.composer.join(&passages, folder).await?;
    let brought = store::recording::bring(&tools.db, &tools.files, first.hub, &made, &tools.world).await?;
    let mut tx = tools.db.write().await?;
    store::recording::keep_whole(&mut tx, &tools.files, (session, person), parts, &brought, &tools.world).await?;
    Ok(tx.save().await?)
}

/// What players call a part: when it began, since whoever plays it may speak any language and live anywhere.
fn title(started: Moment) -> String {
    let told = started.rfc3339();
    let (day, time) = told.split_once('T').unwrap_or((&told, ""));
    format!("{day} {} UTC", time.get(..5).unwrap_or(time))
}
