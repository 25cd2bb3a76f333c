//! Who spoke from when to when, append-only; and who lets facilitators see how long.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Act, Permit, SeeTalk, Who},
    attendance::{Event, Interval, stays},
    id::{CycleId, HubId, PersonId, ProgramId, SessionId},
    moment::Moment,
    profession::Profession,
    speaking::{Heard, Place, Present, segments},
};

use crate::{attendance::read_event, db::Tx, error::Result, row::Row, session, values};

/// A piece of speech that a room told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub person: PersonId,
    /// The stay in the room.
    pub connection: String,
    /// From when to when.
    pub time: Interval,
}

/// Keeps a piece, with the speaker's profession as it is now. The same piece told twice is kept once; what is told of a session
/// or person that is not there is not kept.
pub async fn add(tx: &mut Tx, spoken: &Spoken) -> Result<()> {
    let sql = "INSERT INTO speech (session, person, connection, profession, leads, began, ended)
        SELECT session.id, person.id, $3, person.profession, EXISTS (
            SELECT 1 FROM membership WHERE membership.person = person.id AND role IN ('coordinator', 'facilitator')
        ), $4, $5 FROM session CROSS JOIN person WHERE session.id = $1 AND person.id = $2
        ON CONFLICT (session, connection, began) DO NOTHING";
    let Interval { from, to } = spoken.time;
    tx.run(sql, values![spoken.session, spoken.person, &spoken.connection, from, to]).await?;
    Ok(())
}

/// A session with what was heard in it.
pub type Listed = (session::Record, Heard);

/// The sessions of a cycle that are over, in their order.
pub type Cycle = (CycleId, Vec<Listed>);

/// The cycles of a program, the newest first, with their sessions that are over.
pub async fn of_program<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Cycle>> {
    let sql = "SELECT cycle.id FROM cycle JOIN program ON program.id = cycle.program
        WHERE cycle.program = $1 AND program.hub = $2 ORDER BY cycle.starts DESC, cycle.id DESC";
    let cycles: Vec<CycleId> = tx.all(sql, values![permit.thing(), permit.hub()], |row| row.get("id")).await?;
    of_all(tx, permit.hub(), cycles).await
}

/// The cycles in whose sessions a person was, with all of them that are over: one's own talk stands beside the others'.
pub async fn of_person(tx: &mut Tx, who: &Who) -> Result<Vec<Cycle>> {
    let sql = "SELECT DISTINCT cycle.id, cycle.starts FROM presence JOIN session ON session.id = presence.session
        JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE presence.person = $1 AND program.hub = $2 ORDER BY cycle.starts DESC, cycle.id DESC";
    let cycles: Vec<CycleId> = tx.all(sql, values![who.person, who.hub], |row| row.get("id")).await?;
    of_all(tx, who.hub, cycles).await
}

/// The cycle that a session belongs to, with its sessions that are over.
pub async fn of_session(tx: &mut Tx, permit: &Permit<SeeTalk>) -> Result<Vec<Listed>> {
    let sql = "SELECT cycle FROM session WHERE id = $1";
    let cycle = tx.one(sql, values![permit.thing()], |row| row.get("cycle")).await?;
    of_cycle(tx, permit.hub(), cycle).await
}

async fn of_all(tx: &mut Tx, hub: HubId, cycles: Vec<CycleId>) -> Result<Vec<Cycle>> {
    let mut all = Vec::new();
    for cycle in cycles {
        all.push((cycle, of_cycle(tx, hub, cycle).await?));
    }
    Ok(all)
}

async fn of_cycle(tx: &mut Tx, hub: HubId, cycle: CycleId) -> Result<Vec<Listed>> {
    let sql = "SELECT id, ended FROM session WHERE cycle = $1 AND state = 'ended' AND ended IS NOT NULL";
    let ended: Vec<(SessionId, Moment)> =
        tx.all(sql, values![cycle], |row| Ok((row.get("id")?, row.get("ended")?))).await?;
    let ended: BTreeMap<SessionId, Moment> = ended.into_iter().collect();
    let mut places = grouped(tx, PLACES, cycle, read_place).await?;
    let mut stays = grouped(tx, STAYS, cycle, read_seen).await?;
    let mut speech = grouped(tx, SPEECH, cycle, read_spoken).await?;
    let mut all = Vec::new();
    for record in session::of(tx, hub, cycle).await? {
        let id = record.id;
        let Some(ended) = ended.get(&id).copied() else { continue };
        let places = places.remove(&id).unwrap_or_default();
        let open = Interval { from: places.first().map_or(ended, |place| place.at), to: ended };
        let people = people(stays.remove(&id).unwrap_or_default(), speech.remove(&id).unwrap_or_default(), open);
        all.push((record, Heard { session: id, places, ended, people }));
    }
    all.sort_by_key(|(record, _)| (record.starts, record.id));
    Ok(all)
}

