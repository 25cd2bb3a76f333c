//! Clarifying questions on a case, and the presenter's answers.

use domain::{
    access::{Act, Permit, Recommend, WriteCase},
    id::{CaseId, ClarificationId, PersonId},
    moment::Moment,
    profession::Profession,
    world::World,
};

use crate::{
    agenda,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A question with its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: ClarificationId,
    /// Who asked.
    pub author: PersonId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// The question.
    pub question: String,
    /// When it was asked.
    pub asked: Moment,
    /// The presenter's answer, once there is one.
    pub answer: Option<String>,
}

domain::unprinted!(Record);

/// The questions on a case in the order they were asked, for those who may do something with the case.
pub async fn of_case<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT clarification.*, person.name, person.profession
        FROM clarification JOIN person ON person.id = clarification.author
        WHERE clarification.\"case\" = $1 AND person.hub = $2 ORDER BY asked, clarification.id";
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

/// Asks. [`Error::Taken`] when the session does not take questions on this case now.
pub async fn ask(tx: &mut Tx, permit: &Permit<Recommend>, world: &World, question: &str) -> Result<ClarificationId> {
    let standing = agenda::of_case(tx, permit).await?.ok_or(Error::Taken)?;
    if !standing.takes_questions(permit.thing()) {
        return Err(Error::Taken);
    }
    let id: ClarificationId = world.id();
    let sql =
        "INSERT INTO clarification (id, \"case\", session, author, question, asked) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, values![id, permit.thing(), standing.session, permit.person(), question, world.now()]).await?;
    tx.tell(standing.session).await?;
    Ok(id)
}

/// Answers a question on one's own case, or answers it anew.
pub async fn answer(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    question: ClarificationId,
    answer: &str,
    now: Moment,
) -> Result<()> {
    let sql = "UPDATE clarification SET answer = $3, answered = $4 WHERE id = $1 AND \"case\" = $2";
    tx.run_one(sql, values![question, permit.thing(), answer, now]).await?;
    agenda::tell_of_case(tx, permit.thing()).await
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        author: row.get("author")?,
        name: row.get("name")?,
        profession: row.parse("profession", Profession::parse)?,
        question: row.get("question")?,
        asked: row.get("asked")?,
        answer: row.get("answer")?,
    })
}
