//! A participant without a screen: joins a room over the same protocol as a browser, sends canned
//! media and counts what it receives. For demonstrations, tests and benchmarks.

mod badness;
mod clip;
mod data;
mod door;
mod ivf;
mod ogg;
mod path;
mod report;
mod run;
mod stage;
mod told;
mod transport;

use std::collections::BTreeMap;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

pub use clip::{Clip, ClipError};
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use ogg::read as read_ogg;
pub use report::{Message, Received, Remote, RemoteTrack, Report};

use crate::token::Source;

/// How to enter a room.
#[derive(Clone, Debug)]
pub struct Entrance {
    /// Where the server is, such as `ws://127.0.0.1:8080`; without TLS.
    pub url: String,
    /// An access token for the room.
    pub token: String,
    /// What to send; None to watch only.
    pub clip: Option<Clip>,
    /// Receive what the others send.
    pub subscribe: bool,
}

/// Over what media goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// UDP.
    #[default]
    Udp,
    /// TCP, to the port that the server tells; no UDP at all.
    Tcp,
}

/// In what manner a participant comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Usual,
    /// Under the fingerprint of another's certificate.
    Impostor,
    WithoutH264,
}

/// Why a participant could not enter.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The address is not `ws://host:port`.
    #[error("the address {0} is not ws://host:port")]
    Address(String),
    /// The websocket or the media socket could not be opened.
    #[error("cannot connect: {0}")]
    Connect(String),
    /// The server did not let it in.
    #[error("the server refused: {0}")]
    Refused(String),
    /// The transport could not be made.
    #[error("the media transport failed: {0}")]
    Transport(String),
}

/// What a participant is told to do.
enum Command {
    Attributes(BTreeMap<String, String>),
    Mute(Source, bool),
    Send { topic: String, payload: Vec<u8>, to: Vec<String>, reliable: bool },
    Raw(Vec<u8>),
    Admit(Vec<String>),
    Subscribe(Vec<String>, bool),
    Deafen(bool),
    Misbehave(bool),
    Hush(bool),
    Path(bool),
    Turn,
    Break,
    Leave,
}

/// A participant that runs in a task of its own until it leaves.
pub struct Participant {
    commands: mpsc::Sender<Command>,
    report: watch::Receiver<Report>,
    token: watch::Receiver<String>,
    task: JoinHandle<()>,
}

impl Participant {
    /// Enters a room. Returns when the server has let it in; media connects right after.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let it in.
    pub async fn join(entrance: Entrance) -> Result<Self, ClientError> {
        Self::enter(entrance, Way::Udp, Manner::Usual).await
    }

    /// Enters a room as a client that knows no H.264.
    ///
    /// # Errors
    /// As [`Participant::join`].
    pub async fn join_without_h264(entrance: Entrance) -> Result<Self, ClientError> {
        Self::enter(entrance, Way::Udp, Manner::WithoutH264).await
    }

    /// Enters a room as [`Self::join`] does, with media over this way.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let it in.
    pub async fn join_by(entrance: Entrance, way: Way) -> Result<Self, ClientError> {
        Self::enter(entrance, way, Manner::Usual).await
    }

    async fn enter(entrance: Entrance, way: Way, manner: Manner) -> Result<Self, ClientError> {
        let (commands, received) = mpsc::channel(64);
        let (told, report) = watch::channel(Report::default());
        let (renewed, token) = watch::channel(entrance.token.clone());
        let run = run::Run::begin(entrance, way, received, told, renewed, manner).await?;
        let task = tokio::spawn(run.until_left());
        Ok(Self { commands, report, token, task })
    }

    /// Enters a room under the fingerprint of another's certificate, to test that a server notices.
    ///
    /// # Errors
    /// As [`Participant::join`].
    pub async fn join_as_impostor(entrance: Entrance) -> Result<Self, ClientError> {
        Self::enter(entrance, Way::Udp, Manner::Impostor).await
    }

    /// What it knows and has received so far.
    pub fn report(&self) -> Report {
        self.report.borrow().clone()
    }

    /// Waits until the report shows something; false when the participant has left before.
    pub async fn until(&self, shown: impl FnMut(&Report) -> bool) -> bool {
        self.report.clone().wait_for(shown).await.is_ok()
    }

    /// Changes attributes that others can read, such as a raised hand.
    pub async fn set_attributes(&self, attributes: BTreeMap<String, String>) {
        self.command(Command::Attributes(attributes)).await;
    }

    /// Mutes or unmutes what it sends of a source.
    pub async fn mute(&self, source: Source, muted: bool) {
        self.command(Command::Mute(source, muted)).await;
    }

    /// Sends a data message to some identities, or to everybody when `to` is empty.
    pub async fn send(&self, topic: &str, payload: &[u8], to: &[String], reliable: bool) {
        let (topic, payload, to) = (topic.to_owned(), payload.to_vec(), to.to_vec());
        self.command(Command::Send { topic, payload, to, reliable }).await;
    }

    /// Sends bytes over the websocket as they are, to test how a server takes them.
    pub async fn send_raw(&self, bytes: Vec<u8>) {
        self.command(Command::Raw(bytes)).await;
    }

    /// The newest token the server gave it: good for coming back, and for starting over once.
    pub fn token(&self) -> String {
        self.token.borrow().clone()
    }

    /// Lets only these identities receive what it sends.
    pub async fn admit_only(&self, identities: &[&str]) {
        self.command(Command::Admit(identities.iter().map(|name| (*name).to_owned()).collect())).await;
    }

    /// Asks for tracks by their sids, or gives them back.
    pub async fn subscribe(&self, tracks: &[String], subscribe: bool) {
        self.command(Command::Subscribe(tracks.to_vec(), subscribe)).await;
    }

    /// Sends, beside every datagram, the same once more and a spoiled copy, to test how a server takes them.
    pub async fn misbehave(&self, badly: bool) {
        self.command(Command::Misbehave(badly)).await;
    }

    /// Pretends to be silent, with an open microphone.
    pub async fn hush(&self, silent: bool) {
        self.command(Command::Hush(silent)).await;
    }

    /// Loses every data message that comes, as when the path breaks between two of them.
    pub async fn deafen(&self, deaf: bool) {
        self.command(Command::Deafen(deaf)).await;
    }

    /// Loses the whole path, websocket and media, without a word.
    pub async fn lose_path(&self) {
        self.command(Command::Path(false)).await;
    }

    /// Finds the path again, and comes back.
    pub async fn find_path(&self) {
        self.command(Command::Path(true)).await;
    }

    /// Shows the next page of its slides, see [`Clip::slides`].
    pub async fn turn_page(&self) {
        self.command(Command::Turn).await;
    }

    /// Breaks the websocket without a word, as a lost network does; it resumes by itself.
    pub async fn break_websocket(&self) {
        self.command(Command::Break).await;
    }

    /// Leaves the room and ends.
    pub async fn leave(self) {
        self.command(Command::Leave).await;
        // A task that was stopped has left in another way.
        let _ = self.task.await;
    }

    async fn command(&self, command: Command) {
        // A participant that has left already does nothing.
        let _ = self.commands.send(command).await;
    }
}

impl std::fmt::Debug for Participant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Participant").field("sid", &self.report.borrow().sid).finish_non_exhaustive()
    }
}

/// The first offer of a participant that only watches.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn offer_for_tests(local: std::net::SocketAddr, now: std::time::Instant) -> String {
    let local = str0m::Candidate::host(local, "udp").ok();
    transport::Transport::new(local, None, true, true, now).map(|(_, offer)| offer.sdp).unwrap_or_default()
}
