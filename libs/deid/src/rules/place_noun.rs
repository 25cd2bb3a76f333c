//! Places by the noun beside their name: "Sandy Lake", "ville de Percé".

use crate::{
    class::{
        COMMON, FUNCTION, GENERIC, GEO_TAIL, KIN, MED, NATION, ORG_TAIL, PLACES, PROVINCE, SAYS, STOP, TITLE, UNIT,
        WORDY,
    },
    familiar::unknown,
    rules::{Finds, place::what},
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep, words},
};

/// Nouns that belong to the name.
const SHORT: &[u64] = words![
    "val", "lac", "mont", "ile", "baie", "riviere", "anse", "pointe", "cap", "fort", "port", "mount", "lake", "cape",
    "camp",
];

/// The capitalized words before a geographical noun: "Sandy Lake", "Kitchenuhmaykoosib First Nation".
pub(crate) fn tail(text: &Text, place: usize, finds: &mut Finds) {
    // A tail of several words acts through its last one; its own words are stepped over.
    let mut first = place;
    while place - first < 4
        && (text.is(first.wrapping_sub(1), GEO_TAIL.or(NATION))
            || reads!(text, first.wrapping_sub(1), "first")
            || reads!(text, first.wrapping_sub(1), "indian"))
    {
        first -= 1;
    }
    let mixed = text.style == Style::Mixed && !text.marked(place, mark::SHOUT);
    let nation = reads!(text, place, "nation" | "nations" | "reserve" | "band");
    if mixed && text.at(place).case == Case::Lower && !nation {
        return;
    }
    let mut start = first;
    while start > 0
        && first - start < 4
        && text.sep_within(start, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD)
    {
        let before = start - 1;
        let shown = if mixed {
            text.at(before).case != Case::Lower
        } else {
            !text.is(before, COMMON.or(MED)) || text.is(before, PLACES)
        };
        let never = FUNCTION.or(MED).or(TITLE).or(KIN).or(STOP).or(GENERIC).or(UNIT).or(ORG_TAIL);
        if !text.letters(before)
            || !shown
            || text.is(before, never) && !(text.is(before, PLACES) || text.marked(before, mark::NAMED))
            || text.marked(before, mark::CALM) && !(text.is(before, PLACES) || text.marked(before, mark::NAMED))
            || text.marked(start, mark::START)
        {
            break;
        }
        start = before;
    }
    // An everyday word that begins a sentence needs better company.
    if start + 1 == first && text.marked(start, mark::START) && text.is(start, COMMON) && !nation {
        return;
    }
    if start < first && !text.is(start.wrapping_sub(1), TITLE) {
        finds.words(text, start, place + 1, what("place-tail"));
    }
}

/// The words behind a geographical noun: "ville de Percé", "Lac Simon", "township of Tay".
pub(crate) fn head(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    let mut of = false;
    while next < place + 4
        && text.sep(next) != sep::HYPHEN
        && reads!(text, next, "de" | "d" | "du" | "des" | "la" | "l" | "le" | "les" | "of" | "a" | "aux" | "au")
    {
        next += 1;
        of = true;
    }
    let mixed = text.style == Style::Mixed && !text.marked(place, mark::SHOUT);
    let first = text.at(next);
    if text.sep(place) == sep::HYPHEN
        || !text.letters(next)
        || !text.sep_within(next, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE)
        || text.marked(next, mark::CALM)
    {
        return;
    }
    // A hyphen makes one name of it: Val-Brûlon, Rivière-aux-Ormes, Port-Cartier.
    let tied = next == place + 1
        && text.sep(next) == sep::HYPHEN
        && SHORT.contains(&text.at(place).hash)
        && !reads!(text, next, "a")
        && !text.is(next, MED);
    let fits = if tied {
        first.len > 2 || text.sep(next + 1) == sep::HYPHEN
    } else if mixed {
        matches!(first.case, Case::Title | Case::Inner)
            && (!text.is(next, STOP.or(MED).or(TITLE).or(FUNCTION).or(PROVINCE)) || text.sep(next + 1) == sep::HYPHEN)
            || text.is(next, PLACES) && !text.is(next, WORDY)
    } else {
        text.is(next, PLACES) && !text.is(next, COMMON.or(MED))
            || (of || SHORT.contains(&text.at(place).hash)) && unknown(text, next)
    };
    let short = SHORT.contains(&text.at(place).hash);
    if !fits || short && mixed && text.at(place).case == Case::Lower && text.at(next).case == Case::Lower {
        return;
    }
    let end = toponym(text, next);
    // "City of Belleville": a capital makes the noun part of the name.
    let titled =
        of && mixed && text.at(place).case == Case::Title && !text.marked(place, mark::START) && place + 2 == next;
    let start = if short || titled { place } else { next };
    finds.words(text, start, end, what("place-head"));
}

