//! The batch face on standard input: `cargo run -p measures --example measure -- wilcoxon < input.json`.

use std::{io::Read, process::ExitCode};

fn main() -> ExitCode {
    let Some(function) = std::env::args().nth(1) else {
        print!("{}", measures::batch::list());
        return ExitCode::SUCCESS;
    };
    let mut document = String::new();
    if let Err(fault) = std::io::stdin().read_to_string(&mut document) {
        eprintln!("Standard input cannot be read: {fault}.");
        return ExitCode::FAILURE;
    }
    match measures::batch::run(&function, &document) {
        Ok(printed) => println!("{printed}"),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
