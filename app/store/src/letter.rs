//! Recommendation letters: the draft as it stands, the signature that fixes it, and its way to the presenter.

pub mod reminder;

use domain::{
    access::{Act, Permit, ReadLetter, SeeLetters, SignLetter},
    case::{Event, State},
    form::Answers,
    id::{CaseId, FileId, HubId, LetterId, PersonId, RecommendationId},
    job::Job,
    language::Text,
    letter::{Author, Draft, Edition, Item, Letter, Named, Other, due},
    moment::{Moment, Zone},
    profession::Profession,
    recommendation::{AuthorKind, Domain},
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    file::{Download, Files},
    job, recommendation,
    row::Row,
    values,
};

/// A case's letter before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Where the case is.
    pub state: State,
    /// Who presented it.
    pub presenter: PersonId,
    /// When the letter is due.
    pub due: Moment,
    /// Every recommendation, struck ones too, in the order of places.
    pub drafts: Vec<Draft>,
    /// The letter as it would be signed now.
    pub letter: Letter,
}

/// A signed letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Its id.
    pub id: LetterId,
    /// The case.
    pub case: CaseId,
    /// The hub.
    pub hub: HubId,
    /// Who presented the case.
    pub presenter: PersonId,
    /// When it was due.
    pub due: Moment,
    /// When it was signed.
    pub signed: Moment,
    /// When it was sent, once it was.
    pub sent: Option<Moment>,
    /// When the presenter first opened it.
    pub opened: Option<Moment>,
    /// When the presenter is asked what became of it.
    pub follow_up_due: Option<Moment>,
    /// What it says.
    pub letter: Letter,
    /// The PDF.
    file: Option<FileId>,
}

/// A case on its way from the session to the closed follow-up, for the list of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// The program's title.
    pub program: String,
    /// Where the case is.
    pub state: State,
    /// When its letter is or was due.
    pub due: Moment,
    /// The zone the session was planned in.
    pub zone: Zone,
    /// When its letter was signed.
    pub signed: Option<Moment>,
    /// When the presenter opened it.
    pub opened: Option<Moment>,
    /// When the presenter is asked for the follow-up.
    pub follow_up_due: Option<Moment>,
}

/// The draft of a case's letter. [`Error::Missing`] for a case that has no session yet.
pub async fn desk<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Desk> {
    let sql = "SELECT c.code, c.answers, c.state, c.presenter, session.topic, session.starts, session.zone,
            program.title AS program, program.disclaimer, program.letter_days, hub.name_en, hub.name_fr,
            person.name, person.credentials, person.profession, person.language
        FROM \"case\" AS c JOIN session ON session.id = c.session JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program JOIN hub ON hub.id = c.hub JOIN person ON person.id = c.presenter
        WHERE c.id = $1 AND c.hub = $2";
    let (mut desk, answers) = tx.one(sql, values![permit.thing(), permit.hub()], read_desk).await?;
    let answers = answers.without(&crate::case::hidden(tx, permit.thing()).await?);
    desk.letter.questions = answers.questions().into_iter().map(str::to_owned).collect();
    desk.drafts = drafts(tx, permit.thing()).await?;
    desk.letter.items = desk.drafts.iter().filter(|draft| !draft.struck).map(|draft| draft.item.clone()).collect();
    Ok(desk)
}

