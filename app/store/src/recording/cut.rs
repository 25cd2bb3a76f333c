//! What is left out of a recording. It is marked at once; from then on no file is given out that still holds it, and the job
//! `CutRecording` writes the files anew. What is left out cannot be brought back.

use domain::{
    access::{Act, LeadSession, Permit, SeeRecordings},
    id::{CaseId, FileId, HubId, RecordingId, SegmentId, SessionId, TrackId},
    job::Job,
    moment::Moment,
    recording::{Cuts, LAST, Source, Stretch},
    world::World,
};

use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    job,
    row::Row,
    values,
};

/// A file that still holds what is to be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncut {
    /// The hub.
    pub hub: HubId,
    /// The recording.
    pub recording: RecordingId,
    /// The track.
    pub track: TrackId,
    /// Its file now.
    pub file: FileId,
    /// The file's name.
    pub name: String,
    /// What it shows or says.
    pub source: Source,
    /// What is to be left out of it, in milliseconds from its beginning.
    pub cuts: Vec<Stretch>,
    /// Where it begins once that is gone.
    pub starts: u64,
    /// How long it is now, in milliseconds.
    pub length: u64,
    /// Up to which number it leaves out then.
    pub number: i64,
}

/// Marks what was recorded while a case was on the stage, because something of it is hidden or removed. Gives the session whose
/// recording goes on, if it is one of them, and since when it is left out.
pub async fn cut<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    world: &World,
) -> Result<Option<(SessionId, Moment)>> {
    let sql = "SELECT id, session FROM segment WHERE \"case\" = $1";
    let read = |row: &Row| Ok((row.get::<SegmentId>("id")?, row.get::<SessionId>("session")?));
    let mut open = None;
    for (segment, session) in tx.all(sql, values![permit.thing()], read).await? {
        let stays = stays(tx, session, segment, world.now()).await?;
        let sql = "SELECT id, started, ended FROM recording WHERE session = $1 AND gone IS NULL";
        let read = |row: &Row| Ok((row.get("id")?, row.get("started")?, row.get("ended")?));
        let recordings: Vec<(RecordingId, Moment, Option<Moment>)> = tx.all(sql, values![session], read).await?;
        for (recording, started, ended) in recordings {
            for (from, to) in &stays {
                let stretch = between(started, *from, (*to).min(ended.unwrap_or(*to)));
                if mark(tx, recording, stretch, world).await? {
                    note(tx, permit, session, recording, stretch, world.now()).await?;
                    open = open.or_else(|| ended.is_none().then_some((session, *from)));
                }
            }
        }
    }
    Ok(open)
}

/// When a segment came on the stage, and when it left it; a last stay that goes on ends now.
async fn stays(tx: &mut Tx, session: SessionId, segment: SegmentId, now: Moment) -> Result<Vec<(Moment, Moment)>> {
    let sql = "SELECT at, segment FROM agenda_place WHERE session = $1 ORDER BY at";
    let read = |row: &Row| Ok((row.get::<Moment>("at")?, row.get::<Option<SegmentId>>("segment")?));
    let (mut stays, mut since) = (Vec::new(), None);
    for (at, place) in tx.all(sql, values![session], read).await? {
        match (since, place == Some(segment)) {
            (None, true) => since = Some(at),
            (Some(from), false) => {
                stays.push((from, at));
                since = None;
            }
            _ => {}
        }
    }
    stays.extend(since.map(|from| (from, now)));
    Ok(stays)
}

/// Marks the last minute of the recording that goes on; where none does, of the one that ended within it. Gives since when, or
/// none when there is nothing to leave out.
pub async fn cut_last(tx: &mut Tx, permit: &Permit<LeadSession>, world: &World) -> Result<Option<Moment>> {
    let now = world.now();
    let from = Moment::from_micros(now.micros().saturating_sub(i64::try_from(LAST).unwrap_or(0).saturating_mul(1_000)));
    let sql = "SELECT id, started, ended FROM recording
        WHERE session = $1 AND gone IS NULL AND (ended IS NULL OR ended > $2) ORDER BY started";
    let read = |row: &Row| Ok((row.get("id")?, row.get("started")?, row.get("ended")?));
    let all: Vec<(RecordingId, Moment, Option<Moment>)> = tx.all(sql, values![permit.thing(), from], read).await?;
    let mut any = None;
    for (recording, started, ended) in all {
        let stretch = between(started, from, ended.unwrap_or(now));
        if mark(tx, recording, stretch, world).await? {
            note(tx, permit, permit.thing(), recording, stretch, now).await?;
            any = Some(from);
        }
    }
    tx.tell(permit.thing()).await?;
    Ok(any)
}

/// Marks a stretch of what is left of a recording that is kept. [`Error::Taken`] while it is not.
pub async fn cut_stretch(
    tx: &mut Tx,
    permit: &Permit<SeeRecordings>,
    recording: RecordingId,
    left: Stretch,
    world: &World,
) -> Result<()> {
    let sql = "SELECT kept, gone FROM recording WHERE id = $1 AND session = $2";
    let is = |row: &Row, column| row.get::<Option<Moment>>(column).map(|moment| moment.is_some());
    let read = |row: &Row| Ok(is(row, "kept")? && !is(row, "gone")?);
    if !tx.one(sql, values![recording, permit.thing()], read).await? {
        return Err(Error::Taken);
    }
    let done = cuts(tx, recording, None).await?;
    let stretch =
        Stretch { from: done.origin(left.from), to: done.origin(left.to.saturating_sub(1)).saturating_add(1) };
    if mark(tx, recording, stretch, world).await? {
        note(tx, permit, permit.thing(), recording, stretch, world.now()).await?;
    }
    Ok(())
}

