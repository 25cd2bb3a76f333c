//! What the one who runs the server may do in a room.

use std::collections::BTreeMap;
use std::time::Duration;

use sfu::client::Participant;
use sfu::token::Source;
use sfu::{Notice, Permission, Refusal};

use crate::house::{House, until};

#[tokio::test]
async fn a_moderator_mutes_and_only_the_owner_unmutes() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana's sound", |report| report.frames_of("ana").0 > 5).await;
    assert_eq!(house.sfu.mute("room", "ana", Source::Microphone).await, Ok(()));
    until(&ana, "ana knows", |report| report.own.values().any(|muted| *muted)).await;
    until(&ben, "the others know", |report| {
        report.others["ana"].tracks.values().any(|track| !track.video && track.muted)
    })
    .await;
    let summary = house.sfu.participants("room").await.unwrap();
    let track = |source| {
        let ana = summary.iter().find(|person| person.identity == "ana").unwrap();
        ana.tracks.iter().find(|track| track.source == Some(source)).unwrap().muted
    };
    assert!(track(Source::Microphone));
    assert!(!track(Source::Camera));
    ana.mute(Source::Microphone, false).await;
    until(&ben, "ana is back", |report| report.others["ana"].tracks.values().all(|track| !track.muted)).await;
}

#[tokio::test]
async fn a_removed_person_is_told_and_gone() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana", |report| report.others.contains_key("ana")).await;
    assert_eq!(house.sfu.remove("room", "ana").await, Ok(()));
    until(&ben, "ana is gone", |report| report.others.is_empty()).await;
    until(&ana, "ana knows", |report| report.dismissed.as_deref() == Some("PARTICIPANT_REMOVED")).await;
    assert_eq!(house.sfu.remove("room", "ana").await, Err(Refusal::NoParticipant));
}

#[tokio::test]
async fn the_token_of_a_removed_person_is_dead_and_a_later_one_is_good() {
    let house = House::open().await;
    let entrance = house.entrance("ana", None);
    let unused = house.entrance("ana", None);
    let ana = Participant::join(entrance).await.unwrap();
    assert_eq!(house.sfu.remove("room", "ana").await, Ok(()));
    until(&ana, "ana knows", |report| report.dismissed.is_some()).await;
    let again = Participant::join(unused).await.err().map(|error| error.to_string());
    assert_eq!(again.as_deref(), Some("the server refused: PARTICIPANT_REMOVED"), "the room was empty, and still");
    let ben = house.watcher("ben").await;
    let later = house.entrance_after("ana", Duration::from_secs(2));
    let ana = Participant::join(later).await.unwrap();
    until(&ana, "ben", |report| report.others.contains_key("ben")).await;
    until(&ben, "ana", |report| report.others.contains_key("ana")).await;
}

#[tokio::test]
async fn a_withdrawn_permission_ends_what_is_sent() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana's pictures", |report| report.frames_of("ana").1 > 0).await;
    let sound_only = Permission { publish: true, sources: vec![Source::Microphone], subscribe: true, data: true };
    assert_eq!(house.sfu.permit("room", "ana", sound_only.clone()).await, Ok(()));
    until(&ben, "no more pictures", |report| report.others["ana"].tracks.values().all(|track| !track.video)).await;
    until(&ana, "one is left", |report| report.own.len() == 1).await;
    let nothing = Permission { publish: false, sources: vec![], ..sound_only };
    assert_eq!(house.sfu.permit("room", "ana", nothing).await, Ok(()));
    until(&ana, "ana may not send", |report| !report.may_publish && report.own.is_empty()).await;
    until(&ben, "nothing of ana", |report| report.others["ana"].tracks.is_empty()).await;
}

#[tokio::test]
async fn the_server_describes_people_and_speaks_to_them() {
    let house = House::open().await;
    let ana = house.watcher("ana").await;
    let ben = house.watcher("ben").await;
    until(&ana, "ben", |report| report.connected && report.others.contains_key("ben")).await;
    let attributes = BTreeMap::from([("role".to_owned(), "specialist".to_owned())]);
    let described = house.sfu.describe("room", "ben", Some("Dr. Ben".into()), None, attributes).await;
    assert_eq!(described, Ok(()));
    until(&ana, "ben's role", |report| {
        let ben = &report.others["ben"];
        ben.name == "Dr. Ben" && ben.attributes.get("role").map(String::as_str) == Some("specialist")
    })
    .await;
    let long = BTreeMap::from([("role".to_owned(), "x".repeat(40_000))]);
    assert_eq!(house.sfu.describe("room", "ben", None, None, long).await, Err(Refusal::TooLong));

    let notice = Notice { topic: "phase".into(), payload: b"clarify".to_vec(), to: vec!["ana".into()] };
    while ana.report().messages.is_empty() {
        assert_eq!(house.sfu.notify("room", notice.clone()).await, Ok(()));
        let _ = tokio::time::timeout(
            std::time::Duration::from_millis(100),
            ana.until(|report| !report.messages.is_empty()),
        )
        .await;
    }
    let message = ana.report().messages.remove(0);
    assert_eq!((message.from.as_str(), message.topic.as_str()), ("", "phase"));
    assert!(ben.report().messages.is_empty());
}

#[tokio::test]
async fn a_closed_room_is_empty_and_another_one_goes_on() {
    let house = House::open().await;
    let ana = house.watcher("ana").await;
    let mut grants = sfu::token::Grants::participant("other", "ben");
    grants.can_publish = false;
    let mut entrance = house.entrance("ben", None);
    entrance.token = house.token(&grants);
    let ben = sfu::client::Participant::join(entrance).await.unwrap();
    let rooms = house.sfu.rooms().await.unwrap();
    assert_eq!(rooms.iter().map(|room| room.name.as_str()).collect::<Vec<_>>(), ["other", "room"]);
    assert_eq!(house.sfu.close_room("room").await, Ok(()));
    until(&ana, "ana is sent away", |report| report.dismissed.as_deref() == Some("ROOM_DELETED")).await;
    until(&ben, "ben is connected", |report| report.connected).await;
    assert_eq!(house.sfu.rooms().await.unwrap().len(), 1);
    assert_eq!(house.sfu.close_room("room").await, Err(Refusal::NoRoom));
}
