//! This server beside Janus and beside the least that forwarding can cost, in one run on one machine.
//!
//! The participants are the same for all: str0m connections on one thread, one of which sends pictures of
//! six packets of 1,100 bytes (or sound) and the others receive. Each server is a process of its own in
//! a network namespace; what counts is that process's processor time while packets flow, idle work
//! (connection checks, feedback, estimates) included. The floor is a relay that decrypts each packet,
//! encrypts it for each receiver with AES-128-GCM and sends with the same batching.
//!
//! Needs root (for the namespace) and Debian's `janus`. Prints a table, and `name value unit` lines; writes
//! them as JSON to the file named by `BENCH_JSON`. `SIDE=10,50` chooses other sizes of rooms.

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the clock and the environment")]

mod account;
mod ground;
mod janus;
mod member;
mod ours;
mod picture;
mod relay;
mod run;
mod swarm;
mod table;
mod webrtc;

use std::error::Error;
use std::net::SocketAddr;

use run::Server;

/// Whatever went wrong; a benchmark ends with it.
pub type Failure = Box<dyn Error + Send + Sync>;

/// What the one who sends sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Pictures.
    pub video: bool,
    /// Sound.
    pub audio: bool,
}

impl Load {
    fn name(self) -> &'static str {
        if self.video { "video" } else { "audio" }
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let address = |at: usize| -> Result<SocketAddr, Failure> { Ok(arguments.get(at).ok_or("no address")?.parse()?) };
    let runtime = || tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    match arguments.first().map(String::as_str) {
        Some("serve") => runtime()?.block_on(ours::serve(address(1)?)),
        Some("relay") => relay::serve(address(1)?),
        _ if arguments.iter().any(|argument| argument == "--bench") => measure(),
        _ => {
            println!("# run me with `cargo bench`");
            Ok(())
        }
    }
}

fn measure() -> Result<(), Failure> {
    let sizes: Vec<usize> = match std::env::var("SIDE") {
        Ok(text) => text.split(',').map(str::parse).collect::<Result<_, _>>()?,
        Err(_) => vec![2, 10, 40, 50, 150, 300],
    };
    let ground = ground::Ground::lay()?;
    let servers = [Server::Ours, Server::Janus, Server::Relay];
    let mut rows = Vec::new();
    for load in [Load { video: true, audio: false }, Load { video: false, audio: true }] {
        for &size in &sizes {
            let mut row = table::Row { load, size, outcomes: Vec::new() };
            for server in servers {
                // The floor says nothing new about small packets.
                if server == Server::Relay && load.audio {
                    continue;
                }
                let outcome = run::run(&ground, server, load, size)?;
                println!("# {server:?} {} {size}: {outcome:?}", load.name());
                row.outcomes.push((server, outcome));
            }
            rows.push(row);
        }
    }
    table::print(&rows);
    if let Ok(path) = std::env::var("BENCH_JSON") {
        std::fs::write(path, serde_json::to_vec_pretty(&table::figures(&rows))?)?;
    }
    Ok(())
}
