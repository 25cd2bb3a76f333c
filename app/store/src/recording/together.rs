//! One file of everybody in a recording: asked for by a coordinator, made by a job of what is kept, and gone as soon as any of
//! that changes.

use domain::{
    access::{Permit, SeeRecordings},
    id::{FileId, HubId, PersonId, RecordingId, TrackId},
    job::Job,
    recording::{Source, Together},
    world::World,
};

use super::{
    file::{Brought, Part, keep_track, to_leave_out},
    kept::{find, note, take_away, waits},
    whole::unwhole,
};
use crate::{
    db::Tx,
    error::{Error, Result},
    file::Files,
    job,
    row::Row,
    values,
};

/// What a file of everybody is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The hub.
    pub hub: HubId,
    /// How much of the recording is left, in milliseconds.
    pub length: u64,
    /// Up to which number the tracks leave out what is marked.
    pub number: i64,
    /// The tracks in the order in which they begin.
    pub tracks: Vec<(FileId, String, Part)>,
}

/// Asks for it. [`Error::Taken`] where it is there, is being made, or there is nothing to make it of.
pub async fn ask_together(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    recording: RecordingId,
    world: &World,
) -> Result<()> {
    let sql = "UPDATE recording SET together = $3 WHERE id = $1 AND session = $2 AND kept IS NOT NULL AND gone IS NULL
        AND (together IS NULL OR together <> $3) AND id IN (SELECT recording FROM recording_track)
        AND id NOT IN (SELECT recording FROM recording_track WHERE source = $4)";
    let values = values![recording, permit.thing(), Together::Waits.code(), Source::Together.code()];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    let (now, person) = (world.now(), permit.person());
    job::add(tx, world.id(), &Job::ComposeRecording { recording, person }, now, now).await?;
    note(tx, permit, format!("{} {recording}", permit.thing()), "asks for one file of everybody in a recording", now)
        .await
}

/// What it is made of; none when it is no longer asked for. [`Error::Taken`] while something is being left out of the recording.
pub async fn score(tx: &mut Tx, recording: RecordingId) -> Result<Option<Score>> {
    let sql = "SELECT id FROM recording WHERE id = $1 AND together = $2";
    let asked = tx.maybe(sql, values![recording, Together::Waits.code()], |row| row.get::<RecordingId>("id")).await?;
    match asked {
        Some(_) => made_of(tx, recording).await,
        None => Ok(None),
    }
}

/// What a kept recording is made of; none when it is gone. [`Error::Taken`] while something is being left out of it.
pub(super) async fn made_of(tx: &mut Tx, recording: RecordingId) -> Result<Option<Score>> {
    let sql = "SELECT length FROM recording WHERE id = $1 AND kept IS NOT NULL AND gone IS NULL";
    let length = tx.maybe(sql, values![recording], |row| row.get::<i64>("length")).await?;
    let Some((length, found)) = length.zip(find(tx, recording).await?) else { return Ok(None) };
    if waits(tx, recording).await? {
        return Err(Error::Taken);
    }
    let (cuts, number) = to_leave_out(tx, recording).await?;
    let sql = "SELECT * FROM recording_track WHERE recording = $1 AND source NOT IN ($2, $3) ORDER BY starts, name";
    let read = |row: &Row| {
        let millis = |column| row.get::<i64>(column).map(i64::unsigned_abs);
        let part = Part {
            recording,
            person: row.get("person")?,
            source: row.parse("source", Source::parse)?,
            starts: millis("starts")?,
            length: millis("length")?,
            number,
        };
        Ok((row.get("file")?, row.get("name")?, part))
    };
    let tracks = tx.all(sql, values![recording, Source::Together.code(), Source::Whole.code()], read).await?;
    Ok(Some(Score { hub: found.hub, length: cuts.left(length.unsigned_abs()), number, tracks }))
}

/// Keeps it, unless what it was made of has changed meanwhile: [`Error::Taken`].
pub async fn keep_together(
    tx: &mut Tx,
    files: &Files,
    (recording, person): (RecordingId, PersonId),
    score: &Score,
    brought: &Brought,
    world: &World,
) -> Result<()> {
    // Marks and deletions wait from here on.
    tx.run_one("UPDATE recording SET started = started WHERE id = $1", values![recording]).await?;
    if self::score(tx, recording).await?.as_ref() != Some(score) {
        return Err(Error::Taken);
    }
    let part =
        Part { recording, person, source: Source::Together, starts: 0, length: score.length, number: score.number };
    keep_track(tx, files, brought, &part, world).await?;
    tx.run("UPDATE recording SET together = NULL WHERE id = $1", values![recording]).await?;
    Ok(())
}

/// Says that it could not be made, if it is still asked for.
pub async fn fail_together(tx: &mut Tx, recording: RecordingId) -> Result<()> {
    let sql = "UPDATE recording SET together = $2 WHERE id = $1 AND together = $3";
    tx.run(sql, values![recording, Together::Failed.code(), Together::Waits.code()]).await?;
    Ok(())
}

/// Takes it away, because what it was made of has changed. One that is being made is not kept.
pub(super) async fn part(tx: &mut Tx, recording: RecordingId, world: &World) -> Result<()> {
    tx.run("UPDATE recording SET together = NULL WHERE id = $1", values![recording]).await?;
    let Some(found) = find(tx, recording).await? else { return Ok(()) };
    let sql = "SELECT id, file FROM recording_track WHERE recording = $1 AND source = $2";
    let read = |row: &Row| Ok((row.get::<TrackId>("id")?, row.get::<FileId>("file")?));
    for (track, file) in tx.all(sql, values![recording, Source::Together.code()], read).await? {
        take_away(tx, found.hub, track, file, world).await?;
    }
    unwhole(tx, found.session, found.hub, world).await
}
