//! What the one who runs the server can ask of its rooms.

use std::collections::BTreeMap;
use std::time::SystemTime;

use tokio::sync::oneshot;

use serde::{Deserialize, Serialize};

use crate::token::Source;
use crate::worker::{Command, Worker};
use crate::{Handle, Sfu};

/// A room with somebody in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSummary {
    /// Its name, as in the tokens.
    pub name: String,
    /// When the first participant came.
    pub created: SystemTime,
    /// How many are in, hidden ones included.
    pub participants: usize,
    /// New each time somebody opens it.
    pub sid: String,
    /// Text about it that everybody in it can read.
    pub metadata: String,
}

/// Somebody in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantSummary {
    /// Unique in the room.
    pub identity: String,
    /// New for each time somebody joins.
    pub sid: String,
    /// The name others see.
    pub name: String,
    /// Named values others can read.
    pub attributes: BTreeMap<String, String>,
    /// When they came.
    pub joined: SystemTime,
    /// Media flows and the websocket is open.
    pub connected: bool,
    /// What they send.
    pub tracks: Vec<TrackSummary>,
}

/// Something somebody sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackSummary {
    /// Its name in the room.
    pub sid: String,
    /// What it shows or says; None when the client did not tell.
    pub source: Option<Source>,
    /// Nothing of it is forwarded now.
    pub muted: bool,
}

/// What somebody may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// May send audio and video.
    pub publish: bool,
    /// The sources that may be sent; empty means all.
    pub sources: Vec<Source>,
    /// May receive audio and video.
    pub subscribe: bool,
    /// May send data messages.
    pub data: bool,
}

/// A data message from the server itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about; clients choose by it.
    pub topic: String,
    /// At most 60,000 bytes.
    pub payload: Vec<u8>,
    /// Identities it is meant for; empty means everybody.
    pub to: Vec<String>,
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is in a room of this name.
    #[error("there is no such room")]
    NoRoom,
    /// Nobody with this identity is in the room.
    #[error("there is no such participant in the room")]
    NoParticipant,
    /// The participant sends nothing of this source.
    #[error("the participant does not send this")]
    NoTrack,
    /// More text than is passed on.
    #[error("the text is too long")]
    TooLong,
    /// The media thread has too much to do, or has ended.
    #[error("the media server is busy")]
    Busy,
}

