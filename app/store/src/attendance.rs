//! Attendance: what the rooms saw, append-only; corrections, append-only; and both as one list a session.

use std::collections::BTreeMap;

use domain::{
    access::{Act, CorrectAttendance, Permit},
    attendance::{Correction, Event, Kind, Meeting},
    id::{HubId, PersonId, SessionId},
    moment::Moment,
    profession::Profession,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Something the room saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The session.
    pub session: SessionId,
    /// The person.
    pub person: PersonId,
    /// What, when, of which connection.
    pub event: Event,
}

/// One person's attendance of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// Their community.
    pub community: String,
    /// Approved to take part in the cycle; the hub's team and withdrawn people are not.
    pub enrolled: bool,
    /// What the room saw of them.
    pub events: Vec<Event>,
    /// The correction that counts.
    pub correction: Option<Corrected>,
}

/// A correction with its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Minutes and reason.
    pub correction: Correction,
    /// Who corrected.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Keeps what the room saw. The same connection joining or leaving twice is kept once; what is seen of a session or
/// person that is not there is not kept. Open screens of the session are told who is in the room now.
pub async fn add(tx: &mut Tx, seen: &Seen) -> Result<()> {
    let sql = "INSERT INTO presence (session, person, connection, kind, at)
        SELECT session.id, person.id, $3, $4, $5 FROM session CROSS JOIN person WHERE session.id = $1 AND person.id = $2
        ON CONFLICT (session, connection, kind) DO NOTHING";
    let Event { at, kind, connection } = &seen.event;
    let kept = tx.run(sql, values![seen.session, seen.person, connection, kind.code(), *at]).await?;
    if kept > 0 { tx.tell(seen.session).await } else { Ok(()) }
}

/// Notes that the rooms are watched now.
pub async fn watched(tx: &mut Tx, now: Moment) -> Result<()> {
    let sql = "INSERT INTO watch (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = $1";
    tx.run(sql, values![now]).await?;
    Ok(())
}

/// The last moment at which the rooms were watched; none before the first.
pub async fn last_watched(tx: &mut Tx) -> Result<Option<Moment>> {
    tx.maybe("SELECT at FROM watch WHERE id = 1", values![], |row| row.get("at")).await
}

/// The stays that nobody saw the end of, as they were seen to begin: of sessions that go on now, or were planned for a time
/// after `since`.
pub async fn open(tx: &mut Tx, since: Moment) -> Result<Vec<Seen>> {
    let sql = "SELECT session, person, connection, kind, at FROM presence AS joined
        WHERE kind = 'joined' AND session IN (SELECT id FROM session WHERE state = 'live' OR starts > $1) AND NOT EXISTS (
            SELECT 1 FROM presence AS gone
            WHERE gone.session = joined.session AND gone.connection = joined.connection AND gone.kind = 'left'
        )";
    let read = |row: &Row| {
        let (person, event) = read_event(row)?;
        Ok(Seen { session: row.get("session")?, person, event })
    };
    tx.all(sql, values![since], read).await
}

/// After a crash: closes every stay that nobody saw the end of, at the last moment the rooms were watched.
///
/// For an installation whose media server runs inside this process; a cluster goes on without it and is asked instead.
pub async fn close_open(tx: &mut Tx, now: Moment) -> Result<u64> {
    let watched = last_watched(tx).await?;
    let sql = "INSERT INTO presence (session, person, connection, kind, at)
        SELECT session, person, connection, 'left', CASE WHEN at > $1 THEN at ELSE $1 END FROM presence AS joined
        WHERE kind = 'joined' AND NOT EXISTS (
            SELECT 1 FROM presence AS gone
            WHERE gone.session = joined.session AND gone.connection = joined.connection AND gone.kind = 'left'
        )";
    let end: Moment = watched.unwrap_or(now);
    tx.run(sql, values![end]).await
}

/// When a session was to take place and when it did.
pub async fn meeting<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Meeting> {
    let sql = "SELECT starts, minutes, opened, ended FROM session WHERE id = $1";
    tx.one(sql, values![permit.thing()], read_meeting).await
}

