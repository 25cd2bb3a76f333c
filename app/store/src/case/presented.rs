//! What follows when the session has discussed a case: the clock of its letter runs, with the first reminder, and its
//! presenter has presented, which a proof can say without a word of the case.

use domain::{
    case::{Event, State},
    certificate::Code,
    id::{CaseId, HubId},
    job::Job,
    letter::{due, reminder},
    moment::{Moment, Zone},
    world::World,
};

use super::step::{advance, state};
use crate::{db::Tx, error::Result, job, row::Row, values};

/// The session discussed the case. Nothing happens when it was presented before: facilitators go back and forth.
pub async fn presented(tx: &mut Tx, hub: HubId, case: CaseId, world: &World) -> Result<()> {
    if state(tx, hub, case).await? >= State::Presented {
        return Ok(());
    }
    let now = world.now();
    advance(tx, hub, case, Event::Present, None, now).await?;
    tx.run("UPDATE \"case\" SET presented = $2 WHERE id = $1", values![case, now]).await?;
    let sql = "INSERT INTO presentation (\"case\", code, name, credentials, profession, issued)
        SELECT c.id, $2, person.name, person.credentials, person.profession, $3
        FROM \"case\" AS c JOIN person ON person.id = c.presenter WHERE c.id = $1 ON CONFLICT (\"case\") DO NOTHING";
    tx.run(sql, values![case, Code::draw(world).as_str(), now]).await?;
    let sql = "SELECT session.starts, session.zone, program.letter_days FROM \"case\" AS c
        JOIN session ON session.id = c.session JOIN cycle ON cycle.id = session.cycle
        JOIN program ON program.id = cycle.program WHERE c.id = $1";
    let read = |row: &Row| Ok((row.get::<Moment>("starts")?, row.get::<Zone>("zone")?, row.get("letter_days")?));
    let Some((starts, zone, days)) = tx.maybe(sql, values![case], read).await? else { return Ok(()) };
    if let Some((number, at)) = reminder::first(due(starts, &zone, days), &zone, now) {
        job::add(tx, world.id(), &Job::RemindLetter { case, version: 1, number }, at, now).await?;
    }
    Ok(())
}
