//! What the media threads have done so far, for benchmarks and metrics.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::wire::Wire;

/// Totals since the start, over all media threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// RTP packets handed to a subscriber.
    pub forwarded_packets: u64,
    /// Datagrams sent, with feedback and connection checks.
    pub sent_packets: u64,
    /// Bytes of those datagrams.
    pub sent_bytes: u64,
    /// Datagrams the kernel had no room for.
    pub unsent_packets: u64,
    /// Datagrams that had waited too long for a client that comes over TCP.
    pub late_packets: u64,
    /// Datagrams that one thread handed to another: with one port for all threads, most come in at the wrong one.
    pub passed_packets: u64,
    /// Datagrams lost on that way.
    pub lost_packets: u64,
    /// Connections over TCP that carry media now.
    pub streams: u64,
    /// Datagrams that came in and belonged to nobody.
    pub refused_packets: u64,
    /// Participants now.
    pub participants: u64,
    /// Rooms now.
    pub rooms: u64,
    /// Time the media threads have spent on a processor; zero where the system does not tell.
    pub cpu: Duration,
}

/// One thread's numbers; only that thread writes them, once a round.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    forwarded: AtomicU64,
    sent: AtomicU64,
    bytes: AtomicU64,
    unsent: AtomicU64,
    late: AtomicU64,
    streams: AtomicU64,
    passed: AtomicU64,
    lost: AtomicU64,
    refused: AtomicU64,
    participants: AtomicU64,
    rooms: AtomicU64,
    /// Where the kernel keeps this thread's processor time.
    clock: OnceLock<std::path::PathBuf>,
}

impl Tally {
    /// Notes which thread this is; called by the thread itself.
    pub(crate) fn begin(&self) {
        if let Ok(thread) = std::fs::read_link("/proc/thread-self") {
            let _ = self.clock.set(std::path::Path::new("/proc").join(thread).join("schedstat"));
        }
    }

    pub(crate) fn refuse(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn publish(&self, wire: &Wire, forwarded: u64, participants: usize, rooms: usize) {
        self.forwarded.store(forwarded, Ordering::Relaxed);
        self.sent.store(wire.sent_packets, Ordering::Relaxed);
        self.bytes.store(wire.sent_bytes, Ordering::Relaxed);
        self.unsent.store(wire.refused_packets, Ordering::Relaxed);
        self.late.store(wire.streams.lost, Ordering::Relaxed);
        self.streams.store(u64::try_from(wire.streams.len()).unwrap_or(0), Ordering::Relaxed);
        self.participants.store(u64::try_from(participants).unwrap_or(0), Ordering::Relaxed);
        self.rooms.store(u64::try_from(rooms).unwrap_or(0), Ordering::Relaxed);
    }

    pub(crate) fn publish_passed(&self, passed: u64, lost: u64) {
        self.passed.store(passed, Ordering::Relaxed);
        self.lost.store(lost, Ordering::Relaxed);
    }

    pub(crate) fn add_to(&self, sum: &mut Counters) {
        let read = |number: &AtomicU64| number.load(Ordering::Relaxed);
        sum.forwarded_packets += read(&self.forwarded);
        sum.sent_packets += read(&self.sent);
        sum.sent_bytes += read(&self.bytes);
        sum.unsent_packets += read(&self.unsent);
        sum.late_packets += read(&self.late);
        sum.streams += read(&self.streams);
        sum.passed_packets += read(&self.passed);
        sum.lost_packets += read(&self.lost);
        sum.refused_packets += read(&self.refused);
        sum.participants += read(&self.participants);
        sum.rooms += read(&self.rooms);
        let spent = self
            .clock
            .get()
            .and_then(|path| std::fs::read_to_string(path).ok())
            .and_then(|text| text.split(' ').next().and_then(|nanos| nanos.parse().ok()));
        sum.cpu += Duration::from_nanos(spent.unwrap_or(0));
    }
}
