//! Sessions and their planned agenda. What happens while a session is live is `agenda`'s.

pub mod reminder;

use std::borrow::Borrow;

use domain::{
    access::{Act, ManageCycle, ManageSession, Permit, Who},
    agenda::{Segment, SegmentKind},
    curriculum::{Entry, Topic, objectives},
    cycle::Span,
    id::{CycleId, HubId, PersonId, SegmentId, SessionId},
    moment::{Moment, Zone},
    schedule::Meeting,
    session::{Plan, State},
    world::World,
};
use jiff::civil::DateTime;

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Minutes after its planned end from which a live session counts as forgotten.
const FORGOTTEN: i64 = 120;

/// A session as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The session's id.
    pub id: SessionId,
    /// Its cycle.
    pub cycle: CycleId,
    /// Its number in the cycle, from 1.
    pub number: u32,
    /// What it is about; empty while that is not known.
    pub topic: String,
    /// What people can do afterwards.
    pub objectives: Vec<String>,
    /// The wall-clock time that was promised, in `zone`.
    pub local: DateTime,
    /// The zone it was planned in.
    pub zone: Zone,
    /// The moment it starts.
    pub starts: Moment,
    /// Its length.
    pub minutes: u32,
    /// How far it has come.
    pub state: State,
    /// Grows with every change: the SEQUENCE of its invitations, and what a form carries back.
    pub sequence: i64,
    /// When its room was opened.
    pub opened: Option<Moment>,
    /// When it was ended.
    pub ended: Option<Moment>,
}

impl Record {
    /// The moment it is planned to end.
    pub fn ends(&self) -> Moment {
        self.starts.plus_minutes(i64::from(self.minutes))
    }

    /// Whether it was held, or its time has passed without it.
    pub fn is_over(&self, now: impl Borrow<Moment>) -> bool {
        match self.state {
            State::Ended => true,
            State::Live => false,
            State::Planned | State::Cancelled => *now.borrow() > self.ends(),
        }
    }

    /// Whether it was opened and, long after its planned end, nobody has ended it.
    pub fn is_forgotten(&self, now: Moment) -> bool {
        self.state == State::Live && self.ends().plus_minutes(FORGOTTEN) <= now
    }

    /// Whether the way into its room is shown.
    pub fn lets_in(&self, now: impl Borrow<Moment>) -> bool {
        self.state.lets_in(*now.borrow(), self.starts) && !self.is_over(now)
    }
}

/// A session with the program and cycle it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The session.
    pub session: Record,
    /// The program's title.
    pub program: String,
    /// The program's part of the public address.
    pub slug: String,
    /// The cycle's title.
    pub cycle: String,
}

/// Adds a planned session of a new cycle.
pub(crate) async fn add(
    tx: &mut Tx,
    world: &World,
    cycle: CycleId,
    (number, meeting, zone, minutes): (u32, &Meeting, &Zone, u32),
    topic: &Topic,
) -> Result<SessionId> {
    let id: SessionId = world.id();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', 0)";
    let objectives = topic.objectives.join("\n");
    let local = wall(meeting.local);
    tx.run(sql, values![id, cycle, number, &topic.title, objectives, local, zone, meeting.starts, minutes]).await?;
    reminder::keep(tx, world, id, meeting.starts).await?;
    Ok(id)
}

/// Adds a segment at the end of a session's agenda.
pub(crate) async fn add_segment(tx: &mut Tx, session: SessionId, position: i64, segment: &Segment) -> Result<()> {
    let sql = "INSERT INTO segment (id, session, position, kind, title, minutes, presenter, \"case\")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let Segment { id, kind, title, minutes, presenter, case } = segment;
    tx.run(sql, values![*id, session, position, kind.code(), title, *minutes, *presenter, *case]).await?;
    Ok(())
}

/// A session, for those who may do something with it.
pub async fn get<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Record> {
    find(tx, permit.hub(), permit.thing()).await
}

/// A session of the hub, for the house itself: mails, letters, certificates. Pages go through [`get`].
pub async fn find(tx: &mut Tx, hub: HubId, session: SessionId) -> Result<Record> {
    let sql = "SELECT session.* FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE session.id = $1 AND program.hub = $2";
    tx.one(sql, values![session, hub], read).await
}

/// The sessions of a cycle by time, for those who may do something with the cycle.
pub async fn of_cycle<A: Act<Thing = CycleId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    tx.all("SELECT * FROM session WHERE cycle = $1 ORDER BY starts, number", values![permit.thing()], read).await
}

/// The sessions of a cycle of the hub by time, for pages that have asked whether its program may be seen.
pub async fn of(tx: &mut Tx, hub: HubId, cycle: CycleId) -> Result<Vec<Record>> {
    let sql = "SELECT session.* FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE cycle.id = $1 AND program.hub = $2 ORDER BY session.starts, session.number";
    tx.all(sql, values![cycle, hub], read).await
}

