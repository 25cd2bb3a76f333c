//! Focus groups of a study.

use domain::{
    access::{Act, KeepKey, ManageStudy, Permit},
    focus_group::FocusGroup,
    id::{FocusGroupId, ParticipantId, SessionId, StudyId},
    moment::Moment,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    participant,
    row::Row,
    study, values,
};

/// A focus group as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: FocusGroupId,
    /// From 1.
    pub number: u32,
    /// When, where, who else.
    pub group: FocusGroup,
    /// How many participants were there.
    pub size: u32,
}

/// A session of the study's program that a focus group could have been held in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The session.
    pub session: SessionId,
    /// What it was about.
    pub topic: String,
    /// When it began.
    pub starts: Moment,
}

/// The focus groups of a study, in their order.
pub async fn of_study<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT focus_group.*,
            (SELECT COUNT(*) FROM participant_group WHERE participant_group.focus_group = focus_group.id) AS size
        FROM focus_group WHERE study = $1 ORDER BY number";
    tx.all(sql, values![permit.thing()], read).await
}

/// One of them.
pub async fn get<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, id: FocusGroupId) -> Result<Record> {
    let found = of_study(tx, permit).await?;
    found.into_iter().find(|record| record.id == id).ok_or(Error::Missing)
}

/// Adds one. [`Error::Missing`] when its session is not of the study's program.
pub async fn add(tx: &mut Tx, permit: &Permit<ManageStudy>, world: &World, group: &FocusGroup) -> Result<FocusGroupId> {
    known(tx, permit, group).await?;
    tx.run_one("UPDATE study SET revision = revision WHERE id = $1", values![permit.thing()]).await?;
    let id: FocusGroupId = world.id();
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 AS next FROM focus_group WHERE study = $1";
    let number: i64 = tx.one(sql, values![permit.thing()], |row| row.get("next")).await?;
    let sql = "INSERT INTO focus_group (id, study, number, held_on, minutes, session, place, others, notes, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let FocusGroup { held_on, minutes, session, place, others, notes } = group;
    let values =
        values![id, permit.thing(), number, held_on.to_string(), *minutes, *session, place, others, notes, world.now()];
    tx.run(sql, values).await?;
    study::log(tx, permit, "focus-group-added", &number.to_string(), world.now()).await?;
    Ok(id)
}

/// Changes one.
pub async fn change(
    tx: &mut Tx,
    permit: &Permit<ManageStudy>,
    id: FocusGroupId,
    group: &FocusGroup,
    now: Moment,
) -> Result<()> {
    known(tx, permit, group).await?;
    let FocusGroup { held_on, minutes, session, place, others, notes } = group;
    let sql = "UPDATE focus_group SET held_on = $3, minutes = $4, session = $5, place = $6, others = $7, notes = $8
        WHERE id = $1 AND study = $2";
    let values = values![id, permit.thing(), held_on.to_string(), *minutes, *session, place, others, notes];
    tx.run_one(sql, values).await?;
    let number = get(tx, permit, id).await?.number;
    study::log(tx, permit, "focus-group-changed", &number.to_string(), now).await
}

async fn known(tx: &mut Tx, permit: &Permit<ManageStudy>, group: &FocusGroup) -> Result<()> {
    match group.session {
        Some(session) if !rooms(tx, permit).await?.iter().any(|room| room.session == session) => Err(Error::Missing),
        _ => Ok(()),
    }
}

/// The sessions of the study's program that are over, newest first.
pub async fn rooms(tx: &mut Tx, permit: &Permit<ManageStudy>) -> Result<Vec<Room>> {
    let sql = "SELECT session.id, session.topic, session.starts FROM session JOIN cycle ON cycle.id = session.cycle
        JOIN study ON study.program = cycle.program WHERE study.id = $1 AND session.state = 'ended'
        ORDER BY session.starts DESC, session.id";
    let read = |row: &Row| Ok(Room { session: row.get("id")?, topic: row.get("topic")?, starts: row.get("starts")? });
    tx.all(sql, values![permit.thing()], read).await
}

/// The participants who were in the session that a focus group was held in, as its attendance tells: those who keep the key
/// take them over.
pub async fn present(tx: &mut Tx, permit: &Permit<KeepKey>, id: FocusGroupId) -> Result<Vec<ParticipantId>> {
    let sql = "SELECT participant.id FROM focus_group JOIN participant ON participant.study = focus_group.study
        WHERE focus_group.id = $1 AND focus_group.study = $2 AND EXISTS (
            SELECT 1 FROM presence WHERE presence.session = focus_group.session AND presence.person = participant.person
        ) ORDER BY participant.number";
    tx.all(sql, values![id, permit.thing()], |row| row.get("id")).await
}

/// Says that exactly these participants were there.
pub async fn set_present(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    id: FocusGroupId,
    present: &[ParticipantId],
    now: Moment,
) -> Result<()> {
    let number = get(tx, permit, id).await?.number;
    tx.run("DELETE FROM participant_group WHERE focus_group = $1", values![id]).await?;
    for participant in present {
        participant::seat(tx, permit.thing(), *participant, id).await?;
    }
    study::log(tx, permit, "focus-group-present", &format!("{number} {}", present.len()), now).await
}

fn read(row: &Row) -> Result<Record> {
    let group = FocusGroup {
        held_on: row.parse("held_on", |text| text.parse().ok())?,
        minutes: row.get::<Option<i64>>("minutes")?.and_then(|minutes| u32::try_from(minutes).ok()),
        session: row.get("session")?,
        place: row.get("place")?,
        others: row.get("others")?,
        notes: row.get("notes")?,
    };
    Ok(Record { id: row.get("id")?, number: row.get("number")?, group, size: row.get("size")? })
}
