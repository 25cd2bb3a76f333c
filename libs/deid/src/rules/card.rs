//! Québec's health insurance number, and codes of letters and digits that are long enough to stand for one person.

use crate::{
    class::{FUNCTION, NOT_ID},
    finding::{Label, Tier},
    rules::{Finds, checks::ramq, number::Run, number::cued},
    text::Text,
    word::{Case, Kind, sep},
};

/// Four letters and eight digits, in one run or in groups of four. Gives the word after them.
pub(crate) fn insurance(text: &Text, place: usize, finds: &mut Finds) -> Option<usize> {
    let word = text.at(place);
    let start = match word.kind {
        Kind::Mixed => {
            let letters = text.low(place).bytes().take_while(u8::is_ascii_lowercase).count();
            if letters != 4 {
                return None;
            }
            place
        }
        Kind::Digits => {
            if word.len == 1 && dictated(text, place) {
                finds.words(text, place - 4, place + 8, (Label::Id, Tier::Block, "ramq"));
                return Some(place + 8);
            }
            let before = text.at(place.wrapping_sub(1));
            let near = text.sep_within(place, sep::SPACE | sep::HYPHEN | sep::PERIOD);
            if !near
                || before.kind != Kind::Letters
                || before.len != 4
                || before.set.any(FUNCTION) && before.case != Case::Upper
            {
                return None;
            }
            place - 1
        }
        Kind::Letters => return None,
    };
    let mut run = Run::default();
    let mut end = place;
    while run.digits().len() < 8 {
        let next = text.low(end);
        let digits = next.bytes().filter(u8::is_ascii_digit).count();
        let letters = next.bytes().take_while(u8::is_ascii_lowercase).count();
        let near = end == place || text.sep_within(end, sep::SPACE | sep::HYPHEN | sep::PERIOD);
        let clean = letters + digits == next.len() && (letters == 0 || end == place);
        if digits == 0 || !near || !clean || !run.take(next.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0'))
        {
            return None;
        }
        end += 1;
    }
    // Digits typed one by one, or going on behind, are another number.
    let more =
        text.at(end).kind == Kind::Digits && text.sep_within(end, sep::SPACE | sep::HYPHEN) && text.at(end).len > 1;
    let loose = run.groups().iter().any(|group| *group < 2);
    if more || loose || !ramq(run.digits()) || run.digits().len() != 8 {
        return None;
    }
    finds.words(text, start, end, (Label::Id, Tier::Block, "ramq"));
    Some(end)
}

/// Four letters and eight digits said one by one, as somebody dictates them.
fn dictated(text: &Text, place: usize) -> bool {
    let one = |at: usize, kind: Kind| {
        at < text.words.len()
            && text.at(at).kind == kind
            && text.at(at).len == 1
            && text.sep_within(at, sep::SPACE | sep::HYPHEN | sep::COMMA)
    };
    place >= 4
        && text.at(place - 4).kind == Kind::Letters
        && text.at(place - 4).len == 1
        && (place - 3..place).all(|at| one(at, Kind::Letters))
        && (place..place + 8).all(|at| one(at, Kind::Digits))
}

/// One to four letters and at least five digits in one run (or joined by a hyphen), as H0012345 or AB-123456. Gives the
/// word after them.
pub(crate) fn code(text: &Text, place: usize, finds: &mut Finds) -> Option<usize> {
    let word = text.at(place);
    if word.len < 5 {
        return None;
    }
    let low = text.low(place);
    let digits = low.bytes().filter(u8::is_ascii_digit).count();
    let letters = low.len() - digits;
    let start = match word.kind {
        Kind::Mixed
            if digits >= 4 && text.sep(place) == sep::HYPHEN && text.at(place.wrapping_sub(1)).kind == Kind::Mixed =>
        {
            place - 1
        }
        Kind::Mixed if (1..=4).contains(&letters) && digits >= 5 => place,
        // A vehicle's number: seventeen letters and digits.
        Kind::Mixed if low.len() == 17 && digits >= 5 => place,
        Kind::Digits if digits >= 5 && text.sep(place) == sep::HYPHEN => {
            let before = text.at(place.wrapping_sub(1));
            if before.kind == Kind::Digits || before.len > 4 || before.case == Case::Lower {
                return None;
            }
            place - 1
        }
        _ => return None,
    };
    if medical(&text.low(start)) || cued(text, start, NOT_ID) || text.is(start, NOT_ID) {
        return None;
    }
    finds.words(text, start, place + 1, (Label::Id, Tier::Confirm, "code"));
    Some(place + 1)
}

/// Codes of trials, papers and classifications, and numbers with a unit right behind.
fn medical(low: &str) -> bool {
    let units =
        ["mg", "mcg", "ug", "ml", "iu", "ui", "units", "g", "mmol", "u", "k", "l", "h", "hr", "mme", "kg", "am", "pm"];
    let digits_first = low.starts_with(|first: char| first.is_ascii_digit());
    let tail = low.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let head = ["nct", "pmid", "pmc", "isrctn", "snomed", "loinc", "rxnorm", "icd", "din", "npn", "lu", "doi", "hc"];
    head.iter().any(|prefix| low.starts_with(prefix)) || digits_first && units.contains(&tail)
}
