//! SubRip with `Name: words`, or with voices where a name would not be read back.

use super::{
    super::{markup, srt::timing, time},
    Cue, guard, same,
    vtt::escape,
};

/// Cues numbered from 1.
pub(super) fn write(cues: &[(u64, u64, &Cue)]) -> String {
    let plain = lay_out(cues, false);
    let expected = cues.iter().map(|(start, end, cue)| (Some(*start), Some(*end), *cue));
    if same(&plain, expected) { plain } else { lay_out(cues, true) }
}

fn lay_out(cues: &[(u64, u64, &Cue)], voices: bool) -> String {
    let mut out = String::new();
    for (place, (start, end, cue)) in cues.iter().enumerate() {
        let (start, end) = (time::write(*start, ','), time::write(*end, ','));
        out.push_str(&format!("{}{}\n{start} --> {end}\n", if place > 0 { "\n" } else { "" }, place + 1));
        let words = literal(&cue.text);
        match &cue.speaker {
            Some(name) if voices => out.push_str(&format!("<v {}>{words}</v>\n", escape(name))),
            Some(name) => {
                let mut lines = words.splitn(2, '\n');
                out.push_str(&format!("{}: {}\n", literal(name), lines.next().unwrap_or_default()));
                lines.for_each(|rest| out.push_str(&format!("{}\n", guard(rest))));
            }
            None if voices => out.push_str(&format!("{words}\n")),
            None => out.push_str(&format!("{}\n", guard(&words))),
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
        if timing(line).is_some() {
            out.push_str(&line.replacen("-->", "--&gt;", 1).replacen(',', "&#44;", usize::from(!line.contains("-->"))));
            continue;
        }
        for (at, sign) in line.char_indices() {
            let rest = line.get(at..).unwrap_or_default();
            match sign {
                '&' if markup::entity(rest).is_some() => out.push_str("&amp;"),
                '<' if markup::tag(rest, markup::Dialect::Srt).is_some() => out.push_str("&lt;"),
                '{' if markup::tag(rest, markup::Dialect::Srt).is_some() => out.push_str("&#123;"),
                sign => out.push(sign),
            }
        }
    }
    out
}
