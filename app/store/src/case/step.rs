//! The moves of the case machine: from one state to the next, and the event that each leaves.

use domain::{
    access::{FollowUpCase, Permit},
    case::{Event, State},
    id::{CaseId, HubId, PersonId},
    moment::Moment,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    values,
};

/// Moves a case on. [`Error::Taken`] when its state does not allow the event, or somebody else moved it meanwhile.
pub(crate) async fn advance(
    tx: &mut Tx,
    hub: HubId,
    case: CaseId,
    event: Event,
    by: Option<PersonId>,
    now: Moment,
) -> Result<State> {
    let state = state(tx, hub, case).await?;
    let next = state.after(event).map_err(|_| Error::Taken)?;
    let sql = "UPDATE \"case\" SET state = $4 WHERE id = $1 AND hub = $2 AND state = $3";
    if tx.run(sql, values![case, hub, state.code(), next.code()]).await? == 0 {
        return Err(Error::Taken);
    }
    note(tx, case, by, next, now).await?;
    Ok(next)
}

/// Keeps the event of a case that came to a state.
pub(super) async fn note(tx: &mut Tx, case: CaseId, by: Option<PersonId>, state: State, now: Moment) -> Result<()> {
    let sql = "INSERT INTO case_event (\"case\", at, person, state) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![case, now, by, state.code()]).await?;
    Ok(())
}

pub(super) async fn state(tx: &mut Tx, hub: HubId, case: CaseId) -> Result<State> {
    let sql = "SELECT state FROM \"case\" WHERE id = $1 AND hub = $2";
    tx.one(sql, values![case, hub], |row| row.parse("state", State::parse)).await
}

/// The letter was sent; the follow-up is asked for on that day. Nothing happens when it was sent before.
pub async fn letter_sent(tx: &mut Tx, hub: HubId, case: CaseId, follow_up: Moment, now: Moment) -> Result<()> {
    if state(tx, hub, case).await? >= State::LetterSent {
        return Ok(());
    }
    advance(tx, hub, case, Event::SendLetter, None, now).await?;
    tx.run("UPDATE \"case\" SET follow_up_due = $2 WHERE id = $1", values![case, follow_up]).await?;
    Ok(())
}

/// The day of the follow-up has come. Nothing happens when it came before or the presenter was faster.
pub async fn follow_up_due(tx: &mut Tx, hub: HubId, case: CaseId, now: Moment) -> Result<()> {
    if state(tx, hub, case).await? >= State::FollowUpDue {
        return Ok(());
    }
    advance(tx, hub, case, Event::AskFollowUp, None, now).await.map(drop)
}

/// The presenter answered the follow-up. Nothing happens when the case was closed before.
pub async fn closed(tx: &mut Tx, permit: &Permit<FollowUpCase>, now: Moment) -> Result<()> {
    if state(tx, permit.hub(), permit.thing()).await? == State::Closed {
        return Ok(());
    }
    advance(tx, permit.hub(), permit.thing(), Event::Close, Some(permit.person()), now).await.map(drop)
}
