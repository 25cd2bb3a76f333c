//! Themes of a study in their versions.

use std::collections::BTreeSet;

use domain::{
    access::{Act, AnalyzeStudy, Permit},
    id::{CodeId, StudyId, ThemeId},
    moment::Moment,
    theme::Theme,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A version of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which theme.
    pub id: ThemeId,
    /// The version's number, from 1.
    pub number: u32,
    /// What it says.
    pub theme: Theme,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created: Moment,
}

/// Every version of every theme of a study: themes by age, versions newest first.
pub async fn versions<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Version>> {
    let sql = "SELECT theme_version.*, person.name AS author_name FROM theme_version
        JOIN theme ON theme.id = theme_version.theme JOIN person ON person.id = theme_version.author
        WHERE theme.study = $1 ORDER BY theme.created, theme.id, theme_version.version DESC";
    tx.all(sql, values![permit.thing()], read).await
}

/// The newest version of every theme, by age.
pub async fn newest<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Version>> {
    let mut found = versions(tx, permit).await?;
    found.dedup_by_key(|version| version.id);
    Ok(found)
}

/// Adds a theme.
pub async fn add(tx: &mut Tx, permit: &Permit<AnalyzeStudy>, world: &World, theme: &Theme) -> Result<ThemeId> {
    let id: ThemeId = world.id();
    tx.run("INSERT INTO theme (id, study, created) VALUES ($1, $2, $3)", values![id, permit.thing(), world.now()])
        .await?;
    keep(tx, permit, (id, 1), theme, world.now()).await?;
    Ok(id)
}

/// Adds a version after the one that was read. [`Error::Taken`] when somebody added one in between.
pub async fn revise(
    tx: &mut Tx,
    permit: &Permit<AnalyzeStudy>,
    (id, read): (ThemeId, u32),
    theme: &Theme,
    now: Moment,
) -> Result<()> {
    let known = newest(tx, permit).await?.into_iter().find(|version| version.id == id).ok_or(Error::Missing)?;
    if known.number != read {
        return Err(Error::Taken);
    }
    if known.theme == *theme {
        return Ok(());
    }
    keep(tx, permit, (id, read.saturating_add(1)), theme, now).await
}

async fn keep(
    tx: &mut Tx,
    permit: &Permit<AnalyzeStudy>,
    (id, version): (ThemeId, u32),
    theme: &Theme,
    now: Moment,
) -> Result<()> {
    let codes = theme.codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let sql = "INSERT INTO theme_version (theme, version, name, description, codes, author, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (theme, version) DO NOTHING";
    let values = values![id, version, &theme.name, &theme.description, codes, permit.person(), now];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

fn read(row: &Row) -> Result<Version> {
    let codes = row.get::<String>("codes")?;
    let codes: Option<BTreeSet<CodeId>> = codes.split_whitespace().map(|code| code.parse().ok()).collect();
    let codes = codes.ok_or(Error::Inconsistent("codes"))?;
    Ok(Version {
        id: row.get("theme")?,
        number: row.get("version")?,
        theme: Theme { name: row.get("name")?, description: row.get("description")?, codes },
        author: row.get("author_name")?,
        created: row.get("created")?,
    })
}
