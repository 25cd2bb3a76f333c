//! Who is in which session's room, as it happens: attendance is made of this.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::id::{PersonId, SessionId};
use domain::moment::Moment;
use tokio::sync::mpsc;

pub use sfu::Departure;

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

/// The events of all rooms, in order. No arrival and no departure is lost, however slowly they
/// are read.
pub struct Presences {
    events: mpsc::Receiver<sfu::Presence>,
}

impl Presences {
    pub(crate) fn new(events: mpsc::Receiver<sfu::Presence>) -> Self {
        Self { events }
    }

    /// The next event; None when the server has stopped and everything was read.
    pub async fn next(&mut self) -> Option<Presence> {
        loop {
            let event = self.events.recv().await?;
            if let Some(presence) = translate(&event) {
                return Some(presence);
            }
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

fn moment(wall: SystemTime) -> Option<Moment> {
    let micros = wall.duration_since(UNIX_EPOCH).ok()?.as_micros();
    Some(Moment::from_micros(i64::try_from(micros).ok()?))
}
