//! Codings of a transcript that was corrected after they were given.

use std::collections::BTreeMap;

use domain::{
    access::{Act, AnalyzeStudy, Permit},
    coding::{Coding, Span},
    id::{CodingId, StudyId, TranscriptId},
};

use super::read;
use crate::{db::Tx, error::Result, row::Row, values};

/// A coding whose offsets are of an earlier revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The coding.
    pub coding: Coding,
    /// The revision of its offsets.
    pub revision: u32,
}

/// The texts of cues by number, in one revision. Health data.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Texts(pub BTreeMap<u32, String>);

domain::unprinted!(Texts);

/// Standing codings whose offsets are older than the transcript, and the texts of each revision they are of.
pub async fn stale<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: TranscriptId,
) -> Result<(Vec<Stale>, BTreeMap<u32, Texts>)> {
    let text = super::text(tx, permit, id).await?;
    let sql =
        "SELECT * FROM coding WHERE transcript = $1 AND revision < $2 AND NOT lost AND removed IS NULL ORDER BY id";
    let one = |row: &Row| Ok(Stale { coding: read(row)?, revision: row.get("revision")? });
    let found = tx.all(sql, values![id, text.revision], one).await?;
    if found.is_empty() {
        return Ok((found, BTreeMap::new()));
    }
    let now: BTreeMap<u32, String> =
        super::lines(tx, permit, id).await?.into_iter().map(|line| (line.number, line.text)).collect();
    // What a cue said up to a revision.
    let sql = "SELECT number, revision, text FROM cue_edition WHERE transcript = $1 ORDER BY number, revision DESC";
    let edition = |row: &Row| Ok((row.get::<u32>("number")?, row.get::<u32>("revision")?, row.get::<String>("text")?));
    let editions = tx.all(sql, values![id], edition).await?;
    let mut texts = BTreeMap::new();
    for revision in found.iter().map(|one| one.revision) {
        texts.entry(revision).or_insert_with(|| {
            let mut then = now.clone();
            // From the newest edition to the oldest that was still written after this revision.
            for (number, until, text) in &editions {
                if *until >= revision {
                    then.insert(*number, text.clone());
                }
            }
            Texts(then)
        });
    }
    texts.insert(text.revision, Texts(now));
    Ok((found, texts))
}

/// Anchors a coding anew; without a stretch it is lost.
pub async fn anchor<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: CodingId,
    span: Option<Span>,
    revision: u32,
) -> Result<()> {
    match span {
        Some(span) => {
            let sql = "UPDATE coding SET first_cue = $3, first_at = $4, last_cue = $5, last_at = $6, revision = $7
                WHERE id = $1 AND round IN (SELECT id FROM coding_round WHERE study = $2)";
            let (from, to) = (span.from, span.to);
            tx.run_one(sql, values![id, permit.thing(), from.cue, from.at, to.cue, to.at, revision]).await
        }
        None => {
            let sql = "UPDATE coding SET lost = TRUE, revision = $3
                WHERE id = $1 AND round IN (SELECT id FROM coding_round WHERE study = $2)";
            tx.run_one(sql, values![id, permit.thing(), revision]).await
        }
    }
}

/// Codings of a study that a correction lost.
pub async fn lost(tx: &mut Tx, permit: &Permit<AnalyzeStudy>) -> Result<Vec<Coding>> {
    let sql = "SELECT coding.* FROM coding JOIN coding_round ON coding_round.id = coding.round
        WHERE coding_round.study = $1 AND coding.lost AND coding.removed IS NULL ORDER BY coding.created, coding.id";
    tx.all(sql, values![permit.thing()], read).await
}
