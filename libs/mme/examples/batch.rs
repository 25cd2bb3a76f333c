//! `cargo run -p mme --example batch -- mme < rows.jsonl`: one answer a line.

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let kind = std::env::args().nth(1).and_then(|name| mme::batch::Kind::of(&name));
    let Some(kind) = kind else {
        eprintln!("mme, taper or flags, please");
        return Ok(());
    };
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut out = std::io::stdout().lock();
    for answer in mme::batch::run(kind, &text, &mme::batch::Options::default()) {
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