async fn drafts(tx: &mut Tx, case: CaseId) -> Result<Vec<Draft>> {
    let sql =
        "SELECT recommendation.id, domain, recommendation.profession, author_kind, text, strength, source, link, struck, place,
            merged_into, person.name, person.credentials, person.community
        FROM recommendation JOIN person ON person.id = recommendation.author
        LEFT JOIN letter_place ON letter_place.recommendation = recommendation.id
        WHERE recommendation.\"case\" = $1 AND text <> '' ORDER BY COALESCE(place, 100), recommendation.created, recommendation.id";
    let read = |row: &Row| Ok((row.get::<Option<RecommendationId>>("merged_into")?, read_draft(row)?));
    let (mut drafts, mut merged) = (Vec::new(), Vec::new());
    for (into, draft) in tx.all(sql, values![case], read).await? {
        match into {
            Some(into) if !draft.struck => merged.push((into, draft.item)),
            Some(_) => {}
            None => drafts.push(draft),
        }
    }
    let mut seconds = recommendation::seconds(tx, case).await?;
    for Draft { item, .. } in &mut drafts {
        let same = merged.iter().filter(|(into, _)| *into == item.id);
        item.also =
            same.map(|(_, other)| Other { profession: other.profession, author: other.author.clone() }).collect();
        item.seconds = seconds.remove(&item.id).unwrap_or_default().into_iter().map(other).collect();
    }
    Ok(drafts)
}

fn other(second: recommendation::Second) -> Other {
    Other {
        profession: second.profession,
        author: author(second.kind, second.name, second.credentials, second.community),
    }
}

fn author(kind: AuthorKind, name: String, credentials: String, community: String) -> Author {
    match kind {
        AuthorKind::Specialist => Author::Specialist { name, credentials },
        AuthorKind::Peer => Author::Peer { community },
        AuthorKind::LivedExperience => Author::LivedExperience,
    }
}

/// Keeps what stays in the letter and in which order. [`Error::Taken`] once it is signed.
pub async fn edit(tx: &mut Tx, permit: &Permit<SignLetter>, edition: &Edition) -> Result<()> {
    if signed(tx, permit).await?.is_some() {
        return Err(Error::Taken);
    }
    for choice in &edition.0 {
        let sql = "UPDATE recommendation SET struck = $3 WHERE id = $1 AND \"case\" = $2";
        tx.run_one(sql, values![choice.id, permit.thing(), choice.struck]).await?;
        tx.run("DELETE FROM letter_place WHERE recommendation = $1", values![choice.id]).await?;
        if let Some(place) = choice.place {
            let sql = "INSERT INTO letter_place (recommendation, place) VALUES ($1, $2)";
            tx.run(sql, values![choice.id, place]).await?;
        }
    }
    Ok(())
}

/// Signs the letter of a presented case as it was read, and keeps the job that sends it. Signing twice gives one letter:
/// [`Error::Taken`] for the second, and for a case that is not waiting for its letter.
pub async fn sign(tx: &mut Tx, permit: &Permit<SignLetter>, world: &World, read: &Desk) -> Result<()> {
    let (id, now): (LetterId, _) = (world.id(), world.now());
    let letter = Letter { signature: Some((signer(tx, permit.person()).await?, now)), ..read.letter.clone() };
    let body = serde_json::to_string(&letter)?;
    let sql = "INSERT INTO letter (id, \"case\", due, signed_by, signed, body) SELECT $1, c.id, $3, $4, $5, $6 FROM \"case\" AS c
        WHERE c.id = $2 AND c.state = $7 ON CONFLICT (\"case\") DO NOTHING";
    let values = values![id, permit.thing(), read.due, permit.person(), now, body, State::Presented.code()];
    if tx.run(sql, values).await? == 0 {
        return Err(Error::Taken);
    }
    job::add(tx, world.id(), &Job::SendLetter { letter: id }, now, now).await
}

async fn signer(tx: &mut Tx, person: PersonId) -> Result<Named> {
    tx.one("SELECT name, credentials, profession FROM person WHERE id = $1", values![person], read_named).await
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT letter.*, c.hub, c.presenter, c.follow_up_due FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\" WHERE ",
            $where
        )
    };
}

/// The signed letter of a case, if it is signed.
pub async fn signed<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Signed>> {
    tx.maybe(select!("c.id = $1 AND c.hub = $2"), values![permit.thing(), permit.hub()], read_signed).await
}

