//! Institutions by the noun beside their name: "Kenora hospital", "Hôpital Sainte-Justine", "University of Calgary".

use crate::{
    class::{
        COMMON, CREDENTIAL, FUNCTION, GENERIC, IN, KIN, MED, ORG, ORG_HEAD, ORG_TAIL, PERSON, PLACES, PROVINCE, ROLE,
        SAINT, SAYS, SCHOOLING, SITE, STOP, TITLE, UNIT, WORKS,
    },
    familiar::unknown,
    rules::{
        Finds, caseless,
        org::{beyond, near, what},
    },
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

/// Whether a word tells which one, not only what kind.
fn telling(text: &Text, place: usize) -> bool {
    let set = text.at(place).set;
    text.marked(place, mark::NAMED)
        || text.letters(place)
            && text.at(place).len > 1
            && !set.any(GENERIC.or(FUNCTION).or(STOP).or(KIN).or(TITLE).or(ORG_TAIL).or(UNIT).or(CREDENTIAL))
            && (!set.any(MED) || set.any(PLACES.or(PERSON).or(ORG)))
}

/// Capitalized words before "Hospital", "Public School", "Construction Ltd".
pub(crate) fn tail(text: &Text, place: usize, finds: &mut Finds) {
    let mixed = text.style == Style::Mixed && !text.marked(place, mark::SHOUT);
    let low_tail = text.at(place).case == Case::Lower;
    let strong = reads!(
        text,
        place,
        "hospital"
            | "school"
            | "clinic"
            | "pharmacy"
            | "university"
            | "college"
            | "manor"
            | "lodge"
            | "collegiate"
            | "elementary"
            | "physiotherapy"
            | "physio"
            | "dental"
            | "chiropractic"
            | "lumber"
            | "trucking"
            | "logging"
            | "construction"
            | "contracting"
            | "foods"
            | "centre"
    );
    let mut start = place;
    let mut sure = false;
    while start > 0 && place - start < 7 {
        let before = start - 1;
        let sep = text.sep(start);
        if sep & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD | sep::AMPERSAND) != 0
            || !(text.letters(before) || numbered(text, before, place))
        {
            break;
        }
        if sep & sep::PERIOD != 0 && text.marked(start, mark::START) {
            break;
        }
        let set = text.at(before).set;
        let genitive = text.at(before).len == 1 && text.sep(before) == sep::APOSTROPHE;
        let shown = text.at(before).case != Case::Lower;
        let joint = reads!(text, before, "and" | "of" | "de" | "du" | "des" | "la" | "for")
            && start < place
            && before > 0
            && text.at(before - 1).case != Case::Lower
            && !text.is(before - 1, FUNCTION.or(ROLE));
        let fine = if genitive || joint && mixed {
            true
        } else if mixed && shown {
            !(text.marked(before, mark::CALM)
                || set.any(STOP.or(TITLE).or(SAYS).or(ROLE))
                || set.any(FUNCTION) && before + 1 < place && text.at(before).len < 4)
        } else if mixed {
            set.any(GENERIC.or(ORG_TAIL)) && (!set.any(FUNCTION) || sep == sep::HYPHEN)
                || sep == sep::HYPHEN && text.at(before.wrapping_sub(1)).case != Case::Lower
        } else {
            set.any(GENERIC.or(ORG_TAIL)) && !set.any(FUNCTION)
                || set.any(PERSON.or(PLACES).or(ORG)) && !set.any(COMMON.or(MED).or(FUNCTION))
                || unknown(text, before) && !sure
                || reads!(text, before, "st" | "mount" | "port" | "fort" | "lake" | "saint" | "our" | "lady")
                || joint
                || text.marked(before, mark::NAMED)
                || strong
                    && !set.any(FUNCTION.or(MED).or(STOP).or(TITLE).or(KIN).or(ROLE).or(SAYS).or(UNIT))
                    && near(text, before, IN.or(WORKS).or(SITE).or(SCHOOLING))
                || caseless::named(text, before, place)
        };
        if !fine || set.any(FUNCTION) && shown && text.marked(before, mark::START) {
            break;
        }
        if text.marked(before, mark::START) && set.any(COMMON) && !sure && !set.any(PLACES.or(PERSON)) && mixed {
            break;
        }
        sure |= telling(text, before) && (shown || !mixed);
        start = before;
        if text.marked(before, mark::START) && mixed {
            break;
        }
    }
    while start < place && text.is(start, FUNCTION) && !reads!(text, start, "st" | "our") {
        start += 1;
    }
    // Small letters on the noun: "Kenora hospital", "the Bell clinic"; the word before must be a name or a place.
    let named = !low_tail
        || !mixed
        || (start..place).any(|word| {
            text.is(word, PLACES.or(ORG).or(PERSON)) && !text.is(word, COMMON)
                || text.capital(word) && unknown(text, word)
        });
    if sure && named && start < place {
        finds.words(text, start, beyond(text, place + 1), what("organization-tail"));
    }
}

