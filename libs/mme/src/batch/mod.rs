//! Lines of JSON in, lines of JSON out: one answer for each line, whatever it holds.

mod aid;
mod flags;
mod history;
mod list;
mod mme;

use std::io::{BufRead, Write};

use crate::Ratio;
use crate::code::{Code, Outcome};
use crate::json::{Json, Writer, parse};
use crate::words::{Language, say};

pub use aid::aid;
pub use flags::flags;
pub use list::list;
pub use mme::mme;

/// What the whole batch is asked with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Language of sentences.
    pub language: Language,
    /// Table of rows that name none. Without it such rows are refused: no table is chosen silently.
    pub table: Option<String>,
}

/// Which answers a batch gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Totals by table.
    Mme,
    /// Taper schedules and rotation.
    Taper,
    /// Guideline flags and cards.
    Flags,
}

impl Kind {
    /// By the name of the command.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "mme" => Some(Self::Mme),
            "taper" => Some(Self::Taper),
            "flags" => Some(Self::Flags),
            _ => None,
        }
    }
}

/// Answers every line of a reader; empty lines have no answer, and bytes that are no text make no line unreadable for the
/// others.
///
/// # Errors
/// Only those of reading and writing.
pub fn run(kind: Kind, mut rows: impl BufRead, mut out: impl Write, options: &Options) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    while rows.read_until(b'\n', &mut bytes)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        if !line.trim().is_empty() {
            writeln!(out, "{}", answer(kind, &line, options))?;
        }
        bytes.clear();
    }
    out.flush()
}

/// Answers one line.
#[must_use]
pub fn answer(kind: Kind, line: &str, options: &Options) -> String {
    match kind {
        Kind::Mme => mme(line, options),
        Kind::Taper => aid(line, options),
        Kind::Flags => flags(line, options),
    }
}

/// The row of a line and its id (a text or a number, else null), or the refusal of a line that is no row.
fn row(line: &str, options: &Options) -> Result<(Json, Json), String> {
    // A mark at the beginning of a file is no fault of its first line.
    let line = line.trim_start_matches('\u{feff}');
    match parse(line) {
        Some(row @ Json::Object(_)) => {
            let id = identifier(row.get("id"));
            Ok((row, id))
        }
        _ => Err(refusal(&salvaged(line), Code::UnreadableLine, options.language)),
    }
}

fn identifier(id: &Json) -> Json {
    match id {
        Json::Text(_) => id.clone(),
        Json::Number(text) if Ratio::parse(text).is_some() => id.clone(),
        _ => Json::Null,
    }
}

/// The id of a line that is broken further on.
fn salvaged(line: &str) -> Json {
    let found =
        line.split_once("\"id\"").and_then(|(_, rest)| rest.trim_start().strip_prefix(':')).map(str::trim_start);
    let Some(rest) = found else { return Json::Null };
    let end = match rest.strip_prefix('"') {
        Some(text) => text.find('"').map(|end| end + 2),
        None => rest.find(|sign: char| !sign.is_ascii_digit()),
    };
    end.and_then(|end| parse(rest.get(..end)?)).map_or(Json::Null, |id| identifier(&id))
}

fn write_id(w: &mut Writer, id: &Json) {
    match id {
        Json::Text(text) => w.key("id").text(text),
        other => w.key("id").number(other.number()),
    }
}

/// The language of a row: its own, else the batch's.
fn language(row: &Json, options: &Options) -> Language {
    row.any(&["lang", "language", "locale"]).text().map_or(options.language, Language::of)
}

/// A line with nothing but the reason.
fn refusal(id: &Json, code: Code, language: Language) -> String {
    let mut writer = Writer::new();
    writer.object(|w| {
        write_id(w, id);
        w.key("outcome").text(Outcome::Refuse.text());
        w.key("mme_per_day").number(None);
        w.key("low").number(None);
        w.key("high").number(None);
        w.key("codes").list([code.text()], |w, code| w.text(code));
        w.key("flags").list([""; 0], |w, flag| w.text(flag));
        w.key("lines").list([""; 0], |w, line| w.text(line));
        w.key("refuse").list([code.text()], |w, code| w.text(code));
        w.key("why").list([say(code.text(), language, &[])], |w, text| w.text(&text));
        w.key("education").text(&say("education", language, &[]));
    });
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_read_is_refused_with_its_id() {
        let id = |line: &str| {
            let given = answer(Kind::Mme, line, &Options::default());
            given.split_once(",\"outcome\":\"refuse\"").map(|(start, _)| start.to_owned()).unwrap_or_default()
        };
        assert_eq!(id(r#"{"id": "a-1", "medications": ["#), r#"{"id":"a-1""#);
        assert_eq!(id(r#"{"id": 7, "medications": 3}"#), r#"{"id":7"#);
        assert_eq!(id(r#"{"id" : 12, "x"#), r#"{"id":12"#);
        assert_eq!(id("not json"), r#"{"id":null"#);
        assert_eq!(id(r#"{"id": {"a": 1}, "medications": 3}"#), r#"{"id":null"#);
    }
}
