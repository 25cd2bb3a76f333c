//! Recordings of sessions: who agreed, what is recorded now, and what was kept.

mod cut;
mod file;
mod kept;
mod together;
mod view;
mod whole;

use std::collections::BTreeSet;

use domain::{
    access::{Act, JoinSession, LeadSession, ManageProgram, Permit},
    id::{PersonId, RecordingId, SessionId},
    job::Job,
    moment::Moment,
    recording::{Ending, Extent, Rule, WORDING},
    world::World,
};

pub use cut::{Uncut, cut, cut_last, cut_stretch, uncut, unfinished};
pub use file::{Brought, Part, bring, erase, is_erased, keep_track, replace, shift, to_leave_out};
pub use kept::{Record, Track, Unkept, align, expire, expiring, file, kept, list, opened, remove, settle, unkept};
pub use together::{Score, ask_together, fail_together, keep_together, score};
pub use view::{play, view};
pub use whole::{Passage, ask_whole, end_whole, keep_whole, passages_for, whole};

use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    job,
    row::Row,
    values,
};

/// How long a recording may go on before it is looked after, in seconds.
const LOOK: i64 = 60;
/// How long its files may take to be completed, in seconds.
const COMPLETE: i64 = 2;

/// How recording stands in a session, for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What the program lets be recorded.
    pub extent: Extent,
    /// Days that it is kept.
    pub days: u32,
    /// The recording that goes on, and since when.
    pub open: Option<(RecordingId, Moment)>,
    /// How often something is left out of it.
    pub cuts: u32,
    /// When and why the last one ended, where it ended by itself and none goes on.
    pub broke: Option<(Moment, Ending)>,
    /// The person's own answer, once they gave one.
    pub own: Option<bool>,
    /// How many said yes.
    pub agreed: u32,
}

/// What a program says about recordings.
pub async fn rule(tx: &mut Tx, permit: &Permit<ManageProgram>) -> Result<Rule> {
    let sql = "SELECT recording, recording_days FROM program WHERE id = $1 AND hub = $2";
    tx.one(sql, values![permit.thing(), permit.hub()], read_rule).await
}

fn read_rule(row: &Row) -> Result<Rule> {
    Ok(Rule { extent: row.parse("recording", Extent::parse)?, days: row.get("recording_days")? })
}

/// Changes it. What is kept already keeps its day.
pub async fn change(tx: &mut Tx, permit: &Permit<ManageProgram>, rule: Rule, now: Moment) -> Result<()> {
    let sql = "UPDATE program SET recording = $3, recording_days = $4 WHERE id = $1 AND hub = $2";
    tx.run_one(sql, values![permit.thing(), permit.hub(), rule.extent.code(), rule.days]).await?;
    let act = format!("sets recording to {} for {} days", rule.extent.code(), rule.days);
    let thing = permit.thing().to_string();
    audit::add(tx, &audit::Entry { hub: permit.hub(), person: Some(permit.person()), act, thing }, now).await
}

/// How recording stands in a session.
pub async fn standing<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Standing> {
    let (session, person) = (permit.thing(), permit.person());
    let sql = "SELECT program.recording, program.recording_days FROM session JOIN cycle ON cycle.id = session.cycle
            JOIN program ON program.id = cycle.program WHERE session.id = $1 AND program.hub = $2";
    let Rule { extent, days } = tx.one(sql, values![session, permit.hub()], read_rule).await?;
    let sql = "SELECT id, started, (SELECT COUNT(*) FROM recording_cut WHERE recording = recording.id) AS cuts
        FROM recording WHERE session = $1 AND ended IS NULL";
    let read = |row: &Row| Ok(((row.get("id")?, row.get("started")?), row.get::<u32>("cuts")?));
    let (open, cuts) = tx.maybe(sql, values![session], read).await?.unzip();
    let cuts = cuts.unwrap_or_default();
    let sql = "SELECT ended, ending FROM recording WHERE session = $1 ORDER BY started DESC, id DESC LIMIT 1";
    let read = |row: &Row| Ok(row.get::<Option<Moment>>("ended")?.zip(row.maybe_parse("ending", Ending::parse)?));
    let last = tx.maybe(sql, values![session], read).await?.flatten();
    let broke = last.filter(|(_, ending)| matches!(ending, Ending::Disk | Ending::Shutdown | Ending::Broken));
    let sql = "SELECT given FROM recording_consent WHERE session = $1 AND person = $2 AND wording = $3
        ORDER BY at DESC, id DESC LIMIT 1";
    let own = tx.maybe(sql, values![session, person, WORDING], |row| row.get("given")).await?;
    let agreed = u32::try_from(agreed(tx, session).await?.len()).unwrap_or(u32::MAX);
    Ok(Standing { extent, days, open, cuts, broke, own, agreed })
}

