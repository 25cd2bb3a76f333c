//! A tiny conference server: `cargo run -p sfu --example conference`, then open the printed page
//! in several windows. The page loads `livekit-client` from the folder given as the first
//! argument (a copy of its npm package). Whoever opens the page may moderate: it shows what the library does.
//!
//! The environment says how media gets through, see `Ways`: `CONFERENCE_ADDRESS` (where to listen and what clients are told;
//! this machine alone when left out), `CONFERENCE_TCP` (media over TCP as well, and the port that clients are told),
//! `CONFERENCE_TURN` and `CONFERENCE_SECRET` (a TURN server).

#![expect(clippy::disallowed_methods, reason = "an example is its own binary: it reads the clock")]

use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::{get, post};
use serde::Deserialize;
use sfu::client::{Clip, Entrance, Participant};
use sfu::token::{self, Grants, Key, Source};
use sfu::{Config, Permission, Sfu, Tcp, Turn, Ways};

#[derive(Deserialize)]
struct Guest {
    name: String,
    #[serde(default = "main_room")]
    room: String,
}

fn main_room() -> String {
    "demo".to_owned()
}

/// What is done to a guest.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Order {
    Mute,
    Remove,
    /// They may listen and watch from now on.
    Silence,
}

#[derive(Deserialize)]
struct Moderation {
    order: Order,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let package = arguments.next().ok_or("give the folder of the npm package livekit-client")?;
    let speakers: usize = arguments.next().map_or(Ok(0), |count| count.parse())?;
    let key = Key::new("example", b"only for this machine");
    let sfu = Sfu::start(config(key.clone())?)?;
    let script = tokio::fs::read(format!("{package}/dist/livekit-client.umd.js")).await?;
    let cipher = tokio::fs::read(format!("{package}/dist/livekit-client.e2ee.worker.js")).await?;
    let app = Router::new()
        .route("/", get(Html(include_str!("page.html"))))
        .route("/livekit-client.js", get(move || async move { ([("content-type", "text/javascript")], script) }))
        .route("/cipher.js", get(move || async move { ([("content-type", "text/javascript")], cipher) }))
        .route("/token", get(mint))
        .with_state(key.clone())
        .merge(Router::new().route("/moderation", post(moderate)).with_state(sfu.clone()))
        .merge(sfu.router());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    println!("http://{address}/?name=ana");
    let mut others = Vec::new();
    tokio::spawn(async move { axum::serve(listener, app).await });
    for number in 0..speakers {
        let mut grants = Grants::participant("demo", format!("speaker-{number}"));
        grants.name = format!("Speaker {number}");
        let token = token::mint(&key, &grants, SystemTime::now(), Duration::from_secs(600));
        let entrance =
            Entrance { url: format!("ws://{address}"), token, clip: Some(Clip::speaker(number)), subscribe: false };
        others.push(Participant::join(entrance).await?);
    }
    let mut events = sfu.events().ok_or("events are read once")?;
    loop {
        tokio::select! {
            Some(event) = events.recv() => println!("{} {:?}", event.identity, event.change),
            _ = tokio::signal::ctrl_c() => break,
        }
    }
    println!("{:?}", sfu.counters());
    tokio::task::spawn_blocking(move || sfu.shutdown()).await?;
    Ok(())
}

fn config(key: Key) -> Result<Config, Box<dyn std::error::Error>> {
    let told = |name| std::env::var(name).ok();
    let Some(address) = told("CONFERENCE_ADDRESS") else { return Ok(Config::local(key)) };
    let address: IpAddr = address.parse()?;
    let bind = SocketAddr::new(address, 0);
    let port = told("CONFERENCE_TCP").map(|port| port.parse()).transpose()?;
    // Behind a proxy on this machine, which listens at the port that clients are told.
    let tcp =
        port.map(|port: u16| Tcp { bind: SocketAddr::new(address, port.saturating_add(10_000)), port: Some(port) });
    let turn = told("CONFERENCE_TURN").zip(told("CONFERENCE_SECRET")).map(|(url, secret)| Turn {
        urls: vec![url],
        secret: secret.into_bytes(),
        life: Duration::from_secs(3_600),
    });
    Ok(Config { bind, advertised: address, key, workers: 1, ways: Ways { udp_port: None, tcp, turn } })
}

async fn mint(State(key): State<Key>, Query(guest): Query<Guest>) -> String {
    let mut grants = Grants::participant(guest.room, &guest.name);
    grants.name = guest.name;
    token::mint(&key, &grants, SystemTime::now(), Duration::from_secs(600))
}

async fn moderate(
    State(sfu): State<Sfu>,
    Query(Guest { name, room }): Query<Guest>,
    Query(Moderation { order }): Query<Moderation>,
) -> String {
    let done = match order {
        Order::Mute => sfu.mute(&room, &name, Source::Microphone).await,
        Order::Remove => sfu.remove(&room, &name).await,
        Order::Silence => {
            let silent = Permission { publish: false, sources: Vec::new(), subscribe: true, data: true };
            sfu.permit(&room, &name, silent).await
        }
    };
    done.map_or_else(|refusal| refusal.to_string(), |()| "done".to_owned())
}
