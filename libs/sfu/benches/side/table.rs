//! What the runs showed, for people and for programs.

use serde_json::{Value, json};

use crate::Load;
use crate::run::{Outcome, Server};
use crate::swarm::Delays;

/// All servers under one load.
pub struct Row {
    pub load: Load,
    pub size: usize,
    pub outcomes: Vec<(Server, Outcome)>,
}

impl Row {
    fn of(&self, server: Server) -> Option<Outcome> {
        self.outcomes.iter().find(|(who, _)| *who == server).map(|(_, outcome)| *outcome)
    }
}

/// LiveKit's own figure for video of 947 bytes, of another machine: packets a second for a processor.
const LIVEKIT: f64 = 38_100.0;

pub fn print(rows: &[Row]) {
    println!(
        "\n| load | receivers | µs/packet: ours | Janus | floor | ours ÷ Janus | ours ÷ floor | lost: ours | Janus | added p50/p99 ms: ours | Janus | floor | until read: ours | Janus | floor | kB each: ours | Janus |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for row in rows {
        let (ours, janus, floor) = (row.of(Server::Ours), row.of(Server::Janus), row.of(Server::Relay));
        let cost =
            |outcome: Option<Outcome>| outcome.map_or("–".to_owned(), |outcome| format!("{:.1}", outcome.cost));
        let ratio = |other: Option<Outcome>| match (ours, other) {
            (Some(ours), Some(other)) => format!("{:.2}", ours.cost / other.cost),
            _ => "–".to_owned(),
        };
        let lost = |outcome: Option<Outcome>| {
            outcome.map_or("–".to_owned(), |outcome| format!("{:.2} %", outcome.lost * 100.0))
        };
        let delay =
            |delays: Option<Delays>| delays.map_or("–".to_owned(), |it| format!("{:.1}/{:.1}", it.p50, it.p99));
        let added = |outcome: Option<Outcome>| delay(outcome.map(|outcome| outcome.added));
        let read = |outcome: Option<Outcome>| delay(outcome.map(|outcome| outcome.read));
        let memory =
            |outcome: Option<Outcome>| outcome.map_or("–".to_owned(), |outcome| format!("{:.0}", outcome.memory));
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            row.load.name(),
            row.size,
            cost(ours),
            cost(janus),
            cost(floor),
            ratio(janus),
            ratio(floor),
            lost(ours),
            lost(janus),
            added(ours),
            added(janus),
            added(floor),
            read(ours),
            read(janus),
            read(floor),
            memory(ours),
            memory(janus),
        );
    }
    if let Some(ours) =
        rows.iter().filter(|row| row.load.video.is_some()).filter_map(|row| row.of(Server::Ours)).next_back()
    {
        println!(
            "\nOurs: {:.0} packets/s for a processor; LiveKit publishes {LIVEKIT:.0} (947 bytes, another machine).\n",
            1e6 / ours.cost
        );
    }
    for figure in figures(rows) {
        let text = |key: &str| figure.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        println!(
            "{} {:.3} {}",
            text("name"),
            figure.get("value").and_then(Value::as_f64).unwrap_or(f64::NAN),
            text("unit")
        );
    }
}

/// The figures, each beside its peer's.
pub fn figures(rows: &[Row]) -> Vec<Value> {
    let mut figures = Vec::new();
    for row in rows {
        let Some(ours) = row.of(Server::Ours) else { continue };
        let mut add = |what: &str, unit: &str, value: f64, peer: Option<(&str, f64)>| {
            figures.push(json!({
                "name": format!("sfu-side-{}-{}-{what}", row.load.name(), row.size),
                "value": value,
                "unit": unit,
                "peer": peer.map(|(name, _)| name),
                "peer_value": peer.map(|(_, value)| value),
                "ratio": peer.map(|(_, peer)| value / peer),
            }));
        };
        let janus = row.of(Server::Janus);
        let beside = |figure: fn(Outcome) -> f64| janus.map(|janus| ("janus 1.1.2, event_loops = 2", figure(janus)));
        add("cpu-per-packet", "us", ours.cost, beside(|outcome| outcome.cost));
        add("lost", "share", ours.lost, beside(|outcome| outcome.lost));
        add("delay-p50", "ms", ours.added.p50, beside(|outcome| outcome.added.p50));
        add("delay-p99", "ms", ours.added.p99, beside(|outcome| outcome.added.p99));
        add("delay-until-read-p99", "ms", ours.read.p99, beside(|outcome| outcome.read.p99));
        add("memory", "kB", ours.memory, beside(|outcome| outcome.memory));
        if let Some(floor) = row.of(Server::Relay) {
            add("cpu-over-floor", "us", ours.cost, Some(("bare relay", floor.cost)));
            add("delay-p99-over-floor", "ms", ours.added.p99 - floor.added.p99, None);
        }
    }
    figures
}
