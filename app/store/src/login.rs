//! Browser logins: who is signed in, by the hash of a token that only the browser knows.

use std::collections::BTreeSet;

use domain::{
    access::{Role, Who},
    id::PersonId,
    language::Language,
    moment::{Moment, Zone},
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// How a person proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By a personal link sent to their mail address. Carries no role.
    Link,
    /// By password and one-time code.
    Password,
}

impl Proof {
    /// The code, as the database keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Password => "password",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Link, Self::Password].into_iter().find(|proof| proof.code() == code)
    }
}

/// A signed-in person as every page needs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// Their rights. Without a password their roles do not count.
    pub who: Who,
    /// Whether they hold roles that a password would unlock.
    pub locked: bool,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// The zone they live in.
    pub zone: Zone,
}

/// Keeps a login. The token comes hashed.
pub async fn add(tx: &mut Tx, token: &[u8], person: PersonId, proof: Proof, now: Moment, expires: Moment) -> Result<()> {
    let sql = "INSERT INTO login (token, person, proof, created, seen, expires) VALUES ($1, $2, $3, $4, $4, $5)";
    tx.run(sql, values![token, person, proof.code(), now, expires]).await?;
    Ok(())
}

/// The login of a hashed token, unless it has expired.
pub async fn find(tx: &mut Tx, token: &[u8], now: Moment) -> Result<Option<Login>> {
    let sql = "SELECT person.id, hub, name, language, zone, proof FROM login JOIN person ON person.id = login.person
        WHERE token = $1 AND expires > $2";
    let Some((mut login, proof)) = tx.maybe(sql, values![token, now], read).await? else { return Ok(None) };
    let roles = roles(tx, login.who.person).await?;
    match proof {
        Proof::Password => login.who.roles = roles,
        Proof::Link => login.locked = !roles.is_empty(),
    }
    Ok(Some(login))
}

/// Ends a login.
pub async fn remove(tx: &mut Tx, token: &[u8]) -> Result<()> {
    tx.run("DELETE FROM login WHERE token = $1", values![token]).await?;
    Ok(())
}

/// Ends every login of a person.
pub async fn remove_all(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM login WHERE person = $1", values![person]).await?;
    Ok(())
}

async fn roles(tx: &mut Tx, person: PersonId) -> Result<BTreeSet<Role>> {
    let sql = "SELECT role FROM membership WHERE person = $1";
    let roles = tx.all(sql, values![person], |row| row.parse("role", Role::parse)).await?;
    Ok(roles.into_iter().collect())
}

fn read(row: &Row) -> Result<(Login, Proof)> {
    let who = Who { person: row.get("id")?, hub: row.get("hub")?, roles: BTreeSet::new() };
    let proof = Proof::parse(&row.get::<String>("proof")?).ok_or(Error::Inconsistent("login.proof"))?;
    let login = Login {
        who,
        locked: false,
        name: row.get("name")?,
        language: row.get("language")?,
        zone: row.get("zone")?,
    };
    Ok((login, proof))
}
