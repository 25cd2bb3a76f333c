//! Plain text as people write it, or in the form that cannot be misread where that one would be.

use super::{
    super::{Cue, Transcript, text::opening_of, time},
    same,
};

/// Paragraphs `[time] Name: words` with an empty line between.
pub(super) fn write(transcript: &Transcript) -> String {
    let plain = transcript.cues.iter().map(|cue| format!("{}{}{}\n", stamp(cue), name(cue), cue.text));
    let plain: Vec<String> = plain.collect();
    let plain = plain.join("\n");
    if same(plain.as_bytes(), transcript.cues.iter().map(|cue| (cue.start, cue.end, cue))) {
        return plain;
    }
    let explicit = transcript.cues.iter().map(|cue| format!("{}{}\n", opening_of(cue), cue.text));
    explicit.collect::<Vec<_>>().join("\n")
}

/// `[from - to] `, as far as the times are known.
pub(in crate::transcript) fn stamp(cue: &Cue) -> String {
    match (cue.start, cue.end) {
        (Some(start), Some(end)) => format!("[{} - {}] ", time::write(start, '.'), time::write(end, '.')),
        (Some(start), None) => format!("[{}] ", time::write(start, '.')),
        (None, _) => String::new(),
    }
}

/// `Name: `, if there is one.
pub(super) fn name(cue: &Cue) -> String {
    cue.speaker.as_ref().map_or(String::new(), |name| format!("{name}: "))
}
