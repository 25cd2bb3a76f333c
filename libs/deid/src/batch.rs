//! Many texts at once: a JSON line in, a JSON line out.

use std::io::{self, BufRead, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::{Combination, Finding, Label, Tier, scan_together};

/// A longer line is refused, so that memory stays bounded.
const LONGEST: u64 = 64 << 20;

#[derive(Serialize)]
struct Span<'a> {
    start: usize,
    end: usize,
    label: Label,
    tier: Tier,
    rule: &'static str,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    spans: Vec<Span<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    combination: Option<Combination>,
}

/// Answers `{"id", "text"}` with `{"id", "spans"}`: offsets in code points, end exclusive. When details identify together,
/// `combination` tells the score and the reasons. What cannot be read is answered with `{"id", "error"}`; the error never
/// repeats the text.
///
/// ```
/// let answer = deid::batch::line(r#"{"id": 1, "text": "call 807 555 0143"}"#);
/// assert_eq!(
///     answer,
///     r#"{"id":1,"spans":[{"start":5,"end":17,"label":"CONTACT","tier":"block","rule":"phone","replacement":"[contact removed]"}]}"#
/// );
/// ```
pub fn line(line: &str) -> String {
    let fault = |id: &Value, error: &str| json!({ "id": id, "error": error }).to_string();
    let Ok(document) = serde_json::from_str::<Value>(line) else {
        return fault(&Value::Null, "The line is not a JSON document.");
    };
    let id = document.get("id").unwrap_or(&Value::Null);
    let Some(text) = document.get("text") else {
        return fault(id, "The document has no text.");
    };
    let Some(text) = text.as_str() else {
        return fault(id, "The text is not a string.");
    };
    let (found, combination) = scan_together(text, None);
    let answer = Answer { id, spans: found.iter().map(span).collect(), combination };
    serde_json::to_string(&answer).unwrap_or_else(|_| fault(id, "The answer cannot be written."))
}

fn span(finding: &Finding) -> Span<'_> {
    let Finding { chars, label, tier, rule, replacement, .. } = finding;
    Span { start: chars.start, end: chars.end, label: *label, tier: *tier, rule, replacement }
}

/// Answers every line of a reader; empty lines are passed over.
///
/// # Errors
/// Only when reading or writing itself fails.
pub fn run(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if io::Read::take(&mut input, LONGEST).read_until(b'\n', &mut bytes)? == 0 {
            return output.flush();
        }
        let cut = bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n');
        let answer = match std::str::from_utf8(&bytes) {
            _ if cut => {
                skip(&mut input)?;
                json!({ "id": null, "error": "The line is longer than 64 MiB." }).to_string()
            }
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => line(text.trim()),
            Err(_) => json!({ "id": null, "error": "The line is not UTF-8." }).to_string(),
        };
        writeln!(output, "{answer}")?;
    }
}

/// Reads away the rest of a line.
fn skip(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let part = input.fill_buf()?;
        let (length, done) = match part.iter().position(|byte| *byte == b'\n') {
            Some(place) => (place + 1, true),
            None => (part.len(), part.is_empty()),
        };
        input.consume(length);
        if done {
            return Ok(());
        }
    }
}