/// How far a name of a place goes: capitals, joined by hyphens and small words.
pub(crate) fn toponym(text: &Text, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + 8 && text.letters(end) {
        let sep = text.sep(end);
        if sep & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD) != 0
            || sep & sep::PERIOD != 0 && text.marked(end, mark::START)
        {
            break;
        }
        if sep == sep::APOSTROPHE && reads!(text, end, "s") {
            break;
        }
        let joined = sep == sep::HYPHEN || sep == sep::APOSTROPHE;
        let shown = matches!(text.at(end).case, Case::Title | Case::Inner)
            && text.style == Style::Mixed
            && !text.is(end, STOP.or(TITLE).or(SAYS).or(PROVINCE));
        if !(joined || shown) {
            break;
        }
        end += 1;
    }
    end
}

/// A people's name and a number belong to the name of its community: "Mohawks of Kanesatake", "Nation Crie de Chisasibi",
/// "Sioux Valley Dakota", "Shoal Lake No. 40".
pub(crate) fn people(text: &Text, start: usize, end: usize) -> (usize, usize) {
    if !text.is(start, PLACES) && !text.marked(start, mark::NAMED) {
        return (start, end);
    }
    let capital = |at: usize| at < text.words.len() && text.at(at).case != Case::Lower;
    let named = |at: usize| {
        capital(at)
            && (text.is(at, NATION) && text.style == Style::Mixed
                || reads!(
                    text,
                    at,
                    "nation"
                        | "chippewas"
                        | "chippewa"
                        | "algonquins"
                        | "crees"
                        | "innus"
                        | "montagnais"
                        | "micmacs"
                        | "ojibways"
                        | "mississaugas"
                        | "abenakis"
                        | "hurons"
                        | "anishinaabeg"
                        | "anishinaabek"
                        | "premiere"
                        | "conseil"
                        | "council"
                        | "sioux"
                        | "delaware"
                        | "tribe"
                        | "bande"
                        | "band"
                ))
    };
    let mut first = start;
    for _ in 0..4 {
        let before = first.wrapping_sub(1);
        let small = reads!(text, before, "of" | "de" | "d" | "des" | "du" | "the" | "la" | "les")
            && (named(first.wrapping_sub(2))
                || reads!(text, first.wrapping_sub(2), "of" | "de") && named(first.wrapping_sub(3)));
        let open = text.sep_within(first, sep::SPACE | sep::APOSTROPHE) && first > 0;
        if open && (small || first < start && named(before) || named(before) && !text.marked(before, mark::START)) {
            first = before;
        } else {
            break;
        }
    }
    let mut last = end;
    while text.sep_within(last, sep::SPACE) && capital(last) && text.is(last, NATION) && last < end + 2 {
        last += 1;
    }
    let number = |at: usize| text.at(at).kind != Kind::Letters && text.at(at).len < 4 && at < text.words.len();
    if number(last) && text.sep(last) & sep::HASH != 0 && text.sep_within(last, sep::HASH | sep::SPACE) {
        last += 1;
    } else if reads!(text, last, "no") && number(last + 1) && text.sep_within(last + 1, sep::SPACE | sep::PERIOD) {
        last += 2;
    }
    (first, last)
}
