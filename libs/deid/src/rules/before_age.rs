//! A name right before its comma and an age: "Scotty, 41, tent by the river", "C. Ottawa, 22a", "naud, 41a".

use crate::{
    class::{
        ADMIN, AGE_UNIT, COMMON, FUNCTION, GIVEN, IN, LIVES, MED, MONTH, ORG, ORG_TAIL, PERSON, PLACES, ROLE, SAYS,
        SEX, SURNAME, WORDY,
    },
    familiar::{explained, unknown},
    finding::{Label, Tier},
    rules::{
        Finds,
        naming::{NEVER, initial},
    },
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

const NAME: (Label, Tier, &str) = (Label::Name, Tier::Confirm, "name-aged");

/// Asked at a word of digits.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let last = place.wrapping_sub(1);
    if !age(text, place)
        || text.sep(place) & sep::COMMA == 0
        || text.sep(place) & !(sep::COMMA | sep::SPACE | sep::PERIOD) != 0
    {
        return;
    }
    if !part(text, last) || text.at(last).len < 3 {
        return;
    }
    let mut first = last;
    while first > 0
        && last - first < 3
        && !text.marked(first, mark::START)
        && text.sep_within(first, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD)
        && (initial(text, first - 1)
            || text.sep(first) & sep::PERIOD == 0 && (part(text, first - 1) || before_surname(text, first - 1)))
    {
        first -= 1;
    }
    let fresh = sep::LINE | sep::BLANK | sep::COLON | sep::STOP | sep::OTHER | sep::QUOTE | sep::PERIOD | sep::OPEN;
    let before = first.wrapping_sub(1);
    let headed = text.marked(first, mark::START)
        || first < last && before_surname(text, last - 1)
        || text.sep(first) & fresh != 0
        || text.is(before, ADMIN)
        || reads!(
            text,
            before,
            "is" | "c'est" | "on" | "re" | "about" | "for" | "presenting" | "present" | "patient" | "pt"
        );
    let placed = text.is(last, PLACES) && !text.is(last, PERSON) && last == first
        || text.is(before, IN.or(LIVES)) && text.is(first, PLACES);
    if headed && !placed {
        finds.words(text, first, place, NAME);
    }
}

/// "41," "41 ans", "29M", "22a": an age, and nothing else that is counted.
fn age(text: &Text, place: usize) -> bool {
    let next = place + 1;
    match text.at(place).kind {
        Kind::Digits => {
            let years = text.number(place).is_some_and(|years| (14..=105).contains(&years));
            let ended = text.sep(next) & (sep::COMMA | sep::CLOSE) != 0 && text.at(next).kind == Kind::Letters;
            years && (ended || text.is(next, AGE_UNIT.or(SEX)) && text.sep_within(next, sep::SPACE | sep::HYPHEN))
        }
        Kind::Mixed => {
            let low = text.low(place);
            let unit = low.trim_start_matches(|letter: char| letter.is_ascii_digit());
            low.len() - unit.len() == 2
                && matches!(unit, "f" | "m" | "h" | "a" | "yo" | "ans" | "y" | "yr" | "yof" | "yom")
        }
        Kind::Letters => false,
    }
}

/// "Hyacinth Greene", "Crystal Spence": any word with a capital before a surname.
fn before_surname(text: &Text, place: usize) -> bool {
    text.style == Style::Mixed
        && text.is(place + 1, SURNAME)
        && !text.is(place + 1, COMMON.or(MED))
        && text.at(place).case == Case::Title
        && text.at(place).len > 2
        && text.sep(place + 1) == sep::SPACE
        && !text.is(place, NEVER.or(MED).or(MONTH).or(ROLE).or(ADMIN).or(FUNCTION).or(SAYS).or(PLACES))
}

/// Whether a word can be part of the name.
fn part(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    if word.kind != Kind::Letters
        || word.marks & (mark::CALM | mark::NAMED) != 0
        || text.is(place, NEVER.or(MONTH).or(ROLE).or(ORG_TAIL).or(ORG).or(ADMIN).or(SAYS))
            && !text.is(place, GIVEN.or(SURNAME))
        || text.is(place, FUNCTION)
    {
        return false;
    }
    if text.style == Style::Mixed && word.marks & mark::SHOUT == 0 {
        let known = text.is(place, PERSON) && !text.is(place, MED);
        word.case == Case::Title && (known || !text.is(place, WORDY)) || word.case == Case::Inner
    } else {
        text.is(place, PERSON) && !text.is(place, COMMON.or(MED)) || unknown(text, place) && !explained(text, place)
    }
}
