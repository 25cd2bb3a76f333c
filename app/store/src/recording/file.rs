//! Files of recordings: taken over when a recording has ended, replaced when something is left out of them.
//!
//! A file may be large, so it is brought where files are kept outside any transaction. Until a transaction has written down
//! whose it is, a job stands ready to remove it: nothing of anybody stays behind that nobody knows of.

use std::path::Path;

use domain::{
    access::{JoinSession, Permit},
    id::{FileId, HubId, JobId, PersonId, RecordingId, TrackId},
    job::Job,
    moment::Moment,
    recording::{Cuts, Source},
    world::World,
};

use super::{
    cut::{Uncut, cuts},
    kept::take_away,
    together::part,
};
use crate::{
    audit,
    db::{Db, Tx},
    error::Result,
    file::{Files, Weighed},
    job,
    row::Row,
    values,
};

/// How long a file may wait, in seconds, until it is written down whose it is: longer than any job takes.
const WAITS: i64 = 24 * 3_600;

/// A file that is where files are kept, and not written down yet.
#[derive(Debug)]
pub struct Brought {
    hub: HubId,
    id: FileId,
    name: String,
    weighed: Weighed,
    guard: JobId,
}

/// A finished track of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The recording.
    pub recording: RecordingId,
    /// Whose it is; for everybody in one file, who asked for it.
    pub person: PersonId,
    /// What it shows or says.
    pub source: Source,
    /// Milliseconds from the beginning of what is left of the recording.
    pub starts: u64,
    /// How long it is, in milliseconds.
    pub length: u64,
    /// Up to which number it leaves out what is marked.
    pub number: i64,
}

/// Brings a file of this machine where files are kept.
pub async fn bring(db: &Db, files: &Files, hub: HubId, path: &Path, world: &World) -> Result<Brought> {
    let (id, guard, now): (FileId, JobId, _) = (world.id(), world.id(), world.now());
    let mut tx = db.write().await?;
    job::add(&mut tx, guard, &Job::RemoveFile { hub, file: id }, now.plus_seconds(WAITS), now).await?;
    tx.save().await?;
    let weighed = files.bring(hub, id, path).await?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    Ok(Brought { hub, id, name, weighed, guard })
}

/// Writes down what a brought file is.
async fn settle(tx: &mut Tx, files: &Files, brought: &Brought, source: Source, world: &World) -> Result<()> {
    let Brought { hub, id, name, weighed, guard } = brought;
    tx.run_one("DELETE FROM job WHERE id = $1", values![*guard]).await?;
    files.enter(tx, *hub, *id, (source.file().0, name), weighed, world.now()).await
}

/// Takes a finished file over. It is named by when it began, its source, and nothing about whose it is.
/// [`crate::Error::Taken`] when a track of this name is there.
pub async fn keep_track(tx: &mut Tx, files: &Files, brought: &Brought, part: &Part, world: &World) -> Result<()> {
    let Part { recording, person, source, starts, length, number } = *part;
    let sql = "SELECT id FROM person WHERE id = $1 AND hub = $2";
    tx.one(sql, values![person, brought.hub], |row| row.get::<PersonId>("id")).await?;
    settle(tx, files, brought, source, world).await?;
    let sql = "INSERT INTO recording_track (id, recording, person, name, source, file, starts, length, cut)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let id = world.id::<TrackId>();
    let values = values![
        id,
        recording,
        person,
        &brought.name,
        source.code(),
        brought.id,
        signed(starts),
        signed(length),
        number
    ];
    tx.run(sql, values).await?;
    Ok(())
}

