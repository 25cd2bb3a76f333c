//! One file of a whole session: everybody, and all its parts one behind the other. It hangs on the first of them, and goes as soon as
//! any of them changes or another one comes.

use domain::{
    access::{Permit, SeeRecordings},
    id::{FileId, HubId, PersonId, RecordingId, SessionId, TrackId},
    job::Job,
    moment::Moment,
    recording::{GAP, Source, Together},
    world::World,
};

use super::{
    file::{Brought, Part, keep_track},
    kept::{Record, Track, note, read_track, take_away},
    together::{Score, made_of},
};
use crate::{
    db::Tx,
    error::{Error, Result},
    file::Files,
    job,
    row::Row,
    values,
};

/// A part of a session, and what it is made of.
pub type Passage = (RecordingId, Moment, Score);

/// Whether there are so many parts that one file is made of them.
const fn several(parts: usize) -> bool {
    parts > 1
}

/// Asks for it. [`Error::Taken`] where it is there, is being made, or there are not several parts.
pub async fn ask_whole(tx: &mut Tx, permit: &Permit<SeeRecordings>, world: &World) -> Result<()> {
    let session = permit.thing();
    let sql = "SELECT COUNT(*) AS count FROM recording WHERE session = $1 AND kept IS NOT NULL AND gone IS NULL
        AND id IN (SELECT recording FROM recording_track)";
    let parts: i64 = tx.one(sql, values![session], |row| row.get("count")).await?;
    if !several(usize::try_from(parts).unwrap_or(0)) || file_of(tx, session).await?.is_some() {
        return Err(Error::Taken);
    }
    let sql = "UPDATE session SET recording_whole = $2
        WHERE id = $1 AND (recording_whole IS NULL OR recording_whole <> $2)";
    if tx.run(sql, values![session, Together::Waits.code()]).await? == 0 {
        return Err(Error::Taken);
    }
    let (now, person) = (world.now(), permit.person());
    job::add(tx, world.id(), &Job::ComposeSession { session, person }, now, now).await?;
    note(tx, permit, session.to_string(), "asks for one file of all parts of a recording", now).await
}

/// The file, or how far it is; none where the session has not several parts to make it of.
pub async fn whole(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    records: &[Record],
) -> Result<Option<(RecordingId, std::result::Result<Track, Option<Together>>)>> {
    let full: Vec<&Record> =
        records.iter().filter(|record| record.gone.is_none() && !record.tracks.is_empty()).collect();
    let Some(first) = full.first().filter(|_| several(full.len())) else { return Ok(None) };
    let sql = "SELECT t.id, t.source, t.starts, t.length, file.bytes, person.name, person.profession, t.recording
        FROM recording_track AS t JOIN file ON file.id = t.file JOIN person ON person.id = t.person
            JOIN recording ON recording.id = t.recording
        WHERE recording.session = $1 AND person.hub = $2 AND t.source = $3";
    let read = |row: &Row| Ok((row.get::<RecordingId>("recording")?, read_track(row)?));
    let found = tx.maybe(sql, values![permit.thing(), permit.hub(), Source::Whole.code()], read).await?;
    if let Some((recording, track)) = found {
        return Ok(Some((recording, Ok(track))));
    }
    Ok(Some((first.id, Err(state(tx, permit.thing()).await?))))
}

async fn state(tx: &mut Tx, session: SessionId) -> Result<Option<Together>> {
    let sql = "SELECT recording_whole FROM session WHERE id = $1";
    tx.one(sql, values![session], |row| row.maybe_parse("recording_whole", Together::parse)).await
}

/// What it is made of; none when it is no longer asked for. [`Error::Taken`] while a part is not kept yet, or something is being left
/// out of one.
pub async fn passages_for(tx: &mut Tx, session: SessionId) -> Result<Option<Vec<Passage>>> {
    if state(tx, session).await? != Some(Together::Waits) {
        return Ok(None);
    }
    let sql = "SELECT id FROM recording WHERE session = $1 AND kept IS NULL AND gone IS NULL LIMIT 1";
    if tx.maybe(sql, values![session], |row| row.get::<RecordingId>("id")).await?.is_some() {
        return Err(Error::Taken);
    }
    let found = passages(tx, session).await?;
    Ok(several(found.len()).then_some(found))
}

