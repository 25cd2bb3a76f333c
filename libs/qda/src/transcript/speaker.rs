//! Who speaks, when a text only says so as `Name: words`: names are believed, other colons are not.

mod words;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::build;

/// What may be a name at the beginning of a line, and the words behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    pub(super) name: &'a str,
    pub(super) rest: &'a str,
    /// It looks like a name on its own; otherwise it must come back to be believed.
    sure: bool,
}

/// The names of one document.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashSet<String>,
    seen: HashMap<String, usize>,
    /// Nobody else speaks.
    closed: bool,
}

/// How often something that does not look like a name must open a cue to be one all the same.
const OFTEN: usize = 3;

impl Names {
    /// Looks at all places where a speaker may stand. Names given by the caller are believed everywhere.
    pub(super) fn learn<'a>(known: &[String], openings: impl Iterator<Item = &'a str>) -> Self {
        let known: HashSet<String> = known.iter().map(|name| fold(name)).collect();
        let mut names = Self { known, seen: HashMap::new(), closed: false };
        for line in openings {
            if let Some(found) = names.look(line) {
                *names.seen.entry(fold(found.name)).or_default() += 1;
            }
        }
        names
    }

    /// Only these people speak, and those the caller knows: the file names them in another way than by colons.
    pub(super) fn only(mut self, names: impl Iterator<Item = String>) -> Self {
        self.known.extend(names);
        self.closed = true;
        self
    }

    /// The speaker at the beginning of a line and the words behind, if that is a speaker.
    pub(super) fn speaker<'a>(&self, line: &'a str) -> Option<(&'a str, &'a str)> {
        let found = self.look(line)?;
        let name = fold(found.name);
        if self.closed {
            return self.known.contains(&name).then_some((found.name, found.rest));
        }
        let often = self.seen.get(&name).is_some_and(|count| *count >= OFTEN);
        (found.sure || often || self.known.contains(&name)).then_some((found.name, found.rest))
    }

    /// As [`Names::speaker`], for a line inside a cue: only names that open cues elsewhere, or are known.
    pub(super) fn again<'a>(&self, line: &'a str) -> Option<(&'a str, &'a str)> {
        self.speaker(line).filter(|(name, _)| {
            let name = fold(name);
            self.known.contains(&name) || self.seen.contains_key(&name)
        })
    }

    fn look<'a>(&self, line: &'a str) -> Option<Candidate<'a>> {
        let found = candidate(line);
        if found.is_none() && !self.known.is_empty() {
            let (name, rest) = divide(line)?;
            return self.known.contains(&fold(name)).then_some(Candidate { name, rest, sure: true });
        }
        found
    }
}

/// What stands before a line's first colon, if it can be a name at all.
pub(super) fn candidate(line: &str) -> Option<Candidate<'_>> {
    let (name, rest) = divide(line)?;
    match shape(name) {
        Shape::Sure => Some(Candidate { name, rest, sure: true }),
        Shape::Perhaps => Some(Candidate { name, rest, sure: false }),
        Shape::None => None,
    }
}

/// Whether these words alone look like a person's name or role.
pub(super) fn is_name(text: &str) -> bool {
    shape(text) == Shape::Sure
}

/// Whether these words may be a name where their place says that a name stands there.
pub(super) fn may_name(text: &str) -> bool {
    shape(text) != Shape::None
}

/// Lower case, single spaces: how names are compared.
pub(super) fn fold(name: &str) -> String {
    build::name(name).to_lowercase()
}

/// Parts a line at its first colon that is followed by a space or the end.
fn divide(line: &str) -> Option<(&str, &str)> {
    let (at, sign) = line.char_indices().take(100).find(|(_, sign)| matches!(sign, ':' | '：'))?;
    let rest = line.get(at + sign.len_utf8()..)?;
    // Markdown closes its emphasis behind the colon: "**Ana:** words".
    let (head, bold) = (line.get(..at)?.trim_start_matches([' ', '\t']), rest.trim_start_matches(['*', '_']));
    let rest = if head.starts_with(['*', '_']) { bold } else { rest };
    let open = sign == '：' || rest.is_empty() || rest.starts_with(char::is_whitespace);
    let name =
        head.trim_start_matches(['>', '-', '–', '—', '•', '*', '_', ' ', '\u{a0}']).trim_end_matches(['*', '_', ' ']);
    let name = name.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(name).trim();
    (open && !name.is_empty()).then(|| (name, rest.trim_start()))
}

