//! Who spoke in cues without a name, where the focus group was held in our own room.

use domain::{
    access::{KeepKey, Permit},
    id::{ParticipantId, SessionId, TranscriptId},
    moment::Moment,
    transcript::{Stretch, Timed, Voice, propose},
};

use super::{get, originals, speakers};
use crate::{db::Tx, error::Result, row::Row, values};

/// A cue whose end nobody wrote down is taken to last this long, in milliseconds.
const SPAN: i64 = 2_000;

/// By the number of a cue without a name, who was heard in the room then. Empty where the group was held elsewhere.
pub async fn proposals(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Vec<(u32, Voice)>> {
    let record = get(tx, permit, id).await?;
    let sql = "SELECT session.id, session.starts, session.opened FROM focus_group
        JOIN session ON session.id = focus_group.session WHERE focus_group.id = $1 AND focus_group.study = $2";
    let read = |row: &Row| Ok((row.get("id")?, row.get("starts")?, row.get("opened")?));
    let held = tx.maybe(sql, values![record.group, permit.thing()], read).await?;
    let Some((session, starts, opened)): Option<(SessionId, Moment, Option<Moment>)> = held else {
        return Ok(Vec::new());
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
    let heard: Vec<Stretch> = tx.all(sql, values![session, permit.thing()], read).await?;
    let told = speakers(tx, permit, id).await?;
    let voice = |name: &Option<String>| told.iter().find(|one| Some(&one.name) == name.as_ref())?.voice;
    let timed = originals(tx, permit, id).await?.into_iter().filter_map(|cue| {
        let from = cue.start?;
        // Under a name that nobody has told yet, a cue proposes nothing and is proposed nothing.
        let voice = if cue.speaker.is_some() { Some(voice(&cue.speaker)?) } else { None };
        Some(Timed { number: cue.number, from, to: cue.end.unwrap_or(from.saturating_add(SPAN)), voice })
    });
    let cues: Vec<Timed> = timed.collect();
    let mut zeros: Vec<i64> = opened.into_iter().chain([starts]).map(|moment| moment.micros() / 1000).collect();
    if let (Some(first), Some(cue)) = (heard.first(), cues.first()) {
        zeros.push(first.from.saturating_sub(cue.from));
    }
    Ok(propose(&cues, &heard, &zeros).into_iter().filter(|(_, voice)| *voice != Voice::Unknown).collect())
}
