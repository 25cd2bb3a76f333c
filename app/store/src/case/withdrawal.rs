//! A case that its presenter takes back: out of its session and out of everybody's sight, until it is submitted again.

use domain::{
    access::{Act, Permit, WriteCase},
    case::Event,
    id::{CaseId, SessionId},
    moment::Moment,
};

use super::{similar::index_again, step};
use crate::{
    agenda, audit,
    db::Tx,
    error::{Error, Result},
    values,
};

/// Whether this person may take a case back now: only its presenter may, and only before its session has begun.
pub async fn is_withdrawable<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<bool> {
    let sql = "SELECT EXISTS (
            SELECT 1 FROM session WHERE session.id = c.session AND session.state <> 'planned'
        ) AS begun FROM \"case\" AS c WHERE c.id = $1 AND c.hub = $2 AND c.presenter = $3";
    let values = values![permit.thing(), permit.hub(), permit.person()];
    let begun: Option<bool> = tx.maybe(sql, values, |row| row.get("begun")).await?;
    Ok(begun == Some(false) && step::state(tx, permit.hub(), permit.thing()).await?.is_withdrawable())
}

/// Takes a case back: its presenter has it open again, the place it had is free, its code and what the team noted about it wait
/// for it. [`Error::Taken`] when it is not with the hub, or its session has begun.
pub async fn withdraw(tx: &mut Tx, permit: &Permit<WriteCase>, now: Moment) -> Result<()> {
    let (hub, case, person) = (permit.hub(), permit.thing(), permit.person());
    let sql = "SELECT session FROM \"case\" WHERE id = $1 AND hub = $2 AND presenter = $3";
    let session: Option<SessionId> = tx.one(sql, values![case, hub, person], |row| row.get("session")).await?;
    if let Some(session) = session {
        // Holds the session, so that nobody opens it in the same moment.
        let sql = "UPDATE session SET state = state WHERE id = $1 AND state = 'planned'";
        if tx.run(sql, values![session]).await? == 0 {
            return Err(Error::Taken);
        }
    }
    step::advance(tx, hub, case, Event::Withdraw, Some(person), now).await?;
    agenda::tell_of_case(tx, case).await?;
    tx.run("UPDATE segment SET \"case\" = NULL, presenter = NULL WHERE \"case\" = $1", values![case]).await?;
    let sql = "UPDATE \"case\" SET session = NULL, note = '' WHERE id = $1 AND session IS NOT DISTINCT FROM $2";
    if tx.run(sql, values![case, session]).await? == 0 {
        return Err(Error::Taken);
    }
    index_again(tx, case).await?;
    let (act, thing) = ("WithdrawCase".to_owned(), case.to_string());
    audit::add(tx, &audit::Entry { hub, person: Some(person), act, thing }, now).await
}
