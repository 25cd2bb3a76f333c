//! Codings of a study's frozen transcripts: given, taken back, never deleted.

mod analysis;
mod anchor;
mod exchange;
mod memo;
mod round;
mod text;

pub use analysis::{decide, decisions, documents, members};
pub use anchor::{Stale, Texts, anchor, lost, stale};
pub use exchange::{Pending, Source, discard, keep_file, pending, take_coding, take_source, taken_coder};
pub use memo::{Memo, On, memos, write_memo};
pub use round::{Finished, close, finish, finished, open, opened, rounds, taken_round};
pub use text::{Text, lines, lines_between, text, texts};

use domain::{
    access::{Act, AnalyzeStudy, CodeStudy, Permit},
    coding::{Coding, Point, Round, Span},
    id::{CodeId, CoderId, CodingId, PersonId, RoundId, StudyId, TranscriptId},
    moment::Moment,
    world::World,
};

use crate::{
    codebook,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Somebody who codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coder {
    /// The coder's id.
    pub id: CoderId,
    /// The person; none for somebody whose codings came in a file.
    pub person: Option<PersonId>,
    /// What they are called.
    pub name: String,
}

/// Everybody who has coded in a study, by when they began.
pub async fn coders<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Coder>> {
    let sql = "SELECT coder.id AS id, coder.person AS person, COALESCE(person.name, coder.name) AS name FROM coder
        LEFT JOIN person ON person.id = coder.person WHERE coder.study = $1 ORDER BY coder.id";
    let read = |row: &Row| Ok(Coder { id: row.get("id")?, person: row.get("person")?, name: row.get("name")? });
    tx.all(sql, values![permit.thing()], read).await
}

/// A person as a coder; none before their first coding.
pub async fn coder<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<CoderId>> {
    let sql = "SELECT id FROM coder WHERE study = $1 AND person = $2";
    tx.maybe(sql, values![permit.thing(), permit.person()], |row| row.get("id")).await
}

/// The person as a coder, from now on.
async fn become_coder(tx: &mut Tx, permit: &Permit<CodeStudy>, world: &World) -> Result<CoderId> {
    let sql =
        "INSERT INTO coder (id, study, person, name) VALUES ($1, $2, $3, '') ON CONFLICT (study, person) DO NOTHING";
    tx.run(sql, values![world.id::<CoderId>(), permit.thing(), permit.person()]).await?;
    coder(tx, permit).await?.ok_or(Error::Missing)
}

/// A coding to be given.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// Its id: the key of the form, so that a form sent twice is one coding.
    pub id: CodingId,
    /// The text.
    pub transcript: TranscriptId,
    /// The code.
    pub code: CodeId,
    /// The stretch, checked against the text.
    pub span: Span,
}

/// Gives a code in the open round, under the newest version of the codebook. [`Error::Taken`] when no round is open or the code
/// is gone; giving the same thing twice is one coding.
pub async fn give(tx: &mut Tx, permit: &Permit<CodeStudy>, world: &World, given: &Given) -> Result<Coding> {
    let round = opened(tx, permit).await?.ok_or(Error::Taken)?;
    let text = text(tx, permit, given.transcript).await?;
    let book = codebook::newest(tx, permit).await?;
    if book.find(given.code).is_none() {
        return Err(Error::Taken);
    }
    let coder = become_coder(tx, permit, world).await?;
    let coding = Coding {
        id: given.id,
        round: round.id,
        transcript: given.transcript,
        coder,
        code: given.code,
        version: book.version,
        span: given.span,
        created: world.now(),
        removed: None,
    };
    match insert(tx, &coding, text.revision).await? {
        0 => {
            let sql = "SELECT * FROM coding WHERE id = $1 AND coder = $2 AND transcript = $3 AND code = $4";
            tx.maybe(sql, values![given.id, coder, given.transcript, given.code], read).await?.ok_or(Error::Taken)
        }
        _ => {
            tell(tx, &round, given.transcript).await?;
            Ok(coding)
        }
    }
}

pub(crate) async fn insert(tx: &mut Tx, coding: &Coding, revision: u32) -> Result<u64> {
    let sql = "INSERT INTO coding (id, round, transcript, coder, code, version, first_cue, first_at, last_cue, last_at,
            revision, lost, created, removed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE, $12, $13) ON CONFLICT (id) DO NOTHING";
    let (from, to) = (coding.span.from, coding.span.to);
    let values = values![
        coding.id,
        coding.round,
        coding.transcript,
        coding.coder,
        coding.code,
        coding.version,
        from.cue,
        from.at,
        to.cue,
        to.at,
        revision,
        coding.created,
        coding.removed,
    ];
    tx.run(sql, values).await
}

