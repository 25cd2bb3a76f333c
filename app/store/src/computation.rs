//! What was worked out of a case when it was handed in: kept with its factor table's name and version, and read again later.

use domain::{
    access::{Act, Permit, WriteCase},
    computation::Kept,
    id::CaseId,
    moment::Moment,
};

use crate::{db::Tx, error::Result, values};

/// Keeps what was worked out of a revision of a case that is being handed in.
pub(crate) async fn keep(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    kept: &Kept,
    revision: u32,
    now: Moment,
) -> Result<()> {
    let table = kept.en.dose.as_ref().map(|dose| &dose.table);
    let (factors, version) = (table.map(|table| table.id.as_str()), table.map(|table| table.version.as_str()));
    let sql = "INSERT INTO computation (\"case\", at, revision, factors, factors_version, figures)
        VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, values![permit.thing(), now, revision, factors, version, kept.json()]).await?;
    Ok(())
}

/// What was worked out of a case when it was last handed in; none before that.
pub async fn last<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Option<Kept>> {
    let sql = "SELECT computation.figures FROM computation JOIN \"case\" ON \"case\".id = computation.\"case\"
        WHERE \"case\".id = $1 AND \"case\".hub = $2 ORDER BY computation.at DESC, computation.revision DESC LIMIT 1";
    tx.maybe(sql, values![permit.thing(), permit.hub()], |row| row.parse("figures", Kept::parse)).await
}

/// Forgets what was worked out of a case, because a text of it was removed for good.
pub(crate) async fn forget(tx: &mut Tx, case: CaseId) -> Result<()> {
    tx.run("DELETE FROM computation WHERE \"case\" = $1", values![case]).await?;
    Ok(())
}
