//! Studies of a program, their teams and interview guides, and what happened to them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Act, BeginStudy, ManageStudy, Permit},
    id::{Id, PersonId, ProgramId, StudyId},
    moment::Moment,
    participant::pseudonym,
    study::{Guide, Membership, Part, State, Study, Superseded, Written},
    world::World,
};
use uuid::Uuid;

use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A study as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: StudyId,
    /// The program it is about.
    pub program: ProgramId,
    /// What it is about.
    pub study: Study,
    /// Whether it goes on.
    pub state: State,
    /// What the team wrote for COREQ, by item.
    pub written: Written,
    /// Grows with every change.
    pub revision: i64,
    /// When it was begun.
    pub created: Moment,
}

/// A version of the interview guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// From 1.
    pub version: u32,
    /// What it says.
    pub guide: Guide,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created: Moment,
}

/// Somebody of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they do.
    pub parts: BTreeSet<Part>,
}

/// That somebody was let see names and code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glass {
    /// Who.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Who allowed it.
    pub given_by: String,
    /// When.
    pub at: Moment,
}

/// One thing that happened to a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Who did it: a member's name, or a participant's pseudonym; empty when neither is left.
    pub who: String,
    /// What: a code whose name is the message "study-act-CODE".
    pub act: String,
    /// To what: codes and numbers, never what people wrote or said.
    pub about: String,
    /// When.
    pub at: Moment,
}

/// Rows of a page of the trail.
pub const PAGE: i64 = 100;

/// Begins a study; who begins it leads it.
pub async fn add(tx: &mut Tx, permit: &Permit<BeginStudy>, world: &World, study: &Study) -> Result<StudyId> {
    let (id, now): (StudyId, _) = (world.id(), world.now());
    let sql = "INSERT INTO study (id, program, title, question, state, coreq, quotes_each, created)
        VALUES ($1, $2, $3, $4, $5, '{}', $6, $7)";
    let Study { title, question, quotes_each } = study;
    tx.run(sql, values![id, permit.thing(), title, question, State::Open.code(), *quotes_each, now]).await?;
    give(tx, id, permit.person(), permit.person(), Part::Lead, now).await?;
    let entry = audit::Entry {
        hub: permit.hub(),
        person: Some(permit.person()),
        act: "study-begun".to_owned(),
        thing: id.uuid().to_string(),
    };
    audit::add(tx, &entry, now).await?;
    Ok(id)
}

/// The studies of a program, newest first.
pub async fn of_program<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT study.* FROM study JOIN program ON program.id = study.program
        WHERE program.id = $1 AND program.hub = $2 ORDER BY study.created DESC, study.id";
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

/// A study.
pub async fn get<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Record> {
    tx.one("SELECT * FROM study WHERE id = $1", values![permit.thing()], read).await
}

/// Changes what it is about. [`Error::Taken`] when somebody changed it since that revision.
pub async fn change(tx: &mut Tx, permit: &Permit<ManageStudy>, to: &Study, revision: i64, now: Moment) -> Result<()> {
    let sql = "UPDATE study SET title = $3, question = $4, quotes_each = $5, revision = revision + 1
        WHERE id = $1 AND revision = $2";
    let changed = tx.run(sql, values![permit.thing(), revision, &to.title, &to.question, to.quotes_each]).await?;
    if changed == 0 {
        return Err(Error::Taken);
    }
    log(tx, permit, "study-changed", "", now).await
}

/// Closes a study or opens it again.
pub async fn set_state(tx: &mut Tx, permit: &Permit<ManageStudy>, state: State, now: Moment) -> Result<()> {
    tx.run_one("UPDATE study SET state = $2 WHERE id = $1", values![permit.thing(), state.code()]).await?;
    log(tx, permit, "study-state", state.code(), now).await
}

/// Keeps what the team wrote for COREQ.
pub async fn write(tx: &mut Tx, permit: &Permit<ManageStudy>, written: &Written, now: Moment) -> Result<()> {
    let text = serde_json::to_string(written)?;
    tx.run_one("UPDATE study SET coreq = $2 WHERE id = $1", values![permit.thing(), text]).await?;
    log(tx, permit, "coreq-written", "", now).await
}