#[derive(PartialEq, Eq)]
enum Shape {
    Sure,
    Perhaps,
    None,
}

fn shape(name: &str) -> Shape {
    let bare = without_brackets(name);
    if name.chars().count() > 80 || bare.contains(['"', '?', '!', ';', '<', '>', '=', '/', '\\', '{', '}', '…']) {
        return Shape::None;
    }
    let words: Vec<&str> = bare.split(',').next().unwrap_or_default().split_whitespace().collect();
    let Some(first) = words.first() else { return Shape::None };
    let lower = first.to_lowercase();
    let whole = bare.trim().to_lowercase();
    let numbered = words.get(1..).unwrap_or_default().iter().all(|word| is_number(word));
    if numbered && words.len() <= 2 && list(&ROLES, words::ROLES).contains(lower.trim_start_matches('#')) {
        return Shape::Sure;
    }
    if !first.chars().any(char::is_alphabetic) {
        // Somebody who dials in: "+1 416-***-0199".
        let dials =
            first.starts_with('+') && name.chars().all(|sign| sign.is_ascii_digit() || "+-*() .".contains(sign));
        return if dials && name.len() > 4 { Shape::Sure } else { Shape::None };
    }
    let nobody = list(&NOBODY, words::NOBODY);
    let empty = |word: &&str| nobody.contains(word.to_lowercase().as_str());
    let named = words.len() <= 4
        && name.chars().count() <= 60
        && words.iter().any(|word| word.chars().next().is_some_and(begins))
        && words.iter().all(|word| is_word(word));
    let hollow = words.iter().filter(|word| empty(word) || is_number(word)).count();
    if hollow == words.len() || nobody.contains(whole.as_str()) || (empty(first) && !named) {
        return Shape::None;
    }
    match named {
        true if !words.iter().any(empty) => Shape::Sure,
        // "An Nguyen" and "Key Findings" cannot be told apart by their words.
        true => Shape::Perhaps,
        false if words.len() <= 8 && !ends_a_sentence(&bare) => Shape::Perhaps,
        false => Shape::None,
    }
}

/// A part of a name: begins with a capital or a letter that has no case, or is a small word or a number.
fn is_word(word: &str) -> bool {
    let fits = word.chars().all(|sign| sign.is_alphanumeric() || is_mark(sign) || "'’-–.·_@&#|".contains(sign));
    let dots = !word.ends_with('.') || word.chars().count() <= 5;
    let head = word.trim_start_matches(['@', '#']).chars().next();
    let small = list(&LINKS, words::LINKS).contains(word.to_lowercase().as_str());
    fits && dots && (head.is_some_and(begins) || small || is_number(word) || matches!(word, "-" | "–" | "|"))
}

/// Combining marks belong to the letters before them.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{93a}'..='\u{94f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}')
}

fn begins(sign: char) -> bool {
    sign.is_alphabetic() && !sign.is_lowercase()
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches('#');
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn ends_a_sentence(text: &str) -> bool {
    text.split_whitespace().any(|word| word.ends_with('.') && word.chars().count() > 5)
}

/// The name without "(she/her)" and "[Host]".
fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for sign in name.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(sign),
            _ => {}
        }
    }
    out
}

static NOBODY: OnceLock<HashSet<&str>> = OnceLock::new();
static ROLES: OnceLock<HashSet<&str>> = OnceLock::new();
static LINKS: OnceLock<HashSet<&str>> = OnceLock::new();

fn list(cell: &'static OnceLock<HashSet<&'static str>>, text: &'static str) -> &'static HashSet<&'static str> {
    cell.get_or_init(|| text.split_whitespace().collect())
}

#[cfg(test)]
mod tests;
