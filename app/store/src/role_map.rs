//! Role maps: what each profession of a hub says it can do, in versions; and whose profession is on the team of a case.

use domain::{
    access::{Act as Deed, FillRoles, Permit},
    id::{CaseId, HubId, RoleActId},
    language::Language,
    moment::Moment,
    person::fold,
    profession::Profession,
    role_map::{Act, Answer, Can, Entry, Part, STARTERS, team},
    world::World,
};

use crate::{
    case,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// The map of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The language of the case's program, in which the entries are written.
    pub language: Language,
    /// The professions of the team, with how each belongs to it.
    pub team: Vec<(Profession, Part)>,
    /// Every act, the starting list first.
    pub acts: Vec<Act>,
    /// What every profession of the hub says.
    pub entries: Vec<Entry>,
}

/// The map of a case, for those who may do something with it. Which professions the form names is read of `record`, so that
/// what a coordinator hid of it stays hidden.
pub async fn of_case<A: Deed<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>, record: &case::Record) -> Result<Map> {
    let language = language(tx, permit).await?;
    let sql = "SELECT profession FROM person WHERE id = $1 AND hub = $2";
    let read = |row: &Row| row.parse("profession", Profession::parse);
    let presenter = tx.one(sql, values![record.presenter, permit.hub()], read).await?;
    let sql = "SELECT DISTINCT profession FROM recommendation WHERE \"case\" = $1 AND NOT struck";
    let advised = tx.all(sql, values![permit.thing()], read).await?;
    let local = if record.hidden.contains("involved") { Vec::new() } else { record.answers.many("involved").to_vec() };
    let team = team(presenter, local, advised);
    let (acts, entries) = (acts(tx, permit.hub(), language).await?, entries(tx, permit.hub(), language).await?);
    Ok(Map { language, team, acts, entries })
}

/// The profession of the one who fills in.
pub async fn own(tx: &mut Tx, permit: &Permit<FillRoles>) -> Result<Profession> {
    let sql = "SELECT profession FROM person WHERE id = $1 AND hub = $2";
    tx.one(sql, values![permit.person(), permit.hub()], |row| row.parse("profession", Profession::parse)).await
}

/// Keeps what the writer's profession says of an act, as the version after `version` (0 for the first). [`Error::Taken`] when
/// somebody else wrote one since, [`Error::Missing`] when there is no such act.
pub async fn answer(
    tx: &mut Tx,
    permit: &Permit<FillRoles>,
    (act, version): (&str, u32),
    answer: &Answer,
    now: Moment,
) -> Result<()> {
    let language = language(tx, permit).await?;
    if acts(tx, permit.hub(), language).await?.iter().all(|known| known.key() != act) {
        return Err(Error::Missing);
    }
    let sql = "INSERT INTO role_entry (hub, language, profession, act, version, can, limits, jurisdiction, author, at)
        SELECT person.hub, $3, person.profession, $4, $5, $6, $7, $8, person.id, $9 FROM person
        WHERE person.id = $1 AND person.hub = $2 AND (
            SELECT COALESCE(MAX(version), 0) FROM role_entry AS known WHERE known.hub = person.hub
            AND known.language = $3 AND known.profession = person.profession AND known.act = $4
        ) = $10
        ON CONFLICT (hub, language, profession, act, version) DO NOTHING";
    let Answer { can, limits, jurisdiction } = answer;
    let (person, hub) = (permit.person(), permit.hub());
    let values =
        values![person, hub, language, act, version.saturating_add(1), can.code(), limits, jurisdiction, now, version];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// Adds an act to every map in the language of the case's program; one that is there already is given again.
pub async fn add(tx: &mut Tx, permit: &Permit<FillRoles>, words: &str, world: &World) -> Result<String> {
    let language = language(tx, permit).await?;
    let folded = fold(words);
    let sql = "INSERT INTO role_act (id, hub, language, words, folded, author, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (hub, language, folded) DO NOTHING";
    let (id, hub): (RoleActId, _) = (world.id(), permit.hub());
    tx.run(sql, values![id, hub, language, words, &folded, permit.person(), world.now()]).await?;
    let sql = "SELECT id FROM role_act WHERE hub = $1 AND language = $2 AND folded = $3";
    let kept = tx.one(sql, values![hub, language, &folded], |row| row.get::<RoleActId>("id")).await?;
    Ok(Act::Own(kept, String::new()).key())
}

async fn language<A: Deed<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Language> {
    let sql = "SELECT program.language FROM \"case\" AS c JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program WHERE c.id = $1 AND c.hub = $2";
    tx.one(sql, values![permit.thing(), permit.hub()], |row| row.get("language")).await
}

async fn acts(tx: &mut Tx, hub: HubId, language: Language) -> Result<Vec<Act>> {
    let sql = "SELECT id, words FROM role_act WHERE hub = $1 AND language = $2 ORDER BY created, id";
    let own = tx.all(sql, values![hub, language], |row| Ok(Act::Own(row.get("id")?, row.get("words")?))).await?;
    Ok(STARTERS.into_iter().map(Act::Starter).chain(own).collect())
}

async fn entries(tx: &mut Tx, hub: HubId, language: Language) -> Result<Vec<Entry>> {
    let sql = "SELECT role_entry.*, person.name FROM role_entry JOIN person ON person.id = role_entry.author
        WHERE role_entry.hub = $1 AND role_entry.language = $2 AND version = (
            SELECT MAX(version) FROM role_entry AS known WHERE known.hub = role_entry.hub
            AND known.language = role_entry.language AND known.profession = role_entry.profession
            AND known.act = role_entry.act
        ) ORDER BY role_entry.profession, role_entry.act";
    tx.all(sql, values![hub, language], read).await
}

fn read(row: &Row) -> Result<Entry> {
    Ok(Entry {
        profession: row.parse("profession", Profession::parse)?,
        act: row.get("act")?,
        version: row.get("version")?,
        answer: Answer {
            can: row.parse("can", Can::parse)?,
            limits: row.get("limits")?,
            jurisdiction: row.get("jurisdiction")?,
        },
        author: row.get("author")?,
        name: row.get("name")?,
        at: row.get("at")?,
    })
}
