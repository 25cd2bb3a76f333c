//! Waves: one asking of a survey for a cycle. Their moments are worked out from the cycle's sessions each time.

use domain::{
    access::{Act, ManageSurvey, ManageWave, Permit, Who},
    id::{CycleId, HubId, ProgramId, SessionId, SurveyId, WaveId},
    job::Job,
    moment::{Moment, Zone},
    session::State,
    survey::{Held, Override, Phase, Schedule, Standing, Survey, When, Window, window},
    world::World,
};

use crate::{
    cycle,
    db::Tx,
    error::{Error, Result},
    job,
    row::Row,
    session, values,
};

/// A wave with the moments that follow from the cycle's sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// The wave's id.
    pub id: WaveId,
    /// The survey, in the version that it asks.
    pub survey: SurveyId,
    /// The program.
    pub program: ProgramId,
    /// The cycle whose people it asks.
    pub cycle: CycleId,
    /// Which wave it is.
    pub when: When,
    /// The number of the session it comes after, if it comes after one.
    pub session: Option<u32>,
    /// From when to when it is open.
    pub window: Window,
}

/// A wave with what its page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The wave.
    pub wave: Wave,
    /// The survey.
    pub survey: Survey,
    /// The program's title.
    pub program: String,
    /// The cycle's title.
    pub cycle: String,
}

/// Schedules a survey: the waves that are not there yet, each with the job that tends it.
pub async fn schedule(tx: &mut Tx, permit: &Permit<ManageSurvey>, plan: &Schedule, world: &World) -> Result<()> {
    let survey = super::get(tx, permit).await?;
    if cycle::find(tx, permit.hub(), plan.cycle).await?.program != survey.program {
        return Err(Error::Missing);
    }
    let mut waves = plan.waves.clone();
    if plan.sessions {
        let sessions = session::of(tx, permit.hub(), plan.cycle).await?;
        let held = sessions.into_iter().filter(|session| session.state != State::Cancelled);
        waves.extend(held.map(|session| When::Session(session.id)));
    }
    // One plan at a time, so that no wave is there twice.
    tx.run_one("UPDATE survey SET version = version WHERE id = $1", values![permit.thing()]).await?;
    for when in waves {
        let id: WaveId = world.id();
        let (months, session) = match when {
            When::Months(months) => (i64::from(months), None),
            When::Session(session) => (0, Some(session)),
            When::Before | When::After => (0, None),
        };
        let values = values![permit.thing(), plan.cycle, when.phase().code(), months, session];
        let sql = "SELECT id FROM survey_wave
            WHERE survey = $1 AND cycle = $2 AND phase = $3 AND months = $4 AND session IS NOT DISTINCT FROM $5";
        if tx.maybe(sql, values.clone(), |row| row.get::<WaveId>("id")).await?.is_some() {
            continue;
        }
        let sql = "INSERT INTO survey_wave (survey, cycle, phase, months, session, id, days, scheduled)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        tx.run(sql, [values, values![id, plan.days, world.now()]].concat()).await?;
        tend(tx, id, true, world).await?;
    }
    Ok(())
}

/// Keeps the job that invites whoever is to be invited to a wave, due now.
async fn tend(tx: &mut Tx, wave: WaveId, repeats: bool, world: &World) -> Result<()> {
    job::add(tx, world.id(), &Job::TendWave { wave, repeats }, world.now(), world.now()).await
}

/// Has the waves of a cycle tended now, because somebody joined it.
pub async fn tend_cycle(tx: &mut Tx, cycle: CycleId, world: &World) -> Result<()> {
    let sql = "SELECT id FROM survey_wave WHERE cycle = $1 AND phase = 'before' ORDER BY id";
    for wave in tx.all(sql, values![cycle], |row| row.get::<WaveId>("id")).await? {
        tend(tx, wave, false, world).await?;
    }
    Ok(())
}

/// Opens a wave now. [`Error::Taken`] for a wave that is over and in which somebody handed in a sheet: figures may have been told of
/// it, and whoever answered later would stand out in the next ones.
pub async fn open_by_hand(tx: &mut Tx, permit: &Permit<ManageWave>, world: &World) -> Result<()> {
    // The job of a closed wave has ended.
    let closed = wave(tx, permit).await?.wave.window.standing(world.now()) == Standing::Closed;
    if closed && !super::answered(tx, permit.thing()).await?.is_empty() {
        return Err(Error::Taken);
    }
    let sql = "UPDATE survey_wave SET opened = $2, closed = NULL WHERE id = $1";
    tx.run_one(sql, values![permit.thing(), world.now()]).await?;
    tend(tx, permit.thing(), closed, world).await
}

/// Closes a wave now.
pub async fn close_by_hand(tx: &mut Tx, permit: &Permit<ManageWave>, now: Moment) -> Result<()> {
    tx.run_one("UPDATE survey_wave SET closed = $2 WHERE id = $1", values![permit.thing(), now]).await
}

/// A wave, for those who may do something with it.
pub async fn wave<A: Act<Thing = WaveId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Known> {
    find_wave(tx, permit.hub(), permit.thing()).await
}

