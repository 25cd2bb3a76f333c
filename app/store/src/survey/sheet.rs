//! Sheets of answers. Each write puts the whole wave down anew in the order of the tokens, so that neither the place of a row
//! nor anything beside it tells when it came or whose it is.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Act, AnswerWave, ManageSurvey, Permit, SeeAnswers, SeeChange, SeeNetwork, Who},
    id::{HubId, PersonId, ProgramId, SurveyId, WaveId},
    moment::Moment,
    small_cells::{FLOOR, least, nobody_or_enough},
    survey::{Answers, Sheet, Standing, Token},
};

use super::{TokenKey, find_wave, wave::program_of};
use crate::{db::Tx, error::Result, row::Row, values};

/// An act that lets somebody have a program's sheets: to read them, or to count them in memory.
pub trait ReadsSheets: Act<Thing = ProgramId> {}

impl ReadsSheets for SeeAnswers {}
impl ReadsSheets for SeeChange {}
impl ReadsSheets for SeeNetwork {}

/// Every sheet of a program, by wave and token; of one survey alone where it is named.
pub async fn sheets<A: ReadsSheets>(tx: &mut Tx, permit: &Permit<A>, survey: Option<SurveyId>) -> Result<Vec<Sheet>> {
    let sql = "SELECT survey_sheet.* FROM survey_sheet JOIN survey_wave ON survey_wave.id = survey_sheet.wave
        JOIN survey ON survey.id = survey_wave.survey JOIN program ON program.id = survey.program
        WHERE program.id = $1 AND program.hub = $2 ORDER BY survey_sheet.wave, survey_sheet.token";
    let mut found = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    if let Some(survey) = survey {
        let sql = "SELECT id FROM survey_wave WHERE survey = $1";
        let waves: Vec<WaveId> = tx.all(sql, values![survey], |row| row.get("id")).await?;
        found.retain(|sheet| waves.contains(&sheet.wave));
    }
    Ok(found)
}

/// The person's own sheet of a wave.
pub async fn own(tx: &mut Tx, permit: &Permit<AnswerWave>, key: &TokenKey) -> Result<Option<Sheet>> {
    let token = key.token(program_of(tx, permit.thing()).await?, permit.person());
    let sql = "SELECT * FROM survey_sheet WHERE wave = $1 AND token = $2";
    tx.maybe(sql, values![permit.thing(), token.as_str()], read).await
}

/// Keeps the person's answers in the place of those before. A sheet that was handed in stays handed in. No receipt, audit row
/// or job tells of it: sent twice, it says the same.
pub async fn keep(
    tx: &mut Tx,
    permit: &Permit<AnswerWave>,
    key: &TokenKey,
    answers: &Answers,
    complete: bool,
) -> Result<()> {
    let wave = permit.thing();
    let token = key.token(program_of(tx, wave).await?, permit.person());
    let mut found = held(tx, wave).await?;
    let before = found.iter().position(|sheet| sheet.token == token).map(|place| found.remove(place));
    let complete = complete || before.is_some_and(|sheet| sheet.complete);
    found.push(Sheet { wave, token, answers: answers.clone(), complete });
    put(tx, wave, found).await
}

/// The programs of the hub in which the person has answered anything.
pub async fn own_programs(tx: &mut Tx, who: &Who, key: &TokenKey) -> Result<Vec<ProgramId>> {
    let programs = taking(tx, who.person).await?;
    let mut found = Vec::new();
    for program in programs {
        let sql = "SELECT survey_sheet.wave FROM survey_sheet JOIN survey_wave ON survey_wave.id = survey_sheet.wave
            JOIN survey ON survey.id = survey_wave.survey WHERE survey.program = $1 AND survey_sheet.token = $2 LIMIT 1";
        let token = key.token(program, who.person);
        let any = tx.maybe(sql, values![program, token.as_str()], |row| row.get::<WaveId>("wave")).await?;
        found.extend(any.map(|_| program));
    }
    Ok(found)
}

/// The programs in which a person takes or took part, or asked to.
async fn taking(tx: &mut Tx, person: PersonId) -> Result<Vec<ProgramId>> {
    let sql = "SELECT DISTINCT cycle.program FROM registration JOIN cycle ON cycle.id = registration.cycle
        WHERE registration.person = $1 ORDER BY cycle.program";
    tx.all(sql, values![person], |row| row.get("program")).await
}

