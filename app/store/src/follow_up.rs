//! The follow-up: what the presenter says became of each recommendation in the letter, the questionnaires answered again, and
//! the medications as they are now.

use std::collections::BTreeMap;

use domain::{
    access::{Act, FollowUpCase, Permit},
    case::{Event, State},
    computation::Factors,
    follow_up::{AGAIN_DAYS, Again, Answer, Barrier, Doses, Medicines, Outcome, Scores},
    form::Answers,
    id::{CaseId, HubId, PersonId, RecommendationId},
    job::Job,
    language::Language,
    moment::Moment,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    job,
    letter::step,
    row::Row,
    values,
};

/// A case's follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Where the case is.
    pub state: State,
    /// When the presenter is asked.
    pub due: Option<Moment>,
    /// What was answered so far, by recommendation.
    pub answers: BTreeMap<RecommendationId, Answer>,
    /// The questionnaires that were answered again.
    pub again: Option<Again>,
    /// The medications as they are now.
    pub medicines: Option<Medicines>,
}

/// The state and the answers so far, for those who may do something with the case.
pub async fn of_case<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<FollowUp> {
    let sql = "SELECT state, follow_up_due FROM \"case\" WHERE id = $1 AND hub = $2";
    let head = |row: &Row| Ok((row.parse("state", State::parse)?, row.get("follow_up_due")?));
    let (state, due) = tx.one(sql, values![permit.thing(), permit.hub()], head).await?;
    let sql = "SELECT id, outcome, outcome_barrier, outcome_why FROM recommendation
        WHERE \"case\" = $1 AND outcome IS NOT NULL";
    let answers = tx.all(sql, values![permit.thing()], read_answer).await?;
    let again = again(tx, permit.thing()).await?;
    let medicines = medicines(tx, permit.thing()).await?;
    let answers = answers.into_iter().map(|answer| (answer.id, answer)).collect();
    Ok(FollowUp { state, due, answers, again, medicines })
}

/// The medications of a case at its follow-up.
pub(crate) async fn medicines(tx: &mut Tx, case: CaseId) -> Result<Option<Medicines>> {
    let sql = "SELECT at, answers, figures FROM follow_up_medicine WHERE \"case\" = $1";
    let read = |row: &Row| {
        Ok(Medicines {
            at: row.get("at")?,
            answers: row.parse("answers", Answers::parse)?,
            doses: row.parse("figures", Doses::parse)?,
        })
    };
    tx.maybe(sql, values![case], read).await
}

/// Keeps the medications as they are now in the place of those that were given before, with what a table makes of them; none
/// takes them away. A table that is the same keeps its time and its figures. [`Error::Taken`] when the case does not wait for
/// a follow-up.
pub async fn keep_medicines(
    tx: &mut Tx,
    permit: &Permit<FollowUpCase>,
    answers: Option<&Answers>,
    factors: Factors,
    now: Moment,
) -> Result<()> {
    let before = of_case(tx, permit).await?;
    if before.state.after(Event::Close).is_err() {
        return Err(Error::Taken);
    }
    if before.medicines.as_ref().map(|kept| &kept.answers) == answers {
        return Ok(());
    }
    forget_medicines(tx, permit.thing()).await?;
    let Some(answers) = answers else { return Ok(()) };
    let doses = Doses::of(answers, factors);
    let table = doses.en.as_ref().map(|dose| &dose.table);
    let (factors, version) = (table.map(|table| table.id.as_str()), table.map(|table| table.version.as_str()));
    let sql = "INSERT INTO follow_up_medicine (\"case\", at, answers, factors, factors_version, figures)
        VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, values![permit.thing(), now, answers.json(), factors, version, doses.json()]).await.map(drop)
}

/// Forgets the medications at the follow-up.
pub(crate) async fn forget_medicines(tx: &mut Tx, case: CaseId) -> Result<()> {
    tx.run("DELETE FROM follow_up_medicine WHERE \"case\" = $1", values![case]).await.map(drop)
}

/// The questionnaires of a case that were answered again.
pub(crate) async fn again(tx: &mut Tx, case: CaseId) -> Result<Option<Again>> {
    let sql = "SELECT at, answers, scores FROM follow_up_score WHERE \"case\" = $1";
    let read = |row: &Row| {
        Ok(Again {
            at: row.get("at")?,
            answers: row.parse("answers", Answers::parse)?,
            scores: row.parse("scores", Scores::parse)?,
        })
    };
    tx.maybe(sql, values![case], read).await
}

