//! Recording: what people in a room send, each track in a file of its own, as it comes.
//!
//! A media thread leaves a copy of each packet in a bounded queue and goes on; one thread writes. Nothing is decoded: Opus goes
//! into Ogg, VP8 into WebM. Sound is written as it was meant, whatever repairs it carries along; of pictures in several layers
//! the best one that comes. Only those are recorded who are named, and nothing that is encrypted from end to end.

mod blocks;
mod excerpt;
mod index;
mod opus;
mod order;
mod pages;
mod picture;
mod place;
#[cfg(any(test, feature = "fuzzing"))]
mod replay;
mod ring;
mod scribe;
mod sound;
mod vp8;
mod webm;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::SystemTime;

use tokio::sync::oneshot;

pub use excerpt::{Left, leave_out};
pub use index::{Cut, Ending, Entry, INDEX, Index, Span};

pub(crate) use order::Packet;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use replay::replay;
pub(crate) use ring::{About, Begin, Line, Note, Ring};

use crate::moderation::ask_as;
use crate::{Sfu, clock};

/// How a room is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The folder for the files, which must be empty or not there: see [`Index`].
    pub folder: PathBuf,
    /// Identities of those who are recorded, in the room or not yet. Nobody else ever is.
    pub people: BTreeSet<String>,
}

/// Why something about a recording was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unrecorded {
    /// Nobody is in a room of this name.
    #[error("there is no such room")]
    NoRoom,
    /// Only the people in the room can read what they send each other.
    #[error("the room is encrypted from end to end")]
    Encrypted,
    /// It is being recorded.
    #[error("the room is being recorded already")]
    Already,
    /// It is not being recorded.
    #[error("the room is not being recorded")]
    NotRecorded,
    /// The folder cannot be written to, or is not empty.
    #[error("the folder for the recording cannot be used: {0}")]
    Folder(String),
    /// The media thread has too much to do, or has ended.
    #[error("the media server is busy")]
    Busy,
}

/// The thread that writes, once there is something to write.
#[derive(Default)]
pub(crate) struct Desk(Mutex<Option<(Ring, JoinHandle<()>)>>);

impl Desk {
    fn ring(&self) -> std::io::Result<Ring> {
        let mut desk = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((ring, _)) = &*desk {
            return Ok(ring.clone());
        }
        let (ring, reader) = ring::ring();
        let run = move || scribe::Scribe::new(reader).run();
        let thread = std::thread::Builder::new().name("recording".to_owned()).spawn(run)?;
        *desk = Some((ring.clone(), thread));
        Ok(ring)
    }

    /// Waits until all is written. The media threads have ended before.
    pub(crate) fn close(&self) {
        let desk = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((ring, thread)) = desk {
            drop(ring);
            // A thread that broke has nothing left to write.
            let _ = thread.join();
        }
    }
}

impl Sfu {
    /// Records a room from now on, until [`Sfu::stop_recording`] or until nobody is left in it. Pages are told so
    /// (`Room.isRecording`). Pictures begin within moments, when their senders have sent one that needs no other.
    ///
    /// # Errors
    /// [`Unrecorded::NoRoom`], [`Unrecorded::Encrypted`], [`Unrecorded::Already`], [`Unrecorded::Folder`],
    /// [`Unrecorded::Busy`]; nothing is recorded then.
    pub async fn record(&self, room: &str, recording: Recording) -> Result<(), Unrecorded> {
        let Recording { folder, people } = recording;
        let made = folder.clone();
        let ready = tokio::task::spawn_blocking(move || prepare(&made)).await;
        ready.map_err(|_| Unrecorded::Busy)?.map_err(|error| Unrecorded::Folder(error.to_string()))?;
        let ring = self.inner.desk.ring().map_err(|error| Unrecorded::Folder(error.to_string()))?;
        let (name, number) = (room.to_owned(), self.new_session().0);
        let begin = Begin {
            recording: number,
            room: name.clone(),
            folder,
            wall: clock::wall(),
            at: clock::now(),
            trouble: std::sync::Arc::default(),
        };
        let work = move |worker: &mut crate::worker::Worker| worker.record(&name, ring, begin, people);
        ask_as(self.worker_of(room), work, || Unrecorded::Busy).await
    }

