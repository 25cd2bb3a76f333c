//! From turns to a document: tidy words, one paragraph a cue, places in code points.

use super::{Cue, Turn};

/// Writes the plain text and counts the places.
pub(super) fn lay_out(turns: impl IntoIterator<Item = Turn>) -> (String, Vec<Cue>) {
    let mut text = String::new();
    let mut place = 0_usize;
    let mut cues = Vec::new();
    for turn in turns {
        let words = tidy(&turn.text);
        let speaker = turn.speaker.as_deref().map(name).filter(|name| !name.is_empty());
        if !cues.is_empty() {
            text.push('\n');
            place += 1;
        }
        if let Some(speaker) = &speaker {
            text.push_str(speaker);
            text.push_str(": ");
            place += speaker.chars().count() + 2;
        }
        let from = place;
        place += words.chars().count();
        text.push_str(&words);
        let end = turn.end.filter(|_| turn.start.is_some());
        cues.push(Cue { start: turn.start, end, speaker, text: words, from, to: place });
    }
    (text, cues)
}

/// Lines without padding, none of them empty; no control characters but tabs inside a line.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let mark = out.len();
        if mark > 0 {
            out.push('\n');
        }
        let begin = out.len();
        for sign in line.chars().filter(|sign| keep(*sign)) {
            if out.len() > begin || !sign.is_whitespace() {
                out.push(sign);
            }
        }
        out.truncate(out.trim_end().len().max(begin));
        if out.len() == begin {
            out.truncate(mark);
        }
    }
    out
}

/// A name on one line, with single spaces.
pub(super) fn name(text: &str) -> String {
    let clean: String =
        text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).filter(|s| keep(*s)).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Not kept: control characters, stray byte-order marks, and the signs that stand for escaped colons.
fn keep(sign: char) -> bool {
    sign == '\t' || !(sign.is_control() || matches!(sign, '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}
