//! From the media threads to the one that writes: a queue that never grows and that nobody waits for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::oneshot;

use super::index::Ending;
use super::order::Packet;

/// Packets of sound that may wait to be written; further ones are dropped.
const SOUNDS: usize = 8_192;
/// Packets that may wait before those of pictures are dropped.
const PICTURES: usize = 6_144;
/// Room for what is not a packet.
const ORDERS: usize = 1_024;

/// A stream of a recording: the recording, and the track's key.
pub(crate) type StreamKey = (u64, u64);

/// What the writer is told.
pub(crate) enum Note {
    /// A recording begins.
    Begin(Box<Begin>),
    /// A track is recorded from now on.
    Track(Box<About>),
    /// A packet of it, in this layer.
    Packet(StreamKey, usize, Packet),
    /// It is not recorded any more.
    End(StreamKey),
    /// What came from then until now is to be left out.
    Cut { recording: u64, from: SystemTime, to: SystemTime, why: String },
    /// A recording ends; whoever waits is told when its files are complete.
    Finish { recording: u64, at: Instant, ending: Ending, done: Option<oneshot::Sender<()>> },
}

/// A recording that begins.
pub(crate) struct Begin {
    pub(crate) recording: u64,
    pub(crate) room: String,
    pub(crate) folder: PathBuf,
    pub(crate) wall: SystemTime,
    pub(crate) at: Instant,
    /// Set when nothing can be written any more.
    pub(crate) trouble: Arc<AtomicBool>,
}

/// A track that is recorded.
pub(crate) struct About {
    pub(crate) key: StreamKey,
    pub(crate) track: String,
    pub(crate) identity: String,
    pub(crate) participant: String,
    pub(crate) source: &'static str,
    pub(crate) video: bool,
    pub(crate) stereo: bool,
    pub(crate) line: Arc<Line>,
}

/// What both sides know of a stream.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// A picture is needed that needs no other.
    pub(crate) wanting: AtomicBool,
    /// Packets left out because too many waited.
    pub(crate) dropped: AtomicU64,
}

/// The side of the media threads.
#[derive(Clone)]
pub(crate) struct Ring {
    notes: SyncSender<Note>,
    waiting: Arc<AtomicUsize>,
}

/// The side of the writer.
pub(super) struct Reader {
    notes: Receiver<Note>,
    waiting: Arc<AtomicUsize>,
}

pub(super) fn ring() -> (Ring, Reader) {
    let (sender, notes) = sync_channel(SOUNDS + ORDERS);
    let waiting = Arc::new(AtomicUsize::new(0));
    (Ring { notes: sender, waiting: Arc::clone(&waiting) }, Reader { notes, waiting })
}

impl Ring {
    /// Leaves a packet, or drops it when too many wait: those of pictures first.
    pub(crate) fn leave(&self, key: StreamKey, layer: usize, packet: Packet, picture: bool, line: &Line) {
        let most = if picture { PICTURES } else { SOUNDS };
        let full = self.waiting.load(Ordering::Relaxed) >= most;
        if full || self.order(Note::Packet(key, layer, packet)).is_err() {
            line.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Leaves what is not a packet.
    ///
    /// # Errors
    /// With the note, when even there is no room, or the writer has ended.
    pub(crate) fn order(&self, note: Note) -> Result<(), Box<Note>> {
        // Before it is there to be taken, so that the count never falls below zero.
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.notes.try_send(note).map_err(|error| {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            let (std::sync::mpsc::TrySendError::Full(note) | std::sync::mpsc::TrySendError::Disconnected(note)) = error;
            Box::new(note)
        })
    }
}

impl Reader {
    /// The next note; None when none came in time.
    ///
    /// # Errors
    /// When nobody is left who could leave one.
    pub(super) fn next(&self, patience: Duration) -> Result<Option<Note>, RecvTimeoutError> {
        match self.notes.recv_timeout(patience) {
            Ok(note) => {
                self.waiting.fetch_sub(1, Ordering::Relaxed);
                Ok(Some(note))
            }
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_disk_costs_pictures_first_then_sound_and_never_an_order() {
        let (ring, reader) = ring();
        let line = Line::default();
        let packet = || Packet { seq: 0, time: 0, marker: true, payload: [1].into(), at: Instant::now() };
        for _ in 0..10_000 {
            ring.leave((1, 1), 0, packet(), true, &line);
        }
        assert_eq!(line.dropped.swap(0, Ordering::Relaxed), 10_000 - 6_144);
        for _ in 0..10_000 {
            ring.leave((1, 2), 0, packet(), false, &line);
        }
        assert_eq!(line.dropped.load(Ordering::Relaxed), 10_000 - 2_048);
        assert!(ring.order(Note::End((1, 1))).is_ok());
        let mut taken = 0;
        while reader.next(Duration::ZERO).unwrap().is_some() {
            taken += 1;
        }
        assert_eq!((taken, ring.waiting.load(Ordering::Relaxed)), (8_193, 0));
        drop(ring);
        assert!(reader.next(Duration::ZERO).is_err());
    }
}
