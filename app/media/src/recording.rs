//! Recording what people in a session's room send: by the rooms of this process only. A cluster records by its own egress.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use domain::id::{PersonId, RecordingId, SessionId};
use domain::recording::{Ending, Refused};

use crate::rooms::{Rooms, Way};

pub use sfu::recording::{Entry, INDEX, Index};

/// Where a recording is written.
pub fn folder(recordings: &Path, recording: RecordingId) -> PathBuf {
    recordings.join(recording.to_string())
}

/// Why a recording is not done, in the product's words.
fn refused(why: &sfu::recording::Unrecorded) -> Refused {
    use sfu::recording::Unrecorded;
    match why {
        Unrecorded::NoRoom | Unrecorded::NotRecorded => Refused::Empty,
        Unrecorded::Encrypted => Refused::Encrypted,
        Unrecorded::Already => Refused::Already,
        Unrecorded::Folder(_) => Refused::Disk,
        Unrecorded::Busy => Refused::Busy,
    }
}

/// Why a recording ended by itself, as its index tells.
pub fn ending(ending: sfu::recording::Ending) -> Ending {
    match ending {
        sfu::recording::Ending::Stopped => Ending::Stopped,
        sfu::recording::Ending::Empty => Ending::Empty,
        sfu::recording::Ending::Shutdown => Ending::Shutdown,
        sfu::recording::Ending::Disk => Ending::Disk,
    }
}

impl Rooms {
    /// Whether rooms can be recorded by this program at all.
    pub fn can_record(&self) -> bool {
        matches!(self.way, Way::Embedded(_))
    }

    /// Records a session's room into a folder, and of the people in it only these. Every page is told.
    ///
    /// # Errors
    /// Why not.
    pub async fn record(&self, session: SessionId, folder: PathBuf, people: BTreeSet<PersonId>) -> Result<(), Refused> {
        let Way::Embedded(embedded) = &self.way else { return Err(Refused::Cluster) };
        let people = people.iter().map(ToString::to_string).collect();
        let recording = sfu::recording::Recording { folder, people };
        embedded.sfu.record(&session.to_string(), recording).await.map_err(|why| {
            tracing::warn!(%why, "a session is not recorded");
            refused(&why)
        })
    }

    /// Records a person from now on, or no longer. Nothing happens in a room that is not recorded.
    ///
    /// # Errors
    /// [`Refused::Busy`]: whoever asked must try again.
    pub async fn record_person(&self, session: SessionId, person: PersonId, yes: bool) -> Result<(), Refused> {
        let Way::Embedded(embedded) = &self.way else { return Ok(()) };
        let done = embedded.sfu.record_person(&session.to_string(), &person.to_string(), yes).await;
        settled(done)
    }

    /// Ends a recording; returns when nothing is taken any more. Its index tells when the files are complete.
    ///
    /// # Errors
    /// [`Refused::Busy`]: it goes on.
    pub async fn stop_recording(&self, session: SessionId) -> Result<(), Refused> {
        let Way::Embedded(embedded) = &self.way else { return Ok(()) };
        settled(embedded.sfu.end_recording(&session.to_string()).await.map(|_| ()))
    }
}

/// What ended by itself a moment ago needs nothing more.
fn settled(done: Result<(), sfu::recording::Unrecorded>) -> Result<(), Refused> {
    match done {
        Err(sfu::recording::Unrecorded::NotRecorded) => Ok(()),
        other => other.map_err(|why| refused(&why)),
    }
}
