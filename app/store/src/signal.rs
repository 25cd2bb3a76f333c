//! Live signals: "something of this session (or transcript) changed", told to every open screen after the change is on disk.

use domain::id::Id;
use tokio::sync::broadcast::{self, error::TryRecvError};
use uuid::Uuid;

/// How many signals a slow listener may fall behind before it is told to look again.
const BACKLOG: usize = 256;

/// Where signals are sent and heard.
#[derive(Clone)]
pub struct Signals(broadcast::Sender<Told>);

/// What is told.
#[derive(Clone, Copy)]
enum Told {
    Changed(Uuid),
    /// The house closes: whoever listens goes home.
    End,
}

impl Default for Signals {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Signals {
    /// Listens to every signal from now on.
    pub fn listen(&self) -> Listener {
        Listener(self.0.subscribe())
    }

    /// Tells everybody in this process. Nobody listening is no error.
    pub(crate) fn tell(&self, thing: Uuid) {
        self.0.send(Told::Changed(thing)).ok();
    }

    /// Ends every listening in this process, so that open streams end before the house closes.
    pub fn end(&self) {
        self.0.send(Told::End).ok();
    }
}

/// One ear.
pub struct Listener(broadcast::Receiver<Told>);

impl Listener {
    /// Waits for the next signal of a thing; false when no more can come. A listener that fell behind is woken too,
    /// and signals that came meanwhile are one.
    pub async fn changed(&mut self, thing: impl Id) -> bool {
        let thing = thing.uuid();
        loop {
            match self.0.recv().await {
                Ok(Told::Changed(told)) if told == thing => break,
                Ok(Told::Changed(_)) => {}
                Ok(Told::End) => return false,
                Err(broadcast::error::RecvError::Lagged(_)) => break,
                Err(broadcast::error::RecvError::Closed) => return false,
            }
        }
        loop {
            match self.0.try_recv() {
                Ok(Told::Changed(_)) | Err(TryRecvError::Lagged(_)) => {}
                Ok(Told::End) => return false,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return true,
            }
        }
    }
}
