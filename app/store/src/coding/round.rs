//! Rounds of coding: one at a time is open.

use domain::{
    access::{Act, CodeStudy, ManageStudy, Permit},
    coding::Round,
    id::{CoderId, RoundId, StudyId, TranscriptId},
    moment::Moment,
    world::World,
};

use super::become_coder;
use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    study, values,
};

/// Every round of a study, the first one first.
pub async fn rounds<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Round>> {
    tx.all("SELECT * FROM coding_round WHERE study = $1 ORDER BY number", values![permit.thing()], read).await
}

/// The open round, if there is one.
pub async fn opened<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Round>> {
    let sql = "SELECT * FROM coding_round WHERE study = $1 AND closed IS NULL ORDER BY number DESC LIMIT 1";
    tx.maybe(sql, values![permit.thing()], read).await
}

/// Begins the next round. [`Error::Taken`] while one is open.
pub async fn open(tx: &mut Tx, permit: &Permit<ManageStudy>, world: &World, blind: bool) -> Result<Round> {
    let known = rounds(tx, permit).await?;
    if known.iter().any(Round::is_open) {
        return Err(Error::Taken);
    }
    let number = known.last().map_or(0, |round| round.number).saturating_add(1);
    let [_, b, c, d] = world.secret::<4>();
    let seed = u32::from_be_bytes([0, b, c, d]);
    let round = Round { id: world.id(), number, blind, opened: world.now(), closed: None, seed };
    let sql = "INSERT INTO coding_round (id, study, number, blind, seed, opened, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = values![round.id, permit.thing(), number, blind, seed, round.opened, permit.person()];
    tx.run(sql, values).await?;
    study::log(tx, permit, "coding-round-opened", &number.to_string(), round.opened).await?;
    Ok(round)
}

/// A round for codings that came in a file: open to each other, and closed as soon as it begins.
pub async fn taken_round(tx: &mut Tx, permit: &Permit<ManageStudy>, world: &World) -> Result<RoundId> {
    let known = rounds(tx, permit).await?;
    let number = known.last().map_or(0, |round| round.number).saturating_add(1);
    let [_, b, c, d] = world.secret::<4>();
    let (id, seed, now): (RoundId, _, _) = (world.id(), u32::from_be_bytes([0, b, c, d]), world.now());
    let sql = "INSERT INTO coding_round (id, study, number, blind, seed, opened, opened_by, closed, closed_by)
        VALUES ($1, $2, $3, FALSE, $4, $5, $6, $5, $6)";
    tx.run(sql, values![id, permit.thing(), number, seed, now, permit.person()]).await?;
    Ok(id)
}

/// Closes the open round: its codings stand, and everybody sees them.
pub async fn close(tx: &mut Tx, permit: &Permit<ManageStudy>, id: RoundId, now: Moment) -> Result<()> {
    let sql = "UPDATE coding_round SET closed = $3, closed_by = $4 WHERE id = $1 AND study = $2 AND closed IS NULL";
    if tx.run(sql, values![id, permit.thing(), now, permit.person()]).await? == 0 {
        return Err(Error::Taken);
    }
    let round = rounds(tx, permit).await?.into_iter().find(|round| round.id == id).ok_or(Error::Missing)?;
    study::log(tx, permit, "coding-round-closed", &round.number.to_string(), now).await
}

/// Says that one has finished a text in the open round, or has not. [`Error::Taken`] when none is open.
pub async fn finish(
    tx: &mut Tx,
    permit: &Permit<CodeStudy>,
    world: &World,
    transcript: TranscriptId,
    done: bool,
) -> Result<()> {
    let round = opened(tx, permit).await?.ok_or(Error::Taken)?;
    super::text(tx, permit, transcript).await?;
    let coder = become_coder(tx, permit, world).await?;
    if done {
        let sql = "INSERT INTO coding_finish (round, transcript, coder, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (round, transcript, coder) DO NOTHING";
        tx.run(sql, values![round.id, transcript, coder, world.now()]).await?;
    } else {
        let sql = "DELETE FROM coding_finish WHERE round = $1 AND transcript = $2 AND coder = $3";
        tx.run(sql, values![round.id, transcript, coder]).await?;
    }
    Ok(())
}

/// Who has finished what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The text.
    pub transcript: TranscriptId,
    /// Who.
    pub coder: CoderId,
}

/// Who has finished what in a round.
pub async fn finished<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    round: RoundId,
) -> Result<Vec<Finished>> {
    let sql = "SELECT coding_finish.transcript AS transcript, coding_finish.coder AS coder FROM coding_finish
        JOIN coding_round ON coding_round.id = coding_finish.round WHERE coding_round.study = $1 AND coding_finish.round = $2
        ORDER BY coding_finish.at, coding_finish.coder";
    let read = |row: &Row| Ok(Finished { transcript: row.get("transcript")?, coder: row.get("coder")? });
    tx.all(sql, values![permit.thing(), round], read).await
}

fn read(row: &Row) -> Result<Round> {
    Ok(Round {
        id: row.get("id")?,
        number: row.get("number")?,
        blind: row.get("blind")?,
        opened: row.get("opened")?,
        closed: row.get("closed")?,
        seed: row.get("seed")?,
    })
}
