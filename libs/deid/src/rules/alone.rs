//! Names that stand alone: what tells that a capitalized word, in the lists or not, is a person.

use crate::{
    class::{
        ADMIN, AGE_UNIT, COMMON, CREDENTIAL, FUNCTION, GIVEN, IN, KIN, LIVES, MED, MONTH, NATION, ORG, PERSON, PLACES,
        ROLE, SAYS, SEX, SITE, SURNAME, TITLE, UNIT, WORKS,
    },
    familiar::explained,
    rules::{
        dispensed::dispensed,
        naming::{Trust, extent, fits},
    },
    text::{Text, mark},
    word::{Case, Kind, reads, sep},
};

/// "Did Hope try", "When Mervin comes": a capital that only the beginning of the sentence explains.
fn asks(text: &Text, place: usize) -> bool {
    text.marked(place, mark::START)
        && reads!(
            text,
            place,
            "did"
                | "does"
                | "do"
                | "has"
                | "had"
                | "is"
                | "was"
                | "can"
                | "could"
                | "would"
                | "should"
                | "will"
                | "when"
                | "if"
        )
}

/// A capitalized word alone in quotes, and a person beside it: percs from "Moose" his foreman; "Sky", 24.
pub(crate) fn nicknamed(text: &Text, place: usize) -> bool {
    let two = text.capital(place + 1) && text.sep_within(place + 1, sep::SPACE);
    let next = if two { place + 2 } else { place + 1 };
    text.sep(place) & sep::QUOTE != 0
        && text.sep(next) & sep::QUOTE != 0
        && !text.is(place, MED.or(FUNCTION).or(UNIT))
        && (text.is(next, KIN.or(ROLE))
            || text.is(next, FUNCTION) && text.is(next + 1, KIN.or(ROLE))
            || text.sep(next) & sep::COMMA != 0 && text.at(next).kind != Kind::Letters
            || text.is(place.wrapping_sub(1), KIN.or(ROLE).or(GIVEN))
            || text.is(place, PERSON) && text.is(next, SAYS))
}

/// Angus "Sandy" Rankin, Marie (Mimi) Roy: a nickname between given name and surname. Gives the end.
pub(crate) fn enclosed(text: &Text, place: usize) -> Option<usize> {
    let (nick, last) = (place + 1, place + 2);
    let signs = text.sep(nick) & (sep::QUOTE | sep::OPEN) != 0 && text.sep(last) & (sep::QUOTE | sep::CLOSE) != 0;
    let shown = text.capital(nick) && text.capital(last) && text.sep_within(last, sep::QUOTE | sep::CLOSE | sep::SPACE);
    let never = MED.or(FUNCTION).or(UNIT).or(TITLE);
    (signs
        && shown
        && text.is(place, GIVEN)
        && !text.is(place, never)
        && !text.is(nick, never)
        && !text.is(last, never))
    .then_some(last + 1)
}

/// A verb that people do follows, or a possessive, or an age in commas.
pub(crate) fn acts(text: &Text, place: usize) -> bool {
    let next = place + 1;
    let verb = text.is(next, SAYS) && text.sep_within(next, sep::SPACE);
    let owns = text.sep(next) == sep::APOSTROPHE && reads!(text, next, "s");
    let age =
        text.sep(next) & sep::COMMA != 0 && text.at(next).kind != Kind::Letters && text.sep(next + 1) & sep::COMMA != 0;
    verb || owns || age
}

