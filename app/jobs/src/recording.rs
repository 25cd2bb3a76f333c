//! Takes the files of ended recordings over into what the hub keeps, and deletes recordings whose day has come.

use std::{path::Path, time::Duration};

use domain::{
    id::RecordingId,
    recording::{Ending, Source},
};
use media::recording::{Entry, INDEX, Index, folder};

use crate::tools::{Failure, Tools};

/// An index that was not written for so long is written no more: while a recording goes on it is every two seconds.
const DEAD: Duration = Duration::from_secs(60);

/// Ends what the last run of the program left open, and removes what was never written down as a recording. Nothing is recorded
/// while this program starts.
pub async fn close_open(tools: &Tools) -> Result<(), store::Error> {
    let open = store::recording::open(&mut tools.db.read().await?).await?;
    for recording in open {
        let index = Index::read(&folder(&tools.recordings, recording)).ok();
        let ending = index.and_then(|index| index.ended).map_or(Ending::Broken, media::recording::ending);
        let mut tx = tools.db.write().await?;
        store::recording::end_alone(&mut tx, recording, ending, tools.world.now()).await?;
        tx.save().await?;
    }
    for stray in strays(&tools.recordings) {
        let known = store::recording::unkept(&mut tools.db.read().await?, stray).await;
        if matches!(known, Err(store::Error::Missing)) && sweep(&folder(&tools.recordings, stray)).is_err() {
            tracing::warn!(%stray, "a folder that belongs to no recording could not be removed");
        }
    }
    Ok(())
}

/// The recordings that have a folder.
fn strays(recordings: &Path) -> Vec<RecordingId> {
    let Ok(found) = std::fs::read_dir(recordings) else { return Vec::new() };
    found.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect()
}

/// Takes a recording's files over, one after the other, and removes them where they were written. Waits while it goes on.
pub(crate) async fn keep(tools: &Tools, recording: RecordingId) -> Result<(), Failure> {
    let at = folder(&tools.recordings, recording);
    let unkept = store::recording::unkept(&mut tools.db.read().await?, recording).await?;
    if unkept.settled {
        return sweep(&at);
    }
    let index = Index::read(&at);
    if !unkept.ended {
        let ending = match &index {
            Ok(Index { ended: Some(ending), .. }) => media::recording::ending(*ending),
            _ if is_dead(&at) => Ending::Broken,
            _ => return Err(Failure::Waits("it goes on".to_owned())),
        };
        let mut tx = tools.db.write().await?;
        store::recording::end_alone(&mut tx, recording, ending, tools.world.now()).await?;
        tx.save().await?;
    }
    // Another process of this installation may have it.
    let index = index.map_err(|error| Failure::Again(format!("its index cannot be read: {}", error.kind())))?;
    if index.ended.is_none() && !is_dead(&at) {
        return Err(Failure::Waits("its files are being completed".to_owned()));
    }
    for entry in index.tracks.iter().filter(|entry| !unkept.names.contains(&entry.file)) {
        let Some((source, person)) = Source::parse(&entry.source).zip(entry.identity.parse().ok()) else { continue };
        let Entry { file, start_ms, length_ms, .. } = entry;
        let mut tx = tools.db.write().await?;
        let about = (source, *start_ms, *length_ms);
        let path = at.join(file);
        store::recording::keep_track(&mut tx, &tools.files, recording, unkept.hub, person, &path, about, &tools.world)
            .await?;
        tx.save().await?;
    }
    let mut tx = tools.db.write().await?;
    store::recording::settle(&mut tx, recording, index.length_ms, &tools.world).await?;
    tx.save().await?;
    sweep(&at)
}

/// Deletes a recording.
pub(crate) async fn remove(tools: &Tools, recording: RecordingId) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    if store::recording::expiring(&mut tx, recording).await?.is_some_and(|due| due <= tools.world.now()) {
        store::recording::expire(&mut tx, recording, &tools.world).await?;
        tx.save().await?;
    }
    Ok(())
}

/// Whether nobody writes the index any more.
fn is_dead(folder: &Path) -> bool {
    let written = std::fs::metadata(folder.join(INDEX)).and_then(|found| found.modified());
    written.is_ok_and(|at| at.elapsed().is_ok_and(|since| since > DEAD))
}

/// Removes the folder; gone already is done.
fn sweep(folder: &Path) -> Result<(), Failure> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::Again(error.kind().to_string())),
        _ => Ok(()),
    }
}
