//! Recommendations on a case as they are given in its session.

mod support;

use std::collections::BTreeSet;

use domain::{
    access::{Act, LeadCase, Permit, Recommend, Role, WriteCase},
    agenda::Step,
    id::{CaseId, PersonId, RecommendationId, SessionId, SnippetId},
    moment::Moment,
    profession::Profession,
    recommendation::{Advice, AuthorKind, Domain, Evidence, Feasibility, Origin},
    world::World,
};
pub(crate) use support::seconds;
pub use support::{Second, merge, second};

use crate::{
    agenda,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A recommendation with its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: RecommendationId,
    /// Who gave it.
    pub author: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they spoke for the hub or as a peer, then.
    pub kind: AuthorKind,
    /// Their profession, then.
    pub profession: Profession,
    /// What is advised.
    pub advice: Advice,
    /// When.
    pub created: Moment,
    /// Whether the facilitator struck it: it goes into no letter.
    pub struck: bool,
    /// The presenter's view, once given.
    pub feasible: Option<Feasibility>,
    /// The recommendation on the same case that says the same.
    pub merged_into: Option<RecommendationId>,
    /// Whether it says what the snippet that it was taken from says, word for word.
    pub verbatim: bool,
    /// Who seconded it, in the order they did.
    pub seconds: Vec<Second>,
}

/// Every recommendation on a case in the order given, struck ones too, for those who may do something with the case.
pub async fn of_case<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT recommendation.*, person.name, edition.text_en, edition.text_fr FROM recommendation
        JOIN person ON person.id = recommendation.author LEFT JOIN snippet_edition AS edition
            ON edition.snippet = recommendation.snippet AND edition.edition = recommendation.snippet_edition
        WHERE recommendation.\"case\" = $1 AND person.hub = $2 ORDER BY recommendation.created, recommendation.id";
    let records = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    let mut seconds = seconds(tx, permit.thing()).await?;
    let with = |record: Record| Record { seconds: seconds.remove(&record.id).unwrap_or_default(), ..record };
    Ok(records.into_iter().map(with).collect())
}

/// Gives a recommendation. [`Error::Taken`] when the session does not take recommendations on this case now: before its
/// clarifying step has ended, or after the session.
pub async fn add(tx: &mut Tx, permit: &Permit<Recommend>, world: &World, advice: &Advice) -> Result<RecommendationId> {
    let standing = agenda::of_case(tx, permit).await?.ok_or(Error::Taken)?;
    if !standing.takes_recommendations(permit.thing()) {
        return Err(Error::Taken);
    }
    let id = insert(tx, permit, standing.session, world, advice).await?;
    tx.tell(standing.session).await?;
    Ok(id)
}

/// Keeps a recommendation that somebody gives now.
pub(crate) async fn insert<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    session: SessionId,
    world: &World,
    advice: &Advice,
) -> Result<RecommendationId> {
    let (profession, kind) = author(tx, permit.person()).await?;
    let id: RecommendationId = world.id();
    let sql =
        "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created,
            strength, source, link, snippet, snippet_edition, struck, feasible_why, outcome_why)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, FALSE, '', '')";
    let (strength, source, link) = columns(advice);
    let origin = known(tx, permit, advice.origin).await?;
    let values = values![
        id,
        permit.thing(),
        session,
        permit.person(),
        kind.code(),
        profession.code(),
        advice.domain.code(),
        &advice.text,
        world.now(),
        strength,
        source,
        link,
        origin.map(|origin| origin.snippet),
        origin.map(|origin| origin.edition),
    ];
    tx.run(sql, values).await?;
    Ok(id)
}

/// Changes one's own recommendation while the session is in the recommending step of the case. [`Error::Taken`] later.
pub async fn change(tx: &mut Tx, permit: &Permit<Recommend>, id: RecommendationId, advice: &Advice) -> Result<()> {
    let standing = agenda::of_case(tx, permit).await?.ok_or(Error::Taken)?;
    let step = standing.place().and_then(domain::agenda::Place::step);
    if standing.case() != Some(permit.thing()) || step != Some(Step::Recommend) {
        return Err(Error::Taken);
    }
    // What the presenter thought of the old text does not hold for the new one.
    let sql =
        "UPDATE recommendation SET domain = $4, text = $5, strength = $6, source = $7, link = $8, feasible = NULL,
            feasible_why = ''
        WHERE id = $1 AND \"case\" = $2 AND author = $3 AND NOT struck";
    let (strength, source, link) = columns(advice);
    let head = values![id, permit.thing(), permit.person(), advice.domain.code(), &advice.text, strength, source, link];
    let sql_before = "SELECT text FROM recommendation WHERE id = $1 AND \"case\" = $2";
    let before: Option<String> = tx.maybe(sql_before, values![id, permit.thing()], |row| row.get("text")).await?;
    tx.run_one(sql, head).await?;
    if before.as_ref() != Some(&advice.text) {
        // Nor did anybody second it.
        tx.run("DELETE FROM recommendation_second WHERE recommendation = $1", values![id]).await?;
    }
    tx.tell(standing.session).await
}

