//! SubRip, SBV, and whatever else has a line of times above its words.

use super::{
    Turn, markup,
    read::{Draft, Notices, Options, name},
    time,
};

/// A line of times: `start --> end`, or SBV's `start,end`.
pub(super) fn timing(line: &str) -> Option<(u64, Option<u64>)> {
    if line.contains("-->") {
        return time::arrow(line);
    }
    let (start, took) = time::parse(line.trim())?;
    let end = time::whole(line.trim().get(took..)?.strip_prefix(',')?)?;
    line.contains('.').then_some((start, Some(end)))
}

/// The cues of a file with lines of times, line feeds only.
pub(super) fn turns(source: &str, options: &Options, notices: &mut Notices) -> Vec<Turn> {
    name(drafts(source, options.limits.cues, notices), options)
}

/// The cues before names are looked for in the words; not many more than `most`.
pub(super) fn drafts(source: &str, most: usize, notices: &mut Notices) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut open: Option<(u64, Option<u64>)> = None;
    let mut words: Vec<&str> = Vec::new();
    let mut numbered = None;
    for (number, line) in source.lines().enumerate() {
        if drafts.len() > most {
            break;
        }
        let Some((start, end)) = timing(line) else {
            words.push(line.trim());
            continue;
        };
        let last = words.iter().rposition(|line| !line.is_empty());
        let counted = last.is_some_and(|last| words.get(last).is_some_and(|line| is_number(line)));
        // Where the first cue has a number above it, all have.
        if *numbered.get_or_insert(counted) && counted {
            words.truncate(last.unwrap_or_default());
        }
        close(&mut drafts, open.take(), &mut words, most, notices);
        if end.is_none() {
            notices.add(number + 1, "a cue's end time cannot be read and was left open");
        } else if end < Some(start) {
            notices.add(number + 1, "a cue ends before it starts");
        }
        open = Some((start, end));
    }
    close(&mut drafts, open, &mut words, most, notices);
    drafts
}

fn is_number(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}');
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

fn close(
    drafts: &mut Vec<Draft>,
    open: Option<(u64, Option<u64>)>,
    words: &mut Vec<&str>,
    most: usize,
    notices: &mut Notices,
) {
    let raw = words.join("\n");
    words.clear();
    let Some((start, end)) = open else {
        if !raw.trim().is_empty() {
            notices.add(1, "words above the first cue were left out");
        }
        return;
    };
    for piece in markup::pieces(&raw, markup::Dialect::Srt, most) {
        let voiced = piece.voice.is_some();
        drafts.push(Draft { turn: Turn { start: Some(start), end, speaker: piece.voice, text: piece.text }, voiced });
    }
}
