//! What happened to whom in which room: the events a product keeps attendance with.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Instant, SystemTime};

use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;

use crate::moderation::TrackSummary;

/// Events that may wait for a slow reader before new ones of lesser weight are dropped.
pub(crate) const QUEUE: usize = 4_096;
/// Joins and departures that may wait beyond that; more participants are refused then.
const BACKLOG: usize = 16_384;

/// Something happened to a participant.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// The room's name.
    pub room: String,
    /// The room's sid, new each time somebody opens it.
    pub room_sid: String,
    /// The participant's identity, as in the token; empty for what happens to the room.
    pub identity: String,
    /// The participant's sid, new for each time somebody joins.
    pub participant: String,
    /// What happened.
    pub change: Change,
    /// When, by the wall clock.
    pub wall: SystemTime,
    /// When, by a clock that never jumps.
    pub at: Instant,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Came in, with this name and these attributes.
    Joined {
        /// The name others see.
        name: String,
        /// Named values others can read.
        attributes: BTreeMap<String, String>,
    },
    /// Changed their attributes (or somebody did it for them).
    Attributes(BTreeMap<String, String>),
    /// The connection broke; the participant may come back within seconds.
    Reconnecting,
    /// The connection is back; the participant was never away. Follows [`Change::Reconnecting`];
    /// a break shorter than a moment is not told.
    Resumed,
    /// Began (true) or ceased (false) to speak.
    Speaking(bool),
    /// Spoke without a pause worth the name, from when to when by the wall clock. Told when it is over, a long talk in pieces
    /// that touch; of what a participant said nothing is told after [`Change::Left`].
    Spoke {
        /// When the first packet of it came in.
        from: SystemTime,
        /// When the last one had been played.
        to: SystemTime,
    },
    /// Began to send something.
    Published(TrackSummary),
    /// Ceased to send something, or left with it.
    Unpublished(TrackSummary),
    /// Is gone.
    Left(Departure),
    /// The room was opened: somebody comes.
    RoomStarted,
    /// The room was closed: the last one is gone.
    RoomFinished,
}

/// Why somebody is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// They left.
    Left,
    /// The connection broke and did not come back in time.
    Lost,
    /// The same identity joined again, from another page or machine.
    Replaced,
    /// A moderator removed them.
    Removed,
    /// The room was closed.
    Closed,
    /// The server stops.
    Shutdown,
    /// The media connection failed; the client is told to connect anew.
    Failed,
}

/// The server's end of the event queue. Joins and departures are never lost: when the reader is
/// slow they wait here, in order.
pub(crate) struct Outlet {
    queue: mpsc::Sender<Presence>,
    waiting: VecDeque<Presence>,
}

impl Outlet {
    pub(crate) fn new(queue: mpsc::Sender<Presence>) -> Self {
        Self { queue, waiting: VecDeque::new() }
    }

    pub(crate) fn tell(&mut self, event: Presence) {
        let light = matches!(
            event.change,
            Change::Speaking(_)
                | Change::Spoke { .. }
                | Change::Attributes(_)
                | Change::Published(_)
                | Change::Unpublished(_)
        );
        if light && !self.waiting.is_empty() {
            return;
        }
        self.waiting.push_back(event);
        self.flush();
        if light && !self.waiting.is_empty() {
            self.waiting.pop_back();
        }
    }

    /// Hands over what waits, as far as the reader has room.
    pub(crate) fn flush(&mut self) {
        while let Some(event) = self.waiting.pop_front() {
            match self.queue.try_send(event) {
                Ok(()) => {}
                Err(TrySendError::Full(event)) => {
                    self.waiting.push_front(event);
                    return;
                }
                // Nobody reads events: nobody misses them.
                Err(TrySendError::Closed(_)) => self.waiting.clear(),
            }
        }
    }

    /// Hands over what waits before the thread ends, as far as the reader takes it in time.
    pub(crate) fn finish(&mut self) {
        for _ in 0..100 {
            self.flush();
            if self.waiting.is_empty() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Whether so much waits that nobody new may come in.
    pub(crate) fn overfull(&self) -> bool {
        self.waiting.len() >= BACKLOG
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(identity: &str, change: Change) -> Presence {
        Presence {
            room: "r".into(),
            room_sid: "RM".into(),
            identity: identity.into(),
            participant: "PA".into(),
            change,
            wall: SystemTime::UNIX_EPOCH,
            at: Instant::now(),
        }
    }

    #[test]
    fn a_slow_reader_loses_talk_but_no_join_and_no_departure() {
        let (queue, mut reader) = mpsc::channel(2);
        let mut outlet = Outlet::new(queue);
        for name in ["a", "b", "c"] {
            outlet.tell(event(name, Change::Reconnecting));
            outlet.tell(event(name, Change::Speaking(true)));
        }
        outlet.tell(event("a", Change::Left(Departure::Left)));
        let mut seen = Vec::new();
        loop {
            while let Ok(event) = reader.try_recv() {
                seen.push((event.identity, event.change));
            }
            outlet.flush();
            if outlet.waiting.is_empty() && reader.is_empty() {
                break;
            }
        }
        assert_eq!(
            seen,
            [
                ("a".to_owned(), Change::Reconnecting),
                ("a".to_owned(), Change::Speaking(true)),
                ("b".to_owned(), Change::Reconnecting),
                ("c".to_owned(), Change::Reconnecting),
                ("a".to_owned(), Change::Left(Departure::Left)),
            ]
        );
    }

    #[test]
    fn without_a_reader_nothing_piles_up() {
        let (queue, reader) = mpsc::channel(1);
        drop(reader);
        let mut outlet = Outlet::new(queue);
        for _ in 0..10 {
            outlet.tell(event("a", Change::Resumed));
        }
        assert!(outlet.waiting.is_empty());
    }
}
