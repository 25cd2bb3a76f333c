//! Days that stand without their month: "due on the 31st", "rendez-vous le 22", and holidays that are one day.

use crate::{
    class::{FUNCTION, SAYS, UNIT},
    finding::{Label, Tier},
    rules::{Finds, date_word::numbered},
    text::{Phrase, Text, mark},
    word::{Kind, reads, sep, words},
};

const DAY: (Label, Tier, &str) = (Label::Date, Tier::Confirm, "date-day");
const HOLIDAY: (Label, Tier, &str) = (Label::Date, Tier::Confirm, "date-holiday");
/// Endings of days in digits.
const ENGLISH: &[&str] = &["st", "nd", "rd", "th"];
/// What was put off is put off to a day.
const MOVED: &[u64] = words!["remis", "remise", "reporte", "reportee", "deplace", "deplacee"];
const END: u32 = sep::LINE | sep::PERIOD | sep::COMMA | sep::STOP | sep::CLOSE | sep::OPEN | sep::COLON;

/// At a word of digits.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let before = place.wrapping_sub(1);
    let day = text.at(place).kind == Kind::Digits && text.number(place).is_some_and(|day| (1..=31).contains(&day));
    if day && shortened(text, place) {
        return finds.words(text, before, place + 1, DAY);
    }
    if day && let Some(end) = of_the_month(text, place) {
        return finds.words(text, place, end, DAY);
    }
    // "on the 12th and 15th", "from the 4th to the 11th"
    let article = usize::from(reads!(text, before, "the"));
    let link = before.wrapping_sub(article);
    let first = link.wrapping_sub(1);
    let linked = reads!(text, link, "and" | "to" | "or") && ordinal(text, place) && ordinal(text, first);
    if alone(text, place) || linked && text.sep_within(place, sep::SPACE) && alone(text, first) {
        finds.words(text, place, place + 1, DAY);
    }
}

/// "le mar 17", "jeu. 20", "since sat 21": a day of the week by its first letters.
fn shortened(text: &Text, place: usize) -> bool {
    let before = place.wrapping_sub(1);
    let cue = before.wrapping_sub(1);
    let french = reads!(text, before, "lun" | "mar" | "mer" | "jeu" | "ven" | "vend" | "sam" | "dim")
        && (reads!(text, cue, "le")
            || text.french && (reads!(text, before, "vend") || text.sep(place) & sep::PERIOD != 0));
    let english =
        reads!(text, before, "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun")
            && reads!(
                text,
                cue,
                "since" | "on" | "til" | "till" | "until" | "by" | "next" | "last" | "from" | "before" | "after"
            );
    (french || english)
        && text.sep_within(place, sep::SPACE | sep::PERIOD)
        && !(text.is(place + 1, UNIT) && text.sep(place + 1) == sep::SPACE)
        && text.sep(place + 1) & (sep::SLASH | sep::COLON | sep::PERCENT) == 0
}

/// "le 2 du mois dernier", "le 12 courant": the word behind it.
fn of_the_month(text: &Text, place: usize) -> Option<usize> {
    let near = |at: usize| text.sep_within(at, sep::SPACE);
    let month = reads!(text, place + 1, "du")
        && reads!(text, place + 2, "mois")
        && reads!(text, place + 3, "dernier" | "prochain" | "passe" | "suivant" | "courant" | "precedent");
    if month && near(place + 1) && near(place + 2) && near(place + 3) {
        return Some(place + 4);
    }
    let led = reads!(text, place.wrapping_sub(1), "le" | "du" | "au");
    (led && reads!(text, place + 1, "courant") && near(place + 1)).then_some(place + 2)
}

fn ordinal(text: &Text, place: usize) -> bool {
    numbered(text, place, ENGLISH).is_some()
}

/// Whether a number behind an article is a day: what stands before and behind says so.
fn alone(text: &Text, place: usize) -> bool {
    let before = place.wrapping_sub(1);
    if !reads!(text, before, "the" | "le" | "au" | "du") || text.sep(place) != sep::SPACE {
        return false;
    }
    let next = place + 1;
    // "Le 15, il a consulté": at the beginning of a sentence.
    let begins = reads!(text, before, "le") && text.marked(before, mark::START) && text.sep(next) & sep::COMMA != 0;
    let open = begins || text.sep_within(before, sep::SPACE | sep::COLON | sep::COMMA | sep::APOSTROPHE);
    let endings = if text.at(place).kind == Kind::Mixed { ENGLISH } else { &[""] };
    let Some(day) = numbered(text, place, endings).filter(|_| open) else { return false };
    let ended = next >= text.words.len() || text.sep(next) & END != 0;
    match text.at(place).kind {
        Kind::Mixed => english(text, place, day, ended),
        Kind::Digits => text.french && ended && !text.is(next, UNIT) && french(text, place, day),
        Kind::Letters => false,
    }
}

