//! The hub's library of recommendations.

use domain::{
    access::{Act, Permit, WriteSnippets},
    id::{HubId, PersonId, SnippetId},
    language::Text,
    moment::Moment,
    recommendation::{Domain, Origin},
    snippet::Wording,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    recommendation::read_evidence,
    row::Row,
    values,
};

/// An edition of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Which one it is.
    pub origin: Origin,
    /// What it says.
    pub wording: Wording,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created: Moment,
    /// Whether the snippet is out of use.
    pub retired: bool,
}

impl Edition {
    /// The edition's number, for words.
    pub fn number(&self) -> i64 {
        i64::from(self.origin.edition)
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT snippet_edition.*, snippet.retired, person.name FROM snippet_edition
            JOIN snippet ON snippet.id = snippet_edition.snippet JOIN person ON person.id = snippet_edition.author
            WHERE snippet.hub = $1 ",
            $rest
        )
    };
}

/// The newest edition of every snippet, by domain and oldest first, those out of use last.
pub async fn all<A: Act<Thing = HubId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Edition>> {
    let sql = select!(
        "AND edition = (SELECT MAX(edition) FROM snippet_edition AS other WHERE other.snippet = snippet.id)
        ORDER BY snippet.retired, snippet.created, snippet.id"
    );
    let mut found = tx.all(sql, values![permit.hub()], read).await?;
    found.sort_by_key(|edition| (edition.retired, edition.wording.domain));
    Ok(found)
}

/// Every edition of a snippet, newest first; [`Error::Missing`] when there is none.
pub async fn editions<A: Act<Thing = HubId>>(tx: &mut Tx, permit: &Permit<A>, id: SnippetId) -> Result<Vec<Edition>> {
    let sql = select!("AND snippet.id = $2 ORDER BY edition DESC");
    let found = tx.all(sql, values![permit.hub(), id], read).await?;
    if found.is_empty() { Err(Error::Missing) } else { Ok(found) }
}

/// An edition in use, for somebody who takes its text; none when it is out of use or another hub's.
pub async fn find(tx: &mut Tx, hub: HubId, origin: Origin) -> Result<Option<Wording>> {
    let sql = select!("AND snippet.id = $2 AND edition = $3 AND NOT snippet.retired");
    let found = tx.maybe(sql, values![hub, origin.snippet, origin.edition], read).await?;
    Ok(found.map(|edition| edition.wording))
}

/// Adds a snippet with its first edition.
pub async fn add(tx: &mut Tx, permit: &Permit<WriteSnippets>, world: &World, wording: &Wording) -> Result<SnippetId> {
    let id: SnippetId = world.id();
    let sql = "INSERT INTO snippet (id, hub, created, retired) VALUES ($1, $2, $3, FALSE)";
    tx.run(sql, values![id, permit.hub(), world.now()]).await?;
    edit(tx, permit.person(), Origin { snippet: id, edition: 1 }, wording, world.now()).await?;
    Ok(id)
}

/// Adds an edition after the one that was read. [`Error::Taken`] when somebody added one in between.
pub async fn revise(
    tx: &mut Tx,
    permit: &Permit<WriteSnippets>,
    read: Origin,
    wording: &Wording,
    now: Moment,
) -> Result<()> {
    let newest = editions(tx, permit, read.snippet).await?.into_iter().next().ok_or(Error::Missing)?;
    if newest.origin != read {
        return Err(Error::Taken);
    }
    if newest.wording == *wording {
        return Ok(());
    }
    edit(tx, permit.person(), Origin { edition: read.edition.saturating_add(1), ..read }, wording, now).await
}

async fn edit(tx: &mut Tx, author: PersonId, origin: Origin, wording: &Wording, now: Moment) -> Result<()> {
    let sql = "INSERT INTO snippet_edition (snippet, edition, author, created, domain, text_en, text_fr, strength, source, link)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (snippet, edition) DO NOTHING";
    let (text, evidence) = (&wording.text, &wording.evidence);
    let values = values![
        origin.snippet,
        origin.edition,
        author,
        now,
        wording.domain.code(),
        &text.en,
        &text.fr,
        evidence.strength.code(),
        &evidence.source,
        &evidence.link,
    ];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// Takes a snippet out of use, or back into it.
pub async fn retire(tx: &mut Tx, permit: &Permit<WriteSnippets>, id: SnippetId, retired: bool) -> Result<()> {
    let sql = "UPDATE snippet SET retired = $3 WHERE id = $1 AND hub = $2";
    tx.run_one(sql, values![id, permit.hub(), retired]).await
}

fn read(row: &Row) -> Result<Edition> {
    let wording = Wording {
        domain: row.parse("domain", Domain::parse)?,
        text: Text { en: row.get("text_en")?, fr: row.get("text_fr")? },
        evidence: read_evidence(row)?.ok_or(Error::Inconsistent("strength"))?,
    };
    Ok(Edition {
        origin: Origin { snippet: row.get("snippet")?, edition: row.get("edition")? },
        wording,
        author: row.get("name")?,
        created: row.get("created")?,
        retired: row.get("retired")?,
    })
}
