//! The coordinator's review: accepted with a code, or returned with a note.

use domain::{
    access::{Permit, ReviewCase},
    case::{Code, Event},
    id::HubId,
    moment::Moment,
    world::World,
};

use super::{similar::index_again, step::advance};
use crate::{
    db::Tx,
    error::{Error, Result},
    values,
};

/// Draws before giving up; with one code in ten in use, one hub in ten million comes that far.
const DRAWS: usize = 8;

/// Gives a submitted case back with a note. [`Error::Taken`] when it is not waiting for review.
pub async fn give_back(tx: &mut Tx, permit: &Permit<ReviewCase>, note: &str, now: Moment) -> Result<()> {
    advance(tx, permit.hub(), permit.thing(), Event::Return, Some(permit.person()), now).await?;
    tx.run_one("UPDATE \"case\" SET note = $2 WHERE id = $1", values![permit.thing(), note]).await?;
    index_again(tx, permit.thing()).await
}

/// Accepts a submitted case and gives it its code, the one it had where it was accepted before. [`Error::Taken`] when it is not waiting for review.
pub async fn accept(tx: &mut Tx, permit: &Permit<ReviewCase>, world: &World) -> Result<Code> {
    advance(tx, permit.hub(), permit.thing(), Event::Accept, Some(permit.person()), world.now()).await?;
    let sql = "SELECT code FROM \"case\" WHERE id = $1";
    let had = tx.one(sql, values![permit.thing()], |row| row.maybe_parse("code", Code::parse)).await?;
    let code = match had {
        Some(code) => return Ok(code),
        None => free_code(tx, permit.hub(), world).await?,
    };
    tx.run_one("UPDATE \"case\" SET code = $2 WHERE id = $1", values![permit.thing(), code.as_str()]).await?;
    Ok(code)
}

/// A code that the hub does not use yet.
async fn free_code(tx: &mut Tx, hub: HubId, world: &World) -> Result<Code> {
    for _ in 0..DRAWS {
        let code = Code::draw(world);
        let sql = "SELECT code FROM \"case\" WHERE hub = $1 AND code = $2";
        let used = tx.maybe(sql, values![hub, code.as_str()], |row| row.get::<String>("code")).await?;
        if used.is_none() {
            return Ok(code);
        }
    }
    Err(Error::Taken)
}
