//! SubRip with `Name: words`, or with voices where a name would not be read back.

use super::{
    super::{markup, srt::timing, time},
    Cue, escaped, guard, same,
    vtt::escape,
};

/// Cues numbered from 1.
pub(super) fn write(cues: &[(u64, u64, &Cue)]) -> String {
    let plain = lay_out(cues, false);
    let expected = cues.iter().map(|(start, end, cue)| (Some(*start), Some(*end), *cue));
    if same(plain.as_bytes(), expected) { plain } else { lay_out(cues, true) }
}

fn lay_out(cues: &[(u64, u64, &Cue)], voices: bool) -> String {
    let mut out = String::new();
    for (place, (start, end, cue)) in cues.iter().enumerate() {
        let (start, end) = (time::write(*start, ','), time::write(*end, ','));
        out.push_str(&format!("{}{}\n{start} --> {end}\n", if place > 0 { "\n" } else { "" }, place + 1));
        match &cue.speaker {
            Some(name) if voices => out.push_str(&format!("<v {}>{}</v>\n", escape(name), literal(&cue.text))),
            Some(name) => {
                let mut lines = cue.text.splitn(2, '\n');
                out.push_str(&format!("{}: {}\n", literal(name), literal(lines.next().unwrap_or_default())));
                lines.for_each(|rest| out.push_str(&format!("{}\n", escaped(&literal(&guard(rest))))));
            }
            None if voices => out.push_str(&format!("{}\n", literal(&cue.text))),
            None => out.push_str(&format!("{}\n", escaped(&literal(&guard(&cue.text))))),
        }
    }
    out
}

/// Escapes only what would be read as markup or as a line of times: most players show SubRip as it is.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push('\n');
        }
        let timed = timing(line).is_some();
        for (at, sign) in line.char_indices() {
            let rest = line.get(at..).unwrap_or_default();
            match sign {
                '&' if markup::entity(rest).is_some() => out.push_str("&amp;"),
                '<' if markup::opens(rest) => out.push_str("&lt;"),
                '{' if markup::opens(rest) => out.push_str("&#123;"),
                '>' if timed => out.push_str("&gt;"),
                ',' if timed => out.push_str("&#44;"),
                sign => out.push(sign),
            }
        }
    }
    out
}