    /// Records somebody from now on, or no longer: what they send is not taken from this moment.
    ///
    /// # Errors
    /// [`Unrecorded::NotRecorded`], [`Unrecorded::Busy`].
    pub async fn record_person(&self, room: &str, identity: &str, yes: bool) -> Result<(), Unrecorded> {
        let (name, identity) = (room.to_owned(), identity.to_owned());
        let work = move |worker: &mut crate::worker::Worker| worker.record_person(&name, identity, yes);
        ask_as(self.worker_of(room), work, || Unrecorded::Busy).await
    }

    /// Marks what was recorded from then until now: it is to be left out ([`leave_out`] does it once the recording has ended). New
    /// pictures that need no other are asked for, so that hardly more is lost of them.
    ///
    /// # Errors
    /// [`Unrecorded::NotRecorded`], [`Unrecorded::Busy`].
    pub async fn cut_recording(&self, room: &str, from: SystemTime, why: &str) -> Result<(), Unrecorded> {
        let (name, why) = (room.to_owned(), why.to_owned());
        let work = move |worker: &mut crate::worker::Worker| worker.cut_recording(&name, from, why);
        ask_as(self.worker_of(room), work, || Unrecorded::Busy).await
    }

    /// Ends a recording. Nothing is taken from this moment on; returns when the files are complete.
    ///
    /// # Errors
    /// [`Unrecorded::NotRecorded`], [`Unrecorded::Busy`].
    pub async fn stop_recording(&self, room: &str) -> Result<(), Unrecorded> {
        let is_done = self.end_recording(room).await?;
        // A thread that broke leaves what was written.
        let _ = is_done.await;
        Ok(())
    }

    /// Ends a recording as [`Sfu::stop_recording`] does and returns as soon as nothing is taken any more, with what tells when the
    /// files are complete; the index tells it too.
    ///
    /// # Errors
    /// [`Unrecorded::NotRecorded`], [`Unrecorded::Busy`].
    pub async fn end_recording(&self, room: &str) -> Result<oneshot::Receiver<()>, Unrecorded> {
        let name = room.to_owned();
        let (done, is_done) = oneshot::channel();
        let work = move |worker: &mut crate::worker::Worker| worker.stop_recording(&name, Ending::Stopped, Some(done));
        ask_as(self.worker_of(room), work, || Unrecorded::Busy).await?;
        Ok(is_done)
    }

    /// What tells when a recording has ended, and why.
    ///
    /// # Errors
    /// [`Unrecorded::NotRecorded`], [`Unrecorded::Busy`].
    pub async fn recording_ended(&self, room: &str) -> Result<oneshot::Receiver<Ending>, Unrecorded> {
        let name = room.to_owned();
        let (tell, told) = oneshot::channel();
        ask_as(self.worker_of(room), move |worker| worker.tell_when_ended(&name, tell), || Unrecorded::Busy).await?;
        Ok(told)
    }

    /// Whether a room is being recorded.
    ///
    /// # Errors
    /// [`Unrecorded::Busy`].
    pub async fn is_recorded(&self, room: &str) -> Result<bool, Unrecorded> {
        let name = room.to_owned();
        ask_as(self.worker_of(room), move |worker| Ok(worker.is_recorded(&name)), || Unrecorded::Busy).await
    }
}

/// Makes the folder; it must not hold another recording.
fn prepare(folder: &std::path::Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    // Whose voices these are is nobody else's business on this machine.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    match std::fs::read_dir(folder)?.next() {
        None => Ok(()),
        Some(_) => Err(std::io::Error::new(std::io::ErrorKind::AlreadyExists, "it is not empty")),
    }
}