const PLACES: &str = "SELECT session.id AS session, at, segment, presenter FROM agenda_place
    JOIN session ON session.id = agenda_place.session WHERE session.cycle = $1 ORDER BY at";

const STAYS: &str = "SELECT presence.session, presence.person, connection, kind, at, person.profession, EXISTS (
        SELECT 1 FROM membership WHERE membership.person = person.id AND role IN ('coordinator', 'facilitator')
    ) AS leads
    FROM presence JOIN session ON session.id = presence.session JOIN person ON person.id = presence.person
    WHERE session.cycle = $1";

const SPEECH: &str = "SELECT speech.session, speech.person, speech.profession, leads, began, speech.ended FROM speech
    JOIN session ON session.id = speech.session WHERE session.cycle = $1 ORDER BY began";

async fn grouped<T>(
    tx: &mut Tx,
    sql: &'static str,
    cycle: CycleId,
    read: impl Fn(&Row) -> Result<T>,
) -> Result<BTreeMap<SessionId, Vec<T>>> {
    let mut all: BTreeMap<SessionId, Vec<T>> = BTreeMap::new();
    for (session, found) in tx.all(sql, values![cycle], |row| Ok((row.get("session")?, read(row)?))).await? {
        all.entry(session).or_default().push(found);
    }
    Ok(all)
}

fn read_place(row: &Row) -> Result<Place> {
    let inside = row.get::<Option<domain::id::SegmentId>>("segment")?.is_some();
    Ok(Place { at: row.get("at")?, inside, presenter: row.get("presenter")? })
}

/// A person as they are counted: profession, and whether they lead.
type Known = (Profession, bool);

fn read_known(row: &Row) -> Result<Known> {
    Ok((row.parse("profession", Profession::parse)?, row.get("leads")?))
}

fn read_seen(row: &Row) -> Result<(PersonId, Event, Known)> {
    let (person, event) = read_event(row)?;
    Ok((person, event, read_known(row)?))
}

fn read_spoken(row: &Row) -> Result<(PersonId, Interval, Known)> {
    let time = Interval { from: row.get("began")?, to: row.get("ended")? };
    Ok((row.get("person")?, time, read_known(row)?))
}

/// Everybody who was there while the session went on. Who spoke counts in the profession that was kept with it; who only
/// listened, in today's.
fn people(
    seen: Vec<(PersonId, Event, Known)>,
    spoken: Vec<(PersonId, Interval, Known)>,
    open: Interval,
) -> Vec<Present> {
    let mut known: BTreeMap<PersonId, Known> = BTreeMap::new();
    let mut events: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for (person, event, as_now) in seen {
        known.insert(person, as_now);
        events.entry(person).or_default().push(event);
    }
    let mut here: BTreeSet<PersonId> = BTreeSet::new();
    here.extend(events.iter().filter(|(_, events)| !stays(events, open).is_empty()).map(|(person, _)| *person));
    let mut pieces: BTreeMap<PersonId, Vec<Interval>> = BTreeMap::new();
    for (person, time, as_then) in spoken {
        known.insert(person, as_then);
        here.insert(person);
        pieces.entry(person).or_default().push(time);
    }
    let present = |person: PersonId| {
        let (profession, leads) = *known.get(&person)?;
        let speech = segments(pieces.get(&person).map(Vec::as_slice).unwrap_or_default());
        Some(Present { person, profession, leads, speech })
    };
    here.into_iter().filter_map(present).collect()
}

/// Whether a person lets facilitators see how long they spoke.
pub async fn consents(tx: &mut Tx, who: &Who) -> Result<bool> {
    let sql = "SELECT given FROM speaking_consent WHERE person = $1";
    Ok(tx.maybe(sql, values![who.person], |row| row.get::<Moment>("given")).await?.is_some())
}

/// Lets facilitators see it, or no longer.
pub async fn consent(tx: &mut Tx, who: &Who, given: bool, now: Moment) -> Result<()> {
    let sql = if given {
        "INSERT INTO speaking_consent (person, given) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING"
    } else {
        "DELETE FROM speaking_consent WHERE person = $1 AND given <= $2"
    };
    tx.run(sql, values![who.person, now]).await?;
    Ok(())
}

/// Those who let facilitators see it, with their names.
pub async fn consenting(tx: &mut Tx, permit: &Permit<SeeTalk>) -> Result<BTreeMap<PersonId, String>> {
    let sql = "SELECT person.id, person.name FROM speaking_consent JOIN person ON person.id = speaking_consent.person
        WHERE person.hub = $1";
    let all = tx.all(sql, values![permit.hub()], |row| Ok((row.get("id")?, row.get("name")?))).await?;
    Ok(all.into_iter().collect())
}