/// Marks a stretch and sees to it that it goes; whether it was not left out already.
async fn mark(tx: &mut Tx, recording: RecordingId, stretch: Stretch, world: &World) -> Result<bool> {
    // Marks wait for each other, so that a number stands for all up to it.
    tx.run_one("UPDATE recording SET started = started WHERE id = $1", values![recording]).await?;
    if stretch.from >= stretch.to || cuts(tx, recording, None).await?.cover(stretch) {
        return Ok(false);
    }
    let signed = |millis| i64::try_from(millis).unwrap_or(i64::MAX);
    let sql = "INSERT INTO recording_cut (recording, from_ms, to_ms, number)
        VALUES ($1, $2, $3, (SELECT COALESCE(MAX(number), 0) + 1 FROM recording_cut WHERE recording = $1))";
    tx.run(sql, values![recording, signed(stretch.from), signed(stretch.to)]).await?;
    super::together::part(tx, recording, world).await?;
    let now = world.now();
    job::add(tx, world.id(), &Job::CutRecording { recording }, now, now).await?;
    Ok(true)
}

/// What is left out of a recording: by marks with a number up to this one, or by all.
pub(super) async fn cuts(tx: &mut Tx, recording: RecordingId, number: Option<i64>) -> Result<Cuts> {
    let sql = "SELECT from_ms, to_ms FROM recording_cut WHERE recording = $1 AND number <= $2";
    let millis = |row: &Row, column| row.get::<i64>(column).map(|millis| millis.max(0).unsigned_abs());
    let read = |row: &Row| Ok(Stretch { from: millis(row, "from_ms")?, to: millis(row, "to_ms")? });
    Ok(Cuts::of(tx.all(sql, values![recording, number.unwrap_or(i64::MAX)], read).await?))
}

/// The files of a recording that still hold what is to be left out. [`Error::Taken`] while it is not kept.
pub async fn uncut(tx: &mut Tx, recording: RecordingId) -> Result<Vec<Uncut>> {
    let found = super::kept::find(tx, recording).await?.ok_or(Error::Missing)?;
    if !found.settled {
        return Err(Error::Taken);
    }
    let sql = "SELECT t.*, (SELECT COALESCE(MAX(number), 0) FROM recording_cut WHERE recording = $1) AS last
        FROM recording_track AS t WHERE t.recording = $1 ORDER BY t.starts, t.name";
    let read = |row: &Row| {
        let uncut = Uncut {
            hub: found.hub,
            recording,
            track: row.get("id")?,
            file: row.get("file")?,
            name: row.get("name")?,
            source: row.parse("source", Source::parse)?,
            cuts: Vec::new(),
            starts: row.get::<i64>("starts")?.unsigned_abs(),
            length: row.get::<i64>("length")?.unsigned_abs(),
            number: row.get("last")?,
        };
        Ok((uncut, row.get::<i64>("cut")?))
    };
    let mut wanting = Vec::new();
    for (mut track, number) in tx.all(sql, values![recording], read).await? {
        if number < track.number {
            let (done, all) =
                (cuts(tx, recording, Some(number)).await?, cuts(tx, recording, Some(track.number)).await?);
            track.cuts = all.within(&done).from(track.starts).filter(|cut| cut.from <= track.length).collect();
            track.starts = all.left(done.origin(track.starts));
            wanting.push(track);
        }
    }
    Ok(wanting)
}

/// Recordings whose files wait to be taken over (false) or to be written anew (true).
pub async fn unfinished(tx: &mut Tx) -> Result<Vec<(RecordingId, bool)>> {
    let sql = "SELECT id, kept FROM recording WHERE ended IS NOT NULL AND gone IS NULL AND (kept IS NULL OR id IN (
            SELECT t.recording FROM recording_track AS t JOIN recording_cut AS c ON c.recording = t.recording WHERE c.number > t.cut
        ))";
    tx.all(sql, values![], |row| Ok((row.get("id")?, row.get::<Option<Moment>>("kept")?.is_some()))).await
}

/// What lies between two moments of a recording that began then.
fn between(started: Moment, from: Moment, to: Moment) -> Stretch {
    let millis = |at: Moment| at.micros().saturating_sub(started.micros()).max(0).unsigned_abs() / 1_000;
    Stretch { from: millis(from), to: millis(to) }
}

async fn note<A: Act>(
    tx: &mut Tx,
    permit: &Permit<A>,
    session: SessionId,
    recording: RecordingId,
    Stretch { from, to }: Stretch,
    now: Moment,
) -> Result<()> {
    let (act, thing) = ("leaves a stretch out of a recording".to_owned(), format!("{session} {recording} {from}-{to}"));
    audit::add(tx, &audit::Entry { hub: permit.hub(), person: Some(permit.person()), act, thing }, now).await
}
