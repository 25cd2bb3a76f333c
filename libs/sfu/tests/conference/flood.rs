//! Strangers on the network, and a participant who sends rubbish: the room goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sfu::client::{Clip, Entrance, Participant, Report};

use crate::calm;
use crate::house::{House, until};
use crate::storm::long;

/// The beginning of a DTLS handshake that offers a cipher without encryption.
fn client_hello(number: u32) -> Vec<u8> {
    let mut bytes = vec![22, 254, 253, 0, 0, 0, 0];
    bytes.extend_from_slice(&number.to_be_bytes());
    bytes.extend_from_slice(&[0, 54, 1, 0, 0, 42, 0, 0, 0, 0, 0, 0, 0, 42, 254, 253]);
    bytes.extend_from_slice(&[9; 32]);
    bytes.extend_from_slice(&[0, 0, 0, 2, 0, 0, 1, 0]);
    bytes
}

/// A connection check for somebody, with a signature made up.
fn check(name: &str) -> Vec<u8> {
    let mut attributes = vec![0, 6];
    attributes.extend_from_slice(&u16::try_from(name.len()).unwrap().to_be_bytes());
    attributes.extend_from_slice(name.as_bytes());
    attributes.resize(attributes.len().next_multiple_of(4), 0);
    attributes.extend_from_slice(&[0, 8, 0, 20]);
    attributes.extend_from_slice(&[3; 20]);
    let mut bytes = vec![0, 1];
    bytes.extend_from_slice(&u16::try_from(attributes.len()).unwrap().to_be_bytes());
    bytes.extend_from_slice(&[0x21, 0x12, 0xa4, 0x42]);
    bytes.extend_from_slice(&[1; 12]);
    bytes.extend_from_slice(&attributes);
    bytes
}

fn rtp(number: u32) -> Vec<u8> {
    let mut bytes = vec![0x90, 111, 0, 0];
    bytes.extend_from_slice(&number.to_be_bytes());
    bytes.extend_from_slice(&[0, 0, 0, 7, 0xbe, 0xde, 0, 1, 0x10, 0x85, 0, 0]);
    bytes.extend_from_slice(&[5; 80]);
    bytes
}

/// Forged datagrams that are sent at least.
const FORGED: u32 = 1_000;

/// Some thousand forged datagrams a second from ports that nobody in the room uses, until told to stop.
struct Flood {
    stop: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<u32>,
}

impl Flood {
    async fn begin(house: &House) -> Self {
        let target = house.sfu.address();
        let mut sockets = Vec::new();
        for _ in 0..4 {
            sockets.push(tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap());
        }
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let task = tokio::spawn(async move {
            let mut number = 0u32;
            while number < FORGED || !stopped.load(Ordering::Relaxed) {
                for socket in &sockets {
                    for bytes in
                        [client_hello(number), rtp(number), check("abcd:efgh"), vec![0x81, 201, 0, 1, 0, 0, 0, 9]]
                    {
                        number += u32::from(socket.send_to(&bytes, target).await.is_ok());
                    }
                }
                tokio::time::sleep(Duration::from_millis(8)).await;
            }
            number
        });
        Self { stop, task }
    }

    async fn end(self) -> u32 {
        self.stop.store(true, Ordering::Relaxed);
        self.task.await.unwrap()
    }
}

/// Times that something of somebody was missing.
fn gaps(report: &Report, identity: &str) -> u64 {
    let tracks = &report.others[identity].tracks;
    tracks.keys().filter_map(|track| report.received.get(track)).map(|received| received.gaps).sum()
}

/// What a room is like beside a flood: forged datagrams sent and refused, times that something of ana was missing, and what came of her.
#[derive(Debug)]
struct Beside {
    forged: u32,
    refused: u64,
    gaps: u64,
    frames: u64,
}

