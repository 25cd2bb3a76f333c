//! `cargo run -p mme --example batch -- mme < rows.jsonl`: one answer a line, of `mme`, `taper` or `flags`.

use std::io::{BufWriter, stdin, stdout};

use mme::batch::{Kind, Options, run};

fn main() -> std::io::Result<()> {
    match std::env::args().nth(1).and_then(|name| Kind::of(&name)) {
        Some(kind) => run(kind, stdin().lock(), BufWriter::new(stdout().lock()), &Options::default()),
        None => {
            eprintln!("mme, taper or flags, please");
            Ok(())
        }
    }
}
