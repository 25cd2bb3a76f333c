//! The codebook of a study in its versions.

use domain::{
    access::{Act, AnalyzeStudy, Permit},
    codebook::{Code, Codebook, Color},
    id::{PersonId, StudyId},
    moment::Moment,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    study, values,
};

/// What is known of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// Who made it.
    pub author: String,
    /// When.
    pub created: Moment,
    /// Why; may be empty for the first.
    pub reason: String,
}

/// Every version, newest first.
pub async fn versions<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Version>> {
    let sql = "SELECT version, reason, codebook_version.created AS created, person.name FROM codebook_version
        JOIN person ON person.id = codebook_version.author WHERE study = $1 ORDER BY version DESC";
    let read = |row: &Row| {
        Ok(Version {
            number: row.get("version")?,
            author: row.get("name")?,
            created: row.get("created")?,
            reason: row.get("reason")?,
        })
    };
    tx.all(sql, values![permit.thing()], read).await
}

/// One version; [`Error::Missing`] when there is no such one. Version 0 is the empty codebook.
pub async fn at<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, version: u32) -> Result<Codebook> {
    if version == 0 {
        return Ok(Codebook::default());
    }
    let sql = "SELECT version FROM codebook_version WHERE study = $1 AND version = $2";
    tx.one(sql, values![permit.thing(), version], |row| row.get::<u32>("version")).await?;
    codes(tx, permit.thing(), version).await
}

/// The newest version; the empty codebook when there is none.
pub async fn newest<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Codebook> {
    newest_of(tx, permit.thing()).await
}

pub(crate) async fn newest_of(tx: &mut Tx, study: StudyId) -> Result<Codebook> {
    let sql = "SELECT COALESCE(MAX(version), 0) AS version FROM codebook_version WHERE study = $1";
    let version = tx.one(sql, values![study], |row| row.get::<u32>("version")).await?;
    codes(tx, study, version).await
}

async fn codes(tx: &mut Tx, study: StudyId, version: u32) -> Result<Codebook> {
    let sql = "SELECT * FROM code WHERE study = $1 AND version = $2 ORDER BY place";
    Ok(Codebook::of(version, tx.all(sql, values![study, version], read).await?))
}

/// Adds the next version. [`Error::Taken`] when somebody added one in between.
pub async fn add(tx: &mut Tx, permit: &Permit<AnalyzeStudy>, next: &Codebook, reason: &str, now: Moment) -> Result<()> {
    if newest_of(tx, permit.thing()).await?.version.saturating_add(1) != next.version {
        return Err(Error::Taken);
    }
    keep(tx, (permit.thing(), permit.person()), next, reason, now).await?;
    study::log(tx, permit, "codebook-version", &next.version.to_string(), now).await
}

async fn keep(
    tx: &mut Tx,
    (study, author): (StudyId, PersonId),
    next: &Codebook,
    reason: &str,
    now: Moment,
) -> Result<()> {
    let sql = "INSERT INTO codebook_version (study, version, author, created, reason) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (study, version) DO NOTHING";
    if tx.run(sql, values![study, next.version, author, now, reason]).await? == 0 {
        return Err(Error::Taken);
    }
    let sql =
        "INSERT INTO code (study, version, code, parent, place, name, definition, included, excluded, example, color)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    for (place, code) in next.codes.iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let values = values![
            study,
            next.version,
            code.id,
            code.parent,
            place,
            &code.name,
            &code.definition,
            &code.include,
            &code.exclude,
            &code.example,
            code.color.code(),
        ];
        tx.run(sql, values).await?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Code> {
    Ok(Code {
        id: row.get("code")?,
        parent: row.get("parent")?,
        name: row.get("name")?,
        definition: row.get("definition")?,
        include: row.get("included")?,
        exclude: row.get("excluded")?,
        example: row.get("example")?,
        color: row.parse("color", Color::parse)?,
    })
}