async fn beside_a_flood() -> Beside {
    let house = House::open().await;
    let flood = Flood::begin(&house).await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 5).await;
    let before = ben.report();
    for round in 0..if long() { 1_000 } else { 20 } {
        let name = format!("guest-{round}");
        let guest = Participant::join(house.entrance(&name, None)).await.unwrap();
        until(&guest, "the guest hears ana", |report| report.connected && report.frames_of("ana").0 > 0).await;
        guest.leave().await;
    }
    let forged = flood.end().await;
    let after = ben.report();
    let refused = house.sfu.counters().refused_packets;
    println!("{forged} forged datagrams, {refused} refused");
    let frames =
        after.frames_of("ana").0 + after.frames_of("ana").1 - before.frames_of("ana").0 - before.frames_of("ana").1;
    assert_eq!((ana.report().dismissed, ana.report().resumed), (None, 0));
    Beside { forged, refused, gaps: gaps(&after, "ana"), frames }
}

#[tokio::test]
async fn forged_datagrams_from_elsewhere_keep_nobody_out_and_disturb_no_room() {
    calm::assert(beside_a_flood, |beside| {
        beside.refused >= u64::from(beside.forged) / 2 && beside.gaps * 100 <= beside.frames
    })
    .await;
}

/// Times that something of ana was missing beside somebody who spoils and repeats datagrams, and packets of sound that came of both.
async fn beside_mallory() -> (u64, [u64; 2]) {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let mallory = house.speaker(1).await;
    let chloe = house.watcher("chloe").await;
    until(&chloe, "both", |report| report.frames_of("ana").1 > 5 && report.frames_of("ben").0 > 5).await;
    mallory.misbehave(true).await;
    let before = chloe.report();
    until(&chloe, "ana goes on", |report| report.frames_of("ana").0 > before.frames_of("ana").0 + 250).await;
    let after = chloe.report();
    let grown = |identity: &str| after.frames_of(identity).0 - before.frames_of(identity).0;
    let came = ["ana", "ben"].map(grown);
    assert_eq!(ana.report().dismissed, None);
    mallory.misbehave(false).await;
    let later = chloe.report().frames_of("ana").1;
    until(&chloe, "ana goes on", |report| report.frames_of("ana").1 > later + 10).await;
    (gaps(&after, "ana"), came)
}

#[tokio::test]
async fn a_participant_who_spoils_and_repeats_datagrams_disturbs_nobody_and_is_heard_once() {
    // What is sent again is not heard again: as many packets of sound as of anybody else, give or take what was on its way.
    calm::assert(beside_mallory, |(gaps, [ana, mallory])| gaps * 100 <= *ana && *mallory <= ana + 50).await;
}

#[tokio::test]
async fn who_has_not_the_certificate_they_claim_sends_and_receives_nothing() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let entrance = house.entrance("eve", Some(Clip::speaker(1)));
    let eve = Participant::join_as_impostor(Entrance { subscribe: true, ..entrance }).await.unwrap();
    let ben = house.watcher("ben").await;
    until(&ben, "ana is seen", |report| report.frames_of("ana").1 > 40).await;
    until(&eve, "eve is told", |report| report.dismissed.as_deref() == Some("MEDIA_FAILURE")).await;
    assert_eq!(ben.report().frames_of("eve"), (0, 0));
    assert!(eve.report().received.is_empty());
    let people = house.sfu.participants("room").await.unwrap();
    assert!(!people.iter().any(|person| person.identity == "eve" && person.connected));
    assert_eq!(ana.report().dismissed, None);
}

#[tokio::test]
async fn what_is_encrypted_between_participants_passes_unread_and_unchanged() {
    let house = House::open().await;
    let clip = Clip::speaker(3).smallest();
    let originals = clip.digests();
    let mut entrance = house.entrance("ana", Some(clip.sealed()));
    entrance.subscribe = false;
    let sealed = entrance.clip.as_ref().unwrap().digests();
    assert!(sealed.is_disjoint(&originals));
    let _ana = Participant::join(entrance).await.unwrap();
    let ben = house.watcher("ben").await;
    let mut seen = std::collections::BTreeSet::new();
    until(&ben, "twenty pictures and sounds", |report| {
        seen.extend(report.received.values().filter_map(|received| received.digest));
        seen.len() > 20 && report.frames_of("ana").0 > 10 && report.frames_of("ana").1 > 10
    })
    .await;
    assert!(seen.is_subset(&sealed), "every one as it was sent");
}
