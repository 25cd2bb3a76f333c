//! Media finds its way where UDP does not get through.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use sfu::client::{Clip, Participant, Way};
use sfu::token::Key;
use sfu::{Config, Sfu, Tcp, Turn, Ways};

use crate::calm;
use crate::house::{House, PATIENCE, until};

fn tcp() -> Ways {
    let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Ways { tcp: Some(Tcp { bind, port: None }), ..Ways::default() }
}

async fn come(house: &House, name: &str, speaks: Option<usize>) -> Participant {
    Participant::join_by(house.entrance(name, speaks.map(Clip::speaker)), Way::Tcp).await.unwrap()
}

/// Waits until the server has so many connections over TCP.
async fn until_streams(house: &House, count: u64) {
    let seen = async {
        while house.sfu.counters().streams != count {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, seen).await.unwrap();
}

#[tokio::test]
async fn who_has_no_udp_sees_and_hears_and_is_seen_and_heard() {
    let house = House::open_with(tcp(), 1).await;
    let ana = come(&house, "ana", Some(0)).await;
    let ben = house.speaker(1).await;
    for (person, other) in [(&ana, "ben"), (&ben, "ana")] {
        until(person, &format!("{other} is received"), |report| {
            let (sounds, pictures) = report.frames_of(other);
            sounds > 50 && pictures > 20
        })
        .await;
    }
    assert_eq!(house.sfu.counters().streams, 1, "ben comes over UDP");
    ana.break_websocket().await;
    until(&ana, "back", |report| report.resumed == 1).await;
    let before = ana.report().frames_of("ben");
    until(&ana, "ben goes on", |report| report.frames_of("ben").1 > before.1 + 10).await;
    ana.leave().await;
    until_streams(&house, 0).await;
}

#[tokio::test]
async fn rooms_on_every_thread_are_reached_through_one_tcp_port() {
    let house = House::open_with(tcp(), 3).await;
    let mut people = Vec::new();
    for room in 0..6 {
        let room = format!("room-{room}");
        for (name, clip) in [("ana", Some(Clip::speaker(0))), ("ben", None)] {
            let mut entrance = house.entrance_to(&room, name, Duration::ZERO);
            entrance.clip = clip;
            people.push(Participant::join_by(entrance, Way::Tcp).await.unwrap());
        }
    }
    for ben in people.iter().skip(1).step_by(2) {
        until(ben, "ana", |report| report.frames_of("ana").1 > 3).await;
    }
    assert_eq!(house.sfu.counters().streams, 12);
}

/// Packets of sound that did not come to people in rooms on every thread, and those that one thread did not pass on to another.
async fn spread() -> (u64, u64) {
    let house = House::open_with(Ways::default(), 3).await;
    let mut people = Vec::new();
    for room in 0..6 {
        let room = format!("room-{room}");
        for (name, clip) in [("ana", Some(Clip::speaker(0))), ("ben", None)] {
            let mut entrance = house.entrance_to(&room, name, Duration::ZERO);
            entrance.clip = clip;
            people.push(Participant::join(entrance).await.unwrap());
        }
    }
    let mut missing = 0;
    for pair in people.chunks(2) {
        let (ana, ben) = (&pair[0], &pair[1]);
        until(ben, "ana", |report| report.frames_of("ana").1 > 20).await;
        let left_out = ana.report().left_out;
        missing += ben.report().received_of("ana", false).missing.saturating_sub(left_out);
    }
    let counters = house.sfu.counters();
    assert!(counters.passed_packets > 100, "{counters:?}");
    let taken = Sfu::start(Config { bind: house.sfu.address(), ..Config::local(Key::new("other", b"secret")) });
    assert!(matches!(taken, Err(sfu::Error::Bind { .. })), "another server does not share the port by accident");
    for person in people {
        person.leave().await;
    }
    (missing, counters.lost_packets)
}

#[tokio::test]
async fn rooms_on_every_thread_are_reached_through_one_udp_port() {
    calm::assert(spread, |lost| *lost == (0, 0)).await;
}

/// Whether the server closes a connection after it has heard this.
fn is_closed_after(address: SocketAddr, bytes: &[u8]) -> bool {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // A server that closes at once may do so before everything is written.
    let _ = stream.write_all(bytes);
    match stream.read(&mut [0; 64]) {
        Ok(length) => length == 0,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

/// A connection check with a name of nobody, as far as its header goes.
fn stranger() -> Vec<u8> {
    let username = b"nobody:else1";
    let mut check = vec![0, 1, 0, 16, 0x21, 0x12, 0xa4, 0x42];
    check.extend([7; 12]);
    check.extend([0, 6, 0, 12]);
    check.extend(username);
    let mut frame = vec![0, u8::try_from(check.len()).unwrap()];
    frame.extend(check);
    frame
}

#[tokio::test]
async fn who_speaks_another_language_over_tcp_is_shown_out_and_the_room_goes_on() {
    let house = House::open_with(tcp(), 1).await;
    let _ana = come(&house, "ana", Some(0)).await;
    let ben = come(&house, "ben", None).await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 3).await;
    let address = house.sfu.tcp_address().unwrap();
    let closed = tokio::task::spawn_blocking(move || {
        let hello = [b"\x16\x03\x01\x02\x00\x01".as_slice(), &[0; 600]].concat();
        let media = [b"\x00\x10".as_slice(), &[0x80; 16]].concat();
        let mut said: Vec<&[u8]> = vec![b"GET / HTTP/1.1\r\n\r\n", &hello, &[0, 0], &media, b"\xff\xff\x00\x01"];
        let stranger = stranger();
        said.push(&stranger);
        // One byte, and then nothing: it has some seconds.
        said.push(b"\x00");
        said.iter().map(|bytes| is_closed_after(address, bytes)).collect::<Vec<_>>()
    })
    .await
    .unwrap();
    assert_eq!(closed, [true; 7]);
    let before = ben.report().frames_of("ana");
    until(&ben, "ana goes on", |report| report.frames_of("ana").1 > before.1 + 20).await;
    assert_eq!(house.sfu.counters().streams, 2);
}

#[tokio::test]
async fn a_crowd_at_the_door_that_says_nothing_keeps_nobody_out() {
    let house = House::open_with(tcp(), 1).await;
    let address = house.sfu.tcp_address().unwrap();
    let crowd: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(address).unwrap()).collect();
    let _ana = come(&house, "ana", Some(0)).await;
    let ben = come(&house, "ben", None).await;
    until(&ben, "ana", |report| report.frames_of("ana").1 > 3).await;
    drop(crowd);
}

#[tokio::test]
async fn relays_are_told_to_whoever_is_let_in() {
    let turn = Turn {
        urls: vec!["turns:turn.example.org:443?transport=tcp".into()],
        secret: b"shared with the relay".to_vec(),
        life: Duration::from_secs(3_600),
    };
    let house = House::open_with(Ways { turn: Some(turn), ..Ways::default() }, 1).await;
    let ben = house.watcher("ben").await;
    assert_eq!(ben.report().relays, ["turns:turn.example.org:443?transport=tcp"]);
    let plain = House::open().await;
    assert_eq!(plain.watcher("ben").await.report().relays, [""; 0]);
}
