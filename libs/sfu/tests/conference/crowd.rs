//! Rooms with more voices and faces than anybody has sections for.

use std::collections::BTreeSet;

use prost::Message as _;
use sfu::client::{Clip, Entrance, Participant, Report};
use sfu::token::Source;

use crate::house::{House, until};

/// Sections a subscriber has at most.
const SOUNDS: usize = 8;
const CAMERAS: usize = 16;

async fn many(house: &House, count: usize, clip: impl Fn(usize) -> Clip) -> Vec<Participant> {
    let mut people = Vec::new();
    for number in 0..count {
        let entrance = house.entrance(&format!("p{number:02}"), Some(clip(number)));
        people.push(Participant::join(Entrance { subscribe: false, ..entrance }).await.unwrap());
    }
    people
}

fn loud(report: &Report) -> u64 {
    report.received.values().map(|received| received.loud).sum()
}

/// Identities whose tracks have a section of their own.
fn placed(report: &Report) -> BTreeSet<String> {
    let tracks: BTreeSet<&String> = report.sections.values().collect();
    let sends = |identity: &&String| report.others[*identity].tracks.keys().any(|track| tracks.contains(track));
    report.others.keys().filter(sends).cloned().collect()
}

#[tokio::test]
async fn in_a_room_of_thirty_whoever_speaks_is_heard_in_eight_sections() {
    let house = House::open().await;
    let people = many(&house, 28, |number| Clip::speaker(number).without_video()).await;
    for person in &people {
        person.hush(true).await;
    }
    let watchers = [house.watcher("watcher").await, house.watcher("other").await];
    for watcher in &watchers {
        until(watcher, "eight sections", |report| {
            assert!(report.sections.len() <= SOUNDS, "{:?}", report.sections);
            report.sections.len() == SOUNDS && report.connected && report.others.len() == 29
        })
        .await;
    }
    // Those without a section of their own speak one after the other: heard, and nobody is asked for an offer.
    let own = placed(&watchers[0].report());
    let sections = watchers[0].report().sections;
    let strangers: Vec<usize> = (0..28).filter(|number| !own.contains(&format!("p{number:02}"))).collect();
    assert_eq!(strangers.len(), 20);
    for number in strangers.iter().step_by(4) {
        let before = watchers.each_ref().map(|watcher| loud(&watcher.report()));
        people[*number].hush(false).await;
        for (watcher, before) in watchers.iter().zip(before) {
            until(watcher, &format!("p{number:02} is heard"), |report| {
                assert!(report.sections.len() <= SOUNDS);
                loud(report) > before + 20
            })
            .await;
        }
        people[*number].hush(true).await;
    }
    assert_eq!(watchers[0].report().sections, sections);

    // When all but three are muted, those three get sections of their own, and are heard in them.
    let open: BTreeSet<String> = strangers.iter().take(3).map(|number| format!("p{number:02}")).collect();
    for (number, person) in people.iter().enumerate() {
        let name = format!("p{number:02}");
        if open.contains(&name) {
            person.hush(false).await;
        } else {
            person.mute(Source::Microphone, true).await;
        }
    }
    for watcher in &watchers {
        until(watcher, "their own sections", |report| {
            assert!(report.sections.len() <= SOUNDS);
            open.is_subset(&placed(report))
        })
        .await;
        let before = watcher.report();
        until(watcher, "heard in them", |report| {
            open.iter().all(|name| report.frames_of(name).0 > before.frames_of(name).0 + 10)
        })
        .await;
    }
    // A muted one who speaks again takes a place at once.
    let back = &people[strangers[10]];
    back.hush(false).await;
    let before = watchers[1].report();
    back.mute(Source::Microphone, false).await;
    let name = format!("p{:02}", strangers[10]);
    until(&watchers[1], "one is back", |report| report.frames_of(&name).0 > before.frames_of(&name).0 + 10).await;
}

#[tokio::test]
async fn of_more_cameras_than_sections_those_that_are_shown_are_sent() {
    let house = House::open().await;
    let silent = |number: usize| Clip::speaker(number).smallest().without_sound();
    let _people = many(&house, 19, silent).await;
    let watcher = house.watcher("watcher").await;
    until(&watcher, "sixteen sections", |report| {
        assert!(report.sections.len() <= CAMERAS);
        report.sections.len() == CAMERAS && report.others.len() == 19
    })
    .await;
    let first = watcher.report();
    // It shows four of them no more: the others get their sections.
    let hidden: Vec<String> = first.sections.values().take(4).cloned().collect();
    let settings =
        livekit_protocol::UpdateTrackSettings { track_sids: hidden.clone(), disabled: true, ..Default::default() };
    let message = Some(livekit_protocol::signal_request::Message::TrackSetting(settings));
    watcher.send_raw(livekit_protocol::SignalRequest { message }.encode_to_vec()).await;
    let before: BTreeSet<&String> = first.sections.values().collect();
    until(&watcher, "the others are sent", |report| {
        assert!(report.sections.len() <= CAMERAS);
        let new = report.sections.values().filter(|track| !before.contains(track));
        new.filter(|track| report.received.get(*track).is_some_and(|received| received.frames > 3)).count() == 3
    })
    .await;
    let now: BTreeSet<String> = watcher.report().sections.values().cloned().collect();
    let kept = first.sections.values().filter(|track| !hidden.contains(track)).all(|track| now.contains(track));
    assert!(kept, "whoever is shown keeps the section");
}
