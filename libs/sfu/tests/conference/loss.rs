//! What reaches people over lines that lose, delay and reorder.

use std::time::{Duration, Instant};

use livekit_protocol as proto;
use livekit_protocol::signal_request::Message;
use prost::Message as _;
use sfu::client::{Clip, Participant, Way};
use str0m_netem::{GilbertElliot, NetemConfig, Probability, RandomLoss};

use crate::calm;
use crate::house::until;
use crate::lines::{Came, Sum, behind_a_line, came, listen};

/// For each second that is judged so many are listened to at most.
const HEARD: usize = 3;

/// The shares of sound and of frozen pictures over a line, all listeners together, after everybody has had some seconds to get used
/// to it. Ana speaks from behind the line as well, or past it. Only seconds count in which the machine was calm; None when
/// those were too few.
async fn over(config: NetemConfig, listeners: usize, ana: Way, judged: usize) -> Option<(f64, f64)> {
    let (house, relay) = behind_a_line().await;
    calm::since(Instant::now());
    let ana = Participant::join_by(house.entrance("ana", Some(Clip::speaker(0))), ana).await.unwrap();
    let mut people = Vec::new();
    for number in 0..listeners {
        people.push(house.watcher(&format!("listener-{number}")).await);
    }
    for who in &people {
        until(who, "ana", |report| report.frames_of("ana").1 > 5).await;
    }
    relay.turn(config);
    listen(&people[0], 5).await;
    let (mut sum, mut seconds) = (Sum::default(), 0);
    let came = || people.iter().map(|who| came(who, &ana)).collect::<Vec<Came>>();
    let mut before = came();
    let most = judged * HEARD;
    for heard in 1..=most {
        let since = Instant::now();
        listen(&people[0], 1).await;
        let now = came();
        if calm::since(since) {
            now.iter().zip(&before).for_each(|(now, before)| sum.add(now, before));
            seconds += 1;
        }
        before = now;
        if seconds == judged {
            let (sound, frozen) = sum.shares();
            println!("{sound:.1} % of the sound, {frozen:.1} % of the time frozen, {judged} of {heard} seconds");
            return Some((sound, frozen));
        }
    }
    println!("not judged: of {most} seconds the machine was calm in {seconds}; in those {:?}", sum.shares());
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_five_percent_lost_late_and_out_of_order_everything_is_heard_and_seen() {
    let line = NetemConfig::new()
        .latency(Duration::from_millis(40))
        .jitter(Duration::from_millis(10))
        .reorder_gap(20)
        .loss(RandomLoss::new(Probability::new(0.05)));
    // What is lost of two in a row on the way from ana is lost for all: some three in fifteen seconds, by chance up to nine.
    let Some((sound, frozen)) = over(line, 6, Way::Udp, 45).await else { return };
    assert!(sound >= 99.0, "{sound} % of the sound");
    assert!(frozen <= 2.0, "{frozen} % of the time frozen");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_fifth_lost_in_bursts_the_sound_goes_on() {
    let bursts = GilbertElliot::new().good_duration(12.0).bad_duration(3.0);
    let line = NetemConfig::new().latency(Duration::from_millis(40)).loss(bursts);
    let Some((sound, _)) = over(line, 3, Way::Tcp, 15).await else { return };
    assert!(sound >= 95.0, "{sound} % of the sound");
}

/// Asks for ana's picture in a size.
async fn wants(who: &Participant, quality: proto::VideoQuality) {
    let tracks = who.report().others["ana"].tracks.clone();
    let track_sids = tracks.into_iter().filter(|(_, track)| track.video).map(|(sid, _)| sid).collect();
    let settings = proto::UpdateTrackSettings { track_sids, quality: quality.into(), ..Default::default() };
    let message = Some(Message::TrackSetting(settings));
    who.send_raw(proto::SignalRequest { message }.encode_to_vec()).await;
}

/// A keyframe is several packets, sent at once. When its first one comes after the others, they must not be lost for
/// whoever begins with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_packets_overtake_each_other_a_change_of_size_loses_no_picture() {
    let (house, relay) = behind_a_line().await;
    let ana = house.speaker(0).await;
    let ben = Participant::join_by(house.entrance("ben", None), Way::Tcp).await.unwrap();
    until(&ben, "ana", |report| report.frames_of("ana").1 > 5).await;
    // From ana to the server only: ben is past the line. Every other packet comes before the one that was sent before it.
    relay.turn(NetemConfig::new().latency(Duration::from_millis(40)).reorder_gap(2));
    listen(&ben, 1).await;
    let before = ben.report().received_of("ana", true);
    for quality in [proto::VideoQuality::Low, proto::VideoQuality::High].into_iter().cycle().take(12) {
        let keyframes = ben.report().received_of("ana", true).keyframes;
        wants(&ben, quality).await;
        until(&ben, "the other size", |report| report.received_of("ana", true).keyframes > keyframes).await;
        let seen = ben.report().frames_of("ana").1;
        until(&ben, "it goes on", |report| report.frames_of("ana").1 > seen + 10).await;
    }
    let after = ben.report().received_of("ana", true);
    assert_eq!(after.gaps, before.gaps, "{} keyframes", after.keyframes - before.keyframes);
    assert_eq!(ana.report().dismissed, None);
}
