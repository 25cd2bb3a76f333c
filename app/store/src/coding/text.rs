//! The frozen transcripts that are coded.

use domain::{
    access::{Act, Permit},
    coding::Line,
    id::{FocusGroupId, ParticipantId, StudyId, TranscriptId},
};

use crate::{db::Tx, error::Result, row::Row, values};

/// A frozen transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Which one.
    pub id: TranscriptId,
    /// The focus group.
    pub group: FocusGroupId,
    /// The group's number in the study.
    pub number: u32,
    /// The day it was held, as 2026-11-26.
    pub held_on: String,
    /// How often its cues were corrected, plus one.
    pub revision: u32,
    /// How many cues it has.
    pub cues: u32,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT transcript.id AS id, focus_group.id AS focus_group, focus_group.number AS number,
                focus_group.held_on AS held_on, transcript.revision AS revision,
                (SELECT COUNT(*) FROM cue WHERE cue.transcript = transcript.id) AS cues
            FROM transcript JOIN focus_group ON focus_group.id = transcript.focus_group
            WHERE focus_group.study = $1 AND transcript.state = 'frozen' ",
            $rest
        )
    };
}

/// Every frozen transcript of a study in the order of its groups.
pub async fn texts<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Text>> {
    let sql = select!("ORDER BY focus_group.number, transcript.created, transcript.id");
    tx.all(sql, values![permit.thing()], read).await
}

/// One of them; [`crate::Error::Missing`] when it is another study's or not frozen.
pub async fn text<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, id: TranscriptId) -> Result<Text> {
    tx.one(select!("AND transcript.id = $2"), values![permit.thing(), id], read).await
}

fn read(row: &Row) -> Result<Text> {
    Ok(Text {
        id: row.get("id")?,
        group: row.get("focus_group")?,
        number: row.get("number")?,
        held_on: row.get("held_on")?,
        revision: row.get("revision")?,
        cues: row.get("cues")?,
    })
}

/// The cues of a frozen transcript with the pseudonyms of those who speak, in a text of a foreign project those it came with.
/// Moderators are "M", others "?".
pub async fn lines<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, id: TranscriptId) -> Result<Vec<Line>> {
    lines_between(tx, permit, id, (0, u32::MAX)).await
}

/// The cues from one number to another.
pub async fn lines_between<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: TranscriptId,
    (first, last): (u32, u32),
) -> Result<Vec<Line>> {
    let sql = "SELECT cue.number AS number, cue.kind AS kind, cue.participant AS participant, cue.text AS text,
            cue.speaker AS speaker, participant.number AS pseudonym
        FROM cue JOIN transcript ON transcript.id = cue.transcript
        JOIN focus_group ON focus_group.id = transcript.focus_group
        LEFT JOIN participant ON participant.id = cue.participant
        WHERE cue.transcript = $1 AND focus_group.study = $2 AND transcript.state = 'frozen'
            AND cue.number BETWEEN $3 AND $4 ORDER BY cue.number";
    let read = |row: &Row| {
        let participant: Option<ParticipantId> = row.get("participant")?;
        let label = match (row.get::<Option<i64>>("pseudonym")?, row.get::<String>("kind")?.as_str()) {
            (Some(number), _) => format!("P{number:02}"),
            (None, "moderator") => "M".to_owned(),
            (None, _) => row.get::<Option<String>>("speaker")?.unwrap_or_else(|| "?".to_owned()),
        };
        Ok(Line {
            number: row.get("number")?,
            participant,
            label,
            text: row.get::<Option<String>>("text")?.unwrap_or_default(),
        })
    };
    tx.all(sql, values![id, permit.thing(), first, last], read).await
}
