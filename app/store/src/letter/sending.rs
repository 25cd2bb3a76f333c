//! A signed letter on its way: laid out, sent, opened, laid out anew after something was removed from it.

use std::collections::BTreeSet;

use domain::{
    access::{Permit, ReadLetter},
    case::{Event, State},
    id::{CaseId, FileId, LetterId, PersonId, RecommendationId},
    job::Job,
    moment::Moment,
    world::World,
};

use super::{Signed, signed, version};
use crate::{
    db::Tx,
    error::{Error, Result},
    file::{Download, Files},
    job,
    row::Row,
    values,
};

/// To whom a letter goes: the presenter's mail address, and the days until the follow-up.
pub async fn addressee(tx: &mut Tx, id: LetterId) -> Result<(String, i64)> {
    let sql = "SELECT person.email, program.follow_up_days FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\"
        JOIN person ON person.id = c.presenter JOIN cycle ON cycle.id = c.cycle JOIN program ON program.id = cycle.program
        WHERE letter.id = $1";
    let read = |row: &Row| Ok((row.get("email")?, row.get("follow_up_days")?));
    tx.one(sql, values![id], read).await
}

/// Notes that a letter goes out now: its PDF, the case's next state, the day of the follow-up and the job that reminds of
/// it. False when it went out before. [`Error::Taken`] when somebody signed it since it was laid out as `letter` says.
///
/// An amended letter leaves the follow-up where it is; only when that is finished and the letter says something that was not
/// answered does the follow-up begin again.
pub async fn send(tx: &mut Tx, letter: &Signed, file: FileId, follow_up: Moment, world: &World) -> Result<bool> {
    let now = world.now();
    let sql = "UPDATE letter SET file = $2, sent = $3 WHERE id = $1 AND sent IS NULL";
    if tx.run(sql, values![letter.id, file, now]).await? == 0 {
        return Ok(false);
    }
    let sql = "SELECT COUNT(*) AS signatures FROM letter_signature WHERE letter = $1";
    let signatures: u32 = tx.one(sql, values![letter.id], |row| row.get("signatures")).await?;
    if usize::try_from(signatures).ok() != Some(letter.letter.signatures.len()) {
        return Err(Error::Taken);
    }
    let (from, event) = if letter.letter.version.number == 1 {
        (State::Presented, Event::SendLetter)
    } else if is_answered(tx, letter).await? {
        return Ok(true);
    } else {
        (State::Closed, Event::Amend)
    };
    if !step(tx, letter.case, from, event, None, now).await? {
        return if from == State::Closed { Ok(true) } else { Err(Error::Inconsistent("case.state")) };
    }
    tx.run_one("UPDATE \"case\" SET follow_up_due = $2 WHERE id = $1", values![letter.case, follow_up]).await?;
    job::add(tx, world.id(), &Job::RemindFollowUp { case: letter.case }, follow_up, now).await?;
    Ok(true)
}

/// Whether the presenter has said of everything in a letter what became of it.
async fn is_answered(tx: &mut Tx, letter: &Signed) -> Result<bool> {
    let sql = "SELECT id FROM recommendation WHERE \"case\" = $1 AND outcome IS NOT NULL";
    let answered = tx.all(sql, values![letter.case], |row| row.get::<RecommendationId>("id")).await?;
    let answered: BTreeSet<_> = answered.into_iter().collect();
    Ok(letter.letter.items.iter().all(|item| answered.contains(&item.id)))
}

/// Notes where the PDF of a letter is that went out before and was laid out anew.
pub async fn reprinted(tx: &mut Tx, letter: &Signed, file: FileId) -> Result<()> {
    let sql = "UPDATE letter SET file = $2 WHERE id = $1 AND sent IS NOT NULL";
    tx.run(sql, values![letter.id, file]).await.map(drop)
}

/// Moves a case on by one event, with the event's row; false when it was not where it should have been.
pub(crate) async fn step(
    tx: &mut Tx,
    case: CaseId,
    from: State,
    event: Event,
    person: Option<PersonId>,
    now: Moment,
) -> Result<bool> {
    let to = from.after(event).map_err(|_| Error::Inconsistent("case.state"))?;
    let sql = "UPDATE \"case\" SET state = $3, updated = $4 WHERE id = $1 AND state = $2";
    if tx.run(sql, values![case, from.code(), to.code(), now]).await? == 0 {
        return Ok(false);
    }
    let sql = "INSERT INTO case_event (\"case\", at, person, state) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![case, now, person, to.code()]).await?;
    Ok(true)
}

/// The PDF of the newest letter that went out; [`Error::Missing`] while it is being made. The presenter's first download is
/// noted.
pub async fn download(tx: &mut Tx, permit: &Permit<ReadLetter>, files: &Files, now: Moment) -> Result<Download> {
    let letter = signed(tx, permit).await?.ok_or(Error::Missing)?;
    file(tx, permit, files, &letter, now).await
}

/// The PDF of one version.
pub async fn download_version(
    tx: &mut Tx,
    permit: &Permit<ReadLetter>,
    files: &Files,
    number: u32,
    now: Moment,
) -> Result<Download> {
    let letter = version::of(tx, permit, number).await?;
    file(tx, permit, files, &letter, now).await
}

async fn file(
    tx: &mut Tx,
    permit: &Permit<ReadLetter>,
    files: &Files,
    letter: &Signed,
    now: Moment,
) -> Result<Download> {
    let download = files.get(tx, permit.hub(), letter.file.ok_or(Error::Missing)?).await?;
    open(tx, permit, letter, now).await?;
    Ok(download)
}

/// Notes that the presenter opened the letter, the first time.
pub async fn open(tx: &mut Tx, permit: &Permit<ReadLetter>, letter: &Signed, now: Moment) -> Result<()> {
    if letter.presenter == permit.person() && letter.sent.is_some() {
        tx.run("UPDATE letter SET opened = $2 WHERE id = $1 AND opened IS NULL", values![letter.id, now]).await?;
    }
    Ok(())
}