/// Keeps the answers to questionnaires in the place of those that were given before; empty ones take them away. Answers that
/// are the same keep their time. [`Error::Taken`] when the case does not wait for a follow-up.
pub async fn measure(tx: &mut Tx, permit: &Permit<FollowUpCase>, answers: &Answers, now: Moment) -> Result<()> {
    let before = of_case(tx, permit).await?;
    if before.state.after(Event::Close).is_err() {
        return Err(Error::Taken);
    }
    if before.again.is_some_and(|again| again.answers == *answers) {
        return Ok(());
    }
    forget(tx, permit.thing()).await?;
    if let Some(scores) = Scores::of(answers) {
        let sql = "INSERT INTO follow_up_score (\"case\", at, answers, scores) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![permit.thing(), now, answers.json(), scores.json()]).await?;
    }
    Ok(())
}

/// Forgets the questionnaires that were answered again.
pub(crate) async fn forget(tx: &mut Tx, case: CaseId) -> Result<()> {
    tx.run("DELETE FROM follow_up_score WHERE \"case\" = $1", values![case]).await.map(drop)
}

/// Keeps answers; when every one of `all` is answered, the case is closed. True when it is.
///
/// [`Error::Taken`] when the case does not wait for a follow-up: before its letter was sent, or after it was closed.
pub async fn save(
    tx: &mut Tx,
    permit: &Permit<FollowUpCase>,
    answers: &[Answer],
    all: &[RecommendationId],
    now: Moment,
) -> Result<bool> {
    let before = of_case(tx, permit).await?;
    if before.state.after(Event::Close).is_err() {
        return Err(Error::Taken);
    }
    // What is the same keeps its time.
    for answer in answers.iter().filter(|answer| before.answers.get(&answer.id) != Some(answer)) {
        let sql = "UPDATE recommendation SET outcome = $3, outcome_barrier = $4, outcome_why = $5, outcome_at = $6
            WHERE id = $1 AND \"case\" = $2";
        let barrier = answer.barrier.map(Barrier::code);
        tx.run_one(sql, values![answer.id, permit.thing(), answer.outcome.code(), barrier, &answer.why, now]).await?;
    }
    let answered =
        |id: &RecommendationId| before.answers.contains_key(id) || answers.iter().any(|answer| answer.id == *id);
    if !all.iter().all(answered) {
        return Ok(false);
    }
    if !step(tx, permit.thing(), before.state, Event::Close, Some(permit.person()), now).await? {
        return Err(Error::Taken);
    }
    Ok(true)
}

/// Whom to remind of a case's follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The hub.
    pub hub: HubId,
    /// The presenter.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// The language they read.
    pub language: Language,
    /// The case's code.
    pub code: String,
}

/// Marks the follow-up of a case due and keeps the job that asks once more; none when it was answered before, or marked
/// before.
pub async fn ask(tx: &mut Tx, case: CaseId, world: &World) -> Result<Option<Reminder>> {
    let now = world.now();
    if !step(tx, case, State::LetterSent, Event::AskFollowUp, None, now).await? {
        return Ok(None);
    }
    let again = now.plus_days(AGAIN_DAYS);
    job::add(tx, world.id(), &Job::RepeatFollowUp { case }, again, now).await?;
    presenter(tx, case).await
}

/// Whom to ask once more; none when the follow-up is answered, or they were asked again before.
pub async fn ask_again(tx: &mut Tx, case: CaseId, now: Moment) -> Result<Option<Reminder>> {
    let sql = "INSERT INTO reminder (\"case\", about, number, at)
        SELECT id, 'follow-up', 1, $2 FROM \"case\" WHERE id = $1 AND state = 'follow-up-due' ON CONFLICT DO NOTHING";
    if tx.run(sql, values![case, now]).await? == 0 {
        return Ok(None);
    }
    presenter(tx, case).await
}

async fn presenter(tx: &mut Tx, case: CaseId) -> Result<Option<Reminder>> {
    let sql = "SELECT c.hub, c.code, person.id, person.name, person.email, person.language FROM \"case\" AS c
        JOIN person ON person.id = c.presenter WHERE c.id = $1";
    let read = |row: &Row| {
        Ok(Reminder {
            hub: row.get("hub")?,
            person: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.get("language")?,
            code: row.get::<Option<String>>("code")?.unwrap_or_default(),
        })
    };
    tx.maybe(sql, values![case], read).await
}

fn read_answer(row: &Row) -> Result<Answer> {
    Ok(Answer {
        id: row.get("id")?,
        outcome: row.parse("outcome", Outcome::parse)?,
        barrier: row.maybe_parse("outcome_barrier", Barrier::parse)?,
        why: row.get("outcome_why")?,
    })
}