/// The sessions a cycle still has before it from a moment on, by time: those that an invitation makes sense for.
pub async fn upcoming(tx: &mut Tx, cycle: CycleId, now: Moment) -> Result<Vec<Record>> {
    let sql = "SELECT * FROM session WHERE cycle = $1 AND state = 'planned' AND starts > $2 ORDER BY starts, number";
    tx.all(sql, values![cycle, now], read).await
}

/// The agenda of a session, for those who may do something with it.
pub async fn agenda<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Segment>> {
    segments(tx, permit.thing()).await
}

/// The segments of a session in order.
pub(crate) async fn segments(tx: &mut Tx, session: SessionId) -> Result<Vec<Segment>> {
    let sql = "SELECT * FROM segment WHERE session = $1 ORDER BY position, id";
    tx.all(sql, values![session], read_segment).await
}

/// Changes a planned session and its agenda. [`Error::Taken`] when it was changed since `sequence` or is planned no more,
/// or when a segment with a case in it would be lost.
pub async fn change(
    tx: &mut Tx,
    permit: &Permit<ManageSession>,
    world: &World,
    to: &Plan,
    sequence: i64,
) -> Result<()> {
    let session = permit.thing();
    let Record { zone, starts: before, .. } = get(tx, permit).await?;
    let sql = "UPDATE session SET topic = $2, objectives = $3, local_start = $4, starts = $5, minutes = $6, sequence = sequence + 1
        WHERE id = $1 AND state = 'planned' AND sequence = $7";
    let starts = zone.moment(to.local);
    let values = values![session, &to.topic, to.objectives.join("\n"), wall(to.local), starts, to.minutes, sequence];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    if starts != before {
        reminder::keep(tx, world, session, starts).await?;
    }
    let before = segments(tx, session).await?;
    tx.run("DELETE FROM segment WHERE session = $1", values![session]).await?;
    let mut kept: Vec<SegmentId> = Vec::new();
    for (position, planned) in (1..).zip(&to.segments) {
        let old = before.iter().find(|segment| Some(segment.id) == planned.id && !kept.contains(&segment.id));
        let segment = Segment {
            id: old.map_or_else(|| world.id(), |segment| segment.id),
            kind: planned.kind,
            title: planned.title.clone(),
            minutes: planned.minutes,
            presenter: planned.presenter,
            case: old.filter(|_| planned.kind == SegmentKind::Case).and_then(|segment| segment.case),
        };
        kept.push(segment.id);
        add_segment(tx, session, position, &segment).await?;
    }
    let after = segments(tx, session).await?;
    let has = |case| after.iter().any(|segment| segment.case == Some(case));
    if before.iter().filter_map(|segment| segment.case).any(|case| !has(case)) {
        return Err(Error::Taken);
    }
    respan(tx, session).await
}

/// A planned session with the presenter of its talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The session.
    pub session: Record,
    /// Who gives its first talk.
    pub presenter: Option<PersonId>,
    /// Whether it has a talk at all.
    pub has_didactic: bool,
}

/// The sessions of a cycle that can still be planned, by number.
pub async fn lessons(tx: &mut Tx, permit: &Permit<ManageCycle>) -> Result<Vec<Lesson>> {
    let sql = "SELECT session.*, didactic.presenter AS presenter, didactic.id AS didactic
        FROM session LEFT JOIN segment AS didactic ON didactic.id = (
            SELECT segment.id FROM segment WHERE segment.session = session.id AND segment.kind = 'didactic'
            ORDER BY segment.position, segment.id LIMIT 1
        )
        WHERE session.cycle = $1 AND session.state = 'planned' ORDER BY session.starts, session.number";
    let lesson = |row: &Row| {
        let didactic: Option<SegmentId> = row.get("didactic")?;
        Ok(Lesson { session: read(row)?, presenter: row.get("presenter")?, has_didactic: didactic.is_some() })
    };
    tx.all(sql, values![permit.thing()], lesson).await
}

/// Changes what a planned session of a cycle teaches and who gives its first talk. [`Error::Taken`] when it was changed since
/// `sequence` or is planned no more.
pub async fn teach(
    tx: &mut Tx,
    permit: &Permit<ManageCycle>,
    session: SessionId,
    entry: &Entry,
    sequence: i64,
) -> Result<()> {
    let sql = "UPDATE session SET topic = $3, objectives = $4, sequence = sequence + 1
        WHERE id = $1 AND cycle = $2 AND state = 'planned' AND sequence = $5";
    let values = values![session, permit.thing(), &entry.topic, entry.objectives.join("\n"), sequence];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    let sql = "UPDATE segment SET presenter = $2 WHERE id = (
            SELECT id FROM segment WHERE session = $1 AND kind = 'didactic' ORDER BY position, id LIMIT 1
        )";
    tx.run(sql, values![session, entry.presenter]).await?;
    Ok(())
}

