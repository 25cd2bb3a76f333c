//! A case that is open with its presenter goes for good when they do not want it: a draft that nobody else has read, or what
//! they withdrew or were given back, with all that the hub keeps of it. That it was there is left in the audit log.

use domain::{
    access::{Permit, WriteCase},
    world::World,
};

use crate::{
    attachment,
    audit::{self, Entry},
    db::Tx,
    error::{Error, Result},
    values,
};

/// All that is kept about a case which was not discussed, and then the case itself.
const DELETE: [&str; 8] = [
    "DELETE FROM comment WHERE \"case\" = $1",
    "DELETE FROM computation WHERE \"case\" = $1",
    "DELETE FROM case_term WHERE \"case\" = $1",
    "DELETE FROM hidden_field WHERE \"case\" = $1",
    "DELETE FROM attestation WHERE \"case\" = $1",
    "DELETE FROM kept_identifier WHERE \"case\" = $1",
    "DELETE FROM case_event WHERE \"case\" = $1",
    "DELETE FROM \"case\" WHERE id = $1",
];

/// Deletes a case that is open and was never discussed, with all that was attached to it and noted about it. [`Error::Taken`]
/// when it is with the hub.
pub async fn discard(tx: &mut Tx, permit: &Permit<WriteCase>, world: &World) -> Result<()> {
    // Held until the end of the transaction: no autosave brings anything back.
    let sql = "UPDATE \"case\" SET revision = revision + 1
        WHERE id = $1 AND hub = $2 AND presenter = $3 AND state IN ('draft', 'returned') AND presented IS NULL
            AND NOT EXISTS (SELECT 1 FROM clarification WHERE \"case\" = $1)
            AND NOT EXISTS (SELECT 1 FROM recommendation WHERE \"case\" = $1)
            AND NOT EXISTS (SELECT 1 FROM letter WHERE \"case\" = $1)";
    if tx.run(sql, values![permit.thing(), permit.hub(), permit.person()]).await? == 0 {
        return Err(Error::Taken);
    }
    attachment::forget(tx, permit, world).await?;
    for sql in DELETE {
        tx.run(sql, values![permit.thing()]).await?;
    }
    let (act, thing) = ("DiscardCase".to_owned(), permit.thing().to_string());
    audit::add(tx, &Entry { hub: permit.hub(), person: Some(permit.person()), act, thing }, world.now()).await
}
