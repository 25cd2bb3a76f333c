//! A roll call in the rooms of a media cluster, which go on while this program is away and whose messages may get lost. Who is
//! there and was not written down is written down; who was and is not there any more has left; who was sent out is sent out
//! again, for the cluster may take their old ticket.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    attendance::{Event, Kind},
    id::{PersonId, SessionId},
    moment::Moment,
};
use media::{Refusal, Rooms, Stay};
use store::{
    attendance::{self, Seen},
    room,
};

use crate::tools::Tools;

/// Days after which nobody is in the room of a session any more.
const RECENT: i64 = 2;

/// A stay, as the database names it.
type Name = (SessionId, String);

/// What the calls before have shown.
#[derive(Default)]
pub struct Roll {
    /// When everybody was called last.
    last: Option<Moment>,
    /// Who did not answer the last time, and when they were there for sure.
    missing: BTreeMap<Name, Moment>,
}

impl Roll {
    /// Calls everybody. Nothing is concluded from a call that the cluster did not answer whole.
    ///
    /// # Errors
    /// When the database does not take what was seen; the next call sees it again.
    pub async fn call(&mut self, tools: &Tools, rooms: &Rooms) -> Result<(), store::Error> {
        let now = tools.world.now();
        let here = match rooms.stays().await {
            Ok(here) => here,
            Err(refusal) => {
                tracing::warn!(%refusal, "nobody could be called in the rooms");
                return Ok(());
            }
        };
        let mut tx = tools.db.write().await?;
        let last = match self.last {
            Some(last) => Some(last),
            None => attendance::last_watched(&mut tx).await?,
        };
        let open = attendance::open(&mut tx, now.plus_days(-RECENT)).await?;
        for seen in unseen(&here, &open) {
            attendance::add(&mut tx, &seen).await?;
        }
        let missing = missing(&here, &open, &self.missing, last.unwrap_or(now));
        for seen in &open {
            let name = (seen.session, seen.event.connection.clone());
            // Who came after the rooms were asked is not there yet: only who is missing twice has left.
            if let (Some(at), true) = (missing.get(&name), self.missing.contains_key(&name)) {
                let event = Event { at: (*at).max(seen.event.at), kind: Kind::Left, ..seen.event.clone() };
                attendance::add(&mut tx, &Seen { event, ..seen.clone() }).await?;
            }
        }
        attendance::watched(&mut tx, now).await?;
        let out: BTreeSet<_> = room::sent_out(&mut tx).await?.into_iter().collect();
        tx.save().await?;
        self.last = Some(now);
        self.missing = missing;
        for stay in here.iter().filter(|stay| out.contains(&(stay.session, stay.person))) {
            send_out(rooms, stay.session, stay.person).await;
        }
        Ok(())
    }
}

/// Sends out whoever came in again.
pub(super) async fn send_out(rooms: &Rooms, session: SessionId, person: PersonId) {
    match rooms.remove(session, person).await {
        Ok(()) => tracing::info!(%session, "somebody who had been sent out came in again and was sent out"),
        Err(Refusal::NotThere) => {}
        Err(refusal) => tracing::warn!(%refusal, %session, "somebody could not be sent out again"),
    }
}

/// Who is there and was not seen to come.
fn unseen(here: &[Stay], open: &[Seen]) -> Vec<Seen> {
    let known: BTreeSet<_> = open.iter().map(|seen| (seen.session, seen.event.connection.as_str())).collect();
    here.iter()
        .filter(|stay| !known.contains(&(stay.session, stay.stay.as_str())))
        .map(|stay| {
            let event = Event { at: stay.since, kind: Kind::Joined, connection: stay.stay.clone() };
            Seen { session: stay.session, person: stay.person, event }
        })
        .collect()
}

/// Who was seen to come, is not there, and when they were there last.
fn missing(here: &[Stay], open: &[Seen], before: &BTreeMap<Name, Moment>, last: Moment) -> BTreeMap<Name, Moment> {
    let there: BTreeSet<_> = here.iter().map(|stay| (stay.session, stay.stay.as_str())).collect();
    open.iter()
        .filter(|seen| !there.contains(&(seen.session, seen.event.connection.as_str())))
        .map(|seen| {
            let name = (seen.session, seen.event.connection.clone());
            let at = before.get(&name).copied().unwrap_or(last);
            (name, at)
        })
        .collect()
}