/// Others who look at the text hear of it, unless the round is blind.
async fn tell(tx: &mut Tx, round: &Round, transcript: TranscriptId) -> Result<()> {
    if round.shows_others() { tx.tell(transcript).await } else { Ok(()) }
}

/// Takes one's own coding of the open round back. [`Error::Taken`] when the round is closed; what is taken back stays so.
pub async fn remove(tx: &mut Tx, permit: &Permit<CodeStudy>, id: CodingId, now: Moment) -> Result<Coding> {
    let coder = coder(tx, permit).await?.ok_or(Error::Missing)?;
    let sql = "SELECT * FROM coding WHERE id = $1 AND coder = $2";
    let coding = tx.one(sql, values![id, coder], read).await?;
    let round = opened(tx, permit).await?.filter(|round| round.id == coding.round).ok_or(Error::Taken)?;
    let sql = "UPDATE coding SET removed = $3 WHERE id = $1 AND coder = $2 AND removed IS NULL";
    if tx.run(sql, values![id, coder, now]).await? > 0 {
        tell(tx, &round, coding.transcript).await?;
    }
    Ok(Coding { removed: coding.removed.or(Some(now)), ..coding })
}

/// One's own last act on a text in the open round: the coding that was given or taken back last.
pub async fn last(tx: &mut Tx, permit: &Permit<CodeStudy>, transcript: TranscriptId) -> Result<Option<Coding>> {
    let (Some(round), Some(coder)) = (opened(tx, permit).await?, coder(tx, permit).await?) else { return Ok(None) };
    let sql = "SELECT * FROM coding WHERE round = $1 AND transcript = $2 AND coder = $3
        ORDER BY COALESCE(removed, created) DESC, id DESC LIMIT 1";
    tx.maybe(sql, values![round.id, transcript, coder], read).await
}

/// Which codings of a text are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The round.
    pub round: RoundId,
    /// The text.
    pub transcript: TranscriptId,
    /// One coder's alone; none for everybody's.
    pub coder: Option<CoderId>,
    /// Given or taken back at this moment or later; everything since the beginning with none.
    pub since: Option<Moment>,
}

/// The codings of a text in a round in the order they were given, also those taken back. Whether others' may be seen is for the
/// caller to say: a blind round shows them only once it is closed.
pub async fn of_text<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, asked: &Asked) -> Result<Vec<Coding>> {
    let sql = "SELECT coding.* FROM coding JOIN coding_round ON coding_round.id = coding.round
        WHERE coding_round.study = $1 AND coding.round = $2 AND coding.transcript = $3 AND NOT coding.lost
            AND (coding.created >= $4 OR coding.removed >= $4) ORDER BY coding.created, coding.id";
    let since = asked.since.unwrap_or(Moment::from_micros(0));
    let found = tx.all(sql, values![permit.thing(), asked.round, asked.transcript, since], read).await?;
    Ok(found.into_iter().filter(|coding| asked.coder.is_none_or(|coder| coding.coder == coder)).collect())
}

/// Every coding of a round that stands.
pub async fn of_round(tx: &mut Tx, permit: &Permit<AnalyzeStudy>, round: RoundId) -> Result<Vec<Coding>> {
    let sql = "SELECT coding.* FROM coding JOIN coding_round ON coding_round.id = coding.round
        WHERE coding_round.study = $1 AND coding.round = $2 AND coding.removed IS NULL AND NOT coding.lost
        ORDER BY coding.created, coding.id";
    tx.all(sql, values![permit.thing(), round], read).await
}

pub(crate) fn read(row: &Row) -> Result<Coding> {
    Ok(Coding {
        id: row.get("id")?,
        round: row.get("round")?,
        transcript: row.get("transcript")?,
        coder: row.get("coder")?,
        code: row.get("code")?,
        version: row.get("version")?,
        span: Span {
            from: Point { cue: row.get("first_cue")?, at: row.get("first_at")? },
            to: Point { cue: row.get("last_cue")?, at: row.get("last_at")? },
        },
        created: row.get("created")?,
        removed: row.get("removed")?,
    })
}
