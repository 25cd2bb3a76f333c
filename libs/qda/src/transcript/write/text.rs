//! Plain text as people write it, or in the form that cannot be misread where that one would be.

use super::{
    super::{Transcript, text::write_explicit, time},
    same,
};

/// Paragraphs `[time] Name: words` with an empty line between.
pub(super) fn write(transcript: &Transcript) -> String {
    let plain: Vec<String> = transcript
        .cues
        .iter()
        .map(|cue| {
            let stamp = match (cue.start, cue.end) {
                (Some(start), Some(end)) => format!("[{} - {}] ", time::write(start, '.'), time::write(end, '.')),
                (Some(start), None) => format!("[{}] ", time::write(start, '.')),
                (None, _) => String::new(),
            };
            let name = cue.speaker.as_ref().map_or(String::new(), |name| format!("{name}: "));
            format!("{stamp}{name}{}\n", cue.text)
        })
        .collect();
    let plain = plain.join("\n");
    if same(&plain, transcript.cues.iter().map(|cue| (cue.start, cue.end, cue))) {
        return plain;
    }
    transcript.cues.iter().map(write_explicit).collect::<Vec<_>>().join("\n")
}
