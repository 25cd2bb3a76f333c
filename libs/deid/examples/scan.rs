//! The batch face on standard input: `cargo run -p deid --example scan < cases.jsonl`.

use std::io::{self, BufWriter};

fn main() -> io::Result<()> {
    deid::batch::run(io::stdin().lock(), BufWriter::new(io::stdout().lock()))
}
