//! Who is in which session's room, as it happens: attendance is made of this.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::id::{PersonId, SessionId};
use domain::moment::Moment;
use tokio::sync::{mpsc, oneshot};

pub use sfu::Departure;

use crate::Rooms;

/// Something happened to a person in a session's room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The session.
    pub session: SessionId,
    /// The person.
    pub person: PersonId,
    /// One coming and going: the same from [`Change::Arrived`] to [`Change::Left`], another one
    /// the next time, and another one on a second page.
    pub stay: String,
    /// What happened.
    pub change: Change,
    /// When.
    pub at: Moment,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Came in.
    Arrived,
    /// The connection broke; back within seconds, or gone.
    Interrupted,
    /// The connection is back; they were never away.
    Resumed,
    /// Began (true) or ceased (false) to speak.
    Speaking(bool),
    /// Spoke from when to when; told when it is over, a long talk in pieces that touch.
    Spoke {
        /// Its beginning.
        from: Moment,
        /// Its end.
        to: Moment,
    },
    /// Is gone. [`Departure::Replaced`] means they are still there, on another page: an
    /// [`Change::Arrived`] of another stay follows.
    Left(Departure),
}

/// An event of a cluster, with whom to tell that it is kept.
pub(crate) struct Told {
    pub(crate) presence: Presence,
    pub(crate) kept: oneshot::Sender<()>,
}

/// The events of all rooms, in order. No arrival and no departure is lost, however slowly they
/// are read.
pub struct Presences {
    origin: Origin,
}

enum Origin {
    Embedded(mpsc::Receiver<sfu::Presence>),
    Cluster { told: mpsc::Receiver<Told>, kept: Option<oneshot::Sender<()>>, rooms: Rooms },
}

impl Presences {
    pub(crate) fn new(events: mpsc::Receiver<sfu::Presence>) -> Self {
        Self { origin: Origin::Embedded(events) }
    }

    pub(crate) fn told(told: mpsc::Receiver<Told>, rooms: Rooms) -> Self {
        Self { origin: Origin::Cluster { told, kept: None, rooms } }
    }

    /// The next event; None when the server has stopped and everything was read. Whoever asks for the next one has kept
    /// the one before: a cluster is told so, and tells again what was not.
    pub async fn next(&mut self) -> Option<Presence> {
        match &mut self.origin {
            Origin::Embedded(events) => loop {
                let event = events.recv().await?;
                if let Some(presence) = translate(&event) {
                    return Some(presence);
                }
            },
            Origin::Cluster { told, kept, .. } => {
                if let Some(kept) = kept.take() {
                    // Whoever told it may have stopped waiting; they tell it again, and it is kept once.
                    let _ = kept.send(());
                }
                let next = told.recv().await?;
                *kept = Some(next.kept);
                Some(next.presence)
            }
        }
    }

    /// The rooms, when they go on without this process: then events may be missed, and whoever keeps them has to ask who
    /// is there ([`Rooms::stays`]).
    pub fn apart(&self) -> Option<Rooms> {
        match &self.origin {
            Origin::Embedded(_) => None,
            Origin::Cluster { rooms, .. } => Some(rooms.clone()),
        }
    }
}

/// The event in the product's words; None for what does not concern it.
fn translate(event: &sfu::Presence) -> Option<Presence> {
    // Only tickets of ours open rooms, and they carry ids.
    let session = event.room.parse().ok()?;
    let person = event.identity.parse().ok()?;
    let change = match &event.change {
        sfu::Change::Joined { .. } => Change::Arrived,
        sfu::Change::Reconnecting => Change::Interrupted,
        sfu::Change::Resumed => Change::Resumed,
        sfu::Change::Speaking(begins) => Change::Speaking(*begins),
        sfu::Change::Spoke { from, to } => Change::Spoke { from: moment(*from)?, to: moment(*to)? },
        sfu::Change::Left(why) => Change::Left(*why),
        sfu::Change::Attributes(_)
        | sfu::Change::Published(_)
        | sfu::Change::Unpublished(_)
        | sfu::Change::RoomStarted
        | sfu::Change::RoomFinished => return None,
    };
    Some(Presence { session, person, stay: event.participant.clone(), change, at: moment(event.wall)? })
}

/// The same time as the product counts it.
pub(crate) fn moment(wall: SystemTime) -> Option<Moment> {
    let micros = wall.duration_since(UNIX_EPOCH).ok()?.as_micros();
    Some(Moment::from_micros(i64::try_from(micros).ok()?))
}
