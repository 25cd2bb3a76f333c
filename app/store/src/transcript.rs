//! Transcripts of focus groups: read by who keeps the key until they are frozen, then by everybody in the study.

mod correction;
mod detail;
mod heard;
mod proposal;
mod timing;

pub use correction::{Corrected, correct, corrected_since};
pub use detail::{decide, decisions, register};
pub use proposal::proposals;
pub use timing::{is_untimed, take_times};

use domain::{
    access::{Act, KeepKey, Permit},
    id::{FocusGroupId, StudyId, TranscriptId},
    moment::Moment,
    transcript::{State, Voice},
    world::World,
};
use serde::{Deserialize, Serialize};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    study, values,
};

/// Something in the file that was mended or left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What, as the reader of transcripts says it.
    pub what: String,
    /// How often.
    pub count: u64,
}

/// A transcript as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: TranscriptId,
    /// The focus group.
    pub group: FocusGroupId,
    /// The group's number.
    pub number: u32,
    /// The file it came in.
    pub file_name: String,
    /// The form of the file.
    pub format: String,
    /// What was mended.
    pub notices: Vec<Notice>,
    /// How far it has come.
    pub state: State,
    /// 1 when frozen; grows with every correction.
    pub revision: u32,
    /// How many cues it has.
    pub cues: u32,
    /// Of how many cues the times were taken from what the room heard; none where they are the file's.
    pub heard_times: Option<u32>,
    /// When it was imported.
    pub created: Moment,
    /// When it was frozen.
    pub frozen: Option<Moment>,
}

/// A file as it was read.
pub struct New {
    /// The file's name.
    pub file_name: String,
    /// Its form.
    pub format: &'static str,
    /// What was mended.
    pub notices: Vec<Notice>,
    /// What was said.
    pub cues: Vec<Original>,
}

/// A cue as imported. It may name people.
#[derive(Clone, PartialEq, Eq)]
pub struct Original {
    /// From 1.
    pub number: u32,
    /// When it begins, in milliseconds from the beginning.
    pub start: Option<i64>,
    /// When it ends.
    pub end: Option<i64>,
    /// The speaker's name in the file.
    pub speaker: Option<String>,
    /// Who that is.
    pub voice: Voice,
    /// The words.
    pub text: String,
}

/// A speaker's name in a file, and who that is as far as somebody has said.
#[derive(Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name.
    pub name: String,
    /// How many cues are under it.
    pub cues: u32,
    /// Who it is; none while nobody has said.
    pub voice: Option<Voice>,
}

/// A cue under pseudonyms.
#[derive(Clone, PartialEq, Eq)]
pub struct Cue {
    /// From 1, and stable.
    pub number: u32,
    /// When it begins, in milliseconds from the beginning.
    pub start: Option<i64>,
    /// When it ends.
    pub end: Option<i64>,
    /// Who speaks.
    pub voice: Voice,
    /// The words.
    pub text: String,
    /// The transcript's revision in which they were last changed.
    pub revision: u32,
}

domain::unprinted!(New, Original, Speaker, Cue);

/// The transcripts of a study, by focus group.
pub async fn of_study<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT transcript.*, focus_group.number,
            (SELECT COUNT(*) FROM cue WHERE cue.transcript = transcript.id) AS cues
        FROM transcript JOIN focus_group ON focus_group.id = transcript.focus_group
        WHERE focus_group.study = $1 ORDER BY focus_group.number, transcript.created, transcript.id";
    tx.all(sql, values![permit.thing()], read).await
}

/// One of them.
pub async fn get<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, id: TranscriptId) -> Result<Record> {
    let found = of_study(tx, permit).await?;
    found.into_iter().find(|record| record.id == id).ok_or(Error::Missing)
}

