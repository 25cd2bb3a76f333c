//! Which free texts of answers a reader let into exports.

use std::collections::BTreeSet;

use domain::{
    access::{Permit, SeeAnswers},
    id::{Id, WaveId},
    moment::Moment,
    survey::{Sheet, Token},
};

use super::{TokenKey, sheets};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// The texts of a program that were let into exports, by wave and mark ([`TokenKey::text`]).
pub async fn cleared(tx: &mut Tx, permit: &Permit<SeeAnswers>) -> Result<BTreeSet<(WaveId, Token)>> {
    let sql = "SELECT text_clearance.wave, text_clearance.mark FROM text_clearance
        JOIN survey_wave ON survey_wave.id = text_clearance.wave JOIN survey ON survey.id = survey_wave.survey
        JOIN program ON program.id = survey.program WHERE program.id = $1 AND program.hub = $2
        ORDER BY text_clearance.wave, text_clearance.mark";
    let read = |row: &Row| Ok((row.get("wave")?, row.parse("mark", |text| text.parse().ok())?));
    Ok(tx.all(sql, values![permit.thing(), permit.hub()], read).await?.into_iter().collect())
}

/// Lets a text of a wave into exports, or takes that back. [`Error::Missing`] where no sheet of the wave has it.
pub async fn clear(
    tx: &mut Tx,
    permit: &Permit<SeeAnswers>,
    key: &TokenKey,
    (wave, mark, is): (WaveId, &Token, bool),
    now: Moment,
) -> Result<()> {
    let all = sheets(tx, permit, None).await?;
    let has = |sheet: &Sheet| {
        let texts = sheet.answers.iter().filter_map(|(code, _)| Some((code, sheet.answers.text(code)?)));
        texts.into_iter().any(|(code, text)| key.text(wave, code, text) == *mark)
    };
    if !all.iter().any(|sheet| sheet.wave == wave && has(sheet)) {
        return Err(Error::Missing);
    }
    tx.run("DELETE FROM text_clearance WHERE wave = $1 AND mark = $2", values![wave, mark.as_str()]).await?;
    if is {
        let sql = "INSERT INTO text_clearance (wave, mark) VALUES ($1, $2)";
        tx.run(sql, values![wave, mark.as_str()]).await?;
    }
    let act = if is { "lets a text of an answer into exports" } else { "keeps a text of an answer out of exports" };
    let thing = format!("{} {wave} {mark}", permit.thing().uuid());
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}
