//! The job queue: a job is kept by the transaction that causes it, and handed out with a lease.

use domain::{
    id::JobId,
    job::{Job, LEASE},
    moment::Moment,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// A job that a worker holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Held {
    /// The job's id.
    pub id: JobId,
    /// What to do.
    pub job: Job,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

/// Keeps a job for its due moment.
pub async fn add(tx: &mut Tx, id: JobId, job: &Job, due: Moment, now: Moment) -> Result<()> {
    let body = serde_json::to_string(job)?;
    let sql = "INSERT INTO job (id, body, due, attempt, created) VALUES ($1, $2, $3, 0, $4)";
    tx.run(sql, values![id, body, due, now]).await?;
    Ok(())
}

/// Whether a job is due; asked before [`take`], which needs the right to write.
pub async fn is_due(tx: &mut Tx, now: Moment) -> Result<bool> {
    let sql = "SELECT id FROM job WHERE due <= $1 AND done IS NULL AND dead IS NULL LIMIT 1";
    Ok(tx.maybe(sql, values![now], |row| row.get::<JobId>("id")).await?.is_some())
}

/// Takes the job that has been due longest. It comes back when its lease ends and nobody said what became of it.
pub async fn take(tx: &mut Tx, now: Moment) -> Result<Option<Held>> {
    let sql = if tx.is_postgres() {
        "UPDATE job SET due = $2, attempt = attempt + 1
         WHERE id = (
            SELECT id FROM job WHERE due <= $1 AND done IS NULL AND dead IS NULL ORDER BY due, id LIMIT 1
            FOR UPDATE SKIP LOCKED
         )
         RETURNING id, body, attempt"
    } else {
        "UPDATE job SET due = $2, attempt = attempt + 1
         WHERE id = (SELECT id FROM job WHERE due <= $1 AND done IS NULL AND dead IS NULL ORDER BY due, id LIMIT 1)
         RETURNING id, body, attempt"
    };
    tx.maybe(sql, values![now, now.plus_seconds(LEASE)], held).await
}

/// Keeps a job that takes long from being handed to another, and what it has claimed, for one more lease.
pub async fn hold(tx: &mut Tx, id: JobId, now: Moment) -> Result<()> {
    let until = now.plus_seconds(LEASE);
    let sql = "UPDATE job SET due = $2 WHERE id = $1 AND done IS NULL AND dead IS NULL";
    tx.run(sql, values![id, until]).await?;
    tx.run("UPDATE claim SET until = $2 WHERE job = $1", values![id, until]).await?;
    Ok(())
}

/// Claims something for a job, so that no other works on it meanwhile, in whatever process; false while another has it. It is the
/// job's as long as its lease, or until [`release`].
pub async fn claim(tx: &mut Tx, id: JobId, thing: &str, now: Moment) -> Result<bool> {
    let sql = "INSERT INTO claim (thing, job, until) VALUES ($1, $2, $3)
        ON CONFLICT (thing) DO UPDATE SET job = excluded.job, until = excluded.until WHERE claim.until <= $4";
    Ok(tx.run(sql, values![thing, id, now.plus_seconds(LEASE), now]).await? == 1)
}

/// Gives up what a job has claimed.
pub async fn release(tx: &mut Tx, id: JobId) -> Result<()> {
    tx.run("DELETE FROM claim WHERE job = $1", values![id]).await?;
    Ok(())
}

/// Puts a job back that was cut off because its process ends, with what it had claimed: another may do it at once.
pub async fn give_back(tx: &mut Tx, id: JobId, now: Moment) -> Result<()> {
    let sql = "UPDATE job SET due = $2, attempt = attempt - 1 WHERE id = $1 AND done IS NULL AND dead IS NULL";
    tx.run(sql, values![id, now]).await?;
    release(tx, id).await
}

/// Marks a job done.
pub async fn done(tx: &mut Tx, id: JobId, now: Moment) -> Result<()> {
    tx.run_one("UPDATE job SET done = $2, error = NULL WHERE id = $1", values![id, now]).await
}

/// Puts a job back for later, with what went wrong.
pub async fn again(tx: &mut Tx, id: JobId, due: Moment, error: &str) -> Result<()> {
    tx.run_one("UPDATE job SET due = $2, error = $3 WHERE id = $1", values![id, due, error]).await
}

/// Puts a job back that waits for something: this was no try.
pub async fn wait(tx: &mut Tx, id: JobId, due: Moment, reason: &str) -> Result<()> {
    let sql = "UPDATE job SET due = $2, error = $3, attempt = attempt - 1 WHERE id = $1";
    tx.run_one(sql, values![id, due, reason]).await
}

/// Gives a job up, with what went wrong.
pub async fn bury(tx: &mut Tx, id: JobId, now: Moment, error: &str) -> Result<()> {
    tx.run_one("UPDATE job SET dead = $2, error = $3 WHERE id = $1", values![id, now, error]).await
}

fn held(row: &Row) -> Result<Held> {
    Ok(Held {
        id: row.get("id")?,
        job: row.parse("body", |body| serde_json::from_str(body).ok())?,
        attempt: row.get("attempt")?,
    })
}
