//! `allround deid`: finds identifying details in texts, a JSON line each.

use std::io::{BufReader, BufWriter, ErrorKind, stdin, stdout};

use anyhow::Context;

/// Answers each `{"id", "text"}` on standard input with `{"id", "spans"}` on standard output. A reader that has seen enough
/// (as `head`) may be gone; that is no fault.
pub fn run() -> anyhow::Result<()> {
    let answered = ::deid::batch::run(BufReader::new(stdin().lock()), BufWriter::new(stdout().lock()));
    match answered {
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("The texts cannot be read or the answers not written."),
    }
}
