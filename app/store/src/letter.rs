//! Recommendation letters: the draft as it stands, the signature that fixes it, and its way to the presenter.

pub mod reminder;
mod sending;
pub mod signature;
pub mod version;
mod waiting;
pub mod wording;

use domain::{
    access::{Act, Permit, SignLetter},
    case::State,
    form::Answers,
    id::{CaseId, FileId, HubId, LetterId, PersonId, RecommendationId},
    language::Text,
    letter::{Author, Draft, Edition, Item, Letter, Named, Other, due, version::Version},
    moment::{Moment, Zone},
    profession::Profession,
    recommendation::{AuthorKind, Domain},
};

pub(crate) use sending::step;
pub use sending::{addressee, download, download_version, open, reprinted, send};
pub use signature::{cosign, hold, sign};
pub use waiting::{Waiting, waiting};

use crate::{
    db::Tx,
    error::{Error, Result},
    recommendation,
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
    /// Signatures it needs.
    pub needed: u32,
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
    /// Signatures it needs.
    pub needed: u32,
    /// Who signed it, in the order of the letter's signatures.
    pub signers: Vec<PersonId>,
    /// When it had every signature it needs, once it had.
    pub signed: Option<Moment>,
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

/// The draft of a case's letter. [`Error::Missing`] for a case that has no session yet.
pub async fn desk<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Desk> {
    let sql = "SELECT c.code, c.answers, c.state, c.presenter, session.topic, session.starts, session.zone,
            program.title AS program, program.disclaimer, program.letter_days,
            program.letter_signatures, hub.name_en, hub.name_fr,
            person.name, person.credentials, person.profession, person.language
        FROM \"case\" AS c JOIN session ON session.id = c.session JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program JOIN hub ON hub.id = c.hub JOIN person ON person.id = c.presenter
        WHERE c.id = $1 AND c.hub = $2";
    let (mut desk, answers, days) = tx.one(sql, values![permit.thing(), permit.hub()], read_desk).await?;
    if let Some(begun) = version::begun(tx, permit).await? {
        desk.due = version::due_of(&begun, &desk.letter.zone, days);
        desk.letter.version = begun.version;
    }
    let answers = answers.without(&crate::case::hidden(tx, permit.thing()).await?);
    desk.letter.questions = answers.questions().into_iter().map(str::to_owned).collect();
    desk.drafts = drafts(tx, permit.thing()).await?;
    desk.letter.items = desk.drafts.iter().filter(|draft| !draft.struck).map(|draft| draft.item.clone()).collect();
    Ok(desk)
}

async fn drafts(tx: &mut Tx, case: CaseId) -> Result<Vec<Draft>> {
    let sql =
        "SELECT recommendation.id, domain, recommendation.profession, author_kind, recommendation.text, strength, source, link,
            struck, place, merged_into, person.name, person.credentials, person.community, plain_wording.text AS plain, (
                SELECT editor.name FROM wording JOIN person AS editor ON editor.id = wording.person
                WHERE wording.recommendation = recommendation.id AND wording.person <> recommendation.author
                ORDER BY wording.at DESC, wording.id DESC LIMIT 1
            ) AS edited
        FROM recommendation JOIN person ON person.id = recommendation.author
        LEFT JOIN letter_place ON letter_place.recommendation = recommendation.id
        LEFT JOIN plain_wording ON plain_wording.recommendation = recommendation.id
        WHERE recommendation.\"case\" = $1 AND recommendation.text <> '' ORDER BY COALESCE(place, 100), recommendation.created, recommendation.id";
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
    if !is_draft(tx, permit).await? {
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

/// Whether a letter or an amended one is being written: nobody has signed it.
pub async fn is_draft<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<bool> {
    let sql = "SELECT (NOT EXISTS (SELECT 1 FROM letter WHERE letter.\"case\" = c.id) OR EXISTS (
            SELECT 1 FROM letter_amendment AS a WHERE a.\"case\" = c.id AND NOT EXISTS (
                SELECT 1 FROM letter WHERE letter.\"case\" = a.\"case\" AND letter.version = a.version
            )
        )) AS is_draft FROM \"case\" AS c WHERE c.id = $1 AND c.hub = $2";
    tx.one(sql, values![permit.thing(), permit.hub()], |row| row.get("is_draft")).await
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT letter.*, c.hub, c.presenter, c.follow_up_due FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\" WHERE ",
            $where
        )
    };
}

/// The letter of a case: the newest that went out; before the first one has, the one that is being signed or sent.
pub async fn signed<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Signed>> {
    let sql = select!(
        "c.id = $1 AND c.hub = $2 AND (letter.sent IS NOT NULL OR letter.version = 1) ORDER BY letter.version DESC LIMIT 1"
    );
    let found = tx.maybe(sql, values![permit.thing(), permit.hub()], read_signed).await?;
    with_signatures(tx, found).await
}

/// The letter of a case that somebody has signed and that has not gone out.
pub async fn at_hand<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Signed>> {
    let sql = select!("c.id = $1 AND c.hub = $2 AND letter.sent IS NULL");
    let found = tx.maybe(sql, values![permit.thing(), permit.hub()], read_signed).await?;
    with_signatures(tx, found).await
}

/// A signed letter, for the job that sends it.
pub async fn find(tx: &mut Tx, id: LetterId) -> Result<Signed> {
    let found = tx.maybe(select!("letter.id = $1"), values![id], read_signed).await?;
    with_signatures(tx, found).await?.ok_or(Error::Missing)
}

async fn with_signatures(tx: &mut Tx, found: Option<Signed>) -> Result<Option<Signed>> {
    let Some(mut letter) = found else { return Ok(None) };
    let signatures = signature::of_letter(tx, letter.id).await?;
    (letter.signers, letter.letter.signatures) = signatures.into_iter().unzip();
    Ok(Some(letter))
}

/// A person as letters and certificates name them.
pub(crate) fn read_named(row: &Row) -> Result<Named> {
    let profession = row.parse("profession", Profession::parse)?;
    Ok(Named { name: row.get("name")?, credentials: row.get("credentials")?, profession })
}

fn read_desk(row: &Row) -> Result<(Desk, Answers, u32)> {
    let (starts, zone, days): (Moment, Zone, _) = (row.get("starts")?, row.get("zone")?, row.get("letter_days")?);
    let answers = row.parse("answers", Answers::parse)?;
    let desk = Desk {
        state: row.parse("state", State::parse)?,
        presenter: row.get("presenter")?,
        due: due(starts, &zone, days),
        needed: row.get("letter_signatures")?,
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
            version: Version::default(),
            signatures: Vec::new(),
        },
    };
    Ok((desk, answers, days))
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
        edited: row.get("edited")?,
        plain: row.get::<Option<String>>("plain")?.unwrap_or_default(),
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
        needed: row.get("needed")?,
        signers: Vec::new(),
        signed: row.get("signed")?,
        sent: row.get("sent")?,
        opened: row.get("opened")?,
        follow_up_due: row.get("follow_up_due")?,
        letter: row.parse("body", |body| serde_json::from_str(body).ok())?,
        file: row.get("file")?,
    })
}
