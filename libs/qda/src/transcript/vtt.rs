//! WebVTT: as the specification says where files follow it, and as files are where they do not.

use super::{
    Turn, markup,
    read::{Draft, Notices, Options, name},
    time,
};

/// The cues of a WebVTT file, line feeds only.
pub(super) fn turns(source: &str, options: &Options, notices: &mut Notices) -> Vec<Turn> {
    let mut drafts = Vec::new();
    let mut lines = source.lines().enumerate().peekable();
    // The header reaches to the first empty line, or to a cue that follows without one.
    while lines.next_if(|(_, line)| !line.is_empty() && time::arrow(line).is_none()).is_some() {}
    while let Some((number, line)) = lines.next() {
        if let Some((start, end)) = time::arrow(line) {
            let mut payload: Vec<&str> = Vec::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| !line.is_empty() && time::arrow(line).is_none()) {
                payload.push(line);
            }
            // A next cue that follows a line of mere spaces has left its identifier behind.
            let follows = lines.peek().is_some_and(|(_, line)| !line.is_empty());
            if follows
                && let [.., gap, _] = payload.as_slice()
                && gap.trim().is_empty()
                && payload.len() > 2
            {
                payload.truncate(payload.len() - 2);
            }
            if end.is_none() {
                notices.add(number + 1, "a cue's end time cannot be read and was left open");
            } else if end < Some(start) {
                notices.add(number + 1, "a cue ends before it starts");
            }
            draft(&mut drafts, (start, end), &payload.join("\n"));
            continue;
        }
        let identifier = lines.peek().is_some_and(|(_, next)| time::arrow(next).is_some());
        if identifier || line.trim().is_empty() {
            continue;
        }
        let comment = line == "NOTE" || line.starts_with("NOTE ") || line.starts_with("NOTE\t");
        let what = match line.trim() {
            _ if comment => "a comment block (NOTE) was left out",
            "STYLE" => "a style block was left out",
            "REGION" => "a region block was left out",
            _ if line.contains("-->") => "a cue's start time cannot be read; the cue was left out",
            _ => "words outside of any cue were left out",
        };
        notices.add(number + 1, what);
        while lines.next_if(|(_, line)| !line.is_empty() && time::arrow(line).is_none()).is_some() {}
    }
    name(drafts, options)
}

/// One cue, or one for each voice in it.
fn draft(drafts: &mut Vec<Draft>, (start, end): (u64, Option<u64>), raw: &str) {
    for piece in markup::pieces(raw, markup::Dialect::WebVtt) {
        let voiced = piece.voice.is_some();
        drafts.push(Draft { turn: Turn { start: Some(start), end, speaker: piece.voice, text: piece.text }, voiced });
    }
}
