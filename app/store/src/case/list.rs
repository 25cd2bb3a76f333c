//! Lists of cases, without a word of what is in them.

use domain::{
    access::{Act, Permit, Role, SeeCases, Who, WriteCase},
    case::{Code, State},
    id::{CaseId, CycleId, HubId, PersonId, SessionId},
    moment::Moment,
    profession::Profession,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// A case as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The case.
    pub id: CaseId,
    /// What people call it, once accepted.
    pub code: Option<Code>,
    /// Where it is on its way.
    pub state: State,
    /// Who presents it.
    pub presenter: PersonId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// The cycle it is for.
    pub cycle: CycleId,
    /// The cycle's title.
    pub cycle_title: String,
    /// The program's title.
    pub program: String,
    /// When it was begun.
    pub created: Moment,
    /// When it was last saved.
    pub updated: Moment,
    /// When it was last submitted.
    pub submitted: Option<Moment>,
    /// When the follow-up is asked for.
    pub follow_up_due: Option<Moment>,
    /// The session it is scheduled into: id, number, start.
    pub session: Option<(SessionId, u32, Moment)>,
    /// What the case is called that it follows, when it follows one.
    pub follows: Option<Code>,
}

/// A cycle that a person can begin a case for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The cycle.
    pub cycle: CycleId,
    /// Its title.
    pub title: String,
    /// The program's title.
    pub program: String,
}

/// The columns and joins of a heading.
macro_rules! headings {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.code, c.state, c.presenter, c.cycle, c.created, c.updated, c.submitted, c.follow_up_due, c.session,
                person.name, person.profession, cycle.title AS cycle_title, program.title AS program, session.number, session.starts,
                earlier.code AS follows
            FROM \"case\" AS c JOIN person ON person.id = c.presenter JOIN cycle ON cycle.id = c.cycle
                JOIN program ON program.id = cycle.program LEFT JOIN session ON session.id = c.session
                LEFT JOIN \"case\" AS earlier ON earlier.id = c.follows ",
            $rest
        )
    };
}

/// How a list shows one case, for those who may do something with it.
pub async fn heading<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Heading> {
    of_id(tx, permit.hub(), permit.thing()).await
}

/// How a list shows one case of a hub.
pub(super) async fn of_id(tx: &mut Tx, hub: HubId, case: CaseId) -> Result<Heading> {
    tx.one(headings!("WHERE c.id = $1 AND c.hub = $2"), values![case, hub], read).await
}

/// The coordinators who review what is submitted to the hub.
pub async fn reviewers(tx: &mut Tx, permit: &Permit<WriteCase>) -> Result<Vec<PersonId>> {
    let sql = "SELECT person.id FROM person JOIN membership ON membership.person = person.id
        WHERE person.hub = $1 AND membership.role = $2 ORDER BY person.id";
    tx.all(sql, values![permit.hub(), Role::Coordinator.code()], |row| row.get("id")).await
}

/// The cycles a person takes part in that still have sessions before them.
pub async fn openings(tx: &mut Tx, who: &Who, now: Moment) -> Result<Vec<Opening>> {
    let sql = "SELECT cycle.id, cycle.title, program.title AS program
        FROM registration JOIN cycle ON cycle.id = registration.cycle JOIN program ON program.id = cycle.program
        WHERE registration.person = $1 AND registration.state = 'approved' AND program.hub = $2 AND EXISTS (
            SELECT 1 FROM session WHERE session.cycle = cycle.id AND session.state = 'planned' AND session.starts > $3
        )
        ORDER BY program.title, cycle.title, cycle.id";
    let read =
        |row: &Row| Ok(Opening { cycle: row.get("id")?, title: row.get("title")?, program: row.get("program")? });
    tx.all(sql, values![who.person, who.hub, now], read).await
}

/// A person's own cases, the newest first.
pub async fn of_presenter(tx: &mut Tx, who: &Who) -> Result<Vec<Heading>> {
    let sql = headings!("WHERE c.presenter = $1 AND c.hub = $2 ORDER BY c.created DESC, c.id DESC");
    tx.all(sql, values![who.person, who.hub], read).await
}

/// The hub's cases that were submitted, by the day of submission; those still open with their presenter are not among them.
pub async fn of_hub(tx: &mut Tx, permit: &Permit<SeeCases>) -> Result<Vec<Heading>> {
    let sql = headings!("WHERE c.hub = $1 AND c.state NOT IN ('draft', 'returned') ORDER BY c.submitted, c.id");
    tx.all(sql, values![permit.thing()], read).await
}

/// How many submitted cases wait for a review by this person; none for anybody but a coordinator.
pub async fn waiting(tx: &mut Tx, who: &Who) -> Result<u32> {
    if !who.has(Role::Coordinator) {
        return Ok(0);
    }
    let sql = "SELECT COUNT(*) AS total FROM \"case\" WHERE hub = $1 AND state = $2";
    tx.one(sql, values![who.hub, State::Submitted.code()], |row| row.get("total")).await
}

/// The cases of a session in the order of its agenda.
pub async fn of_session<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Heading>> {
    let sql = headings!(
        "JOIN segment ON segment.\"case\" = c.id AND segment.session = c.session
        WHERE c.session = $1 AND c.hub = $2 ORDER BY segment.position, c.id"
    );
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

fn read(row: &Row) -> Result<Heading> {
    let session: Option<SessionId> = row.get("session")?;
    let session = match session {
        Some(id) => Some((id, row.get("number")?, row.get("starts")?)),
        None => None,
    };
    Ok(Heading {
        follows: row.maybe_parse("follows", Code::parse)?,
        id: row.get("id")?,
        code: row.maybe_parse("code", Code::parse)?,
        state: row.parse("state", State::parse)?,
        presenter: row.get("presenter")?,
        name: row.get("name")?,
        profession: row.parse("profession", Profession::parse)?,
        cycle: row.get("cycle")?,
        cycle_title: row.get("cycle_title")?,
        program: row.get("program")?,
        created: row.get("created")?,
        updated: row.get("updated")?,
        submitted: row.get("submitted")?,
        follow_up_due: row.get("follow_up_due")?,
        session,
    })
}
