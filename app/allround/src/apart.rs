//! `allround strip-apart`: reads one file from standard input under limits of memory and time, and hands the clean one back. The
//! site starts it for each file that somebody attaches; a file that breaks it breaks nothing else.

use std::io::{Read, Write, stdin, stdout};

use anyhow::Context;
use rlimit::{Resource, setrlimit};

/// Bytes of memory that the process may ask for. Reading takes some hundred megabytes at most.
const MEMORY: u64 = 1 << 30;

/// Seconds of processor time.
const SECONDS: u64 = 20;

/// Reads the file and answers.
pub fn run() -> anyhow::Result<()> {
    let limits = [
        (Resource::AS, MEMORY),
        (Resource::CPU, SECONDS),
        // Nothing is written to a disk: what breaks off leaves no image of its memory behind.
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
    ];
    for (resource, limit) in limits {
        setrlimit(resource, limit, limit).context("the limits of the process cannot be set")?;
    }
    let most = u64::try_from(strip::limits::FILE).unwrap_or(u64::MAX);
    let mut file = Vec::new();
    stdin().take(most + 1).read_to_end(&mut file).context("the file cannot be read")?;
    let answer = strip::wire::write(&strip::clean(&file));
    stdout().write_all(&answer).context("the answer cannot be written")
}
