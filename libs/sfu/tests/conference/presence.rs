//! Who was there, and when: every coming and going is told once, in order.

use sfu::{Change, Departure};

use crate::house::{House, joined, until};

#[tokio::test]
async fn coming_and_leaving_are_told() {
    let mut house = House::open().await;
    let ana = house.watcher("ana").await;
    assert_eq!(house.next_event().await, ("ana".into(), joined()));
    ana.leave().await;
    assert_eq!(house.next_event().await, ("ana".into(), Change::Left(Departure::Left)));
    assert_eq!(house.sfu.rooms().await.unwrap(), []);
}

#[tokio::test]
async fn a_broken_websocket_is_resumed_while_media_goes_on() {
    let mut house = House::open().await;
    let ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    until(&ben, "ana's pictures", |report| report.frames_of("ana").1 > 5).await;
    assert_eq!(house.next_event().await, ("ana".into(), joined()));
    assert_eq!(house.next_event().await, ("ben".into(), joined()));
    let before = ben.report();
    ben.break_websocket().await;
    until(&ben, "ben is back", |report| report.resumed == 1).await;
    until(&ben, "pictures go on", |report| report.frames_of("ana").1 > before.frames_of("ana").1 + 20).await;
    assert_eq!(ben.report().sid, before.sid, "the same stay");
    ana.leave().await;
    // A break as short as this one is told only on a slow machine, and then with its end.
    let mut event = house.next_event().await;
    if event == ("ben".into(), Change::Reconnecting) {
        assert_eq!(house.next_event().await, ("ben".into(), Change::Resumed));
        event = house.next_event().await;
    }
    assert_eq!(event, ("ana".into(), Change::Left(Departure::Left)));
}

#[tokio::test]
async fn a_second_page_of_the_same_person_takes_over() {
    let mut house = House::open().await;
    let first = house.watcher("ana").await;
    let second = house.watcher("ana").await;
    until(&first, "the first is sent away", |report| report.dismissed.as_deref() == Some("DUPLICATE_IDENTITY")).await;
    until(&second, "the second is in", |report| report.connected).await;
    assert_eq!(house.next_event().await, ("ana".into(), joined()));
    assert_eq!(house.next_event().await, ("ana".into(), Change::Left(Departure::Replaced)));
    assert_eq!(house.next_event().await, ("ana".into(), joined()));
}

#[tokio::test]
async fn a_server_that_stops_says_so() {
    let mut house = House::open().await;
    let ana = house.watcher("ana").await;
    until(&ana, "connected", |report| report.connected).await;
    let sfu = house.sfu.clone();
    tokio::task::spawn_blocking(move || sfu.shutdown()).await.unwrap();
    until(&ana, "ana knows", |report| report.dismissed.as_deref() == Some("SERVER_SHUTDOWN")).await;
    assert_eq!(house.next_event().await, ("ana".into(), joined()));
    assert_eq!(house.next_event().await, ("ana".into(), Change::Left(Departure::Shutdown)));
    assert_eq!(house.sfu.rooms().await, Err(sfu::Refusal::Busy));
}
