//! Personal links, kept by the hash of their secret: who they sign in, where they lead, until when.

use domain::{
    id::{HubId, PersonId},
    language::Language,
    link::{OWN_DAYS, Target, address},
    moment::Moment,
    world::World,
};

use crate::{db::Tx, error::Result, row::Row, token, values};

/// What a link is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Whom it signs in.
    pub person: PersonId,
    /// Where it leads.
    pub target: Target,
    /// When it ends.
    pub expires: Moment,
    /// Whether it works a single time; a session's link works until it ends.
    pub once: bool,
}

impl Terms {
    /// Of a link in a mail about somebody's own thing: it leads to its page, once.
    pub fn own(person: PersonId, page: &str, now: Moment) -> Self {
        Self { person, target: Target::or_home(page), expires: now.plus_days(OWN_DAYS), once: true }
    }
}

/// A link that still works, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whom it signs in.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// Where it leads.
    pub target: Target,
    /// Whether it works a single time, and so proves that its reader has the mailbox now.
    pub once: bool,
}

/// Seconds a single-use link goes on working after its use: a double click or a lost answer must not shut its reader out.
const GRACE: i64 = 30;

/// Makes a link for a mail: its address, where `url` is the installation's own without a trailing slash.
pub async fn mailed(tx: &mut Tx, world: &World, url: &str, terms: &Terms) -> Result<String> {
    Ok(address(url, &add(tx, world, terms).await?))
}

/// Makes a link; its secret is given once and kept only as a hash.
pub async fn add(tx: &mut Tx, world: &World, terms: &Terms) -> Result<String> {
    let secret = token::draw(world);
    let Terms { person, target, expires, once } = terms;
    let sql = "INSERT INTO link (token, person, target, created, expires, once) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, values![token::hash(&secret), *person, target.as_str(), world.now(), *expires, *once]).await?;
    Ok(secret)
}

/// The link of a secret, unless it has ended or was a single-use link and used.
pub async fn find(tx: &mut Tx, hub: HubId, secret: &str, now: Moment) -> Result<Option<Link>> {
    let sql =
        "SELECT person.id AS person, name, language, target, once FROM link JOIN person ON person.id = link.person
        WHERE token = $1 AND hub = $2 AND expires > $3 AND (used IS NULL OR used > $4 OR NOT once)";
    tx.maybe(sql, values![token::hash(secret), hub, now, now.plus_seconds(-GRACE)], read).await
}

/// Uses a link; none when it does not work any more.
pub async fn follow(tx: &mut Tx, hub: HubId, secret: &str, now: Moment) -> Result<Option<Link>> {
    let Some(link) = find(tx, hub, secret, now).await? else { return Ok(None) };
    // A link that works again and again keeps no trace of its use: a survey's would tell who opened it, and when.
    let sql = "UPDATE link SET used = COALESCE(used, $2) WHERE token = $1 AND once";
    tx.run(sql, values![token::hash(secret), now]).await?;
    Ok(Some(link))
}

/// Ends every link of a person.
pub async fn remove_all(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM link WHERE person = $1", values![person]).await?;
    Ok(())
}

fn read(row: &Row) -> Result<Link> {
    Ok(Link {
        person: row.get("person")?,
        name: row.get("name")?,
        language: row.get("language")?,
        target: row.parse("target", Target::parse)?,
        once: row.get("once")?,
    })
}
