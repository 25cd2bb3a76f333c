//! Every verb against a stand-in for a LiveKit server that takes nothing but what is documented.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::id::{Id, PersonId, SessionId};
use domain::moment::Moment;
use domain::world::Script;
use media::trial::{Mood, SECRET, Server};
use media::{ClusterSettings, Join, Refusal, Rooms, Source, Stay};
use serde_json::{Value, json};
use uuid::Uuid;

pub const NOON: Moment = Moment::from_micros(1_800_000_000_000_000);
pub const SESSION: &str = "00000000-0000-0000-0000-000000000007";
pub const ANA: &str = "00000000-0000-0000-0000-000000000009";
const BO: &str = "00000000-0000-0000-0000-00000000000a";

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// Long enough for most of them, short enough to wait for.
pub const LITTLE_PATIENCE: Duration = Duration::from_secs(5);

pub fn session() -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(7))
}

pub fn ana() -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(9))
}

fn bo() -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(10))
}

pub async fn cluster() -> (Server, Script, Rooms) {
    cluster_with(PATIENCE).await
}

/// A cluster, and rooms on it that wait so long for anything.
pub async fn cluster_with(patience: Duration) -> (Server, Script, Rooms) {
    let script = Script::at(NOON);
    let server = Server::start(script.world()).await.unwrap();
    let rooms = Rooms::on(server.settings(patience)).unwrap();
    (server, script, rooms)
}

/// The verbs that were called since one asked last.
fn verbs(server: &Server) -> Vec<String> {
    server.calls().into_iter().map(|call| call.verb).collect()
}

#[tokio::test]
async fn who_is_there_is_asked_room_by_room() {
    let (server, _, rooms) = cluster().await;
    assert_eq!(rooms.check().await, Ok(()));
    assert_eq!(rooms.present(session()).await, Ok(vec![]), "a room that nobody opened is empty");
    server.enter(SESSION, ANA, "PA_1", NOON.plus_minutes(-3));
    server.enter(SESSION, "EG_recorder", "PA_2", NOON);
    server.enter("another program's room", BO, "PA_3", NOON);
    let sitters = rooms.present(session()).await.unwrap();
    assert_eq!(sitters.iter().map(|sitter| (sitter.person, sitter.connected)).collect::<Vec<_>>(), [(ana(), true)]);
    assert_eq!(sitters[0].sends, [(Source::Microphone, false), (Source::Camera, false)]);
    server.calls();
    let stay = Stay { session: session(), person: ana(), stay: "PA_1".to_owned(), since: NOON.plus_minutes(-3) };
    assert_eq!(rooms.stays().await, Ok(vec![stay]));
    let calls: Vec<(String, Value)> = server.calls().into_iter().map(|call| (call.verb, call.ask)).collect();
    let expected =
        [("ListRooms".to_owned(), json!({ "names": [] })), ("ListParticipants".to_owned(), json!({ "room": SESSION }))];
    assert_eq!(calls, expected, "rooms of others are not looked into");
}

#[tokio::test]
async fn somebody_is_muted_by_what_they_send() {
    let (server, _, rooms) = cluster().await;
    server.enter(SESSION, ANA, "PA_1", NOON);
    assert_eq!(rooms.mute(session(), ana(), Source::Microphone).await, Ok(()));
    let calls = server.calls();
    assert_eq!(calls[0].verb, "GetParticipant");
    assert_eq!(calls[1].verb, "MutePublishedTrack");
    assert_eq!(calls[1].ask, json!({ "room": SESSION, "identity": ANA, "track_sid": "TR_mic", "muted": true }));
    let sends = rooms.present(session()).await.unwrap()[0].sends.clone();
    assert_eq!(sends, [(Source::Microphone, true), (Source::Camera, false)]);
    assert_eq!(rooms.mute(session(), ana(), Source::ScreenShare).await, Err(Refusal::NotSent));
    assert_eq!(rooms.mute(session(), bo(), Source::Microphone).await, Err(Refusal::NotThere));
}

#[tokio::test]
async fn somebody_is_sent_out_and_older_tickets_are_named() {
    let (server, _, rooms) = cluster().await;
    server.enter(SESSION, ANA, "PA_1", NOON);
    assert_eq!(rooms.remove(session(), ana()).await, Ok(()));
    let call = server.calls().remove(0);
    assert_eq!(call.verb, "RemoveParticipant");
    assert_eq!(call.ask, json!({ "room": SESSION, "identity": ANA, "revoke_token_ts": "1800000001" }));
    assert_eq!(server.of(SESSION, ANA), None);
    assert_eq!(rooms.remove(session(), ana()).await, Err(Refusal::NotThere));
}

