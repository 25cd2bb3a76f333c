//! The site with the rooms of a media cluster.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use domain::world::Script;
use media::{
    Change, Rooms,
    trial::{Message, Server},
};
use serde_json::{Value, json};

use crate::{
    stage::Stage,
    trial::{Answer, NOON, Trial, request},
};

async fn cluster() -> (Server, Rooms) {
    let server = Server::start(Script::at(NOON).world()).await.unwrap();
    let rooms = Rooms::on(server.settings(Duration::from_secs(30))).unwrap();
    (server, rooms)
}

fn joined(stage: &Stage) -> Value {
    json!({
        "event": "participant_joined",
        "id": "EV_1",
        "createdAt": (NOON.micros() / 1_000_000).to_string(),
        "room": { "name": stage.session.to_string() },
        "participant": { "sid": "PA_1", "identity": stage.peer.who.person.to_string() },
    })
}

/// A message as a cluster posts it: no browser, no cookie.
async fn tell(trial: &Trial, message: &Message) -> Answer {
    let request = Request::post("/media/events")
        .header(header::AUTHORIZATION, &message.authorization)
        .header(header::CONTENT_TYPE, "application/webhook+json")
        .body(Body::from(message.body.clone()));
    trial.send(request.unwrap()).await
}

#[tokio::test]
async fn a_page_is_led_to_the_cluster_and_may_go_there() {
    let (server, rooms) = cluster().await;
    let address = rooms.address().unwrap().to_owned();
    let stage = Stage::on(Trial::on_cluster(rooms).await).await.opened().await;
    let given = stage.post(&stage.peer, &stage.of("ticket"), &[]).await;
    let given: Value = serde_json::from_str(&given.body).unwrap();
    assert_eq!(given["url"], json!(address));
    let claims = server.claims(given["token"].as_str().unwrap()).unwrap();
    assert_eq!((&claims["name"], &claims["video"]["room"]), (&json!("Noa Bell"), &json!(stage.session.to_string())));
    let room = request(Method::GET, &stage.of("room"), Some(&stage.peer.cookie), &[]);
    let policy = stage.trial.head(room).await.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    let asks = address.replace("ws://", "http://");
    assert!(policy.contains(&format!("connect-src 'self' ws: wss: {asks}; ")), "{policy}");
}

#[tokio::test]
async fn a_page_of_the_embedded_server_goes_nowhere_else() {
    let stage = Stage::open().await;
    let given = stage.post(&stage.peer, &stage.of("ticket"), &[]).await;
    let given: Value = serde_json::from_str(&given.body).unwrap();
    assert_eq!(given["url"], Value::Null);
    let room = request(Method::GET, &stage.of("room"), Some(&stage.peer.cookie), &[]);
    let policy = stage.trial.head(room).await.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.contains("connect-src 'self' ws: wss:; "), "{policy}");
    let (server, _) = cluster().await;
    assert_eq!(tell(&stage.trial, &server.message(&joined(&stage))).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_the_cluster_tells_who_is_in_its_rooms() {
    let (server, rooms) = cluster().await;
    let mut presences = rooms.presences().unwrap();
    let stage = Stage::on(Trial::on_cluster(rooms).await).await.opened().await;
    let good = server.message(&joined(&stage));
    let mut changed = good.clone();
    changed.body.push(b' ');
    let unsigned = Message { authorization: String::new(), ..good.clone() };
    let old = media::trial::signed(media::trial::KEY, media::trial::SECRET, good.body.clone(), NOON.plus_minutes(-10));
    for message in [changed, unsigned, old] {
        let refused = tell(&stage.trial, &message).await;
        assert_eq!((refused.status, refused.body.as_str()), (StatusCode::UNAUTHORIZED, ""));
    }
    let nonsense = media::trial::signed(media::trial::KEY, media::trial::SECRET, b"{}".to_vec(), NOON);
    assert_eq!(tell(&stage.trial, &nonsense).await.status, StatusCode::BAD_REQUEST);
    let long = media::trial::signed(media::trial::KEY, media::trial::SECRET, vec![b' '; 1 << 20], NOON);
    assert_eq!(tell(&stage.trial, &long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let reading = tokio::spawn(async move {
        let first = presences.next().await;
        // Asking for the next tells that the first is kept.
        tokio::time::timeout(Duration::from_secs(1), presences.next()).await.ok();
        (first, presences)
    });
    assert_eq!(tell(&stage.trial, &good).await.status, StatusCode::OK);
    let (heard, presences) = reading.await.unwrap();
    let heard = heard.unwrap();
    assert_eq!((heard.session, heard.person, heard.change), (stage.session, stage.peer.who.person, Change::Arrived));
    assert_eq!(tell(&stage.trial, &good).await.status, StatusCode::OK, "told twice");
    drop(presences);
    let mut other = joined(&stage);
    other["id"] = json!("EV_2");
    let unkept = tell(&stage.trial, &server.message(&other)).await;
    assert_eq!(unkept.status, StatusCode::SERVICE_UNAVAILABLE, "what nobody keeps must be told again");
}

#[tokio::test]
async fn a_facilitator_mutes_and_sends_out_on_the_cluster() {
    let (server, rooms) = cluster().await;
    let stage = Stage::on(Trial::on_cluster(rooms).await).await.opened().await;
    let (room, peer) = (stage.session.to_string(), stage.peer.who.person.to_string());
    server.enter(&room, &peer, "PA_1", NOON);
    let act = |what: &str| stage.of(&format!("people/{peer}/{what}"));
    let muted = stage.post(&stage.facilitator, &act("muting"), &[]).await;
    assert_eq!(muted.location, format!("{}#room-people", stage.of("room")));
    assert_eq!(server.of(&room, &peer).unwrap()["tracks"][0]["muted"], json!(true));
    server.next(&[media::trial::Mood::Busy, media::trial::Mood::Busy]);
    let busy = stage.post(&stage.facilitator, &act("muting"), &[]).await;
    assert_eq!(busy.status, StatusCode::TOO_MANY_REQUESTS, "and says so");
    stage.post(&stage.facilitator, &act("removal"), &[("removed", "yes")]).await;
    assert_eq!(server.of(&room, &peer), None);
    assert_eq!(stage.post(&stage.peer, &stage.of("ticket"), &[]).await.status, StatusCode::NOT_FOUND);
    // Who is gone from the room already is no reason to fail.
    let again = stage.post(&stage.facilitator, &act("removal"), &[("removed", "yes")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}
