//! Registrations: who asked to take part in a cycle, and who does.

use domain::{
    access::{Act, ManageCycle, Permit, Who},
    id::{CycleId, HubId, PersonId, ProgramId, RegistrationId},
    moment::Moment,
    person::Person,
    registration::{State, Step},
    world::World,
};

use crate::{
    cycle,
    db::Tx,
    error::{Error, Result},
    person::read_person,
    row::Row,
    values,
};

/// A registration with the person who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The registration's id.
    pub id: RegistrationId,
    /// How far it has come.
    pub state: State,
    /// What the person hopes to learn.
    pub hopes: String,
    /// When it was asked for.
    pub created: Moment,
    /// When it was decided last.
    pub decided: Option<Moment>,
    /// What the coordinator wrote with the decision.
    pub note: String,
    /// The person.
    pub person: PersonId,
    /// Whether they decided it last themselves, by leaving: nobody else brings them back.
    pub own: bool,
    /// What the hub knows of them.
    pub who: Person,
}

/// A cycle in which people wait for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The cycle.
    pub cycle: CycleId,
    /// Its title.
    pub title: String,
    /// Its program's title.
    pub program: String,
    /// How many wait.
    pub people: u32,
}

/// What became of somebody's request to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It waits for the coordinator now.
    Waits,
    /// It was there before, in this state.
    Already(State),
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It holds; the registration as it is now.
    Done(Box<Record>),
    /// The cycle is full.
    Full,
    /// The registration is in a state that the step does not start from, as when two coordinators decide at once.
    Late,
}

/// Keeps a person's request to take part in a cycle. [`Error::Missing`] unless the cycle's program is published and the
/// cycle open.
pub async fn ask(
    tx: &mut Tx,
    world: &World,
    hub: HubId,
    cycle: CycleId,
    person: PersonId,
    hopes: &str,
) -> Result<Asked> {
    let sql = "SELECT cycle.id FROM cycle JOIN program ON program.id = cycle.program
        WHERE cycle.id = $1 AND program.hub = $2 AND program.published AND cycle.open";
    tx.one(sql, values![cycle, hub], |row| row.get::<CycleId>("id")).await?;
    let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note, profession)
        SELECT $1, $2, id, 'requested', $4, $5, '', profession FROM person WHERE id = $3
        ON CONFLICT (cycle, person) DO NOTHING";
    let id: RegistrationId = world.id();
    if tx.run(sql, values![id, cycle, person, hopes, world.now()]).await? == 1 {
        return Ok(Asked::Waits);
    }
    let state = standing(tx, cycle, person).await?.ok_or(Error::Missing)?;
    let Some(next) = state.after(Step::Ask) else { return Ok(Asked::Already(state)) };
    let sql =
        "UPDATE registration SET state = $4, hopes = $5, created = $6, decided = NULL, decided_by = NULL, note = '',
            profession = (SELECT profession FROM person WHERE person.id = registration.person)
        WHERE cycle = $1 AND person = $2 AND state = $3";
    let changed = tx.run(sql, values![cycle, person, state.code(), next.code(), hopes, world.now()]).await?;
    Ok(if changed == 1 { Asked::Waits } else { Asked::Already(state) })
}

/// How a person stands to a cycle; none when they never asked.
pub async fn standing(tx: &mut Tx, cycle: CycleId, person: PersonId) -> Result<Option<State>> {
    let sql = "SELECT state FROM registration WHERE cycle = $1 AND person = $2";
    tx.maybe(sql, values![cycle, person], |row| row.parse("state", State::parse)).await
}

/// How many registrations of a cycle are in a state.
pub async fn count(tx: &mut Tx, cycle: CycleId, state: State) -> Result<u32> {
    let sql = "SELECT COUNT(*) AS total FROM registration WHERE cycle = $1 AND state = $2";
    tx.one(sql, values![cycle, state.code()], |row| row.get("total")).await
}

/// The cycles of a hub in which people wait for a decision, each with how many, the longest waiting first.
pub async fn waiting(tx: &mut Tx, who: &Who) -> Result<Vec<Waiting>> {
    let sql = "SELECT cycle.id AS cycle, cycle.title AS cycle_title, program.title AS program_title, COUNT(*) AS total
        FROM registration JOIN cycle ON cycle.id = registration.cycle JOIN program ON program.id = cycle.program
        WHERE program.hub = $1 AND registration.state = 'requested'
        GROUP BY cycle.id, cycle.title, program.title ORDER BY MIN(registration.created), cycle.id";
    let read = |row: &Row| {
        Ok(Waiting {
            cycle: row.get("cycle")?,
            title: row.get("cycle_title")?,
            program: row.get("program_title")?,
            people: row.get("total")?,
        })
    };
    tx.all(sql, values![who.hub], read).await
}

