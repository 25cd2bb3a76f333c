//! What was recorded and is kept: listed, opened and deleted by coordinators, deleted by itself when its day has come.

use std::path::Path;

use domain::{
    access::{Permit, SeeRecordings},
    id::{FileId, HubId, PersonId, RecordingId, SessionId, TrackId},
    job::Job,
    moment::Moment,
    profession::Profession,
    recording::{Ending, Source},
    world::World,
};

use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    file::{Adopted, Files, Streamed},
    job,
    row::Row,
    values,
};

/// A recorded stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The recording.
    pub id: RecordingId,
    /// Who started it.
    pub by: String,
    /// When it began.
    pub started: Moment,
    /// When and why it ended; none while it goes on.
    pub ended: Option<(Moment, Ending)>,
    /// Milliseconds, once its files are kept.
    pub length: Option<u64>,
    /// When it is deleted, once its files are kept.
    pub deletes: Option<Moment>,
    /// When it was deleted.
    pub gone: Option<Moment>,
    /// What is kept of it, in the order in which it began.
    pub tracks: Vec<Track>,
    /// How often something is to be left out when it is shown.
    pub cuts: u32,
}

/// What one person sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// The track.
    pub id: TrackId,
    /// Whose it is.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// What it shows or says.
    pub source: Source,
    /// Milliseconds from the beginning of the recording.
    pub starts: u64,
    /// How long it is, in milliseconds.
    pub length: u64,
    /// How large its file is.
    pub bytes: u64,
}

/// A recording whose files wait to be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// The hub.
    pub hub: HubId,
    /// The session.
    pub session: SessionId,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether its files are taken over already, or it was deleted before that.
    pub settled: bool,
    /// Files that are taken over, by their names while they were written.
    pub names: Vec<String>,
}

/// The recordings of a session, the first one first.
pub async fn list(tx: &mut Tx, permit: &Permit<SeeRecordings>) -> Result<Vec<Record>> {
    let sql = "SELECT recording.*, person.name AS starter,
            (SELECT COUNT(*) FROM recording_cut WHERE recording_cut.recording = recording.id) AS cuts
        FROM recording JOIN person ON person.id = recording.person
        WHERE recording.session = $1 AND person.hub = $2 ORDER BY recording.started, recording.id";
    let mut records = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    for record in &mut records {
        let sql = "SELECT t.id, t.source, t.starts, t.length, file.bytes, person.name, person.profession
            FROM recording_track AS t JOIN file ON file.id = t.file JOIN person ON person.id = t.person
            WHERE t.recording = $1 ORDER BY t.starts, t.name";
        record.tracks = tx.all(sql, values![record.id], read_track).await?;
    }
    Ok(records)
}

/// The file of a track. Callers write down that it was opened.
pub async fn file(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    files: &Files,
    recording: RecordingId,
    track: TrackId,
) -> Result<Streamed> {
    let sql = "SELECT t.file FROM recording_track AS t JOIN recording ON recording.id = t.recording
        WHERE t.id = $1 AND recording.id = $2 AND recording.session = $3";
    let file: FileId = tx.one(sql, values![track, recording, permit.thing()], |row| row.get("file")).await?;
    files.stream(tx, permit.hub(), file).await
}

/// Writes down that somebody opened a track.
pub async fn opened(tx: &mut Tx, permit: &Permit<SeeRecordings>, track: TrackId, now: Moment) -> Result<()> {
    note(tx, permit, format!("{} {track}", permit.thing()), "opens a recorded track", now).await
}

/// Deletes a recording for good, or only one track of it. One that goes on cannot be deleted: [`Error::Taken`].
pub async fn remove(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    recording: RecordingId,
    track: Option<TrackId>,
    world: &World,
) -> Result<()> {
    let sql = "SELECT ended FROM recording WHERE id = $1 AND session = $2";
    let ended: Option<Moment> = tx.one(sql, values![recording, permit.thing()], |row| row.get("ended")).await?;
    let now = ended.map(|_| world.now()).ok_or(Error::Taken)?;
    let gone = drop_tracks(tx, permit.hub(), recording, track, world).await?;
    let (act, thing) = match track {
        Some(_) if gone == 0 => return Err(Error::Missing),
        Some(track) => ("deletes a recorded track", format!("{} {track}", permit.thing())),
        None => {
            forget(tx, recording, now).await?;
            ("deletes a recording", format!("{} {recording}", permit.thing()))
        }
    };
    note(tx, permit, thing, act, now).await
}

/// Deletes a recording whose day has come.
pub async fn expire(tx: &mut Tx, recording: RecordingId, world: &World) -> Result<()> {
    let Some(Unkept { hub, session, .. }) = find(tx, recording).await? else { return Ok(()) };
    drop_tracks(tx, hub, recording, None, world).await?;
    let now = world.now();
    forget(tx, recording, now).await?;
    let (act, thing) = ("deletes a recording: its day has come".to_owned(), format!("{session} {recording}"));
    audit::add(tx, &audit::Entry { hub, person: None, act, thing }, now).await
}

/// When a recording is to be deleted; none when it is gone, or not kept yet.
pub async fn expiring(tx: &mut Tx, recording: RecordingId) -> Result<Option<Moment>> {
    let sql = "SELECT deletes FROM recording WHERE id = $1 AND gone IS NULL";
    Ok(tx.maybe(sql, values![recording], |row| row.get::<Option<Moment>>("deletes")).await?.flatten())
}

