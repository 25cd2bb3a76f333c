//! What is removed leaves every version of a letter too, signed or sent, and their PDFs.

use std::collections::BTreeSet;

use domain::{
    access::{Permit, PurgeCase},
    id::{CaseId, FileId, LetterId, RecommendationId},
    job::Job,
    letter::Letter,
    purge::Target,
    world::World,
};

use super::{Held, answers};
use crate::{db::Tx, error::Result, file::Files, job, row::Row, values};

/// The texts that came with letters: plain words, earlier wordings, objections, reasons of amended versions.
pub(super) async fn held(tx: &mut Tx, case: CaseId) -> Result<Vec<Held>> {
    let shown = |target, text| Held { target, text, hidden: false };
    let sql = "SELECT r.id, plain_wording.text FROM plain_wording JOIN recommendation AS r ON r.id = plain_wording.recommendation
        WHERE r.\"case\" = $1 ORDER BY r.created, r.id";
    let read = |row: &Row| Ok(shown(Target::Plain(row.get("id")?), row.get("text")?));
    let mut all = tx.all(sql, values![case], read).await?;
    let sql = "SELECT body FROM letter WHERE \"case\" = $1 ORDER BY version DESC";
    let bodies = tx.all(sql, values![case], |row| row.parse("body", |body| serde_json::from_str::<Letter>(body).ok()));
    for item in bodies.await?.into_iter().flat_map(|letter| letter.items).filter(|item| !item.plain.is_empty()) {
        let target = Target::Plain(item.id);
        if all.iter().all(|held| held.target != target) {
            all.push(shown(target, item.plain));
        }
    }
    let sql = "SELECT wording.id, wording.text FROM wording JOIN recommendation AS r ON r.id = wording.recommendation
        WHERE r.\"case\" = $1 ORDER BY wording.at, wording.id";
    let read = |row: &Row| Ok(shown(Target::Wording(row.get("id")?), row.get("text")?));
    all.extend(tx.all(sql, values![case], read).await?);
    let sql = "SELECT id, reason FROM letter_objection WHERE \"case\" = $1 ORDER BY at, id";
    let read = |row: &Row| Ok(shown(Target::Objection(row.get("id")?), row.get("reason")?));
    all.extend(tx.all(sql, values![case], read).await?);
    let sql = "SELECT version, reason FROM letter_amendment WHERE \"case\" = $1 ORDER BY version";
    let read = |row: &Row| Ok(shown(Target::Amendment(row.get("version")?), row.get("reason")?));
    all.extend(tx.all(sql, values![case], read).await?);
    Ok(all)
}

/// Removes one of these texts from its row.
pub(super) async fn remove_one(tx: &mut Tx, case: CaseId, target: &Target) -> Result<()> {
    match target {
        Target::Plain(id) => {
            let sql = "DELETE FROM plain_wording WHERE recommendation = $1 AND EXISTS (
                SELECT 1 FROM recommendation AS r WHERE r.id = $1 AND r.\"case\" = $2
            )";
            // Plain words that an earlier letter has may have been taken back since.
            tx.run(sql, values![*id, case]).await.map(drop)
        }
        Target::Wording(id) => {
            let sql = "UPDATE wording SET text = '' WHERE id = $1 AND EXISTS (
                SELECT 1 FROM recommendation AS r WHERE r.id = wording.recommendation AND r.\"case\" = $2
            )";
            tx.run_one(sql, values![*id, case]).await
        }
        Target::Objection(id) => {
            let sql = "UPDATE letter_objection SET reason = '' WHERE id = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*id, case]).await
        }
        Target::Amendment(version) => {
            let sql = "UPDATE letter_amendment SET reason = '' WHERE version = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*version, case]).await
        }
        _ => Ok(()),
    }
}

/// With a recommendation goes whatever else was said in its place.
pub(super) async fn forget(tx: &mut Tx, id: RecommendationId) -> Result<()> {
    tx.run("DELETE FROM plain_wording WHERE recommendation = $1", values![id]).await?;
    tx.run("UPDATE wording SET text = '' WHERE recommendation = $1", values![id]).await?;
    Ok(())
}

/// What is removed of the texts that letters carry beside the recommendations themselves.
#[derive(Default)]
pub(super) struct Removed {
    /// Earlier wordings: of which recommendation, and what they say.
    worded: Vec<(RecommendationId, String)>,
    /// Recommendations whose plain words go.
    plain: BTreeSet<RecommendationId>,
    /// Versions whose reason goes.
    amended: BTreeSet<u32>,
}

impl Removed {
    /// Notes a target, before it is removed.
    pub async fn note(&mut self, tx: &mut Tx, target: &Target) -> Result<()> {
        match target {
            Target::Wording(id) => {
                let sql = "SELECT recommendation, text FROM wording WHERE id = $1";
                let read = |row: &Row| Ok((row.get("recommendation")?, row.get("text")?));
                self.worded.extend(tx.maybe(sql, values![*id], read).await?);
            }
            Target::Plain(id) => drop(self.plain.insert(*id)),
            Target::Amendment(version) => drop(self.amended.insert(*version)),
            _ => {}
        }
        Ok(())
    }
}

type Printed = (LetterId, Letter, Option<FileId>);

/// Takes what was removed out of every letter of the case. Their PDFs go at once and are laid out anew; nobody is mailed.
pub(super) async fn reprint(
    tx: &mut Tx,
    permit: &Permit<PurgeCase>,
    files: &Files,
    removed: &Removed,
    world: &World,
) -> Result<()> {
    let case = permit.thing();
    let read = |row: &Row| {
        let letter: Letter = row.parse("body", |body| serde_json::from_str(body).ok())?;
        Ok((row.get("id")?, letter, row.get("file")?))
    };
    let sql = "SELECT id, body, file FROM letter WHERE \"case\" = $1";
    let letters: Vec<Printed> = tx.all(sql, values![case], read).await?;
    let answers = answers(tx, case).await?;
    let gone = |row: &Row| row.get::<RecommendationId>("id");
    let gone = tx.all("SELECT id FROM recommendation WHERE \"case\" = $1 AND text = ''", values![case], gone).await?;
    for (id, mut letter, file) in letters {
        let before = letter.clone();
        letter.questions.retain(|question| answers.questions().contains(&question.as_str()));
        letter.items.retain(|item| {
            !gone.contains(&item.id) && !removed.worded.iter().any(|(id, text)| *id == item.id && *text == item.text)
        });
        for item in letter.items.iter_mut().filter(|item| removed.plain.contains(&item.id)) {
            item.plain.clear();
        }
        if removed.amended.contains(&letter.version.number) {
            letter.version.reason.clear();
        }
        if letter == before {
            continue;
        }
        tx.run_one("UPDATE letter SET body = $2 WHERE id = $1", values![id, serde_json::to_string(&letter)?]).await?;
        if let Some(file) = file {
            files.blank(tx, permit.hub(), file).await?;
            tx.run_one("UPDATE letter SET file = NULL WHERE id = $1", values![id]).await?;
            job::add(tx, world.id(), &Job::ReprintLetter { letter: id }, world.now(), world.now()).await?;
        }
    }
    Ok(())
}
