//! Cases: written by their presenter, reviewed and scheduled by a coordinator, moved on by the session, the letter and the
//! follow-up. Every move of the machine is made here, guarded by the state it starts from, and leaves an event.

mod following;
mod list;
mod presented;
mod review;
mod schedule;
mod similar;
mod step;
mod withdrawal;

use std::collections::BTreeSet;

use domain::{
    access::{Act, BeginCase, Permit, WriteCase},
    case::{Code, Event, State},
    computation::{Kept, Tables},
    form::{self, Answers, Form},
    id::{CaseId, CycleId, PersonId, SessionId},
    identifier::Floor,
    item_text::ItemText,
    moment::Moment,
    world::World,
};

pub use following::{Link, begin_following, earlier, later, returns};
pub use list::{Heading, Opening, heading, of_hub, of_presenter, of_session, openings, reviewers, waiting};
pub use presented::presented;
pub use review::{accept, give_back};
pub(crate) use schedule::release;
pub use schedule::{Slot, schedule, slots, unschedule};
pub(crate) use similar::index_again;
pub use similar::{Similar, like, terms};
pub use step::{closed, follow_up_due, letter_sent};
pub use withdrawal::{is_withdrawable, withdraw};

use crate::{
    audit, computation,
    db::Tx,
    error::{Error, Result},
    identifier, item_text, program,
    row::Row,
    values,
};

/// A case with everything in it. Health data: it has no `Debug`.
#[derive(Clone)]
pub struct Record {
    /// The case.
    pub id: CaseId,
    /// The cycle it is for.
    pub cycle: CycleId,
    /// Who wrote it and presents it.
    pub presenter: PersonId,
    /// What people call it, once accepted.
    pub code: Option<Code>,
    /// Where it is on its way.
    pub state: State,
    /// The form it was written with.
    pub form: &'static Form,
    /// The factor tables of its program now.
    pub tables: Tables,
    /// The fewest people that its details may leave together, as its program has it.
    pub floor: Floor,
    /// The answers. Hidden fields are not among them, except for the presenter whose form is open.
    pub answers: Answers,
    /// The fields that a coordinator hid.
    pub hidden: BTreeSet<String>,
    /// Grows with every save.
    pub revision: u32,
    /// Why it was returned; empty otherwise.
    pub note: String,
    /// The session it is scheduled into.
    pub session: Option<SessionId>,
    /// When it was begun.
    pub created: Moment,
    /// When it was last saved.
    pub updated: Moment,
    /// When it was last submitted.
    pub submitted: Option<Moment>,
    /// When its session discussed it.
    pub presented: Option<Moment>,
    /// When the follow-up is asked for.
    pub follow_up_due: Option<Moment>,
    /// The hub's own words of the questionnaires that a form asks for.
    pub item_texts: Vec<ItemText>,
}

/// Begins a case with an empty form of the newest version.
pub async fn begin(tx: &mut Tx, permit: &Permit<BeginCase>, world: &World) -> Result<CaseId> {
    let (id, form, now): (CaseId, _, _) = (world.id(), form::newest(), world.now());
    let sql = "INSERT INTO \"case\" (id, hub, cycle, presenter, state, form, form_version, answers, revision, note, created, updated)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', $9, $9)";
    let (state, answers) = (State::Draft, Answers::default().json());
    let (cycle, presenter) = (permit.thing(), permit.person());
    let values = values![id, permit.hub(), cycle, presenter, state.code(), form.name, form.version, answers, now];
    tx.run(sql, values).await?;
    step::note(tx, id, Some(presenter), state, now).await?;
    Ok(id)
}

