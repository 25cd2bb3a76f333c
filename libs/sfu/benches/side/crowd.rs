//! This server alone with many: a hall of 300 with six on its stage, and a hundred rooms of ten.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::ground::Ground;
use crate::processors::SERVER;
use crate::run::{self, MEASURED, PORT, WARM_UP};
use crate::swarm::{Delays, Swarm};
use crate::{Failure, Load, Pictures, account, ours};

/// Pictures as a gallery shows them: one packet, fifteen a second, some 130 kbit/s.
const SMALL: Pictures = Pictures { packets: 1, a_second: 15 };

/// How many come, and what they do.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    name: &'static str,
    rooms: usize,
    /// In each room, with those on stage.
    people: usize,
    /// Send pictures and receive nothing; the first of them speaks.
    stage: usize,
    /// Of the server, for media.
    threads: usize,
}

pub const CROWDS: [Crowd; 2] = [
    Crowd { name: "one room of 300, six on stage", rooms: 1, people: 300, stage: 6, threads: 1 },
    Crowd { name: "100 rooms of ten, three on stage", rooms: 100, people: 10, stage: 3, threads: 2 },
];

/// What was seen.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Until everybody was in and received something.
    filled: Duration,
    /// Packets that reached somebody, a second.
    rate: f64,
    /// Processors in use.
    busy: f64,
    lost: f64,
    added: Delays,
    read: Delays,
    /// Kilobytes a participant.
    memory: f64,
}

pub fn run(ground: &Ground, crowd: Crowd) -> Result<Outcome, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let address = SocketAddr::new(ground.there, PORT);
    let bound = crowd.threads == 1;
    let arguments = ["serve", &address.to_string(), &crowd.threads.to_string()];
    let process = run::own(ground, &arguments, bound.then_some(SERVER))?;
    let id = process.0.id();
    let before = account::memory(id)?;
    let swarm = Swarm::start(bound)?;
    let since = Instant::now();
    runtime.block_on(fill(ground, address, crowd, &swarm))?;
    let people = crowd.rooms * crowd.people;
    let watchers = crowd.people - crowd.stage;
    run::until(&swarm, crowd.rooms * watchers)?;
    let filled = since.elapsed();
    let memory = account::memory(id)?.saturating_sub(before);
    std::thread::sleep(WARM_UP);
    swarm.measure(true)?;
    let (begun, cpu) = (Instant::now(), account::processor(id)?);
    std::thread::sleep(MEASURED);
    let (spent, took) = (account::processor(id)? - cpu, begun.elapsed());
    swarm.measure(false)?;
    let tally = swarm.measured()?;
    let due = run::count(tally.sent) * run::count(u64::try_from(watchers)?);
    let received = run::count(tally.received);
    Ok(Outcome {
        filled,
        rate: received / took.as_secs_f64(),
        busy: spent.as_secs_f64() / took.as_secs_f64(),
        lost: (1.0 - received / due.max(1.0)).max(0.0),
        added: Delays::of(tally.added),
        read: Delays::of(tally.read),
        memory: run::count(memory) / 1_024.0 / run::count(u64::try_from(people)?),
    })
}

async fn fill(ground: &Ground, address: SocketAddr, crowd: Crowd, swarm: &Swarm) -> Result<(), Failure> {
    for room in 0..crowd.rooms {
        for number in 0..crowd.people {
            let load = (number < crowd.stage).then_some(Load { video: Some(SMALL), audio: number == 0 });
            let place = ours::Place {
                room: format!("room-{room}"),
                name: format!("person-{number}"),
                load,
                receives: load.is_none(),
                sections: crowd.stage,
            };
            swarm.add(ours::join(address, ground.here, place).await?)?;
            // Whoever watches comes when there is something to see: a receiver does not renegotiate here.
            let stage = room * crowd.stage + (number + 1).min(crowd.stage);
            while number < crowd.stage && swarm.tally()?.sending < stage {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
    }
    Ok(())
}

pub fn print(seen: &[(Crowd, Outcome)]) {
    if seen.is_empty() {
        return;
    }
    println!(
        "\n| crowd | everybody in after | packets/s | processors | lost | added p50/p99 ms | until read | kB each |\n|---|---|---|---|---|---|---|---|"
    );
    for (crowd, outcome) in seen {
        println!(
            "| {} | {:.0} s | {:.0} | {:.2} | {:.2} % | {:.1}/{:.1} | {:.1}/{:.1} | {:.0} |",
            crowd.name,
            outcome.filled.as_secs_f64(),
            outcome.rate,
            outcome.busy,
            outcome.lost * 100.0,
            outcome.added.p50,
            outcome.added.p99,
            outcome.read.p50,
            outcome.read.p99,
            outcome.memory,
        );
    }
}

pub fn figures(seen: &[(Crowd, Outcome)]) -> Vec<Value> {
    let each = seen.iter().flat_map(|(crowd, outcome)| {
        let figure = |what: &str, unit: &str, value: f64| {
            json!({ "name": format!("sfu-crowd-{}x{}-{what}", crowd.rooms, crowd.people), "value": value, "unit": unit })
        };
        [
            figure("packets", "1/s", outcome.rate),
            figure("processors", "processors", outcome.busy),
            figure("lost", "share", outcome.lost),
            figure("delay-p50", "ms", outcome.added.p50),
            figure("delay-p99", "ms", outcome.added.p99),
            figure("memory", "kB", outcome.memory),
        ]
    });
    each.collect()
}
