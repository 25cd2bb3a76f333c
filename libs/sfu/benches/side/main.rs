//! This server beside Janus and beside the least that forwarding can cost, in one run on one machine.
//!
//! The participants are the same for all: str0m connections on one thread, one of which sends pictures of
//! six packets of 1,100 bytes (or sound) and the others receive. Each server is a process of its own in
//! a network namespace; what counts is that process's processor time while packets flow, idle work
//! (connection checks, feedback, estimates) included. The floor is a relay that decrypts each packet,
//! encrypts it for each receiver with AES-128-GCM and sends with the same batching.
//! Then this server alone with a hall of 300 and with a hundred rooms of ten.
//!
//! Delays are what a server adds: from right before its sender seals and sends a packet until the kernel has it for the receiver,
//! both by the system's clock. Beside it, until the receiver's program read it.
//!
//! The participants' thread has a processor to itself, and so has a server with one media thread; Janus, which spreads over several,
//! has both.
//!
//! Needs root (for the namespace), two processors and Debian's `janus`. Prints a table, and `name value unit` lines; writes
//! them as JSON to the file named by `BENCH_JSON`. `SIDE=10,50` chooses other sizes of rooms, `LOAD` one part:
//! `video`, `audio`, `crowds`.

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the clock and the environment")]

mod account;
mod arrival;
mod crowd;
mod ground;
mod janus;
mod member;
mod ours;
mod picture;
mod processors;
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

/// What one who sends sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Pictures.
    pub video: Option<Pictures>,
    /// Sound.
    pub audio: bool,
}

/// How large pictures are, in packets, and how many a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// Of one picture.
    pub packets: usize,
    /// Pictures.
    pub a_second: u16,
}

impl Load {
    /// A speaker in HD, 1.6 Mbit/s.
    const VIDEO: Self = Self { video: Some(Pictures { packets: 6, a_second: 30 }), audio: false };
    const AUDIO: Self = Self { video: None, audio: true };

    fn name(self) -> &'static str {
        if self.video.is_some() { "video" } else { "audio" }
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let address = |at: usize| -> Result<SocketAddr, Failure> { Ok(arguments.get(at).ok_or("no address")?.parse()?) };
    let runtime = || tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    match arguments.first().map(String::as_str) {
        Some("serve") => {
            let threads = arguments.get(2).map_or(Ok(1), |threads| threads.parse())?;
            runtime()?.block_on(ours::serve(address(1)?, threads))
        }
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
    let loads = [Load::VIDEO, Load::AUDIO];
    let only = std::env::var("LOAD").ok();
    for load in loads.into_iter().filter(|load| only.as_ref().is_none_or(|only| load.name() == only)) {
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
    let mut crowds = Vec::new();
    if only.as_ref().is_none_or(|only| only == "crowds") {
        for crowd in crowd::CROWDS {
            let outcome = crowd::run(&ground, crowd)?;
            println!("# {crowd:?}: {outcome:?}");
            crowds.push((crowd, outcome));
        }
    }
    crowd::print(&crowds);
    if let Ok(path) = std::env::var("BENCH_JSON") {
        std::fs::write(path, serde_json::to_vec_pretty(&[table::figures(&rows), crowd::figures(&crowds)].concat())?)?;
    }
    Ok(())
}