#[tokio::test]
async fn permission_and_tile_are_changed_and_nothing_else_of_somebody() {
    let (server, _, rooms) = cluster().await;
    server.enter(SESSION, ANA, "PA_1", NOON);
    assert_eq!(rooms.permit(session(), ana(), false).await, Ok(()));
    let permission = json!({ "can_subscribe": true, "can_publish": false, "can_publish_data": true, "hidden": false });
    assert_eq!(server.of(SESSION, ANA).unwrap()["permission"], permission);
    let told = BTreeMap::from([("role".to_owned(), "hub".to_owned()), ("community".to_owned(), String::new())]);
    server.calls();
    assert_eq!(rooms.describe(session(), ana(), told).await, Ok(()));
    let call = server.calls().remove(0);
    let attributes = json!({ "role": "hub", "community": "" });
    assert_eq!(
        call.ask,
        json!({ "room": SESSION, "identity": ANA, "attributes": attributes }),
        "no permission with it"
    );
    let ana_now = server.of(SESSION, ANA).unwrap();
    assert_eq!((&ana_now["attributes"], &ana_now["permission"]), (&json!({ "role": "hub" }), &permission));
    assert_eq!(rooms.permit(session(), bo(), true).await, Err(Refusal::NotThere));
    assert_eq!(rooms.describe(session(), bo(), BTreeMap::new()).await, Err(Refusal::NotThere));
}

#[tokio::test]
async fn pages_are_told_something_once_and_a_room_is_closed() {
    let (server, _, rooms) = cluster().await;
    assert_eq!(rooms.tell(session(), "phase", vec![1], &[]).await, Err(Refusal::NotThere));
    server.enter(SESSION, ANA, "PA_1", NOON);
    server.calls();
    assert_eq!(rooms.tell(session(), "phase", vec![1, 2, 255], &[ana()]).await, Ok(()));
    assert_eq!(rooms.tell(session(), "phase", vec![0; 60_001], &[]).await, Err(Refusal::NotSent));
    let call = server.calls().remove(0);
    let nonce = call.ask["nonce"].clone();
    let told = json!({
        "room": SESSION, "data": "AQL/", "kind": "RELIABLE", "destination_identities": [ANA], "topic": "phase", "nonce": nonce
    });
    assert_eq!(call.ask, told);
    assert_eq!(rooms.inscribe(session(), "Sleep and pain").await, Ok(()));
    let call = server.calls().remove(0);
    assert_eq!(call.verb, "UpdateRoomMetadata");
    assert_eq!(call.ask, json!({ "room": SESSION, "metadata": "Sleep and pain" }));
    assert_eq!(rooms.close(session()).await, Ok(()));
    assert_eq!(verbs(&server), ["DeleteRoom"]);
    assert_eq!(rooms.inscribe(session(), "Sleep and pain").await, Err(Refusal::NotThere));
    assert_eq!(rooms.close(session()).await, Err(Refusal::NotThere));
}

#[tokio::test]
async fn a_ticket_is_short_and_leads_to_the_cluster() {
    let (server, _, rooms) = cluster().await;
    let join = Join {
        session: session(),
        person: ana(),
        name: "Ana Lopez".into(),
        attributes: BTreeMap::from([("profession".into(), "pharmacist".into())]),
        may_publish: true,
        hidden: false,
        life: Duration::from_secs(600),
    };
    let ticket = rooms.ticket(&join, NOON);
    assert_eq!(ticket.url.as_deref(), rooms.address());
    assert!(ticket.url.unwrap().starts_with("ws://127.0.0.1:"));
    let claims = server.claims(&ticket.token).unwrap();
    assert_eq!(
        (&claims["iss"], &claims["sub"], &claims["name"]),
        (&json!("APItrial"), &json!(ANA), &json!("Ana Lopez"))
    );
    assert_eq!((&claims["nbf"], &claims["exp"]), (&json!(1_800_000_000), &json!(1_800_000_060)));
    assert_eq!(claims["attributes"], json!({ "profession": "pharmacist" }));
    let video = json!({
        "roomJoin": true, "room": SESSION, "canPublish": true, "canSubscribe": true, "canPublishData": true,
        "canUpdateOwnMetadata": false
    });
    assert_eq!(claims["video"], video);
}

