//! "Pike, the gynecologist, found", "Rula, his teenage daughter": a name, and in commas who bears it.

use crate::{
    class::{
        COMMON, FUNCTION, GEO_HEAD, KIN, MED, MONTH, NATION, ORG_HEAD, ORG_TAIL, PERSON, PLACES, PROVINCE, ROLE, STOP,
        TITLE, UNIT, WEEKDAY,
    },
    familiar::{explained, unknown},
    finding::{Label, Tier},
    rules::{Finds, work},
    text::{Style, Text, mark},
    word::{Case, reads, sep},
};

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let word = text.at(place);
    let before = place.wrapping_sub(1);
    if text.style != Style::Mixed
        || word.case != Case::Title
        || word.len < 3
        || word.marks & (mark::CALM | mark::SHOUT) != 0
        || text.sep(next) != sep::COMMA | sep::SPACE
        || !reads!(
            text,
            next,
            "the"
                | "his"
                | "her"
                | "my"
                | "our"
                | "their"
                | "le"
                | "la"
                | "sa"
                | "son"
                | "notre"
                | "ma"
                | "mon"
                | "who"
                | "qui"
        )
    {
        return;
    }
    let fresh = text.marked(place, mark::START)
        || place == 0
        || text.sep(place) & sep::COMMA != 0
        || text.sep_within(place, sep::SPACE)
            && reads!(text, before, "and" | "et" | "but" | "mais" | "then" | "so" | "that" | "que");
    let never = MED
        .or(FUNCTION)
        .or(KIN)
        .or(ROLE)
        .or(TITLE)
        .or(STOP)
        .or(UNIT)
        .or(MONTH)
        .or(WEEKDAY)
        .or(PROVINCE)
        .or(NATION)
        .or(ORG_HEAD)
        .or(ORG_TAIL)
        .or(GEO_HEAD);
    let listed = text.is(place, PERSON) && (!text.is(place, PLACES) || text.marked(place, mark::START));
    let fit = !text.is(place, never)
        && (listed || unknown(text, place) && !explained(text, place))
        && (!text.is(place, COMMON) || text.is(place, PERSON));
    let relative = reads!(text, next, "who" | "qui") && !text.is(place, PLACES);
    let led = fresh || reads!(text, before, "from" | "about" | "by" | "with" | "de" | "par" | "avec" | "chez" | "saw");
    if fit && (fresh && who(text, next + 1) || relative && led) {
        finds.words(text, place, next, (Label::Name, Tier::Confirm, "name-glossed"));
    }
}

/// "rencontrée à La Cité francophone", "laid off from The Wooden Monkey", ", Le Roux,": an article with a capital inside a sentence
/// begins a name.
pub(crate) fn article(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let before = place.wrapping_sub(1);
    if text.style != Style::Mixed
        || !reads!(text, place, "the" | "le" | "la" | "les")
        || !text.capital(place)
        || !text.letters(before)
        || text.at(before).case != Case::Lower
        || !text.sep_within(place, sep::SPACE | sep::COMMA)
        || text.sep(next) != sep::SPACE
        || !text.capital(next)
        || text.at(next).case != Case::Title
        || text.is(next, MED.or(FUNCTION).or(MONTH).or(WEEKDAY).or(PROVINCE).or(STOP).or(TITLE))
        || text.marked(next, mark::CALM)
    {
        return;
    }
    let mut end = next + 1;
    while end < next + 4
        && text.letters(end)
        && text.sep_within(end, sep::SPACE | sep::HYPHEN)
        && text.at(end).case == Case::Title
    {
        end += 1;
    }
    finds.words(text, place, end, (Label::Org, Tier::Confirm, "organization-article"));
}

/// Within three words somebody's work or kin, which a mark or a verb ends.
fn who(text: &Text, first: usize) -> bool {
    (first..first + 3).any(|at| {
        (first..=at).all(|word| {
            text.sep_within(word, sep::SPACE | sep::HYPHEN)
                && (text.at(word).case == Case::Lower || text.is(word, ROLE))
        }) && (text.is(at, KIN.or(ROLE)) || work::occupation(text.at(at).hash))
            && text.sep(at + 1) & (sep::COMMA | sep::PERIOD | sep::STOP) != 0
    })
}
