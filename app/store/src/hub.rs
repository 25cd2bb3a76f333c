//! Hubs: an installation has one, founded at its first start and named by its first administrator.

use domain::{
    access::{ManageHub, Permit},
    hub::Hub,
    id::HubId,
    language::Text,
    moment::{Moment, Zone},
};

use crate::{db::Tx, error::Result, row::Row, values};

/// The hub of this installation; founded without name and mailbox when there is none yet.
pub async fn found(tx: &mut Tx, id: HubId, now: Moment) -> Result<HubId> {
    let sql = "INSERT INTO hub (id, name_en, name_fr, zone, mailbox, created)
        SELECT $1, '', '', $2, '', $3 WHERE NOT EXISTS (SELECT 1 FROM hub)";
    tx.run(sql, values![id, &Zone::utc(), now]).await?;
    tx.one("SELECT id FROM hub ORDER BY created, id LIMIT 1", values![], |row| row.get("id")).await
}

/// The hub's names, zone and mailbox, which everybody may see.
pub async fn find(tx: &mut Tx, hub: HubId) -> Result<Hub> {
    tx.one("SELECT name_en, name_fr, zone, mailbox FROM hub WHERE id = $1", values![hub], read).await
}

/// Changes names, zone and mailbox.
pub async fn change(tx: &mut Tx, permit: &Permit<ManageHub>, to: &Hub) -> Result<()> {
    name(tx, permit.hub(), to).await
}

/// Names the hub at its set-up, when nobody holds a role in it yet.
pub(crate) async fn name(tx: &mut Tx, hub: HubId, to: &Hub) -> Result<()> {
    let sql = "UPDATE hub SET name_en = $2, name_fr = $3, zone = $4, mailbox = $5 WHERE id = $1";
    tx.run_one(sql, values![hub, &to.name.en, &to.name.fr, &to.zone, &to.mailbox]).await
}

fn read(row: &Row) -> Result<Hub> {
    let name = Text { en: row.get("name_en")?, fr: row.get("name_fr")? };
    Ok(Hub { name, zone: row.get("zone")?, mailbox: row.get("mailbox")? })
}
