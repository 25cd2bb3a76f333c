//! The batch face on standard input: `cargo run -p instruments --example instrument < rows.jsonl`.

use std::{
    io::{BufWriter, stdin, stdout},
    process::ExitCode,
};

use instruments::{
    Language,
    batch::{Options, run},
};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let language = words.iter().find_map(|word| Language::of(word)).unwrap_or_default();
    let options = Options { language, explain: words.iter().any(|word| word == "--explain") };
    match run(stdin().lock(), BufWriter::new(stdout().lock()), options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("The lines cannot be read or written: {fault}.");
            ExitCode::FAILURE
        }
    }
}
