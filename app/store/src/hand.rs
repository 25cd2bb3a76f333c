//! Raised hands of a live session.

use domain::{
    access::{Act, JoinSession, LeadSession, Permit},
    hand::{self, Hand},
    id::{HandId, SessionId},
    moment::Moment,
    profession::Profession,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A raised hand with the person behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The hand.
    pub hand: Hand,
    /// The person's name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// Where they work.
    pub community: String,
}

/// The queue of a session, next to speak first.
pub async fn queue<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Raised>> {
    // A hand counts as "again" when the person's earlier one in this session was lowered.
    let sql = "SELECT hand.id, hand.person, hand.raised, hand.rank, person.name, person.profession, person.community,
            NOT EXISTS (SELECT 1 FROM membership WHERE membership.person = hand.person) AS spoke,
            EXISTS (
                SELECT 1 FROM hand AS earlier
                WHERE earlier.session = hand.session AND earlier.person = hand.person AND earlier.lowered IS NOT NULL
            ) AS again
        FROM hand JOIN person ON person.id = hand.person
        WHERE hand.session = $1 AND hand.lowered IS NULL AND person.hub = $2";
    let mut raised = tx.all(sql, values![permit.thing(), permit.hub()], read).await?;
    let order: Vec<_> = hand::queue(raised.iter().map(|raised| raised.hand.clone()).collect());
    raised.sort_by_key(|raised| order.iter().position(|hand| hand.id == raised.hand.id));
    Ok(raised)
}

/// Raises the person's hand in a live session. A raised hand stays where it is. [`Error::Taken`] when the session is not live.
pub async fn raise(tx: &mut Tx, permit: &Permit<JoinSession>, world: &World) -> Result<()> {
    let sql = "SELECT state FROM session WHERE id = $1";
    let state: String = tx.one(sql, values![permit.thing()], |row| row.get("state")).await?;
    if state != "live" {
        return Err(Error::Taken);
    }
    let sql = "INSERT INTO hand (id, session, person, raised) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    tx.run(sql, values![world.id::<HandId>(), permit.thing(), permit.person(), world.now()]).await?;
    tx.tell(permit.thing()).await
}

/// Lowers the person's own hand, if it is raised.
pub async fn lower_own(tx: &mut Tx, permit: &Permit<JoinSession>, now: Moment) -> Result<()> {
    let sql = "UPDATE hand SET lowered = $3 WHERE session = $1 AND person = $2 AND lowered IS NULL";
    tx.run(sql, values![permit.thing(), permit.person(), now]).await?;
    tx.tell(permit.thing()).await
}

/// Lowers somebody's hand, because they have spoken. One that is down already stays down.
pub async fn lower(tx: &mut Tx, permit: &Permit<LeadSession>, hand: HandId, now: Moment) -> Result<()> {
    let sql = "UPDATE hand SET lowered = COALESCE(lowered, $3) WHERE id = $1 AND session = $2";
    tx.run_one(sql, values![hand, permit.thing(), now]).await?;
    tx.tell(permit.thing()).await
}

/// Puts a hand at a place in the queue, 0 being next. [`Error::Missing`] when it is not raised any more.
pub async fn order(tx: &mut Tx, permit: &Permit<LeadSession>, hand: HandId, to: usize) -> Result<()> {
    let line: Vec<_> = queue(tx, permit).await?.into_iter().map(|raised| raised.hand).collect();
    let ranks = hand::moved(&line, hand, to).ok_or(Error::Missing)?;
    for (id, rank) in ranks {
        let sql = "UPDATE hand SET rank = $3 WHERE id = $1 AND session = $2 AND lowered IS NULL";
        tx.run(sql, values![id, permit.thing(), rank]).await?;
    }
    tx.tell(permit.thing()).await
}

/// Lowers every hand: the session is over.
pub(crate) async fn lower_all(tx: &mut Tx, session: SessionId, now: Moment) -> Result<()> {
    tx.run("UPDATE hand SET lowered = $2 WHERE session = $1 AND lowered IS NULL", values![session, now]).await?;
    Ok(())
}

fn read(row: &Row) -> Result<Raised> {
    let profession = row.parse("profession", Profession::parse)?;
    let hand = Hand {
        id: row.get("id")?,
        person: row.get("person")?,
        family: profession.family(),
        spoke: row.get("spoke")?,
        again: row.get("again")?,
        raised: row.get("raised")?,
        rank: row.get("rank")?,
    };
    Ok(Raised { hand, name: row.get("name")?, profession, community: row.get("community")? })
}