/// A case, for those who may do something with it. Until it is submitted (again), and that is until it is free of
/// identifying details, nobody but its presenter reads it: to the others it is not there.
pub async fn get<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Record> {
    let sql = "SELECT c.*, program.factors, program.factors_beside, program.floor
        FROM \"case\" AS c JOIN cycle ON cycle.id = c.cycle JOIN program ON program.id = cycle.program
        WHERE c.id = $1 AND c.hub = $2 AND (c.presenter = $3 OR c.state NOT IN ('draft', 'returned'))";
    let mut record = tx.one(sql, values![permit.thing(), permit.hub(), permit.person()], read).await?;
    record.hidden = hidden(tx, permit.thing()).await?;
    record.item_texts = item_text::all(tx, permit).await?.into_iter().map(|own| own.text).collect();
    if !record.state.is_open() {
        record.answers = record.answers.without(&record.hidden);
    }
    Ok(record)
}

/// A case to be shown: as [`get`], with the audit row that says who saw it.
pub async fn show<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>, now: Moment) -> Result<Record> {
    let record = get(tx, permit).await?;
    audit::add_act(tx, permit, now).await?;
    Ok(record)
}

/// Keeps the answers; the new revision. [`Error::Taken`] when the case was saved since `revision`, or is no longer open.
pub async fn save(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    answers: &Answers,
    revision: u32,
    now: Moment,
) -> Result<u32> {
    let sql = "UPDATE \"case\" SET answers = $5, revision = revision + 1, updated = $6
        WHERE id = $1 AND hub = $2 AND presenter = $3 AND revision = $4 AND state IN ('draft', 'returned')";
    let values = values![permit.thing(), permit.hub(), permit.person(), revision, answers.json(), now];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(revision + 1) }
}

/// Hands a case in, with the presenter's word that it is de-identified and that the patient agrees. `people`: about how many
/// people its details leave together, where that was asked about. [`Error::Taken`] when the case was saved since `revision`,
/// is not open, or an attachment was not confirmed.
pub async fn submit(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    revision: u32,
    people: Option<u32>,
    now: Moment,
) -> Result<()> {
    let sql = "UPDATE \"case\" SET submitted = $5, note = ''
        WHERE id = $1 AND hub = $2 AND presenter = $3 AND revision = $4 AND state IN ('draft', 'returned')
            AND NOT EXISTS (
                SELECT 1 FROM attachment
                WHERE attachment.\"case\" = $1 AND (undecided > 0 OR (sights > 0 AND looked IS NULL))
            )";
    let values = values![permit.thing(), permit.hub(), permit.person(), revision, now];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    let record = get(tx, permit).await?;
    let kept = Kept::of(record.form, &record.answers, record.tables);
    computation::keep(tx, permit, &kept, revision, now).await?;
    similar::index(tx, permit.thing(), &record.answers.without(&record.hidden)).await?;
    step::advance(tx, permit.hub(), permit.thing(), Event::Submit, Some(permit.person()), now).await?;
    identifier::attest(tx, permit, revision, people, now).await
}

/// The fields of a case that a coordinator hid.
pub(crate) async fn hidden(tx: &mut Tx, case: CaseId) -> Result<BTreeSet<String>> {
    let sql = "SELECT field FROM hidden_field WHERE \"case\" = $1";
    Ok(tx.all(sql, values![case], |row| row.get("field")).await?.into_iter().collect())
}

fn read(row: &Row) -> Result<Record> {
    let version: u32 = row.get("form_version")?;
    Ok(Record {
        id: row.get("id")?,
        cycle: row.get("cycle")?,
        presenter: row.get("presenter")?,
        code: row.maybe_parse("code", Code::parse)?,
        state: row.parse("state", State::parse)?,
        form: row.parse("form", |name| form::of(name, version))?,
        tables: program::tables(row)?,
        floor: program::floor(row)?,
        answers: row.parse("answers", Answers::parse)?,
        hidden: BTreeSet::new(),
        revision: row.get("revision")?,
        note: row.get("note")?,
        session: row.get("session")?,
        created: row.get("created")?,
        updated: row.get("updated")?,
        submitted: row.get("submitted")?,
        presented: row.get("presented")?,
        follow_up_due: row.get("follow_up_due")?,
        item_texts: Vec::new(),
    })
}
