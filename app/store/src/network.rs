//! Who turned to whom on the cases of a cycle, read from what people did there; nothing of what they wrote.

mod asked;

use std::collections::BTreeMap;

pub use asked::{Roster, rosters};

use domain::{
    access::{Act, Permit, Who},
    id::{CycleId, HubId, PersonId, ProgramId},
    network::{Commented, Contact, Kind, Member, of_comments},
    profession::Profession,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// A cycle with its people and their contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// The cycle.
    pub cycle: CycleId,
    /// What it is called.
    pub title: String,
    /// What its program is called.
    pub program: String,
    /// Everybody enrolled, everybody who was in its sessions, and everybody who wrote about its cases.
    pub members: Vec<Member>,
    /// Their contacts.
    pub contacts: Vec<Contact>,
}

/// The cycles of a program, the newest first.
pub async fn of_program<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Wave>> {
    let sql =
        "SELECT cycle.id, cycle.title, program.title AS program FROM cycle JOIN program ON program.id = cycle.program
        WHERE cycle.program = $1 AND program.hub = $2 ORDER BY cycle.starts DESC, cycle.id DESC";
    let cycles = tx.all(sql, values![permit.thing(), permit.hub()], read_cycle).await?;
    waves(tx, permit.hub(), cycles).await
}

/// The cycles in which a person was a member, the newest first: for their own view.
pub async fn of_person(tx: &mut Tx, who: &Who) -> Result<Vec<Wave>> {
    let sql =
        "SELECT cycle.id, cycle.title, program.title AS program FROM cycle JOIN program ON program.id = cycle.program
        WHERE program.hub = $1 ORDER BY cycle.starts DESC, cycle.id DESC";
    let cycles = tx.all(sql, values![who.hub], read_cycle).await?;
    let mut own = waves(tx, who.hub, cycles).await?;
    own.retain(|wave| wave.members.iter().any(|member| member.person == who.person));
    Ok(own)
}

type Named = (CycleId, String, String);

fn read_cycle(row: &Row) -> Result<Named> {
    Ok((row.get("id")?, row.get("title")?, row.get("program")?))
}

async fn waves(tx: &mut Tx, hub: HubId, cycles: Vec<Named>) -> Result<Vec<Wave>> {
    let mut waves = Vec::new();
    for (cycle, title, program) in cycles {
        let mut contacts = tx.all(CONTACTS, values![cycle, hub], read_contact).await?;
        contacts.extend(of_comments(tx.all(COMMENTS, values![cycle, hub], read_comment).await?));
        contacts.sort_unstable();
        waves.push(Wave { members: members(tx, hub, cycle).await?, contacts, cycle, title, program });
    }
    Ok(waves)
}

/// Advice that was struck is none. A recommendation that was merged into another is still its author's.
const CONTACTS: &str = "
    SELECT 'advice' AS kind, c.id AS thing, r.created AS moment, r.author AS one, c.presenter AS other
        FROM recommendation AS r JOIN \"case\" AS c ON c.id = r.\"case\"
        WHERE c.cycle = $1 AND c.hub = $2 AND NOT r.struck
    UNION ALL SELECT 'second', c.id, s.created, s.person, r.author
        FROM recommendation_second AS s JOIN recommendation AS r ON r.id = s.recommendation
        JOIN \"case\" AS c ON c.id = r.\"case\" WHERE c.cycle = $1 AND c.hub = $2 AND NOT r.struck
    UNION ALL SELECT 'question', c.id, q.asked, q.author, c.presenter
        FROM clarification AS q JOIN \"case\" AS c ON c.id = q.\"case\" WHERE c.cycle = $1 AND c.hub = $2
    UNION ALL SELECT 'answer', c.id, q.answered, c.presenter, q.author
        FROM clarification AS q JOIN \"case\" AS c ON c.id = q.\"case\"
        WHERE c.cycle = $1 AND c.hub = $2 AND q.answered IS NOT NULL";

const COMMENTS: &str = "SELECT c.id AS thing, comment.created AS moment, comment.author FROM comment
    JOIN \"case\" AS c ON c.id = comment.\"case\" WHERE c.cycle = $1 AND c.hub = $2";

const MEMBERS: &str = "SELECT person.id, person.profession FROM person WHERE person.hub = $2 AND (
    person.id IN (SELECT person FROM registration WHERE cycle = $1 AND state = 'approved')
    OR person.id IN (
        SELECT presence.person FROM presence JOIN session ON session.id = presence.session WHERE session.cycle = $1
    )
    OR person.id IN (SELECT presenter FROM \"case\" WHERE cycle = $1 AND session IS NOT NULL)
    OR person.id IN (
        SELECT author FROM recommendation JOIN \"case\" AS c ON c.id = recommendation.\"case\" WHERE c.cycle = $1
    )
    OR person.id IN (
        SELECT recommendation_second.person FROM recommendation_second
        JOIN recommendation ON recommendation.id = recommendation_second.recommendation
        JOIN \"case\" AS c ON c.id = recommendation.\"case\" WHERE c.cycle = $1
    )
    OR person.id IN (
        SELECT author FROM clarification JOIN \"case\" AS c ON c.id = clarification.\"case\" WHERE c.cycle = $1
    )
    OR person.id IN (SELECT author FROM comment JOIN \"case\" AS c ON c.id = comment.\"case\" WHERE c.cycle = $1)
) ORDER BY person.id";

/// The professions that were kept with what people wrote, the last of a cycle last.
const PROFESSIONS: &str = "
    SELECT r.author AS person, r.profession AS profession, r.created AS created FROM recommendation AS r
        JOIN \"case\" AS c ON c.id = r.\"case\" WHERE c.cycle = $1
    UNION ALL SELECT s.person, s.profession, s.created FROM recommendation_second AS s
        JOIN recommendation AS r ON r.id = s.recommendation JOIN \"case\" AS c ON c.id = r.\"case\" WHERE c.cycle = $1
    UNION ALL SELECT comment.author, comment.profession, comment.created FROM comment
        JOIN \"case\" AS c ON c.id = comment.\"case\" WHERE c.cycle = $1
    ORDER BY created";

async fn members(tx: &mut Tx, hub: HubId, cycle: CycleId) -> Result<Vec<Member>> {
    let read = |row: &Row| Ok((row.get("person")?, row.parse("profession", Profession::parse)?));
    let then: Vec<(PersonId, Profession)> = tx.all(PROFESSIONS, values![cycle], read).await?;
    let then: BTreeMap<PersonId, Profession> = then.into_iter().collect();
    let read = |row: &Row| {
        let person = row.get("id")?;
        let now = row.parse("profession", Profession::parse)?;
        Ok(Member { person, profession: then.get(&person).copied().unwrap_or(now) })
    };
    tx.all(MEMBERS, values![cycle, hub], read).await
}

fn read_contact(row: &Row) -> Result<Contact> {
    let kind = |code: &str| Kind::ALL.into_iter().find(|kind| kind.code() == code);
    Ok(Contact {
        at: row.get("moment")?,
        kind: row.parse("kind", kind)?,
        case: row.get("thing")?,
        from: row.get("one")?,
        to: row.get("other")?,
    })
}

fn read_comment(row: &Row) -> Result<Commented> {
    Ok(Commented { case: row.get("thing")?, at: row.get("moment")?, author: row.get("author")? })
}