impl Sfu {
    /// Rooms with somebody in them.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub async fn rooms(&self) -> Result<Vec<RoomSummary>, Refusal> {
        let mut rooms = Vec::new();
        for worker in self.workers() {
            rooms.extend(ask(worker, |worker| Ok(worker.room_summaries())).await?);
        }
        rooms.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(rooms)
    }

    /// Who is in a room; nobody when there is no such room.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub async fn participants(&self, room: &str) -> Result<Vec<ParticipantSummary>, Refusal> {
        let name = room.to_owned();
        ask(self.worker_of(room), move |worker| Ok(worker.participant_summaries(&name))).await
    }

    /// Sends somebody away, and out again if they come with a token from before. A token that is minted a second later
    /// lets them in: whoever mints tokens decides. Remembered for a day, until this process ends.
    ///
    /// # Errors
    /// [`Refusal::NoParticipant`], [`Refusal::Busy`].
    pub async fn remove(&self, room: &str, identity: &str) -> Result<(), Refusal> {
        let (name, identity) = (room.to_owned(), identity.to_owned());
        ask(self.worker_of(room), move |worker| worker.remove(&name, &identity)).await
    }

    /// Mutes what somebody sends of a source; only they themselves can unmute it.
    ///
    /// # Errors
    /// [`Refusal::NoParticipant`], [`Refusal::NoTrack`], [`Refusal::Busy`].
    pub async fn mute(&self, room: &str, identity: &str, source: Source) -> Result<(), Refusal> {
        let (name, identity) = (room.to_owned(), identity.to_owned());
        ask(self.worker_of(room), move |worker| worker.mute(&name, &identity, source)).await
    }

    /// Changes what somebody may do, at once.
    ///
    /// # Errors
    /// [`Refusal::NoParticipant`], [`Refusal::Busy`].
    pub async fn permit(&self, room: &str, identity: &str, permission: Permission) -> Result<(), Refusal> {
        let (name, identity) = (room.to_owned(), identity.to_owned());
        ask(self.worker_of(room), move |worker| worker.permit(&name, &identity, permission)).await
    }

    /// Changes what others read about somebody. `None` leaves a text as it is; an attribute with
    /// an empty value is removed, one that is not named stays.
    ///
    /// # Errors
    /// [`Refusal::NoParticipant`], [`Refusal::TooLong`], [`Refusal::Busy`].
    pub async fn describe(
        &self,
        room: &str,
        identity: &str,
        name: Option<String>,
        metadata: Option<String>,
        attributes: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let (at, identity) = (room.to_owned(), identity.to_owned());
        ask(self.worker_of(room), move |worker| worker.describe(&at, &identity, name, metadata, attributes)).await
    }

    /// Lets somebody receive some tracks, named by their sids, or no longer. Their client may change it again, and the
    /// senders of the tracks may have excluded them.
    ///
    /// # Errors
    /// [`Refusal::NoParticipant`], [`Refusal::NoTrack`] when one of the tracks is not sent in the room, and then nothing is
    /// changed, [`Refusal::Busy`].
    pub async fn subscribe(
        &self,
        room: &str,
        identity: &str,
        tracks: Vec<String>,
        subscribe: bool,
    ) -> Result<(), Refusal> {
        let (name, identity) = (room.to_owned(), identity.to_owned());
        ask(self.worker_of(room), move |worker| worker.direct(&name, &identity, &tracks, subscribe)).await
    }

    /// Changes the text about a room that everybody in it can read. It ends with the room.
    ///
    /// # Errors
    /// [`Refusal::NoRoom`], [`Refusal::TooLong`], [`Refusal::Busy`].
    pub async fn describe_room(&self, room: &str, metadata: String) -> Result<(), Refusal> {
        let name = room.to_owned();
        ask(self.worker_of(room), move |worker| worker.inscribe(&name, metadata)).await
    }

    /// Sends a data message to a room, reliably and from nobody in it.
    ///
    /// # Errors
    /// [`Refusal::NoRoom`], [`Refusal::TooLong`], [`Refusal::Busy`].
    pub async fn notify(&self, room: &str, notice: Notice) -> Result<(), Refusal> {
        let name = room.to_owned();
        ask(self.worker_of(room), move |worker| worker.notify(&name, &notice)).await
    }

    /// Sends everybody in a room away.
    ///
    /// # Errors
    /// [`Refusal::NoRoom`], [`Refusal::Busy`].
    pub async fn close_room(&self, room: &str) -> Result<(), Refusal> {
        let name = room.to_owned();
        ask(self.worker_of(room), move |worker| worker.close(&name)).await
    }
}

async fn ask<T: Send + 'static>(
    worker: &Handle,
    work: impl FnOnce(&mut Worker) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    ask_as(worker, work, || Refusal::Busy).await
}

/// Has a media thread do something, with other reasons why not.
pub(crate) async fn ask_as<T: Send + 'static, E: Send + 'static>(
    worker: &Handle,
    work: impl FnOnce(&mut Worker) -> Result<T, E> + Send + 'static,
    busy: impl Fn() -> E,
) -> Result<T, E> {
    let (answer, answered) = oneshot::channel();
    let order = Command::Order(Box::new(move |worker| {
        // Whoever asked may have stopped waiting.
        let _ = answer.send(work(worker));
    }));
    worker.tell(order).map_err(|_| busy())?;
    answered.await.unwrap_or_else(|_| Err(busy()))
}
