//! `allround instrument`: scores questionnaires, JSON lines in and out.

use std::path::PathBuf;

use ::instruments::{
    Language,
    batch::{Options, run as answer},
    notice,
};
use anyhow::Context;
use clap::Args;

use crate::lines::through;

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
    eprintln!("{}", notice(language));
    through(order.file.as_deref(), |rows, out| answer(rows, out, options))
}
