//! Days and years spelled out: "the twenty second of August", "mille neuf cent cinquante et un".

use crate::{
    class::{NUMERAL, ORDINAL},
    text::Text,
    word::{reads, sep},
};

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