#[tokio::test]
async fn what_only_looks_is_asked_again_and_what_acts_is_not() {
    let (server, _, rooms) = cluster_with(LITTLE_PATIENCE).await;
    server.enter(SESSION, ANA, "PA_1", NOON);
    for mood in [Mood::Busy, Mood::Half, Mood::Silent] {
        server.next(&[mood]);
        assert_eq!(rooms.present(session()).await.map(|sitters| sitters.len()), Ok(1), "{mood:?}");
        assert!(rooms.present(session()).await.is_ok(), "the next call is not touched");
    }
    server.calls();
    for (mood, refusal) in [(Mood::Busy, Refusal::Busy), (Mood::Half, Refusal::Away), (Mood::Silent, Refusal::Away)] {
        server.next(&[mood]);
        assert_eq!(rooms.tell(session(), "phase", vec![1], &[]).await, Err(refusal), "{mood:?}");
    }
    assert_eq!(verbs(&server), ["SendData", "SendData"], "told at most once each");
    server.next(&[Mood::Busy, Mood::Busy]);
    assert_eq!(rooms.present(session()).await, Err(Refusal::Busy), "and not for ever");
}

#[tokio::test]
async fn whoever_runs_the_installation_is_told_what_is_wrong() {
    let (server, _, rooms) = cluster().await;
    let place = rooms.address().unwrap().to_owned();
    let told = async |mood: Mood| {
        server.next(&[mood]);
        rooms.check().await.unwrap_err()
    };
    let page = format!("there is no LiveKit server at {place}, or a proxy before it does not pass /twirp on");
    assert_eq!(told(Mood::Page).await, page);
    assert_eq!(
        told(Mood::Elsewhere).await,
        format!("the media cluster {place} answered 302 "),
        "nobody is led elsewhere"
    );
    let settings = server.settings(PATIENCE);
    for wrong in [
        ClusterSettings { key: "APIother".into(), ..settings.clone() },
        ClusterSettings { secret: format!("{SECRET}!"), ..settings.clone() },
        ClusterSettings { world: Script::at(NOON.plus_minutes(-10)).world(), ..settings.clone() },
        ClusterSettings { world: Script::at(NOON.plus_minutes(10)).world(), ..settings.clone() },
    ] {
        let rooms = Rooms::on(wrong).unwrap();
        let sentence = rooms.check().await.unwrap_err();
        assert!(sentence.contains("does not take our key") && sentence.contains("media.secret"), "{sentence}");
        assert!(!sentence.contains("CANARY") && !sentence.contains("secret of the tests"), "{sentence}");
        assert_eq!(rooms.present(session()).await, Err(Refusal::Away));
    }
    assert_eq!(told(Mood::Garbled).await, format!("the media cluster {place} answered 200 with what cannot be read"));
    // A port that nobody listens on, and that nobody else can take.
    let held = tokio::net::TcpSocket::new_v4().unwrap();
    held.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let gone = held.local_addr().unwrap();
    let rooms = Rooms::on(ClusterSettings { url: format!("http://{gone}"), ..settings }).unwrap();
    let sentence = rooms.check().await.unwrap_err();
    assert!(sentence.starts_with(&format!("the media cluster ws://{gone}: it cannot be reached: ")), "{sentence}");
}

#[tokio::test]
async fn settings_that_cannot_be_right_open_no_rooms() {
    let settings = ClusterSettings {
        url: "wss://media.example.org".into(),
        key: "APIkey".into(),
        secret: SECRET.into(),
        patience: PATIENCE,
        world: Script::at(NOON).world(),
    };
    assert_eq!(Rooms::on(settings.clone()).unwrap().address(), Some("wss://media.example.org"));
    assert!(!format!("{settings:?}").contains(SECRET), "a secret is not printed");
    let told = |settings| Rooms::on(settings).err().map(|error| error.to_string()).unwrap();
    let short = told(ClusterSettings { secret: "short".into(), ..settings.clone() });
    assert_eq!(short, "the secret for room tickets has 5 bytes; it needs at least 32");
    assert_eq!(
        told(ClusterSettings { key: String::new(), ..settings.clone() }),
        "the media cluster needs the name of a key"
    );
    let open = told(ClusterSettings { url: "ws://media.example.org".into(), ..settings });
    assert!(open.contains("\"ws://media.example.org\", is not of the form wss://"), "{open}");
}
