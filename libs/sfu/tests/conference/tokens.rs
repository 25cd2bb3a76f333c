//! A token lets its person in once; what comes after it lets them come back.

use livekit_protocol::simulate_scenario::Scenario;
use prost::Message as _;
use sfu::client::{ClientError, Participant};

use crate::house::{House, until};

/// What a client sends to test how it copes.
pub fn scene(scenario: Scenario) -> Vec<u8> {
    let scenario = livekit_protocol::SimulateScenario { scenario: Some(scenario) };
    let message = Some(livekit_protocol::signal_request::Message::Simulate(scenario));
    livekit_protocol::SignalRequest { message }.encode_to_vec()
}

#[tokio::test]
async fn a_token_lets_in_once_and_a_second_one_with_it_disturbs_nobody() {
    let house = House::open().await;
    let entrance = house.entrance("ana", None);
    let ana = Participant::join(entrance.clone()).await.unwrap();
    until(&ana, "ana is in", |report| report.connected).await;
    let thief = Participant::join(entrance.clone()).await;
    let sentence = "the access token was used already; ask for a new one";
    assert!(matches!(thief, Err(ClientError::Refused(text)) if text == sentence));
    assert_eq!(ana.report().dismissed, None);
    ana.leave().await;
    let later = Participant::join(entrance).await;
    assert!(matches!(later, Err(ClientError::Refused(text)) if text == sentence), "nor when ana is gone");
    assert!(house.sfu.rooms().await.unwrap().is_empty());
    let again = house.watcher("ana").await;
    until(&again, "another token is good", |report| report.connected).await;
}

#[tokio::test]
async fn a_used_token_is_good_for_coming_back_and_a_broken_websocket_costs_nothing() {
    let house = House::open().await;
    let ana = house.watcher("ana").await;
    let first = ana.token();
    until(&ana, "ana is in", |report| report.connected).await;
    for round in 1..=3 {
        ana.break_websocket().await;
        until(&ana, "ana is back", |report| report.resumed == round).await;
    }
    assert_ne!(ana.token(), first);
    assert_eq!(house.sfu.participants("room").await.unwrap().len(), 1);
}

#[tokio::test]
async fn who_is_told_to_start_over_does_so_with_the_newest_token_and_what_it_may_do_now() {
    let house = House::open().await;
    let entrance = house.entrance("ana", None);
    let ana = Participant::join(entrance.clone()).await.unwrap();
    until(&ana, "ana is in", |report| report.connected).await;
    let listen = sfu::Permission { publish: false, sources: vec![], subscribe: true, data: false };
    assert_eq!(house.sfu.permit("room", "ana", listen).await, Ok(()));
    // The token it came in with is used up, and the one it was sent with the join still says it may send.
    ana.break_websocket().await;
    until(&ana, "ana is back", |report| report.resumed == 1).await;
    until(&ana, "ana may not send", |report| !report.may_publish).await;
    let before = ana.report().sid;
    tokio::time::timeout(crate::house::PATIENCE, async {
        while house.sfu.participants("room").await.unwrap().len() == 1 && ana.report().dismissed.is_none() {
            ana.send_raw(scene(Scenario::LeaveRequestFullReconnect(true))).await;
            let _ = tokio::time::timeout(
                std::time::Duration::from_millis(200),
                ana.until(|report| report.dismissed.is_some()),
            )
            .await;
        }
    })
    .await
    .unwrap();
    until(&ana, "ana is told", |report| report.dismissed.as_deref() == Some("STATE_MISMATCH")).await;
    let token = ana.token();
    let again = Participant::join(sfu::client::Entrance { token: token.clone(), ..entrance.clone() }).await.unwrap();
    until(&again, "ana is in anew", |report| report.connected && report.sid != before).await;
    assert!(!again.report().may_publish);
    let twice = Participant::join(sfu::client::Entrance { token, ..entrance }).await;
    assert!(matches!(twice, Err(ClientError::Refused(_))), "the renewed token is used up as well");
}

#[tokio::test]
async fn the_reason_of_a_refusal_can_be_asked_for() {
    let house = House::open().await;
    let entrance = house.entrance("ana", None);
    let _ana = Participant::join(entrance.clone()).await.unwrap();
    let request = livekit_protocol::WrappedJoinRequest {
        join_request: livekit_protocol::JoinRequest { metadata: "m".into(), ..Default::default() }.encode_to_vec(),
        ..Default::default()
    };
    let request = data_encoding::BASE64URL_NOPAD.encode(&request.encode_to_vec());
    let path = format!("/rtc/v1/validate?access_token={}&join_request={request}", entrance.token);
    let (status, body) = crate::hostile::get(&house.address, &path).await;
    assert_eq!((status, body.as_str()), (401, "the access token was used already; ask for a new one"));
    let unused = house.entrance("ben", None).token;
    let path = format!("/rtc/v1/validate?access_token={unused}&join_request={request}");
    assert_eq!(crate::hostile::get(&house.address, &path).await.0, 200);
    assert_eq!(crate::hostile::get(&house.address, &path).await.0, 200, "asking does not use a token up");
}
