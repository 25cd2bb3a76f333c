//! `allround mme`, `taper` and `flags`: opioid doses by their table, teaching aids, guideline flags; JSON lines in and out.

use std::path::PathBuf;

use ::mme::{
    batch::{Kind, Options, run as answer},
    table,
    words::{Language, say},
};
use anyhow::ensure;
use clap::Args;

use crate::lines::through;

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

/// Answers every line with a result or with the reason why there is none.
pub fn run(kind: Kind, order: &Order) -> anyhow::Result<()> {
    let language = Language::of(&order.language);
    if let Some(id) = &order.table {
        let known: Vec<_> = table::all().iter().map(|table| table.id.as_str()).collect();
        ensure!(table::named(id).is_some(), "{id} is no factor table; there are {}", known.join(", "));
    }
    let options = Options { language, table: order.table.clone() };
    eprintln!("{}", say("education", language, &[]));
    through(order.file.as_deref(), |rows, out| answer(kind, rows, out, &options))
}
