//! `allround deid`: finds identifying details in texts, a JSON line each.

use std::path::PathBuf;

use clap::Args;

use crate::lines::through;

/// What to read.
#[derive(Args)]
pub struct Order {
    /// The file with the lines; standard input when left out.
    file: Option<PathBuf>,
}

/// Answers each `{"id", "text"}` with `{"id", "spans"}`.
pub fn run(order: &Order) -> anyhow::Result<()> {
    through(order.file.as_deref(), ::deid::batch::run)
}
