//! Programs: what a hub teaches. Everybody may see the published ones.

use domain::{
    access::{Act, BeginProgram, ManageProgram, Permit, Who},
    computation::{Factors, Tables},
    id::{HubId, ProgramId},
    identifier::Floor,
    moment::Moment,
    program::{Program, slug},
    template::Template,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A program with what identifies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The program's id.
    pub id: ProgramId,
    /// Its part of the public address.
    pub slug: String,
    /// What its coordinator says about it.
    pub program: Program,
    /// Whether everybody may see it.
    pub published: bool,
    /// How often it was changed; a form carries it back.
    pub revision: i64,
}

/// Begins a program, unpublished; its slug. The title's slug gets a number when it is in use.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<BeginProgram>,
    id: ProgramId,
    program: &Program,
    now: Moment,
) -> Result<String> {
    let slug = free_slug(tx, permit.hub(), &program.title).await?;
    let sql = "INSERT INTO program
            (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days, follow_up_days, published,
                created, letter_signatures, letter_reminders, factors, factors_beside, floor,
                session_reminders)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, FALSE, $13, $14, $15, $16, $17, $18, $19)";
    let Program { title, summary, audience, language, zone, template, disclaimer, letter_days, follow_up_days, .. } =
        program;
    let values = values![
        id,
        permit.hub(),
        &slug,
        title,
        summary,
        audience,
        *language,
        zone,
        template.code,
        disclaimer,
        *letter_days,
        *follow_up_days,
        now,
        program.letter_signatures,
        program.letter_reminders,
        program.tables.factors.id(),
        program.tables.beside.map_or("", Factors::id),
        program.floor.people(),
        program.session_reminders
    ];
    tx.run(sql, values).await?;
    Ok(slug)
}

async fn free_slug(tx: &mut Tx, hub: HubId, title: &str) -> Result<String> {
    for attempt in 1.. {
        let slug = slug(title, attempt);
        let sql = "SELECT id FROM program WHERE hub = $1 AND slug = $2";
        if tx.maybe(sql, values![hub, &slug], |row| row.get::<ProgramId>("id")).await?.is_none() {
            return Ok(slug);
        }
    }
    Err(Error::Taken)
}

/// Changes a program; the slug stays, because addresses that were given out must go on working. [`Error::Taken`] when
/// somebody else changed it since `revision`.
pub async fn change(tx: &mut Tx, permit: &Permit<ManageProgram>, to: &Program, revision: i64) -> Result<()> {
    let sql = "UPDATE program SET title = $3, summary = $4, audience = $5, language = $6, zone = $7, template = $8,
            disclaimer = $9, letter_days = $10, follow_up_days = $11, letter_signatures = $13, letter_reminders = $14, factors = $15,
            factors_beside = $16, floor = $17, session_reminders = $18,
            revision = revision + 1
        WHERE id = $1 AND hub = $2 AND revision = $12";
    let Program { title, summary, audience, language, zone, template, disclaimer, letter_days, follow_up_days, .. } =
        to;
    let values = values![
        permit.thing(),
        permit.hub(),
        title,
        summary,
        audience,
        *language,
        zone,
        template.code,
        disclaimer,
        *letter_days,
        *follow_up_days,
        revision,
        to.letter_signatures,
        to.letter_reminders,
        to.tables.factors.id(),
        to.tables.beside.map_or("", Factors::id),
        to.floor.people(),
        to.session_reminders
    ];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

/// Shows a program to everybody, or to the hub's own people only.
pub async fn publish(tx: &mut Tx, permit: &Permit<ManageProgram>, published: bool) -> Result<()> {
    let sql = "UPDATE program SET published = $3, revision = revision + 1 WHERE id = $1 AND hub = $2";
    tx.run_one(sql, values![permit.thing(), permit.hub(), published]).await
}

/// A program, for those who may do something with it.
pub async fn get<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Record> {
    find(tx, permit.hub(), permit.thing()).await
}

/// A program of the hub, for the house itself: letters, mails, certificates. Pages go through [`get`].
pub async fn find(tx: &mut Tx, hub: HubId, program: ProgramId) -> Result<Record> {
    let sql = "SELECT * FROM program WHERE id = $1 AND hub = $2";
    tx.one(sql, values![program, hub], read).await
}

/// A program by its address, whether it is published or not: the page decides who sees which.
pub async fn by_slug(tx: &mut Tx, hub: HubId, slug: &str) -> Result<Record> {
    let sql = "SELECT * FROM program WHERE slug = $1 AND hub = $2";
    tx.one(sql, values![slug, hub], read).await
}

/// The published programs by title.
pub async fn published(tx: &mut Tx, hub: HubId) -> Result<Vec<Record>> {
    tx.all("SELECT * FROM program WHERE hub = $1 AND published ORDER BY title, id", values![hub], read).await
}

/// The programs a person works for (staff: all of the hub) or takes part in, by title.
pub async fn of_person(tx: &mut Tx, who: &Who) -> Result<Vec<Record>> {
    let sql = "SELECT * FROM program WHERE hub = $1 AND ($3 = 1 OR EXISTS (
            SELECT 1 FROM registration JOIN cycle ON cycle.id = registration.cycle
            WHERE cycle.program = program.id AND registration.person = $2 AND registration.state = 'approved'
        )) ORDER BY title, id";
    tx.all(sql, values![who.hub, who.person, i64::from(who.is_staff())], read).await
}

fn read(row: &Row) -> Result<Record> {
    let program = Program {
        title: row.get("title")?,
        summary: row.get("summary")?,
        audience: row.get("audience")?,
        language: row.get("language")?,
        zone: row.get("zone")?,
        template: row.parse("template", Template::parse)?,
        disclaimer: row.get("disclaimer")?,
        letter_days: row.get("letter_days")?,
        letter_signatures: row.get("letter_signatures")?,
        letter_reminders: row.get("letter_reminders")?,
        session_reminders: row.get("session_reminders")?,
        follow_up_days: row.get("follow_up_days")?,
        floor: floor(row)?,
        tables: tables(row)?,
    };
    Ok(Record {
        id: row.get("id")?,
        slug: row.get("slug")?,
        program,
        published: row.get("published")?,
        revision: row.get("revision")?,
    })
}

/// The floor of a row that has a program's columns.
pub(crate) fn floor(row: &Row) -> Result<Floor> {
    let people: u32 = row.get("floor")?;
    Floor::parse(&people.to_string()).ok_or(Error::Inconsistent("program.floor"))
}

/// The factor tables of a row that has a program's columns.
pub(crate) fn tables(row: &Row) -> Result<Tables> {
    let beside: String = row.get("factors_beside")?;
    row.parse("factors", |factors| Tables::parse(factors, &beside))
}
