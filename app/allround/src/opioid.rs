//! `allround mme`, `taper` and `flags`: opioid doses by their table, teaching aids, guideline flags; JSON lines in and out.

use std::{
    fs::File,
    io::{BufReader, BufWriter, ErrorKind, stdin, stdout},
    path::PathBuf,
};

use ::mme::{
    batch::{Kind, Options, run as answer},
    table,
    words::{Language, say},
};
use anyhow::{Context, ensure};
use clap::Args;

/// How to answer.
#[derive(Args)]
pub struct Order {
    /// The file with the lines; standard input when left out.
    file: Option<PathBuf>,
    /// The language of the sentences: en or fr.
    #[arg(long, default_value = "en", value_parser = ["en", "fr"])]
    language: String,
    /// The factor table of lines that name none (as cdc2022). Without it such lines are refused.
    #[arg(long)]
    table: Option<String>,
}

/// Answers every line with a result or with the reason why there is none, or ends with a sentence (and not with a stack).
pub fn run(kind: Kind, order: &Order) -> anyhow::Result<()> {
    if let Err(error) = answers(kind, order) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
    Ok(())
}

fn answers(kind: Kind, order: &Order) -> anyhow::Result<()> {
    let language = Language::of(&order.language);
    if let Some(id) = &order.table {
        let known: Vec<_> = table::all().iter().map(|table| table.id.as_str()).collect();
        ensure!(table::named(id).is_some(), "{id} is no factor table; there are {}", known.join(", "));
    }
    let options = Options { language, table: order.table.clone() };
    let out = BufWriter::new(stdout().lock());
    eprintln!("{}", say("education", language, &[]));
    let answered = match &order.file {
        None => answer(kind, stdin().lock(), out, &options),
        Some(file) => {
            let rows = File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
            answer(kind, BufReader::new(rows), out, &options)
        }
    };
    match answered {
        // A reader that has seen enough (as `head`) may be gone; that is no fault.
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("the lines cannot be read or written"),
    }
}
