//! Postal codes: Canadian ones by the letters they may have, forward sortation areas and ZIP codes where a place is named.

use crate::{
    class::{FUNCTION, PLACES, PROVINCE, STOP, STREET_TAIL},
    finding::{Label, Tier},
    rules::Finds,
    text::{Style, Text},
    word::{Case, Kind, sep},
};

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    if word.kind == Kind::Digits {
        return zip(text, place, finds);
    }
    if word.len != 3 && word.len != 6 {
        return;
    }
    let low = text.low(place);
    let what = (Label::Location, Tier::Block, "postal-code");
    if low.len() == 6 {
        let (head, tail) = low.split_at_checked(3).unwrap_or_default();
        let spine = low.bytes().all(|byte| b"ctls".contains(&byte) || byte.is_ascii_digit());
        if area(head) && unit(tail) && !spine && !stage(&low) {
            finds.words(text, place, place + 1, what);
        }
    } else if area(&low) {
        let next = place + 1;
        if text.at(next).len == 3 && unit(&text.low(next)) && text.sep_within(next, sep::SPACE | sep::HYPHEN) {
            finds.words(text, place, place + 2, what);
            town(text, place, finds);
        } else if named(text, place) {
            finds.words(text, place, place + 1, (Label::Location, Tier::Confirm, "postal-area"));
        }
    }
}

/// The capitalized words before a postal code are its town.
fn town(text: &Text, place: usize, finds: &mut Finds) {
    let mut last = place;
    if text.is(last.wrapping_sub(1), PROVINCE) {
        last -= 1;
    }
    let mut start = last;
    while start > 0
        && last - start < 3
        && text.sep_within(start, sep::SPACE | sep::COMMA | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD)
    {
        let before = start - 1;
        let comma = text.sep(start) & sep::COMMA != 0 && start < last;
        if comma
            || !matches!(text.at(before).case, Case::Title | Case::Inner)
            || !text.letters(before)
            || text.is(before, STREET_TAIL.or(FUNCTION).or(STOP))
        {
            break;
        }
        start = before;
    }
    if start < last && text.style == Style::Mixed {
        finds.words(text, start, last, (Label::Location, Tier::Confirm, "place-postal"));
    }
}

/// "T4N0M0": how far a tumor has spread.
fn stage(code: &str) -> bool {
    matches!(code.as_bytes(), [b't', b'0'..=b'4', b'n', b'0'..=b'3', b'm', b'0' | b'1'])
}

/// A letter that may stand in a postal code.
fn letter(byte: u8) -> bool {
    byte.is_ascii_lowercase() && !b"dfioqu".contains(&byte)
}

fn area(code: &str) -> bool {
    matches!(code.as_bytes(), [a, b, c] if letter(*a) && !b"wz".contains(a) && b.is_ascii_digit() && letter(*c))
}

fn unit(code: &str) -> bool {
    matches!(code.as_bytes(), [a, b, c] if a.is_ascii_digit() && letter(*b) && c.is_ascii_digit())
}

/// A word before says that this is a postal code, or a place and its province stand before.
fn named(text: &Text, place: usize) -> bool {
    let cue = (1..4).any(|back| {
        let low = text.low(place.wrapping_sub(back));
        matches!(low.as_str(), "postal" | "postale" | "postaux" | "postals" | "fsa" | "rta" | "pc" | "cp")
    });
    let before = place.wrapping_sub(1);
    let province = text.is(before, PROVINCE) && (text.at(before).len > 3 || text.at(before).case == Case::Upper);
    cue || (province && text.sep_within(place, sep::SPACE | sep::COMMA))
        || (text.is(before, PLACES) && text.sep_within(place, sep::SPACE | sep::COMMA | sep::OPEN))
}

/// Five digits (and four) after a state's two letters or the word ZIP.
fn zip(text: &Text, place: usize, finds: &mut Finds) {
    const STATES: &str = " al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy zip code michigan minnesota ny ";
    let word = text.at(place);
    let before = text.at(place.wrapping_sub(1));
    let state = before.case == Case::Upper || before.len > 2;
    if word.len == 5
        && state
        && STATES.contains(&format!(" {} ", text.low(place.wrapping_sub(1)).as_str()))
        && text.sep_within(place, sep::SPACE | sep::COMMA | sep::COLON)
    {
        let four = text.at(place + 1).len == 4 && text.sep(place + 1) == sep::HYPHEN;
        finds.words(text, place, place + 1 + usize::from(four), (Label::Location, Tier::Block, "zip"));
    }
}
