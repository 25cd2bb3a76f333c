//! A session while it is live: opened, moved through its agenda, ended; or called off before. Two people who press the same button move it once.

use std::collections::BTreeSet;

use domain::{
    access::{Act, LeadSession, ManageSession, Permit, ShowCase},
    agenda::{Agenda, DOORS, Live, Place, Refused, Step},
    id::{CaseId, HubId, SegmentId, SessionId},
    moment::Moment,
    session::State,
    world::World,
};

use crate::{
    audit, case,
    db::Tx,
    error::{Error, Result},
    hand,
    row::Row,
    session, values,
};

/// Where a session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The session.
    pub session: SessionId,
    /// How far it has come.
    pub state: State,
    /// When it starts by plan.
    pub starts: Moment,
    /// Its agenda.
    pub agenda: Agenda,
    /// The place in it; none before the doors open.
    pub live: Option<Live>,
    /// The section of the case that is on the stage.
    pub section: Option<String>,
}

impl Standing {
    /// The place, while the session is live.
    pub fn place(&self) -> Option<Place> {
        self.live.as_ref().filter(|_| self.state == State::Live).map(|live| live.place)
    }

    /// The case that the session is busy with.
    pub fn case(&self) -> Option<CaseId> {
        self.agenda.segment(self.place()?.segment()?)?.case
    }

    /// Whether recommendations on a case are accepted now.
    pub fn takes_recommendations(&self, case: CaseId) -> bool {
        let segment = self.agenda.segment_of(case);
        self.live.as_ref().zip(segment).is_some_and(|(live, segment)| live.takes_recommendations(segment.id))
    }

    /// Whether clarifying questions on a case are accepted now.
    pub fn takes_questions(&self, case: CaseId) -> bool {
        let segment = self.agenda.segment_of(case);
        self.live.as_ref().zip(segment).is_some_and(|(live, segment)| live.takes_questions(&self.agenda, segment.id))
    }
}

/// What became of a wish to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The session moved.
    There,
    /// It was somewhere else already: somebody was faster, or the button was pressed twice. Nothing changed.
    Elsewhere,
    /// The agenda does not allow it. Nothing changed.
    Refused(Refused),
}

/// Where a session stands, for those who may do something with it.
pub async fn standing<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Standing> {
    find(tx, permit.hub(), permit.thing()).await
}

/// Where the session stands in which a case is discussed, for those who may do something with the case; none while the case
/// has no session.
pub async fn of_case<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Standing>> {
    let sql = "SELECT session FROM \"case\" WHERE id = $1 AND hub = $2";
    match tx.one(sql, values![permit.thing(), permit.hub()], |row| row.get::<Option<SessionId>>("session")).await? {
        Some(session) => find(tx, permit.hub(), session).await.map(Some),
        None => Ok(None),
    }
}

/// Opens the doors of a planned session, from twenty minutes before its start on. A session that is live already stays as
/// it is. False when it is too early, or over.
pub async fn open(tx: &mut Tx, permit: &Permit<LeadSession>, now: Moment) -> Result<bool> {
    let session = permit.thing();
    let sql = "UPDATE session SET state = 'live', opened = $2, live_since = $2, live_segment = NULL, live_step = NULL,
            live_section = NULL
        WHERE id = $1 AND state = 'planned' AND starts <= $3";
    if tx.run(sql, values![session, now, now.plus_minutes(DOORS)]).await? > 0 {
        tx.tell(session).await?;
        return Ok(true);
    }
    Ok(standing(tx, permit).await?.state == State::Live)
}

/// Calls a planned session off. The cases that were to be discussed in it are accepted again and wait for another session;
/// they are given as they are then. [`Error::Taken`] when the session was changed since `sequence` or is planned no more.
pub async fn cancel(
    tx: &mut Tx,
    permit: &Permit<ManageSession>,
    sequence: i64,
    now: Moment,
) -> Result<Vec<case::Heading>> {
    session::cancel(tx, permit, sequence).await?;
    let freed = case::release(tx, permit, now).await?;
    audit::add_act(tx, permit, now).await?;
    tx.tell(permit.thing()).await?;
    Ok(freed)
}

