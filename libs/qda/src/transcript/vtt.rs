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
    let mut announced = None;
    // The header reaches to the first empty line, or to a cue that follows without one.
    while lines.next_if(|(_, line)| !line.is_empty() && time::arrow(line).is_none()).is_some() {}
    while let Some((number, line)) = lines.next() {
        if drafts.len() > options.limits.cues {
            break;
        }
        if let Some((start, end)) = time::arrow(line) {
            let mut payload: Vec<&str> = Vec::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| !line.is_empty() && time::arrow(line).is_none()) {
                payload.push(line);
            }
            // A cue that follows without an empty line has left its identifier behind.
            let follows = lines.peek().is_some_and(|(_, line)| !line.is_empty());
            if follows && payload.len() > 1 && payload.last().is_some_and(|line| is_identifier(line)) {
                payload.pop();
            }
            // Editors that tidy up white space empty the first line of YouTube's cues.
            if payload.is_empty() && !follows {
                payload = unclaimed(lines.clone().skip(1).map(|(_, line)| line));
                lines.by_ref().take(if payload.is_empty() { 0 } else { payload.len() + 1 }).for_each(drop);
            }
            if end.is_none() {
                notices.add(number + 1, "a cue's end time cannot be read and was left open");
            } else if end < Some(start) {
                notices.add(number + 1, "a cue ends before it starts");
            }
            let first = drafts.len();
            draft(&mut drafts, (start, end), &payload.join("\n"), options.limits.cues);
            if let Some(name) = announced.take() {
                for Draft { turn, voiced } in drafts.iter_mut().skip(first).filter(|draft| !draft.voiced) {
                    (turn.speaker, *voiced) = (Some(String::clone(&name)), true);
                }
            }
            continue;
        }
        let identifier = lines.peek().is_some_and(|(_, next)| time::arrow(next).is_some());
        if identifier || line.trim().is_empty() {
            announced = announced.filter(|_| !identifier).or_else(|| named(line));
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

/// The lines of the next block, if they are neither a cue nor a comment, style or region.
fn unclaimed<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut block: Vec<&str> = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        if line.contains("-->") {
            return Vec::new();
        }
        block.push(line);
    }
    let claimed =
        block.first().is_none_or(|line| ["NOTE", "STYLE", "REGION"].iter().any(|word| line.starts_with(word)));
    if claimed { Vec::new() } else { block }
}

fn is_identifier(line: &str) -> bool {
    let line = line.trim();
    let number = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    // Teams: "8a2b5a0e-93f5-4d6a-a0e9-0d6f4be0f7aa/12-0".
    let guid = line.len() >= 36 && line.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'-' | b'/'));
    number || guid
}

/// The speaker in an identifier of Webex: `12 "Ana Lima" (2147483648)`.
fn named(identifier: &str) -> Option<String> {
    let (number, rest) = identifier.trim().split_once(" \"")?;
    let (name, after) = rest.rsplit_once('"')?;
    let numbers = number.bytes().chain(after.trim().bytes().filter(|byte| !b"()".contains(byte)));
    let plain = !number.is_empty() && numbers.into_iter().all(|byte| byte.is_ascii_digit());
    (plain && !name.trim().is_empty()).then(|| name.to_owned())
}

/// One cue, or one for each voice in it.
fn draft(drafts: &mut Vec<Draft>, (start, end): (u64, Option<u64>), raw: &str, most: usize) {
    for piece in markup::pieces(raw, markup::Dialect::WebVtt, most) {
        let voiced = piece.voice.is_some();
        drafts.push(Draft { turn: Turn { start: Some(start), end, speaker: piece.voice, text: piece.text }, voiced });
    }
}
