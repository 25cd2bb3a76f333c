//! The audit log: who saw or changed what, in a chain of hashes, so that a missing or changed row shows.

use aws_lc_rs::digest::{SHA256, digest};
use domain::{
    access::{Act, Permit},
    id::{HubId, Id, PersonId},
    moment::Moment,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// The advisory lock (PostgreSQL) under which rows are added one after the other.
const LOCK: i64 = 0x616c_6c72_6175_6469;

/// Rows checked at a time.
const STEP: i64 = 1000;

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The hub it happened in.
    pub hub: HubId,
    /// Who did it; none for the house itself.
    pub person: Option<PersonId>,
    /// What was done: an act's name, or a few words of the code's own. Never what people wrote.
    pub act: String,
    /// To what: an id, or ids and codes.
    pub thing: String,
}

/// The head of the chain, which the operator may keep elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Rows in the chain.
    pub rows: i64,
    /// The hash of the last; empty without rows.
    pub hash: Vec<u8>,
}

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every row is as it was written.
    Whole(Head),
    /// The first number at which a row is missing or changed.
    Broken(i64),
}

/// Adds a row. Rows wait for each other until the transaction ends: add it last.
pub async fn add(tx: &mut Tx, entry: &Entry, now: Moment) -> Result<()> {
    if tx.is_postgres() {
        tx.run("SELECT pg_advisory_xact_lock($1)", values![LOCK]).await?;
    }
    let head = head(tx).await?;
    let number = head.rows + 1;
    let hash = link(&head.hash, number, entry, now);
    let sql = "INSERT INTO audit (number, hub, person, act, thing, at, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, values![number, entry.hub, entry.person, &entry.act, &entry.thing, now, hash]).await?;
    Ok(())
}

/// Adds the row of an act that a permit allowed.
pub async fn add_act<A: Act>(tx: &mut Tx, permit: &Permit<A>, now: Moment) -> Result<()> {
    let thing = permit.thing().uuid().to_string();
    let entry = Entry { hub: permit.hub(), person: Some(permit.person()), act: permit.act().to_owned(), thing };
    add(tx, &entry, now).await
}

/// The head of the chain.
pub async fn head(tx: &mut Tx) -> Result<Head> {
    let read = |row: &Row| Ok(Head { rows: row.get("number")?, hash: row.get("hash")? });
    let head = tx.maybe("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", values![], read).await?;
    Ok(head.unwrap_or(Head { rows: 0, hash: Vec::new() }))
}

/// Checks the whole chain from its beginning.
pub async fn verify(tx: &mut Tx) -> Result<Verdict> {
    let mut head = Head { rows: 0, hash: Vec::new() };
    let sql = "SELECT number, hub, person, act, thing, at, hash FROM audit WHERE number > $1 ORDER BY number LIMIT $2";
    loop {
        let rows = tx.all(sql, values![head.rows, STEP], kept).await?;
        if rows.is_empty() {
            return Ok(Verdict::Whole(head));
        }
        for (number, entry, at, hash) in rows {
            let next = head.rows + 1;
            if number != next || link(&head.hash, number, &entry, at) != hash {
                return Ok(Verdict::Broken(next));
            }
            head = Head { rows: number, hash };
        }
    }
}

/// The hash of a row: SHA-256 over the hash before it and the row's fields, each with its length, so that none can flow into another.
fn link(before: &[u8], number: i64, entry: &Entry, at: Moment) -> Vec<u8> {
    let person = entry.person.map(|person| person.uuid().into_bytes());
    let (hub, mut text) = (entry.hub.uuid().into_bytes(), Vec::new());
    let fields: [&[u8]; 7] = [
        before,
        &number.to_be_bytes(),
        &hub,
        person.as_ref().map_or(&[], |person| person),
        entry.act.as_bytes(),
        entry.thing.as_bytes(),
        &at.micros().to_be_bytes(),
    ];
    for field in fields {
        text.extend_from_slice(&u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        text.extend_from_slice(field);
    }
    digest(&SHA256, &text).as_ref().to_vec()
}

fn kept(row: &Row) -> Result<(i64, Entry, Moment, Vec<u8>)> {
    let entry =
        Entry { hub: row.get("hub")?, person: row.get("person")?, act: row.get("act")?, thing: row.get("thing")? };
    Ok((row.get("number")?, entry, row.get("at")?, row.get("hash")?))
}
