//! What belongs to the name of a town or an institution and stands behind it: the street of a branch, a ward, a team.

use crate::{
    class::{
        COMMON, FUNCTION, GENERIC, GIVEN, KIN, MED, MONTH, ORG, ORG_TAIL, PERSON, PLACES, PROVINCE, SAYS, STREET_TAIL,
        UNIT,
    },
    familiar::unknown,
    rules::{
        Finds,
        org::what,
        place_noun::toponym,
        site::{NOT, ended},
    },
    text::{Style, Text},
    word::{Case, reads, sep},
};

/// "Shoppers on Bath Road", "Rexall on Ellice", "Jean Coutu de la rue Ontario": the street tells which one. Gives the end.
pub(crate) fn street(text: &Text, end: usize) -> usize {
    let on = reads!(text, end, "on" | "sur") && text.sep(end) == sep::SPACE && text.at(end).case == Case::Lower;
    let next = end + 1;
    // "Proxim de Rosemont", "canadian tire de alma": the town tells which one.
    let of = reads!(text, end, "de" | "du" | "d" | "in" | "a")
        && text.sep(end) == sep::SPACE
        && text.sep_within(next, sep::SPACE | sep::APOSTROPHE)
        && text.is(next, PLACES)
        && !text.is(next, FUNCTION.or(MED).or(UNIT).or(KIN).or(SAYS).or(MONTH).or(PROVINCE))
        && (text.capital(next) || text.caseless(next) && text.at(next).len > 3);
    if of {
        return toponym(text, next);
    }
    if !on || text.sep(next) != sep::SPACE || text.is(next, NOT.or(COMMON)) {
        return end;
    }
    if text.capital(next) && text.at(next).len > 2 {
        toponym(text, next)
    } else if text.caseless(next) && text.is(next + 1, STREET_TAIL) && text.is(next, PERSON.or(PLACES)) {
        next + 2
    } else {
        end
    }
}

/// "Loblaws Wonderland", "Pharmasave Wakaw", "Sobeys Windsor St": the branch behind a chain. Gives the end.
pub(crate) fn branch(text: &Text, end: usize) -> usize {
    let known = text.is(end, PLACES.or(PERSON)) && !text.is(end, COMMON) || unknown(text, end);
    let street = text.is(end + 1, STREET_TAIL) && text.sep_within(end + 1, sep::SPACE);
    let shown = text.sep(end) == sep::SPACE
        && text.capital(end)
        && text.at(end).case == Case::Title
        && text.is(end - 1, ORG)
        && text.at(end - 1).case != Case::Lower
        && !text.is(end, NOT.or(GIVEN));
    let last = if street { end + 2 } else { end + 1 };
    let any = !text.is(end, GENERIC) && text.at(end).len > 4;
    if shown && ((known || any) && ended(text, end + 1) || known && street) { last } else { end }
}

/// "Flin Flon Bombers", "Sudbury Wolves": a town and a word for many, both with capitals, are a team. Gives the end.
pub(crate) fn team(text: &Text, end: usize) -> usize {
    let shown = text.sep(end) == sep::SPACE
        && text.capital(end)
        && text.at(end).case == Case::Title
        && text.at(end).len > 4
        && text.slice(end).ends_with('s')
        && !text.is(end, NOT.or(GENERIC).or(PERSON).or(PLACES))
        && (ended(text, end + 1) || text.at(end + 1).case == Case::Lower);
    let longer = text.sep(end) == sep::SPACE
        && text.capital(end)
        && text.at(end).case == Case::Title
        && !text.is(end, NOT.or(GENERIC))
        && text.sep(end + 1) == sep::SPACE
        && text.capital(end + 1)
        && text.slice(end + 1).ends_with('s')
        && text.at(end + 1).len > 3
        && !text.is(end + 1, NOT.or(GENERIC))
        && ended(text, end + 2);
    if shown {
        end + 1
    } else if longer {
        end + 2
    } else {
        end
    }
}

/// "Lakehead Psych", "Sunnybrook Vets", "Kenora ER": a ward behind a town or an institution. Gives the end.
pub(crate) fn ward(text: &Text, end: usize) -> usize {
    let ward = reads!(
        text,
        end,
        "psych"
            | "psychiatry"
            | "ortho"
            | "orthopedics"
            | "orthopedic"
            | "neuro"
            | "rheum"
            | "emerg"
            | "er"
            | "ed"
            | "gen"
            | "peds"
            | "rehab"
            | "icu"
            | "onc"
            | "vets"
            | "veterans"
            | "derm"
            | "gi"
            | "ot"
            | "ob"
            | "dialysis"
            | "hosp"
            | "oat"
            | "raam"
            | "detox"
            | "physio"
            | "foundation"
            | "campus"
            | "site"
    );
    if ward && text.sep(end) == sep::SPACE && (text.at(end).case != Case::Lower || text.style != Style::Mixed) {
        end + 1
    } else {
        end
    }
}

/// A listed town or institution of several words, or one, and its ward.
pub(crate) fn warded(text: &Text, start: usize, end: usize, finds: &mut Finds) {
    let last = team(text, ward(text, end));
    let named = text.is(end - 1, PLACES.or(ORG).or(ORG_TAIL)) && !text.is(end - 1, COMMON.or(MED).or(GIVEN));
    if last > end && named && text.at(start).case != Case::Lower {
        finds.words(text, start, last, what("organization-ward"));
    }
}
