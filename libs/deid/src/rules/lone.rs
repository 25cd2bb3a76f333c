//! Capitals that nothing explains: in a text that uses capitals, a word of every day with a capital inside a sentence is a name of
//! something, and behind a small word mostly of a place, a firm or a person.

use crate::{
    class::{
        COMMON, CREDENTIAL, EPONYM_HEAD, EPONYM_TAIL, FUNCTION, GENERIC, GIVEN, HOLIDAY, KIN, MED, MONTH, NATION,
        ORG_HEAD, ORG_TAIL, PROVINCE, ROLE, SAYS, STOP, Set, TITLE, UNIT, WEEKDAY, WORDY,
    },
    familiar::medical,
    rules::{Finds, org::what},
    text::{Style, Text, mark},
    word::{Case, reads, sep},
};

/// What a capital may stand on without naming anything.
const NOT: Set = FUNCTION
    .or(MED)
    .or(STOP)
    .or(TITLE)
    .or(KIN)
    .or(ROLE)
    .or(PROVINCE)
    .or(MONTH)
    .or(WEEKDAY)
    .or(HOLIDAY)
    .or(NATION)
    .or(CREDENTIAL)
    .or(UNIT)
    .or(SAYS)
    .or(GENERIC)
    .or(EPONYM_HEAD)
    .or(EPONYM_TAIL)
    .or(ORG_HEAD)
    .or(ORG_TAIL);

/// Asked at a word with a capital.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let before = place.wrapping_sub(1);
    if text.style != Style::Mixed
        || !shown(text, place)
        || !text.capital(place)
        || text.sep(place) != sep::SPACE
        || text.at(before).case != Case::Lower && !reads!(text, before, "the" | "le" | "la" | "les")
        || text.at(place).len < 4
    {
        return;
    }
    let mut end = place + 1;
    while end < place + 4 && text.sep(end) == sep::SPACE && shown(text, end) {
        end += 1;
    }
    if text.sep(end) == sep::APOSTROPHE && reads!(text, end, "s") {
        end += 1;
    }
    let marks = sep::PERIOD | sep::COMMA | sep::LINE | sep::STOP | sep::CLOSE | sep::OPEN | sep::COLON;
    let ended = end >= text.words.len()
        || text.sep(end) & marks != 0
        || text.sep(end) == sep::SPACE && text.at(end).case == Case::Lower && text.is(end, FUNCTION);
    let led = reads!(
        text,
        before,
        "at" | "from"
            | "to"
            | "with"
            | "w"
            | "by"
            | "called"
            | "named"
            | "near"
            | "chez"
            | "au"
            | "avec"
            | "par"
            | "via"
    );
    let article = reads!(text, before, "the" | "le" | "la" | "du")
        && reads!(
            text,
            before.wrapping_sub(1),
            "at" | "called"
                | "named"
                | "w"
                | "on"
                | "from"
                | "to"
                | "for"
                | "with"
                | "by"
                | "of"
                | "in"
                | "behind"
                | "near"
                | "and"
                | "de"
                | "a"
                | "pour"
                | "dans"
        );
    let two = end > place + 1 && text.letters(end - 1) && text.at(end - 1).len > 1;
    let single = text.is(place, WORDY) || text.is(place, GIVEN) || !medical(&text.low(place));
    // A law or a program is no place.
    let law = reads!(text, end - 1, "act" | "law" | "code" | "bill" | "loi" | "program" | "plan" | "strategy");
    if ended && (led || article) && (two || single) && !law {
        finds.words(text, place, end, what("capital-alone"));
    }
}

/// A capital at the beginning of a word that is allowed to be a name.
fn shown(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    word.case == Case::Title
        && word.len > 2
        && text.letters(place)
        && !text.is(place, NOT)
        && word.marks & (mark::CALM | mark::SHOUT) == 0
        && !(text.is(place, COMMON) && text.slice(place).ends_with("tion"))
}
