//! Receipts: the same request sent twice (double click, reload, retry) gives the first result.

use domain::{
    id::{PersonId, RequestKey},
    moment::Moment,
};

use crate::{db::Tx, error::Result, values};

/// Where the first request of this key led, if there was one. A key belongs to its person and address.
pub async fn find(tx: &mut Tx, key: RequestKey, person: Option<PersonId>, path: &str) -> Result<Option<String>> {
    let sql = "SELECT location FROM receipt WHERE key = $1 AND path = $2 AND person IS NOT DISTINCT FROM $3";
    tx.maybe(sql, values![key, path, person], |row| row.get("location")).await
}

/// Keeps where a request led; [`crate::Error::Taken`] when another one of the same key was faster.
pub async fn add(
    tx: &mut Tx,
    key: RequestKey,
    person: Option<PersonId>,
    path: &str,
    location: &str,
    now: Moment,
) -> Result<()> {
    let sql = "INSERT INTO receipt (key, person, path, location, created) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, values![key, person, path, location, now]).await?;
    Ok(())
}
