//! Writes down who is in which room, and who speaks there from when to when: attendance and the balance of talk are made of
//! this. The rooms never wait for it.

use std::time::Duration;

use domain::attendance::{Event, Interval, Kind};
use media::{Change, Presence, Presences, Rooms};
use store::{
    Tx,
    attendance::{self, Seen},
    speaking::{self, Spoken},
};
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::tools::Tools;

pub mod roll;

use roll::Roll;

/// How often it is noted that the rooms are watched. After a crash, stays end at the last note.
const NOTE: Duration = Duration::from_secs(30);

/// How long it rests before it tries again to write down what could not be written.
const REST: Duration = Duration::from_secs(1);

/// Writes until the rooms have closed. What a crash left open is closed first; the rooms of a cluster go on without this
/// program, and who is there is asked for.
pub async fn run(tools: Tools, presences: Presences) {
    let apart = presences.apart();
    if apart.is_none()
        && let Err(error) = close_open(&tools).await
    {
        tracing::warn!(%error, "stays left open by the last run could not be closed");
    }
    tokio::select! {
        () = keep_all(&tools, presences, apart.as_ref()) => {}
        () = watch(&tools, apart.as_ref()) => {}
    }
}

/// Keeps one event after the other: asking for the next tells that the one before is kept.
async fn keep_all(tools: &Tools, mut presences: Presences, apart: Option<&Rooms>) {
    while let Some(presence) = presences.next().await {
        keep(tools, &presence).await;
        if let (Some(rooms), Change::Arrived) = (apart, presence.change)
            && let Err(error) = keep_out(tools, rooms, &presence).await
        {
            tracing::warn!(%error, "whether somebody had been sent out could not be looked up");
        }
    }
}

/// A cluster may take the old ticket of somebody who was sent out: then they are sent out again.
async fn keep_out(tools: &Tools, rooms: &Rooms, presence: &Presence) -> Result<(), store::Error> {
    let mut tx = tools.db.read().await?;
    let out = store::room::sent_out(&mut tx).await?;
    drop(tx);
    if out.contains(&(presence.session, presence.person)) {
        roll::send_out(rooms, presence.session, presence.person).await;
    }
    Ok(())
}

/// Notes now and then that the rooms are watched, or calls the roll in those of a cluster.
async fn watch(tools: &Tools, apart: Option<&Rooms>) {
    let mut roll = Roll::default();
    let mut note = interval(NOTE);
    note.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        note.tick().await;
        let noted = match apart {
            None => watched(tools).await,
            Some(rooms) => roll.call(tools, rooms).await,
        };
        if let Err(error) = noted {
            tracing::warn!(%error, "the watch over the rooms could not be noted");
        }
    }
}

/// What is kept of an event.
enum Kept {
    Seen(Seen),
    Spoken(Spoken),
}

/// A broken connection counts as present: it is back within seconds, or leaves. That somebody is speaking now is for eyes;
/// what they said is told when it is over, so that a crash leaves nothing open.
fn kept(presence: &Presence) -> Option<Kept> {
    let Presence { session, person, stay, .. } = presence;
    let (session, person, connection) = (*session, *person, stay.clone());
    let kind = match presence.change {
        Change::Arrived => Kind::Joined,
        Change::Left(_) => Kind::Left,
        Change::Spoke { from, to } => {
            return Some(Kept::Spoken(Spoken { session, person, connection, time: Interval { from, to } }));
        }
        Change::Interrupted | Change::Resumed | Change::Speaking(_) => return None,
    };
    Some(Kept::Seen(Seen { session, person, event: Event { at: presence.at, kind, connection } }))
}

/// Keeps an event, trying until the database takes it: no arrival and no departure is lost.
pub async fn keep(tools: &Tools, presence: &Presence) {
    let Some(kept) = kept(presence) else { return };
    while let Err(error) = write(tools, &kept).await {
        tracing::warn!(%error, session = %presence.session, "presence could not be written down");
        sleep(REST).await;
    }
}

async fn write(tools: &Tools, kept: &Kept) -> Result<(), store::Error> {
    let mut tx: Tx = tools.db.write().await?;
    match kept {
        Kept::Seen(seen) => attendance::add(&mut tx, seen).await?,
        Kept::Spoken(spoken) => speaking::add(&mut tx, spoken).await?,
    }
    tx.save().await
}

async fn watched(tools: &Tools) -> Result<(), store::Error> {
    let mut tx = tools.db.write().await?;
    attendance::watched(&mut tx, tools.world.now()).await?;
    tx.save().await
}

async fn close_open(tools: &Tools) -> Result<(), store::Error> {
    let mut tx = tools.db.write().await?;
    let closed = attendance::close_open(&mut tx, tools.world.now()).await?;
    tx.save().await?;
    if closed > 0 {
        tracing::info!(closed, "closed stays that the last run left open");
    }
    Ok(())
}
