//! Older answers taken in from a file: under tokens of their own kind, which no person has.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Act, Permit, TakeAnswers},
    dictionary::Coded,
    id::{Id, PersonId, ProgramId, SurveyId, WaveId},
    moment::Moment,
    survey::{How, Sheet, Token},
    world::World,
};

use super::{
    TokenKey,
    sheet::{held, put, stands_out},
    wave::program_of,
};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// How many were taken in: new ones, and those that were there before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// New at this wave.
    pub added: usize,
    /// There before at this wave.
    pub renewed: usize,
}

/// What somebody decided about two codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The token under which the sheets stand, if they were joined.
    pub token: Token,
    /// The other one.
    pub other: Token,
    /// How near the codes are.
    pub how: How,
    /// Whether they were joined; else they are kept apart.
    pub joined: bool,
    /// Whether they can be taken apart again: sheets were put under another token, and it is known which.
    pub parts: bool,
    /// Why they were taken apart again; empty where they were not.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// The wave, if it is one of the survey.
async fn own_wave(tx: &mut Tx, permit: &Permit<TakeAnswers>, wave: WaveId) -> Result<ProgramId> {
    let sql = "SELECT survey_wave.id FROM survey_wave JOIN survey ON survey.id = survey_wave.survey
        JOIN program ON program.id = survey.program WHERE survey_wave.id = $1 AND survey.id = $2 AND program.hub = $3";
    tx.one(sql, values![wave, permit.thing(), permit.hub()], |row| row.get::<WaveId>("id")).await?;
    program_of(tx, wave).await
}

/// How a file would be taken in.
pub async fn would_take(
    tx: &mut Tx,
    permit: &Permit<TakeAnswers>,
    key: &TokenKey,
    wave: WaveId,
    people: &[Coded],
) -> Result<Taken> {
    let program = own_wave(tx, permit, wave).await?;
    let joined = under(&joins(tx, program).await?);
    let there = tokens_at(tx, wave).await?;
    let has = |coded: &&Coded| there.contains(&token(key, (program, wave), coded, &joined));
    let renewed = people.iter().filter(has).count();
    Ok(Taken { added: people.len() - renewed, renewed })
}

/// Takes people's answers into a wave. Somebody who is there already gets the file's answers instead; nobody is there twice.
/// [`Error::Taken`] for a wave that is over, when a few people's answers would stand out beside those that were told ([`stands_out`]).
pub async fn take(
    tx: &mut Tx,
    permit: &Permit<TakeAnswers>,
    key: &TokenKey,
    (wave, people): (WaveId, &[Coded]),
    now: Moment,
) -> Result<Taken> {
    let program = own_wave(tx, permit, wave).await?;
    let joins = joins(tx, program).await?;
    let joined = under(&joins);
    let before = held(tx, wave).await?;
    let mut sheets: BTreeMap<Token, Sheet> = before.iter().map(|sheet| (sheet.token.clone(), sheet.clone())).collect();
    let mut codes = codes_of(tx, program).await?;
    let mut taken = Taken::default();
    for coded in people {
        if coded.twin.is_some() {
            // What stood alone in an earlier file and stands twice now is nobody's any more.
            sheets.remove(&resolved(key.coded(program, &coded.code), &joined));
        }
        let (own, token) = (plain(key, (program, wave), coded), token(key, (program, wave), coded, &joined));
        note(tx, program, (&joins, &own), wave).await?;
        codes.insert(own, coded.code.clone());
        codes.entry(token.clone()).or_insert_with(|| coded.code.clone());
        let sheet = Sheet { wave, token: token.clone(), answers: coded.answers.clone(), complete: coded.complete };
        match sheets.insert(token, sheet) {
            Some(_) => taken.renewed += 1,
            None => taken.added += 1,
        }
    }
    let sheets: Vec<Sheet> = sheets.into_values().collect();
    if stands_out(tx, permit.hub(), wave, (&before, &sheets), now).await? {
        return Err(Error::Taken);
    }
    put(tx, wave, sheets).await?;
    put_codes(tx, program, &codes).await?;
    log(tx, permit, "takes older survey answers in", format!("{wave} {}", people.len()), now).await?;
    Ok(taken)
}

