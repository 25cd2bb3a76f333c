//! One JSON object a cue and line: this library's own form.

use serde::Deserialize;

use super::{Transcript, Turn};
use crate::{Error, Kind};

#[derive(Deserialize)]
struct Line {
    start: Option<f64>,
    end: Option<f64>,
    speaker: Option<String>,
    text: String,
}

/// Whether the first line is a cue in this form.
pub(super) fn fits(source: &str) -> bool {
    let first = source.lines().next().unwrap_or_default();
    first.starts_with('{') && serde_json::from_str::<Line>(first).is_ok()
}

/// The cues of a file of JSON lines; not many more than `most`.
pub(super) fn turns(file: &str, source: &str, most: usize) -> Result<Vec<Turn>, Error> {
    let filled = source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let turn = |(number, line): (usize, &str)| {
        let line: Line = serde_json::from_str(line).map_err(|error| {
            Error::new(file, Kind::Broken, format!("line {} is no cue as JSON ({error})", number + 1))
        })?;
        Ok(Turn { start: line.start.map(millis), end: line.end.map(millis), speaker: line.speaker, text: line.text })
    };
    filled.take(most.saturating_add(1)).map(turn).collect()
}

/// Seconds to milliseconds; what is no time becomes 0.
fn millis(seconds: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    let millis = (seconds * 1000.0).round() as u64;
    millis
}

/// The cues as JSON lines: `n` from 1, seconds with three digits, places in code points.
pub(super) fn write(transcript: &Transcript) -> String {
    let mut out = String::new();
    for (place, cue) in transcript.cues.iter().enumerate() {
        let speaker = serde_json::json!(cue.speaker);
        let text = serde_json::json!(cue.text);
        let (start, end) = (seconds(cue.start), seconds(cue.end));
        let (n, from, to) = (place + 1, cue.from, cue.to);
        out.push_str(&format!(
            "{{\"n\":{n},\"start\":{start},\"end\":{end},\"speaker\":{speaker},\"text\":{text},\"from\":{from},\"to\":{to}}}\n"
        ));
    }
    out
}

impl Transcript {
    /// One line of JSON about the whole: `format`, `encoding`, `cues`, `characters`, `speakers`, `notices`.
    #[must_use]
    pub fn header(&self) -> String {
        let notices: Vec<_> = self
            .notices
            .iter()
            .map(|notice| serde_json::json!({ "what": notice.what, "count": notice.count, "line": notice.line }))
            .collect();
        serde_json::json!({
            "format": self.format.name(),
            "encoding": self.encoding,
            "cues": self.cues.len(),
            "characters": self.text.chars().count(),
            "speakers": self.speakers(),
            "notices": notices,
        })
        .to_string()
    }
}

fn seconds(time: Option<u64>) -> String {
    time.map_or("null".to_owned(), |time| format!("{}.{:03}", time / 1000, time % 1000))
}