/// The parts of which something is kept, in order.
async fn passages(tx: &mut Tx, session: SessionId) -> Result<Vec<Passage>> {
    let sql = "SELECT id, started FROM recording WHERE session = $1 AND kept IS NOT NULL AND gone IS NULL
        ORDER BY started, id";
    let parts: Vec<(RecordingId, Moment)> =
        tx.all(sql, values![session], |row| Ok((row.get("id")?, row.get("started")?))).await?;
    let mut found = Vec::new();
    for (recording, started) in parts {
        let score = made_of(tx, recording).await?;
        found.extend(score.filter(|score| !score.tracks.is_empty()).map(|score| (recording, started, score)));
    }
    Ok(found)
}

/// Keeps it, unless what it was made of has changed meanwhile: [`Error::Taken`].
pub async fn keep_whole(
    tx: &mut Tx,
    files: &Files,
    (session, person): (SessionId, PersonId),
    made: &[Passage],
    brought: &Brought,
    world: &World,
) -> Result<()> {
    // Marks and deletions wait from here on, and parts that come.
    for (recording, ..) in made {
        tx.run_one("UPDATE recording SET started = started WHERE id = $1", values![*recording]).await?;
    }
    lock(tx, session).await?;
    let Some((recording, _, first)) = made.first() else { return Err(Error::Taken) };
    if passages_for(tx, session).await?.as_deref() != Some(made) {
        return Err(Error::Taken);
    }
    let length = made.iter().fold(0_u64, |sum, (.., score)| sum.saturating_add(score.length).saturating_add(GAP));
    let (length, number) = (length.saturating_sub(GAP), first.number);
    let part = Part { recording: *recording, person, source: Source::Whole, starts: 0, length, number };
    keep_track(tx, files, brought, &part, world).await?;
    tx.run("UPDATE session SET recording_whole = NULL WHERE id = $1", values![session]).await?;
    Ok(())
}

/// Ends the wish for it, if it is still asked for: it could not be made, or (none) there are no longer several parts to make it of.
pub async fn end_whole(tx: &mut Tx, session: SessionId, state: Option<Together>) -> Result<()> {
    let sql = "UPDATE session SET recording_whole = $2 WHERE id = $1 AND recording_whole = $3";
    tx.run(sql, values![session, state.map(Together::code), Together::Waits.code()]).await?;
    Ok(())
}

/// Takes it away, because a part has changed. One that is being made is not kept.
pub(super) async fn unwhole(tx: &mut Tx, session: SessionId, hub: HubId, world: &World) -> Result<()> {
    tx.run("UPDATE session SET recording_whole = NULL WHERE id = $1", values![session]).await?;
    outdate(tx, session, hub, world).await
}

/// Takes it away, because another part has come. One that is asked for will hold it too.
pub(super) async fn outdate(tx: &mut Tx, session: SessionId, hub: HubId, world: &World) -> Result<()> {
    lock(tx, session).await?;
    if let Some((track, file)) = file_of(tx, session).await? {
        take_away(tx, hub, track, file, world).await?;
    }
    Ok(())
}

/// Whoever keeps the file and whoever takes it away wait for each other.
async fn lock(tx: &mut Tx, session: SessionId) -> Result<()> {
    tx.run_one("UPDATE session SET recording_whole = recording_whole WHERE id = $1", values![session]).await
}

async fn file_of(tx: &mut Tx, session: SessionId) -> Result<Option<(TrackId, FileId)>> {
    let sql = "SELECT t.id, t.file FROM recording_track AS t JOIN recording ON recording.id = t.recording
        WHERE recording.session = $1 AND t.source = $2";
    tx.maybe(sql, values![session, Source::Whole.code()], |row| Ok((row.get("id")?, row.get("file")?))).await
}
