//! Playing what is kept: somebody opens a file to play it, which is written down once, and their browser takes it piece by piece.

use domain::{
    access::{Permit, SeeRecordings},
    id::{FileId, RecordingId, TrackId, ViewId},
    moment::Moment,
    world::World,
};

use super::kept::{Track, note, read_track, waits};
use crate::{
    db::Tx,
    error::{Error, Result},
    file::{Files, Range, Ranged},
    values,
};

/// For how long a page may play what it shows, in seconds.
const LIFE: i64 = 12 * 3_600;

/// Opens a file to play it. [`Error::Taken`] while something is being left out of the recording.
pub async fn view(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    recording: RecordingId,
    track: TrackId,
    world: &World,
) -> Result<(ViewId, Track)> {
    let sql = "SELECT t.id, t.source, t.starts, t.length, file.bytes, person.name, person.profession
        FROM recording_track AS t JOIN file ON file.id = t.file JOIN person ON person.id = t.person
            JOIN recording ON recording.id = t.recording
        WHERE t.id = $1 AND recording.id = $2 AND recording.session = $3";
    let found = tx.one(sql, values![track, recording, permit.thing()], read_track).await?;
    if waits(tx, recording).await? {
        return Err(Error::Taken);
    }
    let (id, now): (ViewId, _) = (world.id(), world.now());
    tx.run("DELETE FROM recording_view WHERE at <= $1", values![now.plus_seconds(-LIFE)]).await?;
    let sql = "INSERT INTO recording_view (id, track, person, at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![id, track, permit.person(), now]).await?;
    note(tx, permit, format!("{} {track}", permit.thing()), "plays a recorded track", now).await?;
    Ok((id, found))
}

/// A piece of what somebody opened to play it, or all of it. Only the same person has it, as long as they may, for hours.
/// [`Error::Taken`] while something is being left out of the recording.
pub async fn play(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    files: &Files,
    (recording, view): (RecordingId, ViewId),
    range: impl FnOnce(u64) -> Range,
    now: Moment,
) -> Result<Ranged> {
    let sql = "SELECT t.file FROM recording_view AS v JOIN recording_track AS t ON t.id = v.track
            JOIN recording ON recording.id = t.recording
        WHERE v.id = $1 AND v.person = $2 AND v.at > $3 AND recording.id = $4 AND recording.session = $5";
    let values = values![view, permit.person(), now.plus_seconds(-LIFE), recording, permit.thing()];
    let file: FileId = tx.one(sql, values, |row| row.get("file")).await?;
    if waits(tx, recording).await? {
        return Err(Error::Taken);
    }
    files.range(tx, permit.hub(), file, range).await
}