fn english(text: &Text, place: usize, day: u64, ended: bool) -> bool {
    let (cue, next) = (place.wrapping_sub(2), place + 1);
    let sure = reads!(
        text,
        cue,
        "by" | "until"
            | "till"
            | "til"
            | "since"
            | "due"
            | "before"
            | "booked"
            | "appt"
            | "court"
            | "today"
            | "dated"
            | "moved"
    );
    let led = sure
        || day > 5 && reads!(text, cue, "on" | "from" | "fr" | "after" | "for" | "evicting" | "here")
        || day > 5 && ended && reads!(text, cue, "is" | "was")
        || reads!(text, cue, "from" | "fr") && reads!(text, next, "to")
        || reads!(text, cue, "on")
            && reads!(
                text,
                cue.wrapping_sub(1),
                "back" | "seen" | "due" | "home" | "left" | "started" | "booked" | "died" | "returned"
            );
    let more = reads!(text, next, "and" | "to")
        && (ordinal(text, next + 1)
            || reads!(text, next + 1, "the") && ordinal(text, next + 2)
            || reads!(text, next + 1, "again" | "then" | "she" | "he" | "they" | "was" | "is" | "will" | "on"));
    let on = ended || text.is(next, FUNCTION.or(SAYS)) && !text.is(next, UNIT) && !reads!(text, next, "and" | "of");
    led && (on || more)
}

fn french(text: &Text, place: usize, day: u64) -> bool {
    let (before, cue) = (place.wrapping_sub(1), place.wrapping_sub(2));
    let sure = reads!(
        text,
        cue,
        "prevu"
            | "prevue"
            | "rdv"
            | "vous"
            | "rv"
            | "comparution"
            | "depuis"
            | "avant"
            | "apres"
            | "vu"
            | "vue"
            | "revoir"
            | "suivi"
            | "visite"
            | "hier"
            | "retour"
            | "chirurgie"
            | "cour"
            | "dernier"
            | "operation"
            | "jusqu"
            | "aujourd"
            | "hui"
            | "ici"
            | "tard"
            | "est"
    );
    let moved = MOVED.contains(&text.at(cue).hash);
    if reads!(text, before, "le") {
        return sure || moved || day > 9;
    }
    let until = reads!(text, cue, "jusqu") || reads!(text, cue, "puis") && text.sep(before) & sep::COMMA == 0;
    let noted = reads!(
        text,
        cue,
        "rdv"
            | "rv"
            | "visite"
            | "seance"
            | "appel"
            | "note"
            | "consultation"
            | "courriel"
            | "lettre"
            | "rencontre"
            | "vol"
    );
    reads!(text, before, "au") && (until || moved) || reads!(text, before, "du") && noted
}

/// A holiday of several words that is one day by its name, or any behind a word that says when.
pub(crate) fn phrase(text: &Text, phrase: &Phrase, finds: &mut Finds) {
    let last = phrase.end - 1;
    let day = reads!(text, phrase.start.wrapping_sub(1), "le") && reads!(text, phrase.start, "jour")
        || reads!(text, last, "day" | "eve" | "friday" | "monday" | "gras" | "cendres")
        || reads!(text, phrase.start, "veille" | "lendemain")
        || reads!(text, last, "saint") && reads!(text, phrase.start, "vendredi");
    if day || announced(text, phrase.start) {
        finds.words(text, phrase.start, phrase.end, HOLIDAY);
    }
}

/// A holiday of one word behind a word that says when.
pub(crate) fn single(text: &Text, place: usize, finds: &mut Finds) {
    if announced(text, place) && text.at(place).len > 3 {
        finds.words(text, place, place + 1, HOLIDAY);
    }
}

fn announced(text: &Text, start: usize) -> bool {
    let mut before = start.wrapping_sub(1);
    if reads!(text, before, "the" | "la" | "l" | "le") {
        before = before.wrapping_sub(1);
    }
    let eve = reads!(text, before, "de" | "du")
        && reads!(
            text,
            before.wrapping_sub(1),
            "soir" | "nuit" | "lendemain" | "veille" | "fete" | "feu" | "feux" | "messe"
        );
    text.sep_within(start, sep::SPACE | sep::APOSTROPHE)
        && (eve
            || reads!(
                text,
                before,
                "on" | "died"
                    | "born"
                    | "fell"
                    | "since"
                    | "last"
                    | "until"
                    | "till"
                    | "til"
                    | "jusqua"
                    | "before"
                    | "after"
                    | "by"
                    | "depuis"
                    | "avant"
                    | "apres"
                    | "a"
                    | "jusqu"
                    | "over"
                    | "for"
                    | "around"
                    | "at"
                    | "this"
                    | "pour"
            ))
        && (text.french || !reads!(text, before, "a"))
}
