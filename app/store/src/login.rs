//! Browser logins: who is signed in, by the hash of a token that only the browser knows.

use std::collections::BTreeSet;

use domain::{
    access::Who,
    id::{HubId, PersonId},
    language::Language,
    moment::{Moment, Zone},
};

use crate::{db::Tx, error::Result, person, row::Row, values};

/// How a person proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By a personal link that works again and again, as a session's. Carries no role.
    Link,
    /// By a link that works once, sent to their mail address just now. Carries no role, but lets a member set a first password.
    Mail,
    /// By password and one-time code.
    Password,
}

impl Proof {
    /// The code, as the database keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Mail => "mail",
            Self::Password => "password",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Link, Self::Mail, Self::Password].into_iter().find(|proof| proof.code() == code)
    }
}

/// A signed-in person as every page needs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// Their rights. Without a password their roles do not count.
    pub who: Who,
    /// How they proved who they are.
    pub proof: Proof,
    /// Whether they hold roles that a password would unlock.
    pub locked: bool,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// The zone they live in.
    pub zone: Zone,
    /// When this login was last written down as used.
    pub seen: Moment,
}

/// Keeps a login. The token comes hashed.
pub async fn add(
    tx: &mut Tx,
    token: &[u8],
    person: PersonId,
    proof: Proof,
    now: Moment,
    expires: Moment,
) -> Result<()> {
    let sql = "INSERT INTO login (token, person, proof, created, seen, expires) VALUES ($1, $2, $3, $4, $4, $5)";
    tx.run(sql, values![token, person, proof.code(), now, expires]).await?;
    Ok(())
}

/// The login of a hashed token in a hub, unless it has expired. Another hub's people are strangers here.
pub async fn find(tx: &mut Tx, hub: HubId, token: &[u8], now: Moment) -> Result<Option<Login>> {
    let sql =
        "SELECT person.id, hub, name, language, zone, proof, seen FROM login JOIN person ON person.id = login.person
        WHERE token = $1 AND hub = $2 AND expires > $3";
    let Some(mut login) = tx.maybe(sql, values![token, hub, now], read).await? else { return Ok(None) };
    let roles = person::roles(tx, login.who.person).await?;
    match login.proof {
        Proof::Password => login.who.roles = roles,
        Proof::Link | Proof::Mail => login.locked = !roles.is_empty(),
    }
    Ok(Some(login))
}

/// Minutes a login may be used before its last use is written down again.
const SEEN_MINUTES: i64 = 15;

/// Whether a login's last use should be written down: not at every page, which would make every reader a writer.
pub fn is_stale(login: &Login, now: Moment) -> bool {
    now >= login.seen.plus_minutes(SEEN_MINUTES)
}

/// Writes down that a login was used.
pub async fn see(tx: &mut Tx, token: &[u8], now: Moment) -> Result<()> {
    tx.run("UPDATE login SET seen = $2 WHERE token = $1 AND seen < $2", values![token, now]).await?;
    Ok(())
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

fn read(row: &Row) -> Result<Login> {
    let who = Who { person: row.get("id")?, hub: row.get("hub")?, roles: BTreeSet::new() };
    Ok(Login {
        who,
        proof: row.parse("proof", Proof::parse)?,
        locked: false,
        name: row.get("name")?,
        language: row.get("language")?,
        zone: row.get("zone")?,
        seen: row.get("seen")?,
    })
}
