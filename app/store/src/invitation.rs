//! People who were asked by mail to register for a cycle.

use domain::{
    access::{ManageCycle, Permit},
    moment::Moment,
    registration::State,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// Somebody who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Their address.
    pub email: String,
    /// When they were written to last.
    pub at: Moment,
    /// How their registration stands; none when there is none.
    pub state: Option<State>,
}

/// Notes that somebody is written to now. False, and nothing noted, when they were written to before, unless `again` asks for it.
pub async fn note(tx: &mut Tx, permit: &Permit<ManageCycle>, email: &str, again: bool, now: Moment) -> Result<bool> {
    let sql = "INSERT INTO invitation (cycle, email, invited, invited_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (cycle, email) DO NOTHING";
    if tx.run(sql, values![permit.thing(), email, now, permit.person()]).await? == 1 {
        return Ok(true);
    }
    if !again {
        return Ok(false);
    }
    let sql = "UPDATE invitation SET invited = $3, invited_by = $4 WHERE cycle = $1 AND email = $2";
    tx.run_one(sql, values![permit.thing(), email, now, permit.person()]).await?;
    Ok(true)
}

/// Everybody who was asked for a cycle, those without a registration first.
pub async fn of_cycle(tx: &mut Tx, permit: &Permit<ManageCycle>) -> Result<Vec<Invited>> {
    let sql = "SELECT invitation.email, invitation.invited, registration.state FROM invitation
            LEFT JOIN person ON person.email = invitation.email AND person.hub = $2
            LEFT JOIN registration ON registration.person = person.id AND registration.cycle = invitation.cycle
        WHERE invitation.cycle = $1
        ORDER BY CASE WHEN registration.state IS NULL THEN 0 ELSE 1 END, invitation.email";
    tx.all(sql, values![permit.thing(), permit.hub()], read).await
}

fn read(row: &Row) -> Result<Invited> {
    let state: Option<String> = row.get("state")?;
    Ok(Invited { email: row.get("email")?, at: row.get("invited")?, state: state.as_deref().and_then(State::parse) })
}
