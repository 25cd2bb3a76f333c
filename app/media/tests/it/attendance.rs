//! A session's room from ticket to departure, with a real participant.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::id::{Id, PersonId, SessionId};
use domain::moment::Moment;
use media::{Change, Clip, Departure, Entrance, Join, Participant, Refusal, Rooms, Settings, Source};

fn settings() -> Settings {
    Settings {
        bind: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
        advertised: IpAddr::V4(Ipv4Addr::LOCALHOST),
        secret: vec![7; 32],
        threads: 1,
        ways: media::Ways::default(),
        handover: None,
    }
}

fn now() -> Moment {
    #[expect(clippy::disallowed_methods, reason = "the media server looks at the wall clock as well")]
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Moment::from_micros(i64::try_from(passed.as_micros()).unwrap())
}

#[test]
fn a_short_secret_opens_no_rooms() {
    let short = Settings { secret: vec![7; 31], ..settings() };
    let told = Rooms::start(&short).err().map(|error| error.to_string());
    assert_eq!(told.as_deref(), Some("the secret for room tickets has 31 bytes; it needs at least 32"));
}

#[tokio::test]
async fn a_stay_is_told_from_arrival_to_departure() {
    let rooms = Rooms::start(&settings()).unwrap();
    let mut presences = rooms.presences().unwrap();
    assert!(rooms.presences().is_none(), "events have one reader");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app: axum::Router = rooms.router();
    tokio::spawn(async move { axum::serve(listener, app).await });

    let session = SessionId::from_uuid(uuid::Uuid::from_u128(7));
    let person = PersonId::from_uuid(uuid::Uuid::from_u128(9));
    let began = now();
    let join = Join {
        session,
        person,
        name: "Ana Lopez".into(),
        attributes: BTreeMap::from([("profession".into(), "pharmacist".into())]),
        may_publish: true,
        hidden: false,
        life: Duration::from_secs(600),
    };
    let entrance = Entrance {
        url: format!("ws://{address}"),
        token: rooms.ticket(&join, began).token,
        clip: Some(Clip::speaker(0)),
        subscribe: true,
    };
    let ana = Participant::join(entrance.clone()).await.unwrap();
    assert!(Participant::join(entrance.clone()).await.is_err(), "a ticket is good once");
    let arrived = presences.next().await.unwrap();
    assert_eq!((arrived.session, arrived.person, arrived.change), (session, person, Change::Arrived));
    assert!(arrived.at >= began);
    let stays = rooms.stays().await.unwrap();
    let found: Vec<_> = stays.iter().map(|stay| (stay.session, stay.person, stay.stay.as_str())).collect();
    assert_eq!(found, [(session, person, arrived.stay.as_str())]);
    assert!(stays[0].since >= began);
    assert_eq!(rooms.tell(session, "phase", vec![1], &[person]).await, Ok(()));
    assert_eq!(rooms.tell(session, "phase", vec![0; 60_001], &[]).await, Err(Refusal::NotSent));
    assert_eq!(rooms.inscribe(session, "Sleep and pain").await, Ok(()));
    assert!(ana.until(|report| report.connected && report.own.len() == 2).await);
    assert_eq!(rooms.mute(session, person, Source::Camera).await, Ok(()));
    assert_eq!(rooms.mute(session, person, Source::ScreenShare).await, Err(Refusal::NotSent));
    let sitters = rooms.present(session).await.unwrap();
    let mut sends = sitters.first().unwrap().sends.clone();
    sends.sort_by_key(|(_, muted)| *muted);
    assert_eq!(sends, [(Source::Microphone, false), (Source::Camera, true)]);
    assert_eq!(rooms.work().people, 1);

    // Her clip makes a pause: what she said before it is told, from its first packet to its last.
    let (from, to) = loop {
        let event = presences.next().await.unwrap();
        if let Change::Spoke { from, to } = event.change {
            assert_eq!((event.session, event.person, &event.stay), (session, person, &arrived.stay));
            assert!(to < event.at, "told when it was over");
            break (from, to);
        }
    };
    assert!(arrived.at <= from && to.micros() - from.micros() >= 200_000, "{from:?} to {to:?}");
    ana.leave().await;
    let left = loop {
        let event = presences.next().await.unwrap();
        if !matches!(event.change, Change::Speaking(_) | Change::Spoke { .. }) {
            break event;
        }
    };
    assert_eq!(left.change, Change::Left(Departure::Left));
    assert_eq!(left.stay, arrived.stay);
    assert!(left.at >= arrived.at);
    assert_eq!(rooms.remove(session, person).await, Err(Refusal::NotThere));
    let unused = Entrance { token: rooms.ticket(&join, began).token, ..entrance };
    let told = Participant::join(unused).await.err().map(|error| error.to_string());
    assert_eq!(told.as_deref(), Some("the server refused: PARTICIPANT_REMOVED"), "no ticket from before is good");
    rooms.stop();
}
