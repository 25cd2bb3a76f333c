//! A case that comes back: after its letter, its presenter begins a new, shorter case that follows it.

use domain::{
    access::{Act, FollowUpCase, Permit},
    case::{Code, State},
    form::{self, Answers},
    id::{CaseId, CycleId},
    moment::Moment,
    world::World,
};

use super::{get, list::Opening, step};
use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A case that follows or is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The case.
    pub id: CaseId,
    /// What people call it, once accepted.
    pub code: Option<Code>,
    /// Where it is on its way.
    pub state: State,
}

/// The case that this one follows, when it follows one.
pub async fn earlier<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Link>> {
    let sql = "SELECT earlier.id, earlier.code, earlier.state
        FROM \"case\" AS c JOIN \"case\" AS earlier ON earlier.id = c.follows WHERE c.id = $1 AND c.hub = $2";
    tx.maybe(sql, values![permit.thing(), permit.hub()], read).await
}

/// The cases that follow this one; those that are open with their presenter only for the presenter.
pub async fn later<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Link>> {
    let sql = "SELECT id, code, state FROM \"case\"
        WHERE follows = $1 AND hub = $2 AND (presenter = $3 OR state NOT IN ('draft', 'returned')) ORDER BY created, id";
    tx.all(sql, values![permit.thing(), permit.hub(), permit.person()], read).await
}

/// The cycles of the same program in which the case can come back: those its presenter takes part in that still have sessions
/// before them. None until its letter was sent.
pub async fn returns(tx: &mut Tx, permit: &Permit<FollowUpCase>, now: Moment) -> Result<Vec<Opening>> {
    let sql = "SELECT cycle.id, cycle.title, program.title AS program
        FROM \"case\" AS c JOIN cycle AS own ON own.id = c.cycle JOIN program ON program.id = own.program
            JOIN cycle ON cycle.program = program.id JOIN registration ON registration.cycle = cycle.id
        WHERE c.id = $1 AND c.hub = $2 AND c.state IN ('letter-sent', 'follow-up-due', 'closed')
            AND registration.person = $3 AND registration.state = 'approved' AND EXISTS (
                SELECT 1 FROM session WHERE session.cycle = cycle.id AND session.state = 'planned' AND session.starts > $4
            )
        ORDER BY cycle.title, cycle.id";
    let read =
        |row: &Row| Ok(Opening { cycle: row.get("id")?, title: row.get("title")?, program: row.get("program")? });
    tx.all(sql, values![permit.thing(), permit.hub(), permit.person(), now], read).await
}

/// Begins the follow-up presentation of a case in one of the cycles of [`returns`], with these answers; one that is still open
/// is gone on with. [`Error::Missing`] for any other cycle.
pub async fn begin_following(
    tx: &mut Tx,
    permit: &Permit<FollowUpCase>,
    cycle: CycleId,
    answers: &Answers,
    world: &World,
) -> Result<CaseId> {
    let (earlier, presenter, now) = (permit.thing(), permit.person(), world.now());
    get(tx, permit).await?;
    if !returns(tx, permit, now).await?.iter().any(|opening| opening.cycle == cycle) {
        return Err(Error::Missing);
    }
    let sql = "SELECT id FROM \"case\" WHERE follows = $1 AND presenter = $2 AND state IN ('draft', 'returned')";
    if let Some(open) = tx.maybe(sql, values![earlier, presenter], |row| row.get("id")).await? {
        return Ok(open);
    }
    let (id, form, state): (CaseId, _, _) = (world.id(), form::follow_up(), State::Draft);
    let sql =
        "INSERT INTO \"case\" (id, hub, cycle, presenter, state, form, form_version, answers, revision, note, created,
            updated, follows)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', $9, $9, $10)";
    let (name, version, state_code) = (form.name, form.version, state.code());
    let values = values![id, permit.hub(), cycle, presenter, state_code, name, version, answers.json(), now, earlier];
    tx.run(sql, values).await?;
    step::note(tx, id, Some(presenter), state, now).await?;
    Ok(id)
}

fn read(row: &Row) -> Result<Link> {
    Ok(Link {
        id: row.get("id")?,
        code: row.maybe_parse("code", Code::parse)?,
        state: row.parse("state", State::parse)?,
    })
}
