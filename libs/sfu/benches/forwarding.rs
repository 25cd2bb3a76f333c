//! Processor time for each packet that a media thread hands on, over real sockets on one machine.
//!
//! Four speakers (camera in two sizes, microphone) and a number of watchers who receive all of
//! them, for some seconds. Only the media thread's own time counts, not that of the participants,
//! who run in the same process. Prints `name value unit` lines and writes them as JSON to the
//! file named by the environment variable `BENCH_JSON`, when there is one.

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the clock and the environment")]

use std::error::Error;
use std::time::{Duration, Instant, SystemTime};

use sfu::client::{Clip, Entrance, Participant};
use sfu::token::{self, Grants, Key};
use sfu::{Config, Counters, Sfu};

const SPEAKERS: usize = 4;
const WARM_UP: Duration = Duration::from_secs(4);
const MEASURED: Duration = Duration::from_secs(8);

struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --all-targets` runs benchmarks as well, only to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("# run me with `cargo bench`");
        return Ok(());
    }
    let mut figures = Vec::new();
    for watchers in [4usize, 16] {
        figures.extend(measure(watchers).await?);
    }
    for figure in &figures {
        println!("{} {:.2} {}", figure.name, figure.value, figure.unit);
    }
    if let Ok(path) = std::env::var("BENCH_JSON") {
        let list: Vec<serde_json::Value> = figures
            .iter()
            .map(|figure| {
                serde_json::json!({
                    "name": figure.name, "value": figure.value, "unit": figure.unit,
                    "peer": null, "peer_value": null, "ratio": null,
                })
            })
            .collect();
        std::fs::write(path, serde_json::to_vec_pretty(&list)?)?;
    }
    Ok(())
}

async fn measure(watchers: usize) -> Result<Vec<Figure>, Box<dyn Error>> {
    let key = Key::new("bench", b"only for this machine");
    let sfu = Sfu::start(Config::local(key.clone()))?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("ws://{}", listener.local_addr()?);
    let app: axum::Router = sfu.router();
    tokio::spawn(async move { axum::serve(listener, app).await });
    let enter = |name: String, clip: Option<Clip>| {
        let token = token::mint(&key, &Grants::participant("bench", name), SystemTime::now(), Duration::from_secs(600));
        let subscribe = clip.is_none();
        Participant::join(Entrance { url: url.clone(), token, clip, subscribe })
    };
    let mut people = Vec::new();
    for number in 0..SPEAKERS {
        people.push(enter(format!("speaker-{number}"), Some(Clip::speaker(number))).await?);
    }
    let began = Instant::now();
    let mut firsts = Vec::new();
    for number in 0..watchers {
        let start = Instant::now();
        let watcher = enter(format!("watcher-{number}"), None).await?;
        watcher.until(|report| (0..SPEAKERS).all(|other| report.frames_of(&format!("speaker-{other}")).1 > 0)).await;
        firsts.push(start.elapsed());
        people.push(watcher);
    }
    println!("# {watchers} watchers are in after {:?}", began.elapsed());
    tokio::time::sleep(WARM_UP).await;
    let before = sfu.counters();
    tokio::time::sleep(MEASURED).await;
    let after = sfu.counters();
    for person in people {
        person.leave().await;
    }
    tokio::task::spawn_blocking(move || sfu.shutdown()).await?;
    firsts.sort_unstable();
    let median = firsts.get(firsts.len() / 2).copied().unwrap_or_default();
    Ok(figures(watchers, &before, &after, median))
}

#[expect(clippy::cast_precision_loss, reason = "figures of a few million")]
fn figures(watchers: usize, before: &Counters, after: &Counters, first: Duration) -> Vec<Figure> {
    let packets = (after.forwarded_packets - before.forwarded_packets) as f64;
    let bytes = (after.sent_bytes - before.sent_bytes) as f64;
    let cpu = (after.cpu - before.cpu).as_secs_f64();
    let seconds = MEASURED.as_secs_f64();
    let figure = |name: &str, value: f64, unit: &'static str| Figure {
        name: format!("sfu-{watchers}-watchers-{name}"),
        value,
        unit,
    };
    vec![
        figure("cpu-per-forwarded-packet", cpu * 1e6 / packets.max(1.0), "us"),
        figure("forwarded", packets / seconds, "packets/s"),
        figure("sent", bytes * 8.0 / seconds / 1e6, "Mbit/s"),
        figure("thread-load", cpu * 100.0 / seconds, "%"),
        figure("unsent", (after.unsent_packets - before.unsent_packets) as f64, "packets"),
        figure("time-to-all-pictures", first.as_secs_f64() * 1e3, "ms"),
    ]
}
