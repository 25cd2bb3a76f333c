//! Marks the words that look like names and are medicine: eponyms with their sign or disease, cited authors, rating scales.

use crate::{
    class::{EPONYM_HEAD, EPONYM_TAIL, FUNCTION, GIVEN, KIN, MED, PLACES, ROLE, SAYS, SURNAME, TITLE, UNIT, WORLD},
    rules::date,
    strain::{sieve, sifted},
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep, words},
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
            tested(text, place);
            listed(text, place);
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

/// "Waddell 1/5", "Neer +", "Patrick N", "Hawkins neg": a sign and its result; "Tampa 47,": a scale and its score.
fn tested(text: &mut Text, place: usize) {
    let next = place + 1;
    let word = text.at(place);
    if !word.set.any(SURNAME.or(GIVEN).or(PLACES)) {
        return;
    }
    let small = word.case == Case::Lower && !(text.style == Style::Lower && eponym(word.hash));
    if small || text.is(place.wrapping_sub(1), TITLE.or(KIN)) {
        return;
    }
    let after = text.sep(next);
    let rest = sep::SPACE | sep::LINE | sep::COMMA | sep::PERIOD | sep::STOP | sep::CLOSE | sep::BLANK;
    let plus = after & sep::PLUS != 0 && after & !(rest | sep::PLUS) == 0;
    let minus = after & sep::HYPHEN != 0 && after & sep::SPACE != 0 && after & (sep::COMMA | sep::PERIOD) != 0;
    let told = reads!(
        text,
        next,
        "normal"
            | "normale"
            | "wnl"
            | "neg"
            | "negative"
            | "negatif"
            | "pos"
            | "positive"
            | "positif"
            | "equivocal"
            | "equivoque"
            | "bilat"
            | "n"
    ) && text.sep_within(next, sep::SPACE)
        && (text.at(next).len > 1
            || text.at(next).case != Case::Lower && text.sep(next + 1) & (sep::COMMA | sep::PERIOD) != 0);
    let number = text.at(next).kind == Kind::Digits && text.sep_within(next, sep::SPACE) && next < text.words.len();
    let share = number
        && text.sep(next + 1) == sep::SLASH
        && text.at(next).len < 3
        && text.at(next + 1).kind == Kind::Digits
        && text.at(next + 1).len < 4
        && text.sep(next + 2) != sep::SLASH;
    let scale = number
        && (word.set.any(WORLD) || eponym(word.hash))
        && text.sep(place) & (sep::COMMA | sep::COLON | sep::PERIOD | sep::STOP | sep::LINE) != 0
        && text.at(next).len < 4
        && text.sep(next + 1) & (sep::COMMA | sep::PERIOD | sep::STOP | sep::LINE) != 0;
    if plus || minus || told || share || scale {
        text.calm(place, next);
    }
}

