//! Names shortened to letters: "Mathis B.", "Kaylynn R", "Pt S.L.", "Mme T.-L.".

use crate::{
    class::{ADMIN, COMMON, FUNCTION, GIVEN, KIN, KNOWN, MED, MONTH, ORG, ROLE, SAYS, STOP, SURNAME, TITLE, UNIT},
    familiar::{explained, unknown},
    finding::{Label, Tier},
    rules::{
        Finds,
        naming::{NEVER, closes, initial, strong},
    },
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

const NAME: (Label, Tier, &str) = (Label::Name, Tier::Confirm, "name-initial");
const END: u32 = sep::PERIOD
    | sep::COMMA
    | sep::CLOSE
    | sep::OPEN
    | sep::LINE
    | sep::STOP
    | sep::COLON
    | sep::SLASH
    | sep::APOSTROPHE;

/// A given name and the first letter of a surname. Asked at the letter.
pub(crate) fn behind(text: &Text, place: usize, finds: &mut Finds) {
    let name = place.wrapping_sub(1);
    let next = place + 1;
    if text.at(place).len != 1 || text.sep(place) != sep::SPACE || !text.letters(name) || text.at(name).len < 3 {
        return;
    }
    let ended = next >= text.words.len() || text.sep(next) & END != 0;
    let point = text.sep(next) & sep::PERIOD != 0;
    let given = text.is(name, GIVEN) && !text.is(name, NEVER.or(MED).or(MONTH).or(ROLE));
    let fits = if initial(text, place) && text.style == Style::Mixed {
        let shown = text.capital(name)
            && (given || (unknown(text, name) || !text.is(name, COMMON.or(MED).or(NEVER))) && point && led(text, name))
            || strong(text, name, GIVEN) && text.capital_or_start(name);
        // "I" and "A" are words.
        let letter = !reads!(text, place, "i" | "a" | "n") || point || ended && !reads!(text, place, "n");
        shown && letter && (ended || closes(text, place) || text.at(next).kind != Kind::Letters)
    } else {
        let letter = text.at(place).kind == Kind::Letters
            && !reads!(text, place, "a" | "i" | "w" | "c" | "s" | "x" | "n" | "o" | "p" | "t" | "y" | "d");
        text.caseless(name) && strong(text, name, GIVEN) && letter && (ended || text.is(next, SAYS))
    };
    if fits {
        finds.words(text, name, next, NAME);
    }
}

/// Behind a relative, a role, a label.
fn led(text: &Text, name: usize) -> bool {
    let before = name.wrapping_sub(1);
    text.is(before, KIN.or(ROLE).or(ADMIN)) || text.sep(name) & sep::COLON != 0
}

/// "Soo-Jin", "Ji-Woo", "Mei-Ling": two short capitals tied by a hyphen, which no other list holds. Asked at the first.
pub(crate) fn tied(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let part = |at: usize| {
        text.at(at).case == Case::Title
            && text.letters(at)
            && (2..6).contains(&text.at(at).len)
            && !text.is(at, NEVER.or(MED).or(MONTH).or(ORG).or(ADMIN).or(ROLE))
            && !text.marked(at, mark::CALM)
            && !text.marked(at, mark::NAMED)
    };
    if text.style == Style::Mixed
        && text.sep(next) == sep::HYPHEN
        && text.sep(place) != sep::HYPHEN
        && text.sep(next + 1) != sep::HYPHEN
        && part(place)
        && part(next)
        && (!text.is(place, COMMON.or(KNOWN)) || !text.is(next, COMMON.or(KNOWN)))
        && !text.marked(place, mark::SHOUT)
    {
        finds.words(text, place, next + 1, (Label::Name, Tier::Confirm, "name-tied"));
    }
}

/// "pt r. wesley", "e. crowell from lockeport", "j.-p. naud": in a text without capitals, a letter, a period, and a surname or a
/// word that nothing explains. Asked at the letter.
pub(crate) fn small(text: &Text, place: usize, finds: &mut Finds) {
    let mut last = place + 1;
    if text.at(last).len == 1 && text.sep(last) & sep::HYPHEN != 0 && text.letters(last) {
        last += 1;
    }
    let fresh = text.sep(place)
        & !(sep::SPACE | sep::LINE | sep::COMMA | sep::PERIOD | sep::BLANK | sep::OPEN | sep::COLON)
        == 0;
    let surname = text.is(last, SURNAME) && !text.is(last, COMMON.or(MED).or(UNIT).or(FUNCTION))
        || unknown(text, last) && text.at(last).len > 3 && !explained(text, last);
    if text.style == Style::Lower
        && fresh
        && text.at(place).kind == Kind::Letters
        && text.sep(last) == sep::PERIOD | sep::SPACE
        && (place == 0
            || text.at(place.wrapping_sub(1)).kind == Kind::Letters && text.at(place.wrapping_sub(1)).len > 1)
        && surname
    {
        finds.words(text, place, last + 1, NAME);
    }
}

/// "voisey p.", "hollett d": a surname and a letter before the end of something, in a text without capitals or in capitals only.
pub(crate) fn letter_behind(text: &Text, place: usize, finds: &mut Finds) {
    let name = place.wrapping_sub(1);
    let ended = text.sep(place + 1) & sep::PERIOD != 0 || place + 1 >= text.words.len();
    let led = text.is(name.wrapping_sub(1), ADMIN.or(ROLE).or(TITLE))
        || reads!(text, name.wrapping_sub(1), "re" | "for" | "ref");
    if text.style != Style::Mixed
        && text.sep(place) == sep::SPACE
        && text.at(name).len > 3
        && led
        && (ended || text.style == Style::Upper)
        && (text.is(name, SURNAME) && !text.is(name, COMMON.or(MED)) || unknown(text, name) && !explained(text, name))
        && !reads!(text, place, "a" | "l" | "r" | "x" | "w" | "s")
    {
        finds.words(text, name, place + 1, NAME);
    }
}

/// Letters only, behind a word for a person, or before an age. Asked at the first letter.
pub(crate) fn alone(text: &Text, place: usize, finds: &mut Finds) {
    let second = place + 1;
    let joint = sep::PERIOD | sep::HYPHEN;
    let letter =
        |at: usize| initial(text, at) || text.style == Style::Lower && text.letters(at) && text.at(at).len == 1;
    if !letter(place)
        || !letter(second)
        || text.sep(second) & !joint != 0
        || text.sep(second) & sep::PERIOD == 0
        || text.sep(place) & joint != 0 && text.sep(place) & (sep::SPACE | sep::LINE) == 0
    {
        return;
    }
    let mut end = second + 1;
    if initial(text, end) && text.sep_within(end, joint) && text.sep(end) & sep::PERIOD != 0 {
        end += 1;
    }
    let point = text.sep(end) & sep::PERIOD != 0;
    let before = place.wrapping_sub(1);
    let called = reads!(text, before, "by" | "call" | "called" | "is" | "named" | "about" | "re" | "presenting")
        || reads!(text, before, "him" | "her" | "them") && reads!(text, before.wrapping_sub(1), "call")
        || reads!(text, before, "appelle" | "appellera" | "appellerai" | "appellerons" | "nomme" | "nommerai");
    // "J.P. is our most frequent caller."
    let subject = text.style == Style::Mixed
        && text.marked(place, mark::START)
        && reads!(text, end, "is" | "was" | "has" | "says" | "est" | "a" | "dit")
        && !reads!(text, place, "b" | "u" | "n" | "e" | "i");
    let cued = called && !reads!(text, place, "b" | "u" | "o" | "i" | "e")
        || text.is(before, ADMIN.or(ROLE).or(TITLE).or(KIN))
            && text.sep_within(place, sep::SPACE | sep::PERIOD | sep::COLON | sep::COMMA)
        || reads!(text, before, "for" | "pour" | "with" | "avec")
        || text.is(before, GIVEN) && text.sep(place) & sep::COMMA != 0;
    let aged = text.sep(end) & sep::COMMA != 0 && text.at(end).kind != Kind::Letters && text.at(end).len < 5;
    // "T.B. 44M: HM 24/d".
    let aged = aged
        || text.marked(place, mark::START) | (place == 0)
            && text.at(end).kind == Kind::Mixed
            && text.at(end).len == 3
            && text.low(end).ends_with(['m', 'f', 'h']);
    let never = MED.or(FUNCTION).or(UNIT).or(STOP).or(COMMON);
    if point
        && (cued || aged || subject)
        && !text.is(end, TITLE)
        && (text.is(end, never) || !text.capital(end) || text.at(end).kind != Kind::Letters)
    {
        finds.words(text, place, end, NAME);
    }
}