/// Everybody who was there, is enrolled, or was corrected, by name.
pub async fn of_session<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Attendee>> {
    let (session, hub) = (permit.thing(), permit.hub());
    let mut events = events(tx, session).await?;
    let mut corrections = corrections(tx, session).await?;
    let people = people(tx, session, hub).await?;
    let attendee = |(person, name, profession, community, enrolled)| Attendee {
        events: events.remove(&person).unwrap_or_default(),
        correction: corrections.remove(&person),
        person,
        name,
        profession,
        community,
        enrolled,
    };
    Ok(people.into_iter().map(attendee).collect())
}

/// One person's attendance of a session; [`Error::Missing`] when they have nothing to do with it.
pub async fn of_person<A: Act<Thing = SessionId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    person: PersonId,
) -> Result<Attendee> {
    let found = of_session(tx, permit).await?.into_iter().find(|attendee| attendee.person == person);
    found.ok_or(Error::Missing)
}

/// Puts other minutes in place of the measured ones. What was measured stays.
pub async fn correct(
    tx: &mut Tx,
    permit: &Permit<CorrectAttendance>,
    person: PersonId,
    correction: &Correction,
    now: Moment,
) -> Result<()> {
    let attendee = of_person(tx, permit, person).await?;
    let sql =
        "INSERT INTO correction (session, person, minutes, reason, corrected_by, at) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = values![permit.thing(), attendee.person, correction.minutes, &correction.reason, permit.person(), now];
    tx.run(sql, values).await?;
    Ok(())
}

type Found = (PersonId, String, Profession, String, bool);

async fn people(tx: &mut Tx, session: SessionId, hub: HubId) -> Result<Vec<Found>> {
    let sql = "SELECT person.id, name, profession, community, EXISTS (
            SELECT 1 FROM registration JOIN session ON session.cycle = registration.cycle
            WHERE session.id = $1 AND registration.person = person.id AND registration.state = 'approved'
        ) AS enrolled
        FROM person WHERE person.hub = $2 AND (
            person.id IN (SELECT person FROM presence WHERE session = $1)
            OR person.id IN (SELECT person FROM correction WHERE session = $1)
            OR person.id IN (
                SELECT registration.person FROM registration JOIN session ON session.cycle = registration.cycle
                WHERE session.id = $1 AND registration.state = 'approved'
            )
        ) ORDER BY folded, person.id";
    let read = |row: &Row| {
        let profession = row.parse("profession", Profession::parse)?;
        Ok((row.get("id")?, row.get("name")?, profession, row.get("community")?, row.get("enrolled")?))
    };
    tx.all(sql, values![session, hub], read).await
}

/// What the room of a session saw, by person.
pub(crate) async fn events(tx: &mut Tx, session: SessionId) -> Result<BTreeMap<PersonId, Vec<Event>>> {
    let sql = "SELECT person, connection, kind, at FROM presence WHERE session = $1";
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for (person, event) in tx.all(sql, values![session], read_event).await? {
        by_person.entry(person).or_default().push(event);
    }
    Ok(by_person)
}

/// The correction of each person that counts: the last.
pub(crate) async fn corrections(tx: &mut Tx, session: SessionId) -> Result<BTreeMap<PersonId, Corrected>> {
    let sql =
        "SELECT correction.person, correction.minutes, correction.reason, correction.at, person.name FROM correction
        JOIN person ON person.id = correction.corrected_by WHERE correction.session = $1 ORDER BY correction.at";
    let read = |row: &Row| {
        let correction = Correction { minutes: row.get("minutes")?, reason: row.get("reason")? };
        Ok((row.get("person")?, Corrected { correction, by: row.get("name")?, at: row.get("at")? }))
    };
    Ok(tx.all(sql, values![session], read).await?.into_iter().collect())
}

/// What the room saw, of a row with its person.
pub(crate) fn read_event(row: &Row) -> Result<(PersonId, Event)> {
    let kind = row.parse("kind", Kind::parse)?;
    Ok((row.get("person")?, Event { at: row.get("at")?, kind, connection: row.get("connection")? }))
}

/// The times of a session's row.
pub(crate) fn read_meeting(row: &Row) -> Result<Meeting> {
    Ok(Meeting {
        starts: row.get("starts")?,
        minutes: row.get("minutes")?,
        opened: row.get("opened")?,
        ended: row.get("ended")?,
    })
}
