//! Amended versions: begun with a reason after a letter went out, signed and sent like the first one.

use domain::{
    access::{Act, Permit, ReadLetter, SignLetter},
    id::CaseId,
    job::Job,
    letter::{
        due, reminder,
        version::{Amendment, Version},
    },
    moment::{Moment, Zone},
    world::World,
};

use super::{Signed, find};
use crate::{
    db::Tx,
    error::{Error, Result},
    job,
    row::Row,
    values,
};

/// An amended version that is being written.
pub(super) struct Begun {
    /// Its number, what it replaces and why.
    pub version: Version,
    /// When it was begun.
    pub begun: Moment,
}

/// Begins an amended version, with the first reminder of it. [`Error::Taken`] when the letter has not gone out, or somebody
/// began one.
pub async fn amend(tx: &mut Tx, permit: &Permit<SignLetter>, world: &World, amendment: &Amendment) -> Result<()> {
    let (case, now) = (permit.thing(), world.now());
    let sql = "INSERT INTO letter_amendment (\"case\", version, person, begun, reason)
        SELECT $1, MAX(version) + 1, $2, $3, $4 FROM letter
        WHERE \"case\" = $1 HAVING COUNT(*) > 0 AND COUNT(*) = COUNT(sent)
        ON CONFLICT (\"case\", version) DO NOTHING";
    if tx.run(sql, values![case, permit.person(), now, &amendment.0]).await? == 0 {
        return Err(Error::Taken);
    }
    let sql = "SELECT a.version, session.zone, program.letter_days FROM letter_amendment AS a
        JOIN \"case\" AS c ON c.id = a.\"case\" JOIN session ON session.id = c.session JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program WHERE c.id = $1 ORDER BY a.version DESC LIMIT 1";
    let read = |row: &Row| Ok((row.get("version")?, row.get::<Zone>("zone")?, row.get("letter_days")?));
    let (version, zone, days): (u32, _, _) = tx.one(sql, values![case], read).await?;
    if let Some((number, at)) = reminder::first(due(now, &zone, days), &zone, now) {
        job::add(tx, world.id(), &Job::RemindLetter { case, version, number }, at, now).await?;
    }
    Ok(())
}

/// Gives up an amended version that nobody has signed. [`Error::Taken`] when there is none.
pub async fn withdraw(tx: &mut Tx, permit: &Permit<SignLetter>) -> Result<()> {
    let sql = "DELETE FROM letter_amendment WHERE \"case\" = $1 AND NOT EXISTS (
        SELECT 1 FROM letter WHERE letter.\"case\" = letter_amendment.\"case\" AND letter.version = letter_amendment.version
    )";
    if tx.run(sql, values![permit.thing()]).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// The amended version that has not gone out.
pub(super) async fn begun<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Begun>> {
    let sql = "SELECT a.version, a.begun, a.reason, earlier.sent FROM letter_amendment AS a
        JOIN letter AS earlier ON earlier.\"case\" = a.\"case\" AND earlier.version = a.version - 1
        WHERE a.\"case\" = $1 AND NOT EXISTS (
            SELECT 1 FROM letter WHERE letter.\"case\" = a.\"case\" AND letter.version = a.version AND letter.sent IS NOT NULL
        )";
    tx.maybe(sql, values![permit.thing()], read).await
}

/// A version of a case's letter that went out. [`Error::Missing`] when there is none of that number.
pub async fn of(tx: &mut Tx, permit: &Permit<ReadLetter>, number: u32) -> Result<Signed> {
    let sql = "SELECT letter.id FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\"
        WHERE c.id = $1 AND c.hub = $2 AND letter.version = $3 AND letter.sent IS NOT NULL";
    let id = tx.one(sql, values![permit.thing(), permit.hub(), number], |row| row.get("id")).await?;
    find(tx, id).await
}

/// When an amended version is due: as many working days after it was begun as a letter after its session.
pub(super) fn due_of(begun: &Begun, zone: &Zone, days: u32) -> Moment {
    due(begun.begun, zone, days)
}

fn read(row: &Row) -> Result<Begun> {
    let version = Version { number: row.get("version")?, replaces: row.get("sent")?, reason: row.get("reason")? };
    Ok(Begun { version, begun: row.get("begun")? })
}
