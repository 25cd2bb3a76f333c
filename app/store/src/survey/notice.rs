//! Whose turn it is for an invitation or a reminder.

use domain::{
    id::{HubId, PersonId, WaveId},
    moment::Moment,
    survey::{Standing, due},
};

use super::{Known, find_wave};
use crate::{
    db::Tx,
    error::Result,
    registration::{self, Record},
    row::Row,
    values,
};

/// Whom to write, and when to look again.
#[derive(Clone, Debug, PartialEq)]
pub struct Notices {
    /// The hub.
    pub hub: HubId,
    /// The wave.
    pub known: Known,
    /// The people to write to, each with what: 0 the invitation, 1 the reminder.
    pub people: Vec<(Record, u32)>,
}

/// Works out who is to be written to about a wave now, and notes that their turn was: everybody, whether they have answered or
/// not, so that neither notes, mails and links nor their times and order tell who has. None when there is no such wave. A wave
/// that is over stays so, however its sessions move.
pub async fn invite(tx: &mut Tx, wave: WaveId, now: Moment) -> Result<Option<Notices>> {
    let sql = "SELECT program.hub FROM survey_wave JOIN survey ON survey.id = survey_wave.survey
        JOIN program ON program.id = survey.program WHERE survey_wave.id = $1";
    let Some(hub) = tx.maybe(sql, values![wave], |row| row.get::<HubId>("hub")).await? else { return Ok(None) };
    // One look at a time, so that nobody is written to twice.
    tx.run_one("UPDATE survey_wave SET days = days WHERE id = $1", values![wave]).await?;
    let known = find_wave(tx, hub, wave).await?;
    let mut people = Vec::new();
    if known.wave.window.standing(now) == Standing::Open && known.survey.is_ready() {
        let sent = sent(tx, wave).await?;
        for record in registration::participants(tx, known.wave.cycle).await? {
            let own: Vec<_> = sent
                .iter()
                .filter(|(person, ..)| *person == record.person)
                .map(|(_, number, at)| (*number, *at))
                .collect();
            let Some(number) = due(&known.wave.window, &own, now) else { continue };
            let sql = "INSERT INTO survey_notice (wave, person, number, at) VALUES ($1, $2, $3, $4)";
            tx.run(sql, values![wave, record.person, number, now]).await?;
            people.push((record, number));
        }
    }
    if known.wave.window.standing(now) == Standing::Closed {
        let sql = "UPDATE survey_wave SET closed = $2 WHERE id = $1 AND closed IS NULL";
        tx.run(sql, values![wave, known.wave.window.closes]).await?;
    }
    Ok(Some(Notices { hub, known, people }))
}

async fn sent(tx: &mut Tx, wave: WaveId) -> Result<Vec<(PersonId, u32, Moment)>> {
    let sql = "SELECT person, number, at FROM survey_notice WHERE wave = $1";
    let read = |row: &Row| Ok((row.get("person")?, row.get("number")?, row.get("at")?));
    tx.all(sql, values![wave], read).await
}