/// Strikes a recommendation from what goes into the letter, or takes the stroke back.
pub async fn strike(tx: &mut Tx, permit: &Permit<LeadCase>, id: RecommendationId, struck: bool) -> Result<()> {
    let sql = "UPDATE recommendation SET struck = $3 WHERE id = $1 AND \"case\" = $2";
    tx.run_one(sql, values![id, permit.thing(), struck]).await?;
    agenda::tell_of_case(tx, permit.thing()).await
}

/// Keeps what the presenter of the case thinks of a recommendation.
pub async fn judge(tx: &mut Tx, permit: &Permit<WriteCase>, id: RecommendationId, view: &Feasibility) -> Result<()> {
    let sql =
        "UPDATE recommendation SET feasible = $3, feasible_why = $4 WHERE id = $1 AND \"case\" = $2 AND NOT struck";
    tx.run_one(sql, values![id, permit.thing(), view.code(), view.why()]).await?;
    agenda::tell_of_case(tx, permit.thing()).await
}

/// The person's profession, and whether they speak for the hub: by membership, not by how they signed in today.
async fn author(tx: &mut Tx, person: PersonId) -> Result<(Profession, AuthorKind)> {
    let sql = "SELECT profession FROM person WHERE id = $1";
    let profession = tx.one(sql, values![person], |row| row.parse("profession", Profession::parse)).await?;
    let sql = "SELECT role FROM membership WHERE person = $1";
    let roles = tx.all(sql, values![person], |row| row.parse("role", Role::parse)).await?;
    Ok((profession, AuthorKind::of(profession, &BTreeSet::from_iter(roles))))
}

/// The origin, if the hub's library has it.
async fn known<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    origin: Option<Origin>,
) -> Result<Option<Origin>> {
    let Some(origin) = origin else { return Ok(None) };
    let sql = "SELECT edition FROM snippet_edition JOIN snippet ON snippet.id = snippet_edition.snippet
        WHERE snippet = $1 AND edition = $2 AND hub = $3";
    let found: Option<u32> =
        tx.maybe(sql, values![origin.snippet, origin.edition, permit.hub()], |row| row.get("edition")).await?;
    Ok(found.map(|_| origin))
}

/// The evidence as the columns strength, source and link.
fn columns(advice: &Advice) -> (Option<&'static str>, &str, &str) {
    advice.evidence.as_ref().map_or((None, "", ""), |evidence| {
        (Some(evidence.strength.code()), evidence.source.as_str(), evidence.link.as_str())
    })
}

/// The evidence of a recommendation's or an edition's row.
pub(crate) fn read_evidence(row: &Row) -> Result<Option<Evidence>> {
    let (source, link): (String, String) = (row.get("source")?, row.get("link")?);
    row.maybe_parse("strength", |strength| Evidence::parse(strength, source, link))
}

fn read(row: &Row) -> Result<Record> {
    let why: String = row.get("feasible_why")?;
    let (snippet, edition): (Option<SnippetId>, Option<i64>) = (row.get("snippet")?, row.get("snippet_edition")?);
    let edition = edition.and_then(|edition| u32::try_from(edition).ok());
    let advice = Advice {
        domain: row.parse("domain", Domain::parse)?,
        text: row.get("text")?,
        evidence: read_evidence(row)?,
        origin: snippet.zip(edition).map(|(snippet, edition)| Origin { snippet, edition }),
    };
    let library: [Option<String>; 2] = [row.get("text_en")?, row.get("text_fr")?];
    Ok(Record {
        id: row.get("id")?,
        verbatim: library.iter().flatten().any(|text| *text == advice.text),
        author: row.get("author")?,
        name: row.get("name")?,
        kind: row.parse("author_kind", AuthorKind::parse)?,
        profession: row.parse("profession", Profession::parse)?,
        advice,
        created: row.get("created")?,
        struck: row.get("struck")?,
        feasible: row.maybe_parse("feasible", |code| Feasibility::parse(code, &why))?,
        merged_into: row.get("merged_into")?,
        seconds: Vec::new(),
    })
}
