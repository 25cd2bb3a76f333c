//! Who may receive what somebody sends, and what the server can arrange.

use livekit_protocol::signal_request::Message as Ask;
use livekit_protocol::simulate_scenario::Scenario;
use prost::Message as _;
use sfu::Refusal;

use crate::house::{House, until};
use crate::tokens::scene;

#[tokio::test]
async fn a_sender_chooses_who_receives_it() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    let chloe = house.watcher("chloe").await;
    for person in [&ben, &chloe] {
        until(person, "ana", |report| report.frames_of("ana").1 > 3 && report.frames_of("ana").0 > 3).await;
    }
    ana.admit_only(&["chloe"]).await;
    until(&ben, "ben is told", |report| report.verdicts.values().filter(|allowed| !**allowed).count() == 2).await;
    until(&ben, "ben's sections are free", |report| report.sections.is_empty()).await;
    let before = ben.report().received;
    let seen = chloe.report().frames_of("ana").1;
    until(&chloe, "chloe sees on", |report| report.frames_of("ana").1 > seen + 20).await;
    assert_eq!(ben.report().received, before);
    assert!(chloe.report().verdicts.is_empty());

    // Whoever comes later is told as well, and asking does not help.
    let dan = house.watcher("dan").await;
    until(&dan, "dan is told", |report| report.verdicts.values().filter(|allowed| !**allowed).count() == 2).await;
    let sids: Vec<String> = dan.report().verdicts.keys().cloned().collect();
    dan.subscribe(&sids, true).await;
    assert_eq!(house.sfu.subscribe("room", "dan", sids.clone(), true).await, Ok(()));
    let seen = chloe.report().frames_of("ana").1;
    until(&chloe, "chloe sees on", |report| report.frames_of("ana").1 > seen + 20).await;
    assert!(dan.report().received.is_empty());

    ana.admit_only(&["ben", "chloe"]).await;
    until(&ben, "ben sees again", |report| report.frames_of("ana").1 > before.values().map(|got| got.frames).sum())
        .await;
    assert!(ben.report().verdicts.values().all(|allowed| *allowed));
    assert!(dan.report().received.is_empty());
}

#[tokio::test]
async fn the_server_arranges_who_receives_what() {
    let house = House::open().await;
    let _ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 3).await;
    let tracks: Vec<String> = ben.report().others["ana"].tracks.keys().cloned().collect();
    assert_eq!(tracks.len(), 2);
    assert_eq!(house.sfu.subscribe("room", "ben", tracks.clone(), false).await, Ok(()));
    until(&ben, "nothing is received", |report| report.sections.is_empty()).await;
    let before = ben.report().frames_of("ana").1;
    let mixed = vec![tracks[0].clone(), "TR_none".to_owned()];
    assert_eq!(house.sfu.subscribe("room", "ben", mixed, true).await, Err(Refusal::NoTrack));
    assert_eq!(house.sfu.subscribe("room", "eve", tracks.clone(), true).await, Err(Refusal::NoParticipant));
    assert_eq!(house.sfu.subscribe("room", "ben", tracks, true).await, Ok(()));
    until(&ben, "ana again", |report| report.frames_of("ana").1 > before).await;
    ben.subscribe(&["TR_none".to_owned()], true).await;
    until(&ben, "ben is told", |report| report.refusals == ["SE_TRACK_NOTFOUND"]).await;
}

#[tokio::test]
async fn everybody_knows_how_many_are_in_and_what_the_room_says_but_not_who_hides() {
    let house = House::open().await;
    let ana = house.watcher("ana").await;
    let ben = house.watcher("ben").await;
    let mut grants = sfu::token::Grants::participant("room", "ghost");
    grants.hidden = true;
    let entrance = sfu::client::Entrance { token: house.token(&grants), ..house.entrance("ghost", None) };
    let ghost = sfu::client::Participant::join(entrance).await.unwrap();
    for person in [&ana, &ben, &ghost] {
        until(person, "two are in", |report| report.people == 2).await;
    }
    assert_eq!(house.sfu.describe_room("room", "phase: case".into()).await, Ok(()));
    until(&ana, "the text", |report| report.metadata == "phase: case" && report.people == 2).await;
    let chloe = house.watcher("chloe").await;
    assert_eq!(chloe.report().metadata, "phase: case");
    ben.leave().await;
    chloe.leave().await;
    until(&ana, "one is in", |report| report.people == 1).await;
    assert_eq!(house.sfu.describe_room("none", String::new()).await, Err(Refusal::NoRoom));
    assert_eq!(house.sfu.describe_room("room", "x".repeat(33_000)).await, Err(Refusal::TooLong));
    let room = house.sfu.rooms().await.unwrap().remove(0);
    assert_eq!((room.participants, room.metadata.as_str()), (2, "phase: case"));
}

#[tokio::test]
async fn what_is_not_offered_is_refused_by_name() {
    let house = House::open().await;
    let ana = house.watcher("ana").await;
    for ask in [
        Ask::PublishDataTrackRequest(Default::default()),
        Ask::UnpublishDataTrackRequest(Default::default()),
        Ask::UpdateDataSubscription(Default::default()),
        Ask::StoreDataBlobRequest(Default::default()),
        Ask::GetDataBlobRequest(Default::default()),
    ] {
        let request = livekit_protocol::SignalRequest { message: Some(ask) };
        ana.send_raw(request.encode_to_vec()).await;
    }
    until(&ana, "refused", |report| report.refusals == ["UNSUPPORTED_TYPE"; 5]).await;
}

#[tokio::test]
async fn a_client_tests_how_it_copes_and_nobody_else_notices() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 10).await;
    // A path of a few bits has room for sound only.
    ben.send_raw(scene(Scenario::SubscriberBandwidth(1_000))).await;
    until(&ben, "pictures are paused", |report| report.paused.len() == 1).await;
    ben.send_raw(scene(Scenario::SubscriberBandwidth(0))).await;
    until(&ben, "pictures are back", |report| report.paused.is_empty()).await;
    ben.send_raw(scene(Scenario::SpeakerUpdate(5))).await;
    until(&ben, "ben sees himself speak", |report| report.speaks).await;
    until(&ben, "and cease", |report| !report.speaks).await;
    ben.send_raw(scene(Scenario::Migration(true))).await;
    until(&ben, "ben came back", |report| report.resumed == 1).await;
    ben.send_raw(scene(Scenario::DisconnectSignalOnResume(true))).await;
    ben.send_raw(scene(Scenario::Migration(true))).await;
    until(&ben, "ben came back after another break", |report| report.resumed >= 3).await;
    let seen = ben.report().frames_of("ana").1;
    until(&ben, "ana", |report| report.frames_of("ana").1 > seen + 10).await;
    assert_eq!(ana.report().resumed, 0);
    ben.send_raw(scene(Scenario::ServerLeave(true))).await;
    until(&ben, "ben is out", |report| report.dismissed.as_deref() == Some("SERVER_SHUTDOWN")).await;
    until(&ana, "ben is gone", |report| report.others.is_empty()).await;
}
