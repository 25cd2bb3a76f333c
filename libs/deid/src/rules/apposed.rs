//! Names beside the noun that tells what they are: a business behind its comma, a team behind "interpreter from", a person
//! between "neighbour," and a verb, somebody asked about something, the branch of a club.

use crate::{
    class::{
        COMMON, CREDENTIAL, FUNCTION, GENERIC, GIVEN, KIN, MED, MONTH, NATION, ORG_HEAD, ORG_TAIL, PERSON, PROVINCE,
        ROLE, SAYS, STOP, SURNAME, TITLE, UNIT,
    },
    familiar::{explained, unknown},
    finding::{Label, Tier},
    rules::{Finds, org, org::what, site},
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

/// At any word of letters in front of what it explains.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let sign = text.sep(next);
    if sign & sep::COMMA != 0 && text.is(next, ROLE) {
        titled_behind(text, place, finds);
    }
    if sign & sep::COMMA != 0 && text.capital(next) {
        business(text, place, finds);
        person(text, place, finds);
    } else if sign == sep::SPACE {
        let number = text.at(next);
        if number.case == Case::Upper && reads!(text, place, "de" | "du" | "d" | "of" | "from" | "with" | "avec") {
            team(text, place, finds);
        }
        if reads!(text, place, "asked" | "told" | "called" | "texted" | "paged" | "emailed" | "messaged" | "phoned") {
            asked(text, next, finds);
        }
        let club = number.kind == Kind::Digits && number.len < 4 && reads!(text, place, "branch" | "filiale");
        if club && reads!(text, place.wrapping_sub(1), "at" | "the" | "legion" | "to" | "la" | "a" | "of") {
            finds.words(text, place, place + 2, what("organization-local"));
        }
    }
}

/// "She owns a bakery, Crumb and Kettle, on Main": one to four capitals between commas behind a kind of business.
fn business(text: &Text, place: usize, finds: &mut Finds) {
    let kind = text.at(place).case == Case::Lower
        && reads!(
            text,
            place,
            "bakery"
                | "restaurant"
                | "cafe"
                | "salon"
                | "shop"
                | "store"
                | "company"
                | "firm"
                | "business"
                | "boutique"
                | "garage"
                | "farm"
                | "dairy"
                | "brewery"
                | "hotel"
                | "motel"
                | "shelter"
                | "daycare"
                | "gym"
                | "agency"
                | "charity"
                | "mill"
                | "mine"
                | "plant"
                | "boulangerie"
                | "entreprise"
                | "compagnie"
                | "magasin"
                | "ferme"
                | "hotel"
                | "refuge"
                | "garderie"
                | "usine"
                | "brasserie"
                | "auberge"
                | "organisme"
                | "home"
                | "residence"
                | "bistro"
                | "pub"
                | "church"
                | "eglise"
        );
    let first = place + 1;
    if !kind || text.is(first, site::NOT) || text.marked(first, mark::CALM) {
        return;
    }
    let mut end = first + 1;
    while end < first + 6
        && text.letters(end)
        && text.sep(end) & !(sep::SPACE | sep::AMPERSAND | sep::APOSTROPHE | sep::HYPHEN) == 0
    {
        let bridge = reads!(text, end, "and" | "et" | "of" | "de" | "du" | "des" | "the" | "la" | "le" | "l" | "s");
        if !(text.capital(end) || bridge && (text.capital(end + 1) || text.sep(end) == sep::APOSTROPHE)) {
            break;
        }
        end += 1;
    }
    let closed = text.sep(end) & (sep::COMMA | sep::PERIOD | sep::STOP | sep::CLOSE) != 0 || end >= text.words.len();
    if closed {
        finds.words(text, first, end, what("organization-apposed"));
    }
}

/// "the nurse; Bee, peer worker, reads his meter": one capital before its comma and a role that another comma ends.
fn titled_behind(text: &Text, place: usize, finds: &mut Finds) {
    let never = FUNCTION.or(MED).or(TITLE).or(KIN).or(ROLE).or(NATION).or(PROVINCE).or(MONTH).or(STOP).or(CREDENTIAL);
    let fresh =
        text.marked(place, mark::START) || text.sep(place) & (sep::COMMA | sep::COLON | sep::STOP | sep::OPEN) != 0;
    let closed = (place + 2..place + 4).any(|at| text.sep(at) & (sep::COMMA | sep::CLOSE) != 0);
    if text.style == Style::Mixed
        && text.at(place).case == Case::Title
        && text.at(place).len > 2
        && text.is(place, GIVEN.or(SURNAME))
        && !text.is(place, never.or(ORG_HEAD).or(ORG_TAIL).or(GENERIC).or(UNIT))
        && !text.marked(place, mark::CALM)
        && text.sep(place + 1) == sep::COMMA | sep::SPACE
        && fresh
        && closed
    {
        finds.words(text, place, place + 1, (Label::Name, Tier::Confirm, "name-apposed"));
    }
}

/// "His neighbour, Bride, checks on him": one capital between commas, and a verb that people do.
fn person(text: &Text, place: usize, finds: &mut Finds) {
    let first = place + 1;
    let never = FUNCTION.or(MED).or(TITLE).or(KIN).or(ROLE).or(NATION).or(PROVINCE).or(MONTH).or(STOP).or(CREDENTIAL);
    if text.is(place, KIN.or(ROLE))
        && text.sep(first + 1) & sep::COMMA != 0
        && text.at(first).case == Case::Title
        && text.at(first).len > 2
        && !text.is(first, never.or(ORG_HEAD).or(ORG_TAIL).or(GENERIC))
        && !text.marked(first, mark::CALM)
        && (text.is(first + 1, SAYS) || !text.is(first, COMMON))
    {
        finds.words(text, first, first + 1, (Label::Name, Tier::Confirm, "name-apposed"));
    }
}

/// "L'interprète de SOIIT", "worker from ANCR": four capitals or more that nothing explains, behind somebody's role.
fn team(text: &Text, place: usize, finds: &mut Finds) {
    if text.is(place.wrapping_sub(1), ROLE) && text.at(place + 1).len > 3 {
        org::initials(text, place + 1, finds);
    }
}

/// "asked noonan re vascular": a surname or a word that nothing explains, between a verb and what it was about.
fn asked(text: &Text, place: usize, finds: &mut Finds) {
    let never = FUNCTION.or(MED).or(KIN).or(ROLE).or(TITLE).or(UNIT).or(STOP).or(SAYS).or(CREDENTIAL).or(MONTH);
    let named = text.is(place, SURNAME.or(GIVEN)) && !text.is(place, COMMON)
        || text.is(place, PERSON) && text.at(place).case == Case::Title && text.style == Style::Mixed
        || unknown(text, place) && !explained(text, place);
    if text.letters(place)
        && named
        && text.at(place).len > 2
        && !text.is(place, never)
        && text.sep_within(place + 1, sep::SPACE)
        && reads!(text, place + 1, "re" | "about" | "for" | "to" | "if" | "regarding" | "who")
    {
        finds.words(text, place, place + 1, (Label::Name, Tier::Confirm, "name-asked"));
    }
}
