//! Signatures: the first freezes the text, the last that is needed sends it, an objection puts it back to draft.

use domain::{
    access::{Act, Permit, SignLetter},
    id::{CaseId, LetterId, ObjectionId, PersonId},
    job::Job,
    letter::signature::{Objection, Signature},
    moment::Moment,
    world::World,
};

use super::{Desk, Signed, at_hand, read_named};
use crate::{
    db::Tx,
    error::{Error, Result},
    job,
    row::Row,
    values,
};

/// A letter that somebody put back to draft.
#[derive(Clone, PartialEq, Eq)]
pub struct Objected {
    /// Its id.
    pub id: ObjectionId,
    /// Which of the case's letters.
    pub version: u32,
    /// Who did it.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

domain::unprinted!(Objected);

/// Signs the draft as it was read, which freezes it. [`Error::Taken`] when somebody signed it meanwhile, and for a case that
/// is not waiting for its letter.
pub async fn sign(tx: &mut Tx, permit: &Permit<SignLetter>, world: &World, read: &Desk) -> Result<()> {
    let (id, now): (LetterId, _) = (world.id(), world.now());
    let body = serde_json::to_string(&read.letter)?;
    let sql = "INSERT INTO letter (id, \"case\", version, due, needed, frozen, body)
        SELECT $1, c.id, $3, $4, program.letter_signatures, $5, $6 FROM \"case\" AS c
        JOIN cycle ON cycle.id = c.cycle JOIN program ON program.id = cycle.program
        WHERE c.id = $2 AND ((c.state = 'presented' AND $3 = 1) OR EXISTS (
            SELECT 1 FROM letter_amendment AS a WHERE a.\"case\" = c.id AND a.version = $3
        ))
        ON CONFLICT (\"case\", version) DO NOTHING";
    let values = values![id, permit.thing(), read.letter.version.number, read.due, now, body];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    add(tx, permit.person(), id, world).await
}

/// The letter that waits for signatures or for its way, held for this transaction: nobody else signs it or sends it off
/// meanwhile.
pub async fn hold(tx: &mut Tx, permit: &Permit<SignLetter>) -> Result<Option<Signed>> {
    let sql = "UPDATE letter SET version = version WHERE \"case\" = $1 AND sent IS NULL";
    if tx.run(sql, values![permit.thing()]).await? == 0 {
        return Ok(None);
    }
    at_hand(tx, permit).await
}

/// Signs a held letter too. [`Error::Taken`] when this person has signed it.
pub async fn cosign(tx: &mut Tx, permit: &Permit<SignLetter>, world: &World, held: &Signed) -> Result<()> {
    add(tx, permit.person(), held.id, world).await
}

/// Adds a signature; the last one that is needed keeps the job that sends the letter.
async fn add(tx: &mut Tx, person: PersonId, letter: LetterId, world: &World) -> Result<()> {
    let now = world.now();
    let sql = "INSERT INTO letter_signature (letter, person, at, name, credentials, profession)
        SELECT $1, id, $3, name, credentials, profession FROM person WHERE id = $2 ON CONFLICT DO NOTHING";
    if tx.run(sql, values![letter, person, now]).await? == 0 {
        return Err(Error::Taken);
    }
    let sql = "UPDATE letter SET signed = $2 WHERE id = $1 AND signed IS NULL
        AND needed <= (SELECT COUNT(*) FROM letter_signature WHERE letter = $1)";
    if tx.run(sql, values![letter, now]).await? == 0 {
        return Ok(());
    }
    job::add(tx, world.id(), &Job::SendLetter { letter }, now, now).await
}

/// Puts a held letter back to draft. [`Error::Taken`] once it has every signature: it is on its way.
pub async fn object(
    tx: &mut Tx,
    permit: &Permit<SignLetter>,
    world: &World,
    held: &Signed,
    objection: &Objection,
) -> Result<()> {
    if held.signed.is_some() {
        return Err(Error::Taken);
    }
    let id: ObjectionId = world.id();
    let sql =
        "INSERT INTO letter_objection (id, \"case\", version, person, at, reason) VALUES ($1, $2, $3, $4, $5, $6)";
    let version = held.letter.version.number;
    tx.run(sql, values![id, permit.thing(), version, permit.person(), world.now(), &objection.0]).await?;
    tx.run("DELETE FROM letter_signature WHERE letter = $1", values![held.id]).await?;
    tx.run_one("DELETE FROM letter WHERE id = $1 AND signed IS NULL", values![held.id]).await
}

/// What was objected to a case's letters, the newest first.
pub async fn objections<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Objected>> {
    let sql = "SELECT o.id, version, at, reason, person.name FROM letter_objection AS o
        JOIN person ON person.id = o.person WHERE o.\"case\" = $1 AND person.hub = $2 ORDER BY at DESC, o.id";
    tx.all(sql, values![permit.thing(), permit.hub()], read_objected).await
}

/// Who signed a letter, in the order of their signatures.
pub(super) async fn of_letter(tx: &mut Tx, letter: LetterId) -> Result<Vec<(PersonId, Signature)>> {
    let sql =
        "SELECT person, at, name, credentials, profession FROM letter_signature WHERE letter = $1 ORDER BY at, person";
    let read = |row: &Row| Ok((row.get("person")?, Signature { named: read_named(row)?, at: row.get("at")? }));
    tx.all(sql, values![letter], read).await
}

fn read_objected(row: &Row) -> Result<Objected> {
    Ok(Objected {
        id: row.get("id")?,
        version: row.get("version")?,
        name: row.get("name")?,
        at: row.get("at")?,
        reason: row.get("reason")?,
    })
}
