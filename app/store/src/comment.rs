//! The team's comments on a case before its session: written, changed and taken back by their authors.

use domain::{
    access::{CommentCase, Permit, SeeComments},
    comment,
    id::{CommentId, PersonId},
    moment::Moment,
    profession::Profession,
    world::World,
};

use crate::{
    agenda, case,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A comment. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: CommentId,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name.
    pub name: String,
    /// Their profession when they wrote it.
    pub profession: Profession,
    /// The comment; empty when it was removed for good.
    pub text: String,
    /// When it was written.
    pub created: Moment,
    /// When it was last changed.
    pub changed: Option<Moment>,
}

domain::unprinted!(Record);

/// The comments on a case in the order they were written, for those who see them.
pub async fn of_case(tx: &mut Tx, permit: &Permit<SeeComments>) -> Result<Vec<Record>> {
    let sql = "SELECT comment.*, person.name FROM comment JOIN person ON person.id = comment.author
        WHERE comment.\"case\" = $1 AND person.hub = $2 ORDER BY comment.created, comment.id";
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

/// Whether comments on a case are taken now.
pub async fn are_taken(tx: &mut Tx, permit: &Permit<CommentCase>) -> Result<bool> {
    let state = case::get(tx, permit).await?.state;
    let standing = agenda::of_case(tx, permit).await?;
    let discussed = standing.is_some_and(|standing| standing.case() == Some(permit.thing()));
    Ok(comment::are_taken(state, discussed))
}

/// Writes one under one's profession. [`Error::Taken`] when none are taken now.
pub async fn add(tx: &mut Tx, permit: &Permit<CommentCase>, world: &World, text: &str) -> Result<CommentId> {
    if !are_taken(tx, permit).await? {
        return Err(Error::Taken);
    }
    let (id, author): (CommentId, _) = (world.id(), permit.person());
    let sql = "SELECT profession FROM person WHERE id = $1";
    let profession = tx.one(sql, values![author], |row| row.parse("profession", Profession::parse)).await?;
    let sql = "INSERT INTO comment (id, \"case\", author, profession, text, created) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, values![id, permit.thing(), author, profession.code(), text, world.now()]).await?;
    Ok(id)
}

/// Changes one's own. [`Error::Taken`] when none are taken now, [`Error::Missing`] when it is somebody else's.
pub async fn change(tx: &mut Tx, permit: &Permit<CommentCase>, id: CommentId, text: &str, now: Moment) -> Result<()> {
    if !are_taken(tx, permit).await? {
        return Err(Error::Taken);
    }
    let sql = "UPDATE comment SET text = $4, changed = $5 WHERE id = $1 AND \"case\" = $2 AND author = $3";
    tx.run_one(sql, values![id, permit.thing(), permit.person(), text, now]).await
}

/// Takes one's own back, at any time.
pub async fn remove(tx: &mut Tx, permit: &Permit<CommentCase>, id: CommentId) -> Result<()> {
    let sql = "DELETE FROM comment WHERE id = $1 AND \"case\" = $2 AND author = $3";
    tx.run_one(sql, values![id, permit.thing(), permit.person()]).await
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        author: row.get("author")?,
        name: row.get("name")?,
        profession: row.parse("profession", Profession::parse)?,
        text: row.get("text")?,
        created: row.get("created")?,
        changed: row.get("changed")?,
    })
}