/// The versions of the interview guide, newest first.
pub async fn guides<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Edition>> {
    let sql = "SELECT study_guide.*, person.name FROM study_guide JOIN person ON person.id = study_guide.author
        WHERE study = $1 ORDER BY version DESC";
    let read = |row: &Row| {
        let guide = Guide { text: row.get("text")?, reason: row.get("reason")? };
        Ok(Edition { version: row.get("version")?, guide, author: row.get("name")?, created: row.get("created")? })
    };
    tx.all(sql, values![permit.thing()], read).await
}

/// Adds the version after the one that was read (0: none). [`Error::Taken`] when somebody added it in between.
pub async fn guide(tx: &mut Tx, permit: &Permit<ManageStudy>, read: u32, guide: &Guide, now: Moment) -> Result<()> {
    let newest: i64 = tx
        .one(
            "SELECT COALESCE(MAX(version), 0) AS newest FROM study_guide WHERE study = $1",
            values![permit.thing()],
            |row| row.get("newest"),
        )
        .await?;
    if newest != i64::from(read) {
        return Err(Error::Taken);
    }
    let version = newest + 1;
    let sql = "INSERT INTO study_guide (study, version, text, reason, author, created) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (study, version) DO NOTHING";
    let values = values![permit.thing(), version, &guide.text, &guide.reason, permit.person(), now];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    log(tx, permit, "guide-added", &version.to_string(), now).await
}

/// The team, by name.
pub async fn members<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Member>> {
    let sql = "SELECT study_member.person, study_member.role, person.name FROM study_member
        JOIN person ON person.id = study_member.person WHERE study = $1 ORDER BY person.folded, person.id, role";
    let read = |row: &Row| Ok((row.get("person")?, row.get("name")?, row.parse("role", Part::parse)?));
    let mut team: Vec<Member> = Vec::new();
    for (person, name, part) in tx.all::<(PersonId, String, Part)>(sql, values![permit.thing()], read).await? {
        match team.last_mut().filter(|last| last.person == person) {
            Some(last) => {
                last.parts.insert(part);
            }
            None => team.push(Member { person, name, parts: BTreeSet::from([part]) }),
        }
    }
    Ok(team)
}

/// Gives somebody of the hub's team exactly these parts. [`Error::Missing`] when the person is not on the hub's team,
/// [`Error::Taken`] when the study would have no lead, or when the person takes part in it.
pub async fn set_member(
    tx: &mut Tx,
    permit: &Permit<ManageStudy>,
    world: &World,
    person: PersonId,
    to: &Membership,
) -> Result<()> {
    let (study, now) = (permit.thing(), world.now());
    // One change of the team at a time, so that two leads cannot dismiss each other.
    tx.run_one("UPDATE study SET revision = revision WHERE id = $1", values![study]).await?;
    let sql = "SELECT EXISTS (SELECT 1 FROM participant WHERE study = $3 AND person = $2) AS takes_part FROM person
        WHERE hub = $1 AND id = $2 AND EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id)";
    let takes_part: bool = tx.one(sql, values![permit.hub(), person, study], |row| row.get("takes_part")).await?;
    if takes_part && !to.parts.is_empty() {
        return Err(Error::Taken);
    }
    tx.run("DELETE FROM study_member WHERE study = $1 AND person = $2", values![study, person]).await?;
    for part in &to.parts {
        give(tx, study, person, permit.person(), *part, now).await?;
    }
    let sql = "SELECT COUNT(*) AS leads FROM study_member WHERE study = $1 AND role = 'lead'";
    if tx.one::<i64>(sql, values![study], |row| row.get("leads")).await? == 0 {
        return Err(Error::Taken);
    }
    if to.breaks_glass() {
        let sql = "INSERT INTO study_glass (id, study, person, reason, given_by, at) VALUES ($1, $2, $3, $4, $5, $6)";
        tx.run(sql, values![world.id::<StudyId>(), study, person, &to.reason, permit.person(), now]).await?;
    }
    let parts: Vec<&str> = to.parts.iter().map(|part| part.code()).collect();
    let act = if to.breaks_glass() { "glass-broken" } else { "member-set" };
    log(tx, permit, act, &format!("{person} {}", parts.join(" ")), now).await
}

async fn give(tx: &mut Tx, study: StudyId, person: PersonId, by: PersonId, part: Part, now: Moment) -> Result<()> {
    let sql = "INSERT INTO study_member (study, person, role, given_by, given) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, values![study, person, part.code(), by, now]).await?;
    Ok(())
}

