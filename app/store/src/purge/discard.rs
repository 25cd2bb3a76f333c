//! A draft that nobody but its presenter has read goes for good when they do not want it.

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

/// All that is kept about a draft, and then the draft itself.
const DELETE: [&str; 3] = [
    "DELETE FROM kept_identifier WHERE \"case\" = $1",
    "DELETE FROM case_event WHERE \"case\" = $1",
    "DELETE FROM \"case\" WHERE id = $1",
];

/// Deletes a draft with all that was attached to it. [`Error::Taken`] once it was handed in: then the hub has it.
pub async fn discard(tx: &mut Tx, permit: &Permit<WriteCase>, world: &World) -> Result<()> {
    // Held until the end of the transaction: no autosave brings anything back.
    let sql = "UPDATE \"case\" SET revision = revision + 1
        WHERE id = $1 AND hub = $2 AND presenter = $3 AND state = 'draft' AND submitted IS NULL";
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
