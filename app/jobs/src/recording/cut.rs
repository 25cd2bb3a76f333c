//! Writes the files of a recording anew without what is marked to be left out, and removes the old ones.

use std::path::{Path, PathBuf};

use domain::{
    id::{JobId, RecordingId},
    recording::Stretch,
};
use media::recording::{Left, leave_out};
use store::recording::Uncut;

use super::{claim, sweep};
use crate::tools::{Failure, Tools};

/// Where it is done, one folder a recording.
pub(super) fn desk(tools: &Tools) -> PathBuf {
    tools.recordings.join("anew")
}

/// Removes what a run of the program left there that broke off.
pub(super) fn clear(tools: &Tools) -> Result<(), Failure> {
    sweep(&desk(tools))
}

/// Does it, one file after the other. Waits until the files are taken over, which leaves out what is marked by then.
pub(crate) async fn cut(tools: &Tools, job: JobId, recording: RecordingId) -> Result<(), Failure> {
    claim(tools, job, &recording.to_string()).await?;
    let uncut = match store::recording::uncut(&mut tools.db.read().await?, recording).await {
        Err(store::Error::Taken) => return Err(Failure::Waits("it is not kept yet".to_owned())),
        other => other?,
    };
    let folder = desk(tools).join(tools.world.id::<RecordingId>().to_string());
    let mut done = Ok(());
    for track in &uncut {
        done = cut_track(tools, &folder, track).await;
        if done.is_err() {
            break;
        }
    }
    sweep(&folder).and(done)
}

async fn cut_track(tools: &Tools, folder: &Path, track: &Uncut) -> Result<(), Failure> {
    let mut left = None;
    if !track.cuts.is_empty() {
        sweep(folder)?;
        make(folder)?;
        let before = folder.join("before");
        tools.files.fetch(&tools.db, track.hub, track.file, &before).await?;
        // The name is kept.
        let from = before.with_file_name(&track.name);
        std::fs::rename(&before, &from).map_err(failed)?;
        if let Some((path, rest)) = anew(&from, &folder.join("anew"), &track.cuts).await? {
            let brought = store::recording::bring(&tools.db, &tools.files, track.hub, &path, &tools.world).await?;
            left = Some((brought, track.starts.saturating_add(rest.later_ms), rest.length_ms));
        }
    }
    let mut tx = tools.db.write().await?;
    match &left {
        _ if track.cuts.is_empty() => store::recording::shift(&mut tx, track).await?,
        Some((brought, starts, length)) => {
            let left = Some((brought, *starts, *length));
            store::recording::replace(&mut tx, &tools.files, track, left, &tools.world).await?;
        }
        None => store::recording::replace(&mut tx, &tools.files, track, None, &tools.world).await?,
    }
    Ok(tx.save().await?)
}

/// Writes a file anew into a folder, under the same name; None where nothing of it is left.
pub(super) async fn anew(from: &Path, folder: &Path, cuts: &[Stretch]) -> Result<Option<(PathBuf, Left)>, Failure> {
    make(folder)?;
    let to = folder.join(from.file_name().unwrap_or_default());
    match std::fs::remove_file(&to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let left = leave_out(from.to_owned(), to.clone(), cuts).await.map_err(failed)?;
    Ok(left.map(|left| (to, left)))
}

/// A folder that only this program's user may read.
pub(super) fn make(folder: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder).map_err(failed)
}

fn failed(error: std::io::Error) -> Failure {
    Failure::Again(format!("its file could not be written anew: {}", error.kind()))
}
