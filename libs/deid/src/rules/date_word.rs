//! Days and years spelled out: "the twenty second of August", "mille neuf cent cinquante et un".

use crate::{
    class::{NUMERAL, ORDINAL},
    text::Text,
    word::{Kind, reads, sep},
};

/// The day in "22", "3rd", "1er", if what stands behind its digits is one of these endings.
pub(crate) fn numbered(text: &Text, place: usize, endings: &[&str]) -> Option<u64> {
    let low = text.low(place);
    let digits = low.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let ending = low.get(digits.len()..).unwrap_or_default();
    digits.parse().ok().filter(|day| (1..=31).contains(day) && endings.contains(&ending))
}

/// The first word of a day spelled out before a month: "vingt-deux mars", "the twenty second of August".
pub(crate) fn spelled(text: &Text, last: usize) -> Option<usize> {
    let unit = text.is(last, NUMERAL) || text.is(last, ORDINAL);
    let ten = last.checked_sub(1)?;
    let tens = reads!(text, ten, "vingt" | "trente" | "twenty" | "thirty" | "dix");
    let linked = reads!(text, ten, "et") && reads!(text, ten.wrapping_sub(1), "vingt" | "trente");
    let small = !reads!(text, last, "hundred" | "cent" | "mille" | "nineties" | "ninety" | "eighty" | "seventy");
    if !unit || !small {
        None
    } else if linked {
        ten.checked_sub(1)
    } else if tens && text.sep_within(last, sep::SPACE | sep::HYPHEN) {
        Some(ten)
    } else {
        (text.at(last).len > 2 && !reads!(text, last, "un" | "une" | "one")).then_some(last)
    }
}

/// The word after a year spelled out: "nineteen forty nine", "deux mille douze", "mille neuf cent cinquante et un".
pub(crate) fn spelled_year(text: &Text, place: usize) -> Option<usize> {
    let century = reads!(text, place, "nineteen" | "twenty") && text.is(place + 1, NUMERAL)
        || reads!(text, place, "two" | "deux") && reads!(text, place + 1, "thousand" | "mille")
        || reads!(text, place, "mille" | "mil");
    let mut end = place + 2;
    while end < place + 8
        && text.sep_within(end, sep::SPACE | sep::HYPHEN)
        && (text.is(end, NUMERAL)
            || reads!(text, end, "and" | "et" | "cent") && text.is(end + 1, NUMERAL)
            || reads!(text, end, "cent"))
    {
        end += 1;
    }
    (century && text.sep_within(place, sep::SPACE | sep::COMMA)).then_some(end)
}

/// "le 28 avril prochain": the word that says which year's belongs to it.
pub(crate) fn nearest(text: &Text, end: usize) -> usize {
    let said = text.french && reads!(text, end, "dernier" | "prochain" | "passe") && text.sep_within(end, sep::SPACE);
    if said { end + 1 } else { end }
}

/// "le 6 mars 23 à Laval", "released mar 31 23 from Stony": a year of two digits that a small word follows, and no other number.
pub(crate) fn short_year(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    word.kind == Kind::Digits
        && word.len == 2
        && matches!(text.number(place), Some(10..=39))
        && text.sep(place) == sep::SPACE
        && text.sep(place + 1) == sep::SPACE
        && reads!(
            text,
            place + 1,
            "a" | "at" | "au" | "aux" | "from" | "with" | "par" | "by" | "in" | "dans" | "chez" | "for"
        )
        && text.at(place + 2).kind == Kind::Letters
}
