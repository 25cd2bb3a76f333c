//! The rooms of all sessions, and what a moderator may do in them.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use domain::id::{PersonId, SessionId};
use domain::moment::Moment;
use sfu::token::{Key, Source};
use sfu::{Config, Permission, Sfu, Ways};

use crate::{Join, Presences, Ticket};

/// How the rooms are run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where media comes in, over UDP; port 0 lets the system choose.
    pub bind: SocketAddr,
    /// How browsers reach this machine: its public address, or loopback for a demonstration.
    pub advertised: IpAddr,
    /// What tickets are signed with: at least 32 random bytes, kept over restarts so that people
    /// come back by themselves.
    pub secret: Vec<u8>,
    /// Threads for media, one of which carries a whole room.
    pub threads: usize,
    /// How media gets through where UDP does not.
    pub ways: Ways,
}

/// Why the rooms could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A short secret can be guessed.
    #[error("the secret for room tickets has {0} bytes; it needs at least 32")]
    ShortSecret(usize),
    /// The media server did not start.
    #[error(transparent)]
    Server(#[from] sfu::Error),
}

/// Why a moderator's wish was not fulfilled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The person is not in the room, or nobody is.
    #[error("the person is not in the room")]
    NotThere,
    /// The person sends nothing of that kind.
    #[error("the person does not send this")]
    NotSent,
    /// Too much at once; try again.
    #[error("the media server is busy")]
    Busy,
}

impl From<sfu::Refusal> for Refusal {
    fn from(refusal: sfu::Refusal) -> Self {
        match refusal {
            sfu::Refusal::NoRoom | sfu::Refusal::NoParticipant => Self::NotThere,
            sfu::Refusal::NoTrack | sfu::Refusal::TooLong => Self::NotSent,
            sfu::Refusal::Busy => Self::Busy,
        }
    }
}

/// Somebody in a room now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitter {
    /// Who.
    pub person: PersonId,
    /// What they send, and whether it is muted.
    pub sends: Vec<(Source, bool)>,
    /// Their connection stands.
    pub connected: bool,
}

/// What the media threads have done since the start, for metrics and benchmarks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Packets handed on to somebody.
    pub forwarded_packets: u64,
    /// Bytes sent.
    pub sent_bytes: u64,
    /// People in rooms now.
    pub people: u64,
    /// Rooms with somebody in them now.
    pub rooms: u64,
    /// Time spent on a processor.
    pub cpu: Duration,
}

/// The rooms. Clones are the same rooms.
#[derive(Clone)]
pub struct Rooms {
    sfu: Sfu,
    key: Key,
}

impl Rooms {
    /// Opens the media ports and starts the threads.
    ///
    /// # Errors
    /// When the secret is short or a port is taken.
    pub fn start(settings: &Settings) -> Result<Self, StartError> {
        if settings.secret.len() < 32 {
            return Err(StartError::ShortSecret(settings.secret.len()));
        }
        let key = Key::new("rooms", &settings.secret);
        let sfu = Sfu::start(Config {
            bind: settings.bind,
            advertised: settings.advertised,
            key: key.clone(),
            workers: settings.threads,
            ways: settings.ways.clone(),
        })?;
        Ok(Self { sfu, key })
    }

    /// The routes that a room's page connects to; they check tickets themselves.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> axum::Router<S> {
        self.sfu.router()
    }

    /// What lets a person into a session's room from `now` on.
    pub fn ticket(&self, join: &Join, now: Moment) -> Ticket {
        Ticket::sign(&self.key, join, now)
    }

    /// The events of all rooms. There is one reader: the first call takes them.
    pub fn presences(&self) -> Option<Presences> {
        self.sfu.events().map(Presences::new)
    }

    /// Who is in a session's room now.
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub async fn present(&self, session: SessionId) -> Result<Vec<Sitter>, Refusal> {
        let participants = self.sfu.participants(&session.to_string()).await?;
        Ok(participants
            .into_iter()
            .filter_map(|participant| {
                Some(Sitter {
                    person: participant.identity.parse().ok()?,
                    sends: participant.tracks.iter().filter_map(|track| Some((track.source?, track.muted))).collect(),
                    connected: participant.connected,
                })
            })
            .collect())
    }

    /// Mutes what a person sends; they alone can unmute it.
    ///
    /// # Errors
    /// When they are not there or send nothing of the kind.
    pub async fn mute(&self, session: SessionId, person: PersonId, source: Source) -> Result<(), Refusal> {
        Ok(self.sfu.mute(&session.to_string(), &person.to_string(), source).await?)
    }

    /// Sends a person out of the room; tickets from before are dead, also of somebody who is not
    /// there now. Whoever gives out tickets must not give them another.
    ///
    /// # Errors
    /// When they are not there.
    pub async fn remove(&self, session: SessionId, person: PersonId) -> Result<(), Refusal> {
        Ok(self.sfu.remove(&session.to_string(), &person.to_string()).await?)
    }

    /// Lets a person send, or no longer; what they may no longer send ends at once.
    ///
    /// # Errors
    /// When they are not there.
    pub async fn permit(&self, session: SessionId, person: PersonId, publish: bool) -> Result<(), Refusal> {
        let permission = Permission { publish, sources: Vec::new(), subscribe: true, data: true };
        Ok(self.sfu.permit(&session.to_string(), &person.to_string(), permission).await?)
    }

    /// Changes what a person's tile says; an empty value takes an attribute away, one that is not
    /// named stays.
    ///
    /// # Errors
    /// When they are not there.
    pub async fn describe(
        &self,
        session: SessionId,
        person: PersonId,
        attributes: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let (room, identity) = (session.to_string(), person.to_string());
        Ok(self.sfu.describe(&room, &identity, None, None, attributes).await?)
    }

    /// Sends everybody out of a session's room.
    ///
    /// # Errors
    /// When nobody is there.
    pub async fn close(&self, session: SessionId) -> Result<(), Refusal> {
        Ok(self.sfu.close_room(&session.to_string()).await?)
    }

    /// What the media threads have done so far.
    pub fn work(&self) -> Work {
        let counters = self.sfu.counters();
        Work {
            forwarded_packets: counters.forwarded_packets,
            sent_bytes: counters.sent_bytes,
            people: counters.participants,
            rooms: counters.rooms,
            cpu: counters.cpu,
        }
    }

    /// Tells every page to come back to the server that comes next, and stops. Blocks for a
    /// moment.
    pub fn stop(&self) {
        self.sfu.shutdown();
    }
}
