//! The reminder of a session, the day before.

use domain::{
    id::{HubId, SessionId},
    job::Job,
    moment::Moment,
    session::reminded,
    world::World,
};

use super::{Record, read};
use crate::{
    db::Tx,
    error::Result,
    job,
    person::{self, Known},
    registration, values,
};

/// A session that is a day away, and who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The hub.
    pub hub: HubId,
    /// The program's title.
    pub program: String,
    /// The session.
    pub session: Record,
    /// Who takes part.
    pub participants: Vec<registration::Record>,
    /// Who has a part in its agenda and is none of them.
    pub presenters: Vec<Known>,
}

/// Keeps the reminder of a session that starts then. There is none when less than a day is left: people have just heard of it.
pub(crate) async fn keep(tx: &mut Tx, world: &World, session: SessionId, starts: Moment) -> Result<()> {
    let (due, now) = (reminded(starts), world.now());
    if due <= now {
        return Ok(());
    }
    job::add(tx, world.id(), &Job::RemindSession { session }, due, now).await
}

/// Whom to remind of a session now; none when it was moved or called off, when the reminder for this time went out before, or
/// when the program wants none.
pub async fn remind(tx: &mut Tx, world: &World, session: SessionId) -> Result<Option<Reminder>> {
    let now = world.now();
    let sql =
        "SELECT session.*, program.hub AS hub, program.title AS program_title, program.session_reminders AS wanted
        FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE session.id = $1 AND session.state = 'planned' AND session.starts > $2 AND session.starts <= $3";
    let about = tx.maybe(sql, values![session, now, now.plus_days(1)], |row| {
        Ok((row.get("hub")?, row.get("program_title")?, row.get::<bool>("wanted")?, read(row)?))
    });
    let Some((hub, program, wanted, record)) = about.await? else { return Ok(None) };
    let sql = "INSERT INTO session_reminder (session, starts, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    if tx.run(sql, values![session, record.starts, now]).await? == 0 || !wanted {
        return Ok(None);
    }
    let participants = registration::participants(tx, record.cycle).await?;
    let mut presenters: Vec<Known> = Vec::new();
    for presenter in super::segments(tx, session).await?.into_iter().filter_map(|segment| segment.presenter) {
        let is_told = participants.iter().any(|one| one.person == presenter);
        if !is_told && presenters.iter().all(|one| one.id != presenter) {
            presenters.push(person::find(tx, hub, presenter).await?);
        }
    }
    Ok(Some(Reminder { hub, program, session: record, participants, presenters }))
}
