//! Many at once: JSON lines in, one JSON line out for each.
//!
//! A line in is `{"id": …, "instrument": "phq9", "input": {…}}`; other fields are skipped. A line out holds the `id`, the
//! `instrument`, and the results under their names, or `"refuse"` with a code and `"reason"` with the sentence. Every line
//! that is not blank gives exactly one, whatever it holds.

use std::io::{self, BufRead, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use crate::{
    catalog::find,
    instrument::Instrument,
    read::Scoring,
    refusal::{Code, Refusal},
    score::Value,
    words::Language,
};

/// The longest line that is read, in bytes; longer ones are refused.
pub const LONGEST_LINE: usize = 1 << 20;

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The language of the sentences.
    pub language: Language,
    /// Adds how each figure came about, what the bands mean, the version and the source.
    pub explain: bool,
}

/// An object whose fields keep their order.
struct Fields(Vec<(String, Json)>);

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Fields {
    fn set(&mut self, key: &str, value: Json) {
        self.0.push((key.to_owned(), value));
    }

    fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| r#"{"refuse":"BAD_LINE"}"#.to_owned())
    }
}

/// Answers every line of `reader` on `writer`.
///
/// # Errors
/// When reading or writing fails; never because of what a line holds.
///
/// ```
/// use instruments::batch::{Options, run};
///
/// let lines = br#"{"id": "a", "instrument": "gad7", "input": {"items": [2, 2, 2, 2, 2, 2, 2]}}"#;
/// let mut out = Vec::new();
/// run(&lines[..], &mut out, Options::default())?;
/// assert_eq!(out, b"{\"id\":\"a\",\"instrument\":\"gad7\",\"total\":14,\"band\":\"moderate\"}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn run(mut reader: impl BufRead, mut writer: impl Write, options: Options) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        let limit = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
        let read = io::Read::take(&mut reader, limit).read_until(b'\n', &mut line)?;
        if read == 0 {
            return writer.flush();
        }
        let whole = line.last() == Some(&b'\n') || read < LONGEST_LINE;
        if !whole {
            reader.skip_until(b'\n')?;
        }
        let text = std::str::from_utf8(&line).ok().filter(|_| whole);
        let text = text.map(|text| text.trim_start_matches('\u{feff}').trim());
        if text == Some("") {
            continue;
        }
        writeln!(writer, "{}", answer(text.unwrap_or_default(), options))?;
    }
}

/// The answer to one line.
#[must_use]
pub fn answer(line: &str, options: Options) -> String {
    let Ok(Json::Object(row)) = serde_json::from_str(line) else {
        return refused(&Json::Null, None, &Refusal::new(Code::BadLine), options);
    };
    let id = match row.get("id") {
        Some(id @ (Json::String(_) | Json::Number(_))) => id.clone(),
        _ => Json::Null,
    };
    let Some(name) = row.get("instrument").and_then(Json::as_str).filter(|name| !name.trim().is_empty()) else {
        return refused(&id, None, &Refusal::new(Code::MissingInstrument), options);
    };
    let Some(instrument) = find(name) else {
        return refused(&id, None, &Refusal::new(Code::UnknownInstrument), options);
    };
    let none = json!({});
    match instrument.score_json(row.get("input").unwrap_or(&none)) {
        Ok(scoring) => scored(&id, instrument, &scoring, options),
        Err(refusal) => refused(&id, Some(instrument), &refusal, options),
    }
}

fn scored(id: &Json, instrument: &Instrument, scoring: &Scoring<'_>, options: Options) -> String {
    let mut fields = Fields(vec![("id".to_owned(), id.clone())]);
    fields.set("instrument", json!(instrument.id));
    for found in &scoring.scored.results {
        fields.set(found.key, value(found.value));
    }
    if scoring.scored.reported {
        fields.set("reported", json!(true));
    }
    if !scoring.ignored.is_empty() {
        fields.set("ignored", json!(scoring.ignored));
    }
    if options.explain {
        let found = || scoring.scored.results.iter();
        let formulas = found().filter_map(|found| Some((found.key, found.formula.as_ref()?))).collect::<Vec<_>>();
        let formulas = formulas.into_iter().map(|(key, formula)| (key.to_owned(), json!(formula))).collect();
        fields.set("formulas", Json::Object(formulas));
        let meanings = found().filter_map(|found| Some((found.key.to_owned(), found.meaning?.get(options.language))));
        fields.set("meanings", Json::Object(meanings.map(|(key, words)| (key, json!(words))).collect()));
        explain(&mut fields, instrument, options.language);
    }
    fields.text()
}

fn refused(id: &Json, instrument: Option<&Instrument>, refusal: &Refusal, options: Options) -> String {
    let mut fields = Fields(vec![("id".to_owned(), id.clone())]);
    if let Some(instrument) = instrument {
        fields.set("instrument", json!(instrument.id));
    }
    fields.set("refuse", json!(refusal.code.as_str()));
    fields.set("reason", json!(refusal.sentence(options.language)));
    for alert in &refusal.alerts {
        fields.set(alert, json!(true));
    }
    if let Some(instrument) = instrument.filter(|_| options.explain) {
        explain(&mut fields, instrument, options.language);
    }
    fields.text()
}

fn explain(fields: &mut Fields, instrument: &Instrument, language: Language) {
    fields.set("name", json!(instrument.names.get(language)));
    fields.set("version", json!(instrument.version));
    fields.set("revision", json!(instrument.revision));
    fields.set("citation", json!(instrument.citation));
    fields.set("license", json!(instrument.license.class.code()));
    let notes: Vec<&str> = instrument.notes.iter().map(|note| note.get(language)).collect();
    fields.set("notes", json!(notes));
    fields.set("notice", json!(crate::notice(language)));
}

/// A total as an integer, a mean or percentage with at most six decimals and at least one.
fn value(value: Value<'_>) -> Json {
    match value {
        Value::Total(total) => total.as_whole().map_or(Json::Null, |whole| json!(whole)),
        // The text goes through the number's own reader, which keeps what was written.
        Value::Share(share) => serde_json::from_str(&with_point(&share.decimals(6))).unwrap_or(Json::Null),
        Value::Code(code) => json!(code),
        Value::Flag(flag) => json!(flag),
        Value::Unknown => Json::Null,
    }
}

fn with_point(text: &str) -> String {
    if text.contains('.') { text.to_owned() } else { format!("{text}.0") }
}
