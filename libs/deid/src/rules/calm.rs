//! Marks the words that look like names and are medicine: eponyms with their sign or disease, cited authors, rating scales.

use crate::{
    class::{EPONYM_HEAD, EPONYM_TAIL, FUNCTION, GIVEN, KIN, MED, PLACES, ROLE, SURNAME, TITLE},
    rules::date,
    text::Text,
    word::{Kind, reads, sep},
};

pub(crate) fn mark(text: &mut Text) {
    for place in 0..text.words.len() {
        let set = text.at(place).set;
        if set.any(EPONYM_TAIL) {
            tail(text, place);
        }
        if set.any(EPONYM_HEAD) {
            head(text, place);
        }
        if text.at(place).kind != Kind::Digits {
            cited(text, place);
        }
    }
}

/// Parkinson's disease, Osgood-Schlatter disease, Straight leg test: the chain before the head noun.
fn tail(text: &mut Text, place: usize) {
    let mut start = place;
    let mut word = place.wrapping_sub(1);
    // The possessive s, when it is there.
    if text.at(word).len == 1 && text.sep(word) & sep::APOSTROPHE != 0 {
        word = word.wrapping_sub(1);
    }
    let near = text.sep_within(place, sep::SPACE | sep::HYPHEN | sep::LINE);
    for _ in 0..3 {
        let fits = text.letters(word)
            && near
            && !text.is(word, FUNCTION.or(TITLE).or(KIN).or(ROLE))
            && !person(text, word, place);
        if !fits {
            break;
        }
        start = word;
        let chained = text.sep_within(word, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE);
        let before = word.wrapping_sub(1);
        let capital = text.at(before).case != crate::word::Case::Lower
            || text.caseless(before) && text.is(before, PLACES.or(SURNAME));
        if !chained || !(capital || text.sep(word) & sep::HYPHEN != 0) || text.is(word.wrapping_sub(1), TITLE) {
            break;
        }
        word = word.wrapping_sub(1);
    }
    if text.is(start.wrapping_sub(1), TITLE.or(KIN)) && text.sep_within(start, sep::SPACE | sep::PERIOD) {
        return;
    }
    text.calm(start, place);
}

/// "Linda's test results": a given name that is no surname owns the test.
fn person(text: &Text, word: usize, tail: usize) -> bool {
    let set = text.at(word).set;
    let owned = tail - word > 1;
    owned && set.any(GIVEN) && !set.any(SURNAME) && !set.any(MED)
}

/// maladie de Crohn, signe de Babinski, échelle d'Edmonton.
fn head(text: &mut Text, place: usize) {
    let mut next = place + 1;
    while reads!(text, next, "de" | "d" | "du" | "des" | "la" | "l" | "of") && next < place + 4 {
        next += 1;
    }
    let linked = reads!(text, place, "de" | "d" | "du" | "des" | "a" | "of");
    if next == place + 1 && !linked
        || text.is(next, TITLE.or(KIN).or(ROLE))
        || text.is(next, GIVEN) && !text.is(next, SURNAME.or(MED))
    {
        return;
    }
    let mut end = next + 1;
    while end < next + 3 && text.letters(end) && text.sep(end) & !(sep::HYPHEN | sep::SPACE) == 0 {
        if text.sep(end) != sep::HYPHEN && text.at(end).case == crate::word::Case::Lower {
            break;
        }
        end += 1;
    }
    if text.letters(next) {
        text.calm(next, end.min(text.words.len()));
    }
}

/// "Busse et al.", "(Krebs, 2009)", "Krebs 2009)": authors and their year.
fn cited(text: &mut Text, place: usize) {
    let next = place + 1;
    if text.sep(place) & sep::OPEN == 0 && !(text.at(next).len == 2 && text.is(next, FUNCTION)) {
        return;
    }
    let follow = reads!(text, next, "et") && reads!(text, next + 1, "al" | "coll");
    let bracket = text.sep(place) & sep::OPEN != 0
        && date::year(text, next)
        && text.sep(next + 1) & (sep::CLOSE | sep::STOP) != 0;
    if follow || bracket && text.sep_within(next, sep::SPACE | sep::COMMA) {
        text.calm(place, next);
    }
}
