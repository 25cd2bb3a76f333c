//! The rooms of all sessions, and what a moderator may do in them: one face, two ways behind it.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::id::{PersonId, SessionId};
use domain::moment::Moment;
use sfu::Ways;
use sfu::token::Source;

use crate::cluster::{Cluster, ClusterSettings};
use crate::embedded::Embedded;
use crate::event::EventRefusal;
use crate::{Join, Presences, Ticket};

/// How the rooms of this process are run.
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
    /// The file that a planned stop leaves to the next start: who was sent away, who may no longer speak, which tickets
    /// were used. None: nothing is left.
    pub handover: Option<PathBuf>,
}

/// Why the rooms could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A short secret can be guessed.
    #[error("the secret for room tickets has {0} bytes; it needs at least 32")]
    ShortSecret(usize),
    /// No name of a key, which the cluster looks its secret up by.
    #[error("the media cluster needs the name of a key")]
    NoKey,
    /// Browsers would not go there, or tickets would travel in the open.
    #[error(
        "the address of the media cluster, \"{0}\", is not of the form wss://media.example.org (ws:// is for this machine only)"
    )]
    Address(String),
    /// The media server did not start.
    #[error(transparent)]
    Server(#[from] sfu::Error),
    /// No TLS on this machine.
    #[error("the media cluster cannot be called: {0}")]
    Tls(String),
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
    /// The media cluster did not do it; why stands in the log.
    #[error("the media cluster does not answer as it should")]
    Away,
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

/// A stay that goes on now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub person: PersonId,
    /// The same as [`crate::Presence::stay`].
    pub stay: String,
    /// When they came.
    pub since: Moment,
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
    pub(crate) way: Way,
}

/// Where the rooms are.
#[derive(Clone)]
pub(crate) enum Way {
    Embedded(Arc<Embedded>),
    Cluster(Arc<Cluster>),
}

/// The same verb of whichever way it is.
macro_rules! by {
    ($rooms:expr, $way:ident => $call:expr) => {
        match &$rooms.way {
            Way::Embedded($way) => $call,
            Way::Cluster($way) => $call,
        }
    };
}

impl Rooms {
    /// Opens the media ports of this machine and starts the threads.
    ///
    /// # Errors
    /// When the secret is short or a port is taken.
    pub fn start(settings: &Settings) -> Result<Self, StartError> {
        Ok(Self { way: Way::Embedded(Arc::new(Embedded::start(settings)?)) })
    }

    /// The rooms of a LiveKit cluster. Nothing is asked of it yet: see [`Rooms::check`].
    ///
    /// # Errors
    /// When its address, key or secret cannot be right.
    pub fn on(cluster: ClusterSettings) -> Result<Self, StartError> {
        Ok(Self { way: Way::Cluster(Arc::new(Cluster::new(cluster)?)) })
    }

    /// The address of the cluster, as browsers connect to it; None when the rooms are in this process, and pages
    /// connect to where they came from.
    pub fn address(&self) -> Option<&str> {
        match &self.way {
            Way::Embedded(_) => None,
            Way::Cluster(cluster) => Some(cluster.address()),
        }
    }

    /// Asks the cluster for its rooms, to know that it is there and takes our key.
    ///
    /// # Errors
    /// A sentence for whoever runs the installation.
    pub async fn check(&self) -> Result<(), String> {
        match &self.way {
            Way::Embedded(_) => Ok(()),
            Way::Cluster(cluster) => cluster.check().await.map_err(|error| error.to_string()),
        }
    }

