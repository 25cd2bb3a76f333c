//! Who else stands behind a recommendation: those who second it, and those who said the same.

use std::collections::BTreeMap;

use domain::{
    access::{LeadCase, Permit, Recommend},
    id::{CaseId, LetterId, PersonId, RecommendationId},
    moment::Moment,
    profession::Profession,
    recommendation::AuthorKind,
};

use super::author;
use crate::{
    agenda,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Somebody who seconded a recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Second {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Degrees and titles; may be empty.
    pub credentials: String,
    /// The community they work in; may be empty.
    pub community: String,
    /// As whom, then.
    pub kind: AuthorKind,
    /// Their profession, then.
    pub profession: Profession,
}

/// Seconds a recommendation, or takes it back. [`Error::Taken`] when the session does not take recommendations on this case
/// now, or the recommendation is one's own, struck or merged into another.
pub async fn second(
    tx: &mut Tx,
    permit: &Permit<Recommend>,
    id: RecommendationId,
    seconded: bool,
    now: Moment,
) -> Result<()> {
    let standing = agenda::of_case(tx, permit).await?.ok_or(Error::Taken)?;
    if !standing.takes_recommendations(permit.thing()) {
        return Err(Error::Taken);
    }
    if seconded {
        let (profession, kind) = author(tx, permit.person()).await?;
        let sql = "INSERT INTO recommendation_second (recommendation, person, author_kind, profession, created)
            SELECT id, $3, $4, $5, $6 FROM recommendation
            WHERE id = $1 AND \"case\" = $2 AND author <> $3 AND NOT struck AND merged_into IS NULL AND text <> ''
            ON CONFLICT (recommendation, person) DO UPDATE SET profession = excluded.profession";
        let values = values![id, permit.thing(), permit.person(), kind.code(), profession.code(), now];
        if tx.run(sql, values).await? == 0 {
            return Err(Error::Taken);
        }
    } else {
        let sql = "DELETE FROM recommendation_second WHERE recommendation = $1 AND person = $2
            AND EXISTS (SELECT 1 FROM recommendation WHERE id = $1 AND \"case\" = $3)";
        tx.run(sql, values![id, permit.person(), permit.thing()]).await?;
    }
    tx.tell(standing.session).await
}

/// Merges a recommendation into another one on the same case that says the same, with all that was merged into it; `None`
/// lets it stand by itself again. [`Error::Taken`] when either is struck, the other is merged itself, or the letter is signed.
pub async fn merge(
    tx: &mut Tx,
    permit: &Permit<LeadCase>,
    id: RecommendationId,
    into: Option<RecommendationId>,
) -> Result<()> {
    let case = permit.thing();
    let sql = "SELECT id FROM letter WHERE \"case\" = $1 LIMIT 1";
    if into == Some(id) || tx.maybe(sql, values![case], |row| row.get::<LetterId>("id")).await?.is_some() {
        return Err(Error::Taken);
    }
    if let Some(into) = into {
        let sql = "UPDATE recommendation SET merged_into = $2 WHERE id = $1 AND \"case\" = $3 AND NOT struck AND EXISTS
            (SELECT 1 FROM recommendation AS other WHERE other.id = $2 AND other.\"case\" = $3 AND NOT other.struck
                AND other.merged_into IS NULL AND other.text <> '')";
        if tx.run(sql, values![id, into, case]).await? == 0 {
            return Err(Error::Taken);
        }
        tx.run("UPDATE recommendation SET merged_into = $2 WHERE merged_into = $1", values![id, into]).await?;
        move_seconds(tx, id, into).await?;
    } else {
        let sql = "UPDATE recommendation SET merged_into = NULL WHERE id = $1 AND \"case\" = $2";
        tx.run_one(sql, values![id, case]).await?;
    }
    agenda::tell_of_case(tx, case).await
}

/// Those who seconded the one mean the other too, unless they gave it themselves.
async fn move_seconds(tx: &mut Tx, from: RecommendationId, to: RecommendationId) -> Result<()> {
    let sql = "INSERT INTO recommendation_second (recommendation, person, author_kind, profession, created)
        SELECT $2, person, author_kind, profession, created FROM recommendation_second WHERE recommendation = $1
            AND person <> (SELECT author FROM recommendation WHERE id = $2)
        ON CONFLICT (recommendation, person) DO NOTHING";
    tx.run(sql, values![from, to]).await.map(drop)
}

/// Everybody who seconded a recommendation on a case.
pub(crate) async fn seconds(tx: &mut Tx, case: CaseId) -> Result<BTreeMap<RecommendationId, Vec<Second>>> {
    let sql =
        "SELECT recommendation_second.recommendation, recommendation_second.person, recommendation_second.author_kind,
            recommendation_second.profession, person.name, person.credentials, person.community
        FROM recommendation_second JOIN recommendation ON recommendation.id = recommendation_second.recommendation
        JOIN person ON person.id = recommendation_second.person
        WHERE recommendation.\"case\" = $1 ORDER BY recommendation_second.created, recommendation_second.person";
    let read = |row: &Row| {
        let second = Second {
            person: row.get("person")?,
            name: row.get("name")?,
            credentials: row.get("credentials")?,
            community: row.get("community")?,
            kind: row.parse("author_kind", AuthorKind::parse)?,
            profession: row.parse("profession", Profession::parse)?,
        };
        Ok((row.get::<RecommendationId>("recommendation")?, second))
    };
    let mut by = BTreeMap::<_, Vec<_>>::new();
    for (id, second) in tx.all(sql, values![case], read).await? {
        by.entry(id).or_default().push(second);
    }
    Ok(by)
}
