//! Lines that break, change or are narrow, in counts of what was sent over them.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use sfu::client::{Clip, Entrance, Participant, Received, Way};
use sfu::{Tcp, Ways};
use str0m_netem::{Bitrate, DataSize, NetemConfig};

use crate::calm;
use crate::house::{House, until};
use crate::relay::Relay;

/// Packets of sound in a second.
pub const SECOND: u64 = 50;

/// A server that is reached through a line, good at first; over TCP it is reached past it.
pub async fn behind_a_line() -> (House, Relay) {
    let relay = Relay::open(NetemConfig::new()).await;
    let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let tcp = Some(Tcp { bind, port: None });
    let house = House::open_with(Ways { udp_port: Some(relay.port), tcp, turn: None }, 1).await;
    relay.lead_to(house.sfu.address());
    (house, relay)
}

/// The sound and pictures of ana that came to somebody, and how much of the sound she was too slow to send.
pub struct Came {
    pub sound: Received,
    pub pictures: Received,
    left_out: u64,
}

pub fn came(who: &Participant, ana: &Participant) -> Came {
    let report = who.report();
    Came {
        sound: report.received_of("ana", false),
        pictures: report.received_of("ana", true),
        left_out: ana.report().left_out,
    }
}

/// What came to several, in several stretches.
#[derive(Debug, Default)]
pub struct Sum {
    frames: u64,
    missing: u64,
    played: u64,
    frozen: u64,
}

impl Sum {
    /// Adds what came between two moments.
    pub fn add(&mut self, now: &Came, before: &Came) {
        self.frames += now.sound.frames - before.sound.frames;
        let missing = now.sound.missing - before.sound.missing;
        self.missing += missing.saturating_sub(now.left_out - before.left_out);
        self.played += now.pictures.played - before.pictures.played;
        self.frozen += now.pictures.frozen - before.pictures.frozen;
    }

    /// Shares in percent: of the sound that came, and of the time that pictures stood still.
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    pub fn shares(&self) -> (f64, f64) {
        let sound = self.frames as f64 * 100.0 / (self.frames + self.missing).max(1) as f64;
        (sound, self.frozen as f64 * 100.0 / self.played.max(1) as f64)
    }
}

impl Came {
    /// Share of the sound that came since before, in percent.
    pub fn sound_since(&self, before: &Self) -> f64 {
        let mut sum = Sum::default();
        sum.add(self, before);
        sum.shares().0
    }
}

/// Waits until somebody has so many seconds more of ana's sound.
pub async fn listen(who: &Participant, seconds: u64) {
    let before = who.report().frames_of("ana").0;
    until(who, "ana's sound", |report| report.frames_of("ana").0 >= before + seconds * SECOND).await;
}

/// Somebody in a room of their own, past the line, who hears somebody else past the line: what they hear meanwhile says how much time has
/// passed for everybody on this machine, however busy it is.
pub struct Witness {
    _dan: Participant,
    witness: Participant,
}

impl Witness {
    pub async fn come(house: &House) -> Self {
        let entrance = |name| house.entrance_to("elsewhere", name, Duration::ZERO);
        let clip = Some(Clip::speaker(3).without_video());
        let dan = Participant::join_by(Entrance { clip, ..entrance("dan") }, Way::Tcp).await.unwrap();
        let witness = Participant::join_by(entrance("witness"), Way::Tcp).await.unwrap();
        until(&witness, "dan", |report| report.frames_of("dan").0 > 5).await;
        Self { _dan: dan, witness }
    }

    /// Packets of sound heard so far.
    pub fn clock(&self) -> u64 {
        self.witness.report().frames_of("dan").0
    }

    pub async fn wait(&self, seconds: u64) {
        let until_then = self.clock() + seconds * SECOND;
        until(&self.witness, "time to pass", |report| report.frames_of("dan").0 >= until_then).await;
    }
}

/// Whether nothing gets through during ten seconds without a line, and packets of time until ben hears and sees ana again after them.
async fn back() -> (bool, [u64; 2]) {
    let (house, relay) = behind_a_line().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    let witness = Witness::come(&house).await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 5).await;
    relay.cut(true);
    witness.wait(1).await;
    let before = ben.report().frames_of("ana");
    witness.wait(9).await;
    let quiet = ben.report().frames_of("ana") == before;
    relay.cut(false);
    let since = witness.clock();
    until(&ben, "ana is heard again", |report| report.frames_of("ana").0 > before.0).await;
    let heard = witness.clock() - since;
    until(&ben, "ana is seen again", |report| report.frames_of("ana").1 > before.1).await;
    let seen = witness.clock() - since;
    println!("quiet: {quiet}; back after {heard} and {seen} packets");
    assert_eq!((ana.report().dismissed, ben.report().dismissed), (None, None));
    (quiet, [heard, seen])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_ten_seconds_without_a_line_everything_is_back_within_two() {
    calm::assert(back, |(quiet, times)| *quiet && times.iter().all(|time| *time <= 2 * SECOND)).await;
}

/// Packets of time until ben hears ana again after everybody comes from another address; `broken` when their
/// websockets break with it, as with a change of network.
async fn healed(broken: bool) -> Vec<u64> {
    let (house, relay) = behind_a_line().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    let witness = Witness::come(&house).await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 5).await;
    let mut times = Vec::new();
    for _ in 0..3 {
        relay.move_clients();
        if broken {
            ana.break_websocket().await;
            ben.break_websocket().await;
        }
        let since = witness.clock();
        // What was on its way still counts: some more must come.
        let before = ben.report().frames_of("ana");
        until(&ben, "ana from her new address", |report| report.frames_of("ana").0 > before.0 + SECOND / 2).await;
        times.push((witness.clock() - since).saturating_sub(SECOND / 2));
        witness.wait(1).await;
    }
    println!("back after {times:?} packets");
    times
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_change_of_network_everything_is_back_within_three_seconds() {
    calm::assert(async || healed(true).await, |times| times.iter().all(|time| *time <= 3 * SECOND)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_gets_another_address_unawares_is_found_with_their_next_sign_of_life() {
    // These clients give one every three seconds.
    calm::assert(async || healed(false).await, |times| times.iter().all(|time| *time <= 4 * SECOND)).await;
}

/// The share of the sound over a line of 64 kbit/s, in percent.
async fn narrow() -> f64 {
    let (house, relay) = behind_a_line().await;
    let entrance = house.entrance("ana", Some(Clip::speaker(0).without_video()));
    let ana = Participant::join(entrance).await.unwrap();
    let ben = house.watcher("ben").await;
    until(&ben, "ana", |report| report.frames_of("ana").0 > 5).await;
    let line = NetemConfig::new().latency(Duration::from_millis(60));
    relay.narrow(line.link(Bitrate::kbps(64), DataSize::kbytes(8)));
    listen(&ben, 3).await;
    let before = came(&ben, &ana);
    listen(&ben, 12).await;
    let sound = came(&ben, &ana).sound_since(&before);
    println!("{sound:.1} % of the sound");
    sound
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sixty_four_kilobits_the_sound_is_whole() {
    calm::assert(narrow, |sound| *sound >= 98.0).await;
}