/// Surnames that name signs, scales, exercises and methods of treatment.
const EPONYMS: &[u64] = words![
    "mckenzie",
    "mulligan",
    "maitland",
    "bowen",
    "bobath",
    "barrett",
    "gilbert",
    "hawkins",
    "neer",
    "patrick",
    "waddell",
    "mcgill",
    "norton",
    "katz",
    "barthel",
    "lawton",
    "berg",
    "braden",
    "tampa",
    "wilson",
    "hodgkin",
    "graves",
    "crohn",
    "bell",
    "paget",
    "addison",
    "cushing",
    "turner",
    "marfan",
    "parkinson",
    "huntington",
    "pick",
    "baker",
    "colles",
    "smith",
    "bankart",
    "lachman",
    "mcmurray",
    "apley",
    "thompson",
    "thomas",
    "ober",
    "ely",
    "kinesio",
    "feldenkrais",
    "alexander",
    "kernig",
    "stork",
    "jobe",
    "gerber",
    "speed",
    "adson",
    "allen",
    "kemp",
    "stewart",
    "craig",
    "clarke",
    "noble",
    "jackson",
    "tinetti",
    "zarit",
    "beck",
    "hamilton",
    "montgomery",
    "prochaska",
    "miller",
    "rollnick",
    "maslow",
    "borg",
    "ashworth",
    "norris",
    "oswestry",
    "morris",
    "morse",
    "fletcher",
    "henry",
    "ottawa",
    "toronto",
    "edmonton",
    "vancouver",
    "montreal",
    "calgary",
    "boston",
    "milwaukee",
    "glasgow",
    "epworth",
    "rockwood",
    "roland",
    "constant",
    "harris",
    "lysholm",
    "murphy",
    "barlow",
    "ortolani",
    "stokes",
    "adams",
    "charcot",
    "martin",
    "kennedy",
    "charlson",
    "wells",
    "young",
    "jones",
    "wood",
    "brown",
    "graham",
    "dix",
    "hallpike",
    "epley",
    "down",
    "edwards",
    "klein",
    "sheehan",
    "simmonds",
    "nelson",
    "wagner",
    "hayes",
    "linehan",
    "butler",
    "moseley",
    "sullivan",
    "rogers",
    "ellis",
    "wright",
    "morton",
    "schultz",
    "jacobson",
    "watson",
    "mason",
    "weber",
    "garden",
    "harris",
    "bishop",
    "fisher",
    "rankin",
    "kemp",
    "rutherford",
    "cobb",
    "codman",
    "horton",
    "williams",
    "bateman",
    "benson",
    "gottman",
    "bowlby",
    "engel",
];

/// Most words are none, and this says so at once.
const SIEVE: [u64; 16] = sieve(EPONYMS);

fn eponym(hash: u64) -> bool {
    sifted(hash, &SIEVE) && EPONYMS.contains(&hash)
}

fn near_eponym(text: &Text, at: usize) -> bool {
    at < text.words.len() && (text.at(at).case != Case::Lower || text.style == Style::Lower) && eponym(text.at(at).hash)
}

/// "acupuncture, McKenzie, Mulligan": a sign or method in a list of its like; "modèle de Prochaska".
fn listed(text: &mut Text, place: usize) {
    let word = text.at(place);
    if word.case == Case::Lower && text.style != Style::Lower || !eponym(word.hash) {
        return;
    }
    let joined = reads!(text, place + 1, "and" | "et" | "or" | "ou" | "vs") && near_eponym(text, place + 2)
        || reads!(text, place.wrapping_sub(1), "and" | "et" | "or" | "ou" | "vs")
            && near_eponym(text, place.wrapping_sub(2));
    let beside = joined
        || word.sep & sep::OPEN != 0
        || (word.sep | text.sep(place + 1)) & (sep::COMMA | sep::SLASH | sep::AMPERSAND) != 0;
    if !beside {
        return;
    }
    let near = |at: usize| near_eponym(text, at);
    let medical = |at: usize| {
        at < text.words.len()
            && (text.is(at, MED.or(EPONYM_TAIL)) && !text.is(at, FUNCTION.or(ROLE).or(UNIT))
                || text.marked(at, mark::CALM)
                || near(at))
    };
    let breaks = sep::PERIOD | sep::STOP | sep::LINE;
    let before = text.sep(place) & (sep::COMMA | sep::SLASH | sep::AMPERSAND) != 0
        && text.sep(place) & breaks == 0
        && (1..4).any(|back| medical(place.wrapping_sub(back)));
    let after = text.sep(place + 1) & (sep::COMMA | sep::SLASH | sep::AMPERSAND) != 0
        && text.sep(place + 1) & breaks == 0
        && (1..4).any(|ahead| medical(place + ahead));
    let bracket = word.sep & sep::OPEN != 0 && text.sep(place + 1) & sep::CLOSE != 0 && medical(place.wrapping_sub(1));
    let owned = text.is(place.wrapping_sub(1), TITLE.or(KIN).or(ROLE).or(GIVEN))
        && text.sep_within(place, sep::SPACE | sep::PERIOD);
    if (before || after || joined || bracket) && !owned && !text.is(place + 1, SAYS) {
        text.calm(place, place + 1);
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
