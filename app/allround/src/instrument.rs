//! `allround instrument`: scores questionnaires, JSON lines in and out.

use std::io::{BufWriter, ErrorKind, stdin, stdout};

use ::instruments::{
    Language,
    batch::{Options, run as answer},
    notice,
};
use anyhow::{Context, anyhow};
use clap::Args;

/// How to answer.
#[derive(Args)]
pub struct Order {
    /// The language of the sentences: en or fr.
    #[arg(long, default_value = "en")]
    language: String,
    /// Add how each figure came about, what the bands mean, the version and the source.
    #[arg(long)]
    explain: bool,
}

/// Answers every line of standard input: `{"id", "instrument", "input": {…}}` gives the results or a refusal.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let language = Language::of(&order.language).ok_or_else(|| anyhow!("The language is en or fr."))?;
    eprintln!("{}", notice(language));
    match answer(stdin().lock(), BufWriter::new(stdout().lock()), Options { language, explain: order.explain }) {
        // A reader that has seen enough (as `head`) may be gone; that is no fault.
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("The lines cannot be read or written."),
    }
}
