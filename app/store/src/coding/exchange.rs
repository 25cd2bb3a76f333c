//! A project or codebook of another program: kept while somebody looks at it, then taken in.

use domain::{
    access::{Act, ManageStudy, Permit},
    coding::{Coding, Line},
    id::{CoderId, CodingId, FocusGroupId, Id, RoundId, StudyId, TranscriptId},
    moment::Moment,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    study, values,
};

/// A file that waits. May hold health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its name.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it came.
    pub created: Moment,
}

domain::unprinted!(Pending);

/// Keeps a file until it is taken in or put away; an earlier one gives way.
pub async fn keep_file(tx: &mut Tx, permit: &Permit<ManageStudy>, name: &str, bytes: &[u8], now: Moment) -> Result<()> {
    discard(tx, permit).await?;
    let sql = "INSERT INTO exchange (study, file_name, bytes, person, created) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, values![permit.thing(), name, bytes, permit.person(), now]).await?;
    Ok(())
}

/// The file that waits.
pub async fn pending<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Pending>> {
    let read = |row: &Row| {
        Ok(Pending { file_name: row.get("file_name")?, bytes: row.get("bytes")?, created: row.get("created")? })
    };
    tx.maybe("SELECT * FROM exchange WHERE study = $1", values![permit.thing()], read).await
}

/// Puts the file away.
pub async fn discard(tx: &mut Tx, permit: &Permit<ManageStudy>) -> Result<()> {
    tx.run("DELETE FROM exchange WHERE study = $1", values![permit.thing()]).await?;
    Ok(())
}

/// A text that came in a file. Health data.
#[derive(Clone)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Its cues.
    pub lines: Vec<Line>,
}

domain::unprinted!(Source);

/// Takes a text in as a frozen transcript of a group of its own.
pub async fn take_source(
    tx: &mut Tx,
    permit: &Permit<ManageStudy>,
    world: &World,
    day: &str,
    source: &Source,
) -> Result<TranscriptId> {
    let (group, transcript): (FocusGroupId, TranscriptId) = (world.id(), world.id());
    let sql = "SELECT COALESCE(MAX(number), 0) AS number FROM focus_group WHERE study = $1";
    let number = tx.one(sql, values![permit.thing()], |row| row.get::<u32>("number")).await?.saturating_add(1);
    let (now, person) = (world.now(), permit.person());
    let sql = "INSERT INTO focus_group (id, study, number, held_on, place, others, notes, created)
        VALUES ($1, $2, $3, $4, $5, '', '', $6)";
    tx.run(sql, values![group, permit.thing(), number, day, &source.name, now]).await?;
    let sql = "INSERT INTO transcript (id, focus_group, file_name, format, notices, state, revision, created, created_by, frozen,
            frozen_by) VALUES ($1, $2, $3, 'qdpx', '[]', 'frozen', 1, $4, $5, $4, $5)";
    tx.run(sql, values![transcript, group, &source.name, now, person]).await?;
    for line in &source.lines {
        let kind = match (line.participant, line.label.as_str()) {
            (Some(_), _) => "participant",
            (None, "M") => "moderator",
            (None, _) => "unknown",
        };
        // A pseudonym of nobody here still tells speakers apart.
        let speaker = (kind == "unknown" && line.label != "?").then_some(line.label.as_str());
        let sql = "INSERT INTO cue (transcript, number, kind, participant, text, revision, speaker)
            VALUES ($1, $2, $3, $4, $5, 1, $6)";
        tx.run(sql, values![transcript, line.number, kind, line.participant, &line.text, speaker]).await?;
        if let Some(participant) = line.participant {
            let sql = "INSERT INTO participant_group (participant, focus_group) VALUES ($1, $2)
                ON CONFLICT (participant, focus_group) DO NOTHING";
            tx.run(sql, values![participant, group]).await?;
        }
    }
    study::log(tx, permit, "coding-source-taken", &number.to_string(), now).await?;
    Ok(transcript)
}

/// Somebody whose codings came in a file: the coder of that name from a file, or a new one.
pub async fn taken_coder(tx: &mut Tx, permit: &Permit<ManageStudy>, world: &World, name: &str) -> Result<CoderId> {
    let sql = "SELECT id FROM coder WHERE study = $1 AND person IS NULL AND name = $2";
    if let Some(known) = tx.maybe(sql, values![permit.thing(), name], |row| row.get("id")).await? {
        return Ok(known);
    }
    let id: CoderId = world.id();
    tx.run("INSERT INTO coder (id, study, name) VALUES ($1, $2, $3)", values![id, permit.thing(), name]).await?;
    Ok(id)
}

/// Takes a coding of a file in, in the round that was opened for it and closed already.
pub async fn take_coding(tx: &mut Tx, permit: &Permit<ManageStudy>, world: &World, coding: &Coding) -> Result<()> {
    let sql = "SELECT id FROM coding_round WHERE id = $1 AND study = $2";
    tx.one(sql, values![coding.round, permit.thing()], |row| row.get::<RoundId>("id")).await?;
    let text = super::text(tx, permit, coding.transcript).await?;
    let coding = Coding { id: CodingId::from_uuid(world.id::<CodingId>().uuid()), ..*coding };
    if super::insert(tx, &coding, text.revision).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}
