//! The library as a command: one JSON document in, one out.
//!
//! Each family of functions has a file here with a `FUNCTIONS` table; the table below lists the families. The README
//! holds a section for each function with an example of its input and of its output; [`help`] prints that section, and a
//! test runs every example.

mod agreement;
mod bootstrap;
mod cells;
mod change;
mod consistency;
mod describe;
mod groups;
mod input;
mod mixed;
mod networks;
mod ratings;
mod saturation;
mod scales;
mod talk;
mod unitizing;

use std::fmt::Write as _;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::error::{Error, Result};

/// One function of the batch face.
struct Function {
    /// The name, in kebab case, as in the README's heading.
    name: &'static str,
    /// Other names under which people look for it.
    aliases: &'static [&'static str],
    /// What it computes, in one line.
    summary: &'static str,
    /// Reads one JSON document and prints one; made by [`answer`].
    run: fn(&str) -> Result<String>,
}

/// Every family, in the order of the README.
const FAMILIES: &[&[Function]] = &[
    describe::FUNCTIONS,
    change::FUNCTIONS,
    groups::FUNCTIONS,
    scales::FUNCTIONS,
    bootstrap::FUNCTIONS,
    mixed::FUNCTIONS,
    agreement::FUNCTIONS,
    unitizing::FUNCTIONS,
    cells::FUNCTIONS,
    networks::FUNCTIONS,
    talk::FUNCTIONS,
    saturation::FUNCTIONS,
    consistency::FUNCTIONS,
];

const README: &str = include_str!("../../README.md");

/// Runs a function on a JSON document. The result is a JSON document; a figure that does not exist for sound data is one
/// too: `{"estimable": false, "reason": "…"}`.
///
/// # Errors
/// [`Error::Input`] when there is no such function, the document has another shape, or its values cannot be used.
///
/// ```
/// let printed = measures::batch::run("describe", r#"{"values": [1, 2, null, 6]}"#)?;
/// assert!(printed.contains(r#""mean": 3.0"#));
/// # Ok::<(), measures::Error>(())
/// ```
pub fn run(function: &str, json: &str) -> Result<String> {
    let function = find(function)?;
    match (function.run)(json) {
        Err(Error::NotEstimable(reason)) => {
            print(&serde_json::json!({ "function": function.name, "estimable": false, "reason": reason }))
        }
        other => other,
    }
}

/// Every function with its summary, one a line.
#[must_use]
pub fn list() -> String {
    let functions = || FAMILIES.iter().copied().flatten();
    let width = functions().map(|function| function.name.len()).max().unwrap_or(0);
    functions().fold(String::new(), |mut text, function| {
        let _ = writeln!(text, "{:width$}  {}", function.name, function.summary);
        text
    })
}

/// The shape of a function's input and output: its section of the README.
///
/// # Errors
/// [`Error::Input`] when there is no such function.
pub fn help(function: &str) -> Result<String> {
    let function = find(function)?;
    Ok(format!("{}: {}\n\n{}\n", function.name, function.summary, section(function.name).trim()))
}

fn find(name: &str) -> Result<&'static Function> {
    let wanted = name.trim().to_lowercase().replace('_', "-");
    FAMILIES
        .iter()
        .copied()
        .flatten()
        .find(|function| function.name == wanted || function.aliases.contains(&wanted.as_str()))
        .ok_or_else(|| Error::input(format!("There is no function \"{name}\". These are the functions:\n{}", list())))
}

/// The README's text under "### `name`", up to the next heading.
fn section(name: &str) -> &'static str {
    let heading = format!("\n### `{name}`");
    let Some((_, rest)) = README.split_once(&heading) else { return "" };
    let rest = rest.split_once('\n').map_or("", |(_, text)| text);
    let end = ["\n### ", "\n## "].iter().filter_map(|next| rest.find(next)).min().unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest)
}

/// Reads the input's shape, computes, prints. Keys "comment", "source" and "title" are for people and skipped.
fn answer<I: DeserializeOwned, O: Serialize>(json: &str, compute: impl FnOnce(I) -> Result<O>) -> Result<String> {
    let mut document: Value = serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .map_err(|fault| Error::input(format!("This is not a JSON document: {fault}.")))?;
    if let Value::Object(fields) = &mut document {
        for skipped in ["comment", "source", "title"] {
            fields.remove(skipped);
        }
    }
    let input = serde_json::from_value(document)
        .map_err(|fault| Error::input(format!("The document has another shape than expected: {fault}.")))?;
    print(&compute(input)?)
}

fn print(output: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(output)
        .map_err(|fault| Error::input(format!("The result cannot be printed: {fault}.")))
}

#[cfg(test)]
mod foreign;
#[cfg(test)]
mod tests;
