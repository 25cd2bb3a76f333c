//! The one-time link by which a hub gets its first administrator, or one who lost the way in gets back.

use domain::{hub::Hub, id::HubId, moment::Moment, world::World};

use crate::{
    db::Tx,
    error::{Error, Result},
    hub, token, values,
};

/// Minutes such a link works.
pub const MINUTES: i64 = 30;

/// Whether nobody administers the hub yet, so that a link must be printed at the start.
pub async fn is_needed(tx: &mut Tx, hub: HubId) -> Result<bool> {
    let sql = "SELECT COUNT(*) AS total FROM membership JOIN person ON person.id = membership.person
        WHERE hub = $1 AND role = 'administrator'";
    let total: i64 = tx.one(sql, values![hub], |row| row.get("total")).await?;
    Ok(total == 0)
}

/// Makes a link in place of any older one; its secret is given once. `domain::link::setup_address` makes the address of it.
pub async fn add(tx: &mut Tx, world: &World) -> Result<String> {
    let secret = token::draw(world);
    let now = world.now();
    tx.run("DELETE FROM setup", values![]).await?;
    let sql = "INSERT INTO setup (token, created, expires) VALUES ($1, $2, $3)";
    tx.run(sql, values![token::hash(&secret), now, now.plus_minutes(MINUTES)]).await?;
    Ok(secret)
}

/// Whether a secret opens the set-up page now.
pub async fn is_open(tx: &mut Tx, secret: &str, now: Moment) -> Result<bool> {
    let sql = "SELECT expires FROM setup WHERE token = $1 AND expires > $2 AND used IS NULL";
    Ok(tx.maybe(sql, values![token::hash(secret), now], |row| row.get::<Moment>("expires")).await?.is_some())
}

/// Uses a secret and names the hub; [`Error::Missing`] when it is no longer open.
pub async fn close(tx: &mut Tx, secret: &str, id: HubId, to: &Hub, now: Moment) -> Result<()> {
    let sql = "UPDATE setup SET used = $2 WHERE token = $1 AND expires > $2 AND used IS NULL";
    if tx.run(sql, values![token::hash(secret), now]).await? != 1 {
        return Err(Error::Missing);
    }
    hub::name(tx, id, to).await
}
