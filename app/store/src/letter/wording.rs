//! The words of a draft: a recommendation added after the session, a wording changed, plain words for the patient.

use domain::{
    access::{Permit, SignLetter},
    id::{RecommendationId, SessionId, WordingId},
    letter::wording::Wording,
    moment::Moment,
    recommendation::Advice,
    world::World,
};

use super::is_draft;
use crate::{
    db::Tx,
    error::{Error, Result},
    recommendation,
    row::Row,
    values,
};

/// How a recommendation was worded before somebody changed it.
#[derive(Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its id.
    pub id: WordingId,
    /// What it said.
    pub text: String,
    /// Who changed it.
    pub name: String,
    /// When.
    pub at: Moment,
}

domain::unprinted!(Earlier);

/// The words of a recommendation, and who gave it.
pub async fn of(tx: &mut Tx, permit: &Permit<SignLetter>, id: RecommendationId) -> Result<(Wording, String)> {
    let sql = "SELECT recommendation.text, plain_wording.text AS plain, person.name FROM recommendation
        JOIN person ON person.id = recommendation.author
        LEFT JOIN plain_wording ON plain_wording.recommendation = recommendation.id
        WHERE recommendation.id = $1 AND recommendation.\"case\" = $2 AND recommendation.text <> ''";
    let read = |row: &Row| {
        let plain = row.get::<Option<String>>("plain")?.unwrap_or_default();
        Ok((Wording { text: row.get("text")?, plain }, row.get("name")?))
    };
    tx.one(sql, values![id, permit.thing()], read).await
}

/// How it was worded before, the newest change first.
pub async fn earlier(tx: &mut Tx, permit: &Permit<SignLetter>, id: RecommendationId) -> Result<Vec<Earlier>> {
    let sql = "SELECT wording.id, wording.text, wording.at, person.name FROM wording
        JOIN recommendation ON recommendation.id = wording.recommendation JOIN person ON person.id = wording.person
        WHERE wording.recommendation = $1 AND recommendation.\"case\" = $2 AND wording.text <> ''
        ORDER BY wording.at DESC, wording.id DESC";
    let read = |row: &Row| {
        Ok(Earlier { id: row.get("id")?, text: row.get("text")?, name: row.get("name")?, at: row.get("at")? })
    };
    tx.all(sql, values![id, permit.thing()], read).await
}

/// The session of a case whose draft takes words: none before the session has discussed the case, and once the letter is
/// signed. Advice before the clarifying questions are over is no advice.
async fn open(tx: &mut Tx, permit: &Permit<SignLetter>) -> Result<Option<SessionId>> {
    if !is_draft(tx, permit).await? {
        return Ok(None);
    }
    let sql = "SELECT session FROM \"case\" WHERE id = $1 AND hub = $2
        AND state IN ('presented', 'letter-sent', 'follow-up-due', 'closed')";
    let session =
        tx.maybe(sql, values![permit.thing(), permit.hub()], |row| row.get::<Option<SessionId>>("session")).await?;
    Ok(session.flatten())
}

/// Whether the draft takes words.
pub async fn is_open(tx: &mut Tx, permit: &Permit<SignLetter>) -> Result<bool> {
    Ok(open(tx, permit).await?.is_some())
}

/// Adds a recommendation to a draft after the session. [`Error::Taken`] when the draft takes no words.
pub async fn add(tx: &mut Tx, permit: &Permit<SignLetter>, world: &World, advice: &Advice) -> Result<RecommendationId> {
    let session = open(tx, permit).await?.ok_or(Error::Taken)?;
    recommendation::insert(tx, permit, session, world, advice).await
}

/// Changes the words; what the letter said before is kept. [`Error::Taken`] when the draft takes no words, or when somebody changed
/// the words since they were `read`.
pub async fn change(
    tx: &mut Tx,
    permit: &Permit<SignLetter>,
    world: &World,
    id: RecommendationId,
    read: &Wording,
    to: &Wording,
) -> Result<()> {
    if open(tx, permit).await?.is_none() {
        return Err(Error::Taken);
    }
    let now = world.now();
    if read.text != to.text {
        let sql = "UPDATE recommendation SET text = $4 WHERE id = $1 AND \"case\" = $2 AND text = $3";
        if tx.run(sql, values![id, permit.thing(), &read.text, &to.text]).await? == 0 {
            return Err(Error::Taken);
        }
        let sql = "INSERT INTO wording (id, recommendation, person, at, text) VALUES ($1, $2, $3, $4, $5)";
        tx.run(sql, values![world.id::<WordingId>(), id, permit.person(), now, &read.text]).await?;
    }
    if read.plain != to.plain {
        let sql = "DELETE FROM plain_wording WHERE recommendation = $1 AND text = $2";
        if tx.run(sql, values![id, &read.plain]).await? == 0 && !read.plain.is_empty() {
            return Err(Error::Taken);
        }
        if !to.plain.is_empty() {
            let sql = "INSERT INTO plain_wording (recommendation, person, at, text) VALUES ($1, $2, $3, $4)
                ON CONFLICT (recommendation) DO NOTHING";
            if tx.run(sql, values![id, permit.person(), now, &to.plain]).await? == 0 {
                return Err(Error::Taken);
            }
        }
    }
    Ok(())
}
