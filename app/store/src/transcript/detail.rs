//! What was decided about identifying details of a transcript, and the names that must go; all of it gone once it is frozen.

use domain::{
    access::{KeepKey, Permit},
    id::TranscriptId,
    identifier::Reason,
    moment::Moment,
    pseudonym::{Decisions, Registered, Stand},
    transcript::Voice,
};

use super::{open, speakers};
use crate::{db::Tx, error::Result, row::Row, values};

/// The decisions about a transcript's details.
pub async fn decisions(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Decisions> {
    super::get(tx, permit, id).await?;
    let sql = "SELECT folded, replacement FROM detail WHERE transcript = $1";
    let read = |row: &Row| Ok((row.get("folded")?, row.get("replacement")?));
    Ok(tx.all(sql, values![id], read).await?.into_iter().collect())
}

/// Keeps decisions about details: by key, the words that stand there instead, or why it is kept.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    id: TranscriptId,
    decided: &[(String, Result<String, Reason>)],
    now: Moment,
) -> Result<()> {
    open(tx, permit, id).await?;
    for (key, what) in decided {
        let (replacement, reason) = match what {
            Ok(replacement) => (Some(replacement.as_str()), ""),
            Err(reason) => (None, reason.code()),
        };
        let sql = "INSERT INTO detail (transcript, folded, replacement, reason, decided_by, at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (transcript, folded) DO UPDATE
            SET replacement = excluded.replacement, reason = excluded.reason, decided_by = excluded.decided_by, at = excluded.at";
        tx.run(sql, values![id, key, replacement, reason, permit.person(), now]).await?;
    }
    Ok(())
}

/// Everybody whose name must not stand in a transcript: whoever registered for the program in any state, the hub's team, and
/// the names in the file of those who are no participants.
pub async fn register(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Vec<Registered>> {
    let sql = "SELECT person.name, person.site, person.community, participant.number,
            EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id) AS team
        FROM study JOIN person ON person.hub = $2
        LEFT JOIN participant ON participant.study = study.id AND participant.person = person.id
        WHERE study.id = $1 AND (participant.id IS NOT NULL
            OR EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id)
            OR EXISTS (
                SELECT 1 FROM registration JOIN cycle ON cycle.id = registration.cycle
                WHERE registration.person = person.id AND cycle.program = study.program
            ))
        ORDER BY person.id";
    let read = |row: &Row| {
        let number: Option<i64> = row.get("number")?;
        let stand = match number.and_then(|number| u32::try_from(number).ok()) {
            Some(number) => Stand::Participant(number),
            None if row.get("team")? => Stand::Team,
            None => Stand::Colleague,
        };
        Ok(Registered { name: row.get("name")?, site: row.get("site")?, community: row.get("community")?, stand })
    };
    let mut all: Vec<Registered> = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    for speaker in speakers(tx, permit, id).await? {
        let stand = match speaker.voice {
            Some(Voice::Participant(_)) => continue,
            Some(Voice::Moderator) => Stand::Moderator,
            Some(Voice::Unknown) | None => Stand::Colleague,
        };
        if domain::transcript::is_name(&speaker.name) && !all.iter().any(|one| one.name == speaker.name) {
            all.push(Registered { name: speaker.name, site: String::new(), community: String::new(), stand });
        }
    }
    Ok(all)
}