/// Who said yes in a session, and did not take it back.
pub async fn agreed(tx: &mut Tx, session: SessionId) -> Result<BTreeSet<PersonId>> {
    let sql = "SELECT person, given FROM recording_consent WHERE session = $1 AND wording = $2 ORDER BY at, id";
    let read = |row: &Row| Ok((row.get::<PersonId>("person")?, row.get::<bool>("given")?));
    let mut agreed = BTreeSet::new();
    for (person, given) in tx.all(sql, values![session, WORDING], read).await? {
        if given {
            agreed.insert(person)
        } else {
            agreed.remove(&person)
        };
    }
    Ok(agreed)
}

/// Keeps a person's answer, with the words by which they were asked.
pub async fn answer(tx: &mut Tx, permit: &Permit<JoinSession>, given: bool, world: &World) -> Result<()> {
    let now = world.now();
    let sql = "INSERT INTO recording_consent (id, session, person, given, wording, at) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = values![world.id::<RecordingId>(), permit.thing(), permit.person(), given, WORDING, now];
    tx.run(sql, values).await?;
    tx.tell(permit.thing()).await?;
    let act = if given { "agrees to be recorded" } else { "does not agree to be recorded" };
    note(tx, permit, permit.thing().to_string(), act, now).await
}

/// Begins a recording. [`Error::Taken`] when one goes on.
pub async fn begin(tx: &mut Tx, permit: &Permit<LeadSession>, world: &World) -> Result<RecordingId> {
    let (id, now): (RecordingId, _) = (world.id(), world.now());
    let sql = "SELECT id FROM recording WHERE session = $1 AND ended IS NULL";
    if tx.maybe(sql, values![permit.thing()], |row| row.get::<RecordingId>("id")).await?.is_some() {
        return Err(Error::Taken);
    }
    let sql = "INSERT INTO recording (id, session, person, started) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![id, permit.thing(), permit.person(), now]).await?;
    job::add(tx, world.id(), &Job::KeepRecording { recording: id }, now.plus_seconds(LOOK), now).await?;
    tx.tell(permit.thing()).await?;
    note(tx, permit, format!("{} {id}", permit.thing()), "starts a recording", now).await?;
    Ok(id)
}

/// Ends the recording that goes on; none when there is none.
pub async fn end(
    tx: &mut Tx,
    permit: &Permit<LeadSession>,
    ending: Ending,
    world: &World,
) -> Result<Option<RecordingId>> {
    let sql = "SELECT id FROM recording WHERE session = $1 AND ended IS NULL";
    let Some(id) = tx.maybe(sql, values![permit.thing()], |row| row.get::<RecordingId>("id")).await? else {
        return Ok(None);
    };
    let now = world.now();
    close(tx, permit.thing(), id, ending, now).await?;
    job::add(tx, world.id(), &Job::KeepRecording { recording: id }, now.plus_seconds(COMPLETE), now).await?;
    let act = format!("ends a recording: {}", ending.code());
    note(tx, permit, format!("{} {id}", permit.thing()), &act, now).await?;
    Ok(Some(id))
}

/// Ends a recording that ended by itself, or with the program that made it.
pub async fn end_alone(tx: &mut Tx, recording: RecordingId, ending: Ending, now: Moment) -> Result<()> {
    let sql = "SELECT recording.session, program.hub FROM recording JOIN session ON session.id = recording.session
            JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE recording.id = $1 AND recording.ended IS NULL";
    let read = |row: &Row| Ok((row.get::<SessionId>("session")?, row.get("hub")?));
    let Some((session, hub)) = tx.maybe(sql, values![recording], read).await? else { return Ok(()) };
    close(tx, session, recording, ending, now).await?;
    let act = format!("ends a recording: {}", ending.code());
    audit::add(tx, &audit::Entry { hub, person: None, act, thing: format!("{session} {recording}") }, now).await
}

/// The recordings that go on, or were going on when the program broke off.
pub async fn open(tx: &mut Tx) -> Result<Vec<RecordingId>> {
    tx.all("SELECT id FROM recording WHERE ended IS NULL", values![], |row| row.get("id")).await
}

async fn close(tx: &mut Tx, session: SessionId, id: RecordingId, ending: Ending, now: Moment) -> Result<()> {
    let sql = "UPDATE recording SET ended = $2, ending = $3 WHERE id = $1 AND ended IS NULL";
    tx.run(sql, values![id, now, ending.code()]).await?;
    tx.tell(session).await
}

async fn note<A: Act<Thing = SessionId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    thing: String,
    act: &str,
    now: Moment,
) -> Result<()> {
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}
