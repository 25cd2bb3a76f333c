//! Puts the tracks of a recording together into one file, one recording at a time.

use std::path::Path;

use domain::id::{JobId, PersonId, RecordingId};
use media::together::{Piece, Uncomposed};
use store::recording::Score;

use super::{
    claim,
    cut::{desk, make},
    sweep,
};
use crate::tools::{Failure, Tools};

/// Makes it, if it is still asked for. One that fails is not tried again by itself; somebody may ask anew.
pub(crate) async fn compose(
    tools: &Tools,
    job: JobId,
    recording: RecordingId,
    person: PersonId,
) -> Result<(), Failure> {
    let Ok(_turn) = tools.desk.try_lock() else { return Err(Failure::Waits("another one is being made".to_owned())) };
    claim(tools, job, &format!("together {recording}")).await?;
    let score = match store::recording::score(&mut tools.db.read().await?, recording).await {
        Ok(Some(score)) => score,
        Ok(None) => return Ok(()),
        Err(store::Error::Taken) => return Err(Failure::Waits("something is being left out of it".to_owned())),
        Err(error) => return Err(error.into()),
    };
    let folder = desk(tools).join(tools.world.id::<RecordingId>().to_string());
    let _swept = Swept(&folder);
    match put(tools, (recording, person), &score, &folder).await {
        Ok(()) => Ok(()),
        Err(Stop::Changed) => Err(Failure::Waits("it has changed meanwhile".to_owned())),
        Err(Stop::Failed(why)) => {
            tracing::warn!(%recording, %why, "a recording could not be put together");
            let mut tx = tools.db.write().await?;
            store::recording::fail_together(&mut tx, recording).await?;
            Ok(tx.save().await?)
        }
    }
}

/// Why it was not made.
pub(super) enum Stop {
    /// What it is made of has changed.
    Changed,
    /// It could not be made.
    Failed(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure.to_string())
    }
}

impl From<Uncomposed> for Stop {
    fn from(why: Uncomposed) -> Self {
        Self::Failed(why.to_string())
    }
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        match error {
            // A track may be deleted while it is copied.
            store::Error::Taken | store::Error::Missing => Self::Changed,
            other => Self::Failed(other.to_string()),
        }
    }
}

async fn put(
    tools: &Tools,
    (recording, person): (RecordingId, PersonId),
    score: &Score,
    folder: &Path,
) -> Result<(), Stop> {
    let pieces = fetch(tools, score, folder).await?;
    let made = tools.composer.compose(&pieces, score.length, folder).await?;
    let brought = store::recording::bring(&tools.db, &tools.files, score.hub, &made, &tools.world).await?;
    let mut tx = tools.db.write().await?;
    let about = (recording, person);
    store::recording::keep_together(&mut tx, &tools.files, about, score, &brought, &tools.world).await?;
    Ok(tx.save().await?)
}

/// Copies the tracks of a recording into a folder.
pub(super) async fn fetch(tools: &Tools, score: &Score, folder: &Path) -> Result<Vec<Piece>, Stop> {
    make(folder)?;
    let mut pieces = Vec::new();
    for (file, name, part) in &score.tracks {
        let path = folder.join(name);
        tools.files.fetch(&tools.db, score.hub, *file, &path).await?;
        let (source, person, starts, length) = (part.source, part.person, part.starts, part.length);
        pieces.push(Piece { path, source, person, starts, length });
    }
    Ok(pieces)
}

/// Removed when it is no longer needed, also when the work is cut off.
pub(super) struct Swept<'a>(pub(super) &'a Path);

impl Drop for Swept<'_> {
    fn drop(&mut self) {
        if sweep(self.0).is_err() {
            tracing::warn!("copies of a recording could not be removed; the next start does it");
        }
    }
}
