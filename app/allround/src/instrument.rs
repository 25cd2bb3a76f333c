//! `allround instrument`: scores questionnaires, JSON lines in and out.

use std::{
    fs::File,
    io::{BufReader, BufWriter, ErrorKind, stdin, stdout},
    path::PathBuf,
};

use ::instruments::{
    Language,
    batch::{Options, run as answer},
    notice,
};
use anyhow::Context;
use clap::Args;

/// How to answer.
#[derive(Args)]
pub struct Order {
    /// The file with the lines; standard input when left out.
    file: Option<PathBuf>,
    /// The language of the sentences: en or fr.
    #[arg(long, default_value = "en")]
    language: String,
    /// Add how each figure came about, what the bands mean, the version and the source.
    #[arg(long)]
    explain: bool,
}

/// Answers every line: `{"id", "instrument", "input": {…}}` gives the results or a refusal.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let language = Language::of(&order.language).context("the language is en or fr")?;
    let options = Options { language, explain: order.explain };
    let out = BufWriter::new(stdout().lock());
    eprintln!("{}", notice(language));
    let answered = match &order.file {
        None => answer(stdin().lock(), out, options),
        Some(file) => {
            let rows = File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
            answer(BufReader::new(rows), out, options)
        }
    };
    match answered {
        // A reader that has seen enough (as `head`) may be gone; that is no fault.
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("the lines cannot be read or written"),
    }
}
