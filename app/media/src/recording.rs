//! Recording what people in a session's room send: by the rooms of this process only. A cluster records by its own egress.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use domain::id::{PersonId, RecordingId, SessionId};
use domain::moment::Moment;
use domain::recording::{Ending, Refused, Stretch};

use crate::rooms::{Rooms, Way};

pub use sfu::recording::{Entry, INDEX, Index, Left};

/// Writes a file of a recording anew without these stretches of it; None, and no file, where nothing is left. One that broke off
/// becomes whole. The work ends when nobody waits for it any more.
///
/// # Errors
/// When it cannot be read or written.
pub async fn leave_out(from: PathBuf, to: PathBuf, cuts: &[Stretch]) -> std::io::Result<Option<Left>> {
    let span = |cut: &Stretch| sfu::recording::Span { from_ms: cut.from, to_ms: cut.to };
    let spans: Vec<_> = cuts.iter().map(span).collect();
    let stop = Stop::default();
    let stopped = Arc::clone(&stop.0);
    let work = move || sfu::recording::leave_out(&from, &to, &spans, &stopped);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(std::io::Error::other)?
}

/// Says to stop when it is dropped.
#[derive(Default)]
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

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

    /// Waits until a room is no longer recorded; why. None where it is not recorded at all, or nobody can tell.
    pub async fn recording_ended(&self, session: SessionId) -> Option<Ending> {
        let Way::Embedded(embedded) = &self.way else { return None };
        let ended = embedded.sfu.recording_ended(&session.to_string()).await.ok()?;
        ended.await.ok().map(ending)
    }

    /// Tells a recording that what came since then is left out: behind it, pictures begin with one that needs no other. It is left
    /// out all the same where this does not reach the room.
    pub async fn cut_recording(&self, session: SessionId, since: Moment) {
        let Way::Embedded(embedded) = &self.way else { return };
        let since = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(since.micros()).unwrap_or(0));
        if let Err(why) = embedded.sfu.cut_recording(&session.to_string(), since, "").await {
            tracing::debug!(%why, "a room that is recorded was not told of a cut");
        }
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
