//! Quotes of a study: picked, looked at by the guard, cleared by somebody; gone when their speaker takes the consent back.

use domain::{
    access::{Act, Permit, QuoteStudy},
    id::{ParticipantId, QuoteId, StudyId, TranscriptId},
    moment::Moment,
    quote::{Quote, codes, showing},
    study::Superseded,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    participant,
    row::Row,
    study, transcript, values,
};

/// A quote as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: QuoteId,
    /// The transcript it is from.
    pub transcript: TranscriptId,
    /// The number of the focus group.
    pub group: u32,
    /// The cue it is from.
    pub cue: u32,
    /// Whose words they are.
    pub participant: ParticipantId,
    /// The words and what is shown beside them.
    pub quote: Quote,
    /// Why it was cleared although the guard objected; empty when it did not.
    pub reason: String,
    /// Who picked it.
    pub picked_by: String,
    /// When.
    pub picked: Moment,
    /// Who cleared it.
    pub cleared_by: Option<String>,
    /// When; none while it is not cleared.
    pub cleared: Option<Moment>,
}

domain::unprinted!(Record);

/// The quotes of a study, by group and cue. Those of people who took their consent back are gone already.
pub async fn of_study<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT quote.*, focus_group.number AS group_number,
            (SELECT name FROM person WHERE id = quote.picked_by) AS picker,
            (SELECT name FROM person WHERE id = quote.cleared_by) AS clearer
        FROM quote JOIN transcript ON transcript.id = quote.transcript
        JOIN focus_group ON focus_group.id = transcript.focus_group
        WHERE quote.study = $1 ORDER BY group_number, quote.cue, quote.picked, quote.id";
    tx.all(sql, values![permit.thing()], read).await
}

/// The quotes that a report may print: cleared, of people who agree to it now.
pub async fn cleared<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let people = participant::of_study(tx, permit).await?;
    let may = |id: ParticipantId| people.iter().any(|person| person.id == id && person.quotable());
    let all = of_study(tx, permit).await?;
    Ok(all.into_iter().filter(|quote| quote.cleared.is_some() && may(quote.participant)).collect())
}

/// One quote.
pub async fn get<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>, id: QuoteId) -> Result<Record> {
    of_study(tx, permit).await?.into_iter().find(|quote| quote.id == id).ok_or(Error::Missing)
}

/// Picks words of a cue. [`Error::Missing`] when a participant who agreed to be quoted did not say it.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<QuoteStudy>,
    world: &World,
    (transcript, cue): (TranscriptId, u32),
    quote: &Quote,
) -> Result<QuoteId> {
    let said = transcript::cue(tx, permit, transcript, cue).await?;
    let participant = said.voice.participant().ok_or(Error::Missing)?;
    let person = participant::find(tx, permit.thing(), participant).await?;
    if !person.quotable() {
        return Err(Error::Missing);
    }
    let id: QuoteId = world.id();
    let sql =
        "INSERT INTO quote (id, study, transcript, cue, participant, text, shown, state, reason, picked_by, picked)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'picked', '', $8, $9)";
    let values = values![
        id,
        permit.thing(),
        transcript,
        cue,
        participant,
        &quote.text,
        codes(&quote.showing),
        permit.person(),
        world.now()
    ];
    tx.run(sql, values).await?;
    study::log(tx, permit, "quote-picked", &format!("{} cue={cue}", person.pseudonym()), world.now()).await?;
    Ok(id)
}

/// Changes a quote, which then waits to be cleared again.
pub async fn change(tx: &mut Tx, permit: &Permit<QuoteStudy>, world: &World, id: QuoteId, quote: &Quote) -> Result<()> {
    let before = get(tx, permit, id).await?;
    let sql = "UPDATE quote SET text = $3, shown = $4, state = 'picked', reason = '', cleared_by = NULL, cleared = NULL
        WHERE id = $1 AND study = $2";
    tx.run_one(sql, values![id, permit.thing(), &quote.text, codes(&quote.showing)]).await?;
    if before.cleared.is_some() {
        study::supersede(tx, permit.thing(), Superseded::Quote, world).await?;
    }
    study::log(tx, permit, "quote-changed", &format!("cue={}", before.cue), world.now()).await
}

/// Clears a quote for print; `reason` says why although the guard objected. [`Error::Taken`] when it is cleared or was changed
/// since `text` was read.
pub async fn clear(
    tx: &mut Tx,
    permit: &Permit<QuoteStudy>,
    id: QuoteId,
    text: &str,
    reason: &str,
    now: Moment,
) -> Result<()> {
    let record = get(tx, permit, id).await?;
    let person = participant::find(tx, permit.thing(), record.participant).await?;
    if !person.quotable() {
        return Err(Error::Missing);
    }
    let sql = "UPDATE quote SET state = 'cleared', reason = $4, cleared_by = $5, cleared = $6
        WHERE id = $1 AND study = $2 AND text = $3 AND cleared IS NULL";
    if tx.run(sql, values![id, permit.thing(), text, reason, permit.person(), now]).await? == 0 {
        return Err(Error::Taken);
    }
    let act = if reason.is_empty() { "quote-cleared" } else { "quote-overridden" };
    study::log(tx, permit, act, &format!("{} cue={}", person.pseudonym(), record.cue), now).await
}

/// Takes a quote away.
pub async fn remove(tx: &mut Tx, permit: &Permit<QuoteStudy>, world: &World, id: QuoteId) -> Result<()> {
    let record = get(tx, permit, id).await?;
    tx.run_one("DELETE FROM quote WHERE id = $1 AND study = $2", values![id, permit.thing()]).await?;
    if record.cleared.is_some() {
        study::supersede(tx, permit.thing(), Superseded::Quote, world).await?;
    }
    study::log(tx, permit, "quote-removed", &format!("cue={}", record.cue), world.now()).await
}

fn read(row: &Row) -> Result<Record> {
    let quote = Quote { text: row.get("text")?, showing: row.parse("shown", showing)? };
    Ok(Record {
        id: row.get("id")?,
        transcript: row.get("transcript")?,
        group: row.get("group_number")?,
        cue: row.get("cue")?,
        participant: row.get("participant")?,
        quote,
        reason: row.get("reason")?,
        picked_by: row.get("picker")?,
        picked: row.get("picked")?,
        cleared_by: row.get("clearer")?,
        cleared: row.get("cleared")?,
    })
}
