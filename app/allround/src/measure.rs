//! `allround measure FUNCTION`: one JSON document in, one out.

use std::io::{Read, Write, stdin, stdout};

use anyhow::Context;

/// Prints the list of functions, a function's shape, or its result for the document on standard input. What cannot be used
/// ends with a sentence, on standard output as `{"error": …}` for programs and on standard error for people, and status 1.
pub fn run(function: Option<&str>, help: bool) -> anyhow::Result<()> {
    let answer = match function {
        None => Ok(format!(
            "allround measure FUNCTION < input.json\nallround measure FUNCTION --help   shows the shapes of input and output\n\n{}",
            measures::batch::list()
        )),
        Some(function) if help => measures::batch::help(function),
        Some(function) => {
            let mut document = Vec::new();
            stdin().read_to_end(&mut document).context("Standard input cannot be read.")?;
            measures::batch::run(function, &String::from_utf8_lossy(&document))
        }
    };
    // A reader that has seen enough (as `head`) may be gone; that is no fault.
    match answer {
        Ok(text) => drop(writeln!(stdout(), "{}", text.trim_end())),
        Err(error) => {
            drop(writeln!(stdout(), "{}", serde_json::json!({ "function": function, "error": error.to_string() })));
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
    Ok(())
}
