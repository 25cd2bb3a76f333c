//! What a cluster tells, believed or not.

use aws_lc_rs::digest::{SHA256, digest};
use domain::moment::Moment;
use media::trial::{self, KEY, Message, SECRET};
use media::{Change, Departure, EventRefusal, Presences, Rooms};
use serde_json::{Value, json};

use crate::cluster::{ANA, LITTLE_PATIENCE, NOON, SESSION, ana, cluster, cluster_with, session};

/// An event about Ana as a LiveKit server writes it, in the names of JSON.
fn about_ana(event: &str, id: &str, at: Moment) -> Value {
    json!({
        "event": event,
        "id": id,
        "createdAt": (at.micros() / 1_000_000).to_string(),
        "room": { "sid": "RM_1", "name": SESSION, "creationTime": "1799999000" },
        "participant": {
            "sid": "PA_1", "identity": ANA, "state": "ACTIVE", "joinedAt": "1800000000", "joinedAtMs": "1800000000250",
            "permission": { "canPublish": true }, "version": 3
        },
    })
}

async fn hear(rooms: &Rooms, message: &Message, now: Moment) -> Result<(), EventRefusal> {
    rooms.hear(&message.authorization, &message.body, now).await
}

/// Reads on until the rooms are stopped, and tells what was read.
fn read(mut presences: Presences) -> tokio::task::JoinHandle<Vec<(String, Change, Moment)>> {
    tokio::spawn(async move {
        let mut read = Vec::new();
        while let Some(event) = presences.next().await {
            assert_eq!((event.session, event.person), (session(), ana()));
            read.push((event.stay, event.change, event.at));
        }
        read
    })
}

#[tokio::test]
async fn coming_and_going_are_told_once_each() {
    let (server, _, rooms) = cluster().await;
    let presences = rooms.presences().unwrap();
    assert!(rooms.presences().is_none(), "events have one reader");
    assert!(presences.apart().is_some(), "they go on without us");
    let reading = read(presences);
    let mut left = about_ana("participant_left", "EV_2", NOON.plus_minutes(2));
    left["participant"]["disconnectReason"] = json!("PARTICIPANT_REMOVED");
    for event in [about_ana("participant_joined", "EV_1", NOON), left] {
        let message = server.message(&event);
        for _ in 0..3 {
            assert_eq!(hear(&rooms, &message, NOON).await, Ok(()), "posted again is heard again, without effect");
        }
    }
    rooms.stop();
    let came = Moment::from_micros(1_800_000_000_250_000);
    let (arrived, left) = (Change::Arrived, Change::Left(Departure::Removed));
    let stay = "PA_1".to_owned();
    assert_eq!(reading.await.unwrap(), [(stay.clone(), arrived, came), (stay, left, NOON.plus_minutes(2))]);
}

#[tokio::test]
async fn nobody_leaves_before_they_came_and_an_aborted_join_is_a_departure() {
    let (server, _, rooms) = cluster().await;
    let reading = read(rooms.presences().unwrap());
    // To the second it is told, the departure lies a quarter before the arrival.
    let aborted = about_ana("participant_connection_aborted", "EV_1", NOON);
    assert_eq!(hear(&rooms, &server.message(&aborted), NOON).await, Ok(()));
    rooms.stop();
    let at = Moment::from_micros(1_800_000_000_250_000);
    assert_eq!(reading.await.unwrap(), [("PA_1".to_owned(), Change::Left(Departure::Lost), at)]);
}

#[tokio::test]
async fn what_is_not_about_our_people_is_heard_without_effect() {
    let (server, _, rooms) = cluster().await;
    let reading = read(rooms.presences().unwrap());
    let mut recorder = about_ana("participant_joined", "EV_3", NOON);
    recorder["participant"]["identity"] = json!("EG_recorder");
    let mut elsewhere = about_ana("participant_joined", "EV_4", NOON);
    elsewhere["room"]["name"] = json!("another program's room");
    let bare = json!({ "event": "room_started", "id": "EV_5", "createdAt": "1800000000", "room": { "name": SESSION } });
    let mut events = vec![recorder, elsewhere, bare];
    for name in ["room_finished", "track_published", "track_unpublished", "egress_started", "something_new"] {
        events.push(about_ana(name, name, NOON));
    }
    for event in events {
        assert_eq!(hear(&rooms, &server.message(&event), NOON).await, Ok(()), "{event}");
    }
    rooms.stop();
    assert_eq!(reading.await.unwrap(), []);
}

#[tokio::test]
async fn a_message_that_is_not_the_clusters_own_is_refused() {
    let (server, _, rooms) = cluster().await;
    let reading = read(rooms.presences().unwrap());
    let event = about_ana("participant_joined", "EV_1", NOON);
    let good = server.message(&event);
    let body = good.body.clone();
    let with = |authorization: &str| Message { authorization: authorization.to_owned(), body: body.clone() };
    let (head, _) = good.authorization.rsplit_once('.').unwrap();
    let claims = head.split_once('.').unwrap().1;
    let none = data_encoding::BASE64URL_NOPAD.encode(br#"{"alg":"none","typ":"JWT"}"#);
    let mut changed = good.clone();
    changed.body = event.to_string().replace("PA_1", "PA_2").into_bytes();
    let mut longer = good.clone();
    longer.body.push(b' ');
    // A token of ours for the API opens nothing here, nor does a ticket.
    let grants =
        sfu::admin::mint(&sfu::token::Key::new(KEY, SECRET.as_bytes()), sfu::admin::Grant::List, wall(), MINUTE);
    let refused = [
        ("nothing", with("")),
        ("another key", trial::signed("APIother", SECRET, body.clone(), NOON)),
        ("another secret", trial::signed(KEY, "another secret of the tests, as long", body.clone(), NOON)),
        ("no signature", with(&format!("{head}."))),
        ("no algorithm", with(&format!("{none}.{claims}."))),
        ("a token for the API", with(&grants)),
        ("another body", changed),
        ("a longer body", longer),
    ];
    for (name, message) in refused {
        assert_eq!(hear(&rooms, &message, NOON).await, Err(EventRefusal::Unsigned), "{name}");
    }
    // Bad ones have not spent the good one's only effect.
    assert_eq!(hear(&rooms, &good, NOON).await, Ok(()));
    rooms.stop();
    assert_eq!(reading.await.unwrap().len(), 1);
}

const MINUTE: std::time::Duration = std::time::Duration::from_secs(60);

fn wall() -> std::time::SystemTime {
    std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_800_000_000)
}