/// Calls a planned session off; its cases are `agenda`'s to free. [`Error::Taken`] when it was changed since `sequence` or is
/// planned no more.
pub(crate) async fn cancel(tx: &mut Tx, permit: &Permit<ManageSession>, sequence: i64) -> Result<()> {
    let sql = "UPDATE session SET state = 'cancelled', sequence = sequence + 1 WHERE id = $1 AND state = 'planned' AND sequence = $2";
    if tx.run(sql, values![permit.thing(), sequence]).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// A person's sessions that are live, or planned and not over at `now`, by time, at most `most`: those of the cycles they
/// take part in and, for staff, of the whole hub.
pub async fn next(tx: &mut Tx, who: &Who, now: Moment, most: u32) -> Result<Vec<Listed>> {
    let sql = "SELECT session.*, program.title AS program_title, program.slug AS slug, cycle.title AS cycle_title
        FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE program.hub = $1
            AND (session.state = 'live' OR (session.state = 'planned' AND session.starts + session.minutes * 60000000 > $3))
            AND ($4 = 1 OR EXISTS (
                SELECT 1 FROM registration
                WHERE registration.cycle = cycle.id AND registration.person = $2 AND registration.state = 'approved'
            ))
        ORDER BY CASE WHEN session.state = 'live' THEN 0 ELSE 1 END, session.starts, session.id LIMIT $5";
    tx.all(sql, values![who.hub, who.person, now, i64::from(who.is_staff()), most], listed).await
}

/// The hub's planned sessions before a moment that have a didactic without a presenter, by time.
pub async fn without_presenter(tx: &mut Tx, who: &Who, now: Moment, until: Moment) -> Result<Vec<Listed>> {
    let sql = "SELECT session.*, program.title AS program_title, program.slug AS slug, cycle.title AS cycle_title
        FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE program.hub = $1 AND session.state = 'planned' AND session.starts > $2 AND session.starts <= $3
            AND EXISTS (
                SELECT 1 FROM segment
                WHERE segment.session = session.id AND segment.kind = 'didactic' AND segment.presenter IS NULL
            )
        ORDER BY session.starts, session.id";
    tx.all(sql, values![who.hub, now, until], listed).await
}

/// The hub's sessions whose time has passed and that were neither held nor cancelled, and those that were opened and never
/// ended, by time. The certificates of their cycles wait for them.
pub async fn unsettled(tx: &mut Tx, who: &Who, now: Moment) -> Result<Vec<Listed>> {
    let sql = "SELECT session.*, program.title AS program_title, program.slug AS slug, cycle.title AS cycle_title
        FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE program.hub = $1 AND (
            (session.state = 'planned' AND session.starts + session.minutes * 60000000 <= $2)
            OR (session.state = 'live' AND session.starts + session.minutes * 60000000 <= $3)
        )
        ORDER BY session.starts, session.id";
    tx.all(sql, values![who.hub, now, now.plus_minutes(-FORGOTTEN)], listed).await
}

/// Sets the dates of a cycle anew after one of its sessions was added or moved.
pub(crate) async fn respan(tx: &mut Tx, session: SessionId) -> Result<()> {
    let sql = "SELECT cycle, local_start FROM session WHERE cycle = (SELECT cycle FROM session WHERE id = $1)";
    let read = |row: &Row| {
        let local: DateTime = row.parse("local_start", |text| text.parse().ok())?;
        Ok((row.get::<CycleId>("cycle")?, local.date()))
    };
    let dates = tx.all(sql, values![session], read).await?;
    let Some((cycle, _)) = dates.first().copied() else { return Err(Error::Missing) };
    let span = Span::of(dates.into_iter().map(|(_, date)| date)).ok_or(Error::Missing)?;
    let sql = "UPDATE cycle SET starts = $2, ends = $3 WHERE id = $1";
    tx.run_one(sql, values![cycle, span.starts.to_string(), span.ends.to_string()]).await
}

/// A wall-clock time as the database keeps it.
fn wall(local: DateTime) -> String {
    local.strftime("%Y-%m-%dT%H:%M").to_string()
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        cycle: row.get("cycle")?,
        number: row.get("number")?,
        topic: row.get("topic")?,
        objectives: objectives(&row.get::<String>("objectives")?),
        local: row.parse("local_start", |text| text.parse().ok())?,
        zone: row.get("zone")?,
        starts: row.get("starts")?,
        minutes: row.get("minutes")?,
        state: row.parse("state", State::parse)?,
        sequence: row.get("sequence")?,
        opened: row.get("opened")?,
        ended: row.get("ended")?,
    })
}

fn listed(row: &Row) -> Result<Listed> {
    Ok(Listed {
        session: read(row)?,
        program: row.get("program_title")?,
        slug: row.get("slug")?,
        cycle: row.get("cycle_title")?,
    })
}

fn read_segment(row: &Row) -> Result<Segment> {
    Ok(Segment {
        id: row.get("id")?,
        kind: row.parse("kind", SegmentKind::parse)?,
        title: row.get("title")?,
        minutes: row.get("minutes")?,
        presenter: row.get("presenter")?,
        case: row.get("case")?,
    })
}