/// What a recording waits for; [`Error::Missing`] when there is none of this id.
pub async fn unkept(tx: &mut Tx, recording: RecordingId) -> Result<Unkept> {
    let mut found = find(tx, recording).await?.ok_or(Error::Missing)?;
    let sql = "SELECT name FROM recording_track WHERE recording = $1";
    found.names = tx.all(sql, values![recording], |row| row.get("name")).await?;
    Ok(found)
}

/// Takes a finished file over. It is named by when it began, its source, and nothing about whose it is.
#[expect(clippy::too_many_arguments, reason = "a file with all that is known of it")]
pub async fn keep_track(
    tx: &mut Tx,
    files: &Files,
    recording: RecordingId,
    hub: HubId,
    person: PersonId,
    path: &Path,
    (source, starts, length): (Source, u64, u64),
    world: &World,
) -> Result<()> {
    let sql = "SELECT id FROM person WHERE id = $1 AND hub = $2";
    tx.one(sql, values![person, hub], |row| row.get::<PersonId>("id")).await?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (media_type, _) = source.file();
    let (id, now): (FileId, _) = (world.id(), world.now());
    files.adopt(tx, Adopted { id, hub, media_type, name, path }, now).await?;
    let sql = "INSERT INTO recording_track (id, recording, person, name, source, file, starts, length)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (starts, length) = (i64::try_from(starts).unwrap_or(0), i64::try_from(length).unwrap_or(0));
    let values = values![world.id::<TrackId>(), recording, person, name, source.code(), id, starts, length];
    tx.run(sql, values).await?;
    Ok(())
}

/// Notes that all files of a recording are taken over, and when they are deleted.
pub async fn settle(tx: &mut Tx, recording: RecordingId, length: u64, world: &World) -> Result<()> {
    let sql = "SELECT program.recording_days FROM recording JOIN session ON session.id = recording.session
            JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program WHERE recording.id = $1";
    let days: i64 = tx.one(sql, values![recording], |row| row.get("recording_days")).await?;
    let now = world.now();
    let deletes = now.plus_minutes(days.saturating_mul(24 * 60));
    let sql =
        "UPDATE recording SET kept = $2, length = $3, deletes = $4 WHERE id = $1 AND kept IS NULL AND gone IS NULL";
    if tx.run(sql, values![recording, now, i64::try_from(length).unwrap_or(0), deletes]).await? == 0 {
        return Ok(());
    }
    job::add(tx, world.id(), &Job::RemoveRecording { recording }, deletes, now).await
}

async fn find(tx: &mut Tx, recording: RecordingId) -> Result<Option<Unkept>> {
    let sql = "SELECT recording.session, recording.ended, recording.kept, recording.gone, program.hub FROM recording
            JOIN session ON session.id = recording.session JOIN cycle ON cycle.id = session.cycle
            JOIN program ON program.id = cycle.program
        WHERE recording.id = $1";
    let read = |row: &Row| {
        let is = |column| row.get::<Option<Moment>>(column).map(|moment| moment.is_some());
        Ok(Unkept {
            hub: row.get("hub")?,
            session: row.get("session")?,
            ended: is("ended")?,
            settled: is("kept")? || is("gone")?,
            names: Vec::new(),
        })
    };
    tx.maybe(sql, values![recording], read).await
}

/// Takes tracks away, files and all; how many.
async fn drop_tracks(
    tx: &mut Tx,
    hub: HubId,
    recording: RecordingId,
    only: Option<TrackId>,
    world: &World,
) -> Result<usize> {
    let sql = "SELECT id, file FROM recording_track WHERE recording = $1";
    let read = |row: &Row| Ok((row.get::<TrackId>("id")?, row.get::<FileId>("file")?));
    let mut all = tx.all(sql, values![recording], read).await?;
    all.retain(|(track, _)| only.is_none_or(|only| only == *track));
    let now = world.now();
    for (track, file) in &all {
        tx.run_one("DELETE FROM recording_track WHERE id = $1", values![*track]).await?;
        tx.run("DELETE FROM file WHERE id = $1 AND hub = $2", values![*file, hub]).await?;
        // The bytes go when the transaction has come to stay.
        job::add(tx, world.id(), &Job::RemoveFile { hub, file: *file }, now, now).await?;
    }
    Ok(all.len())
}

async fn forget(tx: &mut Tx, recording: RecordingId, now: Moment) -> Result<()> {
    tx.run("DELETE FROM recording_cut WHERE recording = $1", values![recording]).await?;
    tx.run("UPDATE recording SET gone = $2 WHERE id = $1 AND gone IS NULL", values![recording, now]).await?;
    Ok(())
}

async fn note(tx: &mut Tx, permit: &Permit<SeeRecordings>, thing: String, act: &str, now: Moment) -> Result<()> {
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}

fn read(row: &Row) -> Result<Record> {
    let ending = row.maybe_parse("ending", Ending::parse)?;
    Ok(Record {
        id: row.get("id")?,
        by: row.get("starter")?,
        started: row.get("started")?,
        ended: row.get::<Option<Moment>>("ended")?.zip(ending),
        length: row.get::<Option<i64>>("length")?.map(i64::unsigned_abs),
        deletes: row.get("deletes")?,
        gone: row.get("gone")?,
        tracks: Vec::new(),
        cuts: row.get("cuts")?,
    })
}

fn read_track(row: &Row) -> Result<Track> {
    let number = |column| row.get::<i64>(column).map(i64::unsigned_abs);
    Ok(Track {
        id: row.get("id")?,
        name: row.get("name")?,
        profession: row.parse("profession", Profession::parse)?,
        source: row.parse("source", Source::parse)?,
        starts: number("starts")?,
        length: number("length")?,
        bytes: number("bytes")?,
    })
}