/// Takes a person's answers out of a program: their sheets at every wave, and their token out of what others said. The reports
/// that are there are superseded; of when it was, they note the day alone.
pub async fn forget(tx: &mut Tx, who: &Who, key: &TokenKey, program: ProgramId, now: Moment) -> Result<()> {
    let token = key.token(program, who.person);
    let sql = "SELECT survey_wave.id FROM survey_wave JOIN survey ON survey.id = survey_wave.survey
        JOIN program ON program.id = survey.program WHERE program.id = $1 AND program.hub = $2 ORDER BY survey_wave.id";
    let mut any = false;
    for wave in tx.all(sql, values![program, who.hub], |row| row.get::<WaveId>("id")).await? {
        let mut found = held(tx, wave).await?;
        any = any || found.iter().any(|sheet| sheet.token == token);
        found.retain(|sheet| sheet.token != token);
        for sheet in &mut found {
            sheet.answers = sheet.answers.forgetting(&token);
        }
        put(tx, wave, found).await?;
    }
    if any {
        let sql = "UPDATE report SET answers_out = $2 WHERE program = $1 AND answers_out IS NULL";
        tx.run(sql, values![program, noon(now)]).await?;
    }
    Ok(())
}

/// Noon of a moment's day, in universal time.
fn noon(moment: Moment) -> Moment {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    Moment::from_micros(moment.micros() - moment.micros().rem_euclid(DAY) + DAY / 2)
}

/// Whether anybody has answered a survey, so that its questions stay as they are.
pub async fn has_answers(tx: &mut Tx, permit: &Permit<ManageSurvey>) -> Result<bool> {
    let sql = "SELECT survey_sheet.wave FROM survey_sheet JOIN survey_wave ON survey_wave.id = survey_sheet.wave
        WHERE survey_wave.survey = $1 LIMIT 1";
    Ok(tx.maybe(sql, values![permit.thing()], |row| row.get::<WaveId>("wave")).await?.is_some())
}

/// The tokens with a sheet that was handed in at a wave, for the house itself: counts and reminders.
pub async fn answered(tx: &mut Tx, wave: WaveId) -> Result<Vec<Token>> {
    let sql = "SELECT token FROM survey_sheet WHERE wave = $1 AND complete ORDER BY token";
    tx.all(sql, values![wave], |row| row.parse("token", |text| text.parse().ok())).await
}

/// Whether the answers of a few people would stand out in the next figures of a wave: it is over, enough people handed
/// something in before that figures were told, and those whose handed-in answers differ now are fewer than the floor.
pub(super) async fn stands_out(
    tx: &mut Tx,
    hub: HubId,
    wave: WaveId,
    (before, after): (&[Sheet], &[Sheet]),
    now: Moment,
) -> Result<bool> {
    let told = |sheets: &[Sheet]| -> BTreeMap<Token, String> {
        let complete = sheets.iter().filter(|sheet| sheet.complete);
        complete.map(|sheet| (sheet.token.clone(), sheet.answers.json())).collect()
    };
    let (before, after) = (told(before), told(after));
    let tokens: BTreeSet<&Token> = before.keys().chain(after.keys()).collect();
    let differing = tokens.into_iter().filter(|token| before.get(*token) != after.get(*token)).count();
    if before.len() < least(FLOOR) || nobody_or_enough(differing, FLOOR) {
        return Ok(false);
    }
    Ok(find_wave(tx, hub, wave).await?.wave.window.standing(now) == Standing::Closed)
}

/// The sheets of a wave, which nobody else can change until the transaction ends.
pub(super) async fn held(tx: &mut Tx, wave: WaveId) -> Result<Vec<Sheet>> {
    tx.run_one("UPDATE survey_wave SET days = days WHERE id = $1", values![wave]).await?;
    tx.all("SELECT * FROM survey_sheet WHERE wave = $1 ORDER BY token", values![wave], read).await
}

/// Writes the sheets of a wave anew in the order of their tokens.
pub(super) async fn put(tx: &mut Tx, wave: WaveId, mut sheets: Vec<Sheet>) -> Result<()> {
    sheets.sort_by(|one, other| one.token.cmp(&other.token));
    tx.run("DELETE FROM survey_sheet WHERE wave = $1", values![wave]).await?;
    for sheet in sheets {
        let sql = "INSERT INTO survey_sheet (wave, token, answers, complete) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![wave, sheet.token.as_str(), sheet.answers.json(), sheet.complete]).await?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Sheet> {
    Ok(Sheet {
        wave: row.get("wave")?,
        token: row.parse("token", |text| text.parse().ok())?,
        answers: row.parse("answers", Answers::parse)?,
        complete: row.get("complete")?,
    })
}
