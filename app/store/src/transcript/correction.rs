//! Corrections of frozen cues; what a cue said before stays, so that codings can be anchored anew.

use domain::{
    access::{Act, KeepKey, Permit},
    id::{StudyId, TranscriptId},
    study::Superseded,
    world::World,
};

use super::{cue, get};
use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    study, values,
};

/// A cue that was corrected, as its readers knew it and as it is now.
#[derive(Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Which one.
    pub number: u32,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

domain::unprinted!(Corrected);

/// Corrects a cue of a frozen transcript; what it said stays, so that codings can be anchored anew: the transcript's new revision.
pub async fn correct(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    world: &World,
    id: TranscriptId,
    number: u32,
    text: &str,
) -> Result<u32> {
    let (before, record) = (cue(tx, permit, id, number).await?, get(tx, permit, id).await?);
    if before.text == text {
        return Ok(record.revision);
    }
    let revision = record.revision + 1;
    let sql = "UPDATE transcript SET revision = $2 WHERE id = $1 AND revision = $3";
    if tx.run(sql, values![id, revision, record.revision]).await? == 0 {
        return Err(Error::Taken);
    }
    let sql = "INSERT INTO cue_edition (transcript, number, revision, text, changed_by, changed)
        VALUES ($1, $2, $3, $4, $5, $6)";
    let values = values![id, number, record.revision, &before.text, permit.person(), world.now()];
    tx.run(sql, values).await?;
    let sql = "UPDATE cue SET text = $3, revision = $4 WHERE transcript = $1 AND number = $2";
    tx.run_one(sql, values![id, number, text, revision]).await?;
    study::supersede(tx, permit.thing(), Superseded::Correction, world).await?;
    let about = format!("{} cue={number}", record.number);
    study::log(tx, permit, "cue-corrected", &about, world.now()).await?;
    Ok(revision)
}

/// The cues that were corrected after a revision, as they were at it and as they are now: what codings of that revision are
/// anchored anew by (`qda::refi::reanchor` for each).
pub async fn corrected_since<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: TranscriptId,
    revision: u32,
) -> Result<Vec<Corrected>> {
    get(tx, permit, id).await?;
    let sql = "SELECT cue.number, cue.text AS after, cue_edition.text AS before FROM cue
        JOIN cue_edition ON cue_edition.transcript = cue.transcript AND cue_edition.number = cue.number
        WHERE cue.transcript = $1 AND cue_edition.revision = (
            SELECT MIN(revision) FROM cue_edition AS first
            WHERE first.transcript = cue.transcript AND first.number = cue.number AND first.revision >= $2
        ) ORDER BY cue.number";
    let read =
        |row: &Row| Ok(Corrected { number: row.get("number")?, before: row.get("before")?, after: row.get("after")? });
    tx.all(sql, values![id, revision], read).await
}