/// A signed letter, for the job that sends it.
pub async fn find(tx: &mut Tx, id: LetterId) -> Result<Signed> {
    tx.one(select!("letter.id = $1"), values![id], read_signed).await
}

/// To whom a letter goes: the presenter's mail address, and the days until the follow-up.
pub async fn addressee(tx: &mut Tx, id: LetterId) -> Result<(String, i64)> {
    let sql = "SELECT person.email, program.follow_up_days FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\"
        JOIN person ON person.id = c.presenter JOIN cycle ON cycle.id = c.cycle JOIN program ON program.id = cycle.program
        WHERE letter.id = $1";
    let read = |row: &Row| Ok((row.get("email")?, row.get("follow_up_days")?));
    tx.one(sql, values![id], read).await
}

/// Notes that a letter goes out now: its PDF, the case's next state, the day of the follow-up and the job that reminds of
/// it. False when it went out before.
pub async fn send(tx: &mut Tx, letter: &Signed, file: FileId, follow_up: Moment, world: &World) -> Result<bool> {
    let now = world.now();
    let sql = "UPDATE letter SET file = $2, sent = $3 WHERE id = $1 AND sent IS NULL";
    if tx.run(sql, values![letter.id, file, now]).await? == 0 {
        return Ok(false);
    }
    if !step(tx, letter.case, State::Presented, Event::SendLetter, None, now).await? {
        return Err(Error::Inconsistent("case.state"));
    }
    tx.run_one("UPDATE \"case\" SET follow_up_due = $2 WHERE id = $1", values![letter.case, follow_up]).await?;
    job::add(tx, world.id(), &Job::RemindFollowUp { case: letter.case }, follow_up, now).await?;
    Ok(true)
}

/// Notes where the PDF of a letter is that went out before and was laid out anew.
pub async fn reprinted(tx: &mut Tx, letter: &Signed, file: FileId) -> Result<()> {
    let sql = "UPDATE letter SET file = $2 WHERE id = $1 AND sent IS NOT NULL";
    tx.run(sql, values![letter.id, file]).await.map(drop)
}

/// Moves a case on by one event, with the event's row; false when it was not where it should have been.
pub(crate) async fn step(
    tx: &mut Tx,
    case: CaseId,
    from: State,
    event: Event,
    person: Option<PersonId>,
    now: Moment,
) -> Result<bool> {
    let to = from.after(event).map_err(|_| Error::Inconsistent("case.state"))?;
    let sql = "UPDATE \"case\" SET state = $3, updated = $4 WHERE id = $1 AND state = $2";
    if tx.run(sql, values![case, from.code(), to.code(), now]).await? == 0 {
        return Ok(false);
    }
    let sql = "INSERT INTO case_event (\"case\", at, person, state) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![case, now, person, to.code()]).await?;
    Ok(true)
}

/// The PDF; [`Error::Missing`] while it is being made. The presenter's first download is noted.
pub async fn download(tx: &mut Tx, permit: &Permit<ReadLetter>, files: &Files, now: Moment) -> Result<Download> {
    let letter = signed(tx, permit).await?.ok_or(Error::Missing)?;
    let download = files.get(tx, permit.hub(), letter.file.ok_or(Error::Missing)?).await?;
    open(tx, permit, &letter, now).await?;
    Ok(download)
}

/// Notes that the presenter opened the letter, the first time.
pub async fn open(tx: &mut Tx, permit: &Permit<ReadLetter>, letter: &Signed, now: Moment) -> Result<()> {
    if letter.presenter == permit.person() && letter.sent.is_some() {
        tx.run("UPDATE letter SET opened = $2 WHERE id = $1 AND opened IS NULL", values![letter.id, now]).await?;
    }
    Ok(())
}

