//! People see, hear and read each other.

use std::collections::BTreeMap;
use std::time::Duration;

use sfu::client::{Clip, Participant};
use sfu::token::Source;

use crate::house::{House, until};

#[tokio::test]
async fn four_people_hear_and_see_each_other_whoever_came_first() {
    let house = House::open().await;
    let names = ["ana", "ben", "chloe", "dan"];
    let mut people = Vec::new();
    for number in 0..4 {
        people.push(house.speaker(number).await);
    }
    for (own, person) in names.iter().zip(&people) {
        for other in names.iter().filter(|other| *other != own) {
            until(person, &format!("{own} receives {other}"), |report| {
                let (sounds, pictures) = report.frames_of(other);
                sounds >= 25 && pictures >= 10
            })
            .await;
        }
        let report = person.report();
        assert_eq!(report.others.len(), 3);
        assert!(report.received.values().filter(|received| received.keyframes > 0).count() >= 3);
    }
    let counters = house.sfu.counters();
    assert_eq!((counters.participants, counters.rooms), (4, 1));
    assert!(counters.forwarded_packets > 300, "{counters:?}");
}

#[tokio::test]
async fn more_people_than_prepared_sections_are_all_received() {
    let house = House::open().await;
    let watcher = house.watcher("watcher").await;
    let mut people = Vec::new();
    for number in 0..5 {
        people.push(house.speaker(number).await);
    }
    for other in ["ana", "ben", "chloe", "dan", "eve"] {
        until(&watcher, &format!("the watcher receives {other}"), |report| {
            let (sounds, pictures) = report.frames_of(other);
            sounds > 0 && pictures > 0
        })
        .await;
    }
}

#[tokio::test]
async fn a_section_that_was_freed_carries_the_next_person() {
    let house = House::open().await;
    let watcher = house.watcher("watcher").await;
    for round in 0..3 {
        let ana = house.speaker(0).await;
        until(&watcher, &format!("round {round}"), |report| report.frames_of("ana").1 >= 5).await;
        ana.leave().await;
        until(&watcher, "ana is gone", |report| report.others.is_empty()).await;
    }
}

#[tokio::test]
async fn a_muted_microphone_is_silent_until_its_owner_unmutes_it() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana's sound", |report| report.frames_of("ana").0 > 5).await;
    ana.mute(Source::Microphone, true).await;
    until(&ben, "ana is shown muted", |report| {
        report.others["ana"].tracks.values().any(|track| !track.video && track.muted)
    })
    .await;
    // What was on its way may still arrive.
    let shown = ben.report().frames_of("ana");
    until(&ben, "pictures go on", |report| report.frames_of("ana").1 > shown.1 + 10).await;
    let silent = ben.report().frames_of("ana");
    until(&ben, "pictures go on", |report| report.frames_of("ana").1 > silent.1 + 10).await;
    let later = ben.report().frames_of("ana");
    assert_eq!(later.0, silent.0, "{shown:?} {silent:?} {later:?}");
    ana.mute(Source::Microphone, false).await;
    until(&ben, "sound is back", |report| report.frames_of("ana").0 > later.0 + 10).await;
}

#[tokio::test]
async fn messages_and_attributes_reach_the_others_under_the_true_name() {
    let house = House::open().await;
    let ana = house.watcher("ana").await;
    let ben = house.watcher("ben").await;
    let chloe = house.watcher("chloe").await;
    for person in [&ana, &ben, &chloe] {
        until(person, "connected", |report| report.connected && report.others.len() == 2).await;
    }
    ana.set_attributes(BTreeMap::from([("hand".to_owned(), "1".to_owned())])).await;
    until(&ben, "ana's hand", |report| report.others["ana"].attributes.contains_key("hand")).await;
    ana.set_attributes(BTreeMap::from([("hand".to_owned(), String::new())])).await;
    until(&ben, "ana's hand is down", |report| report.others["ana"].attributes.is_empty()).await;

    say_until_heard(&ana, &ben).await;
    let message = ben.report().messages.remove(0);
    assert_eq!((message.from.as_str(), message.topic.as_str(), message.reliable), ("ana", "chat", true));

    say_until_heard(&ana, &chloe).await;
    ana.send("secret", b"for chloe", &["chloe".to_owned()], true).await;
    until(&chloe, "the message for chloe", |report| {
        report.messages.iter().any(|message| message.payload == b"for chloe")
    })
    .await;
    assert!(ben.report().messages.iter().all(|message| message.topic == "chat"));
}

/// Channels open a moment after the connection stands, on either side.
async fn say_until_heard(from: &Participant, to: &Participant) {
    while to.report().messages.is_empty() {
        from.send("chat", b"hello", &[], true).await;
        let heard = to.until(|report| !report.messages.is_empty());
        let _ = tokio::time::timeout(Duration::from_millis(100), heard).await;
    }
}

#[tokio::test]
async fn who_speaks_is_told() {
    let house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana speaks", |report| report.speaking.contains("ana")).await;
    ana.mute(Source::Microphone, true).await;
    until(&ben, "ana is silent", |report| report.speaking.is_empty()).await;
}

#[tokio::test]
async fn who_subscribes_to_nothing_receives_nothing() {
    let house = House::open().await;
    let _ana = house.speaker(0).await;
    let mut entrance = house.entrance("ben", Some(Clip::speaker(1).without_video()));
    entrance.subscribe = false;
    let ben = Participant::join(entrance).await.unwrap();
    let chloe = house.watcher("chloe").await;
    until(&chloe, "both are heard", |report| report.frames_of("ana").0 > 10 && report.frames_of("ben").0 > 10).await;
    assert!(ben.report().received.is_empty());
}