/// Keeps a file that was read. [`Error::Missing`] for another study's focus group.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    world: &World,
    group: FocusGroupId,
    new: &New,
) -> Result<TranscriptId> {
    let sql = "SELECT number FROM focus_group WHERE id = $1 AND study = $2";
    let number: i64 = tx.one(sql, values![group, permit.thing()], |row| row.get("number")).await?;
    let id: TranscriptId = world.id();
    let sql =
        "INSERT INTO transcript (id, focus_group, file_name, format, notices, state, revision, created, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)";
    let notices = serde_json::to_string(&new.notices)?;
    let state = State::Imported.code();
    let values = values![id, group, &new.file_name, new.format, notices, state, world.now(), permit.person()];
    tx.run(sql, values).await?;
    for cue in &new.cues {
        let sql = "INSERT INTO cue (transcript, number, start_ms, end_ms, kind, original, speaker, revision)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
        let speaker = cue.speaker.as_deref();
        let values = values![id, cue.number, cue.start, cue.end, Voice::Unknown.code(), &cue.text, speaker];
        tx.run(sql, values).await?;
        if let Some(speaker) = speaker {
            let sql = "INSERT INTO speaker (transcript, name) VALUES ($1, $2) ON CONFLICT DO NOTHING";
            tx.run(sql, values![id, speaker]).await?;
        }
    }
    let about = format!("{number} cues={}", new.cues.len());
    study::log(tx, permit, "transcript-imported", &about, world.now()).await?;
    Ok(id)
}

/// Takes away a transcript that is not frozen. [`Error::Taken`] when it is.
pub async fn remove(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId, now: Moment) -> Result<()> {
    let record = open(tx, permit, id).await?;
    for sql in [
        "DELETE FROM detail WHERE transcript = $1",
        "DELETE FROM speaker WHERE transcript = $1",
        "DELETE FROM cue WHERE transcript = $1",
        "DELETE FROM transcript WHERE id = $1",
    ] {
        tx.run(sql, values![id]).await?;
    }
    study::log(tx, permit, "transcript-removed", &record.number.to_string(), now).await
}

