//! Whoever sends nonsense is refused, and the room goes on.

use std::time::{Duration, SystemTime};

use sfu::client::{ClientError, Participant};
use sfu::token::{self, Grants, Key};

use crate::house::{House, PATIENCE, until};

/// The status and body of a plain request.
pub async fn get(address: &str, path: &str) -> (u16, String) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    (status, answer.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned())
}

#[tokio::test]
async fn bad_and_expired_tokens_are_told_apart_and_never_not_found() {
    let house = House::open().await;
    let old = token::mint(
        &Key::new("test", b"a secret of the tests"),
        &Grants::participant("room", "ana"),
        SystemTime::UNIX_EPOCH,
        Duration::from_secs(60),
    );
    let good = house.token(&Grants::participant("room", "ana"));
    for (token, request, expected) in [
        ("", "", (401, "this is not an access token for this server")),
        ("a.b.c", "", (401, "this is not an access token for this server")),
        (old.as_str(), "", (401, "the access token has expired")),
        (good.as_str(), "", (400, "the join request is missing")),
        (good.as_str(), "%25%25", (400, "the join request cannot be read")),
    ] {
        for path in ["/rtc/v1/validate", "/rtc/v1"] {
            let path = format!("{path}?access_token={token}&join_request={request}");
            let (status, body) = get(&house.address, &path).await;
            assert_eq!((status, body.as_str()), expected, "{path}");
        }
    }
    assert_eq!(get(&house.address, "/rtc/v1/validate?a=%ff%fe").await.0, 401);

    let mut entrance = house.entrance("ana", None);
    entrance.token = old;
    let refused = Participant::join(entrance).await;
    assert!(matches!(refused, Err(ClientError::Refused(text)) if text.contains("expired")));
    assert_eq!(house.sfu.rooms().await.unwrap(), []);
}

#[tokio::test]
async fn nonsense_over_the_websocket_and_the_media_port_disturbs_nobody() {
    let house = House::open().await;
    let _ana = house.speaker(0).await;
    let ben = house.watcher("ben").await;
    let mallory = house.watcher("mallory").await;
    until(&mallory, "mallory is in", |report| report.connected).await;
    for bytes in [vec![], vec![0xff; 40], vec![0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], b"hello".to_vec()] {
        mallory.send_raw(bytes).await;
    }
    let socket = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let target = house.sfu.address();
    for length in [0usize, 1, 2, 12, 20, 60, 1_400] {
        for first in [0u8, 1, 22, 63, 128, 144, 191, 255] {
            let mut bytes = vec![0xa5; length];
            if let Some(byte) = bytes.first_mut() {
                *byte = first;
            }
            socket.send_to(&bytes, target).await.unwrap();
        }
    }
    let before = ben.report().frames_of("ana");
    until(&ben, "ana goes on", |report| report.frames_of("ana").1 > before.1 + 20).await;
    assert_eq!(ben.report().others.len(), 2, "mallory is still in: nonsense is ignored");
    assert!(house.sfu.counters().refused_packets > 20);
}

#[tokio::test]
async fn an_offer_that_makes_no_sense_ends_that_participant_only() {
    use prost::Message as _;
    let house = House::open().await;
    let ben = house.watcher("ben").await;
    let mallory = house.watcher("mallory").await;
    until(&ben, "mallory", |report| report.others.contains_key("mallory")).await;
    let offer = livekit_protocol::SignalRequest {
        message: Some(livekit_protocol::signal_request::Message::Offer(livekit_protocol::SessionDescription {
            r#type: "offer".into(),
            sdp: "m=audio 9 x 0\r\na=mid:0\r\n".into(),
            id: 9,
            ..Default::default()
        })),
    };
    mallory.send_raw(offer.encode_to_vec()).await;
    until(&mallory, "mallory is out", |report| report.dismissed.is_some()).await;
    until(&ben, "mallory is gone", |report| report.others.is_empty()).await;
    let _ana = house.speaker(0).await;
    until(&ben, "the room goes on", |report| report.frames_of("ana").1 > 3).await;
}

#[tokio::test]
async fn who_may_not_send_is_refused_and_who_may_not_speak_is_not_heard() {
    let house = House::open().await;
    let ben = house.watcher("ben").await;
    let mut grants = Grants::participant("room", "ana");
    grants.can_publish = false;
    grants.can_publish_data = false;
    grants.can_update_own_metadata = false;
    let mut entrance = house.entrance("ana", Some(sfu::client::Clip::speaker(0)));
    entrance.token = house.token(&grants);
    let ana = Participant::join(entrance).await.unwrap();
    until(&ana, "refused", |report| report.refusals == ["NOT_ALLOWED", "NOT_ALLOWED"]).await;
    until(&ana, "connected", |report| report.connected).await;
    ana.set_attributes(std::collections::BTreeMap::from([("hand".into(), "1".into())])).await;
    until(&ana, "refused again", |report| report.refusals.len() == 3).await;
    ana.send("chat", b"hello", &[], true).await;
    let chloe = house.speaker(2).await;
    until(&ben, "chloe", |report| report.frames_of("chloe").1 > 10).await;
    chloe.leave().await;
    let report = ben.report();
    assert!(report.others["ana"].tracks.is_empty());
    assert!(report.others["ana"].attributes.is_empty());
    assert_eq!(report.messages, []);
}

#[tokio::test]
async fn a_flood_of_messages_costs_the_websocket() {
    let house = House::open().await;
    let mallory = house.watcher("mallory").await;
    until(&mallory, "mallory is in", |report| report.connected).await;
    // Only so many within a moment are too many: on a busy machine one batch may take longer than that.
    let flood = async {
        while mallory.report().resumed == 0 {
            for _ in 0..300 {
                mallory.send_raw(vec![0x0a, 0xff]).await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(PATIENCE, flood).await.unwrap();
    assert_eq!(house.sfu.participants("room").await.unwrap().len(), 1);
}
