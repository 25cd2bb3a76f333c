//! Plain text: `Name: …`, `[00:01:02] Name: …`, headers `Name  0:03` with words below, times with words below.

mod explicit;
mod head;

use std::collections::HashMap;

use head::{Head, head};

use super::{
    Turn,
    read::Options,
    speaker::{self, Names},
};

pub(super) use explicit::{explicit, opening_of};

/// The turns of a plain text, line feeds only.
pub(super) fn turns(source: &str, options: &Options) -> Vec<Turn> {
    if explicit(source) {
        return explicit::turns(source, options.limits.cues);
    }
    let source = source.trim_start_matches('\u{feff}');
    let names = Names::learn(&options.speakers, source.lines().take(options.limits.cues).map(head::behind_time));
    let headers = counted(source.lines().take(options.limits.cues).filter_map(head::narrow));
    // Where headers `Name  0:03` stand above the words, the words' own colons name nobody new.
    let above: HashMap<String, usize> = counted(source.lines().take(options.limits.cues).filter_map(head::header));
    let names = match above.values().sum::<usize>() {
        0 | 1 => names,
        _ => names.only(above.into_keys()),
    };
    let mut page = Page::default();
    for line in source.lines() {
        let line = line.trim();
        if line.is_empty() {
            page.gap = true;
            continue;
        }
        match head(line, &names, &headers) {
            Some(head) => page.open(head),
            None => page.words(line),
        }
        if page.turns.len() > options.limits.cues {
            break;
        }
    }
    page.close();
    page.turns
}

fn counted<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for name in names {
        *counts.entry(speaker::fold(name)).or_default() += 1;
    }
    counts
}

/// The turns so far, and the one that is being read.
#[derive(Default)]
struct Page {
    turns: Vec<Turn>,
    now: Option<Turn>,
    speaker: Option<String>,
    gap: bool,
}

impl Page {
    fn open(&mut self, head: Head<'_>) {
        self.close();
        self.speaker = head.name.map(str::to_owned);
        self.now =
            Some(Turn { start: head.start, end: head.end, speaker: self.speaker.clone(), text: head.words.to_owned() });
        self.gap = false;
    }

    /// Words without a head: they go on with the paragraph, or begin one that goes on with the speaker.
    fn words(&mut self, line: &str) {
        match &mut self.now {
            Some(now) if !aside(line) && (!self.gap || now.text.is_empty()) => {
                if !now.text.is_empty() {
                    now.text.push('\n');
                }
                now.text.push_str(line);
            }
            _ => {
                self.close();
                let speaker = self.speaker.clone().filter(|_| !aside(line));
                self.now = Some(Turn { speaker, text: line.to_owned(), ..Turn::default() });
            }
        }
        self.gap = false;
    }

    fn close(&mut self) {
        // A time with nothing below it says nothing.
        if let Some(turn) = self.now.take().filter(|turn| !turn.text.is_empty() || turn.speaker.is_some()) {
            self.turns.push(turn);
        }
    }
}

/// What nobody said: "[Recording ends]", what programs write below and between.
fn aside(line: &str) -> bool {
    let closed = |open: char, shut: char| {
        line.strip_prefix(open).and_then(|rest| rest.strip_suffix(shut)).is_some_and(|inner| !inner.contains(shut))
    };
    let program = line.ends_with(" started transcription")
        || line.ends_with(" stopped transcription")
        || (line.starts_with("Transcribed by ") && line.contains("http"));
    closed('[', ']') || closed('(', ')') || program
}
