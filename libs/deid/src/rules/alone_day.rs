//! Days that stand without their month: "due on the 31st", "rendez-vous le 22", and holidays that are one day.

use crate::{
    class::{FUNCTION, SAYS, UNIT},
    finding::{Label, Tier},
    rules::Finds,
    text::{Phrase, Text, mark},
    word::{Kind, reads, sep},
};

const DAY: (Label, Tier, &str) = (Label::Date, Tier::Confirm, "date-day");
const HOLIDAY: (Label, Tier, &str) = (Label::Date, Tier::Confirm, "date-holiday");
const END: u32 = sep::LINE | sep::PERIOD | sep::COMMA | sep::STOP | sep::CLOSE | sep::OPEN | sep::COLON;

/// At a word of digits.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let before = place.wrapping_sub(1);
    // "le mar 17": a day of the week by its three letters.
    if reads!(text, before, "lun" | "mar" | "mer" | "jeu" | "ven" | "sam" | "dim")
        && reads!(text, before.wrapping_sub(1), "le")
        && text.sep_within(place, sep::SPACE | sep::PERIOD)
        && text.at(place).kind == Kind::Digits
        && text.number(place).is_some_and(|day| (1..=31).contains(&day))
        && !(text.is(place + 1, UNIT) && text.sep(place + 1) == sep::SPACE)
        && text.sep(place + 1) & (sep::SLASH | sep::COLON | sep::PERCENT) == 0
    {
        return finds.words(text, before, place + 1, DAY);
    }
    if !reads!(text, before, "the" | "le" | "au") || text.sep(place) != sep::SPACE {
        return;
    }
    let cue = before.wrapping_sub(1);
    let next = place + 1;
    // "Le 15, il a consulté": at the beginning of a sentence.
    let begins = reads!(text, before, "le") && text.marked(before, mark::START) && text.sep(next) & sep::COMMA != 0;
    let open = begins || text.sep_within(before, sep::SPACE | sep::COLON | sep::COMMA | sep::APOSTROPHE);
    let ended = next >= text.words.len() || text.sep(next) & END != 0;
    let low = text.low(place);
    let digits = low.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let Ok(day) = digits.parse::<u64>() else { return };
    if !open || !(1..=31).contains(&day) {
        return;
    }
    let fits = match text.at(place).kind {
        Kind::Mixed => {
            let ending = matches!(low.get(digits.len()..), Some("st" | "nd" | "rd" | "th"));
            let sure = reads!(
                text,
                cue,
                "by" | "until" | "till" | "since" | "due" | "before" | "booked" | "appt" | "court" | "today"
            );
            let led = sure
                || day > 5 && reads!(text, cue, "on" | "from" | "after" | "for" | "evicting" | "here")
                || reads!(text, cue, "on")
                    && reads!(
                        text,
                        cue.wrapping_sub(1),
                        "back" | "seen" | "due" | "home" | "left" | "started" | "booked" | "died" | "returned"
                    );
            let on =
                ended || text.is(next, FUNCTION.or(SAYS)) && !text.is(next, UNIT) && !reads!(text, next, "and" | "of");
            ending && led && on
        }
        Kind::Digits => {
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
            );
            reads!(text, before, "le" | "au")
                && (reads!(text, before, "le") || reads!(text, cue, "jusqu"))
                && text.french
                && ended
                && !text.is(next, UNIT)
                && (sure || day > 9)
        }
        Kind::Letters => false,
    };
    if fits {
        finds.words(text, place, place + 1, DAY);
    }
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
        && reads!(text, before.wrapping_sub(1), "soir" | "nuit" | "lendemain" | "veille" | "fete");
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
