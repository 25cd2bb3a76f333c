//! What agreement, consensus, matrix and saturation are counted from.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Act, AnalyzeStudy, Permit},
    coding::{Decision, Document, Mark, Member, Round, Verdict},
    id::{CodeId, CoderId, Id, RoundId, StudyId, TranscriptId},
    participant::Purpose,
    world::World,
};
use uuid::Uuid;

use super::{finished, lines, of_round, texts};
use crate::{
    db::Tx,
    error::{Error, Result},
    participant,
    row::Row,
    study, values,
};

/// Every frozen text with the codings of a round. Those of a blind round that is still open are [`Error::Missing`].
pub async fn documents(tx: &mut Tx, permit: &Permit<AnalyzeStudy>, round: &Round) -> Result<Vec<Document>> {
    if !round.shows_others() {
        return Err(Error::Missing);
    }
    let mut coders: BTreeMap<TranscriptId, BTreeSet<CoderId>> = BTreeMap::new();
    for one in finished(tx, permit, round.id).await? {
        coders.entry(one.transcript).or_default().insert(one.coder);
    }
    let mut marks: BTreeMap<TranscriptId, Vec<Mark>> = BTreeMap::new();
    for coding in of_round(tx, permit, round.id).await? {
        marks.entry(coding.transcript).or_default().push(coding.mark());
    }
    let mut found = Vec::new();
    for text in texts(tx, permit).await? {
        let lines = lines(tx, permit, text.id).await?;
        let own = (coders.remove(&text.id).unwrap_or_default(), marks.remove(&text.id).unwrap_or_default());
        found.push(Document::new(text.id, text.number.to_string(), &lines, own.0, own.1));
    }
    Ok(found)
}

/// Everybody who takes part in a study, without names. Who takes a consent to reports back is in no public count either.
pub async fn members<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Member>> {
    let member = |record: participant::Record| Member {
        participant: record.id,
        profession: record.traits.profession,
        withdrawn: !record.counts() || !record.consents.allow(Purpose::Reports),
    };
    Ok(participant::of_study(tx, permit).await?.into_iter().map(member).collect())
}

/// Decides on a turn. [`Error::Taken`] while the round is blind and open.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<AnalyzeStudy>,
    world: &World,
    round: &Round,
    decision: &Decision,
) -> Result<()> {
    if !round.shows_others() {
        return Err(Error::Taken);
    }
    let text = super::text(tx, permit, decision.transcript).await?;
    let coder = match &decision.verdict {
        Verdict::Coder(coder) => Some(*coder),
        _ => None,
    };
    let codes = match &decision.verdict {
        Verdict::Other(codes) => codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    let sql = "INSERT INTO coding_decision (id, round, transcript, cue, verdict, coder, codes, note, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let id: Uuid = world.id::<RoundId>().uuid();
    let values = values![
        id,
        round.id,
        decision.transcript,
        decision.cue,
        decision.verdict.code(),
        coder,
        codes,
        &decision.note,
        permit.person(),
        decision.at,
    ];
    tx.run(sql, values).await?;
    let about = format!("{} cue={}", text.number, decision.cue);
    study::log(tx, permit, "coding-decision", &about, decision.at).await
}

/// Every decision of a round in the order they were made.
pub async fn decisions<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    round: RoundId,
) -> Result<Vec<Decision>> {
    let sql =
        "SELECT coding_decision.* FROM coding_decision JOIN coding_round ON coding_round.id = coding_decision.round
        WHERE coding_round.study = $1 AND coding_decision.round = $2 ORDER BY coding_decision.at, coding_decision.id";
    tx.all(sql, values![permit.thing(), round], read).await
}

fn read(row: &Row) -> Result<Decision> {
    let verdict = match row.get::<String>("verdict")?.as_str() {
        "coder" => Verdict::Coder(row.get::<Option<CoderId>>("coder")?.ok_or(Error::Inconsistent("coder"))?),
        "all" => Verdict::All,
        "none" => Verdict::None,
        "other" => {
            let codes = row.get::<String>("codes")?;
            let codes: Option<BTreeSet<CodeId>> = codes.split_whitespace().map(|code| code.parse().ok()).collect();
            Verdict::Other(codes.ok_or(Error::Inconsistent("codes"))?)
        }
        _ => return Err(Error::Inconsistent("verdict")),
    };
    Ok(Decision {
        transcript: row.get("transcript")?,
        cue: row.get("cue")?,
        verdict,
        note: row.get("note")?,
        person: row.get("person")?,
        at: row.get("at")?,
    })
}
