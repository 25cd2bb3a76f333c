//! What stands at the beginning of a turn in a plain text: a time, a name, or both, in all their orders.

use std::collections::HashMap;

use super::super::{
    speaker::{self, Names},
    time,
};

/// The beginning of a turn.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head<'a> {
    pub(super) start: Option<u64>,
    pub(super) end: Option<u64>,
    pub(super) name: Option<&'a str>,
    pub(super) words: &'a str,
}

/// How often `Name 0:03` with a single space must occur to be a header and no sentence.
const OFTEN: usize = 2;

/// Reads a line as the beginning of a turn, if it is one.
pub(super) fn head<'a>(line: &'a str, names: &Names, headers: &HashMap<String, usize>) -> Option<Head<'a>> {
    if let Some(stamp) = stamp(line) {
        let Stamp { start, end, rest, bracketed, wide } = stamp;
        let at = |name, words| Some(Head { start: Some(start), end, name, words });
        if rest.is_empty() {
            return at(None, "");
        }
        if let Some((name, words)) = names.speaker(rest) {
            return at(Some(name), words);
        }
        if headers.get(&speaker::fold(rest)).is_some_and(|count| *count >= OFTEN) {
            return at(Some(rest), "");
        }
        if let Some((name, words)) = rest.split_once('\t').filter(|(name, _)| wide && speaker::may_name(name)) {
            return at(Some(name.trim().trim_end_matches(':')), words.trim());
        }
        return if bracketed || wide { at(None, rest) } else { None };
    }
    if let Some(Trailing { name, start, end, apart }) = trailing(line) {
        let often = || headers.get(&speaker::fold(name)).is_some_and(|count| *count >= OFTEN);
        if (apart && speaker::may_name(name)) || (speaker::is_name(name) && often()) {
            return Some(Head { start: Some(start), end, name: Some(name), words: "" });
        }
    }
    if let Some((name, start, words)) = inner(line) {
        return Some(Head { start: Some(start), end: None, name: Some(name), words });
    }
    names.speaker(line).map(|(name, words)| Head { start: None, end: None, name: Some(name), words })
}

/// The line without a time at its beginning.
pub(super) fn behind_time(line: &str) -> &str {
    let line = line.trim();
    stamp(line).map_or(line, |stamp| stamp.rest)
}

/// The name in `Name 0:03` and `0:03 Name`, where only repetition can tell it from a sentence.
pub(super) fn narrow(line: &str) -> Option<&str> {
    let line = line.trim();
    let name = match stamp(line) {
        Some(stamp) => stamp.rest,
        None => trailing(line)?.name,
    };
    speaker::is_name(name).then_some(name)
}

/// The name of a header that nothing else can be: `Name  0:03`, with the time well apart, and no words.
pub(super) fn header(line: &str) -> Option<&str> {
    let line = line.trim();
    if stamp(line).is_some() {
        return None;
    }
    trailing(line).filter(|header| header.apart && speaker::may_name(header.name)).map(|header| header.name)
}

struct Stamp<'a> {
    start: u64,
    end: Option<u64>,
    rest: &'a str,
    bracketed: bool,
    /// A tab follows.
    wide: bool,
}

/// A time or a span of time at the beginning of a line, bare or in brackets.
fn stamp(line: &str) -> Option<Stamp<'_>> {
    let (inner, shut) = match line.chars().next()? {
        '[' => (line.get(1..)?, Some(']')),
        '(' => (line.get(1..)?, Some(')')),
        '0'..='9' => (line, None),
        _ => return None,
    };
    let (start, took) = time::parse(inner)?;
    let mut rest = inner.get(took..)?;
    let mut end = None;
    let after = rest.trim_start().trim_start_matches(['-', '–', '—', '>']).trim_start();
    if after.len() < rest.trim_start().len()
        && let Some((time, took)) = time::parse(after)
    {
        end = Some(time);
        rest = after.get(took..)?;
    }
    if let Some(shut) = shut {
        rest = rest.trim_start().strip_prefix(shut)?;
    }
    let wide = rest.starts_with('\t');
    let rest = rest.trim_start();
    let rest =
        rest.strip_prefix(['|', '-', '–', '—']).filter(|rest| rest.starts_with(' ')).unwrap_or(rest).trim_start();
    Some(Stamp { start, end, rest, bracketed: shut.is_some(), wide })
}

/// `Name  0:03`, `Name (00:03):`, `[Name] 10:15:22`, `Name | 0:03`: the name, the time, whether they stand apart.
fn trailing(line: &str) -> Option<Trailing<'_>> {
    // "Name 00:01:23 --> 00:01:45".
    let span = line.split_once("-->").and_then(|(first, end)| Some((first.trim_end(), time::whole(end)?)));
    let (line, end) = span.map_or((line, None), |(first, end)| (first, Some(end)));
    let line = line.strip_suffix(':').unwrap_or(line).trim_end();
    let at = line.char_indices().rev().take(20).find(|(_, sign)| sign.is_whitespace()).map(|(at, _)| at)?;
    let last = line.get(at..)?.trim_start();
    let bare = last.strip_prefix(['(', '[']).and_then(|inner| inner.strip_suffix([')', ']']));
    let start = time::whole(bare.unwrap_or(last))?;
    let before = line.get(..at)?.trim_end();
    let gap = line.get(before.len()..).unwrap_or_default();
    let apart = gap.starts_with("  ") || gap.starts_with(['\t', '\u{a0}']) || bare.is_some() || end.is_some();
    let name = before.trim_end_matches(['|', '-', '–', '—', ',']).trim_end();
    // "Ana: 10:30" is an answer, "Ana:  10:30" a header.
    let name = if apart { name.trim_end_matches(':') } else { name };
    let inner = name.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let apart = apart || inner.is_some() || name.len() < before.len();
    let name = inner.unwrap_or(name);
    (!name.is_empty() && name.len() <= 240).then_some(Trailing { name, start, end, apart })
}

/// A name with a time behind it.
struct Trailing<'a> {
    name: &'a str,
    start: u64,
    end: Option<u64>,
    /// More than a single space is between them.
    apart: bool,
}

/// `Name (00:03): words` and `Name [00:03]: words`.
fn inner(line: &str) -> Option<(&str, u64, &str)> {
    let (at, _) = line.char_indices().take(80).find(|(_, sign)| matches!(sign, '(' | '['))?;
    let (start, took) = time::parse(line.get(at + 1..)?)?;
    let rest = line.get(at + 1 + took..)?.strip_prefix([')', ']'])?;
    let words = rest.trim_start().strip_prefix(':')?.trim_start();
    let name = line.get(..at)?.trim().trim_end_matches(':');
    speaker::may_name(name).then_some((name, start, words))
}