#[tokio::test]
async fn old_messages_are_refused_whoever_signed_them_and_whenever() {
    let (server, _, rooms) = cluster().await;
    let reading = read(rooms.presences().unwrap());
    let event = about_ana("participant_joined", "EV_1", NOON);
    let good = server.message(&event);
    assert_eq!(hear(&rooms, &good, NOON.plus_minutes(6)).await, Err(EventRefusal::Old), "its signature is too old");
    assert_eq!(hear(&rooms, &good, NOON.plus_minutes(-6)).await, Err(EventRefusal::Old), "it is from the future");
    // Signed anew, an event of an hour ago is still an hour old.
    let anew = server.message(&about_ana("participant_joined", "EV_2", NOON.plus_minutes(-60)));
    assert_eq!(hear(&rooms, &anew, NOON).await, Err(EventRefusal::Old));
    rooms.stop();
    assert_eq!(reading.await.unwrap(), []);
}

#[tokio::test]
async fn signed_nonsense_and_names_said_twice_are_refused() {
    let (_, _, rooms) = cluster().await;
    let reading = read(rooms.presences().unwrap());
    let event = about_ana("participant_joined", "EV_1", NOON).to_string();
    let twice = |name: &str, value: &str| event.replacen('{', &format!("{{\"{name}\":{value},"), 1);
    let deeper = event.replace("\"sid\":\"PA_1\"", "\"sid\":\"PA_2\",\"sid\":\"PA_1\"");
    assert_ne!(deeper, event);
    for body in [
        String::new(),
        "[]".to_owned(),
        event.replace("\"id\":\"EV_1\"", "\"id\":\"\""),
        twice("id", "\"EV_0\""),
        twice("event", "\"participant_left\""),
        twice("created_at", "\"1800000000\""),
        deeper,
        event.get(..event.len() / 2).unwrap().to_owned(),
    ] {
        let message = trial::signed(KEY, SECRET, body.clone().into_bytes(), NOON);
        assert_eq!(hear(&rooms, &message, NOON).await, Err(EventRefusal::Unreadable), "{body}");
    }
    let long = trial::signed(KEY, SECRET, vec![b' '; 1 << 20], NOON);
    assert_eq!(hear(&rooms, &long, NOON).await, Err(EventRefusal::Unreadable));
    rooms.stop();
    assert_eq!(reading.await.unwrap(), []);
}

#[tokio::test]
async fn what_was_not_kept_is_told_again() {
    let (server, _, rooms) = cluster_with(LITTLE_PATIENCE).await;
    let mut presences = rooms.presences().unwrap();
    let message = server.message(&about_ana("participant_joined", "EV_1", NOON));
    // Read, and then nothing more: whether it was kept nobody knows.
    let (heard, read) = tokio::join!(hear(&rooms, &message, NOON), presences.next());
    assert_eq!(heard, Err(EventRefusal::Busy));
    assert_eq!(read.unwrap().stay, "PA_1");
    // The cluster posts it again; this time the reader comes back for more.
    let reading = self::read(presences);
    assert_eq!(hear(&rooms, &message, NOON).await, Ok(()));
    rooms.stop();
    assert_eq!(
        hear(&rooms, &server.message(&about_ana("participant_left", "EV_2", NOON)), NOON).await,
        Err(EventRefusal::Busy)
    );
    assert_eq!(reading.await.unwrap().len(), 1);
}

#[tokio::test]
async fn rooms_of_this_process_hear_nothing() {
    let settings = media::Settings {
        bind: "127.0.0.1:0".parse().unwrap(),
        advertised: "127.0.0.1".parse().unwrap(),
        secret: SECRET.as_bytes().to_vec(),
        threads: 1,
        ways: media::Ways::default(),
        handover: None,
    };
    let rooms = Rooms::start(&settings).unwrap();
    let message = trial::signed("rooms", SECRET, b"{}".to_vec(), NOON);
    assert_eq!(hear(&rooms, &message, NOON).await, Err(EventRefusal::NoCluster));
    assert!(rooms.presences().unwrap().apart().is_none());
    assert_eq!((rooms.address(), rooms.check().await), (None, Ok(())));
    rooms.stop();
}

#[test]
fn the_stand_in_signs_as_documented() {
    // The digest of a body in plain base64, as the server kit's documentation says.
    let message = trial::signed(KEY, SECRET, b"abc".to_vec(), NOON);
    let claims = message.authorization.split('.').nth(1).unwrap();
    let claims: Value =
        serde_json::from_slice(&data_encoding::BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap()).unwrap();
    let sum = data_encoding::BASE64.encode(digest(&SHA256, b"abc").as_ref());
    assert_eq!(claims["sha256"], json!(sum));
    assert_eq!(sum, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}