/// The code of every token of older answers in the survey's program.
pub async fn codes<A: Act<Thing = SurveyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<BTreeMap<Token, String>> {
    let program = super::find(tx, permit.hub(), permit.thing()).await?.program;
    codes_of(tx, program).await
}

/// The tokens of older answers that were handed in at each wave of a survey, each with its code.
pub async fn coded_at(tx: &mut Tx, permit: &Permit<TakeAnswers>) -> Result<BTreeMap<WaveId, Vec<(Token, String)>>> {
    let sql = "SELECT survey_sheet.wave, survey_sheet.token, survey_code.code FROM survey_sheet
        JOIN survey_wave ON survey_wave.id = survey_sheet.wave JOIN survey ON survey.id = survey_wave.survey
        JOIN survey_code ON survey_code.program = survey.program AND survey_code.token = survey_sheet.token
        WHERE survey.id = $1 AND survey_sheet.complete ORDER BY survey_sheet.wave, survey_sheet.token";
    let read = |row: &Row| {
        Ok((row.get::<WaveId>("wave")?, row.parse("token", |text| text.parse().ok())?, row.get::<String>("code")?))
    };
    let mut found: BTreeMap<WaveId, Vec<(Token, String)>> = BTreeMap::new();
    for (wave, token, code) in tx.all(sql, values![permit.thing()], read).await? {
        found.entry(wave).or_default().push((token, code));
    }
    Ok(found)
}

/// The pairs of tokens that somebody decided to keep apart, in the survey's program.
pub async fn apart(tx: &mut Tx, permit: &Permit<TakeAnswers>) -> Result<BTreeSet<(Token, Token)>> {
    let program = super::find(tx, permit.hub(), permit.thing()).await?.program;
    kept_apart(tx, program).await
}

/// What was decided about codes in the survey's program, the newest first.
pub async fn decisions(tx: &mut Tx, permit: &Permit<TakeAnswers>) -> Result<Vec<Decided>> {
    let program = super::find(tx, permit.hub(), permit.thing()).await?.program;
    let sql = "SELECT token, other, how, joined, moved, reason, person.name, at FROM code_decision
        JOIN person ON person.id = code_decision.person WHERE program = $1 ORDER BY at DESC, token, other";
    let read = |row: &Row| {
        Ok(Decided {
            token: row.parse("token", |text| text.parse().ok())?,
            other: row.parse("other", |text| text.parse().ok())?,
            how: row.parse("how", How::parse)?,
            joined: row.get("joined")?,
            parts: row.get("joined")? && row.get::<String>("moved")? != "[]",
            reason: row.get("reason")?,
            by: row.get("name")?,
            at: row.get("at")?,
        })
    };
    tx.all(sql, values![program], read).await
}

/// The pairs of tokens of a program that somebody decided to keep apart.
pub(crate) async fn kept_apart(tx: &mut Tx, program: ProgramId) -> Result<BTreeSet<(Token, Token)>> {
    let sql = "SELECT token, other FROM code_decision WHERE program = $1 AND NOT joined";
    Ok(tx.all(sql, values![program], pair).await?.into_iter().collect())
}