/// A name that is also an everyday word, a month or a place: hope, Grace, May, Kingston.
pub(crate) fn doubtful(text: &Text, place: usize) -> Option<(usize, usize, &'static str)> {
    let set = text.at(place).set;
    let found = Some((place, extent(text, place, Trust::Bare), "name-doubtful"));
    let verb =
        (text.is(place + 1, SAYS) || reads!(text, place + 1, "here" | "ici")) && text.sep_within(place + 1, sep::SPACE);
    let owns = text.sep(place + 1) == sep::APOSTROPHE && reads!(text, place + 1, "s");
    if text.marked(place, mark::START) {
        // "Summer was better", "Hope is", "Will has": words of the language, unless they act.
        let weak = set.any(COMMON)
            && reads!(
                text,
                place + 1,
                "is" | "was"
                    | "has"
                    | "had"
                    | "can"
                    | "could"
                    | "would"
                    | "should"
                    | "will"
                    | "also"
                    | "still"
                    | "does"
                    | "did"
            )
            && reads!(
                text,
                place,
                "summer" | "autumn" | "winter" | "spring" | "hope" | "faith" | "joy" | "will" | "may" | "june"
            );
        let plain = set.any(GIVEN) && !weak && (verb || owns && !set.any(MONTH))
            || set.any(SURNAME) && verb && !set.any(crate::class::KNOWN.or(COMMON))
            || set.any(SURNAME)
                && text.sep_within(place + 1, sep::SPACE)
                && reads!(
                    text,
                    place + 1,
                    "phoned"
                        | "told"
                        | "asked"
                        | "said"
                        | "says"
                        | "tells"
                        | "declined"
                        | "wrote"
                        | "texted"
                        | "thinks"
                        | "prefers"
                );
        return if plain && text.at(place + 1).case == Case::Lower { found } else { None };
    }
    if set.any(MONTH) {
        return if verb { found } else { None };
    }
    let before = place.wrapping_sub(1);
    if text.is(before, IN.or(LIVES).or(WORKS).or(SITE)) && set.any(PLACES.or(ORG)) && !verb {
        return None;
    }
    let told = text.sep(place) & sep::COLON != 0 && acts(text, place);
    let calm_before = told
        || (text.at(before).case == Case::Lower || asks(text, before)) && text.letters(before)
        || text.sep(place) & (sep::COMMA | sep::OPEN) != 0;
    let after = text.at(place + 1);
    let calm_after = after.case == Case::Lower || text.sep(place + 1) & !(sep::SPACE | sep::HYPHEN) != 0;
    // "Worker at PHS is Bree": a word for a person stands before.
    let told_who = reads!(text, before, "is" | "est" | "was")
        && (2..7).any(|back| text.is(place.wrapping_sub(back), ROLE.or(KIN)))
        && !set.any(NATION);
    let by = (reads!(text, before, "by" | "par") || told_who) && set.any(SURNAME);
    // "everyone knows Gull", "no one told Bing".
    let met = reads!(text, before, "knows" | "told" | "met" | "asked" | "texted" | "phoned" | "owe" | "thank")
        && set.any(SURNAME)
        && text.sep_within(place, sep::SPACE);
    let named = set.any(GIVEN) || by || met || (verb || owns) && set.any(SURNAME);
    let tied = text.sep(place + 1) == sep::HYPHEN && text.at(place + 1).case == Case::Lower;
    let told_of = reads!(text, before, "the" | "a") && reads!(text, place + 1, "of" | "de" | "blood");
    if named
        && !tied
        && !told_of
        && calm_before
        && calm_after
        && text.sep(place) & sep::HYPHEN == 0
        && (text.sep(place) & sep::SLASH == 0 || reads!(text, before, "w"))
    {
        found
    } else {
        None
    }
}

/// A capitalized word that nothing explains, inside a sentence, with small words around it.
pub(crate) fn lonely(text: &Text, place: usize) -> bool {
    let before = place.wrapping_sub(1);
    let placed = text.is(before, LIVES.or(WORKS).or(SITE));
    let after = text.at(place + 1);
    let with = reads!(text, before, "w" | "with" | "by" | "par" | "avec")
        && text.sep_within(place, sep::SPACE | sep::LINE | sep::SLASH);
    let calm = (text.at(before).case == Case::Lower || asks(text, before))
        && text.letters(before)
        && (text.sep(place) & !(sep::SPACE | sep::LINE) == 0 || with);
    let follow = text.sep(place) & !(sep::SPACE | sep::LINE | sep::COLON | sep::OPEN) == 0;
    let wed = text.sep(place + 1) & sep::COMMA != 0 && (text.is(place + 2, KIN.or(ROLE)) || text.is(place + 1, KIN))
        || text.sep(place + 1) & sep::COMMA != 0
            && text.at(place + 1).kind != Kind::Letters
            && (text.sep(place + 2) & sep::COMMA != 0
                || text.is(place + 2, AGE_UNIT)
                || reads!(text, place + 2, "a" | "f" | "m" | "h"));
    // "29 ans, Wilner, arrivé", "(44F, Oksana)": behind an age and between commas.
    let aged = text.sep(place) & sep::COMMA != 0
        && text.sep(place + 1) & (sep::COMMA | sep::CLOSE) != 0
        && (text.is(before, AGE_UNIT) || text.at(before).kind == Kind::Mixed && text.at(before).len < 4);
    // "de Maliotenam, Kathia, 28 ans": before an age and between commas.
    let aged = aged
        || !text.marked(place, mark::START)
            && text.sep(place) & (sep::COMMA | sep::COLON | sep::QUOTE) != 0
            && text.sep(place + 1) & sep::COMMA != 0
            && text.at(place + 1).kind != Kind::Letters
            && (text.is(place + 2, AGE_UNIT) && text.sep_within(place + 2, sep::SPACE)
                || text.at(place + 1).kind == Kind::Mixed && text.at(place + 1).len < 5);
    // "mother of four (Shaneet, Uapen)": a list in brackets behind a relative.
    let kin =
        text.sep(place) & sep::OPEN != 0 && (1..5).any(|back| text.is(place.wrapping_sub(back), KIN.or(SEX).or(ROLE)));
    let open = after.case == Case::Lower && text.sep(place + 1) & sep::HYPHEN == 0
        || text.sep(place + 1) & (sep::PERIOD | sep::COMMA | sep::STOP | sep::CLOSE | sep::LINE | sep::APOSTROPHE) != 0;
    let started = text.marked(place, mark::START);
    let verb =
        (text.is(place + 1, SAYS) || reads!(text, place + 1, "here" | "ici")) && text.sep_within(place + 1, sep::SPACE);
    let announced = with || text.is(before, KIN.or(ROLE).or(TITLE).or(ADMIN).or(CREDENTIAL));
    !placed
        && text.at(place).len > 3
        && (started && (verb || wed) || follow && verb || kin || aged || !started && calm && (open || announced))
        && fits(text, place, Trust::Bare)
        && (verb || with || !dispensed(text, place))
        && (verb && text.is(before, CREDENTIAL.or(ROLE)) || !explained(text, place))
}
