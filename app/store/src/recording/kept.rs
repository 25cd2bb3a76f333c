//! What was recorded and is kept: listed, opened and deleted by coordinators, deleted by itself when its day has come.

use domain::{
    access::{Permit, SeeRecordings},
    id::{FileId, HubId, RecordingId, SessionId, TrackId},
    job::Job,
    moment::Moment,
    profession::Profession,
    recording::{Ending, Source, Together},
    world::World,
};

use super::{cut::cuts, file::drop_file, together::part, whole};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    file::{Files, Streamed},
    job,
    row::Row,
    values,
};

/// How far the rooms' clock may be from the one by which a recording was written down, in microseconds.
const FAR: i64 = 60_000_000;

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
    /// How much of it is left, in milliseconds, once its files are kept.
    pub length: Option<u64>,
    /// When it is deleted, once its files are kept.
    pub deletes: Option<Moment>,
    /// When it was deleted.
    pub gone: Option<Moment>,
    /// What is kept of it, in the order in which it began.
    pub tracks: Vec<Track>,
    /// One file of everybody, where somebody asked for it: there, or how far it is.
    pub together: std::result::Result<Track, Option<Together>>,
    /// How often something was left out of it.
    pub cuts: u32,
    /// Something is being left out: no file is given out before that is done.
    pub waits: bool,
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

impl Track {
    /// Whether it is everybody in one file.
    pub fn is_together(&self) -> bool {
        self.source.is_everybody()
    }

    /// Whether there is something to see in it.
    pub fn is_seen(&self) -> bool {
        !matches!(self.source, Source::Microphone | Source::ScreenSound)
    }
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
        let (mut together, tracks) =
            tx.all(sql, values![record.id], read_track).await?.into_iter().partition::<Vec<_>, _>(Track::is_together);
        together.retain(|track| track.source == Source::Together);
        record.tracks = tracks;
        record.together = together.pop().map_or(record.together.clone(), Ok);
        let cuts = cuts(tx, record.id, None).await?;
        record.length = record.length.map(|length| cuts.left(length));
        record.waits = waits(tx, record.id).await?;
    }
    Ok(records)
}

/// When a kept recording began, and how much of it is left, in milliseconds.
pub async fn kept(tx: &mut Tx, permit: &Permit<SeeRecordings>, recording: RecordingId) -> Result<(Moment, u64)> {
    let sql = "SELECT started, length FROM recording
        WHERE id = $1 AND session = $2 AND kept IS NOT NULL AND gone IS NULL";
    let read = |row: &Row| Ok((row.get("started")?, row.get::<i64>("length")?.unsigned_abs()));
    let (started, length) = tx.one(sql, values![recording, permit.thing()], read).await?;
    Ok((started, cuts(tx, recording, None).await?.left(length)))
}

/// Whether a recording has a file that still holds what is to be left out.
pub(super) async fn waits(tx: &mut Tx, recording: RecordingId) -> Result<bool> {
    let sql = "SELECT t.id FROM recording_track AS t JOIN recording_cut AS c ON c.recording = t.recording
        WHERE t.recording = $1 AND c.number > t.cut LIMIT 1";
    Ok(tx.maybe(sql, values![recording], |row| row.get::<TrackId>("id")).await?.is_some())
}

/// The file of a track. Callers write down that it was opened. [`Error::Taken`] while something is being left out of the
/// recording.
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
    if waits(tx, recording).await? {
        return Err(Error::Taken);
    }
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
    part(tx, recording, world).await?;
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
    part(tx, recording, world).await?;
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

/// Sets a recording's beginning right by when the rooms began it, which is a moment after it was written down: what is left out
/// is told by the clock, and must be found in the files. A clock that is far off says nothing.
pub async fn align(tx: &mut Tx, recording: RecordingId, began: Moment) -> Result<()> {
    let sql = "SELECT started FROM recording WHERE id = $1 AND kept IS NULL";
    let Some(started) = tx.maybe(sql, values![recording], |row| row.get::<Moment>("started")).await? else {
        return Ok(());
    };
    let later = began.micros().saturating_sub(started.micros());
    if later == 0 || later.abs() > FAR {
        return Ok(());
    }
    tx.run("UPDATE recording SET started = $2 WHERE id = $1", values![recording, began]).await?;
    // Up to the millisecond: rather a moment too much is left out.
    let sql = "UPDATE recording_cut SET from_ms = from_ms - $2, to_ms = to_ms - $3 WHERE recording = $1";
    tx.run(sql, values![recording, later.div_euclid(1_000) + 1, later.div_euclid(1_000)]).await?;
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
    if let Some(found) = find(tx, recording).await? {
        whole::outdate(tx, found.session, found.hub, world).await?;
    }
    job::add(tx, world.id(), &Job::RemoveRecording { recording }, deletes, now).await
}

pub(super) async fn find(tx: &mut Tx, recording: RecordingId) -> Result<Option<Unkept>> {
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
    for (track, file) in &all {
        take_away(tx, hub, *track, *file, world).await?;
    }
    Ok(all.len())
}

/// Takes a track away, file and all.
pub(super) async fn take_away(tx: &mut Tx, hub: HubId, track: TrackId, file: FileId, world: &World) -> Result<()> {
    tx.run("DELETE FROM recording_view WHERE track = $1", values![track]).await?;
    tx.run_one("DELETE FROM recording_track WHERE id = $1", values![track]).await?;
    drop_file(tx, hub, file, world).await
}

async fn forget(tx: &mut Tx, recording: RecordingId, now: Moment) -> Result<()> {
    tx.run("DELETE FROM recording_cut WHERE recording = $1", values![recording]).await?;
    tx.run("UPDATE recording SET gone = $2, together = NULL WHERE id = $1 AND gone IS NULL", values![recording, now])
        .await?;
    Ok(())
}

pub(super) async fn note(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    thing: String,
    act: &str,
    now: Moment,
) -> Result<()> {
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
        together: Err(row.maybe_parse("together", Together::parse)?),
        cuts: row.get("cuts")?,
        waits: false,
    })
}

pub(super) fn read_track(row: &Row) -> Result<Track> {
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
