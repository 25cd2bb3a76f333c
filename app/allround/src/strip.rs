//! `allround strip`: writes a picture or document anew without anything that nobody sees.

use std::{
    fs,
    io::{Write, stdout},
    path::PathBuf,
};

use anyhow::Context;
use clap::Args;
use serde_json::json;

/// Which file, and where the clean one goes.
#[derive(Args)]
pub struct Order {
    /// The file: JPEG, PNG, WebP, DICOM, PDF or DOCX, by its content.
    file: PathBuf,
    /// The clean file to write.
    out: PathBuf,
}

/// Does it, and prints as JSON what was found.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let name = order.file.display();
    let bytes = fs::read(&order.file).with_context(|| format!("{name} cannot be read"))?;
    let clean = strip::clean(&bytes).with_context(|| format!("{name} is not taken"))?;
    fs::write(&order.out, &clean.bytes).with_context(|| format!("{} cannot be written", order.out.display()))?;
    let dropped: Vec<&str> = clean.dropped.iter().map(|dropped| dropped.code()).collect();
    let (kind, sights, burned_in) = (clean.kind.code(), clean.sights, clean.burned_in);
    let told =
        json!({ "kind": kind, "dropped": dropped, "sights": sights, "burned_in": burned_in, "text": clean.text });
    // A reader that has seen enough (as `head`) may be gone; that is no fault.
    drop(writeln!(stdout(), "{told}"));
    Ok(())
}
