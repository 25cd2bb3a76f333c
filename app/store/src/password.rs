//! What proves a member of the hub's team: the hash of a password, and the key of one-time codes.

use domain::id::{HubId, PersonId};

use crate::{db::Tx, error::Result, row::Row, values};

/// A member's kept proofs.
#[derive(Clone, PartialEq, Eq)]
pub struct Proofs {
    /// The member.
    pub person: PersonId,
    /// The argon2id string of the password.
    pub password: String,
    /// The key of the one-time codes (RFC 6238).
    pub key: Vec<u8>,
}

/// The proofs of an address; none for strangers and for people who have set no password.
pub async fn by_email(tx: &mut Tx, hub: HubId, email: &str) -> Result<Option<Proofs>> {
    let sql = "SELECT id, password, totp FROM person
        WHERE hub = $1 AND email = $2 AND password IS NOT NULL AND totp IS NOT NULL";
    tx.maybe(sql, values![hub, email.to_lowercase()], read).await
}

/// The proofs of a person; none when they have set no password.
pub async fn of(tx: &mut Tx, person: PersonId) -> Result<Option<Proofs>> {
    let sql = "SELECT id, password, totp FROM person WHERE id = $1 AND password IS NOT NULL AND totp IS NOT NULL";
    tx.maybe(sql, values![person], read).await
}

/// Keeps new proofs. `step` is the time step of the code that showed the key to be set up; it is spent.
pub async fn set(tx: &mut Tx, person: PersonId, password: &str, key: &[u8], step: i64) -> Result<()> {
    let sql = "UPDATE person SET password = $2, totp = $3, totp_step = $4 WHERE id = $1";
    tx.run_one(sql, values![person, password, key, step]).await
}

/// Forgets a person's proofs, so that they set new ones.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.run_one("UPDATE person SET password = NULL, totp = NULL, totp_step = NULL WHERE id = $1", values![person]).await
}

/// Spends the code of a time step; false when that code or a later one was used before.
pub async fn spend(tx: &mut Tx, person: PersonId, step: i64) -> Result<bool> {
    let sql = "UPDATE person SET totp_step = $2 WHERE id = $1 AND (totp_step IS NULL OR totp_step < $2)";
    Ok(tx.run(sql, values![person, step]).await? == 1)
}

fn read(row: &Row) -> Result<Proofs> {
    Ok(Proofs { person: row.get("id")?, password: row.get("password")?, key: row.get("totp")? })
}
