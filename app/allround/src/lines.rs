//! Commands that read lines and answer each: from a file or standard input, to standard output.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, ErrorKind, StdoutLock, stdin, stdout},
    path::Path,
};

use anyhow::Context;

/// Lets `answer` read the file, or standard input when there is none, and write. A reader of its answers that has seen
/// enough (as `head`) may be gone; that is no fault.
pub fn through(
    file: Option<&Path>,
    answer: impl FnOnce(Box<dyn BufRead>, BufWriter<StdoutLock<'static>>) -> io::Result<()>,
) -> anyhow::Result<()> {
    let rows: Box<dyn BufRead> = match file {
        None => Box::new(stdin().lock()),
        Some(file) => {
            let rows = File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
            Box::new(BufReader::new(rows))
        }
    };
    match answer(rows, BufWriter::new(stdout().lock())) {
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("the lines cannot be read or written"),
    }
}
