//! Who reads a program's answers, and the tokens that were unveiled: both rights exclude seeing names otherwise.

use domain::{
    access::{Act, ManageReaders, Permit, SeeUnveilings, Unveil},
    id::{Id, PersonId, ProgramId},
    moment::Moment,
    survey::Token,
    world::World,
};
use uuid::Uuid;

use super::{TokenKey, tokens};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    person,
    row::Row,
    values,
};

/// Somebody who reads a program's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Who let them.
    pub granted_by: String,
    /// Since when.
    pub granted: Moment,
    /// Whether the right counts: it rests while they also have a role that sees names.
    pub counts: bool,
}

/// Somebody who can be made a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// The readers of a program, by name.
pub async fn readers<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Reader>> {
    let sql = "SELECT answer_reader.person, person.name, granter.name AS granted_by, granted, EXISTS (
            SELECT 1 FROM reads_answers
            WHERE reads_answers.program = answer_reader.program AND reads_answers.person = answer_reader.person
        ) AS counts
        FROM answer_reader JOIN person ON person.id = answer_reader.person
        JOIN person AS granter ON granter.id = answer_reader.granted_by
        WHERE answer_reader.program = $1 AND person.hub = $2 ORDER BY person.folded, person.id";
    let read = |row: &Row| {
        Ok(Reader {
            person: row.get("person")?,
            name: row.get("name")?,
            granted_by: row.get("granted_by")?,
            granted: row.get("granted")?,
            counts: row.get("counts")?,
        })
    };
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

/// Who can be made a reader of a program: evaluators who are neither coordinators nor administrators, and no readers yet.
pub async fn candidates(tx: &mut Tx, permit: &Permit<ManageReaders>) -> Result<Vec<Candidate>> {
    let sql = "SELECT person.id AS person, person.name FROM person
        JOIN membership ON membership.person = person.id AND membership.role = 'evaluator'
        WHERE person.hub = $1
            AND NOT EXISTS (
                SELECT 1 FROM membership AS other
                WHERE other.person = person.id AND other.role IN ('coordinator', 'administrator')
            )
            AND NOT EXISTS (
                SELECT 1 FROM answer_reader WHERE answer_reader.program = $2 AND answer_reader.person = person.id
            )
        ORDER BY person.folded, person.id";
    let read = |row: &Row| Ok(Candidate { person: row.get("person")?, name: row.get("name")? });
    tx.all(sql, values![permit.hub(), permit.thing()], read).await
}

/// Lets somebody read a program's answers. [`Error::Missing`] for whoever cannot be a reader.
pub async fn add_reader(tx: &mut Tx, permit: &Permit<ManageReaders>, person: PersonId, now: Moment) -> Result<()> {
    if !candidates(tx, permit).await?.iter().any(|candidate| candidate.person == person) {
        return Err(Error::Missing);
    }
    let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![permit.thing(), person, permit.person(), now]).await?;
    log(tx, permit, "lets somebody read survey answers", format!("{} {person}", permit.thing()), now).await
}

/// Takes the right from a reader; nothing happens when they do not have it.
pub async fn remove_reader(tx: &mut Tx, permit: &Permit<ManageReaders>, person: PersonId, now: Moment) -> Result<()> {
    let sql = "DELETE FROM answer_reader WHERE program = $1 AND person = $2";
    if tx.run(sql, values![permit.thing(), person]).await? == 0 {
        return Ok(());
    }
    log(tx, permit, "lets somebody read survey answers no more", format!("{} {person}", permit.thing()), now).await
}

/// A token that was unveiled. Whose it is, is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unveiling {
    /// The token.
    pub token: Token,
    /// Why.
    pub reason: String,
    /// Who learned it.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Says whose a token is, and writes down who asked, when and why. None when nobody of the program has it; nothing is written
/// then.
pub async fn unveil(
    tx: &mut Tx,
    permit: &Permit<Unveil>,
    key: &TokenKey,
    (token, reason): (&Token, &str),
    world: &World,
) -> Result<Option<person::Known>> {
    let all = tokens(tx, permit, key).await?;
    let Some(holder) = all.get(token) else { return Ok(None) };
    let known = person::find(tx, permit.hub(), holder.person).await?;
    let id = Uuid::from_bytes(world.secret());
    let sql = "INSERT INTO unveiling (id, program, token, reason, person, at) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, values![id, permit.thing(), token.as_str(), reason, permit.person(), world.now()]).await?;
    log(tx, permit, "learns whose survey answers these are", format!("{} {token}", permit.thing()), world.now())
        .await?;
    Ok(Some(known))
}

/// The tokens of a program that were unveiled, the newest first.
pub async fn unveilings(tx: &mut Tx, permit: &Permit<SeeUnveilings>) -> Result<Vec<Unveiling>> {
    let sql = "SELECT unveiling.token, unveiling.reason, person.name, unveiling.at FROM unveiling
        JOIN person ON person.id = unveiling.person WHERE unveiling.program = $1 AND person.hub = $2
        ORDER BY unveiling.at DESC, unveiling.id";
    let read = |row: &Row| {
        Ok(Unveiling {
            token: row.parse("token", |text| text.parse().ok())?,
            reason: row.get("reason")?,
            by: row.get("name")?,
            at: row.get("at")?,
        })
    };
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

async fn log<A: Act<Thing: Id>>(tx: &mut Tx, permit: &Permit<A>, act: &str, thing: String, now: Moment) -> Result<()> {
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}