/// "Treaty 6 Health Centre": a small number between two capitals.
fn numbered(text: &Text, at: usize, noun: usize) -> bool {
    at + 1 < noun
        && at > 0
        && text.at(at).kind == Kind::Digits
        && text.at(at).len < 3
        && text.sep_within(at, sep::SPACE)
        && text.at(at - 1).case == Case::Title
        && text.letters(at - 1)
        && !text.is(at - 1, UNIT.or(MED))
}

/// Hôpital Sainte-Justine, École des Pionniers, University of Calgary, CHSLD Champlain.
pub(crate) fn head(text: &Text, place: usize, finds: &mut Finds) {
    // "son chum Denis" is a friend, no hospital.
    if reads!(text, place, "chum") && text.at(place).case == Case::Lower && text.style == Style::Mixed {
        return;
    }
    // A group has a name of its own only right behind: "Groupe Robert", not "groupe douleur de l'Hôtel-Dieu".
    if reads!(text, place, "groupe" | "centre")
        && text.at(place + 1).case == Case::Lower
        && text.style == Style::Mixed
        && !text.is(place + 1, FUNCTION.or(GENERIC)) | reads!(text, place, "groupe")
    {
        return;
    }
    let mixed = text.style == Style::Mixed && !text.marked(place, mark::SHOUT);
    let mut next = place + 1;
    let mut sure = false;
    let mut end = next;
    while next < place + 9 && text.letters(next) {
        let sep = text.sep(next);
        let set = text.at(next).set;
        if sep & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD | sep::QUOTE) != 0
            || sep & sep::PERIOD != 0 && text.marked(next, mark::START)
        {
            break;
        }
        // St. Basil's: the possessive belongs to the name.
        if sep == sep::APOSTROPHE && reads!(text, next, "s") {
            if sure {
                end = next + 1;
            }
            break;
        }
        let small = reads!(
            text,
            next,
            "de" | "d"
                | "du"
                | "des"
                | "la"
                | "l"
                | "le"
                | "les"
                | "of"
                | "at"
                | "sur"
                | "a"
                | "au"
                | "aux"
                | "en"
                | "the"
                | "et"
                | "and"
                | "st"
                | "ste"
                | "saint"
                | "sainte"
        );
        let shown = text.at(next).case != Case::Lower;
        let tied = sep == sep::HYPHEN;
        let fine = if mixed {
            shown || tied
        } else if text.sep(next + 1) == sep::HYPHEN && (!set.any(FUNCTION) || set.any(SAINT)) {
            true
        } else {
            set.any(PERSON.or(PLACES).or(ORG)) && !set.any(COMMON.or(MED)) || unknown(text, next) && !sure || tied
        };
        if fine
            && !set.any(STOP.or(SAYS).or(PROVINCE).or(KIN)) | tied
            && !text.marked(next, mark::CALM)
            && (!small || tied || shown && sure)
            || (small && reads!(text, next, "st" | "ste" | "saint" | "sainte"))
        {
            sure |= telling(text, next) && !small;
            end = next + 1;
        } else if !mixed && !sure && named_by_article(text, place, next) {
            sure = true;
            end = next + 1;
        } else if small && next < end + 3 || set.any(GENERIC.or(ROLE)) && !mixed | !shown && !sure && next < place + 5 {
            // A small word is passed over, and kept when a name follows.
        } else {
            break;
        }
        next += 1;
    }
    // "residence at Acadia": the noun is none of the name.
    if reads!(text, place + 1, "at") && end > place + 2 {
        finds.words(text, place + 2, end, what("organization-head"));
    } else if sure && end > place + 1 {
        finds.words(text, beginning(text, place), end, what("organization-head"));
    }
}

/// Without capitals an article right behind the noun makes a name of the word after it: "école secondaire le sommet", "foyer
/// des pionniers".
fn named_by_article(text: &Text, head: usize, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let noun = at.wrapping_sub(2);
    let headed = noun == head || noun > head && text.is(noun, GENERIC.or(ORG_HEAD));
    let article = reads!(text, before, "le" | "la" | "les" | "l");
    let home = reads!(text, head, "foyer" | "manoir" | "villa" | "cpe" | "polyvalente" | "pavillon" | "chsld")
        && reads!(text, before, "des" | "du");
    headed
        && (article || home)
        && text.sep_within(at, sep::SPACE | sep::APOSTROPHE)
        && text.at(at).len > 3
        && !text.is(at, FUNCTION.or(MED).or(UNIT).or(KIN).or(ROLE).or(SAYS).or(GENERIC))
        && (text.sep(at + 1) & !sep::SPACE != 0 || text.is(at + 1, FUNCTION.or(SAYS)))
}

/// A noun of several words acts through its last one: "Centre d'amitié autochtone de La Tuque" begins at its first.
fn beginning(text: &Text, place: usize) -> usize {
    let mut start = place;
    for back in 1..6 {
        let at = place.wrapping_sub(back);
        if !text.sep_within(at.wrapping_add(1), sep::SPACE | sep::APOSTROPHE | sep::HYPHEN) || !text.letters(at) {
            break;
        }
        if text.is(at, ORG_HEAD)
            && text.at(at).len > 3
            && (text.at(at).case != Case::Lower || text.style != Style::Mixed)
        {
            start = at;
        }
    }
    start
}