/// Every registration of a cycle, the longest waiting first, then by name.
pub async fn of_cycle(tx: &mut Tx, permit: &Permit<ManageCycle>) -> Result<Vec<Record>> {
    let sql = "SELECT registration.id, registration.state, registration.hopes, registration.created, registration.decided,
            registration.note, registration.person,
            COALESCE(registration.decided_by = registration.person, FALSE) AS own, person.name, person.email, person.profession, person.credentials,
            person.site, person.community, person.postal_area, person.language, person.zone
        FROM registration JOIN person ON person.id = registration.person WHERE registration.cycle = $1
        ORDER BY CASE WHEN registration.state = 'requested' THEN registration.created ELSE 0 END, person.name, registration.id";
    tx.all(sql, values![permit.thing()], read).await
}

/// The people who take part in a cycle, by name.
pub async fn enrolled<A: Act<Thing = CycleId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    in_state(tx, permit.thing(), State::Approved).await
}

/// The cycles that a person takes part in, each with its program, for the house itself: whose invitations to send anew.
pub async fn cycles_of(tx: &mut Tx, hub: HubId, person: PersonId) -> Result<Vec<(CycleId, ProgramId)>> {
    let sql = "SELECT cycle.id, cycle.program FROM registration JOIN cycle ON cycle.id = registration.cycle
            JOIN program ON program.id = cycle.program
        WHERE program.hub = $1 AND registration.person = $2 AND registration.state = 'approved' ORDER BY cycle.id";
    tx.all(sql, values![hub, person], |row| Ok((row.get("id")?, row.get("program")?))).await
}

/// The people who take part in a cycle, by name, for the house itself: mails, letters, certificates.
pub async fn participants(tx: &mut Tx, cycle: CycleId) -> Result<Vec<Record>> {
    in_state(tx, cycle, State::Approved).await
}

async fn in_state(tx: &mut Tx, cycle: CycleId, state: State) -> Result<Vec<Record>> {
    let sql =
        "SELECT registration.id, registration.state, registration.hopes, registration.created, registration.decided,
            registration.note, registration.person,
            COALESCE(registration.decided_by = registration.person, FALSE) AS own, person.name, person.email, person.profession, person.credentials,
            person.site, person.community, person.postal_area, person.language, person.zone
        FROM registration JOIN person ON person.id = registration.person
        WHERE registration.cycle = $1 AND registration.state = $2 ORDER BY person.name, registration.id";
    tx.all(sql, values![cycle, state.code()], read).await
}

/// Decides on a registration of a cycle. Approvals are counted against the capacity while the cycle is held.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<ManageCycle>,
    registration: RegistrationId,
    step: Step,
    note: &str,
    now: Moment,
) -> Result<Decided> {
    let cycle = permit.thing();
    cycle::hold(tx, cycle).await?;
    let record = one(tx, cycle, registration).await?;
    let before = record.state;
    let may = step != Step::Ask && !(step == Step::Restore && record.own);
    let Some(next) = before.after(step).filter(|_| may) else { return Ok(Decided::Late) };
    if next == State::Approved {
        let enrolled = count(tx, cycle, State::Approved).await?;
        if !cycle::get(tx, permit).await?.cycle.has_room(enrolled) {
            return Ok(Decided::Full);
        }
    }
    let sql = "UPDATE registration SET state = $4, decided = $5, decided_by = $6, note = $7
        WHERE id = $1 AND cycle = $2 AND state = $3";
    let values = values![registration, cycle, before.code(), next.code(), now, permit.person(), note];
    if tx.run(sql, values).await? == 0 {
        return Ok(Decided::Late);
    }
    Ok(Decided::Done(Box::new(one(tx, cycle, registration).await?)))
}

/// Takes a person off a cycle at their own wish; false when they neither take part nor wait.
pub async fn withdraw(tx: &mut Tx, cycle: CycleId, person: PersonId, now: Moment) -> Result<bool> {
    let sql = "UPDATE registration SET state = 'withdrawn', decided = $3, decided_by = $2
        WHERE cycle = $1 AND person = $2 AND state IN ('requested', 'approved')";
    Ok(tx.run(sql, values![cycle, person, now]).await? == 1)
}

async fn one(tx: &mut Tx, cycle: CycleId, registration: RegistrationId) -> Result<Record> {
    let sql =
        "SELECT registration.id, registration.state, registration.hopes, registration.created, registration.decided,
            registration.note, registration.person,
            COALESCE(registration.decided_by = registration.person, FALSE) AS own, person.name, person.email, person.profession, person.credentials,
            person.site, person.community, person.postal_area, person.language, person.zone
        FROM registration JOIN person ON person.id = registration.person
        WHERE registration.id = $1 AND registration.cycle = $2";
    tx.one(sql, values![registration, cycle], read).await
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        state: row.parse("state", State::parse)?,
        hopes: row.get("hopes")?,
        created: row.get("created")?,
        decided: row.get("decided")?,
        note: row.get("note")?,
        person: row.get("person")?,
        own: row.get("own")?,
        who: read_person(row)?,
    })
}