    /// The routes that a room's page connects to; they check tickets themselves. A cluster has them, not we.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> axum::Router<S> {
        match &self.way {
            Way::Embedded(embedded) => embedded.sfu.router(),
            Way::Cluster(_) => axum::Router::new(),
        }
    }

    /// What lets a person into a session's room from `now` on.
    pub fn ticket(&self, join: &Join, now: Moment) -> Ticket {
        match &self.way {
            Way::Embedded(embedded) => Ticket::sign(&embedded.key, join, now),
            Way::Cluster(cluster) => cluster.ticket(join, now),
        }
    }

    /// The events of all rooms. There is one reader: the first call takes them.
    pub fn presences(&self) -> Option<Presences> {
        match &self.way {
            Way::Embedded(embedded) => embedded.sfu.events().map(Presences::new),
            Way::Cluster(cluster) => cluster.told().map(|told| Presences::told(told, self.clone())),
        }
    }

    /// Takes in what the cluster tells: a signed message (LiveKit's webhook) with the value of its `Authorization` header.
    /// Returns when the reader of [`Rooms::presences`] has kept what it says.
    ///
    /// # Errors
    /// When nothing of it may be believed, or the reader is behind and it must be told again.
    pub async fn hear(&self, authorization: &str, body: &[u8], now: Moment) -> Result<(), EventRefusal> {
        match &self.way {
            Way::Embedded(_) => Err(EventRefusal::NoCluster),
            Way::Cluster(cluster) => cluster.hear(authorization, body, now).await,
        }
    }

    /// Who is in a session's room now.
    ///
    /// # Errors
    /// [`Refusal::Busy`], [`Refusal::Away`].
    pub async fn present(&self, session: SessionId) -> Result<Vec<Sitter>, Refusal> {
        by!(self, way => way.present(session).await)
    }

    /// Everybody in all rooms now.
    ///
    /// # Errors
    /// [`Refusal::Busy`], [`Refusal::Away`].
    pub async fn stays(&self) -> Result<Vec<Stay>, Refusal> {
        by!(self, way => way.stays().await)
    }

    /// Mutes what a person sends; they alone can unmute it.
    ///
    /// # Errors
    /// When they are not there or send nothing of the kind.
    pub async fn mute(&self, session: SessionId, person: PersonId, source: Source) -> Result<(), Refusal> {
        by!(self, way => way.mute(session, person, source).await)
    }

    /// Sends a person out of the room. In this process, tickets from before are dead, also of somebody who is not there
    /// now; a cluster may take one for as long as it is good, so whoever reads the events must send them out again.
    /// Whoever gives out tickets must not give them another.
    ///
    /// # Errors
    /// When they are not there.
    pub async fn remove(&self, session: SessionId, person: PersonId) -> Result<(), Refusal> {
        by!(self, way => way.remove(session, person).await)
    }

    /// Lets a person send, or no longer; what they may no longer send ends at once.
    ///
    /// # Errors
    /// When they are not there.
    pub async fn permit(&self, session: SessionId, person: PersonId, publish: bool) -> Result<(), Refusal> {
        by!(self, way => way.permit(session, person, publish).await)
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
        by!(self, way => way.describe(session, person, attributes).await)
    }

    /// Sends a message of at most 60,000 bytes to the pages in a session's room, or to those of some people; `topic` says
    /// what it is about. It comes from nobody in the room.
    ///
    /// # Errors
    /// When nobody is there, or it is too long ([`Refusal::NotSent`]).
    pub async fn tell(
        &self,
        session: SessionId,
        topic: &str,
        payload: Vec<u8>,
        to: &[PersonId],
    ) -> Result<(), Refusal> {
        by!(self, way => way.tell(session, topic, payload, to).await)
    }

    /// Changes the text about a session's room that every page in it can read; it ends with the room. An empty one changes
    /// nothing on a cluster.
    ///
    /// # Errors
    /// When nobody is there, or it is too long ([`Refusal::NotSent`]).
    pub async fn inscribe(&self, session: SessionId, text: &str) -> Result<(), Refusal> {
        by!(self, way => way.inscribe(session, text).await)
    }

    /// Sends everybody out of a session's room.
    ///
    /// # Errors
    /// When nobody is there.
    pub async fn close(&self, session: SessionId) -> Result<(), Refusal> {
        by!(self, way => way.close(session).await)
    }

    /// What the media threads of this process have done so far; nothing with a cluster, which counts for itself.
    pub fn work(&self) -> Work {
        match &self.way {
            Way::Embedded(embedded) => embedded.work(),
            Way::Cluster(_) => Work::default(),
        }
    }

    /// Tells every page to come back to the server that comes next, and stops. Blocks for a moment. The rooms of a cluster
    /// go on; we only stop listening.
    pub fn stop(&self) {
        match &self.way {
            Way::Embedded(embedded) => embedded.stop(),
            Way::Cluster(cluster) => cluster.stop(),
        }
    }
}
