//! What became of the recommendations of a program's letters: what is counted, without a text.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Permit, SeeAdvice},
    advice::Given,
    follow_up::{Barrier, Outcome},
    id::{CaseId, RecommendationId},
    moment::Moment,
    profession::Profession,
    recommendation::{AuthorKind, Domain},
};
use serde::Deserialize;

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Of a signed letter the recommendations alone.
#[derive(Deserialize)]
struct Letter {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: RecommendationId,
}

/// When letters went out and when the fate of a recommendation was told.
pub async fn events(tx: &mut Tx, permit: &Permit<SeeAdvice>) -> Result<Vec<(Moment, CaseId)>> {
    let sql = "SELECT letter.sent AS moment, c.id AS thing FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\"
            JOIN cycle ON cycle.id = c.cycle
            WHERE cycle.program = $1 AND c.hub = $2 AND letter.sent IS NOT NULL
        UNION ALL SELECT recommendation.outcome_at AS moment, c.id AS thing FROM recommendation
            JOIN \"case\" AS c ON c.id = recommendation.\"case\" JOIN cycle ON cycle.id = c.cycle
            WHERE cycle.program = $1 AND c.hub = $2 AND recommendation.outcome_at IS NOT NULL";
    tx.all(sql, values![permit.thing(), permit.hub()], |row| Ok((row.get("moment")?, row.get("thing")?))).await
}

/// The recommendations of the letters that were out before `until`, as they stood then. Of a case with several letters the
/// latest counts; a recommendation that was merged into another stands in no letter.
pub async fn given(tx: &mut Tx, permit: &Permit<SeeAdvice>, until: Moment) -> Result<Vec<Given>> {
    let sql = "SELECT c.id AS thing, letter.body FROM letter JOIN \"case\" AS c ON c.id = letter.\"case\"
        JOIN cycle ON cycle.id = c.cycle
        WHERE cycle.program = $1 AND c.hub = $2 AND letter.sent IS NOT NULL AND letter.sent < $3
        ORDER BY letter.sent, letter.id";
    let read = |row: &Row| {
        let letter: Letter = row.parse("body", |body| serde_json::from_str(body).ok())?;
        Ok((row.get("thing")?, letter.items.into_iter().map(|item| item.id).collect()))
    };
    let letters = tx.all(sql, values![permit.thing(), permit.hub(), until], read).await?;
    let letters: BTreeMap<CaseId, BTreeSet<RecommendationId>> = letters.into_iter().collect();
    let sql = "SELECT r.id, r.\"case\" AS thing, c.cycle, r.domain, r.author_kind, r.profession, r.feasible, r.outcome,
            r.outcome_barrier, r.outcome_at
        FROM recommendation AS r JOIN \"case\" AS c ON c.id = r.\"case\" JOIN cycle ON cycle.id = c.cycle
        WHERE cycle.program = $1 AND c.hub = $2 ORDER BY r.id";
    let read = |row: &Row| Ok((row.get("id")?, read_given(row, until)?));
    let all: Vec<(RecommendationId, Given)> = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    let out = |(id, given): (RecommendationId, Given)| letters.get(&given.case)?.contains(&id).then_some(given);
    Ok(all.into_iter().filter_map(out).collect())
}

fn read_given(row: &Row, until: Moment) -> Result<Given> {
    let told = row.get::<Option<Moment>>("outcome_at")?.is_some_and(|at| at < until);
    let feasible = match row.get::<Option<String>>("feasible")?.as_deref() {
        None => None,
        Some("here") => Some(true),
        Some("not-here") => Some(false),
        Some(_) => return Err(Error::Inconsistent("feasible")),
    };
    Ok(Given {
        case: row.get("thing")?,
        cycle: row.get("cycle")?,
        domain: row.parse("domain", Domain::parse)?,
        kind: row.parse("author_kind", AuthorKind::parse)?,
        profession: row.parse("profession", Profession::parse)?,
        feasible,
        outcome: row.maybe_parse("outcome", Outcome::parse)?.filter(|_| told),
        barrier: row.maybe_parse("outcome_barrier", Barrier::parse)?.filter(|_| told),
    })
}
