//! Takes the files of ended recordings over into what the hub keeps, leaves out of them what is marked so, and deletes recordings
//! whose day has come.

mod cut;
mod together;
mod whole;

use std::{path::Path, time::Duration};

use domain::{
    id::{HubId, JobId, PersonId, RecordingId},
    job::Job,
    moment::Moment,
    recording::{Ending, Source, Stretch},
};
use media::recording::{Entry, INDEX, Index, folder};
use store::recording::Part;

use crate::tools::{Failure, Tools};

pub(crate) use cut::cut;
pub(crate) use together::compose;
pub(crate) use whole::compose as compose_session;

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
    again(tools).await?;
    if cut::clear(tools).is_err() {
        tracing::warn!("what the last run of the program was writing anew could not be removed");
    }
    for stray in strays(&tools.recordings) {
        let known = store::recording::unkept(&mut tools.db.read().await?, stray).await;
        if matches!(known, Err(store::Error::Missing)) && sweep(&folder(&tools.recordings, stray)).is_err() {
            tracing::warn!(%stray, "a folder that belongs to no recording could not be removed");
        }
    }
    Ok(())
}

/// Whatever became of the jobs of recordings that are not finished, they are done again.
async fn again(tools: &Tools) -> Result<(), store::Error> {
    let mut tx = tools.db.write().await?;
    let now = tools.world.now();
    for (recording, is_kept) in store::recording::unfinished(&mut tx).await? {
        let job = if is_kept { Job::CutRecording { recording } } else { Job::KeepRecording { recording } };
        store::job::add(&mut tx, tools.world.id(), &job, now, now).await?;
    }
    tx.save().await
}

/// The recordings that have a folder.
fn strays(recordings: &Path) -> Vec<RecordingId> {
    let Ok(found) = std::fs::read_dir(recordings) else { return Vec::new() };
    found.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect()
}

/// Claims something for a job: in whatever process, no other works on it meanwhile. It is given up when the job has ended.
async fn claim(tools: &Tools, job: JobId, thing: &str) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    let free = store::job::claim(&mut tx, job, thing, tools.world.now()).await?;
    tx.save().await?;
    free.then_some(()).ok_or_else(|| Failure::Waits("another job works on it".to_owned()))
}

/// Takes a recording's files over, one after the other, and removes them where they were written. Waits while it goes on.
pub(crate) async fn keep(tools: &Tools, job: JobId, recording: RecordingId) -> Result<(), Failure> {
    claim(tools, job, &recording.to_string()).await?;
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
    let mut tx = tools.db.write().await?;
    let began = Moment::from_micros(index.started_ms.saturating_mul(1_000));
    store::recording::align(&mut tx, recording, began).await?;
    tx.save().await?;
    for entry in index.tracks.iter().filter(|entry| !unkept.names.contains(&entry.file)) {
        let Some((source, person)) = Source::parse(&entry.source).zip(entry.identity.parse().ok()) else { continue };
        keep_entry(tools, (recording, unkept.hub), &at, entry, (source, person)).await?;
    }
    let mut tx = tools.db.write().await?;
    store::recording::settle(&mut tx, recording, index.length_ms, &tools.world).await?;
    tx.save().await?;
    sweep(&at)
}

/// Takes one file over, without what is to be left out of it by now. One that was not completed is made whole.
async fn keep_entry(
    tools: &Tools,
    (recording, hub): (RecordingId, HubId),
    at: &Path,
    entry: &Entry,
    (source, person): (Source, PersonId),
) -> Result<(), Failure> {
    let mut tx = tools.db.read().await?;
    let (cuts, number) = store::recording::to_leave_out(&mut tx, recording).await?;
    if store::recording::is_erased(&mut tx, recording, person, entry.start_ms).await? {
        return Ok(());
    }
    drop(tx);
    let own: Vec<Stretch> = cuts.from(entry.start_ms).filter(|cut| cut.from <= entry.length_ms).collect();
    let (starts, length) = (cuts.left(entry.start_ms), entry.length_ms);
    let mut part = Part { recording, person, source, starts, length, number };
    let mut path = at.join(&entry.file);
    if !own.is_empty() || !entry.complete {
        match cut::anew(&path, &at.join("anew"), &own).await {
            Ok(None) => return Ok(()),
            Ok(Some((to, left))) => {
                part.starts = part.starts.saturating_add(left.later_ms);
                part.length = left.length_ms;
                path = to;
            }
            // It stays as it broke off: there is nothing to be left out of it.
            Err(_) if own.is_empty() => {}
            Err(error) => return Err(error),
        }
    }
    let brought = store::recording::bring(&tools.db, &tools.files, hub, &path, &tools.world).await?;
    let mut tx = tools.db.write().await?;
    store::recording::keep_track(&mut tx, &tools.files, &brought, &part, &tools.world).await?;
    Ok(tx.save().await?)
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
