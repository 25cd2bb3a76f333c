//! Surveys: their versions, their waves, the sheets of answers by token, who reads them, and whom to invite.

mod clearance;
mod file;
mod notice;
pub(crate) mod older;
mod poll;
mod reader;
mod sheet;
mod token;
mod wave;

use domain::{
    access::{Act, ManageProgram, ManageSurvey, Permit},
    id::{HubId, ProgramId, SurveyId},
    moment::Moment,
    survey::Survey,
    world::World,
};

pub use clearance::{clear, cleared};
pub use file::{FileKind, Waiting, discard_file, keep_file, waiting_file};
pub use notice::{Notices, invite};
pub use older::{Decided, Taken, apart, coded_at, codes, decide, decisions, part, take, would_take};
pub use poll::{Named, named, take_poll};
pub use reader::{Candidate, Reader, Unveiling, add_reader, candidates, readers, remove_reader, unveil, unveilings};
pub use sheet::{ReadsSheets, answered, forget, has_answers, keep, own, own_programs, sheets};
pub use token::{Holder, TokenKey, tokens};
pub use wave::{
    Known, Wave, close_by_hand, find_wave, known_waves, of_person, of_survey, open_by_hand, schedule, tend_cycle, wave,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A version of a survey as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The id of this version.
    pub id: SurveyId,
    /// The program.
    pub program: ProgramId,
    /// The id of the first version.
    pub family: SurveyId,
    /// Which version, from 1.
    pub version: u32,
    /// The survey.
    pub survey: Survey,
    /// Grows with every change.
    pub revision: i64,
    /// When this version was begun.
    pub begun: Moment,
}

/// Keeps a new survey of a program.
pub async fn add(tx: &mut Tx, permit: &Permit<ManageProgram>, world: &World, survey: &Survey) -> Result<SurveyId> {
    let id: SurveyId = world.id();
    insert(tx, id, (permit.thing(), id, 1), survey, world.now()).await?;
    Ok(id)
}

/// Keeps a survey as the next version of another; its answers and waves stay with the old one. [`Error::Taken`] when there is
/// a newer version already.
pub async fn add_version(tx: &mut Tx, permit: &Permit<ManageSurvey>, world: &World) -> Result<SurveyId> {
    let old = get(tx, permit).await?;
    let id: SurveyId = world.id();
    insert(tx, id, (old.program, old.family, old.version + 1), &old.survey, world.now()).await?;
    Ok(id)
}

async fn insert(
    tx: &mut Tx,
    id: SurveyId,
    (program, family, version): (ProgramId, SurveyId, u32),
    survey: &Survey,
    now: Moment,
) -> Result<()> {
    let sql = "INSERT INTO survey (id, program, family, version, document, created) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING";
    let added = tx.run(sql, values![id, program, family, version, survey.json(), now]).await?;
    if added == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// Changes a survey. [`Error::Taken`] when somebody else changed it since `revision`. What may be changed once there are answers
/// is the caller's to ask ([`has_answers`], `Survey::same_questions`).
pub async fn change(tx: &mut Tx, permit: &Permit<ManageSurvey>, to: &Survey, revision: i64) -> Result<()> {
    let sql = "UPDATE survey SET document = $2, revision = revision + 1 WHERE id = $1 AND revision = $3";
    let changed = tx.run(sql, values![permit.thing(), to.json(), revision]).await?;
    if changed == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// A survey, for those who may do something with it.
pub async fn get<A: Act<Thing = SurveyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Record> {
    find(tx, permit.hub(), permit.thing()).await
}

/// A survey of the hub, for the house itself.
pub async fn find(tx: &mut Tx, hub: HubId, survey: SurveyId) -> Result<Record> {
    let sql = "SELECT survey.* FROM survey JOIN program ON program.id = survey.program WHERE survey.id = $1 AND program.hub = $2";
    tx.one(sql, values![survey, hub], read).await
}

/// The surveys of a program, the newest family first and in it the newest version first, for those who may do something with
/// the program.
pub async fn of_program<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT survey.* FROM survey JOIN program ON program.id = survey.program
        WHERE survey.program = $1 AND program.hub = $2 ORDER BY family DESC, version DESC";
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        program: row.get("program")?,
        family: row.get("family")?,
        version: row.get("version")?,
        survey: row.parse("document", Survey::parse)?,
        revision: row.get("revision")?,
        begun: row.get("created")?,
    })
}
