//! A case's place in a session: one of the cycle's planned segments for cases.

use domain::{
    access::{ManageSession, Permit, ReviewCase},
    case::{Event, State},
    id::{CaseId, SegmentId, SessionId},
    moment::Moment,
};

use super::{
    list::{self, Heading},
    step::advance,
};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A segment for a case that has none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The segment.
    pub segment: SegmentId,
    /// Its session.
    pub session: SessionId,
    /// The session's number in the cycle.
    pub number: u32,
    /// The session's topic.
    pub topic: String,
    /// When the session starts.
    pub starts: Moment,
    /// The segment's place in the agenda.
    pub position: i64,
    /// Its planned minutes.
    pub minutes: u32,
}

/// The free places for a case in the sessions its cycle still has before it, by time.
pub async fn slots(tx: &mut Tx, permit: &Permit<ReviewCase>, now: Moment) -> Result<Vec<Slot>> {
    let sql = "SELECT segment.id, segment.session, segment.position, segment.minutes, session.number, session.topic, session.starts
        FROM segment JOIN session ON session.id = segment.session
            JOIN \"case\" AS c ON c.cycle = session.cycle
        WHERE c.id = $1 AND c.hub = $2 AND session.state = 'planned' AND session.starts > $3
            AND segment.kind = 'case' AND segment.\"case\" IS NULL
        ORDER BY session.starts, segment.position";
    tx.all(sql, values![permit.thing(), permit.hub(), now], slot).await
}

/// Gives an accepted case a place, or another place. [`Error::Taken`] when the place is not free, not for cases or not of a
/// planned session of the case's cycle, or when the case is not accepted or is being discussed right now.
pub async fn schedule(tx: &mut Tx, permit: &Permit<ReviewCase>, segment: SegmentId, now: Moment) -> Result<()> {
    // Holds the session, so that nobody calls it off in the same moment.
    let sql = "UPDATE session SET state = state
        WHERE id = (SELECT session FROM segment WHERE id = $1) AND state = 'planned' AND starts > $2";
    if tx.run(sql, values![segment, now]).await? == 0 {
        return Err(Error::Taken);
    }
    advance(tx, permit.hub(), permit.thing(), Event::Schedule, Some(permit.person()), now).await?;
    leave(tx, permit).await?;
    let sql = "UPDATE segment SET \"case\" = $1, presenter = (SELECT presenter FROM \"case\" WHERE id = $1)
        WHERE id = $2 AND kind = 'case' AND \"case\" IS NULL AND session IN (
            SELECT session.id FROM session JOIN \"case\" AS c ON c.cycle = session.cycle
            WHERE c.id = $1 AND session.state = 'planned' AND session.starts > $3
        )";
    if tx.run(sql, values![permit.thing(), segment, now]).await? == 0 {
        return Err(Error::Taken);
    }
    let sql = "UPDATE \"case\" SET session = (SELECT session FROM segment WHERE id = $2) WHERE id = $1";
    tx.run_one(sql, values![permit.thing(), segment]).await
}

/// Takes a scheduled case out of its session. [`Error::Taken`] when it has no place or is being discussed right now.
pub async fn unschedule(tx: &mut Tx, permit: &Permit<ReviewCase>, now: Moment) -> Result<()> {
    advance(tx, permit.hub(), permit.thing(), Event::Unschedule, Some(permit.person()), now).await?;
    leave(tx, permit).await
}

/// Frees the places of a session that was called off; its cases, which wait for another session now.
pub(crate) async fn release(tx: &mut Tx, permit: &Permit<ManageSession>, now: Moment) -> Result<Vec<Heading>> {
    let (hub, session) = (permit.hub(), permit.thing());
    let sql = "SELECT id FROM \"case\" WHERE session = $1 AND hub = $2 AND state = $3 ORDER BY id";
    let cases = tx.all(sql, values![session, hub, State::Scheduled.code()], |row| row.get::<CaseId>("id")).await?;
    let mut freed = Vec::new();
    for case in cases {
        advance(tx, hub, case, Event::Unschedule, Some(permit.person()), now).await?;
        tx.run_one("UPDATE \"case\" SET session = NULL WHERE id = $1", values![case]).await?;
        let (act, thing) = ("leaves its cancelled session".to_owned(), case.to_string());
        audit::add(tx, &audit::Entry { hub, person: Some(permit.person()), act, thing }, now).await?;
        freed.push(list::of_id(tx, hub, case).await?);
    }
    let sql = "UPDATE segment SET \"case\" = NULL, presenter = NULL WHERE session = $1 AND \"case\" IS NOT NULL";
    tx.run(sql, values![session]).await?;
    Ok(freed)
}

/// Frees the place of a case, unless its session is live.
async fn leave(tx: &mut Tx, permit: &Permit<ReviewCase>) -> Result<()> {
    let sql = "UPDATE \"case\" SET session = NULL WHERE id = $1 AND NOT EXISTS (
            SELECT 1 FROM session WHERE session.id = \"case\".session AND session.state = 'live'
        )";
    if tx.run(sql, values![permit.thing()]).await? == 0 {
        return Err(Error::Taken);
    }
    tx.run("UPDATE segment SET \"case\" = NULL, presenter = NULL WHERE \"case\" = $1", values![permit.thing()]).await?;
    Ok(())
}

fn slot(row: &Row) -> Result<Slot> {
    Ok(Slot {
        segment: row.get("id")?,
        session: row.get("session")?,
        number: row.get("number")?,
        topic: row.get("topic")?,
        starts: row.get("starts")?,
        position: row.get("position")?,
        minutes: row.get("minutes")?,
    })
}
