//! WebVTT with a voice for each speaker.

use super::{super::time, Cue, escaped, guard};

/// Cues numbered from 1; speakers as `<v Name>`.
pub(super) fn write(cues: &[(u64, u64, &Cue)]) -> String {
    let voices = cues.iter().any(|(_, _, cue)| cue.speaker.is_some());
    let mut out = String::from("WEBVTT\n");
    for (place, (start, end, cue)) in cues.iter().enumerate() {
        let (start, end) = (time::write(*start, '.'), time::write(*end, '.'));
        out.push_str(&format!("\n{}\n{start} --> {end}\n", place + 1));
        match &cue.speaker {
            Some(name) => out.push_str(&format!("<v {}>{}</v>\n", escape(name), escape(&cue.text))),
            None if voices => out.push_str(&format!("{}\n", escape(&cue.text))),
            None => out.push_str(&format!("{}\n", escaped(&escape(&guard(&cue.text))))),
        }
    }
    out
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