/// Decides about two codes: their sheets stand under the first token from now on, or they stay apart. [`Error::Missing`] for
/// tokens that are no codes of the program, [`Error::Taken`] when it was decided before or both answered the same wave.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<TakeAnswers>,
    world: &World,
    (token, other): (&Token, &Token),
    (how, join): (How, bool),
) -> Result<()> {
    let program = super::find(tx, permit.hub(), permit.thing()).await?.program;
    let codes = codes_of(tx, program).await?;
    if token == other || !codes.contains_key(token) || !codes.contains_key(other) {
        return Err(Error::Missing);
    }
    let sql = "INSERT INTO code_decision (program, token, other, how, joined, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let (person, now): (PersonId, _) = (permit.person(), world.now());
    let values = values![program, token.as_str(), other.as_str(), how.code(), join, person, now];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    if join {
        let mut moved: Vec<WaveId> = Vec::new();
        let sql = "SELECT survey_wave.id FROM survey_wave JOIN survey ON survey.id = survey_wave.survey
            WHERE survey.program = $1 ORDER BY survey_wave.id";
        for wave in tx.all(sql, values![program], |row| row.get::<WaveId>("id")).await? {
            let mut sheets = held(tx, wave).await?;
            if !sheets.iter().any(|sheet| sheet.token == *other) {
                continue;
            }
            if sheets.iter().any(|sheet| sheet.token == *token) {
                return Err(Error::Taken);
            }
            for sheet in sheets.iter_mut().filter(|sheet| sheet.token == *other) {
                sheet.token = token.clone();
            }
            put(tx, wave, sheets).await?;
            moved.push(wave);
        }
        put_moved(tx, program, (token, other), &moved).await?;
    }
    let act = if join { "joins the older answers of two codes" } else { "keeps the older answers of two codes apart" };
    log(tx, permit, act, format!("{program} {token} {other}"), now).await
}

/// Takes two codes apart that were joined, for a reason: what came with the other one stands under it again. [`Error::Missing`]
/// unless they were joined.
pub async fn part(
    tx: &mut Tx,
    permit: &Permit<TakeAnswers>,
    (token, other): (&Token, &Token),
    reason: &str,
    now: Moment,
) -> Result<()> {
    let program = super::find(tx, permit.hub(), permit.thing()).await?.program;
    let joins = joins(tx, program).await?;
    let join = joins.iter().find(|join| join.token == *token && join.other == *other).ok_or(Error::Missing)?;
    if join.moved.is_empty() {
        return Err(Error::Missing);
    }
    let at = resolved(token.clone(), &under(&joins));
    for wave in &join.moved {
        let mut sheets = held(tx, *wave).await?;
        for sheet in sheets.iter_mut().filter(|sheet| sheet.token == at) {
            sheet.token = other.clone();
        }
        put(tx, *wave, sheets).await?;
    }
    // What the first one was joined to holds these sheets no longer.
    for above in chain(&joins, token) {
        let left: Vec<WaveId> = above.moved.iter().copied().filter(|wave| !join.moved.contains(wave)).collect();
        put_moved(tx, program, (&above.token, &above.other), &left).await?;
    }
    let sql = "UPDATE code_decision SET joined = FALSE, moved = '[]', reason = $4, person = $5, at = $6
        WHERE program = $1 AND token = $2 AND other = $3";
    tx.run_one(sql, values![program, token.as_str(), other.as_str(), reason, permit.person(), now]).await?;
    let act = "takes the older answers of two codes apart";
    log(tx, permit, act, format!("{program} {token} {other}"), now).await
}

/// The token of somebody's code in a program, before anything was joined.
fn plain(key: &TokenKey, (program, wave): (ProgramId, WaveId), coded: &Coded) -> Token {
    match coded.twin {
        None => key.coded(program, &coded.code),
        Some(number) => key.twin((program, wave), &coded.code, number),
    }
}

fn token(key: &TokenKey, place: (ProgramId, WaveId), coded: &Coded, joined: &BTreeMap<Token, Token>) -> Token {
    resolved(plain(key, place, coded), joined)
}

/// The token under which a token's sheets stand.
fn resolved(token: Token, joined: &BTreeMap<Token, Token>) -> Token {
    let mut token = token;
    // Each step leads to another token; there are no more than so many.
    for _ in 0..joined.len() {
        match joined.get(&token) {
            Some(to) => token = to.clone(),
            None => break,
        }
    }
    token
}