/// Moves a live session from the place where the leader saw it to another.
pub async fn go(tx: &mut Tx, permit: &Permit<LeadSession>, from: Place, to: Place, world: &World) -> Result<Moved> {
    let now = world.now();
    let standing = standing(tx, permit).await?;
    let Some(live) = standing.live.as_ref().filter(|live| live.place == from) else { return Ok(Moved::Elsewhere) };
    let after = match live.go(&standing.agenda, to, now) {
        Ok(after) => after,
        Err(refused) => return Ok(Moved::Refused(refused)),
    };
    let state = if to == Place::Ended { State::Ended } else { State::Live };
    let ended = (to == Place::Ended).then_some(now);
    let sql = "UPDATE session SET state = $2, ended = $3, live_since = $4, live_segment = $5, live_step = $6,
            live_section = CASE WHEN live_segment IS NOT DISTINCT FROM $5 THEN live_section ELSE NULL END
        WHERE id = $1 AND state = 'live' AND live_segment IS NOT DISTINCT FROM $7 AND live_step IS NOT DISTINCT FROM $8";
    let step = |place: Place| place.step().map(Step::code);
    let values =
        values![standing.session, state.code(), ended, now, to.segment(), step(to), from.segment(), step(from),];
    if tx.run(sql, values).await? == 0 {
        return Ok(Moved::Elsewhere);
    }
    stood(tx, standing.session, to, now).await?;
    for segment in after.clarified.difference(&live.clarified) {
        let sql = "UPDATE segment SET clarified = $2 WHERE id = $1 AND clarified IS NULL";
        tx.run(sql, values![*segment, now]).await?;
    }
    for case in live.presented_by(&standing.agenda, to) {
        match case::presented(tx, permit.hub(), case, world).await {
            // Taken out of the session in the meantime: the agenda goes on all the same.
            Ok(()) | Err(Error::Taken) => {}
            Err(error) => return Err(error),
        }
    }
    if to == Place::Ended {
        hand::lower_all(tx, standing.session, now).await?;
    }
    tx.tell(standing.session).await?;
    Ok(Moved::There)
}

/// Keeps where the session stands from now on, and who has the floor there.
async fn stood(tx: &mut Tx, session: SessionId, place: Place, now: Moment) -> Result<()> {
    let sql = "INSERT INTO agenda_place (session, at, segment, step, presenter) VALUES ($1, $2, $3, $4, (
            SELECT COALESCE(c.presenter, segment.presenter) FROM segment LEFT JOIN \"case\" AS c ON c.id = segment.\"case\"
            WHERE segment.id = $3
        ))";
    let step = place.step().map(Step::code);
    tx.run(sql, values![session, now, place.segment(), step]).await?;
    Ok(())
}

/// Puts a section of a case on everybody's stage, while the session is busy with that case.
pub async fn show(tx: &mut Tx, permit: &Permit<ShowCase>, section: &str) -> Result<()> {
    let sql = "UPDATE session SET live_section = $2
        WHERE state = 'live' AND live_segment = (
            SELECT segment.id FROM segment JOIN \"case\" AS c ON c.id = segment.\"case\" AND c.session = segment.session
            WHERE c.id = $1 AND c.hub = $3
        )";
    tx.run_one(sql, values![permit.thing(), section, permit.hub()]).await?;
    tell_of_case(tx, permit.thing()).await
}

/// Tells the open screens of the session in which a case is discussed.
pub(crate) async fn tell_of_case(tx: &mut Tx, case: CaseId) -> Result<()> {
    let sql = "SELECT session FROM \"case\" WHERE id = $1";
    if let Some(session) = tx.one(sql, values![case], |row| row.get::<Option<SessionId>>("session")).await? {
        tx.tell(session).await?;
    }
    Ok(())
}

async fn find(tx: &mut Tx, hub: HubId, id: SessionId) -> Result<Standing> {
    let sql = "SELECT session.* FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE session.id = $1 AND program.hub = $2";
    let mut standing = tx.one(sql, values![id, hub], read).await?;
    standing.agenda = Agenda::new(session::segments(tx, id).await?);
    if let Some(live) = &mut standing.live {
        let sql = "SELECT id FROM segment WHERE session = $1 AND clarified IS NOT NULL";
        let clarified = tx.all(sql, values![id], |row| row.get::<SegmentId>("id")).await?;
        live.clarified = clarified.into_iter().collect();
    }
    Ok(standing)
}

/// A session's own row; its segments are still to be read.
fn read(row: &Row) -> Result<Standing> {
    let state = row.parse("state", State::parse)?;
    let step = row.maybe_parse("live_step", Step::parse)?;
    let place = match (state, row.get::<Option<SegmentId>>("live_segment")?, step) {
        (State::Ended, ..) => Place::Ended,
        (_, Some(segment), Some(step)) => Place::In(segment, step),
        (_, None, None) => Place::Doors,
        _ => return Err(Error::Inconsistent("session.live_step")),
    };
    let since = row.get::<Option<Moment>>("live_since")?;
    Ok(Standing {
        session: row.get("id")?,
        state,
        starts: row.get("starts")?,
        agenda: Agenda::default(),
        live: since.map(|since| Live { place, since, clarified: BTreeSet::new() }),
        section: row.get("live_section")?,
    })
}
