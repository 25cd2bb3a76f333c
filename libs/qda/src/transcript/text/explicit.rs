//! The plain text that cannot be misread: `[00:00:01.000 - 00:00:02.500] <Name> words` in every paragraph.

use super::super::{Cue, Turn, markup, time};

/// Whether every paragraph begins with a name in angle brackets, with or without a time before.
pub(in super::super) fn explicit(source: &str) -> bool {
    let mut some = false;
    let mut gap = true;
    for line in source.trim_start_matches('\u{feff}').lines() {
        if line.trim().is_empty() {
            gap = true;
        } else if gap {
            if opening(line).is_none() {
                return false;
            }
            some = true;
            gap = false;
        }
    }
    some
}

/// The turns of such a text; not many more than `most`.
pub(super) fn turns(source: &str, most: usize) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut gap = true;
    for line in source.trim_start_matches('\u{feff}').lines() {
        if turns.len() > most {
            break;
        }
        if line.trim().is_empty() {
            gap = true;
        } else if let Some(turn) = opening(line).filter(|_| gap) {
            turns.push(turn);
            gap = false;
        } else if let Some(turn) = turns.last_mut() {
            turn.text.push('\n');
            turn.text.push_str(line);
        }
    }
    turns
}

/// What stands before the words in a paragraph of it.
pub(in super::super) fn opening_of(cue: &Cue) -> String {
    let name = cue.speaker.as_deref().unwrap_or_default().replace('&', "&amp;").replace('>', "&gt;");
    format!("{}<{name}> ", super::super::write::stamp(cue))
}

fn opening(line: &str) -> Option<Turn> {
    let (mut start, mut end, mut rest) = (None, None, line);
    if let Some(inner) = line.strip_prefix('[') {
        let (span, after) = inner.split_once("] ")?;
        match span.split_once(" - ") {
            Some((from, to)) => (start, end) = (Some(time::whole(from)?), Some(time::whole(to)?)),
            None => start = Some(time::whole(span)?),
        }
        rest = after;
    }
    let (name, words) = rest.strip_prefix('<')?.split_once('>')?;
    let words = words.strip_prefix(' ').unwrap_or(words);
    let speaker = Some(markup::plain(name)).filter(|name| !name.is_empty());
    Some(Turn { start, end, speaker, text: words.to_owned() })
}
