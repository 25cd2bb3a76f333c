//! One server, one load, one size of room: let everybody in, wait, measure.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::ground::{Ground, Running};
use crate::processors::SERVER;
use crate::swarm::{Delays, Swarm};
use crate::{Failure, Load, account, janus, ours, relay, swarm};

pub const PORT: u16 = 7_077;
/// How long packets flow before they count, and then count.
pub const WARM_UP: Duration = Duration::from_secs(4);
pub const MEASURED: Duration = Duration::from_secs(8);
/// How long everybody may need to receive something.
const PATIENCE: Duration = Duration::from_secs(90);

/// Who forwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    Ours,
    Janus,
    Relay,
}

/// What one run showed.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Microseconds of processor time for a packet that reached a participant.
    pub cost: f64,
    /// Share of packets that did not arrive.
    pub lost: f64,
    /// Under way until the kernel had it for its receiver, and until that one read it.
    pub added: Delays,
    pub read: Delays,
    /// Kilobytes a participant.
    pub memory: f64,
}

pub fn run(ground: &Ground, server: Server, load: Load, size: usize) -> Result<Outcome, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let address = SocketAddr::new(ground.there, PORT);
    let folder = tempfile::tempdir()?;
    let process = match server {
        Server::Ours => own(ground, &["serve", &address.to_string()], Some(SERVER))?,
        Server::Relay => own(ground, &["relay", &address.to_string()], Some(SERVER))?,
        Server::Janus => janus::start(ground, folder.path(), address)?,
    };
    let swarm = Swarm::start(true)?;
    let id = process.0.id();
    let before = runtime.block_on(fill(ground, server, address, load, size, &swarm, id))?;
    until(&swarm, size)?;
    let memory = account::memory(id)?.saturating_sub(before);
    std::thread::sleep(WARM_UP);
    settle(&swarm, size)?;
    swarm.measure(true)?;
    let cpu = account::processor(id)?;
    std::thread::sleep(MEASURED);
    let spent = account::processor(id)? - cpu;
    swarm.measure(false)?;
    let tally = swarm.measured()?;
    let (received, sent) = (count(tally.received), count(tally.sent) * count(u64::try_from(size)?));
    Ok(Outcome {
        cost: spent.as_secs_f64() * 1e6 / received.max(1.0),
        // Packets on their way at either end of the window may count on one side only.
        lost: (1.0 - received / sent.max(1.0)).max(0.0),
        added: Delays::of(tally.added),
        read: Delays::of(tally.read),
        memory: count(memory) / 1_024.0 / count(u64::try_from(size)?),
    })
}

/// Lets the one who sends in, then the others; tells the server's memory in between.
async fn fill(
    ground: &Ground,
    server: Server,
    address: SocketAddr,
    load: Load,
    size: usize,
    swarm: &Swarm,
    process: u32,
) -> Result<u64, Failure> {
    let here = ground.here;
    let before;
    match server {
        Server::Ours => {
            let place = |name: String, load| ours::Place {
                room: "bench".into(),
                name,
                load,
                receives: load.is_none(),
                sections: 3,
            };
            swarm.add(ours::join(address, here, place("speaker".into(), Some(load))).await?)?;
            wait_for_first(swarm).await?;
            before = account::memory(process)?;
            for number in 0..size {
                swarm.add(ours::join(address, here, place(format!("watcher-{number}"), None)).await?)?;
            }
        }
        Server::Janus => {
            let session = janus::Session::open(address).await?;
            session.make_room().await?;
            let (speaker, feed) = janus::publish(&session, here, load).await?;
            swarm.add(speaker)?;
            janus::keep(session);
            wait_for_first(swarm).await?;
            // Janus knows a moment later that the connection stands.
            tokio::time::sleep(Duration::from_secs(1)).await;
            before = account::memory(process)?;
            for _ in 0..size {
                let session = janus::Session::open(address).await?;
                swarm.add(janus::subscribe(&session, here, &[feed]).await?)?;
                janus::keep(session);
            }
        }
        Server::Relay => {
            before = account::memory(process)?;
            for _ in 0..size {
                swarm.add(relay::End::new(swarm::socket(here)?.0, address, None)?)?;
            }
            swarm.add(relay::End::new(swarm::socket(here)?.0, address, load.video)?)?;
        }
    }
    // The runtime lives on in its own threads while the run goes on.
    Ok(before)
}

async fn wait_for_first(swarm: &Swarm) -> Result<(), Failure> {
    let begun = Instant::now();
    while swarm.tally()?.connected == 0 {
        if begun.elapsed() > PATIENCE {
            return Err("the one who sends does not connect".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Waits until everything arrives: while many come in at once on a busy machine, pictures may be held back for a while.
fn settle(swarm: &Swarm, size: usize) -> Result<(), Failure> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        swarm.measure(true)?;
        std::thread::sleep(Duration::from_secs(1));
        swarm.measure(false)?;
        let tally = swarm.measured()?;
        if count(tally.received) >= count(tally.sent) * count(u64::try_from(size)?) * 0.97 {
            return Ok(());
        }
    }
    Ok(())
}

/// Waits until everybody has received something.
pub fn until(swarm: &Swarm, size: usize) -> Result<(), Failure> {
    let begun = Instant::now();
    loop {
        let tally = swarm.tally()?;
        if tally.fed >= size {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("{} of {size} receive, {} are connected", tally.fed, tally.connected).into());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

pub fn own(ground: &Ground, arguments: &[&str], processor: Option<usize>) -> Result<Running, Failure> {
    let program = std::env::current_exe()?;
    let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let mut running = ground.start(&program, &arguments, processor, false)?;
    let output = running.0.stdout.take().ok_or("no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    if line.trim() == "ready" { Ok(running) } else { Err(format!("the server said: {line}").into()) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few million")]
pub fn count(number: u64) -> f64 {
    number as f64
}
