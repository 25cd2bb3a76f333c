//! Cycles: the people who go through a curriculum together.

use domain::{
    access::{Act, ManageCycle, ManageProgram, Permit},
    agenda::Segment,
    curriculum::Topic,
    cycle::{Cycle, NewCycle, Span},
    id::{CycleId, HubId, ProgramId, SessionId},
    program::Program,
    schedule::Meeting,
    session::Added,
    world::World,
};
use jiff::civil::Date;

use crate::{
    db::Tx,
    error::{Error, Result},
    program,
    row::Row,
    session, values,
};

/// A cycle with what identifies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The cycle's id.
    pub id: CycleId,
    /// Its program.
    pub program: ProgramId,
    /// What its coordinator says about it.
    pub cycle: Cycle,
    /// The dates of its first and last session, in the program's zone.
    pub span: Span,
    /// How often it was changed; a form carries it back.
    pub revision: i64,
}

/// A cycle as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The cycle.
    pub record: Record,
    /// Its sessions that are not cancelled.
    pub sessions: u32,
    /// The people taking part.
    pub enrolled: u32,
    /// The people waiting for a decision.
    pub waiting: u32,
}

/// Begins a cycle with its sessions, each with the agenda of the program's template.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<ManageProgram>,
    world: &World,
    id: CycleId,
    new: &NewCycle,
) -> Result<()> {
    let program = program::get(tx, permit).await?.program;
    let meetings = new.schedule.meetings(&program.zone);
    let span =
        Span::of(meetings.iter().map(|meeting| meeting.local.date())).ok_or(Error::Inconsistent("cycle.starts"))?;
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, capacity, open, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let Cycle { title, capacity, open } = &new.cycle;
    let (starts, ends) = (span.starts.to_string(), span.ends.to_string());
    tx.run(sql, values![id, permit.thing(), title, starts, ends, capacity.map(i64::from), *open, world.now()]).await?;
    let unknown = Topic::default();
    for (place, meeting) in meetings.iter().enumerate() {
        let number = u32::try_from(place + 1).map_err(|_| Error::Inconsistent("session.number"))?;
        let topic = new.topics.get(place).unwrap_or(&unknown);
        plan(tx, world, id, &program, (number, meeting, topic)).await?;
    }
    Ok(())
}

/// Adds a session to a cycle that is under way, with the agenda of the program's template. Its number follows the highest one.
pub async fn add_session(
    tx: &mut Tx,
    permit: &Permit<ManageCycle>,
    world: &World,
    added: &Added,
) -> Result<session::Record> {
    hold(tx, permit.thing()).await?;
    let record = get(tx, permit).await?;
    let program = program::find(tx, permit.hub(), record.program).await?.program;
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM session WHERE cycle = $1";
    let number: u32 = tx.one(sql, values![permit.thing()], |row| row.get("number")).await?;
    let meeting = Meeting { local: added.local, starts: program.zone.moment(added.local) };
    let topic = Topic { title: added.topic.clone(), ..Topic::default() };
    let session = plan(tx, world, permit.thing(), &program, (number, &meeting, &topic)).await?;
    session::respan(tx, session).await?;
    session::find(tx, permit.hub(), session).await
}

/// Keeps a session with the agenda of the program's template.
async fn plan(
    tx: &mut Tx,
    world: &World,
    cycle: CycleId,
    program: &Program,
    (number, meeting, topic): (u32, &Meeting, &Topic),
) -> Result<SessionId> {
    let about = (number, meeting, &program.zone, program.template.minutes);
    let session = session::add(tx, world, cycle, about, topic).await?;
    for (position, (kind, minutes)) in (1..).zip(program.template.segments) {
        let (id, title) = (world.id(), String::new());
        let segment = Segment { id, kind: *kind, title, minutes: *minutes, presenter: None, case: None };
        session::add_segment(tx, session, position, &segment).await?;
    }
    Ok(session)
}

/// Changes title, capacity and whether people can ask to take part. [`Error::Taken`] when somebody else changed it since
/// `revision`.
pub async fn change(tx: &mut Tx, permit: &Permit<ManageCycle>, to: &Cycle, revision: i64) -> Result<()> {
    let sql = "UPDATE cycle SET title = $2, capacity = $3, open = $4, revision = revision + 1 WHERE id = $1 AND revision = $5";
    let values = values![permit.thing(), &to.title, to.capacity.map(i64::from), to.open, revision];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// A cycle, for those who may do something with it.
pub async fn get<A: Act<Thing = CycleId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Record> {
    find(tx, permit.hub(), permit.thing()).await
}

/// A cycle of the hub, for the house itself: mails, letters, certificates. Pages go through [`get`].
pub async fn find(tx: &mut Tx, hub: HubId, cycle: CycleId) -> Result<Record> {
    let sql =
        "SELECT cycle.* FROM cycle JOIN program ON program.id = cycle.program WHERE cycle.id = $1 AND program.hub = $2";
    tx.one(sql, values![cycle, hub], read).await
}

/// The cycles of a program, the newest first, for those who may do something with the program.
pub async fn of_program<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Listed>> {
    of(tx, permit.hub(), permit.thing()).await
}

/// The cycle of a program that its public page is about: the newest that people can join, else the newest. For pages that
/// have asked whether the program may be seen.
pub async fn current(tx: &mut Tx, hub: HubId, program: ProgramId) -> Result<Option<Listed>> {
    let cycles = of(tx, hub, program).await?;
    let place = cycles.iter().position(|listed| listed.record.cycle.open).unwrap_or(0);
    Ok(cycles.into_iter().nth(place))
}

/// The cycles of a program of the hub, the newest first, for pages that have asked whether the program may be seen.
pub async fn of(tx: &mut Tx, hub: HubId, program: ProgramId) -> Result<Vec<Listed>> {
    let sql = "SELECT cycle.*,
            (SELECT COUNT(*) FROM session WHERE session.cycle = cycle.id AND session.state <> 'cancelled') AS sessions,
            (SELECT COUNT(*) FROM registration WHERE registration.cycle = cycle.id AND registration.state = 'approved') AS enrolled,
            (SELECT COUNT(*) FROM registration WHERE registration.cycle = cycle.id AND registration.state = 'requested') AS waiting
        FROM cycle JOIN program ON program.id = cycle.program
        WHERE program.id = $1 AND program.hub = $2 ORDER BY cycle.starts DESC, cycle.id DESC";
    let listed = |row: &Row| {
        Ok(Listed {
            record: read(row)?,
            sessions: row.get("sessions")?,
            enrolled: row.get("enrolled")?,
            waiting: row.get("waiting")?,
        })
    };
    tx.all(sql, values![program, hub], listed).await
}

/// Holds a cycle until the end of the transaction, so that what was counted stays true: one approval at a time.
pub(crate) async fn hold(tx: &mut Tx, cycle: CycleId) -> Result<()> {
    tx.run_one("UPDATE cycle SET revision = revision WHERE id = $1", values![cycle]).await
}

fn read(row: &Row) -> Result<Record> {
    let date = |text: &str| text.parse::<Date>().ok();
    let capacity: Option<i64> = row.get("capacity")?;
    let cycle = Cycle {
        title: row.get("title")?,
        capacity: capacity.map(u32::try_from).transpose().map_err(|_| Error::Inconsistent("cycle.capacity"))?,
        open: row.get("open")?,
    };
    Ok(Record {
        id: row.get("id")?,
        program: row.get("program")?,
        cycle,
        span: Span { starts: row.parse("starts", date)?, ends: row.parse("ends", date)? },
        revision: row.get("revision")?,
    })
}