/// Whoever was let see names and code, newest first: everybody in the study reads it.
pub async fn glasses<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Glass>> {
    let sql = "SELECT reason, at, (SELECT name FROM person WHERE id = study_glass.person) AS name,
            (SELECT name FROM person WHERE id = study_glass.given_by) AS giver
        FROM study_glass WHERE study = $1 ORDER BY at DESC, id";
    let read = |row: &Row| {
        Ok(Glass {
            name: row.get("name")?,
            reason: row.get("reason")?,
            given_by: row.get("giver")?,
            at: row.get("at")?,
        })
    };
    tx.all(sql, values![permit.thing()], read).await
}

/// Says that reports about a study that exist now do not stand any more.
pub async fn supersede(tx: &mut Tx, study: StudyId, why: Superseded, world: &World) -> Result<()> {
    let sql = "INSERT INTO superseded (id, study, why, at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![world.id::<StudyId>(), study, why.code(), world.now()]).await?;
    Ok(())
}

/// Why a report about a study that was made at a moment does not stand any more, and since when; none while it stands.
pub async fn superseded(tx: &mut Tx, study: StudyId, made: Moment) -> Result<Option<(Superseded, Moment)>> {
    let sql = "SELECT why, at FROM superseded WHERE study = $1 AND at >= $2 ORDER BY at, id LIMIT 1";
    let read = |row: &Row| Ok((row.parse("why", Superseded::parse)?, row.get("at")?));
    tx.maybe(sql, values![study, made], read).await
}

/// Writes down what happened to a study: `act` is a code ("study-act-CODE" is its sentence), `about` codes and numbers.
/// Rows of the log wait for each other: add it last.
pub async fn log<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    act: &str,
    about: &str,
    now: Moment,
) -> Result<()> {
    let thing = format!("{} {about}", permit.thing()).trim_end().to_owned();
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}

/// A page (from 0) of what happened to a study, newest first, and how many rows there are. Participants stand under their pseudonyms.
pub async fn trail<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, page: u32) -> Result<(Vec<Trace>, i64)> {
    let key = permit.thing().uuid().to_string();
    let sql = "SELECT COUNT(*) AS total FROM audit WHERE substr(thing, 1, 36) = $1 AND hub = $2";
    let total = tx.one(sql, values![&key, permit.hub()], |row| row.get("total")).await?;
    let sql = "SELECT person, number FROM participant WHERE study = $1";
    let read = |row: &Row| Ok((row.get("person")?, pseudonym(row.get("number")?)));
    let mut names: BTreeMap<Uuid, String> = tx.all(sql, values![permit.thing()], read).await?.into_iter().collect();
    // Whoever is or was on the team is somebody of the hub; a participant is not named, whatever else they are.
    let sql = "SELECT id, name FROM person WHERE hub = $2 AND (
            id IN (SELECT person FROM audit WHERE substr(thing, 1, 36) = $1 AND hub = $2)
            OR EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id))";
    for (id, name) in
        tx.all::<(Uuid, String)>(sql, values![&key, permit.hub()], |row| Ok((row.get("id")?, row.get("name")?))).await?
    {
        names.entry(id).or_insert(name);
    }
    let sql = "SELECT person, act, thing, at FROM audit WHERE substr(thing, 1, 36) = $1 AND hub = $2
        ORDER BY number DESC LIMIT $3 OFFSET $4";
    let read = |row: &Row| {
        let person: Option<Uuid> = row.get("person")?;
        let thing: String = row.get("thing")?;
        let about = named(thing.get(36..).unwrap_or_default().trim(), &names);
        let who = person.and_then(|person| names.get(&person).cloned()).unwrap_or_default();
        Ok(Trace { who, act: row.get("act")?, about, at: row.get("at")? })
    };
    let from = i64::from(page) * PAGE;
    Ok((tx.all(sql, values![&key, permit.hub(), PAGE, from], read).await?, total))
}

/// What a row is about, with names for ids.
fn named(about: &str, names: &BTreeMap<Uuid, String>) -> String {
    let name = |part: &str| part.parse().ok().and_then(|id: Uuid| names.get(&id).cloned());
    about.split(' ').map(|part| name(part).unwrap_or_else(|| part.to_owned())).collect::<Vec<_>>().join(" ")
}

fn read(row: &Row) -> Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        program: row.get("program")?,
        study: Study { title: row.get("title")?, question: row.get("question")?, quotes_each: row.get("quotes_each")? },
        state: row.parse("state", State::parse)?,
        written: row.parse("coreq", |text| serde_json::from_str(text).ok())?,
        revision: row.get("revision")?,
        created: row.get("created")?,
    })
}