/// Puts what is left of a track in its file's place, or takes the track away where nothing is. A track that is gone, or has
/// another file by now, stays as it is.
pub async fn replace(
    tx: &mut Tx,
    files: &Files,
    uncut: &Uncut,
    left: Option<(&Brought, u64, u64)>,
    world: &World,
) -> Result<()> {
    let Uncut { hub, track, file, source, number, .. } = uncut;
    let sql = "SELECT id FROM recording_track WHERE id = $1 AND file = $2";
    if tx.maybe(sql, values![*track, *file], |row| row.get::<TrackId>("id")).await?.is_none() {
        return Ok(());
    }
    let Some((brought, starts, length)) = left else { return take_away(tx, *hub, *track, *file, world).await };
    settle(tx, files, brought, *source, world).await?;
    let sql = "UPDATE recording_track SET file = $2, starts = $3, length = $4, cut = $5 WHERE id = $1";
    tx.run_one(sql, values![*track, brought.id, signed(starts), signed(length), *number]).await?;
    drop_file(tx, *hub, *file, world).await
}

/// Notes where a track begins of which nothing is left out, because what is left out is before it or behind.
pub async fn shift(tx: &mut Tx, uncut: &Uncut) -> Result<()> {
    let sql = "UPDATE recording_track SET starts = $3, cut = $4 WHERE id = $1 AND file = $2";
    tx.run(sql, values![uncut.track, uncut.file, signed(uncut.starts), uncut.number]).await?;
    Ok(())
}

/// Forgets a file; its bytes go when the transaction has come to stay.
pub(super) async fn drop_file(tx: &mut Tx, hub: HubId, file: FileId, world: &World) -> Result<()> {
    tx.run("DELETE FROM file WHERE id = $1 AND hub = $2", values![file, hub]).await?;
    let now = world.now();
    job::add(tx, world.id(), &Job::RemoveFile { hub, file }, now, now).await
}

/// Deletes what was recorded of somebody in a session until now, as they ask: what is kept, and what is being written when it is
/// taken over.
pub async fn erase(tx: &mut Tx, permit: &Permit<JoinSession>, world: &World) -> Result<()> {
    let (session, person, now) = (permit.thing(), permit.person(), world.now());
    let sql = "INSERT INTO recording_erasure (session, person, at) VALUES ($1, $2, $3)";
    tx.run(sql, values![session, person, now]).await?;
    let sql = "SELECT t.id, t.file, t.recording FROM recording_track AS t JOIN recording ON recording.id = t.recording
        WHERE recording.session = $1 AND t.person = $2 AND t.source NOT IN ($3, $4)";
    let read = |row: &Row| Ok((row.get("id")?, row.get("file")?, row.get("recording")?));
    let values = values![session, person, Source::Together.code(), Source::Whole.code()];
    let all: Vec<(TrackId, FileId, RecordingId)> = tx.all(sql, values, read).await?;
    for (track, file, recording) in all {
        take_away(tx, permit.hub(), track, file, world).await?;
        part(tx, recording, world).await?;
    }
    let act = "has deleted what was recorded of them".to_owned();
    let entry = audit::Entry { hub: permit.hub(), person: Some(person), act, thing: session.to_string() };
    audit::add(tx, &entry, now).await
}

/// Whether somebody had deleted a file that began so many milliseconds after its recording.
pub async fn is_erased(tx: &mut Tx, recording: RecordingId, person: PersonId, starts: u64) -> Result<bool> {
    let sql = "SELECT e.at FROM recording_erasure AS e JOIN recording ON recording.session = e.session
        WHERE recording.id = $1 AND e.person = $2 AND e.at >= recording.started + $3 LIMIT 1";
    let began = signed(starts).saturating_mul(1_000);
    Ok(tx.maybe(sql, values![recording, person, began], |row| row.get::<Moment>("at")).await?.is_some())
}

/// What is left out of a recording now, and up to which number that is.
pub async fn to_leave_out(tx: &mut Tx, recording: RecordingId) -> Result<(Cuts, i64)> {
    let sql = "SELECT COALESCE(MAX(number), 0) AS number FROM recording_cut WHERE recording = $1";
    let number = tx.one(sql, values![recording], |row| row.get("number")).await?;
    Ok((cuts(tx, recording, Some(number)).await?, number))
}

fn signed(millis: u64) -> i64 {
    i64::try_from(millis).unwrap_or(0)
}
