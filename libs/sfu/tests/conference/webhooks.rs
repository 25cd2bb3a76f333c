//! What happens in a room, as other programs are told it.

use std::time::Duration;

use sfu::token::Source;
use sfu::webhook::{self, Event, Happening};

use crate::house::{House, PATIENCE, until};

#[tokio::test]
async fn a_stay_is_told_in_signed_messages_from_the_room_s_beginning_to_its_end() {
    let mut house = House::open().await;
    let ana = house.speaker(0).await;
    until(&ana, "ana is in", |report| report.connected && report.own.len() == 2).await;
    ana.leave().await;
    let mut told: Vec<Event> = Vec::new();
    while told.last().is_none_or(|event| event.happening != Happening::RoomFinished) {
        let presence = tokio::time::timeout(PATIENCE, house.events.recv()).await.unwrap().unwrap();
        let Some(event) = Event::of(&presence) else { continue };
        let signed = webhook::sign(&house.key, &event, presence.wall);
        let late = presence.wall + Duration::from_secs(30);
        assert_eq!(webhook::read(&house.key, &signed.authorization, &signed.body, late), Ok(event.clone()));
        told.push(event);
    }
    let order: Vec<_> = told.iter().map(|event| event.happening).collect();
    use Happening::{ParticipantJoined, ParticipantLeft, RoomFinished, RoomStarted, TrackPublished, TrackUnpublished};
    assert_eq!(
        order,
        [
            RoomStarted,
            ParticipantJoined,
            TrackPublished,
            TrackPublished,
            TrackUnpublished,
            TrackUnpublished,
            ParticipantLeft,
            RoomFinished,
        ]
    );
    assert!(told.iter().all(|event| event.room.name == "room" && event.room.sid == told[0].room.sid));
    assert!(told[0].room.sid.starts_with("RM_"));
    assert_eq!((told[0].person.as_ref(), told[7].person.as_ref()), (None, None));
    let person = told[1].person.as_ref().unwrap();
    assert_eq!((person.identity.as_str(), person.name.as_str()), ("ana", "The ana"));
    assert_eq!(told[6].person.as_ref().unwrap().sid, person.sid);
    let mut sources: Vec<_> = told[2..4].iter().map(|event| event.track.as_ref().unwrap().source.unwrap()).collect();
    sources.sort_by_key(|source| *source == Source::Microphone);
    assert_eq!(sources, [Source::Camera, Source::Microphone]);
    let ids: std::collections::BTreeSet<_> = told.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids.len(), told.len());
}
