//! Nonsense of every kind beside a live room: connection checks, handshakes, media, feedback, data and signalling, each spoiled in
//! its own way. Two seconds of it in every run, a minute with `SFU_LONG` (`make test-long`).

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use sfu::client::{Participant, Report};

use crate::calm;
use crate::house::{House, until};
use crate::lines::SECOND;

/// Whether the long forms of tests are wanted.
pub fn long() -> bool {
    std::env::var_os("SFU_LONG").is_some()
}

/// The same changes in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end.max(1)
    }

    /// One of the seeds, spoiled.
    fn spoil(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..self.below(6) {
            let at = self.below(bytes.len());
            match (self.below(4), bytes.get_mut(at)) {
                (0, Some(byte)) => *byte ^= 1 << (at % 8),
                (1, Some(byte)) => *byte = 0xff,
                (2, Some(_)) => bytes.truncate(at),
                _ => bytes.insert(at.min(bytes.len()), 0),
            }
        }
        bytes.truncate(1_400);
        bytes
    }
}

/// What fuzzers are fed first, of these kinds.
fn seeds(kinds: &[&str]) -> Vec<Vec<u8>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let files = kinds.iter().flat_map(|kind| fs::read_dir(corpus.join(kind)).unwrap());
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Spoiled datagrams to the media port, until told to stop.
async fn datagrams(house: &House, stop: Arc<AtomicBool>, count: Arc<AtomicU64>) -> tokio::task::JoinHandle<()> {
    let target = house.sfu.address();
    let mut seeds = seeds(&["datagram", "data", "vp8", "recording", "sdp"]);
    for first in [0u8, 1, 20, 22, 23, 63, 128, 129, 144, 191] {
        seeds.push([vec![first], vec![0x5a; 90]].concat());
    }
    let socket = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    tokio::spawn(async move {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        while !stop.load(Ordering::Relaxed) {
            for _ in 0..32 {
                let sent = socket.send_to(&chance.spoil(&seeds), target).await.is_ok();
                count.fetch_add(u64::from(sent), Ordering::Relaxed);
            }
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
    })
}

/// Packets of sound that did not come, and pictures before which something was missing.
fn lost(report: &Report) -> u64 {
    report.received_of("ana", false).missing + report.received_of("ana", true).gaps
}

/// Bytes of memory that this process has in use, where the system tells.
fn resident() -> u64 {
    let told = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4_096
}

/// What was missing of ana beside nonsense of every kind, and packets of her sound that came meanwhile.
async fn beside_nonsense() -> (u64, u64) {
    let seconds = if long() { 60 } else { 2 };
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    // Spoils what it sends itself: behind a connection that stands.
    let eve = house.speaker(4).await;
    eve.misbehave(true).await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 5).await;
    let (stop, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let sender = datagrams(&house, Arc::clone(&stop), Arc::clone(&count)).await;
    let signalling = seeds(&["signal"]);
    let mut chance = Chance(7);
    let mut said = 0u64;
    let mut mallory = house.watcher("mallory-0").await;
    let (before, left_out, memory) = (ben.report(), ana.report().left_out, resident());
    let end = before.frames_of("ana").0 + seconds * SECOND;
    while ben.report().frames_of("ana").0 < end || said < 100 {
        if mallory.report().dismissed.is_some() {
            mallory = Participant::join(house.entrance(&format!("mallory-{said}"), None)).await.unwrap();
        }
        for _ in 0..20 {
            mallory.send_raw(chance.spoil(&signalling)).await;
            said += 1;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let grown = resident().saturating_sub(memory) / 1_024 / 1_024;
    stop.store(true, Ordering::Relaxed);
    sender.await.unwrap();
    let after = ben.report();
    let frames = after.received_of("ana", false).frames - before.received_of("ana", false).frames;
    let sent = count.load(Ordering::Relaxed);
    let missed = (lost(&after) - lost(&before)).saturating_sub(ana.report().left_out - left_out);
    println!("{sent} datagrams and {said} messages: {missed} lost of {frames}, {grown} MiB more");
    assert!(sent > 300, "{sent} {said}");
    assert!(grown <= 32, "{grown} MiB");
    assert_eq!((ana.report().dismissed, ana.report().resumed), (None, 0));
    assert_eq!((ben.report().dismissed, ben.report().resumed), (None, 0));
    (missed, frames)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_of_every_kind_takes_nothing_from_a_live_room() {
    calm::assert(beside_nonsense, |(missed, frames)| missed * 100 <= *frames).await;
}