/// Cases between their session and the end of their follow-up, those that wait longest first; closed ones last.
pub async fn waiting(tx: &mut Tx, permit: &Permit<SeeLetters>) -> Result<Vec<Waiting>> {
    let sql =
        "SELECT c.id, c.code, c.state, c.follow_up_due, program.title AS program, program.letter_days, session.starts,
            session.zone, letter.due, letter.signed, letter.opened
        FROM \"case\" AS c JOIN session ON session.id = c.session JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program LEFT JOIN letter ON letter.\"case\" = c.id
        WHERE c.hub = $1 AND c.state IN ('presented', 'letter-sent', 'follow-up-due', 'closed')
        ORDER BY CASE c.state WHEN 'presented' THEN 0 WHEN 'follow-up-due' THEN 1 WHEN 'letter-sent' THEN 2 ELSE 3 END,
            session.starts, c.id";
    tx.all(sql, values![permit.hub()], read_waiting).await
}

fn read_waiting(row: &Row) -> Result<Waiting> {
    let zone: Zone = row.get("zone")?;
    let promised = due(row.get("starts")?, &zone, row.get("letter_days")?);
    Ok(Waiting {
        case: row.get("id")?,
        code: row.get::<Option<String>>("code")?.unwrap_or_default(),
        program: row.get("program")?,
        state: row.parse("state", State::parse)?,
        due: row.get::<Option<Moment>>("due")?.unwrap_or(promised),
        zone,
        signed: row.get("signed")?,
        opened: row.get("opened")?,
        follow_up_due: row.get("follow_up_due")?,
    })
}

/// A person as letters and certificates name them.
pub(crate) fn read_named(row: &Row) -> Result<Named> {
    let profession = row.parse("profession", Profession::parse)?;
    Ok(Named { name: row.get("name")?, credentials: row.get("credentials")?, profession })
}

fn read_desk(row: &Row) -> Result<(Desk, Answers)> {
    let (starts, zone): (Moment, Zone) = (row.get("starts")?, row.get("zone")?);
    let answers = row.parse("answers", Answers::parse)?;
    let desk = Desk {
        state: row.parse("state", State::parse)?,
        presenter: row.get("presenter")?,
        due: due(starts, &zone, row.get("letter_days")?),
        drafts: Vec::new(),
        letter: Letter {
            language: row.get("language")?,
            hub: Text { en: row.get("name_en")?, fr: row.get("name_fr")? },
            program: row.get("program")?,
            disclaimer: row.get("disclaimer")?,
            case: row.get::<Option<String>>("code")?.unwrap_or_default(),
            topic: row.get("topic")?,
            starts,
            zone,
            presenter: read_named(row)?,
            questions: Vec::new(),
            items: Vec::new(),
            signature: None,
        },
    };
    Ok((desk, answers))
}

fn read_draft(row: &Row) -> Result<Draft> {
    let kind = row.parse("author_kind", AuthorKind::parse)?;
    let author = author(kind, row.get("name")?, row.get("credentials")?, row.get("community")?);
    let item = Item {
        id: row.get::<RecommendationId>("id")?,
        domain: row.parse("domain", Domain::parse)?,
        profession: row.parse("profession", Profession::parse)?,
        author,
        text: row.get("text")?,
        evidence: recommendation::read_evidence(row)?,
        also: Vec::new(),
        seconds: Vec::new(),
    };
    let place = row.get::<Option<i64>>("place")?.and_then(|place| u32::try_from(place).ok());
    Ok(Draft { item, struck: row.get("struck")?, place })
}

fn read_signed(row: &Row) -> Result<Signed> {
    Ok(Signed {
        id: row.get("id")?,
        case: row.get("case")?,
        hub: row.get("hub")?,
        presenter: row.get("presenter")?,
        due: row.get("due")?,
        signed: row.get("signed")?,
        sent: row.get("sent")?,
        opened: row.get("opened")?,
        follow_up_due: row.get("follow_up_due")?,
        letter: row.parse("body", |body| serde_json::from_str(body).ok())?,
        file: row.get("file")?,
    })
}