/// Two codes that were joined: the sheets of the other one stand under the token.
struct Join {
    token: Token,
    other: Token,
    /// The waves of these sheets.
    moved: Vec<WaveId>,
}

async fn joins(tx: &mut Tx, program: ProgramId) -> Result<Vec<Join>> {
    let sql = "SELECT token, other, moved FROM code_decision WHERE program = $1 AND joined ORDER BY at, token, other";
    let read = |row: &Row| {
        let (token, other) = pair(row)?;
        Ok(Join { token, other, moved: row.parse("moved", |moved| serde_json::from_str(moved).ok())? })
    };
    tx.all(sql, values![program], read).await
}

/// Tokens that were joined to others, with those.
fn under(joins: &[Join]) -> BTreeMap<Token, Token> {
    joins.iter().map(|join| (join.other.clone(), join.token.clone())).collect()
}

/// The joins that lead from a token on to the one its sheets stand under.
fn chain<'j>(joins: &'j [Join], token: &Token) -> Vec<&'j Join> {
    let mut found: Vec<&Join> = Vec::new();
    let mut token = token;
    while let Some(join) = joins.iter().find(|join| join.other == *token) {
        if found.len() >= joins.len() {
            break;
        }
        found.push(join);
        token = &join.token;
    }
    found
}

/// Notes at the joins of a code that a sheet of it came in at one more wave.
async fn note(tx: &mut Tx, program: ProgramId, (joins, own): (&[Join], &Token), wave: WaveId) -> Result<()> {
    for join in chain(joins, own).into_iter().filter(|join| !join.moved.contains(&wave)) {
        let moved: Vec<WaveId> = join.moved.iter().copied().chain([wave]).collect();
        put_moved(tx, program, (&join.token, &join.other), &moved).await?;
    }
    Ok(())
}

async fn put_moved(tx: &mut Tx, program: ProgramId, (token, other): (&Token, &Token), moved: &[WaveId]) -> Result<()> {
    let moved = serde_json::to_string(moved).map_err(|_| Error::Inconsistent("moved"))?;
    let sql = "UPDATE code_decision SET moved = $4 WHERE program = $1 AND token = $2 AND other = $3";
    tx.run_one(sql, values![program, token.as_str(), other.as_str(), moved]).await
}

fn pair(row: &Row) -> Result<(Token, Token)> {
    Ok((row.parse("token", |text| text.parse().ok())?, row.parse("other", |text| text.parse().ok())?))
}

async fn tokens_at(tx: &mut Tx, wave: WaveId) -> Result<BTreeSet<Token>> {
    let sql = "SELECT token FROM survey_sheet WHERE wave = $1 ORDER BY token";
    let found = tx.all(sql, values![wave], |row| row.parse("token", |text| text.parse().ok())).await?;
    Ok(found.into_iter().collect())
}

pub(crate) async fn codes_of(tx: &mut Tx, program: ProgramId) -> Result<BTreeMap<Token, String>> {
    let sql = "SELECT token, code FROM survey_code WHERE program = $1 ORDER BY token";
    let read = |row: &Row| Ok((row.parse("token", |text| text.parse().ok())?, row.get("code")?));
    Ok(tx.all(sql, values![program], read).await?.into_iter().collect())
}

/// Writes the codes of a program anew in the order of their tokens.
async fn put_codes(tx: &mut Tx, program: ProgramId, codes: &BTreeMap<Token, String>) -> Result<()> {
    tx.run("DELETE FROM survey_code WHERE program = $1", values![program]).await?;
    for (token, code) in codes {
        let sql = "INSERT INTO survey_code (program, token, code) VALUES ($1, $2, $3)";
        tx.run(sql, values![program, token.as_str(), code]).await?;
    }
    Ok(())
}

async fn log<A: Act<Thing: Id>>(tx: &mut Tx, permit: &Permit<A>, act: &str, thing: String, now: Moment) -> Result<()> {
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}