/// A wave of the hub, for the house itself.
pub async fn find_wave(tx: &mut Tx, hub: HubId, wave: WaveId) -> Result<Known> {
    let sql = "SELECT survey_wave.*, survey.program, program.zone FROM survey_wave
        JOIN survey ON survey.id = survey_wave.survey JOIN program ON program.id = survey.program
        WHERE survey_wave.id = $1 AND program.hub = $2";
    let kept = tx.one(sql, values![wave, hub], read).await?;
    known(tx, hub, kept).await
}

/// The waves of a survey, the newest cycle first, for those who may do something with it.
pub async fn of_survey<A: Act<Thing = SurveyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Known>> {
    let sql = "SELECT survey_wave.*, survey.program, program.zone FROM survey_wave
        JOIN survey ON survey.id = survey_wave.survey JOIN program ON program.id = survey.program
        WHERE survey.id = $1 AND program.hub = $2";
    let kept = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    in_order(tx, permit.hub(), kept).await
}

/// Every wave of a program, the newest cycle first, for those who may do something with it.
pub async fn known_waves<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Known>> {
    let sql = "SELECT survey_wave.*, survey.program, program.zone FROM survey_wave
        JOIN survey ON survey.id = survey_wave.survey JOIN program ON program.id = survey.program
        WHERE program.id = $1 AND program.hub = $2";
    let kept = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    in_order(tx, permit.hub(), kept).await
}

/// The waves that a person can answer now: those of the cycles they take part in.
pub async fn of_person(tx: &mut Tx, who: &Who, now: Moment) -> Result<Vec<Known>> {
    let sql = "SELECT survey_wave.*, survey.program, program.zone FROM survey_wave
        JOIN survey ON survey.id = survey_wave.survey JOIN program ON program.id = survey.program
        JOIN registration ON registration.cycle = survey_wave.cycle
        WHERE program.hub = $1 AND registration.person = $2 AND registration.state = 'approved'";
    let kept = tx.all(sql, values![who.hub, who.person], read).await?;
    let mut found = in_order(tx, who.hub, kept).await?;
    found.retain(|known| known.wave.window.standing(now) == Standing::Open && known.survey.is_ready());
    found.sort_by_key(|known| known.wave.window.closes);
    Ok(found)
}

/// The program of a wave.
pub(super) async fn program_of(tx: &mut Tx, wave: WaveId) -> Result<ProgramId> {
    let sql = "SELECT survey.program FROM survey_wave JOIN survey ON survey.id = survey_wave.survey WHERE survey_wave.id = $1";
    tx.one(sql, values![wave], |row| row.get("program")).await
}

/// A wave as its row has it.
struct Kept {
    id: WaveId,
    survey: SurveyId,
    program: ProgramId,
    cycle: CycleId,
    when: When,
    days: u32,
    scheduled: Moment,
    by_hand: Override,
    zone: Zone,
}

async fn in_order(tx: &mut Tx, hub: HubId, kept: Vec<Kept>) -> Result<Vec<Known>> {
    let mut found = Vec::new();
    for kept in kept {
        let starts = cycle::find(tx, hub, kept.cycle).await?.span.starts;
        found.push((starts, known(tx, hub, kept).await?));
    }
    let place = |known: &Known| (known.wave.when.phase(), known.wave.session, known.wave.window.opens, known.wave.id);
    found.sort_by(|(starts, one), (others, other)| others.cmp(starts).then_with(|| place(one).cmp(&place(other))));
    Ok(found.into_iter().map(|(_, known)| known).collect())
}

async fn known(tx: &mut Tx, hub: HubId, kept: Kept) -> Result<Known> {
    let sessions = session::of(tx, hub, kept.cycle).await?;
    let held: Vec<Held> = sessions
        .iter()
        .map(|one| Held { id: one.id, starts: one.starts, ends: one.ends(), state: one.state, ended: one.ended })
        .collect();
    let Kept { id, survey, program, cycle, when, days, scheduled, by_hand, zone } = kept;
    let number = |session: SessionId| sessions.iter().find(|one| one.id == session).map(|one| one.number);
    let session = if let When::Session(session) = when { number(session) } else { None };
    let window = window(when, days, &held, &zone, scheduled, by_hand);
    let wave = Wave { id, survey, program, cycle, when, session, window };
    let survey = super::find(tx, hub, survey).await?.survey;
    let titles =
        "SELECT program.title AS program, cycle.title AS cycle FROM cycle JOIN program ON program.id = cycle.program
        WHERE cycle.id = $1";
    let (program, cycle) = tx.one(titles, values![cycle], |row| Ok((row.get("program")?, row.get("cycle")?))).await?;
    Ok(Known { wave, survey, program, cycle })
}

fn read(row: &Row) -> Result<Kept> {
    let session: Option<SessionId> = row.get("session")?;
    let when = match (row.parse("phase", Phase::parse)?, session) {
        (Phase::Before, _) => When::Before,
        (Phase::After, _) => When::After,
        (Phase::Later, _) => When::Months(row.get("months")?),
        (Phase::Session, Some(session)) => When::Session(session),
        (Phase::Session, None) => return Err(Error::Inconsistent("survey_wave.session")),
    };
    Ok(Kept {
        id: row.get("id")?,
        survey: row.get("survey")?,
        program: row.get("program")?,
        cycle: row.get("cycle")?,
        when,
        days: row.get("days")?,
        scheduled: row.get("scheduled")?,
        by_hand: Override { opened: row.get("opened")?, closed: row.get("closed")? },
        zone: row.get("zone")?,
    })
}
