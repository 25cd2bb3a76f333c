//! Messages arrive, once, also when the path breaks while they are on their way.

use sfu::client::{Participant, Report};

use crate::house::{House, until};

fn count(report: &Report, payload: &[u8]) -> usize {
    report.messages.iter().filter(|message| message.payload == payload).count()
}

async fn pair(house: &House) -> (Participant, Participant) {
    let ana = house.watcher("ana").await;
    let ben = house.watcher("ben").await;
    for person in [&ana, &ben] {
        until(person, "connected", |report| report.connected && report.others.len() == 1).await;
    }
    // Channels open a moment after the connection stands.
    let mut number = 0u32;
    while ben.report().messages.is_empty() || ana.report().messages.is_empty() {
        number += 1;
        ana.send("chat", &number.to_be_bytes(), &[], true).await;
        ben.send("chat", &number.to_be_bytes(), &[], true).await;
        let _ = tokio::time::timeout(std::time::Duration::from_millis(100), ana.until(|_| false)).await;
    }
    (ana, ben)
}

#[tokio::test]
async fn what_is_said_while_the_path_is_gone_arrives_once_after_a_resume() {
    let house = House::open().await;
    let (ana, ben) = pair(&house).await;
    ben.lose_path().await;
    until(&ana, "ana goes on", |report| report.connected).await;
    for text in [b"one", b"two"] {
        ana.send("chat", text, &[], true).await;
    }
    // The server has passed them on: another one hears them.
    let chloe = house.watcher("chloe").await;
    until(&chloe, "chloe is in", |report| report.connected).await;
    ana.send("chat", b"three", &[], true).await;
    until(&chloe, "chloe hears", |report| count(report, b"three") == 1).await;
    assert_eq!(count(&ben.report(), b"one"), 0);
    ben.find_path().await;
    until(&ben, "ben is back", |report| report.resumed == 1).await;
    until(&ben, "ben hears all", |report| count(report, b"three") == 1).await;
    // What comes by both ways, by the transport and by the server's memory, is taken once.
    until(&ben, "it came twice", |report| report.repeats >= 3).await;
    ana.send("chat", b"last", &[], true).await;
    until(&ben, "the last", |report| count(report, b"last") == 1).await;
    let report = ben.report();
    let texts: Vec<_> = report.messages.iter().rev().take(4).rev().map(|message| message.payload.as_slice()).collect();
    assert_eq!(texts, [b"one".as_slice(), b"two", b"three", b"last"]);
}

#[tokio::test]
async fn what_got_lost_behind_the_transport_is_sent_again_after_a_resume() {
    let house = House::open().await;
    let (ana, ben) = pair(&house).await;
    let chloe = house.watcher("chloe").await;
    until(&chloe, "chloe is in", |report| report.connected).await;
    ben.deafen(true).await;
    ana.send("chat", b"one", &[], true).await;
    ana.send("secret", b"for chloe", &["chloe".to_owned()], true).await;
    until(&chloe, "chloe hears", |report| count(report, b"for chloe") == 1).await;
    // What ben loses has come by now: ana's next lossy word is not waited for, his own resume is.
    ben.break_websocket().await;
    until(&ben, "ben is back", |report| report.resumed == 1).await;
    ben.deafen(false).await;
    ben.break_websocket().await;
    until(&ben, "ben hears", |report| count(report, b"one") == 1).await;
    assert_eq!(count(&ben.report(), b"for chloe"), 0, "what was not for ben is not sent again to ben");
}

#[tokio::test]
async fn what_the_sender_sends_again_is_passed_on_once() {
    let house = House::open().await;
    let (ana, ben) = pair(&house).await;
    ana.lose_path().await;
    ana.send("chat", b"while away", &[], true).await;
    ana.find_path().await;
    until(&ben, "ben hears", |report| count(report, b"while away") == 1).await;
    ana.send("chat", b"after", &[], true).await;
    until(&ben, "ben hears more", |report| count(report, b"after") == 1).await;
    assert_eq!(count(&ben.report(), b"while away"), 1);
    assert_eq!(ben.report().repeats, 0, "the server has dropped the second one");
}

#[tokio::test]
async fn a_flood_of_data_is_cut_off_and_said_so_and_small_talk_goes_on() {
    let house = House::open().await;
    let (ana, ben) = pair(&house).await;
    for number in 0..600u32 {
        ana.send("flood", &number.to_be_bytes(), &[], true).await;
    }
    until(&ana, "ana is told", |report| report.refusals.contains(&"LIMIT_EXCEEDED".to_owned())).await;
    ben.send("chat", b"hello", &[], true).await;
    until(&ana, "ana hears ben", |report| count(report, b"hello") == 1).await;
    assert_eq!(ana.report().dismissed, None);
}
