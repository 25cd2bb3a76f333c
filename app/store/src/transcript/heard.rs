//! What the room heard of a focus group that was held in it.

use domain::{
    access::{KeepKey, Permit},
    id::{ParticipantId, SessionId, TranscriptId},
    moment::Moment,
    transcript::{Stretch, Voice},
};

use super::get;
use crate::{db::Tx, error::Result, row::Row, values};

/// The session of a focus group, and who spoke there from when to when.
pub(super) struct Heard {
    /// When it was to start, and when it was opened.
    pub(super) session: (Moment, Option<Moment>),
    /// Stretches of speech. Whoever leads sessions and takes no part is a moderator.
    pub(super) stretches: Vec<Stretch>,
}

/// What was heard in the session of a transcript's group; none where the group was held elsewhere.
pub(super) async fn heard(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Option<Heard>> {
    let record = get(tx, permit, id).await?;
    let sql = "SELECT session.id, session.starts, session.opened FROM focus_group
        JOIN session ON session.id = focus_group.session WHERE focus_group.id = $1 AND focus_group.study = $2";
    let read = |row: &Row| Ok((row.get("id")?, row.get("starts")?, row.get("opened")?));
    let held = tx.maybe(sql, values![record.group, permit.thing()], read).await?;
    let Some((session, starts, opened)): Option<(SessionId, Moment, Option<Moment>)> = held else {
        return Ok(None);
    };
    let sql = "SELECT participant.id, speech.leads, speech.began, speech.ended FROM speech
        LEFT JOIN participant ON participant.person = speech.person AND participant.study = $2
        WHERE speech.session = $1 ORDER BY speech.began, speech.person";
    let read = |row: &Row| {
        let voice = match row.get::<Option<ParticipantId>>("id")? {
            Some(participant) => Voice::Participant(participant),
            None if row.get("leads")? => Voice::Moderator,
            None => Voice::Unknown,
        };
        let millis = |column| -> Result<i64> { Ok(row.get::<Moment>(column)?.micros() / 1000) };
        Ok(Stretch { voice, from: millis("began")?, to: millis("ended")? })
    };
    let stretches = tx.all(sql, values![session, permit.thing()], read).await?;
    Ok(Some(Heard { session: (starts, opened), stretches }))
}
