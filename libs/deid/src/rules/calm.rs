//! Marks the words that look like names and are medicine: eponyms with their sign or disease, cited authors, rating scales.

use crate::{
    class::{EPONYM_HEAD, EPONYM_TAIL, FUNCTION, GIVEN, KIN, MED, MONTH, PLACES, ROLE, SURNAME, TITLE},
    rules::{date, eponym},
    text::Text,
    word::{Case, Kind, reads, sep},
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
        if text.at(place).kind == Kind::Letters {
            cited(text, place);
            eponym::mark(text, place);
            peoples(text, place);
        }
    }
}

/// "une communauté des Premières Nations", "a First Nations elder": all of them, none by its name.
fn peoples(text: &mut Text, place: usize) {
    let next = place + 1;
    let named = text.capital(place.wrapping_sub(1)) || text.capital(next + 1) && text.sep(next + 1) == sep::SPACE;
    if reads!(text, place, "first" | "premieres") && reads!(text, next, "nations") && !named {
        text.calm(place, next + 1);
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
        let capital =
            text.at(before).case != Case::Lower || text.caseless(before) && text.is(before, PLACES.or(SURNAME));
        if !chained || !(capital || text.sep(word) & sep::HYPHEN != 0) || text.is(word.wrapping_sub(1), TITLE) {
            break;
        }
        word = word.wrapping_sub(1);
    }
    if text.is(start.wrapping_sub(1), TITLE.or(KIN)) && text.sep_within(start, sep::SPACE | sep::PERIOD) {
        return;
    }
    // "Pt E. Wesley chart": an initial behind a word for a person.
    let letter = start.wrapping_sub(1);
    let lettered = text.at(letter).len == 1 && text.sep(start) & sep::PERIOD != 0;
    if lettered && text.is(letter.wrapping_sub(1), TITLE.or(KIN).or(ROLE)) {
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
        if text.sep(end) != sep::HYPHEN && text.at(end).case == Case::Lower {
            break;
        }
        end += 1;
    }
    if text.letters(next) {
        text.calm(next, end.min(text.words.len()));
    }
}

/// "Busse et al.", "(Krebs, 2009)", "the Morice 2007 work", "l'étude de Pereira (2022)": authors, their year, their work.
fn cited(text: &mut Text, place: usize) {
    let next = place + 1;
    let word = text.at(place);
    if word.case == Case::Lower || word.len < 3 || word.set.any(FUNCTION) {
        return;
    }
    // What can follow: a year, "and others", what was written.
    let year = date::year(text, next);
    let article = reads!(text, place.wrapping_sub(1), "the" | "that" | "this") && text.sep_within(place, sep::SPACE);
    let small = text.at(next).len < 4 && text.is(next, FUNCTION.or(MED));
    if !(year || article || small) {
        return;
    }
    let bracketed = text.sep(place) & sep::OPEN != 0;
    // Who did something to a patient in a year is no author.
    let by = reads!(text, place.wrapping_sub(1), "by" | "par" | "with" | "avec" | "from" | "at" | "in" | "au" | "dr");
    let owned = text.is(place.wrapping_sub(1), TITLE.or(KIN).or(ROLE));
    let company = text.sep_within(next, sep::SPACE)
        && (reads!(text, next, "and" | "et")
            && reads!(text, next + 1, "al" | "coll" | "colleagues" | "others" | "collegues" | "collaborateurs")
            || reads!(text, next, "al"));
    let year = year
        && text.sep(next + 1) & (sep::SLASH | sep::HYPHEN) == 0
        && !text.is(place, MONTH)
        && text.sep(next) & !(sep::SPACE | sep::COMMA | sep::OPEN) == 0;
    let behind = text.sep(next) & sep::OPEN != 0;
    let worked = || {
        (2..6).any(|back| work(text, place.wrapping_sub(back)))
            || work(text, place.wrapping_sub(1))
            || work(text, next + 1)
            || work(text, next + 2)
    };
    let known = || eponym::eponym(word.hash) && !by;
    let dated = year && !owned && (bracketed || worked() || known() || behind && !by && !text.is(place, PLACES));
    // "Kelly and Westerhoff 2010"
    let and = place.wrapping_sub(1);
    let first = if reads!(text, and, "and" | "et") { and.wrapping_sub(1) } else { and };
    let two = year
        && text.sep_within(next, sep::SPACE | sep::COMMA | sep::OPEN)
        && (first != and || text.sep(place) & sep::AMPERSAND != 0)
        && text.sep_within(place, sep::SPACE | sep::AMPERSAND)
        && matches!(text.at(first).case, Case::Title | Case::Inner)
        && !text.is(first, FUNCTION.or(MONTH).or(KIN))
        && !text.is(first.wrapping_sub(1), TITLE.or(KIN));
    if two {
        text.calm(first, next);
    }
    // "like the Morales work", "given the Cochrane review".
    let named = article
        && text.sep_within(next, sep::SPACE)
        && reads!(
            text,
            next,
            "review"
                | "work"
                | "paper"
                | "trial"
                | "study"
                | "data"
                | "series"
                | "cohort"
                | "algorithm"
                | "rod"
                | "rods"
        );
    if company || dated || named && !owned {
        text.calm(place, next);
    }
}

/// What authors write.
fn work(text: &Text, place: usize) -> bool {
    reads!(
        text,
        place,
        "study"
            | "studies"
            | "trial"
            | "trials"
            | "paper"
            | "papers"
            | "review"
            | "work"
            | "algorithm"
            | "guideline"
            | "guidelines"
            | "article"
            | "articles"
            | "cohort"
            | "rct"
            | "data"
            | "etude"
            | "etudes"
            | "essai"
            | "essais"
            | "revue"
            | "travaux"
            | "selon"
            | "per"
            | "criteria"
            | "criteres"
            | "consensus"
            | "algorithme"
            | "tableau"
            | "table"
            | "recommandation"
            | "recommandations"
            | "recommendation"
            | "recommendations"
            | "modele"
            | "model"
            | "schema"
            | "litterature"
            | "literature"
    )
}
