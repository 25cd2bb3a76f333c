//! `allround cds`: CDS Hooks requests as JSON lines, answered as the service answers them.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use domain::{
    cds::{self, Settings, Today},
    language::Language,
};

use crate::lines::through;

/// How to answer.
#[derive(Args)]
pub struct Order {
    /// The file with the requests; standard input when left out.
    file: Option<PathBuf>,
    /// The language of the sentences: en or fr.
    #[arg(long, default_value = "en")]
    language: String,
    /// The factor table, as cdc2022.
    #[arg(long, default_value = "cdc2022")]
    table: String,
    /// The day to look back from where no draft has a date, as 2025-04-01; without it nothing is counted back there.
    #[arg(long)]
    today: Option<String>,
    /// Add the public guide's own answer and why ours differs.
    #[arg(long)]
    parity: bool,
}

/// Answers every line with `{"id", "status", "response"}`.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let language = Language::parse(&order.language).context("the language is en or fr")?;
    let settings = Settings { language, parity: order.parity, ..Settings::default() };
    let settings = settings.by(&order.table).with_context(|| format!("{} is no factor table", order.table))?;
    let day = |date: &String| Today::parse(date).with_context(|| format!("{date} is no day like 2025-04-01"));
    let today = order.today.as_ref().map(day).transpose()?;
    through(order.file.as_deref(), |rows, out| cds::run(rows, out, today, &settings))
}