/// A transcript that is not frozen; [`Error::Taken`] when it is.
async fn open(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Record> {
    let record = get(tx, permit, id).await?;
    if record.state == State::Frozen { Err(Error::Taken) } else { Ok(record) }
}

/// The names in a file, in the order in which they first speak.
pub async fn speakers(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Vec<Speaker>> {
    get(tx, permit, id).await?;
    let sql = "SELECT speaker.name, speaker.kind, speaker.participant, COUNT(*) AS cues, MIN(cue.number) AS first
        FROM speaker JOIN cue ON cue.transcript = speaker.transcript AND cue.speaker = speaker.name
        WHERE speaker.transcript = $1 GROUP BY speaker.name, speaker.kind, speaker.participant ORDER BY first";
    let read = |row: &Row| {
        let voice = match row.get::<Option<String>>("kind")? {
            Some(kind) => Some(Voice::read(&kind, row.get("participant")?).ok_or(Error::Inconsistent("speaker.kind"))?),
            None => None,
        };
        Ok(Speaker { name: row.get("name")?, cues: row.get("cues")?, voice })
    };
    tx.all(sql, values![id], read).await
}

/// Says who the speakers of a file are: every name must be told. Cues of no name are given by number where somebody said
/// who speaks. Participants must be the study's.
pub async fn link(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    id: TranscriptId,
    names: &[(String, Voice)],
    cues: &[(u32, Voice)],
    now: Moment,
) -> Result<()> {
    let record = open(tx, permit, id).await?;
    for voice in names.iter().map(|(_, voice)| *voice).chain(cues.iter().map(|(_, voice)| *voice)) {
        if let Some(participant) = voice.participant() {
            let sql = "SELECT id FROM participant WHERE id = $1 AND study = $2";
            tx.one(sql, values![participant, permit.thing()], |row| row.get::<uuid::Uuid>("id")).await?;
        }
    }
    tx.run("UPDATE cue SET kind = 'unknown', participant = NULL WHERE transcript = $1", values![id]).await?;
    for (name, voice) in names {
        let (kind, participant) = (voice.code(), voice.participant());
        let sql = "UPDATE speaker SET kind = $3, participant = $4 WHERE transcript = $1 AND name = $2";
        tx.run_one(sql, values![id, name, kind, participant]).await?;
        let sql = "UPDATE cue SET kind = $3, participant = $4 WHERE transcript = $1 AND speaker = $2";
        tx.run(sql, values![id, name, kind, participant]).await?;
    }
    for (number, voice) in cues {
        let sql =
            "UPDATE cue SET kind = $3, participant = $4 WHERE transcript = $1 AND number = $2 AND speaker IS NULL";
        tx.run_one(sql, values![id, *number, voice.code(), voice.participant()]).await?;
    }
    let sql = "SELECT COUNT(*) AS open FROM speaker WHERE transcript = $1 AND kind IS NULL";
    if tx.one::<i64>(sql, values![id], |row| row.get("open")).await? > 0 {
        return Err(Error::Missing);
    }
    let sql = "UPDATE transcript SET state = $2 WHERE id = $1 AND state <> 'frozen'";
    tx.run_one(sql, values![id, State::Linked.code()]).await?;
    study::log(tx, permit, "transcript-linked", &record.number.to_string(), now).await
}

/// The cues as imported, for who keeps the key; empty once they are gone.
pub async fn originals(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Vec<Original>> {
    get(tx, permit, id).await?;
    let sql = "SELECT * FROM cue WHERE transcript = $1 AND original IS NOT NULL ORDER BY number";
    let read = |row: &Row| {
        Ok(Original {
            number: row.get("number")?,
            start: row.get("start_ms")?,
            end: row.get("end_ms")?,
            speaker: row.get("speaker")?,
            voice: voice(row)?,
            text: row.get("original")?,
        })
    };
    tx.all(sql, values![id], read).await
}

/// Freezes a linked transcript: from now on it says this, by cue, and what was imported is gone. [`Error::Taken`] when it is
/// not linked, or when the texts are not those of its cues.
pub async fn freeze(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    id: TranscriptId,
    texts: &[(u32, String)],
    now: Moment,
) -> Result<()> {
    let record = open(tx, permit, id).await?;
    if record.state != State::Linked || u32::try_from(texts.len()) != Ok(record.cues) {
        return Err(Error::Taken);
    }
    for (number, text) in texts {
        let sql = "UPDATE cue SET text = $3, original = NULL, speaker = NULL, revision = 1
            WHERE transcript = $1 AND number = $2 AND original IS NOT NULL";
        tx.run_one(sql, values![id, *number, text]).await?;
    }
    tx.run("DELETE FROM detail WHERE transcript = $1", values![id]).await?;
    tx.run("DELETE FROM speaker WHERE transcript = $1", values![id]).await?;
    let sql = "UPDATE transcript SET state = $2, revision = 1, frozen = $3, frozen_by = $4 WHERE id = $1";
    tx.run_one(sql, values![id, State::Frozen.code(), now, permit.person()]).await?;
    study::log(tx, permit, "transcript-frozen", &record.number.to_string(), now).await
}

/// The cues of a frozen transcript in their order; [`Error::Missing`] while it is not frozen.
pub async fn cues<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, id: TranscriptId) -> Result<Vec<Cue>> {
    if get(tx, permit, id).await?.state != State::Frozen {
        return Err(Error::Missing);
    }
    tx.all("SELECT * FROM cue WHERE transcript = $1 ORDER BY number", values![id], read_cue).await
}

/// One cue of a frozen transcript.
pub async fn cue<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: TranscriptId,
    number: u32,
) -> Result<Cue> {
    if get(tx, permit, id).await?.state != State::Frozen {
        return Err(Error::Missing);
    }
    tx.one("SELECT * FROM cue WHERE transcript = $1 AND number = $2", values![id, number], read_cue).await
}

fn voice(row: &Row) -> Result<Voice> {
    let kind: String = row.get("kind")?;
    Voice::read(&kind, row.get("participant")?).ok_or(Error::Inconsistent("cue.kind"))
}

fn read_cue(row: &Row) -> Result<Cue> {
    Ok(Cue {
        number: row.get("number")?,
        start: row.get("start_ms")?,
        end: row.get("end_ms")?,
        voice: voice(row)?,
        text: row.get("text")?,
        revision: row.get("revision")?,
    })
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        group: row.get("focus_group")?,
        number: row.get("number")?,
        file_name: row.get("file_name")?,
        format: row.get("format")?,
        notices: row.parse("notices", |text| serde_json::from_str(text).ok())?,
        state: row.parse("state", State::parse)?,
        revision: row.get("revision")?,
        cues: row.get("cues")?,
        heard_times: row.get::<Option<i64>>("heard_times")?.and_then(|count| u32::try_from(count).ok()),
        created: row.get("created")?,
        frozen: row.get("frozen")?,
    })
}
